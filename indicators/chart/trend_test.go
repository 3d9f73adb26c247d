package chart

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"

	"pantau/indicators"
	"pantau/indicators/data"
)

// embedded is the catalogue that is part of the program.
var embedded = sync.OnceValues(func() (*indicators.Catalogue, error) { return indicators.Load(data.Files) })

func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lineage is a region with those that it lies in.
func lineage(c *indicators.Catalogue, code string) []string {
	list := []string{code}
	for r, ok := c.Region(code); ok && r.Parent != ""; r, ok = c.Region(r.Parent) {
		list = append(list, r.Parent)
	}
	return list
}

// trends are the trends of every region and indicator: as asked without years, and from
// the first year there is.
func trends(c *indicators.Catalogue) []Trend {
	var list []Trend
	for _, r := range c.Regions() {
		for _, i := range indicators.All {
			codes := lineage(c, r.Code)
			list = append(list, Trend{Codes: codes, Indicator: i}, Trend{Codes: codes, Indicator: i, From: 2010, To: 2026})
		}
	}
	return list
}

// TestTrendTellsFigures holds all that is said of any region against the catalogue.
func TestTrendTellsFigures(t *testing.T) {
	c := catalogue(t)
	drawn := 0
	for _, s := range trends(c) {
		v, err := s.View(c)
		if errors.Is(err, ErrNothing) {
			continue
		}
		drawn++
		fits(t, c, v)
		if v.Told[0].Region != s.Codes[0] {
			t.Errorf("%s: the first figure told is of %s", v.Title, v.Told[0].Region)
		}
	}
	if want := 2 * 5 * 550; drawn < want {
		t.Errorf("%d trends, want at least %d", drawn, want)
	}
}

var valueWritten = regexp.MustCompile(`Rp\d[\d.]*\d|\d[\d.]*,\d+`)

// fits checks that a picture's words are short enough and that every value in them is a
// figure of the catalogue, or in the title a difference of two.
func fits(t *testing.T, c *indicators.Catalogue, v View) {
	t.Helper()
	told := map[string]bool{}
	var values []indicators.Figure
	for _, f := range v.Told {
		if got, ok := c.Figure(f.Region, f.Indicator, f.Period); !ok || got.Value != f.Value {
			t.Errorf("%s: told %+v, the catalogue has %+v", v.Title, f, got)
		}
		told[f.Indicator.Number(f.Value)] = true
		values = append(values, f)
	}
	for _, w := range valueWritten.FindAllString(v.Alt, -1) {
		if !told[w] {
			t.Errorf("%s: %s in %q is not among the figures told", v.Title, w, v.Alt)
		}
	}
	for _, w := range valueWritten.FindAllString(v.Title, -1) {
		if !told[w] && !isDifference(w, values) {
			t.Errorf("%q: %s is no figure and no difference", v.Title, w)
		}
	}
	if n := utf8.RuneCountInString(v.Alt); n > altMost {
		t.Errorf("%s: %d characters: %s", v.Title, n, v.Alt)
	}
	if strings.Contains(v.Title+v.Alt, nbsp) || strings.Contains(v.Alt, "  ") || v.Title == "" || v.Key == "" {
		t.Errorf("%q, %q, %q", v.Title, v.Alt, v.Key)
	}
}

func isDifference(words string, of []indicators.Figure) bool {
	for _, a := range of {
		for _, b := range of {
			d := indicators.Between(a, b)
			if d.Reason == indicators.Computed && (strings.HasPrefix(amount(a.Indicator, d.Diff), words) || d.HasRelative && d.Relative.Abs().Indonesian(2) == words) {
				return true
			}
		}
	}
	return false
}

// TestTrendLines checks that lines lead from year to year within one month alone.
func TestTrendLines(t *testing.T) {
	c := catalogue(t)
	loosely := 0
	for _, s := range trends(c) {
		sk := sketched(c, s)
		if sk == nil {
			continue
		}
		for _, l := range sk.scene(nil).Lines {
			for k, at := range l.Points {
				if at.Link == unlinked {
					continue
				}
				before := l.Points[k-1]
				if before.At.Year+1 != at.At.Year || before.At.Month != at.At.Month || at.At.Month == indicators.Unknown {
					t.Errorf("%s: joined from %v to %v", l.Name, before.At, at.At)
				}
				if at.Link == firm && (before.Hollow || at.Hollow) {
					t.Errorf("%s: a firm line at a caution, %v", l.Name, at.At)
				}
				if at.Link == loose {
					loosely++
				}
			}
		}
	}
	if loosely == 0 {
		t.Error("no caution was met")
	}
}

