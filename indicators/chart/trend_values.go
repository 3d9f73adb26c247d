package chart

import (
	"cmp"
	"math"
	"slices"
)

// place is a spot for words: their left end on the base line, and what it costs.
type place struct {
	x, y float64
	box  box
	cost float64
}

// values writes the words at the points of the region meant, each where it covers least.
func (p *plot) values() {
	for _, at := range p.Lines[0].Points {
		if at.Words == "" {
			continue
		}
		best := slices.MinFunc(p.places(at), func(a, b place) int { return cmp.Compare(a.cost, b.cost) })
		if away := best.gap(p.x(at.At), p.y(at.Value)); away > 26 {
			p.stroke(soft, 1.5, nil, p.x(at.At), p.y(at.Value), min(max(p.x(at.At), best.box.x0), best.box.x1), best.nearY(p.y(at.Value)))
		}
		p.over(at.Words, best.x, best.y, 0, valueSize, bold(), ink)
	}
}

// nearY is the edge of the words that is nearer to a height.
func (s place) nearY(y float64) float64 {
	if y < s.box.y0 {
		return s.box.y0 - 3
	}
	return s.box.y1 + 3
}

// gap is how far the words are above or below a point, or beside it.
func (s place) gap(x, y float64) float64 {
	return max(s.box.y0-y, y-s.box.y1, s.box.x0-x, x-s.box.x1)
}

// places are the spots around a point where its words could stand.
func (p *plot) places(at trendPoint) []place {
	x, y, w := p.x(at.At), p.y(at.Value), p.wide(at.Words, valueSize, bold())
	const tall = 0.72 * valueSize
	ink := p.inked(at.Words, 0, 0, valueSize, bold())
	var list []place
	for _, away := range [...]float64{16, 26, 40, 60, 85, 115} {
		for _, side := range [...]float64{0.5, 0.15, 0.85, 0, 1, -0.12, 1.12} {
			for _, up := range [...]bool{true, false} {
				spot := place{x: x - side*w, y: y - away}
				if !up {
					spot.y = y + away + tall
				}
				spot.box = ink.at(spot.x, spot.y)
				spot.cost = away/4 + 8*math.Abs(side-0.5)
				if up != at.Above {
					spot.cost += 14
				}
				spot.cost += p.covered(spot.box)
				list = append(list, spot)
			}
		}
	}
	return list
}

// covered is what it costs to write in a box: very much where there are words or where
// the picture ends, less where there are lines.
func (p *plot) covered(b box) float64 {
	cost := 0.0
	for _, w := range p.words {
		if b.meets(w.box, 12) {
			cost += 1000
		}
	}
	if !b.within(box{p.area.x0 + 2, p.area.y0 - 26, p.area.x1 + 14, p.area.y1 - 4}) {
		cost += 400
	}
	for _, s := range p.lines {
		if s.crosses(b, 4) {
			cost += 12 * s.weight
		}
	}
	return cost
}

// crosses tells whether a stretch of a line comes into a box or closer than a gap.
func (s segment) crosses(b box, gap float64) bool {
	from, to := 0.0, 1.0
	clip := func(start, way, low, high float64) bool {
		if way == 0 {
			return start >= low && start <= high
		}
		a, b := (low-start)/way, (high-start)/way
		from, to = max(from, min(a, b)), min(to, max(a, b))
		return from <= to
	}
	return clip(s.x0, s.x1-s.x0, b.x0-gap, b.x1+gap) && clip(s.y0, s.y1-s.y0, b.y0-gap, b.y1+gap)
}
