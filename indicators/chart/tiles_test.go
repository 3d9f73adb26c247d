package chart

import (
	"math"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

// grouped are the codes of a group.
func grouped(t testing.TB, c *indicators.Catalogue, id string) []string {
	t.Helper()
	g, ok := c.Group(id)
	if !ok {
		t.Fatalf("no group %s", id)
	}
	return g.Members
}

// mapped are the groups that are drawn as maps: the provinces, each one's districts, all
// districts, and some of people's own.
func mapped(c *indicators.Catalogue) []string {
	return append([]string{"0000", "districts", "banua6", "around:6311"}, c.Children("0000")...)
}

// TestTilesApart checks that every region has a tile, no two have one, and the tiles begin
// at column and row 0.
func TestTilesApart(t *testing.T) {
	c := catalogue(t)
	for _, id := range mapped(c) {
		codes := grouped(t, c, id)
		at, low := map[Tile]string{}, Tile{Col: 99, Row: 99}
		for _, tile := range Tiles(c, codes) {
			low.Col, low.Row = min(low.Col, tile.Col), min(low.Row, tile.Row)
			spot := Tile{Col: tile.Col, Row: tile.Row}
			if at[spot] != "" || !slices.Contains(codes, tile.Code) {
				t.Errorf("%s: %s and %q have one tile", id, tile.Code, at[spot])
			}
			at[spot] = tile.Code
		}
		if len(at) != len(codes) || low != (Tile{}) {
			t.Errorf("%s: %d of %d regions, from %v on", id, len(at), len(codes), low)
		}
	}
}

func TestTilesOfCodes(t *testing.T) {
	c := catalogue(t)
	codes := grouped(t, c, "6300")
	turned := slices.Clone(codes)
	slices.Reverse(turned)
	turned = append(turned, "6311", "0000", "9999")
	if diff := cmp.Diff(Tiles(c, codes), Tiles(c, turned)); diff != "" {
		t.Errorf("order, doubles or strangers move tiles: %s", diff)
	}
	if got := Tiles(c, []string{"0000", "9999"}); got != nil {
		t.Errorf("nothing to place gives %v", got)
	}
	if diff := cmp.Diff([]Tile{{Code: "6311"}}, Tiles(c, []string{"6311"})); diff != "" {
		t.Error(diff)
	}
	first := Tiles(c, codes)
	first[0].Col = 77
	if slices.Equal(first, Tiles(c, codes)) {
		t.Error("the layout kept is the caller's")
	}
}

// TestTilesFarApart has two neighbouring towns and regions at the ends of the country.
func TestTilesFarApart(t *testing.T) {
	c := catalogue(t)
	tiles := Tiles(c, []string{"3576", "3516", "1172", "9501", "7108"})
	at := map[string]Tile{}
	for _, x := range tiles {
		at[x.Code] = x
		if x.Col > 8 || x.Row > 6 {
			t.Errorf("%+v", x)
		}
	}
	if len(at) != 5 || at["1172"].Col >= at["3576"].Col || at["9501"].Col < at["7108"].Col || at["7108"].Row >= at["3516"].Row {
		t.Errorf("%+v", tiles)
	}
}

// TestTilesTogether has many ask at once.
func TestTilesTogether(t *testing.T) {
	c := catalogue(t)
	want := Tiles(c, grouped(t, c, "6300"))
	var all sync.WaitGroup
	for k := range 16 {
		all.Go(func() {
			Tiles(c, grouped(t, c, c.Children("0000")[k]))
			if got := Tiles(c, grouped(t, c, "6300")); !slices.Equal(got, want) {
				t.Errorf("got %v", got)
			}
		})
	}
	all.Wait()
}

// fidelity is how well tiles keep what is so on earth, each from 0 to 1.
type fidelity struct {
	beside  float64 // of neighbours, those with adjoining sides
	touch   float64 // of neighbours, those with adjoining sides or corners
	ordered float64 // of all pairs, those that keep north and south, east and west
}

func measured(c *indicators.Catalogue, tiles []Tile) fidelity {
	var pairs, beside, touch, sides, kept float64
	for _, a := range tiles {
		r, _ := c.Region(a.Code)
		near := besides(c, a.Code)
		for _, b := range tiles {
			if b.Code <= a.Code {
				continue
			}
			o, _ := c.Region(b.Code)
			dx, dy := float64(b.Col-a.Col), float64(b.Row-a.Row)
			if slices.Contains(near, b.Code) {
				pairs++
				beside += one(math.Abs(dx)+math.Abs(dy) == 1)
				touch += one(max(math.Abs(dx), math.Abs(dy)) == 1)
			}
			sides += 2
			kept += one((o.Lon-r.Lon)*dx >= 0) + one((r.Lat-o.Lat)*dy >= 0)
		}
	}
	return fidelity{beside / max(pairs, 1), touch / max(pairs, 1), kept / max(sides, 1)}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// TestTilesFidelity measures the layouts. Four sides are too few for the neighbours of
// most regions, so that far from all can adjoin.
func TestTilesFidelity(t *testing.T) {
	c := catalogue(t)
	var mean fidelity
	ids := c.Children("0000")
	for _, id := range ids {
		f := measured(c, Tiles(c, grouped(t, c, id)))
		mean.beside += f.beside / float64(len(ids))
		mean.touch += f.touch / float64(len(ids))
		mean.ordered += f.ordered / float64(len(ids))
		if id != "2100" && (f.beside < 0.45 || f.touch < 0.75 || f.ordered < 0.93) {
			t.Errorf("%s: %+.2v", id, f)
		}
	}
	for _, x := range []struct {
		name  string
		got   fidelity
		least fidelity
	}{
		{"districts of a province, in the mean", mean, fidelity{0.63, 0.9, 0.97}},
		{"Kalimantan Selatan", measured(c, Tiles(c, grouped(t, c, "6300"))), fidelity{0.5, 0.9, 0.95}},
		{"provinces", measured(c, Tiles(c, grouped(t, c, "0000"))), fidelity{0.7, 0.95, 0.95}},
		{"all districts", measured(c, Tiles(c, grouped(t, c, "districts"))), fidelity{0.45, 0.75, 0.95}},
	} {
		t.Logf("%s: %.2f of neighbours adjoin, %.2f touch; %.3f of pairs keep their order", x.name, x.got.beside, x.got.touch, x.got.ordered)
		if x.got.beside < x.least.beside || x.got.touch < x.least.touch || x.got.ordered < x.least.ordered {
			t.Errorf("%s: %+.2v, want %+.2v at least", x.name, x.got, x.least)
		}
	}
}

// TestClosed checks that wide gaps shrink to one.
func TestClosed(t *testing.T) {
	used := []bool{false, true, true, false, false, true, false, true, false}
	var got []int
	for k, at := range closed(used) {
		if used[k] {
			got = append(got, at)
		}
	}
	if diff := cmp.Diff([]int{0, 1, 3, 5}, got); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkTiles(b *testing.B) {
	c := catalogue(b)
	for _, id := range []string{"6300", "3500", "0000", "districts"} {
		codes := grouped(b, c, id)
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				newLie(c, codes).tiles()
			}
		})
	}
}
