package chart

import (
	"math"
	"strings"
)

// The lines of words above and below what is drawn, in pixels.
const (
	titleLeast = 28 // a long title shrinks to this, on two lines
	subSize    = 25
	noteLead   = 28 // from one note to the next
)

// frame is what stands above and below every picture.
type frame struct {
	Title, Subtitle string
	Notes           []string
	Source          string
}

// draw writes the words of the frame and tells how far down those above reach and how
// far up those below.
func (f frame) draw(c *canvas) (top, bottom float64) { return f.above(c), f.below(c) }

// above writes title and subtitle.
func (f frame) above(c *canvas) float64 {
	lines, size := c.titled(f.Title)
	y := 0.0
	for k, line := range lines {
		y = 62 + float64(k)*math.Round(size*1.18)
		c.write(line, margin, y, 0, size, bold(), ink)
	}
	for _, line := range c.wrap(f.Subtitle, width-2*margin, subSize, regular()) {
		y += 38
		c.write(line, margin, y, 0, subSize, regular(), soft)
	}
	return y + 10
}

// titled parts a title into lines of like length, at a size at which it fits: on one
// line when that is not much smaller.
func (c *canvas) titled(title string) (lines []string, size float64) {
	const most = width - 2*margin
	for size = titleSize; size >= titleSize-6; size-- {
		if c.wide(title, size, bold()) <= most {
			return []string{title}, size
		}
	}
	for size = titleSize - 4; size > titleLeast; size-- {
		if len(c.wrap(title, most, size, bold())) <= 2 {
			break
		}
	}
	return c.balanced(title, most, size), size
}

// balanced wraps a title so that its lines are of like length.
func (c *canvas) balanced(title string, most, size float64) []string {
	lines := c.wrap(title, most, size, bold())
	for w := most; w > most/2; w -= 20 {
		closer := c.wrap(title, w, size, bold())
		if len(closer) > len(lines) {
			break
		}
		lines = closer
	}
	return lines
}

// below writes notes and source at the foot, the source last, on a line of its own.
func (f frame) below(c *canvas) float64 {
	notes := strings.Join(f.Notes, " ")
	source, copies := strings.CutSuffix(f.Source, " "+fromCopies)
	if copies {
		notes += " " + strings.Replace(fromCopies, ", belum dicocokkan ", ","+nbsp+"belum"+nbsp+"dicocokkan"+nbsp, 1)
	}
	lines := c.wrap(strings.TrimSpace(notes), width-2*margin, noteSize, regular())
	lines = append(lines, c.wrap(source, width-2*margin, noteSize, regular())...)
	first := height - 24 - float64(len(lines)-1)*noteLead
	for k, line := range lines {
		c.write(line, margin, first+float64(k)*noteLead, 0, noteSize, regular(), soft)
	}
	return first - noteSize - 8
}
