package chart

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

// mapOf is a map of a group of the catalogue.
func mapOf(t testing.TB, c *indicators.Catalogue, group string, i indicators.Indicator, period string, own ...string) Map {
	t.Helper()
	g, ok := c.Group(group)
	p, ok2 := indicators.ParsePeriod(period)
	if !ok || !ok2 {
		t.Fatalf("no group %s or period %s", group, period)
	}
	return Map{Group: g, Indicator: i, Period: p, Own: own}
}

// everyMap are those of all groups in a few surveys, with regions outlined and without.
func everyMap(t testing.TB, c *indicators.Catalogue) []Map {
	var list []Map
	for _, id := range append(mapped(c), "around:7108") {
		for _, i := range indicators.All {
			for _, p := range []string{"2025-03", "2016-03", "2013"} {
				if p != "2025-03" && i != indicators.P0 && i != indicators.Line {
					continue
				}
				m := mapOf(t, c, id, i, p)
				if members := m.Group.Members; p == "2025-03" {
					m.Own = []string{members[len(members)/2], members[0], "9999"}
				}
				list = append(list, m)
			}
		}
	}
	return list
}

// sketchedMap is what a map draws.
func sketchedMap(t testing.TB, c *indicators.Catalogue, m Map) sheet {
	t.Helper()
	p, ok := m.plan(c)
	if !ok {
		t.Fatalf("%s: nothing to draw", m.Group.Name)
	}
	return p.sheet()
}

// TestMaps holds what is said of all groups against the catalogue, and looks at every word
// in the pictures.
func TestMaps(t *testing.T) {
	c := catalogue(t)
	drawn := 0
	for _, m := range everyMap(t, c) {
		v, err := m.View(c)
		if errors.Is(err, ErrNothing) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		drawn++
		tells(t, c, m, v)
		ctx := blind()
		v.draw(ctx)
		readable(t, v.Title, ctx)
		if len(m.Group.Members) <= mostNamed && !named(sketchedMap(t, c, m), ctx) {
			t.Errorf("%s: not every region has its name", v.Title)
		}
	}
	if drawn < 280 {
		t.Errorf("%d maps", drawn)
	}
}

// tells checks that Alt is short enough, and that each value in it is a figure told or a
// limit of a class.
func tells(t *testing.T, c *indicators.Catalogue, m Map, v View) {
	t.Helper()
	known := map[string]bool{}
	for _, f := range v.Told {
		if got, ok := c.Figure(f.Region, f.Indicator, f.Period); !ok || got.Value != f.Value {
			t.Errorf("%s: told %+v, the catalogue has %+v", v.Title, f, got)
		}
		if !strings.Contains(v.Alt, f.Indicator.Number(f.Value)) {
			t.Errorf("%s: %s of %s is not in %q", v.Title, f.Value, f.Region, v.Alt)
		}
		known[f.Indicator.Number(f.Value)] = true
	}
	for _, w := range valueWritten.FindAllString(v.Title, -1) {
		if !known[w] {
			t.Errorf("%s: %s is not among the figures told", v.Title, w)
		}
	}
	alt := v.Alt
	for _, k := range Classes(c, m.Group, m.Indicator, m.Period) {
		alt = strings.Replace(alt, upper(k.Words)+":", "", 1)
	}
	for _, w := range valueWritten.FindAllString(alt, -1) {
		if !known[w] {
			t.Errorf("%s: %s in %q is not among the figures told", v.Title, w, v.Alt)
		}
	}
	if n := utf8.RuneCountInString(v.Alt); n > altMost || v.Alt == "" || v.Title == "" || strings.Contains(v.Alt+v.Title, nbsp) || strings.Contains(v.Alt, "  ") {
		t.Errorf("%d characters: %s: %s", n, v.Title, v.Alt)
	}
}

// named tells whether every region of a map has a name on it.
func named(s sheet, c *canvas) bool {
	return !slices.ContainsFunc(s.Places, func(p patch) bool {
		return !slices.ContainsFunc(c.words, func(w written) bool {
			begin := strings.TrimRight(w.words, ".-")
			return slices.ContainsFunc(p.Names, func(n string) bool { return len(begin) > 1 && strings.HasPrefix(n, begin) })
		})
	})
}

