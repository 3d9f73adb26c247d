package chart

import (
	"image/color"
	"math"

	"pantau/indicators"
)

// The sizes of words in a trend.
const (
	tickSize  = 26
	ownSize   = 33
	besideOwn = 27
	valueSize = 31
	nameMost  = 300 // pixels, before a name at the end of a line goes on below
)

// plot is the area of a trend's lines, and its scales.
type plot struct {
	*canvas
	trendScene
	axis  axis
	area  box
	lines []segment // drawn so far
}

// segment is a stretch of a line, and how much it matters that no words lie on it.
type segment struct {
	x0, y0, x1, y1, weight float64
}

// draw draws the trend.
func (t trendScene) draw(c *canvas) {
	low, high := t.bounds()
	p := &plot{canvas: c, trendScene: t, axis: newAxis(low, high)}
	if !p.axis.fromZero() {
		p.Frame.Notes = append(p.Frame.Notes[:len(p.Frame.Notes):len(p.Frame.Notes)], "Sumbu tegak tidak mulai dari nol.")
	}
	top, bottom := p.Frame.draw(c)
	labels := p.labels()
	p.area = box{margin + p.tickWidth() + 12, top + 22, width - margin - widest(labels) - 22, bottom - 46}
	p.grid()
	p.breaks()
	for k := len(t.Lines) - 1; k >= 0; k-- {
		p.line(t.Lines[k], strokes[k], k == 0)
	}
	p.name(labels)
	p.values()
}

// bounds are the least and the greatest value drawn.
func (t trendScene) bounds() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, l := range t.Lines {
		for _, p := range l.Points {
			low, high = min(low, float(p.Value)), max(high, float(p.Value))
		}
	}
	return low, high
}

// x is where a survey stands. September is half a year after March; a year of unknown
// month is one place.
func (p *plot) x(at indicators.Period) float64 {
	year := float64(at.Year)
	if at.Month == indicators.September && p.Both {
		year += 0.5
	}
	years := float64(p.Last - p.First)
	if p.Half {
		years += 0.5
	}
	left, right := p.area.x0+24, p.area.x1-14
	if years == 0 {
		return (left + right) / 2
	}
	return left + (right-left)*(year-float64(p.First))/years
}

func (p *plot) y(v indicators.Decimal) float64 {
	return p.area.y1 - (p.area.y1-p.area.y0)*p.axis.share(float(v))
}

// tickWidth is how wide the widest number at the scale is.
func (p *plot) tickWidth() float64 {
	w := 0.0
	for k := p.axis.low; k <= p.axis.high; k++ {
		w = max(w, p.wide(p.axis.at(k).Indonesian(0), tickSize, regular()))
	}
	return w
}

// grid draws the scale's lines and numbers, and the years.
func (p *plot) grid() {
	for k := p.axis.low; k <= p.axis.high; k++ {
		y := math.Round(p.y(p.axis.at(k)))
		p.stroke(faint, 1.5, nil, p.area.x0, y, p.area.x1, y)
		p.write(p.axis.at(k).Indonesian(0), p.area.x0-12, y+9, 1, tickSize, regular(), soft)
	}
	if p.axis.fromZero() {
		p.stroke(mark, 2, nil, p.area.x0, p.area.y1, p.area.x1, p.area.y1)
	}
	every := (p.area.x1 - p.area.x0) / float64(max(1, p.Last-p.First))
	size := float64(tickSize)
	if every < 58 {
		size = noteSize
	}
	for y := p.First; y <= p.Last; y++ {
		full := every >= 72 || y == p.First || y == p.Last
		p.write(yearWords(y, full), p.x(indicators.Period{Year: y}), p.area.y1+36, 0.5, size, regular(), soft)
	}
}

// breaks marks years without a figure of the region meant, and where the years of
// unknown month end.
func (p *plot) breaks() {
	for _, y := range p.Gaps {
		x := p.x(indicators.Period{Year: y})
		p.stroke(mark, 2.5, nil, x-5, p.area.y1-5, x+5, p.area.y1+5)
		p.stroke(mark, 2.5, nil, x-5, p.area.y1+5, x+5, p.area.y1-5)
	}
	if p.Apart != 0 && p.Apart < p.Last {
		x := (p.x(indicators.Period{Year: p.Apart}) + p.x(indicators.Period{Year: p.Apart + 1})) / 2
		p.stroke(mark, 1.5, []float64{6, 6}, x, p.area.y0, x, p.area.y1)
	}
}

// stroke draws a straight line.
func (p *plot) stroke(in color.Color, wide float64, dash []float64, x0, y0, x1, y1 float64) {
	p.SetColor(in)
	p.SetLineWidth(wide)
	p.SetDash(dash...)
	p.DrawLine(x0, y0, x1, y1)
	p.Stroke()
}

// line draws a region's line with its marks.
func (p *plot) line(l trendLine, s stroke, own bool) {
	weight := 1.0
	if own {
		weight = 6
	}
	p.SetColor(s.in)
	p.SetLineWidth(s.width)
	p.SetDash(s.dash...)
	p.SetLineJoinRound()
	for k, at := range l.Points {
		x, y := p.x(at.At), p.y(at.Value)
		if at.Link != firm {
			p.Stroke()
			p.MoveTo(x, y)
		}
		if at.Link == unlinked {
			continue
		}
		before := l.Points[k-1]
		if at.Link == firm {
			p.LineTo(x, y)
		}
		p.lines = append(p.lines, segment{p.x(before.At), p.y(before.Value), x, y, weight})
	}
	p.Stroke()
	for k, at := range l.Points {
		if at.Link == loose {
			before := l.Points[k-1]
			p.stroke(s.in, 1.5, nil, p.x(before.At), p.y(before.Value), p.x(at.At), p.y(at.Value))
		}
	}
	for _, at := range l.Points {
		p.point(at, s, own)
	}
}

// point draws the mark of a figure.
func (p *plot) point(at trendPoint, s stroke, own bool) {
	x, y, r := p.x(at.At), p.y(at.Value), 5.0
	if own {
		r = 7
	}
	p.lines = append(p.lines, segment{x - r, y, x + r, y, 4})
	p.SetDash()
	if at.Kind == beside {
		p.DrawCircle(x, y, 7)
		p.SetColor(paper)
		p.Fill()
		s.in, r = other, 5
	}
	s.mark.path(p.canvas, x, y, r)
	if at.Hollow {
		p.SetColor(paper)
		p.FillPreserve()
		p.SetLineWidth(3)
		p.SetColor(s.in)
		p.Stroke()
		return
	}
	p.SetColor(s.in)
	p.Fill()
}

// path outlines a mark.
func (s shape) path(c *canvas, x, y, r float64) {
	switch s {
	case square:
		c.DrawRectangle(x-r*0.9, y-r*0.9, 2*r*0.9, 2*r*0.9)
	case triangle:
		c.DrawRegularPolygon(3, x, y, r*1.3, 0)
	case diamond:
		c.DrawRegularPolygon(4, x, y, r*1.25, math.Pi/4)
	case hexagon:
		c.DrawRegularPolygon(6, x, y, r*1.1, 0)
	default:
		c.DrawCircle(x, y, r)
	}
}
