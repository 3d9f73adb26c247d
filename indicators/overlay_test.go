package indicators

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func with(t testing.TB, c *Catalogue, entries ...Entry) *Catalogue {
	t.Helper()
	d, err := c.With(entries)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWith(t *testing.T) {
	c := realCatalogue(t)
	added, replaced := entryOf(t, c, "6311 p0 2026-03 4.50"), entryOf(t, c, "6311 p1 2025-03 0.53")
	held := entryOf(t, c, "6311 p2 2025-03 0.5", func(e *Entry) { e.Held = HeldJump })
	september := entryOf(t, c, "6300 poor 2026-09 150.25")
	d := with(t, c, september, replaced, added, held)

	for _, tt := range []struct{ got, want string }{
		{printed(d.Newest("6311", P0, Unknown)), "2026-03: 4,50"},
		{printed(d.Figure("6311", P1, march25)), "2025-03: 0,53"},
		{printed(d.Figure("6311", P2, march25)), "2025-03: 0,09"},
		{printed(d.Newest("6300", Poor, Unknown)), "2026-09: 150,25"},
		{printed(d.Newest("6312", P0, Unknown)), printed(c.Newest("6312", P0, Unknown))},
		{printed(c.Newest("6311", P0, Unknown)), "2025-03: 4,64"},
		{printed(c.Figure("6311", P1, march25)), "2025-03: 0,51"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s; want %s", tt.got, tt.want)
		}
	}
	if d.Count() != c.Count()+2 || c.UsesAPI() || !d.UsesAPI() || d.Checked() != "2026-11-24" {
		t.Errorf("%d figures, API %v and %v, checked %s", d.Count(), c.UsesAPI(), d.UsesAPI(), d.Checked())
	}
	f, _ := d.Figure("6311", P1, march25)
	s, ok := d.Source(f.Source)
	want := Source{"bps-api:0000/621", "BPS Web API, tabel 0000/621", bpsName, "webapi.bps.go.id", "2026-11-24", "figures are official BPS statistics", "values"}
	if !f.Confirmed() || !ok || s != want {
		t.Errorf("source %+v", s)
	}
	if f, _ := d.Figure("6311", P2, march25); f.Confirmed() {
		t.Error("a figure that was not read is confirmed")
	}
	if d := with(t, c, held); d.UsesAPI() || d.Count() != c.Count() {
		t.Error("a held entry is told")
	}
}

func TestWithWidensTheYears(t *testing.T) {
	c := realCatalogue(t)
	d := with(t, c, entryOf(t, c, "6311 p0 2030-03 4.50"), entryOf(t, c, "6311 p0 2004 9.5"))
	if first, last := d.Years(); first != 2004 || last != 2030 {
		t.Errorf("%d to %d", first, last)
	}
	if first, last := c.Years(); first != 2010 || last != 2026 {
		t.Errorf("before: %d to %d", first, last)
	}
}

func TestNewestEntryCounts(t *testing.T) {
	c := realCatalogue(t)
	newer := entryOf(t, c, "6311 p0 2026-03 4.70", func(e *Entry) { e.At = e.At.Add(time.Hour) })
	older := entryOf(t, c, "6311 p0 2026-03 4.50")
	for _, entries := range [][]Entry{{older, newer}, {newer, older}} {
		if got := printed(with(t, c, entries...).Newest("6311", P0, Unknown)); got != "2026-03: 4,70" {
			t.Error(got)
		}
	}
}

// A caution ends where BPS itself has said the figure, unless it speaks of the
// survey or of a value that is odd whoever says it.
func TestCautionsUnderEntries(t *testing.T) {
	files := smallFiles()
	files["flags.csv"] = "region_code,year,period,indicator,kept_value,other_value,other_source,kind,note\n"
	files["indicators.csv"] = "region_code,year,period,indicator,value,source_id\n"
	for n, k := range flagKinds {
		year := 2015 + n
		files["indicators.csv"] += fmt.Sprintf("6311,%d,03,p0,5.32,bps\n", year)
		files["flags.csv"] += fmt.Sprintf("6311,%d,03,p0,5.32,5.33,a paper,%s,\n6311,%d,03,p0,5.32,,,definition,\n", year, k, year)
	}
	c, err := readSmall(files)
	if err != nil {
		t.Fatal(err)
	}
	kinds := func(origin Origin, value string) (left []FlagKind) {
		var entries []Entry
		for n := range flagKinds {
			entries = append(entries, entryOf(t, c, fmt.Sprintf("6311 p0 %d-03 %s", 2015+n, value), func(e *Entry) { e.Origin = origin }))
		}
		d := with(t, c, entries...)
		for n, k := range flagKinds {
			f, _ := d.Figure("6311", P0, Period{2015 + n, March})
			if f.Flag == nil {
				t.Fatalf("the definition's caution is lost from %v", f.Period)
			}
			if f.Flag.Kind == k && k != Definition {
				left = append(left, k)
			}
		}
		if d.Count() != c.Count() {
			t.Errorf("%d figures", d.Count())
		}
		return left
	}
	for _, tt := range []struct {
		origin Origin
		value  string
		want   []FlagKind
	}{
		{FromAPI, "5.32", []FlagKind{Suspicious}},
		{FromAPI, "5.35", []FlagKind{Suspicious}},
		{FromCorrection, "5.32", []FlagKind{Suspicious}},
		{FromCorrection, "5.35", nil},
		{FromFile, "5.32", []FlagKind{Disagreement, Rejected, Rounding, SingleSource, Suspicious}},
		{FromFile, "5.35", []FlagKind{Suspicious}},
	} {
		if d := cmp.Diff(tt.want, kinds(tt.origin, tt.value)); d != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.origin, tt.value, d)
		}
	}
}

