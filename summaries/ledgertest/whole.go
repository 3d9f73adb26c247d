package ledgertest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
	"pantau/summaries"
)

// Whole is an item in which no field is empty, as one that was corrected after it had
// been told.
func Whole() summaries.Item {
	i := item(17)
	i.Release = summaries.Release{
		ID: "brs/6311/17", Kind: summaries.BRS, Source: "brs/6311", Origin: "BPS Kabupaten Balangan", Region: "6311",
		Title: "Profil Kemiskinan <Balangan> & \"sekitarnya\"\u2028", Address: "https://balangankab.bps.go.id/x?a=1&b=2",
		Date: "2026-07-15", Text: "Abstrak\n\tdua baris", PDF: "https://example.go.id/a.pdf",
	}
	i.State, i.By, i.Edition, i.Same, i.Tries, i.Known, i.Shifts = summaries.Announced, "Sekretariat TKPKD", 1, 3, 2, "2026-07-14", 1
	wita := time.FixedZone("WITA", 8*60*60)
	i.DraftAt, i.ToldAt, i.TryAt = minutes(1).In(wita), minutes(2).In(wita), minutes(3).Add(7*time.Nanosecond)
	i.Page = summaries.Page{Title: "Profil", Text: "Baris | 0,50", Region: "6311", Date: "2026-07-15", Address: "https://example.go.id/x"}
	i.Draft = draft()
	i.Changes = []summaries.Edit{{At: minutes(4).In(wita), ByBPS: true, By: "BPS", Before: "Teks lama", What: "garis kemiskinan",
		Former: &summaries.Former{Draft: *draft(), At: minutes(0).In(wita), By: "Sekretariat TKPKD"}}}
	i.Traces = []summaries.Trace{{At: minutes(1).In(wita), What: "jawaban", Text: `{"text": "{{F1}}"}`}}
	return i
}

func draft() *summaries.Summary {
	c, at := claim(), figure()
	return &summaries.Summary{
		Title: "Kemiskinan Balangan", Text: "Persentase 0,50 persen.", Words: 3, Method: summaries.ByModel,
		Claims:  []summaries.Claim{c, {}},
		Derived: []summaries.Derived{{Claim: c, From: [2]summaries.Claim{c, {Topic: "laporan"}}, How: "selisih"}},
		Dropped: []summaries.Dropped{{Claim: c, Reason: "dua satuan"}},
		Refused: []summaries.Refused{{Method: summaries.ByModel, Text: "salah", Faults: []string{"angka 0,12"}}},
		Cross:   []summaries.Cross{{Claim: c, Figure: at, From: &at, Value: number("0.50"), Agrees: true}, {Figure: indicators.Figure{Value: number("441488")}}},
		Doubts:  []string{"beda dengan tabel"}, Key: "3f2a",
	}
}

func claim() summaries.Claim {
	return summaries.Claim{
		Topic: "p0", Place: summaries.Place{Code: "6311", Name: "Kabupaten Balangan"}, Area: summaries.Rural, Period: "2026-03",
		Role: summaries.Change, Value: number("0.50"), Step: number("0.01"), Unit: summaries.PercentPoints,
		Direction: summaries.Fell, Vs: "2025-03", Trust: summaries.Confirmed, Table: true, Text: "0,50 persen poin", Sentence: 4,
		About: "kemiskinan",
	}
}

func figure() indicators.Figure {
	return indicators.Figure{
		Region: "6311", Indicator: indicators.P2, Period: indicators.Period{Year: 2026, Month: indicators.March},
		Value: number("-0.20"), Source: "bps-webapi", Territory: 2003,
		Flag: &indicators.Flag{Kind: indicators.Disagreement, Other: number("12300000000000.50"), HasOther: true, OtherSource: "lain", Note: "note"},
	}
}

// number reads a number of the contract's own, longer ones than catalogues have too.
func number(s string) (d indicators.Decimal) {
	if err := d.UnmarshalJSON([]byte(s)); err != nil {
		panic(err) // a constant of this file
	}
	return d
}

// testWhole has every field of an item come back as it went in.
func testWhole(t *testing.T, h Home) {
	l := h.Ledger()
	whole := Whole()
	kept := put(t, l, whole)[0]
	whole.Number, whole.Version = kept.Number, kept.Version
	if d := cmp.Diff(whole, kept); d != "" {
		t.Errorf("kept (-want +got):\n%s", d)
	}
	if places := kept.Draft.Cross[0].Figure.Value; places.Places != 2 || places.Units != -20 {
		t.Errorf("-0.20 became %d with %d places", places.Units, places.Places)
	}
	if kept.DraftAt.Location() != time.UTC || kept.Changes[0].At.Location() != time.UTC {
		t.Error("times are not in UTC")
	}
	has(t, h.Ledger(), kept)
	same, err := l.Change(t.Context(), kept.Number, func(*summaries.Item) error { return nil })
	check(t, err)
	whole.Version = same.Version
	if d := cmp.Diff(whole, same); d != "" {
		t.Errorf("written back (-want +got):\n%s", d)
	}
}

// testOwnCopy has callers write on what they gave and got: the ledger's is another.
func testOwnCopy(t *testing.T, h Home) {
	l := h.Ledger()
	given := Whole()
	got := put(t, l, given)[0]
	want, _, err := l.Find(t.Context(), 1)
	check(t, err)
	for _, i := range []summaries.Item{given, got} {
		i.Draft.Text, i.Draft.Claims[0].Text, i.Draft.Cross[0].Figure.Flag.Note = "x", "x", "x"
		i.Changes[0].What, i.Traces[0].Text = "x", "x"
	}
	has(t, l, want)
	_, err = l.Change(t.Context(), 1, func(i *summaries.Item) error {
		i.Draft.Text, i.Traces[0].Text = "x", "x"
		return errOwn
	})
	if err != errOwn {
		t.Errorf("error is %v", err)
	}
	has(t, l, want)
}