// sketched works a trend out as View does; nil without a figure.
func sketched(c *indicators.Catalogue, tr Trend) *sketch {
	s, ok := tr.sketch(c)
	if !ok {
		return nil
	}
	return &s
}

// TestTrendNothing is of what cannot be drawn.
func TestTrendNothing(t *testing.T) {
	c := catalogue(t)
	for name, s := range map[string]Trend{
		"no region":            {},
		"unknown region":       {Codes: []string{"9999", "6311"}},
		"unknown indicator":    {Codes: []string{"6311"}, Indicator: 99},
		"years without figure": {Codes: []string{"9500"}, From: 2012, To: 2014},
		"September":            {Codes: []string{"6311", "6300"}, Month: indicators.September},
		"far years":            {Codes: []string{"6311"}, From: 2050, To: 2060},
		"before all":           {Codes: []string{"6311"}, From: 1950, To: 1960},
	} {
		if v, err := s.View(c); !errors.Is(err, ErrNothing) {
			t.Errorf("%s: %q, %v", name, v.Title, err)
		}
	}
}

// TestTrendYears is of how years asked for are understood.
func TestTrendYears(t *testing.T) {
	c := catalogue(t)
	for _, tt := range []struct{ from, to, first, last int }{
		{0, 0, 2015, 2025},
		{2019, 0, 2019, 2025},
		{0, 2020, 2015, 2020},
		{0, 2013, 2010, 2013},
		{2021, 2018, 2018, 2021},
		{1950, 2100, 2010, 2026},
		{2020, 2020, 2020, 2020},
	} {
		s := sketched(c, Trend{Codes: []string{"6311"}, From: tt.from, To: tt.to})
		if s == nil {
			t.Errorf("%d–%d: nothing", tt.from, tt.to)
			continue
		}
		if s.first != tt.first || s.last != tt.last {
			t.Errorf("%d–%d: %d–%d, want %d–%d", tt.from, tt.to, s.first, s.last, tt.first, tt.last)
		}
	}
}

// TestTrendKeys checks that keys differ where pictures do and not where they do not.
func TestTrendKeys(t *testing.T) {
	c := catalogue(t)
	seen := map[string]Trend{}
	for _, s := range trends(c) {
		v, err := s.View(c)
		if err != nil {
			continue
		}
		again, _ := s.View(c)
		if again.Key != v.Key {
			t.Errorf("%s: two keys", v.Title)
		}
		if was, ok := seen[v.Key]; ok && was.From == s.From {
			t.Errorf("one key for %v and %v", was, s)
		}
		seen[v.Key] = s
	}
}

// TestTrendWords draws the P0 of all regions and some of the rest, and looks at every
// word in them.
func TestTrendWords(t *testing.T) {
	c := catalogue(t)
	for k, s := range trends(c) {
		if usual := s.Indicator == indicators.P0 && s.From == 0; !usual && k%13 != 0 {
			continue
		}
		sk := sketched(c, s)
		if sk == nil {
			continue
		}
		scene := sk.scene(sk.own.all())
		ctx := blind()
		scene.draw(ctx)
		readable(t, scene.Frame.Title, ctx)
		for _, p := range scene.Lines[0].Points {
			if p.Words != "" && !slices.ContainsFunc(ctx.words, func(w written) bool { return w.words == p.Words }) {
				t.Errorf("%s: %s is not written", scene.Frame.Title, p.Words)
			}
		}
	}
}

// blind is a canvas that takes note of words and paints next to nothing.
func blind() *canvas {
	return &canvas{Context: gg.NewContext(1, 1), faces: map[style]font.Face{}}
}

