package chart

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// draw puts the map on a canvas.
func (s sheet) draw(c *canvas) {
	top, bottom := s.Frame.draw(c)
	area := box{margin / 2, top + 14, width - margin/2, bottom - 10}
	if s.borders != nil {
		s.drawShapes(c, area)
		return
	}
	s.drawTiles(c, area)
}

// drawTiles draws the map as tiles, with words on them as far as they fit.
func (s sheet) drawTiles(c *canvas, area box) {
	g := s.arrange(c, area)
	for _, p := range s.Places {
		g.tile(c, p, s.fill(p))
	}
	for _, p := range s.Places {
		if p.Own {
			g.outline(c, p)
		}
	}
	s.Legend.draw(c, g.legend, g.across)
	g.callouts(c, s, g.labels(c, s))
}

// tiling is where the tiles and the legend of a map stand. A tile is as high as its side
// is long, and wider where there is room: names are long.
type tiling struct {
	left, top, side, wide float64
	size                  float64 // of the words on tiles
	cols, rows            int
	taken                 []bool // by row and column: there is a tile
	area                  box
	legend                box
	across                bool // the legend is a line under the map, else a column
}

// The measures of tiles in pixels, how wide they get, and how far legend
// and map stand apart.
const (
	largestTile, leastTile = 140, 6
	wideTile               = 200
	legendGap              = 56
	cornerGap              = 18
	acrossGap              = 16
)

// tileSizes are the sizes of words on tiles, the best first.
var tileSizes = [...]float64{34, 30, 27, 24, noteSize}

// mostSized is how many tiles have words of another size than the smallest.
const mostSized = 24

// arrange finds the tiles on which most words fit, in the largest size in which no fewer
// fit than in the smallest, so that the legend has a place of its own: beside the map, in a
// corner that the map leaves free, or under it.
func (s sheet) arrange(c *canvas, area box) tiling {
	g := tiling{area: area}
	for _, p := range s.Places {
		g.cols, g.rows = max(g.cols, p.Col+1), max(g.rows, p.Row+1)
	}
	g.taken = make([]bool, g.cols*g.rows)
	for _, p := range s.Places {
		g.taken[p.Row*g.cols+p.Col] = true
	}
	least, most := g.sized(c, s, noteSize)
	if len(s.Places) > mostSized {
		return least
	}
	for _, size := range tileSizes {
		if larger, worth := g.sized(c, s, size); worth >= most {
			return larger
		}
	}
	return least
}

// sized finds the tiles on which most words of a size fit, the largest of these, and how
// well the words read.
func (g tiling) sized(c *canvas, s sheet, size float64) (best tiling, most float64) {
	g.size = size
	best, most = g, -1.0
	f, area := newFitter(c, size), 0.0
	for _, g.across = range [...]bool{false, true} {
		w, h := s.Legend.size(c, g.across)
		g.legend = box{0, 0, w, h}
		for g.wide = wideTile; g.wide > leastTile; g.wide -= max(1, math.Floor(g.wide/16)) {
			found, ok := g.tallest()
			if !ok {
				continue
			}
			worth, room := f.worth(found, s), found.side*found.wide
			if worth > most || worth == most && room > area {
				best, most, area = found, worth, room
			}
		}
	}
	return best, most
}

// tallest finds the highest tiles of a width; false when there is no room for any.
func (g tiling) tallest() (tiling, bool) {
	most := math.Floor((g.area.y1 - g.area.y0) / float64(g.rows))
	for g.side = min(largestTile, g.wide, most); g.side >= leastTile; g.side-- {
		if found, ok := g.settled(); ok {
			return found, true
		}
	}
	return g, false
}

// settled puts the map and its legend into the area; false when they do not fit.
func (g tiling) settled() (tiling, bool) {
	w, h := g.legend.x1, g.legend.y1
	if g.across {
		x := g.area.x0 + margin/2
		g.legend = box{x, g.area.y1 - h, x + w, g.area.y1}
		g.area.y1 -= h + acrossGap
	}
	spareX, spareY := g.area.x1-g.area.x0-g.wide*float64(g.cols), g.area.y1-g.area.y0-g.side*float64(g.rows)
	if spareX < 0 || spareY < 0 {
		return g, false
	}
	g.left, g.top = math.Round(g.area.x0+spareX/2), math.Round(g.area.y0+spareY/2)
	switch {
	case g.across:
		return g, true
	case spareX >= legendGap+w && h <= g.area.y1-g.top:
		g.left = math.Round(g.area.x0 + (spareX-legendGap-w)/2)
		x := g.left + g.wide*float64(g.cols) + legendGap
		g.legend = box{x, g.top, x + w, g.top + h}
		return g, true
	}
	return g.cornered(spareX, w, h)
}

