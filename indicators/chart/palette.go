package chart

import "image/color"

// The colours of words and lines. All words keep a contrast of 4.5 to 1 with paper, all
// marks one of 3 to 1; the lines of a grid are neither.
var (
	paper = rgb(0xffffff)
	ink   = rgb(0x1b1f24) // words and the region meant
	soft  = rgb(0x57606a) // words beside it
	faint = rgb(0xd8dee4) // lines of a grid
	other = rgb(0x7e90a6) // bars beside those of the regions meant
	mark  = rgb(0x8a939d) // small marks, such as where a figure is missing
)

// strokes are how the lines of a trend differ: the region meant first, then the others.
// Each differs from every other in colour, also for the colour-blind, in brightness, and
// in its dash and mark, so that none of the three alone has to carry the difference.
var strokes = [...]stroke{
	{rgb(0x101c2c), 7, nil, disc},
	{rgb(0x374ecb), 3.5, nil, square},
	{rgb(0xc15603), 3.5, []float64{14, 7}, triangle},
	{rgb(0x55357e), 3.5, []float64{3, 7}, diamond},
	{rgb(0x183612), 3.5, []float64{16, 6, 3, 6}, hexagon},
}

// stroke is how one region is drawn: colour, width in pixels, dash, and mark at a point.
type stroke struct {
	in    color.RGBA
	width float64
	dash  []float64
	mark  shape
}

// shape is the form of a mark.
type shape uint8

const (
	disc shape = iota
	square
	triangle
	diamond
	hexagon
)

// rgb is a colour as people write it.
func rgb(v uint32) color.RGBA {
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 0xff}
}
