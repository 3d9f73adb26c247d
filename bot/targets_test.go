package bot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
	"pantau/indicators/data"
)

func catalogueOf(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReadTarget(t *testing.T) {
	c := catalogueOf(t)
	p0, line, poor := []indicators.Indicator{indicators.P0}, []indicators.Indicator{indicators.Line}, []indicators.Indicator{indicators.Poor}
	for _, tt := range []struct {
		words string
		want  targetDraft
	}{
		{`p0 2027 4,10-4,35 "RPJMD 2025–2029" hlm 87`, targetDraft{p0, 2027, "4,10", "4,35", "RPJMD 2025–2029", "87"}},
		{`2027 p0 “RPJMD 2025–2029” halaman IV-12 4,10 – 4,35`, targetDraft{p0, 2027, "4,10", "4,35", "RPJMD 2025–2029", "IV-12"}},
		{`garis kemiskinan 2026 Rp550.000 RKPD 2026 Perubahan hal. 3`, targetDraft{line, 2026, "Rp550.000", "", "RKPD 2026 Perubahan", "3"}},
		{`p0 4,10 s.d. 4,35 2027`, targetDraft{p0, 2027, "4,10", "4,35", "", ""}},
		{`p0 2027 4,10%-4,35%`, targetDraft{p0, 2027, "4,10", "4,35", "", ""}},
		{`jumlah 2027 6,20`, targetDraft{poor, 2027, "6,20", "", "", ""}},
		{`p0`, targetDraft{indicators: p0}},
		{`p0 hlm`, targetDraft{indicators: p0}},
		{``, targetDraft{}},
	} {
		got := readTarget(c, arguments(tt.words))
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(targetDraft{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.words, diff)
		}
	}
}

func TestTargetBounds(t *testing.T) {
	for _, tt := range []struct {
		low, high string
		ok        bool
	}{
		{"4,10", "4,35", true}, {"4,10", "", true}, {"4,35", "4,10", false}, {"4,10", "4,10", true}, {"x", "", false},
	} {
		if _, _, ok := (targetDraft{low: tt.low, high: tt.high}).bounds(); ok != tt.ok {
			t.Errorf("%s to %s: %v, want %v", tt.low, tt.high, ok, tt.ok)
		}
	}
}

// TestMayStand lets every published figure pass as a target, and values in another
// unit not.
func TestMayStand(t *testing.T) {
	c := catalogueOf(t)
	for _, r := range c.Regions() {
		for _, i := range indicators.All {
			for _, m := range []indicators.Month{indicators.Unknown, indicators.March, indicators.September} {
				for _, f := range c.Series(r.Code, i, m) {
					if !mayStand(r.Kind, i, f.Value) {
						t.Errorf("%s %s %s: %s is refused", r.Full, i.ID(), f.Period.ID(), f.Value)
					}
				}
			}
		}
	}
	for _, tt := range []struct {
		i     indicators.Indicator
		value string
	}{{indicators.P0, "410"}, {indicators.Poor, "6420"}, {indicators.Line, "545.12"}, {indicators.P1, "51"}, {indicators.P0, "-1"}} {
		v, err := indicators.ParseDecimal(tt.value)
		if err != nil || mayStand(indicators.Kabupaten, tt.i, v) {
			t.Errorf("%s %s passes (%v)", tt.i.ID(), tt.value, err)
		}
	}
}

// FuzzTarget holds readTarget to: a year that it names is one, and values that it
// takes are numbers.
func FuzzTarget(f *testing.F) {
	c := catalogueOf(f)
	f.Add(`p0 2027 4,10-4,35 "RPJMD 2025–2029" hlm 87`)
	f.Add("gk 2026 550.000 – RKPD hal")
	f.Fuzz(func(t *testing.T, words string) {
		d := readTarget(c, arguments(words))
		if d.year != 0 && (d.year < 2000 || d.year > 2100) {
			t.Errorf("%q has the year %d", words, d.year)
		}
		for _, v := range []string{d.low, d.high} {
			if _, err := indicators.ReadNumber(v); v != "" && err != nil {
				t.Errorf("%q has the value %q", words, v)
			}
		}
		if d.low == "" && d.high != "" {
			t.Errorf("%q has only an upper end", words)
		}
	})
}
