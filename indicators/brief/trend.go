package brief

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"pantau/indicators"
)

// plot is where points of a trend stand.
type plot struct {
	x, y, w, h float64
	first      float64 // years
	last       float64
	low, high  float64 // of the scale
	step       float64 // of its lines
}

func (p plot) at(f indicators.Figure) (x, y float64) {
	year := float64(f.Period.Year)
	if f.Period.Month == indicators.September {
		year += 0.5
	}
	return p.across(year), p.up(float(f.Value))
}

func (p plot) across(year float64) float64 { return p.x + (year-p.first)/max(1, p.last-p.first)*p.w }
func (p plot) up(v float64) float64        { return p.y + p.h - (v-p.low)/(p.high-p.low)*p.h }

// float is a value for drawing, not for writing.
func float(d indicators.Decimal) float64 {
	return float64(d.Units) / math.Pow10(int(d.Places))
}

// stroke is how a line of the trend is drawn.
type stroke struct {
	in    tone
	width float64
	dash  []float64
}

var strokes = [...]stroke{
	{strong, 0.9, nil},
	{tone{0x6c, 0x76, 0x81}, 0.45, nil},
	{tone{0x6c, 0x76, 0x81}, 0.45, []float64{1.6, 1.1}},
}

// What the trend keeps free for the marks of its axis and for the names at its right.
const axisWidth, namesWidth = 7, 38

// trend draws P0 of the region over the March surveys, with the larger regions beside
// it. No line is drawn where a year is missing or no change may be computed.
func (s *sheet) trend(f facts, x, y, w, h float64) {
	const title = "Tren P0, survei Maret, persen"
	s.put(headHand, x, y+above*headHand.em(), fromLeft, title)
	s.put(smallHand, x+s.width(headHand, title)+2.5, y+above*headHand.em(), fromLeft, f.marks())
	p := plot{x: x + axisWidth, y: y + headSpace + 2, w: w - axisWidth - namesWidth, h: h - headSpace - 8}
	p.scale(f)
	s.axes(p)
	for k := len(f.trend) - 1; k >= 0; k-- {
		s.series(p, f.trend[k], strokes[min(k, len(strokes)-1)], k == 0)
	}
	s.autumns(p, f)
	s.names(p, f)
	s.notable(p, f)
}

// scale sets the span of years and whole percents.
func (p *plot) scale(f facts) {
	p.low, p.high = math.Inf(1), math.Inf(-1)
	p.first, p.last = math.Inf(1), math.Inf(-1)
	for _, list := range append(slices.Clone(f.trend), f.septembers()) {
		for _, x := range list {
			v, year := float(x.Value), float64(x.Period.Year)
			if x.Period.Month == indicators.September {
				year += 0.5
			}
			p.low, p.high = min(p.low, v), max(p.high, v)
			p.first, p.last = min(p.first, year), max(p.last, year)
		}
	}
	step := stepOf(p.high - p.low)
	p.step = step
	p.low, p.high = max(0, math.Floor((p.low-0.15*step)/step)*step), math.Ceil((p.high+0.15*step)/step)*step
}

// stepOf is the distance of grid lines for a span of values: two to five lines.
func stepOf(span float64) float64 {
	for _, step := range [...]float64{1, 2, 5, 10} {
		if span/step <= 4 {
			return step
		}
	}
	return 20
}

// axes draws the grid: whole percents, years.
func (s *sheet) axes(p plot) {
	mark := smallHand
	for v := p.low; v <= p.high+p.step/2; v += p.step {
		y := p.up(v)
		s.line(rule, 0.15, p.x, y, p.x+p.w, y)
		words := strconv.Itoa(int(v))
		s.told.scale = append(s.told.scale, words)
		s.put(mark, p.x-2, y+1, toRight, words)
	}
	every := 1.0
	for s.width(mark, "2025")*1.5 > every*p.w/max(1, p.last-p.first) {
		every++
	}
	for year := math.Floor(p.last); year >= p.first; year -= every {
		s.put(mark, p.across(year), p.y+p.h+4.6, centred, strconv.Itoa(int(year)))
	}
}

// series draws one line with its gaps; a figure with a caution is an open mark.
func (s *sheet) series(p plot, list indicators.Series, as stroke, dots bool) {
	s.draw(as.in, as.width)
	s.SetLineCapStyle("round")
	s.SetLineJoinStyle("round")
	s.SetDashPattern(as.dash, 0)
	for k := 1; k < len(list); k++ {
		if joined(list[k-1], list[k]) {
			x0, y0 := p.at(list[k-1])
			x1, y1 := p.at(list[k])
			s.Line(x0, y0, x1, y1)
		}
	}
	s.SetDashPattern(nil, 0)
	for k, f := range list {
		alone := (k == 0 || !joined(list[k-1], f)) && (k == len(list)-1 || !joined(f, list[k+1]))
		if dots || alone || f.Flag != nil {
			s.dot(p, f, as.in, f.Flag != nil)
		}
	}
}

// joined tells whether a line leads from one figure to the next.
func joined(a, b indicators.Figure) bool {
	return b.Period.Year-a.Period.Year == 1 && indicators.Between(a, b).Reason == indicators.Computed
}