// TestMapsByBorders draws shapes, where files of borders are at hand, and the ones drawn by
// hand.
func TestMapsByBorders(t *testing.T) {
	c := catalogue(t)
	for _, x := range []struct {
		file, group string
		own         string
	}{
		{filepath.Join("testdata", "batas.geojson"), "6300", "6311"},
		{atHand("kabkota"), "8100", "8171"},
		{atHand("kabkota"), "districts", "6311"},
		{atHand("provinsi"), "0000", "6300"},
	} {
		t.Run(filepath.Base(x.file)+" "+x.group, func(t *testing.T) {
			m := mapOf(t, c, x.group, indicators.P0, "2025-03", x.own)
			m.Borders = borders(t, x.file)
			v, err := m.View(c)
			if err != nil {
				t.Fatal(err)
			}
			tells(t, c, m, v)
			if !strings.Contains(v.Alt, "bukan acuan resmi") || strings.Contains(v.Alt, "kotak") {
				t.Error(v.Alt)
			}
			ctx := newCanvas()
			v.draw(ctx)
			readable(t, v.Title, ctx)
		})
	}
}

func TestMapShapeless(t *testing.T) {
	c := catalogue(t)
	m := mapOf(t, c, "6300", indicators.P0, "2025-03")
	m.Borders = drawnByHand(t)
	if v, _ := m.View(c); !strings.Contains(v.Alt, "Tanpa gambar batas: Kota Banjarmasin.") {
		t.Error(v.Alt)
	}
	other := mapOf(t, c, "6200", indicators.P0, "2025-03")
	tiles, _ := other.View(c)
	other.Borders = m.Borders
	if v, _ := other.View(c); v.Key != tiles.Key {
		t.Error("borders of other regions are used")
	}
}

