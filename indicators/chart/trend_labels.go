package chart

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"golang.org/x/image/font/opentype"
)

// label is a region's name and newest value at the end of its line, and below it what
// else is to be said of the end.
type label struct {
	lines []string
	below []string
	size  float64
	font  *opentype.Font
	in    color.RGBA
	wide  float64
	of    int     // which line
	y     float64 // middle
}

// labels words the names at the ends of lines.
func (p *plot) labels() []label {
	var list []label
	for k, l := range p.Lines {
		last := closingPoint(l)
		b := label{size: besideOwn, font: regular(), in: strokes[k].in, of: k}
		if k == 0 {
			b.size, b.font = ownSize, bold()
		}
		b.lines = p.wrap(l.Name+" "+p.Indicator.Number(last.Value), nameMost, b.size, b.font)
		for _, line := range b.lines {
			b.wide = max(b.wide, p.wide(line, b.size, b.font))
		}
		for _, line := range l.Below {
			b.below = append(b.below, p.wrap(line, nameMost, noteSize, regular())...)
		}
		for _, line := range b.below {
			b.wide = max(b.wide, p.wide(line, noteSize, regular()))
		}
		list = append(list, b)
	}
	return list
}

// closingPoint is the last of a line, and without one of what stands apart or beside.
func closingPoint(l trendLine) trendPoint {
	last := l.Points[0]
	for _, at := range l.Points {
		if at.Kind == last.Kind {
			last = at
		}
	}
	return last
}

func widest(list []label) float64 {
	w := 0.0
	for _, b := range list {
		w = max(w, b.wide)
	}
	return w
}

func (b label) lead() float64 { return b.size + 4 }

// first is the middle of its first line, which stands at the end of what it names.
func (b label) first() float64 { return b.y - b.tall()/2 + b.lead()/2 }

func (b label) tall() float64 { return b.name() + float64(len(b.below))*noteLead }
func (b label) name() float64 { return float64(len(b.lines)) * b.lead() }

// name writes the names, pushed apart where lines end close together, with a thin line
// to the end that is meant where a name does not stand at it.
func (p *plot) name(list []label) {
	for k := range list {
		b := &list[k]
		b.y = p.y(closingPoint(p.Lines[b.of]).Value) + (b.tall()-b.lead())/2
	}
	slices.SortStableFunc(list, func(a, b label) int { return cmp.Compare(a.first(), b.first()) })
	spread(list, p.area.y0-16, p.area.y1+16)
	x := p.area.x1 + 22
	for _, b := range list {
		end := closingPoint(p.Lines[b.of])
		first := b.first()
		if ex, ey := p.x(end.At), p.y(end.Value); math.Abs(ey-first) > 5 || ex < p.area.x1-40 {
			p.stroke(b.in, 1.5, nil, ex+9, ey, x-6, first)
		}
		y := first + b.size*0.35
		for k, line := range b.lines {
			p.write(line, x, y+float64(k)*b.lead(), 0, b.size, b.font, b.in)
		}
		y += b.name() - b.lead()
		for k, line := range b.below {
			p.write(line, x, y+float64(k+1)*noteLead, 0, noteSize, regular(), soft)
		}
	}
}

// spread moves labels, which are in their order from the top, up and down, as little as
// it takes, until none covers another.
func spread(list []label, top, bottom float64) {
	type cluster struct{ middle, tall, n float64 }
	var stack []cluster
	var sizes []int
	for _, b := range list {
		stack, sizes = append(stack, cluster{b.y, b.tall(), 1}), append(sizes, 1)
		for n := len(stack); n > 0; n = len(stack) {
			last := &stack[n-1]
			last.middle = min(max(last.middle, top+last.tall/2), bottom-last.tall/2)
			if n == 1 || stack[n-2].middle+stack[n-2].tall/2 <= last.middle-last.tall/2 {
				break
			}
			before := stack[n-2]
			joined := cluster{(before.middle*before.n + last.middle*last.n) / (before.n + last.n), before.tall + last.tall, before.n + last.n}
			stack, sizes = append(stack[:n-2], joined), append(sizes[:n-2], sizes[n-2]+sizes[n-1])
		}
	}
	at := 0
	for k, c := range stack {
		y := c.middle - c.tall/2
		for range sizes[k] {
			list[at].y = y + list[at].tall()/2
			y += list[at].tall()
			at++
		}
	}
}
