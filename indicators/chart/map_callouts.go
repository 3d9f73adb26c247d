package chart

import (
	"math"
)

// scenery is what words beside a map must keep clear of.
type scenery struct {
	area  box
	boxes []box // of words and legend
	lines []leader
	land  func(b box) bool // whether the map comes close to a box
}

// leader is the straight line from a region to its name.
type leader struct{ from, to spot }

// furthest is how far from its region a name may stand, in pixels.
const furthest = 420

// room finds the free place for words of a size that is nearest to a point, and takes it;
// false when there is none. With a line, that must be free as well.
func (s *scenery) room(from spot, w, h float64, lined bool) (box, leader, bool) {
	const turns = 32
	for far := 0.0; far < furthest; far += 8 {
		for turn := range turns {
			dy, dx := math.Sincos(2 * math.Pi * float64(turn) / turns)
			x, y := from.x+dx*(far+w/2*math.Abs(dx)), from.y+dy*(far+h/2*math.Abs(dy))
			b := box{x - w/2, y - h/2, x + w/2, y + h/2}
			l := leader{from, b.near(from)}
			if !s.free(b) || lined && s.crossed(l) {
				continue
			}
			s.boxes = append(s.boxes, b)
			if lined {
				s.lines = append(s.lines, l)
			}
			return b, l, true
		}
	}
	return box{}, leader{}, false
}

// free tells whether words may stand in a box.
func (s *scenery) free(b box) bool {
	if !b.within(s.area) || s.land(b) {
		return false
	}
	for _, o := range s.boxes {
		if o.meets(b, 10) {
			return false
		}
	}
	for _, l := range s.lines {
		if l.through(b.out(6)) {
			return false
		}
	}
	return true
}

// crossed tells whether a line runs through words or crosses another line.
func (s *scenery) crossed(l leader) bool {
	for _, b := range s.boxes {
		if l.through(b.out(4)) {
			return true
		}
	}
	for _, o := range s.lines {
		if l.meets(o) {
			return true
		}
	}
	return false
}

// near is where a line from a point outside ends at a box: at the middle of the side that
// faces the point, or right above or under it.
func (b box) near(p spot) spot {
	const off = 4
	switch {
	case p.y < b.y0:
		return spot{min(max(p.x, b.x0), b.x1), b.y0 - off}
	case p.y > b.y1:
		return spot{min(max(p.x, b.x0), b.x1), b.y1 + off}
	case p.x < b.x0:
		return spot{b.x0 - off, (b.y0 + b.y1) / 2}
	}
	return spot{b.x1 + off, (b.y0 + b.y1) / 2}
}

// through tells whether a line runs through a box.
func (l leader) through(b box) bool {
	dx, dy := l.from.to(l.to)
	steps := math.Ceil(math.Hypot(dx, dy) / 3)
	for k := 0.0; k <= steps; k++ {
		x, y := l.from.x+dx*k/max(steps, 1), l.from.y+dy*k/max(steps, 1)
		if x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1 {
			return true
		}
	}
	return false
}

// meets tells whether two lines cross.
func (l leader) meets(o leader) bool {
	return l.parts(o) && o.parts(l)
}

// parts tells whether the ends of a line lie on two sides of this one.
func (l leader) parts(o leader) bool {
	side := func(p spot) float64 {
		return (l.to.x-l.from.x)*(p.y-l.from.y) - (l.to.y-l.from.y)*(p.x-l.from.x)
	}
	return side(o.from)*side(o.to) < 0
}

// callout writes a region's name and value beside the map, with a line to it.
func (s *scenery) callout(c *canvas, p patch, at spot) {
	name, value := p.Full+" ", p.Value
	wide := c.wide(name, noteSize, regular())
	b, l, ok := s.room(at, wide+c.wide(value, noteSize, bold()), noteSize, true)
	if !ok {
		return
	}
	c.lead(l)
	c.over(name, b.x0, b.y1-4, 0, noteSize, regular(), ink)
	c.over(value, b.x0+wide, b.y1-4, 0, noteSize, bold(), ink)
}

// lead draws the line from a region to its words.
func (c *canvas) lead(way leader) {
	for _, l := range [...]struct {
		wide float64
		in   pattern
	}{{5, solid(paper)}, {2, solid(ink)}} {
		c.SetLineWidth(l.wide)
		c.SetColor(l.in.ColorAt(0, 0))
		c.DrawLine(way.from.x, way.from.y, way.to.x, way.to.y)
		c.Stroke()
	}
	c.SetColor(ink)
	c.DrawCircle(way.from.x, way.from.y, 3.5)
	c.Fill()
}

// callouts name, beside the map, the regions that matter and have no name on it.
func (g tiling) callouts(c *canvas, s sheet, unnamed []patch) {
	around := &scenery{area: g.area, boxes: []box{g.legend}, land: func(b box) bool { return g.covers(b, 4) }}
	for _, p := range unnamed {
		if p.Own || p.End {
			around.callout(c, p, g.at(p).middle())
		}
	}
	if g.side < g.size+tileMore {
		g.islands(c, s, around)
	}
}

// islands name the large islands, where tiles have no names.
func (g tiling) islands(c *canvas, s sheet, around *scenery) {
	mid, count := map[string]spot{}, map[string]float64{}
	var order []string
	for _, p := range s.Places {
		name := islandOf[p.Code[0]]
		if count[name] == 0 {
			order = append(order, name)
		}
		at := g.at(p).middle()
		mid[name] = spot{mid[name].x + at.x, mid[name].y + at.y}
		count[name]++
	}
	for _, name := range order {
		at := spot{mid[name].x / count[name], mid[name].y / count[name]}
		if b, _, ok := around.room(at, c.wide(name, noteSize, regular()), noteSize, false); ok {
			c.write(name, b.x0, b.y1-4, 0, noteSize, regular(), soft)
		}
	}
}

// islandOf are the islands by the first digit of the BPS code.
var islandOf = map[byte]string{
	'1': "Sumatera", '2': "Sumatera", '3': "Jawa", '5': "Bali dan Nusa Tenggara",
	'6': "Kalimantan", '7': "Sulawesi", '8': "Maluku", '9': "Papua",
}
