package chart

import (
	"image/color"
	"image/draw"
	"math"
	"strings"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"image"
)

// The size of a picture in pixels, its margin, and the sizes of its words.
const (
	width, height = 1280, 720
	margin        = 48

	titleSize = 38
	labelSize = 28
	noteSize  = 22 // the smallest there is
)

// canvas is a picture being drawn. It knows which words stand where, so that others keep
// clear of them.
type canvas struct {
	*gg.Context
	faces map[style]font.Face
	words []written
}

// style is a font at a size.
type style struct {
	font *opentype.Font
	size float64
}

// written are words in a picture, and the box of their ink.
type written struct {
	words string
	style style
	in    color.Color
	box   box
}

func newCanvas() *canvas {
	c := &canvas{Context: gg.NewContext(width, height), faces: map[style]font.Face{}}
	draw.Draw(c.pixels(), c.pixels().Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

func (c *canvas) pixels() *image.RGBA { return c.Image().(*image.RGBA) }

// The two fonts, read when they are first needed.
var (
	regular = sync.OnceValue(func() *opentype.Font { return parsed(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *opentype.Font { return parsed(liberationsansbold.TTF) })
)

func parsed(ttf []byte) *opentype.Font {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) // the fonts are part of the program
	}
	return f
}

// write puts words with their left, middle or right (0, 0.5, 1) at x and their base
// line at y.
func (c *canvas) write(words string, x, y, anchor float64, size float64, f *opentype.Font, in color.Color) {
	if words == "" {
		return
	}
	x -= anchor * c.wide(words, size, f)
	c.words = append(c.words, written{words, style{f, size}, in, c.inked(words, x, y, size, f)})
	c.print(words, x, y, size, f, in)
}

// print draws words without taking note of them.
func (c *canvas) print(words string, x, y, size float64, f *opentype.Font, in color.Color) {
	d := font.Drawer{Dst: c.pixels(), Src: image.NewUniform(in), Face: c.face(f, size), Dot: dot(x, y)}
	d.DrawString(words)
}

// over writes words like write, with a rim of paper that keeps them apart from lines
// under them.
func (c *canvas) over(words string, x, y, anchor float64, size float64, f *opentype.Font, in color.Color) {
	left := x - anchor*c.wide(words, size, f)
	const rim = 3
	for k := range 8 {
		dy, dx := math.Sincos(float64(k) * math.Pi / 4)
		c.print(words, left+rim*dx, y+rim*dy, size, f, paper)
	}
	c.write(words, x, y, anchor, size, f, in)
}

// wide is how many pixels words take.
func (c *canvas) wide(words string, size float64, f *opentype.Font) float64 {
	return float64(font.MeasureString(c.face(f, size), words)) / 64
}

// inked is the box of the ink of words that begin at x on the base line y.
func (c *canvas) inked(words string, x, y, size float64, f *opentype.Font) box {
	b, _ := font.BoundString(c.face(f, size), words)
	return box{x + float64(b.Min.X)/64, y + float64(b.Min.Y)/64, x + float64(b.Max.X)/64, y + float64(b.Max.Y)/64}
}

// wrap parts words into lines of at most so many pixels, at common spaces; a word that is
// longer has a line of its own.
func (c *canvas) wrap(words string, most, size float64, f *opentype.Font) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(words, " ") {
		if longer := strings.TrimSpace(line + " " + word); line == "" || c.wide(longer, size, f) <= most {
			line = longer
			continue
		}
		lines, line = append(lines, line), word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// face is a font at a size. A face holds a buffer of its own and so belongs to one
// canvas.
func (c *canvas) face(f *opentype.Font, size float64) font.Face {
	s := style{f, size}
	if made, ok := c.faces[s]; ok {
		return made
	}
	made, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // sizes are constants
	}
	c.faces[s] = made
	return made
}

func dot(x, y float64) fixed.Point26_6 {
	return fixed.Point26_6{X: fixed.Int26_6(math.Round(x * 64)), Y: fixed.Int26_6(math.Round(y)) * 64}
}

// box is a rectangle in pixels.
type box struct{ x0, y0, x1, y1 float64 }

// meets tells whether two boxes come closer than a gap.
func (b box) meets(o box, gap float64) bool {
	return b.x0 < o.x1+gap && o.x0 < b.x1+gap && b.y0 < o.y1+gap && o.y0 < b.y1+gap
}

// at is a box moved.
func (b box) at(x, y float64) box { return box{b.x0 + x, b.y0 + y, b.x1 + x, b.y1 + y} }

// within tells whether a box lies inside another.
func (b box) within(o box) bool {
	return b.x0 >= o.x0 && b.y0 >= o.y0 && b.x1 <= o.x1 && b.y1 <= o.y1
}