func (s *sheet) dot(p plot, f indicators.Figure, in tone, open bool) {
	x, y := p.at(f)
	s.draw(in, 0.4)
	s.SetFillColor(in.r, in.g, in.b)
	if open {
		s.SetFillColor(paper.r, paper.g, paper.b)
	}
	s.Circle(x, y, 0.85, "FD")
}

// marks say what the open marks in the trend are.
func (f facts) marks() string {
	var list []string
	if slices.ContainsFunc(slices.Concat(f.trend...), func(x indicators.Figure) bool { return x.Flag != nil }) {
		list = append(list, "○ bercatatan")
	}
	if len(f.septembers()) > 0 {
		list = append(list, "◊ September")
	}
	return strings.Join(list, "  ")
}

// autumns marks the region's own figures of September, which no line joins.
func (s *sheet) autumns(p plot, f facts) {
	list := f.septembers()
	for _, x := range list {
		at, y := p.at(x)
		s.draw(strong, 0.3)
		s.SetFillColor(paper.r, paper.g, paper.b)
		const r = 0.95
		s.Polygon([]fpdf.PointType{{X: at - r, Y: y}, {X: at, Y: y - r}, {X: at + r, Y: y}, {X: at, Y: y + r}}, "FD")
	}
}

// name is what stands at the end of a line.
type name struct {
	words []string
	y     float64 // of its middle
	hand  hand
}

func (n name) height() float64 { return float64(len(n.words)) * n.hand.leading() }

// names writes at the right whose lines they are, with the last value, moved apart
// where they would lie over each other.
func (s *sheet) names(p plot, f facts) {
	var list []name
	for k, series := range f.trend {
		if len(series) == 0 {
			continue
		}
		h := hand{8.5, k == 0, soft}
		if k == 0 {
			h.in = strong
		}
		last := series[len(series)-1]
		r, _ := f.c.Region(last.Region)
		words := r.Name + " " + s.value(last)
		if own := f.trend[0]; last.Period != own[len(own)-1].Period {
			words += " (" + strconv.Itoa(last.Period.Year) + ")"
		}
		_, y := p.at(last)
		list = append(list, name{s.wrap(h, words, namesWidth-3), y, h})
	}
	spread(list, p.y-2, p.y+p.h+1)
	for _, n := range list {
		s.lines(n.hand, p.x+p.w+3, n.y-n.height()/2, n.words)
	}
}

// spread moves names apart between two heights, keeping their order.
func spread(list []name, from, to float64) {
	slices.SortStableFunc(list, func(a, b name) int { return cmp.Compare(a.y, b.y) })
	for k := range list {
		list[k].y = max(list[k].y, from+list[k].height()/2)
		from = list[k].y + list[k].height()/2 + 0.4
	}
	for k := len(list) - 1; k >= 0; k-- {
		list[k].y = min(list[k].y, to-list[k].height()/2)
		to = list[k].y - list[k].height()/2 - 0.4
	}
}

// notable writes the values of the highest, the lowest and the first point, where there
// is room.
func (s *sheet) notable(p plot, f facts) {
	own := f.trend[0]
	if len(own) == 0 {
		return
	}
	last := own[len(own)-1]
	high, low, points := last, last, []indicators.Figure{own[0]}
	if l, h, ok := own.Extremes(); ok {
		high, low, points = h, l, []indicators.Figure{h, l, own[0]}
	}
	for k, x := range points {
		if x.Period == last.Period || k == 2 && (x == high || x == low) {
			continue
		}
		s.beside(p, f, x, x == low && x != high)
	}
}

// beside writes the value of a point above it, or below, where neither words nor lines
// are.
func (s *sheet) beside(p plot, f facts, point indicators.Figure, under bool) {
	h := hand{8.5, true, strong}
	x, y := p.at(point)
	words := s.value(point)
	half := s.width(h, words) / 2
	ways := []float64{-1.9, 4.1}
	if under {
		ways[0], ways[1] = ways[1], ways[0]
	}
	for _, dx := range [...]float64{0, half, -half} {
		for _, dy := range ways {
			at := s.place(h, max(x+dx, p.x+half), y+dy, centred, words)
			if !p.crossed(f, at) && s.isFree(at) {
				s.fill(paper, at.x0, at.y0, at.x1-at.x0, at.y1-at.y0)
				s.put(h, at.x0, y+dy, fromLeft, words)
				return
			}
		}
	}
}

// crossed tells whether a line or a mark of the trend runs through a cell.
func (p plot) crossed(f facts, c cell) bool {
	for _, list := range append(slices.Clone(f.trend), f.septembers()) {
		for k := range list {
			x0, y0 := p.at(list[max(0, k-1)])
			x1, y1 := p.at(list[k])
			if list[k].Period.Month == indicators.September {
				x0, y0 = x1, y1
			}
			if c.between(x0, y0, x1, y1) {
				return true
			}
		}
	}
	return false
}

// between tells whether the way from one point to another leads through a cell.
func (c cell) between(x0, y0, x1, y1 float64) bool {
	const steps, near = 16, 0.4
	for n := range steps + 1 {
		part := float64(n) / steps
		x, y := x0+(x1-x0)*part, y0+(y1-y0)*part
		if c.x0-near < x && x < c.x1+near && c.y0-near < y && y < c.y1+near {
			return true
		}
	}
	return false
}