// What a correction corrected is known also under the entries of later rounds.
func TestCorrectionsAreRemembered(t *testing.T) {
	c := realCatalogue(t)
	d := with(t, with(t, c, entryOf(t, c, "6311 line 2025-03 545120", corrects(t, "544169"))), entryOf(t, c, "1101 p0 2026-03 18.00"))
	f, _ := d.Figure("6311", Line, march25)
	if was, ok := d.correctedFrom(Key{"6311", Line, march25}); !ok || was.String() != "544169" || f.Value.String() != "545120" {
		t.Errorf("%s, before %s, %v", f.Value, was, ok)
	}
}

func TestWithRefuses(t *testing.T) {
	c := realCatalogue(t)
	good := entryOf(t, c, "6311 p0 2026-03 4.50")
	for name, change := range map[string]func(*Entry){
		"region":    func(e *Entry) { e.Region = "6399" },
		"indicator": func(e *Entry) { e.Indicator = 5 },
		"month":     func(e *Entry) { e.Period.Month = 4 },
		"year":      func(e *Entry) { e.Period.Year = 1899 },
		"value":     func(e *Entry) { e.Value = Decimal{10001, 2} },
		"negative":  func(e *Entry) { e.Value = Decimal{-1, 2} },
		"places":    func(e *Entry) { e.Value = Decimal{1, 5} },
		"too large": func(e *Entry) { e.Indicator, e.Value = Line, Decimal{1 << 31, 0} },
		"origin":    func(e *Entry) { e.Origin = "rumour" },
	} {
		bad := good
		change(&bad)
		if d, err := c.With([]Entry{good, bad}); !errors.Is(err, ErrData) || d != nil {
			t.Errorf("%s: %v", name, err)
		}
		bad.Held = HeldUnit
		if _, err := c.With([]Entry{good, bad}); err != nil {
			t.Errorf("%s, held: %v", name, err)
		}
	}
}

// TestWithEqualsAModel lays random entries over the small catalogue, twice, and
// holds every cell against a map.
func TestWithEqualsAModel(t *testing.T) {
	small, err := readSmall(smallFiles())
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		c, model := small, map[Key]string{{"6311", P0, Period{2020, March}}: "5.32", {"6311", Line, Period{2020, March}}: "441488"}
		for round := range 2 {
			var entries []Entry
			for range rapid.IntRange(0, 12).Draw(rt, "entries") {
				k := Key{rapid.SampledFrom([]string{"0000", "6300", "6309", "6311"}).Draw(rt, "region"),
					rapid.SampledFrom(All[:]).Draw(rt, "indicator"),
					Period{rapid.IntRange(2018, 2022).Draw(rt, "year"), rapid.SampledFrom([]Month{Unknown, March, September}).Draw(rt, "month")}}
				e := Entry{Region: k.Region, Indicator: k.Indicator, Period: k.Period, Value: Decimal{rapid.Int64Range(1, 9999).Draw(rt, "value"), 2},
					Origin: rapid.SampledFrom([]Origin{FromAPI, FromFile, FromCorrection}).Draw(rt, "origin"), At: auditTime.Add(time.Duration(len(entries)) * time.Second)}
				entries, model[k] = append(entries, e), e.Value.String()
			}
			next, err := c.With(entries)
			if err != nil {
				rt.Fatal(round, err)
			}
			c = next
		}
		got := map[Key]string{}
		for _, cell := range asCells(c, func(Figure) bool { return true }) {
			got[cell.Key()] = cell.Value.String()
		}
		if d := cmp.Diff(model, got); d != "" || c.Count() != len(model) {
			rt.Errorf("figures (-want +got):\n%s", d)
		}
		if !slices.IsSortedFunc(c.flags, func(a, b flagged) int { return int(a.cell - b.cell) }) || small.Count() != 2 {
			rt.Error("cautions are out of order, or the catalogue below has changed")
		}
		for _, f := range c.flags {
			if c.cells[f.cell].form&hasFlag == 0 || c.cells[f.cell].period() != (Period{2020, March}) {
				rt.Error("a caution has moved")
			}
		}
	})
}

// TestWithKeepsWhatIsDerived compares a catalogue with itself read over the API.
func TestWithKeepsWhatIsDerived(t *testing.T) {
	c := realCatalogue(t)
	d := with(t, c, Audit(c, asCells(c, func(Figure) bool { return true }), auditTime).Same...)
	if d.Count() != c.Count() || len(d.flags) >= len(c.flags) || len(d.flags) == 0 {
		t.Errorf("%d figures with %d cautions; before %d, %d", d.Count(), len(d.flags), c.Count(), len(c.flags))
	}
	for _, r := range c.regions {
		for _, i := range All {
			before, _ := c.Newest(r.Code, i, Unknown)
			after, _ := d.Newest(r.Code, i, Unknown)
			if before.Value != after.Value || before.Period != after.Period || after.Flag != nil && before.Flag == nil {
				t.Errorf("%+v became %+v", before, after)
			}
		}
	}
}

func BenchmarkWith(b *testing.B) {
	c := realCatalogue(b)
	entries := Audit(c, asCells(c, func(f Figure) bool { return f.Period.Year >= 2024 }), auditTime).Same
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.With(entries); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(entries)), "entries")
}
