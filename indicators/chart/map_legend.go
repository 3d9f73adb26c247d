package chart

import (
	"image/color"
	"math"
	"slices"
	"strconv"
)

// legend explains the colours.
type legend struct {
	Heading string
	Counted string  // what the numbers of regions count
	Entries []entry // the classes from the lowest on, then those without a class
}

// entry is a line of the legend.
type entry struct {
	Words     string
	Count     int
	Class     int
	Fill, Ink color.RGBA
}

// count writes how many regions an entry has; the first one of a column says of what.
func (l legend) count(e entry, first bool) string {
	words := strconv.Itoa(e.Count)
	if first {
		words += " " + l.Counted
	}
	return "(" + words + ")"
}

// The measures of a legend in pixels.
const (
	legendSize             = 25 // of the words of a column
	swatchWide, swatchHigh = 30, 26
	swatchGap              = 10
	entryLead              = 36
	headingLead            = 31
	headingMost            = 330 // wide
	entryGap               = 34  // between entries on a line
)

// size is how much room the legend takes: as a column, or as lines across the picture.
func (l legend) size(c *canvas, across bool) (w, h float64) {
	if across {
		return width - 2*margin, headingLead + float64(len(l.rows(c)))*entryLead - 4
	}
	head := l.heading(c)
	for _, line := range head {
		w = max(w, c.wide(line, legendSize, bold()))
	}
	for k, e := range l.downwards() {
		w = max(w, l.length(c, e, legendSize, k == 0))
	}
	return w, float64(len(head))*headingLead + 8 + float64(len(l.Entries))*entryLead
}

func (l legend) heading(c *canvas) []string {
	return c.wrap(l.Heading, headingMost, legendSize, bold())
}

// downwards are the entries from the highest class down, those without a class last.
func (l legend) downwards() []entry {
	down := slices.Clone(l.Entries)
	n := slices.IndexFunc(down, func(e entry) bool { return e.Class < 0 })
	if n < 0 {
		n = len(down)
	}
	slices.Reverse(down[:n])
	return down
}

// draw writes the legend, with the number of regions in each class.
func (l legend) draw(c *canvas, b box, across bool) {
	if across {
		l.drawAcross(c, b)
		return
	}
	y := b.y0 + legendSize
	for _, line := range l.heading(c) {
		c.write(line, b.x0, y, 0, legendSize, bold(), ink)
		y += headingLead
	}
	y += 8
	for k, e := range l.downwards() {
		l.entry(c, e, b.x0, y, legendSize, k == 0)
		y += entryLead
	}
}

// drawAcross writes the legend from the lowest class on.
func (l legend) drawAcross(c *canvas, b box) {
	y := b.y0 + noteSize
	c.write(l.Heading, b.x0, y, 0, noteSize, bold(), ink)
	c.write("(jumlah "+l.Counted+")", b.x0+c.wide(l.Heading+" ", noteSize, bold()), y, 0, noteSize, regular(), soft)
	y += headingLead + 6
	for _, row := range l.rows(c) {
		x := b.x0
		for _, e := range row {
			l.entry(c, e, x, y, noteSize, false)
			x += l.length(c, e, noteSize, false) + entryGap
		}
		y += entryLead
	}
}

// rows parts the entries into lines.
func (l legend) rows(c *canvas) [][]entry {
	var rows [][]entry
	room := 0.0
	for k, e := range l.Entries {
		long := l.length(c, e, noteSize, false)
		if room -= long; k == 0 || room < 0 {
			rows, room = append(rows, nil), width-2*margin-long
		}
		room -= entryGap
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
	}
	return rows
}

// length is how long an entry is.
func (l legend) length(c *canvas, e entry, size float64, first bool) float64 {
	return swatchWide + swatchGap + c.wide(e.Words+" "+l.count(e, first), size, regular())
}

// entry paints a swatch and writes what it stands for.
func (l legend) entry(c *canvas, e entry, x, y, size float64, first bool) {
	b := box{math.Round(x), math.Round(y) - swatchHigh + 6, math.Round(x) + swatchWide, math.Round(y) + 6}
	c.fill(b, edge)
	c.fill(b.out(-1), l.fill(e.Class))
	x += swatchWide + swatchGap
	c.write(e.Words, x, y, 0, size, regular(), ink)
	c.write(l.count(e, first), x+c.wide(e.Words+" ", size, regular()), y, 0, size, regular(), soft)
}

// ink is the colour of words on a class; those that have none are drawn on paper.
func (l legend) ink(class int) color.RGBA {
	if class < 0 {
		return ink
	}
	return l.Entries[class].Ink
}

// fill is what a class is painted with.
func (l legend) fill(class int) pattern {
	switch class {
	case unclassed:
		return hatch{lean: 1}
	case missing:
		return hatch{lean: -1}
	}
	return solid(l.Entries[class].Fill)
}
