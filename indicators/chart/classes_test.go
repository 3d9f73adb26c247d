package chart

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

var march25 = indicators.Period{Year: 2025, Month: indicators.March}

// TestClassesPart checks over all maps that every ranked region is in the one class in
// which its value lies, that no class is empty, and that limits are round.
func TestClassesPart(t *testing.T) {
	c := catalogue(t)
	maps := 0
	for _, id := range mapped(c) {
		for _, i := range indicators.All {
			for _, p := range []indicators.Period{march25, {Year: 2024, Month: indicators.March}, {Year: 2016, Month: indicators.March}, {Year: 2013}} {
				g, _ := c.Group(id)
				r := c.Rank(g, i, p)
				classes := Classes(c, g, i, p)
				if len(r.Rows) == 0 {
					if classes != nil {
						t.Errorf("%s %s: classes of nothing", id, i.ID())
					}
					continue
				}
				maps++
				parts(t, c, r, classes)
			}
		}
	}
	if maps < 600 {
		t.Errorf("%d maps", maps)
	}
}

func parts(t *testing.T, c *indicators.Catalogue, r indicators.Ranking, classes []Class) {
	t.Helper()
	what := r.Group.ID + " " + r.Indicator.ID() + " " + r.Period.ID()
	var in []string
	for k, class := range classes {
		in = append(in, class.Codes...)
		if len(class.Codes) == 0 || class.Words == "" {
			t.Errorf("%s: class %d is %+v", what, k, class)
		}
		if k > 0 && (class.Low != classes[k-1].High || class.Low.Sign() <= 0) {
			t.Errorf("%s: class %d begins at %v", what, k, class.Low)
		}
		if k > 0 && significant(class.Low) > 3 {
			t.Errorf("%s: %v is not round", what, class.Low)
		}
		for _, code := range class.Codes {
			f, _ := c.Figure(code, r.Indicator, r.Period)
			if f.Flag != nil || f.Value.Cmp(class.Low) < 0 || k < len(classes)-1 && f.Value.Cmp(class.High) >= 0 {
				t.Errorf("%s: %s %v is in %q", what, code, f.Value, class.Words)
			}
		}
	}
	if diff := cmp.Diff(codesOf(r.Rows), in); diff != "" {
		t.Errorf("%s: %s", what, diff)
	}
	if n := len(classes); n > mostClasses || len(r.Rows) >= 12 && n < 4 {
		t.Errorf("%s: %d classes of %d regions", what, n, len(r.Rows))
	}
}

// significant is how many digits a number has without the zeros at its ends.
func significant(d indicators.Decimal) int {
	return len(strings.Trim(strings.Replace(d.String(), ".", "", 1), "0"))
}

func TestClassWords(t *testing.T) {
	c := catalogue(t)
	for _, x := range []struct {
		group string
		i     indicators.Indicator
		p     indicators.Period
		want  []string
	}{
		{"6300", indicators.P0, march25, []string{"di bawah 3,00", "3,00–3,99", "4,00–4,99", "5,00 ke atas"}},
		{"6300", indicators.Line, march25, []string{"di bawah Rp550.000", "Rp550.000–599.999", "Rp600.000–649.999", "Rp650.000–699.999", "Rp700.000 ke atas"}},
		{"6300", indicators.Poor, march25, []string{"di bawah 10,00", "10,00–11,99", "12,00–13,99", "14,00 ke atas"}},
		{"6300", indicators.P2, march25, []string{"di bawah 0,06", "0,06–0,07", "0,08–0,09", "0,10–0,11", "0,12 ke atas"}},
		{"1100", indicators.Line, march25, []string{"di bawah Rp600.000", "Rp600.000 ke atas"}},
	} {
		g, _ := c.Group(x.group)
		var got []string
		for _, class := range Classes(c, g, x.i, x.p) {
			got = append(got, class.Words)
		}
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%s %s: %s", x.group, x.i.ID(), diff)
		}
	}
}

// TestLimits has values that no catalogue has.
func TestLimits(t *testing.T) {
	for _, x := range []struct {
		name  string
		units []int64
		want  []int64
	}{
		{"one value", []int64{464}, nil},
		{"equal values", []int64{464, 464, 464}, nil},
		{"two values", []int64{464, 465}, []int64{465}},
		{"from zero", []int64{0, 1, 2}, []int64{1, 2}},
		{"an outlier", []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 90000}, []int64{3, 5, 7, 9}},
	} {
		v := values{places: 2, units: x.units}
		if diff := cmp.Diff(x.want, v.limits()); diff != "" {
			t.Errorf("%s: %s", x.name, diff)
		}
	}
}

// TestClassesAlone checks one class and a doubled region.
func TestClassesAlone(t *testing.T) {
	c := catalogue(t)
	got := Classes(c, indicators.Group{Members: []string{"6311", "6311"}}, indicators.P0, march25)
	if len(got) != 1 || got[0].Words != "4,64" || !slices.Equal(got[0].Codes, []string{"6311"}) {
		t.Errorf("got %+v", got)
	}
}

// TestShades checks that classes get ever darker, are told apart in grey and by the
// colour-blind, and that words on them have their contrast.
func TestShades(t *testing.T) {
	for _, i := range []indicators.Indicator{indicators.P0, indicators.Line} {
		for count := 1; count <= mostClasses; count++ {
			shades := shadesOf(i, count)
			if len(shades) != count {
				t.Fatalf("%d shades, want %d", len(shades), count)
			}
			for k, s := range shades {
				if got := contrast(s.ink, s.fill); got < 4.5 {
					t.Errorf("words on %s: %.2f to 1", code(s.fill), got)
				}
				if k == 0 {
					continue
				}
				last := shades[k-1].fill
				if d := lab(linear(last))[0] - lab(linear(s.fill))[0]; d < 12 {
					t.Errorf("in grey %s is %.1f darker than %s", code(s.fill), d, code(last))
				}
				for name, m := range mapSights() {
					if d := distance(seen(m, last), seen(m, s.fill)); d < 14 {
						t.Errorf("%s: %s and %s are %.1f apart", name, code(last), code(s.fill), d)
					}
				}
			}
		}
	}
	if distance(lab(linear(blues[3].fill)), lab(linear(violets[3].fill))) < 20 {
		t.Error("the poverty line has the colours of poverty")
	}
}

// mapSights are the sights of the palette with tritanopia (Machado and others, too).
func mapSights() map[string][3][3]float64 {
	all := map[string][3][3]float64{"tritanopia": {
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900},
	}}
	for name, m := range sights {
		all[name] = m
	}
	return all
}

// TestMarksShow checks the lines on shades: the rim of tiles, the thick outline with its
// line of paper, and hatching, which is under words.
func TestMarksShow(t *testing.T) {
	for _, s := range slices.Concat(blues[:], violets[:]) {
		if got := math.Max(contrast(ink, s.fill), contrast(paper, s.fill)); got < 4.5 {
			t.Errorf("an outline on %s: %.2f to 1", code(s.fill), got)
		}
	}
	if got := contrast(ink, hatchLine); got < 4.5 {
		t.Errorf("words on hatching: %.2f to 1", got)
	}
}
