package chart

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// sheet is all that a map draws.
type sheet struct {
	Frame  frame
	Legend legend
	Places []patch
	Shapes string // digest of the borders; empty for tiles

	borders *Borders
}

// patch is a region on a map.
type patch struct {
	Code     string
	Names    []string // to be written on it, the best first
	Full     string   // to be written beside it, where it may be
	Value    string   // empty without a figure
	Class    int      // place in the legend; unclassed or missing
	Own      bool     // outlined
	End      bool     // the only one with the least or the greatest value
	Col, Row int      // its tile
	Lon, Lat float64  // where its words stand among shapes
}

// The classes of regions that have none.
const (
	unclassed = -1 // a caution lies on the figure
	missing   = -2
)

// sheet gathers what is drawn.
func (p *plan) sheet() sheet {
	s := sheet{Frame: frame{Title: p.title(), Subtitle: p.subtitle(), Notes: p.notes(), Source: source(p.c, p.figures())}}
	s.Legend = p.legend()
	s.Places = p.places()
	if p.shapes {
		s.borders, s.Shapes = p.Borders, p.Borders.digest
	}
	return s
}

// legend has an entry for each class, and for what else is on the map.
func (p *plan) legend() legend {
	l := legend{Heading: p.heading(), Counted: "wilayah"}
	if p.kind() == "provinsi" {
		l.Counted = "provinsi"
	}
	for k, class := range p.classes {
		l.Entries = append(l.Entries, entry{Words: class.Words, Count: len(class.Codes), Class: k, Fill: class.Fill, Ink: class.Ink})
	}
	if n := len(p.ranking.LeftOut); n > 0 {
		l.Entries = append(l.Entries, entry{Words: "angka bercatatan*", Count: n, Class: unclassed})
	}
	if n := len(p.ranking.Missing); n > 0 {
		l.Entries = append(l.Entries, entry{Words: "tidak ada data", Count: n, Class: missing})
	}
	return l
}

// places are the regions where they lie.
func (p *plan) places() []patch {
	var places []patch
	for _, t := range p.tiles() {
		r, _ := p.c.Region(t.Code)
		at := patch{Code: t.Code, Names: p.calls(r), Class: missing, Col: t.Col, Row: t.Row, Lon: r.Lon, Lat: r.Lat}
		at.Own = slices.Contains(p.Own, t.Code)
		p.fill(&at)
		if at.Own || at.End || len(p.ranking.Group.Members) <= mostCallouts {
			at.Full = p.c.ShortName(t.Code)
		}
		places = append(places, at)
	}
	return places
}

// tiles are the places of the regions on a map of tiles; among shapes they have none.
func (p *plan) tiles() []Tile {
	if !p.shapes {
		return Tiles(p.c, p.ranking.Group.Members)
	}
	var tiles []Tile
	for _, code := range p.ranking.Group.Members {
		tiles = append(tiles, Tile{Code: code})
	}
	return tiles
}

// fill adds the figure of a place.
func (p *plan) fill(at *patch) {
	is := func(f indicators.Figure) bool { return f.Region == at.Code }
	rows := p.ranking.Rows
	if k := slices.IndexFunc(rows, is); k >= 0 {
		at.Value = p.onMap(rows[k])
		at.Class = slices.IndexFunc(p.classes, func(c Class) bool { return slices.Contains(c.Codes, at.Code) })
		at.End = k == 0 && len(p.lowest()) == 1 || k == len(rows)-1 && len(p.highest()) == 1
	}
	if k := slices.IndexFunc(p.ranking.LeftOut, is); k >= 0 {
		at.Value, at.Class = p.onMap(p.ranking.LeftOut[k])+"*", unclassed
	}
}

// onMap writes a value where room is short: the legend has its unit.
func (p *plan) onMap(f indicators.Figure) string {
	return strings.TrimPrefix(f.Indicator.Number(f.Value), "Rp")
}

// calls are the names of a region from the longest to the shortest. The kind stands where
// the map has another region of the name.
func (p *plan) calls(r indicators.Region) []string {
	name := r.Name
	if p.bearers[r.Name] > 1 {
		name = map[indicators.Kind]string{indicators.Kabupaten: "Kab. ", indicators.Kota: "Kota "}[r.Kind] + name
	}
	names := []string{name}
	if shorter := strings.Replace(name, "Kepulauan ", "Kep. ", 1); shorter != name {
		names = append(names, shorter)
	}
	for _, alias := range r.Aliases {
		if len(alias) < len(name) {
			names = append(names, alias)
		}
	}
	if shorter := sides.Replace(name); shorter != name {
		names = append(names, shorter)
	}
	return names
}

// sides are the short forms of the sides of the sky in names.
var sides = strings.NewReplacer(" Utara", " Ut.", " Selatan", " Sel.", " Barat", " Bar.", " Timur", " Tim.", " Tenggara", " Tgr.", " Tengah", " Teng.", "Kepulauan ", "Kep. ")
