package chart

import (
	"cmp"
	"image/color"
	"math"
	"slices"
)

// The most regions of a map that have names in their shapes, and of one that has all the
// others' names beside it.
const (
	shapeLead    = 24 // from one line among shapes to the next
	mostNamed    = 60
	mostCallouts = 16
)

// labels writes names and values into the shapes that have room for them, and beside the
// map those of the regions that matter, or of all when they are few.
func (a *atlas) labels(c *canvas, area box) {
	var untold []patch
	around := &scenery{area: area, boxes: []box{a.legend}, land: func(b box) bool { return !c.blank(b.out(3)) }}
	for _, p := range a.inOrder() {
		if f := a.borders.shapes[p.Code]; f != nil && !a.inside(c, p, f) {
			untold = append(untold, p)
		}
	}
	for _, w := range c.words {
		around.boxes = append(around.boxes, w.box)
	}
	all := len(a.Places) <= mostCallouts
	for _, p := range untold {
		if all || p.Own || p.End {
			around.callout(c, p, a.at(p.Lon, p.Lat))
		}
	}
}

// inOrder are the places to be named: those that matter first, then the outer ones, which
// have the least choice of where their name may stand.
func (a *atlas) inOrder() []patch {
	places := slices.Clone(a.Places)
	rank := func(p patch) float64 {
		switch {
		case p.Own:
			return -2
		case p.End:
			return -1
		}
		return 1 / (1 + away(a.at(p.Lon, p.Lat), a.area.middle()))
	}
	slices.SortStableFunc(places, func(a, b patch) int { return cmp.Compare(rank(a), rank(b)) })
	if len(places) > mostNamed {
		places = slices.DeleteFunc(places, func(p patch) bool { return rank(p) > 0 })
	}
	return places
}

// inside writes a region's name and value where its own colour has room for them, near its middle; false where it has not. Hatched shapes have no such room.
func (a *atlas) inside(c *canvas, p patch, f *form) bool {
	if p.Class < 0 {
		return false
	}
	in, most := a.Legend.Entries[p.Class], a.box(f)
	for _, lines := range p.blocks() {
		w, h := c.block(lines)
		if w > most.x1-most.x0 || h > most.y1-most.y0 {
			continue
		}
		if at, ok := c.roomIn(a.at(p.Lon, p.Lat), w, h, in.Fill); ok && a.holds(f, at) {
			c.lines(lines, at, in.Ink)
			return true
		}
	}
	return false
}

// holds tells whether a point is in an odd number of a shape's rings.
func (a *atlas) holds(f *form, p spot) bool {
	in := false
	for _, ring := range f.rings {
		last := a.at(float64(ring[len(ring)-1].lon), float64(ring[len(ring)-1].lat))
		for _, d := range ring {
			at := a.at(float64(d.lon), float64(d.lat))
			if (at.y > p.y) != (last.y > p.y) && p.x < last.x+(p.y-last.y)/(at.y-last.y)*(at.x-last.x) {
				in = !in
			}
			last = at
		}
	}
	return in
}

// blocks are the ways to write a region's name and value, the best first.
func (p patch) blocks() [][]string {
	var blocks [][]string
	for _, name := range p.Names {
		for _, lines := range spaced(name) {
			blocks = append(blocks, append(slices.Clone(lines), p.Value))
		}
	}
	return blocks
}

// block is how much room lines take of which the last one is bold.
func (c *canvas) block(lines []string) (w, h float64) {
	for k, line := range lines {
		f := regular()
		if k == len(lines)-1 {
			f = bold()
		}
		w = max(w, c.wide(line, noteSize, f))
	}
	return w + 6, float64(len(lines)) * shapeLead
}

// lines writes lines around a point, the last one bold.
func (c *canvas) lines(lines []string, mid spot, in color.Color) {
	y := mid.y - float64(len(lines))*shapeLead/2 + shapeLead - 6
	for k, line := range lines {
		f := regular()
		if k == len(lines)-1 {
			f = bold()
		}
		c.write(line, mid.x, y, 0.5, noteSize, f, in)
		y += shapeLead
	}
}

// roomIn finds, near a point, a box all of one colour.
func (c *canvas) roomIn(from spot, w, h float64, in color.RGBA) (spot, bool) {
	const turns, reach = 12, 90
	for far := 0.0; far < reach; far += 10 {
		for turn := range turns {
			dy, dx := math.Sincos(2 * math.Pi * float64(turn) / turns)
			mid := spot{from.x + far*dx, from.y + far*dy}
			if c.all(box{mid.x - w/2, mid.y - h/2, mid.x + w/2, mid.y + h/2}, in) {
				return mid, true
			}
			if far == 0 {
				break
			}
		}
	}
	return spot{}, false
}

// blank tells whether nothing is drawn in a box.
func (c *canvas) blank(b box) bool { return c.all(b, paper) }

// all tells whether a box, which lies inside the picture, has one colour.
func (c *canvas) all(b box, in color.RGBA) bool {
	if !b.within(box{0, 0, width, height}) {
		return false
	}
	m := c.pixels()
	for y := int(b.y0); y < int(b.y1); y++ {
		for x := int(b.x0); x < int(b.x1); x++ {
			at := m.PixOffset(x, y)
			if m.Pix[at] != in.R || m.Pix[at+1] != in.G || m.Pix[at+2] != in.B {
				return false
			}
		}
	}
	return true
}
