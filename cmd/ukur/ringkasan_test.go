package main

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
	"pantau/indicators/data"
)

func TestParseRingkasan(t *testing.T) {
	for args, fine := range map[string]bool{
		"ringkasan rilis": true, "ringkasan rilis --json": true, "ringkasan --json rilis": true,
		"ringkasan": false, "ringkasan --json": false, "ringkasan a b": false, "ringkasan a --embedded": false, "ringkasan a --runs 3": false,
	} {
		o, err := parse(strings.Fields(args), io.Discard)
		if (err == nil) != fine {
			t.Errorf("%q: %v", args, err)
		}
		if want := (options{what: "ringkasan", dir: "rilis", asJSON: strings.Contains(args, "json")}); fine {
			if diff := cmp.Diff(want, o, cmp.AllowUnexported(options{})); diff != "" {
				t.Errorf("%q: %s", args, diff)
			}
		}
	}
}

// TestSmallReader reads numbers with what binds them.
func TestSmallReader(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Persentase penduduk miskin pada Maret 2031 sebesar 7,46 persen, turun 0,38 persen poin dari Maret 2030.", "7.46 persen p0 total 2031-03; 0.38 poin_persen p0 total 2031-03 turun 2030-03"},
		{"Kemiskinan Contoh Maret 2031: 7,46% (18.920 orang).", "7.46 persen p0 total 2031-03; 18920.00 orang  total 2031-03"},
		{"Jumlah penduduk miskin 18,92 ribu orang, berkurang 0,87 ribu orang.", "18920.00 orang n total ; 870.00 orang n total  turun "},
		{"Garis kemiskinan Rp512.340 per kapita per bulan, naik 4,15 persen.", "512340.00 rupiah gk total ; 4.15 persen gk total  naik "},
		{"Kemiskinan perkotaan 8,40 persen, perdesaan 14,51 persen.", "8.40 persen p0 perkotaan ; 14.51 persen p0 perdesaan "},
		{"Indeks kedalaman kemiskinan (P1) 0,93 dan indeks keparahan kemiskinan (P2) 0,19.", "0.93 indeks p1 total ; 0.19 indeks p2 total "},
		{"Turun dari 7,84 persen pada Maret 2030 menjadi tujuh koma empat enam persen pada Maret 2031.", "7.84 persen  total 2030-03; 7.46 persen  total 2031-03"},
		{"Rilis 12 Desember 2032, peringkat ke-4.", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range numbers(tt.text) {
			s := strings.Join([]string{n.value.FloatString(2), n.unit, n.indicator, n.area, n.period}, " ")
			if n.change {
				s += " " + n.direction + " " + n.vs
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%q: %s", tt.text, diff)
		}
	}
}

// TestCorpus summarises all labelled releases without a model: no figure may be
// unsupported, and at least 95 percent of the key figures are told.
func TestCorpus(t *testing.T) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../../summaries/testdata/rilis", "../../summaries/testdata/contoh"} {
		all, err := readLabelled(dir)
		if err != nil {
			t.Fatal(err)
		}
		var results []scored
		for _, l := range all {
			s, err := l.summarise(t.Context(), cat)
			if err != nil {
				t.Fatal(err)
			}
			results = append(results, s)
			if wrong := slices.Concat(s.Unsupported, s.Traps, s.BadAccepted); len(wrong) > 0 || s.Words > 60 {
				t.Errorf("%s: %s\n%s\n%q", s.ID, s.Title, s.Text, wrong)
			}
		}
		if total := totalOf(results); total.Recall < 95 {
			t.Errorf("%s: %.1f percent of the key figures are told", dir, total.Recall)
		}
	}
}

// TestScorerOnGold holds the scorer's own small reader against the hand-made texts: the
// acceptable ones bear no unsupported figure and no trap, and references tell the key facts.
func TestScorerOnGold(t *testing.T) {
	for _, dir := range []string{"../../summaries/testdata/rilis", "../../summaries/testdata/contoh"} {
		all, err := readLabelled(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range all {
			for i, text := range append([]string{l.Reference}, l.Good...) {
				s := l.score("", text)
				if len(s.Unsupported)+len(s.Traps) > 0 || i == 0 && len(s.Missed) > 0 || s.Words > 60 {
					t.Errorf("%s: %q: unsupported %q, traps %q, missed %q, %d words", l.ID, text, s.Unsupported, s.Traps, s.Missed, s.Words)
				}
			}
		}
	}
}

// TestScorerFindsFaults holds it against the bad ones: most are wrong by a figure or a
// trap that a simple reader sees; what is left is wrong by what it advises or repeats.
func TestScorerFindsFaults(t *testing.T) {
	seen, all := 0, 0
	labelled, err := readLabelled("../../summaries/testdata/rilis")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range labelled {
		for _, b := range l.Bad {
			all++
			if s := l.score("", b.Text); len(s.Unsupported)+len(s.Traps) > 0 {
				seen++
			} else {
				t.Logf("%s: not seen: %q (%s)", l.ID, b.Text, b.Why)
			}
		}
	}
	if share(seen, all) < 90 {
		t.Errorf("%d of %d bad summaries are seen", seen, all)
	}
}
