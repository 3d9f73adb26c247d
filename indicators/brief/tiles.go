package brief

import (
	"math"
	"slices"
	"strings"

	"pantau/indicators"
	"pantau/indicators/chart"
)

// greys fill the classes of a map, from the lowest; words on them are in inks.
var (
	greys = [...]tone{{0xf3, 0xf6, 0xf9}, {0xd8, 0xe0, 0xe9}, {0xb6, 0xc4, 0xd3}, {0x8f, 0xa3, 0xb8}, {0x3f, 0x5b, 0x7a}}
	inks  = [...]tone{ink, ink, ink, ink, paper}
)

// shade is the grey of a class of so many.
func shade(k, of int) int {
	if of < 2 {
		return 1
	}
	return int(math.Round(float64(k) * float64(len(greys)-1) / float64(of-1)))
}

// unclassed is the shade of a region that is in no class.
const unclassed = -1

// mosaic is a tile map with its place on the sheet.
type mosaic struct {
	x, y, w, h float64           // of the field
	tw, th     float64           // of a tile
	shades     map[string]int    // by code
	names      map[string]string // by code
	tiles      []chart.Tile
}

const legendHeight = 5.4

// mapped draws P0 of the province's districts, or of the provinces: one tile a region,
// dark where P0 is high, the region's own outlined.
func (s *sheet) mapped(f facts, y, h float64) {
	if len(f.parts.Group.Members) == 0 {
		return
	}
	end := y + h
	width := float64(broad)
	if f.region().Kind == indicators.Nation {
		width = wide
	}
	title := "P0 " + members(f.region().Kind) + " se-" + f.parts.Group.Name + ", " + period(f.parts.Period) + ", persen"
	y = s.lines(headHand, left, y, s.wrap(headHand, title, width)) + 1.4
	m := s.mosaic(f, left, y, width, end-y-legendHeight)
	for _, t := range m.tiles {
		s.tile(m, t)
	}
	s.labels(f, m)
	s.outline(f, m)
	s.legend(f, y+m.h)
}

// mosaic measures the tiles for a field.
func (s *sheet) mosaic(f facts, x, y, w, h float64) mosaic {
	m := mosaic{x: x, y: y, w: w, tiles: f.tiles, shades: map[string]int{}, names: map[string]string{}}
	cols, rows := f.extent()
	for _, t := range m.tiles {
		m.shades[t.Code] = unclassed
		m.names[t.Code] = s.tileName(f, t.Code)
	}
	for k, class := range f.classes {
		for _, code := range class.Codes {
			m.shades[code] = shade(k, len(f.classes))
		}
	}
	const widest, highest = 25, 13
	m.th = min(highest, h/float64(rows))
	m.tw = min(widest, w/float64(cols), 2.2*m.th)
	m.th = min(m.th, 1.1*m.tw)
	m.h = m.th * float64(rows)
	return m
}

// extent is how many columns and rows the map has.
func (f facts) extent() (cols, rows int) {
	cols, rows = 1, 1
	for _, t := range f.tiles {
		cols, rows = max(cols, t.Col+1), max(rows, t.Row+1)
	}
	return cols, rows
}

// tileName is the shortest name that no other region of the map bears.
func (s *sheet) tileName(f facts, code string) string {
	r, _ := f.c.Region(code)
	if r.Kind != indicators.Kota {
		return r.Name
	}
	for _, other := range f.parts.Group.Members {
		if o, _ := f.c.Region(other); other != code && o.Name == r.Name {
			return "Kota " + r.Name
		}
	}
	return r.Name
}

// corner is the upper left end of a tile.
func (m mosaic) corner(t chart.Tile) (x, y float64) {
	return m.x + float64(t.Col)*m.tw, m.y + float64(t.Row)*m.th
}

// tile draws one region's ground.
func (s *sheet) tile(m mosaic, t chart.Tile) {
	x, y := m.corner(t)
	ground := paper
	if k := m.shades[t.Code]; k != unclassed {
		ground = greys[k]
	}
	const gap = 0.35
	s.fill(ground, x+gap, y+gap, m.tw-2*gap, m.th-2*gap)
	s.draw(rule, 0.15)
	s.Rect(x+gap, y+gap, m.tw-2*gap, m.th-2*gap, "D")
}

// The sizes of words in tiles, in points, and what they keep free of a tile's sides.
const tileSize, commonTileSize, leastTileSize, tileEdge = 7.5, 6.5, 6, 0.5

// labels writes names and values into the tiles, all of one size where that is not too
// small: the largest with which every name has room, or else its abbreviation.
func (s *sheet) labels(f facts, m mosaic) {
	h, small := hand{size: tileSize}, hand{size: commonTileSize}
	for h.size > commonTileSize && slices.ContainsFunc(m.tiles, func(t chart.Tile) bool {
		return s.whole(m, t.Code, h) == nil || !s.fits(m, h, m.names[t.Code]) && s.fits(m, small, m.names[t.Code])
	}) {
		h.size -= 0.25
	}
	for _, t := range m.tiles {
		s.label(f, m, t, h)
	}
}