// readable checks that words are large enough, dark enough, in the picture, whole, and
// clear of each other.
func readable(t *testing.T, title string, c *canvas) {
	t.Helper()
	for k, w := range c.words {
		if w.style.size < noteSize {
			t.Errorf("%s: %q is %g pixels high", title, w.words, w.style.size)
		}
		if !w.box.within(box{20, 16, width - 20, height - 10}) {
			t.Errorf("%s: %q leaves the picture: %v", title, w.words, w.box)
		}
		for _, o := range c.words[:k] {
			if w.box.meets(o.box, 2) {
				t.Errorf("%s: %q lies on %q", title, w.words, o.words)
			}
		}
		for _, r := range w.words {
			if _, _, ok := c.face(w.style.font, w.style.size).GlyphBounds(r); !ok {
				t.Errorf("%s: %q has no form for %q", title, w.words, r)
			}
		}
	}
}

// TestAxis checks that steps are round, cover the values and are few.
func TestAxis(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		want      string
	}{
		{3.84, 11.22, "2 4 6 8 10 12"},
		{4.64, 6.07, "4,5 5,0 5,5 6,0 6,5"},
		{312445, 650675, "200000 300000 400000 500000 600000 700000"},
		{0.2, 2, "0,0 0,5 1,0 1,5 2,0 2,5"},
		{0, 0, "0,00 0,01 0,02 0,03 0,04 0,05"},
		{5, 5, ""},
		{0.01, 0.02, ""},
		{1, 42.56, "0 10 20 30 40 50"},
		{24790, 28592.79, ""},
	} {
		a := newAxis(tt.low, tt.high)
		var list []string
		for k := a.low; k <= a.high; k++ {
			list = append(list, strings.ReplaceAll(a.at(k).Indonesian(0), ".", ""))
		}
		if got := strings.Join(list, " "); tt.want != "" && got != tt.want {
			t.Errorf("%g–%g: %s, want %s", tt.low, tt.high, got, tt.want)
		}
		if n := len(list); n < 3 || n > 9 || a.share(tt.low) < 0 || a.share(tt.high) > 1 {
			t.Errorf("%g–%g: %v", tt.low, tt.high, list)
		}
	}
}

// TestSpread checks that labels keep their order and clear of each other.
func TestSpread(t *testing.T) {
	one := func(y float64) label { return label{lines: []string{"x"}, size: 26, y: y} }
	for _, ys := range [][]float64{{100, 100, 100}, {0, 10, 20, 400}, {480, 490, 500}, {100, 131, 140, 300}} {
		var list []label
		for _, y := range ys {
			list = append(list, one(y))
		}
		spread(list, 0, 500)
		for k, b := range list {
			if b.y < 14.9 || b.y > 485.1 || k > 0 && b.y-list[k-1].y < 29.9 {
				t.Errorf("%v: %v", ys, list)
			}
			if math.IsNaN(b.y) {
				t.Errorf("%v: no number", ys)
			}
		}
	}
}

// TestCrosses is of lines and boxes.
func TestCrosses(t *testing.T) {
	b := box{10, 10, 20, 20}
	for _, tt := range []struct {
		s    segment
		want bool
	}{
		{segment{0, 0, 30, 30, 1}, true},
		{segment{0, 15, 30, 15, 1}, true},
		{segment{15, 0, 15, 30, 1}, true},
		{segment{0, 25, 30, 25, 1}, false},
		{segment{0, 0, 9, 30, 1}, false},
		{segment{12, 12, 13, 13, 1}, true},
		{segment{0, 20, 10, 40, 1}, false},
	} {
		if got := tt.s.crosses(b, 0); got != tt.want {
			t.Errorf("%v: %t", tt.s, got)
		}
	}
}

func BenchmarkTrend(b *testing.B) {
	c := catalogue(b)
	s := Trend{Codes: lineage(c, "6311"), From: 2010, To: 2026}
	benchmark(b, c, s)
}

// benchmark works a picture out and draws it.
func benchmark(b *testing.B, c *indicators.Catalogue, s Spec) {
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		v, err := s.View(c)
		if err != nil {
			b.Fatal(err)
		}
		p, err := v.Draw()
		if err != nil {
			b.Fatal(err)
		}
		size = len(p)
	}
	b.ReportMetric(float64(size), "png-bytes")
}
