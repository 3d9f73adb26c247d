package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"pantau/indicators"
)

// Tile is the place of a region on a map of squares: column from the west, row from the
// north, both from 0.
type Tile struct {
	Code     string
	Col, Row int
}

// Tiles gives each region a square of its own, so that its place among the others is kept
// as well as it goes: neighbours adjoin, north stays north. The same codes in whatever
// order have the same tiles, by code; codes of no region, and the nation, are left out.
func Tiles(c *indicators.Catalogue, codes []string) []Tile {
	l := newLie(c, codes)
	if len(l.codes) == 0 {
		return nil
	}
	key := l.key()
	if tiles, ok := layouts.get(key); ok {
		return slices.Clone(tiles)
	}
	tiles := l.tiles()
	layouts.put(key, tiles)
	return slices.Clone(tiles)
}

// layouts are the tiles worked out before. They depend on the regions alone.
var layouts = &shelf{tiles: map[string][]Tile{}}

// shelf keeps a number of layouts.
type shelf struct {
	mu    sync.Mutex
	tiles map[string][]Tile
}

// mostLayouts bounds the shelf: all provinces and the nation go in, with room for groups
// that people make.
const mostLayouts = 128

func (s *shelf) get(key string) ([]Tile, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tiles, ok := s.tiles[key]
	return tiles, ok
}

func (s *shelf) put(key string, tiles []Tile) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.tiles) >= mostLayouts {
		clear(s.tiles)
	}
	s.tiles[key] = tiles
}

// spot is a place in units of a tile, x to the east and y to the south.
type spot struct{ x, y float64 }

func (a spot) to(b spot) (dx, dy float64) { return b.x - a.x, b.y - a.y }

// lie is how regions lie to each other.
type lie struct {
	codes []string
	at    []spot // by place in codes
	ties  [][]tie
}

// tie binds a region to another that shall stay at its side.
type tie struct {
	to     int
	weight float64
	dx, dy float64 // the direction there, of length 1
	land   bool    // they share a land border
}

// newLie looks the regions up. A degree of longitude is shorter than one of latitude by
// the cosine of the latitude in the middle.
func newLie(c *indicators.Catalogue, codes []string) *lie {
	l := &lie{}
	low, high := math.Inf(1), math.Inf(-1)
	for _, code := range slices.Compact(slices.Sorted(slices.Values(codes))) {
		r, ok := c.Region(code)
		if !ok || r.Kind == indicators.Nation {
			continue
		}
		l.codes, l.at = append(l.codes, code), append(l.at, spot{r.Lon, -r.Lat})
		low, high = min(low, r.Lat), max(high, r.Lat)
	}
	shrink := math.Cos((low + high) / 2 * math.Pi / 180)
	for k := range l.at {
		l.at[k].x *= shrink
	}
	l.tie(c)
	return l
}

func (l *lie) key() string {
	var b strings.Builder
	for k, code := range l.codes {
		fmt.Fprintf(&b, "%s %.3f %.3f\n", code, l.at[k].x, l.at[k].y)
	}
	return b.String()
}

// The weights of ties: of a land border, and of a near region without one.
const (
	landTie = 1
	nearTie = 0.25
	nearest = 4 // so many near regions count beside the neighbours
)

// tie binds neighbours, and every region to the nearest ones, so that islands too have a
// side at which they lie.
func (l *lie) tie(c *indicators.Catalogue) {
	place := make(map[string]int, len(l.codes))
	for k, code := range l.codes {
		place[code] = k
	}
	l.ties = make([][]tie, len(l.codes))
	for k, code := range l.codes {
		for _, beside := range besides(c, code) {
			if to, ok := place[beside]; ok && to != k {
				l.bind(k, to, landTie)
			}
		}
	}
	for k := range l.codes {
		for _, to := range l.nearestTo(k) {
			l.bind(k, to, nearTie)
			l.bind(to, k, nearTie)
		}
	}
}

// bind adds a tie unless there is one.
func (l *lie) bind(from, to int, weight float64) {
	if slices.ContainsFunc(l.ties[from], func(t tie) bool { return t.to == to }) {
		return
	}
	dx, dy := l.at[from].to(l.at[to])
	if d := math.Hypot(dx, dy); d > 0 {
		dx, dy = dx/d, dy/d
	}
	l.ties[from] = append(l.ties[from], tie{to, weight, dx, dy, weight == landTie})
}

// nearestTo are the regions nearest to one, by distance and then by code.
func (l *lie) nearestTo(k int) []int {
	var near []int
	far := func(o int) float64 {
		dx, dy := l.at[k].to(l.at[o])
		return dx*dx + dy*dy
	}
	for o := range l.at {
		if o == k || len(near) == nearest && far(o) >= far(near[nearest-1]) {
			continue
		}
		at := len(near)
		for at > 0 && far(near[at-1]) > far(o) {
			at--
		}
		near = slices.Insert(near, at, o)
		near = near[:min(len(near), nearest)]
	}
	return near
}

// besides are the regions that share a land border with one: of a province those whose
// districts do.
func besides(c *indicators.Catalogue, code string) []string {
	r, _ := c.Region(code)
	if r.Kind != indicators.Province {
		return r.Neighbours
	}
	var beside []string
	for _, child := range c.Children(code) {
		district, _ := c.Region(child)
		for _, neighbour := range district.Neighbours {
			if n, ok := c.Region(neighbour); ok && n.Parent != code && !slices.Contains(beside, n.Parent) {
				beside = append(beside, n.Parent)
			}
		}
	}
	return beside
}