func (s *sheet) label(f facts, m mosaic, t chart.Tile, h hand) {
	h.in = soft
	if k := m.shades[t.Code]; k != unclassed {
		h.in = inks[k]
	}
	for h.size > leastTileSize && s.whole(m, t.Code, h) == nil {
		h.size -= 0.25
	}
	lines, value := s.tileLines(m, t.Code, h), notThere
	if v, ok := f.c.Figure(t.Code, indicators.P0, f.parts.Period); ok {
		value = s.value(v)
	}
	x, y := m.corner(t)
	tall := float64(len(lines))*tilePitch(h) + above*h.em()
	y += (m.th-tall)/2 + above*h.em()
	for _, words := range lines {
		s.put(h, x+m.tw/2, y, centred, words)
		y += tilePitch(h)
	}
	h.bold = true
	for h.size > 5 && s.width(h, value) > m.tw-tileEdge {
		h.size -= 0.25
	}
	s.put(h, x+m.tw/2, y, centred, value)
}

func tilePitch(h hand) float64 { return 1.12 * h.em() }

// most is how many lines of a name have room over the value.
func (m mosaic) most(h hand) int { return int((m.th*0.84 - above*h.em()) / tilePitch(h)) }

// whole is a region's name in the lines of a tile, or its abbreviation; nil where neither
// has room.
func (s *sheet) whole(m mosaic, code string, h hand) []string {
	r, _ := s.c.Region(code)
	for _, words := range append([]string{m.names[code]}, r.Aliases...) {
		if len(words) <= len(m.names[code]) && s.fits(m, h, words) {
			return s.broken(h, words, m.room())
		}
	}
	return nil
}

// fits tells whether a name has room over the value in a tile.
func (s *sheet) fits(m mosaic, h hand, name string) bool {
	lines := s.broken(h, name, m.room())
	return len(lines) <= m.most(h) && s.widest(h, lines) <= m.room()
}

// room is how wide words in a tile may be.
func (m mosaic) room() float64 { return m.tw - 2*tileEdge }

// tileLines is whole, shortened with points where there is no room; without room for
// any name it is empty.
func (s *sheet) tileLines(m mosaic, code string, h hand) []string {
	if lines := s.whole(m, code, h); lines != nil || m.most(h) < 1 {
		return lines
	}
	room, n := m.room(), m.most(h)
	lines := s.broken(h, strings.Replace(m.names[code], "Kota ", "K. ", 1), room)
	if len(lines) > n {
		lines = append(slices.Clone(lines[:n-1]), strings.Join(lines[n-1:], " "))
	}
	for k := range lines {
		lines[k] = s.point(h, lines[k], room)
	}
	return lines
}

// broken parts words into lines without shortening any.
func (s *sheet) broken(h hand, words string, most float64) []string {
	var list []string
	for _, word := range strings.Fields(words) {
		if n := len(list) - 1; n >= 0 && s.width(h, list[n]+" "+word) <= most {
			list[n] += " " + word
			continue
		}
		list = append(list, word)
	}
	return list
}

func (s *sheet) widest(h hand, lines []string) float64 {
	w := 0.0
	for _, words := range lines {
		w = max(w, s.width(h, words))
	}
	return w
}

// point shortens words with a point, as maps do.
func (s *sheet) point(h hand, words string, most float64) string {
	if s.width(h, words) <= most {
		return words
	}
	letters := []rune(words)
	for n := len(letters) - 1; n > 1; n-- {
		if short := strings.TrimSpace(string(letters[:n])) + "."; s.width(h, short) <= most {
			return short
		}
	}
	return ""
}

// outline sets the region's own tile off.
func (s *sheet) outline(f facts, m mosaic) {
	for _, t := range m.tiles {
		if t.Code == f.Region {
			x, y := m.corner(t)
			s.draw(ink, 0.75)
			s.Rect(x, y, m.tw, m.th, "D")
		}
	}
}

// swatch is a ground of the map and what it stands for.
type swatch struct {
	ground tone
	words  string
}

// legend says which shade stands for which values, in one line of the broad column.
func (s *sheet) legend(f facts, y float64) {
	var list []swatch
	for k, class := range f.classes {
		s.told.scale = append(s.told.scale, class.Words)
		list = append(list, swatch{greys[shade(k, len(f.classes))], class.Words})
	}
	if len(f.parts.LeftOut) > 0 {
		list = append(list, swatch{paper, "bercatatan*"})
	}
	const box = 4.8
	h, gap := hand{8.25, false, ink}, 0.0
	for gap < 1.8 && h.size > leastTileSize {
		h.size -= 0.25
		gap = broad
		for _, w := range list {
			gap -= box + s.width(h, w.words)
		}
		gap = min(3, gap/float64(max(1, len(list)-1)))
	}
	x := left + 0.35
	for _, w := range list {
		s.fill(w.ground, x, y+1.9, 3.8, 3)
		s.draw(rule, 0.15)
		s.Rect(x, y+1.9, 3.8, 3, "D")
		s.put(h, x+box, y+4.4, fromLeft, w.words)
		x += box + s.width(h, w.words) + gap
	}
}