func TestMapNothing(t *testing.T) {
	c := catalogue(t)
	for name, m := range map[string]Map{
		"no figures":   mapOf(t, c, "6300", indicators.P2, "2024-03"),
		"no group":     {Indicator: indicators.P0, Period: march25},
		"no regions":   {Group: indicators.Group{Members: []string{"9999"}}, Period: march25},
		"the nation":   {Group: indicators.Group{Members: []string{"0000"}}, Period: march25},
		"no indicator": {Group: indicators.Group{Members: []string{"6311"}}, Indicator: 77, Period: march25},
	} {
		if _, err := m.View(c); !errors.Is(err, ErrNothing) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMapKeys checks that what looks otherwise has another key, and nothing else.
func TestMapKeys(t *testing.T) {
	c := catalogue(t)
	view := func(change func(*Map)) string {
		m := mapOf(t, c, "6300", indicators.P0, "2025-03", "6311")
		change(&m)
		v, err := m.View(c)
		if err != nil {
			t.Fatal(err)
		}
		return v.Key
	}
	usual := view(func(*Map) {})
	for name, change := range map[string]func(*Map){
		"own":       func(m *Map) { m.Own = []string{"6310"} },
		"period":    func(m *Map) { m.Period.Year = 2024 },
		"indicator": func(m *Map) { m.Indicator = indicators.P1 },
		"group":     func(m *Map) { m.Group, _ = c.Group("banua6") },
		"borders":   func(m *Map) { m.Borders = drawnByHand(t) },
	} {
		if view(change) == usual {
			t.Errorf("another %s has the same key", name)
		}
	}
	if view(func(m *Map) {
		m.Own = []string{"6311", "9999", "6311"}
		m.Group.Members = slices.Concat(m.Group.Members, []string{"6311"})
	}) != usual {
		t.Error("the same map has another key")
	}
}

// TestMapOfCautions checks that flagged figures have no class, no colour and no end.
func TestMapOfCautions(t *testing.T) {
	c := catalogue(t)
	m := mapOf(t, c, "6500", indicators.P1, "2025-03", "6571")
	s := sketchedMap(t, c, m)
	at := slices.IndexFunc(s.Places, func(p patch) bool { return p.Code == "6571" })
	if p := s.Places[at]; p.Class != unclassed || p.End || p.Value != "0,04*" {
		t.Errorf("%+v", p)
	}
	if strings.Contains(s.Frame.Title, "0,04") {
		t.Error(s.Frame.Title)
	}
	aceh := sketchedMap(t, c, mapOf(t, c, "1100", indicators.Line, "2025-03"))
	if aceh.Frame.Title != "Garis kemiskinan di Aceh, Maret"+nbsp+"2025" {
		t.Errorf("with four of 23 figures the title is %q", aceh.Frame.Title)
	}
}

func TestNamesOnTiles(t *testing.T) {
	f := newFitter(blind(), noteSize)
	for _, x := range []struct {
		names []string
		most  float64
		lines int
		want  []string
	}{
		{[]string{"Tapin"}, 80, 1, []string{"Tapin"}},
		{[]string{"Hulu Sungai Utara", "HSU"}, 130, 2, []string{"Hulu Sungai", "Utara"}},
		{[]string{"Hulu Sungai Utara", "HSU"}, 80, 2, []string{"HSU"}},
		{[]string{"Banjarmasin"}, 80, 2, []string{"Banjar-", "masin"}},
		{[]string{"Tulungagung"}, 90, 2, []string{"Tulu-", "ngagung"}},
		{[]string{"Probolinggo"}, 80, 1, []string{"Probol."}},
		{[]string{"Kota Mojokerto"}, 80, 2, []string{"Kota", "Mojok."}},
		{[]string{"Sidenreng Rappang"}, 135, 1, []string{"Sidenreng R."}},
		{[]string{"Ngada"}, 20, 2, nil},
	} {
		got, _ := f.fit(x.names, x.most, x.lines)
		if diff := cmp.Diff(x.want, got); diff != "" {
			t.Errorf("%v: %s", x.names, diff)
		}
	}
}

// shownMaps are the pictures of the golden page of maps.
func shownMaps(t testing.TB, c *indicators.Catalogue) []shown {
	by := func(group string, i indicators.Indicator, period string, own ...string) Map {
		m := mapOf(t, c, group, i, period, own...)
		m.Borders = drawnByHand(t)
		return m
	}
	return []shown{
		{"peta: biasa", "peta-biasa", mapOf(t, c, "6300", indicators.P0, "2025-03", "6311")},
		{"peta: garis kemiskinan", "", mapOf(t, c, "6300", indicators.Line, "2025-03", "6311")},
		{"peta: jumlah", "", mapOf(t, c, "3500", indicators.Poor, "2025-03", "3578")},
		{"peta: 38 provinsi", "", mapOf(t, c, "0000", indicators.P0, "2025-03", "6300")},
		{"peta: provinsi sebelum pemekaran", "", mapOf(t, c, "0000", indicators.P0, "2023-03", "9400")},
		{"peta: 514 kabupaten/kota", "peta-514", mapOf(t, c, "districts", indicators.P0, "2025-03", "6311")},
		{"peta: angka bercatatan", "peta-catatan", mapOf(t, c, "6500", indicators.P1, "2025-03", "6571")},
		{"peta: hampir semua bercatatan", "", mapOf(t, c, "1100", indicators.Line, "2025-03", "1101")},
		{"peta: nilai sama di ujung", "", mapOf(t, c, "7100", indicators.P2, "2025-03", "7111")},
		{"peta: bulan tidak pasti", "", mapOf(t, c, "6300", indicators.P0, "2012", "6311")},
		{"peta: tanpa wilayah sendiri", "", mapOf(t, c, "5300", indicators.P0, "2025-03")},
		{"peta: wilayah yang belum ada", "", mapOf(t, c, "7400", indicators.P0, "2015-03")},
		{"peta: kelompok", "peta-kelompok", mapOf(t, c, "banua6", indicators.P0, "2025-03", "6311", "6309")},
		{"peta: satu wilayah", "", Map{Group: indicators.Group{ID: ownPrefix + "x", Name: "Uji", Members: []string{"6311"}}, Period: march25}},
		{"peta: batas", "peta-batas", by("6300", indicators.P0, "2025-03", "6311")},
		{"peta: batas, angka bercatatan", "", by("6300", indicators.P1, "2024-03", "6311")},
	}
}

// TestGoldenMaps compares the words of maps with their golden page, and pictures as an eye
// does.
func TestGoldenMaps(t *testing.T) {
	c := catalogue(t)
	var page strings.Builder
	for _, s := range shownMaps(t, c) {
		v, err := s.spec.View(c)
		if err != nil {
			t.Errorf("%s: %v", s.what, err)
			continue
		}
		page.WriteString("== " + s.what + "\n" + v.Title + "\n" + v.Alt + "\n\n")
		if s.file != "" {
			t.Run(s.file, func(t *testing.T) { compare(t, c, s) })
		}
	}
	name := filepath.Join("testdata", "halaman-peta.txt")
	if *update {
		if err := os.WriteFile(name, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), page.String()); diff != "" {
		t.Errorf("the golden page differs (-want +got):\n%s", diff)
	}
}

func BenchmarkMap(b *testing.B) {
	c := catalogue(b)
	benchmark(b, c, mapOf(b, c, "6300", indicators.P0, "2025-03", "6311"))
}

func BenchmarkMapProvinces(b *testing.B) {
	c := catalogue(b)
	benchmark(b, c, mapOf(b, c, "0000", indicators.P0, "2025-03", "6300"))
}

func BenchmarkMapIndonesia(b *testing.B) {
	c := catalogue(b)
	benchmark(b, c, mapOf(b, c, "districts", indicators.P0, "2025-03", "6311"))
}

func BenchmarkChoropleth(b *testing.B) {
	c := catalogue(b)
	m := mapOf(b, c, "districts", indicators.P0, "2025-03", "6311")
	m.Borders = borders(b, atHand("kabkota"))
	benchmark(b, c, m)
}