// cornered puts the legend into a corner, the map into the middle or to the other side.
func (g tiling) cornered(spareX, w, h float64) (tiling, bool) {
	for _, corner := range [...]spot{{0, 1}, {1, 0}, {1, 1}, {0, 0}} {
		const inset = margin / 2
		x := g.area.x0 + inset + corner.x*(g.area.x1-g.area.x0-w-2*inset)
		y := g.area.y0 + corner.y*(g.area.y1-g.area.y0-h)
		g.legend = box{x, y, x + w, y + h}
		for _, share := range [...]float64{0.5, 1 - corner.x} {
			g.left = math.Round(g.area.x0 + share*spareX)
			if !g.covers(g.legend, cornerGap) {
				return g, true
			}
		}
	}
	return g, false
}

// covers tells whether a tile comes closer to a box than a gap.
func (g tiling) covers(b box, gap float64) bool {
	b = b.out(gap)
	from, to := g.lot(b.x0, b.y0), g.lot(b.x1, b.y1)
	for row := max(from.row, 0); row <= min(to.row, g.rows-1); row++ {
		for col := max(from.col, 0); col <= min(to.col, g.cols-1); col++ {
			if g.taken[row*g.cols+col] && g.at(patch{Col: col, Row: row}).meets(b, 0) {
				return true
			}
		}
	}
	return false
}

// lot is the column and row of a pixel.
func (g tiling) lot(x, y float64) lot {
	return lot{int(math.Floor((x - g.left) / g.wide)), int(math.Floor((y - g.top) / g.side))}
}

// at is where a tile stands, without the gap to the next ones.
func (g tiling) at(p patch) box {
	x, y := g.left+float64(p.Col)*g.wide, g.top+float64(p.Row)*g.side
	return box{x, y, x + g.wide - g.gap(), y + g.side - g.gap()}
}

// gap is how far tiles stand apart.
func (g tiling) gap() float64 { return max(1, math.Round(g.side/30)) }

// tile paints a tile, with an edge that shows the lightest ones too.
func (g tiling) tile(c *canvas, p patch, fill pattern) {
	b := g.at(p)
	c.fill(b, edge)
	c.fill(b.out(-1), fill)
}

// outline draws the thick line around a region meant, with a line of paper inside so that
// it shows on dark tiles too.
func (g tiling) outline(c *canvas, p patch) {
	thick := max(2, math.Round(g.side/18))
	b := g.at(p).out(thick)
	c.ring(b, thick+1, solid(ink))
	c.ring(b.out(-thick-1), max(1, thick-3), solid(paper))
}

// out is a box so much larger on every side.
func (b box) out(by float64) box { return box{b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by} }

// middle is the point in the middle of a box.
func (b box) middle() spot { return spot{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2} }

// fill paints a rectangle; its sides are whole pixels.
func (c *canvas) fill(b box, with pattern) {
	r := image.Rect(int(b.x0), int(b.y0), int(b.x1), int(b.y1))
	draw.Draw(c.pixels(), r, with, r.Min, draw.Src)
}

// dip makes a pattern what paths are filled with.
func (c *canvas) dip(with pattern) {
	if plain, ok := with.(plainFill); ok {
		c.SetColor(plain.C)
		return
	}
	c.SetFillStyle(with)
}

// ring paints the edge of a rectangle, so wide inwards.
func (c *canvas) ring(b box, wide float64, with pattern) {
	c.fill(box{b.x0, b.y0, b.x1, b.y0 + wide}, with)
	c.fill(box{b.x0, b.y1 - wide, b.x1, b.y1}, with)
	c.fill(box{b.x0, b.y0, b.x0 + wide, b.y1}, with)
	c.fill(box{b.x1 - wide, b.y0, b.x1, b.y1}, with)
}

// pattern is what an area is painted with: one colour, or lines.
type pattern interface {
	image.Image
	ColorAt(x, y int) color.Color
}

func solid(c color.RGBA) pattern { return plainFill{image.NewUniform(c)} }

type plainFill struct{ *image.Uniform }

func (p plainFill) ColorAt(x, y int) color.Color { return p.C }

// hatch is slanting lines; lean is 1 where they rise to the right and −1 where they fall.
type hatch struct {
	image.Uniform
	lean int
}

const hatchEvery, hatchWide = 9, 2

func (h hatch) Bounds() image.Rectangle { return h.Uniform.Bounds() }
func (h hatch) At(x, y int) color.Color { return h.ColorAt(x, y) }
func (h hatch) ColorModel() color.Model { return color.RGBAModel }
func (h hatch) ColorAt(x, y int) color.Color {
	if k := (x + h.lean*y) % hatchEvery; (k+hatchEvery)%hatchEvery < hatchWide {
		return hatchLine
	}
	return paper
}

// The colours of edges and of hatching.
var (
	edge      = solid(rgb(0x9aa5b1))
	hatchLine = rgb(0xb4bcc6)
)

// fill is what a place is painted with.
func (s sheet) fill(p patch) pattern { return s.Legend.fill(p.Class) }
