package chart

import (
	"math"
)

// atlas is where the shapes of a map stand.
type atlas struct {
	*sheet
	low, high spot // of all shapes, in projected degrees, north at the top
	shrink    float64
	scale     float64 // pixels for a degree of latitude
	left, top float64
	area      box
	legend    box
	across    bool
}

// drawShapes draws the map by its borders.
func (s sheet) drawShapes(c *canvas, area box) {
	a := s.atlas(c, area)
	a.fill(c)
	s.Legend.draw(c, a.legend, a.across)
	a.labels(c, area)
}

// atlas measures the shapes and gives map and legend their places: the legend in a corner
// that the map leaves free, beside it, or under it, whichever leaves the map largest.
func (s *sheet) atlas(c *canvas, area box) atlas {
	a := atlas{sheet: s, area: area}
	a.measure()
	best := a.under(s.Legend.size(c, true))
	w, h := s.Legend.size(c, false)
	if beside := a.beside(w, h); beside.scale > best.scale {
		best = beside
	}
	if cornered, ok := a.cornered(w, h); ok && cornered.scale > best.scale {
		best = cornered
	}
	return best
}

func (a atlas) under(w, h float64) atlas {
	left, foot := a.area.x0+margin/2, a.area.y1
	a.across = true
	a.legend = box{left, foot - h, left + w, foot}
	a.area.y1 -= h + acrossGap
	a.fit()
	return a
}

func (a atlas) beside(w, h float64) atlas {
	a.area.x1 -= margin/2 + w + legendGap
	a.fit()
	spare := a.left - a.area.x0
	a.left += spare / 4 // nearer to the legend
	x := min(a.left+a.scale*(a.high.x-a.low.x)+legendGap+spare/2, a.area.x1+legendGap)
	a.legend = box{x, a.area.y0, x + w, a.area.y0 + h}
	return a
}

// cornered is false when no corner is free.
func (a atlas) cornered(w, h float64) (atlas, bool) {
	a.fit()
	for _, corner := range [...]spot{{0, 1}, {1, 0}, {1, 1}, {0, 0}} {
		const inset = margin / 2
		x := a.area.x0 + inset + corner.x*(a.area.x1-a.area.x0-w-2*inset)
		y := a.area.y0 + corner.y*(a.area.y1-a.area.y0-h)
		a.legend = box{x, y, x + w, y + h}
		if !a.covers(a.legend.out(cornerGap)) {
			return a, true
		}
	}
	return a, false
}

// covers tells whether a shape has a point in a box.
func (a *atlas) covers(b box) bool {
	for _, p := range a.Places {
		f := a.borders.shapes[p.Code]
		if f == nil || !a.box(f).meets(b, 0) {
			continue
		}
		for _, ring := range f.rings {
			for _, d := range ring {
				if at := a.at(float64(d.lon), float64(d.lat)); at.x > b.x0 && at.x < b.x1 && at.y > b.y0 && at.y < b.y1 {
					return true
				}
			}
		}
	}
	return false
}

// box is how far a shape reaches.
func (a *atlas) box(f *form) box {
	from, to := a.at(float64(f.low.lon), float64(f.high.lat)), a.at(float64(f.high.lon), float64(f.low.lat))
	return box{from.x, from.y, to.x, to.y}
}

// measure finds how far the shapes reach. A degree of longitude is shorter by the cosine
// of the latitude in the middle.
func (a *atlas) measure() {
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range a.Places {
		if f := a.borders.shapes[p.Code]; f != nil {
			west, south = min(west, float64(f.low.lon)), min(south, float64(f.low.lat))
			east, north = max(east, float64(f.high.lon)), max(north, float64(f.high.lat))
		}
	}
	a.shrink = math.Cos((south + north) / 2 * math.Pi / 180)
	a.low, a.high = spot{west * a.shrink, -north}, spot{east * a.shrink, -south}
}

// fit makes the map as large as its area takes, in the middle of it.
func (a *atlas) fit() {
	const tiny = 1e-6
	w, h := a.area.x1-a.area.x0, a.area.y1-a.area.y0
	a.scale = min(w/max(a.high.x-a.low.x, tiny), h/max(a.high.y-a.low.y, tiny))
	a.left = a.area.x0 + (w-a.scale*(a.high.x-a.low.x))/2
	a.top = a.area.y0 + (h-a.scale*(a.high.y-a.low.y))/2
}

// at is the pixel of a place on earth.
func (a *atlas) at(lon, lat float64) spot {
	return spot{a.left + a.scale*(lon*a.shrink-a.low.x), a.top + a.scale*(-lat-a.low.y)}
}

// fill paints the shapes, then their borders, then the thick ones.
func (a *atlas) fill(c *canvas) {
	c.SetFillRuleEvenOdd()
	for _, p := range a.Places {
		if a.trace(c, p) {
			c.dip(a.sheet.fill(p))
			c.FillPreserve()
			c.SetLineWidth(a.line())
			c.SetColor(shore)
			c.Stroke()
		}
	}
	c.SetFillRuleWinding()
	for _, p := range a.Places {
		if p.Own && a.trace(c, p) {
			c.SetLineJoinRound()
			c.SetLineWidth(10)
			c.SetColor(paper)
			c.StrokePreserve()
			c.SetLineWidth(5)
			c.SetColor(ink)
			c.Stroke()
		}
	}
}

// shore is the colour of borders.
var shore = rgb(0x6e7a87)

// line is how wide borders are: thinner where there are many.
func (a *atlas) line() float64 {
	if len(a.Places) > largeMap {
		return 0.6
	}
	return 1.2
}

// trace makes a shape the path of the canvas; false without a shape. Points closer than
// half a pixel to the last one are passed over, and with them islands of less.
func (a *atlas) trace(c *canvas, p patch) bool {
	f := a.borders.shapes[p.Code]
	if f == nil {
		return false
	}
	for _, ring := range f.rings {
		a.ring(c, ring)
	}
	return true
}

func (a *atlas) ring(c *canvas, ring []degrees) {
	const close = 0.5
	var last spot
	drawn := 0
	for _, d := range ring {
		p := a.at(float64(d.lon), float64(d.lat))
		switch dx, dy := last.to(p); {
		case drawn == 0:
			c.NewSubPath()
			c.MoveTo(p.x, p.y)
		case dx*dx+dy*dy < close*close:
			continue
		default:
			c.LineTo(p.x, p.y)
		}
		last = p
		drawn++
	}
	if drawn > 0 {
		c.ClosePath()
	}
}
