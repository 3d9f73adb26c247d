package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// TestEncode checks that the palette keeps the colours of areas, and of edges nearly.
func TestEncode(t *testing.T) {
	c := newCanvas()
	for k, s := range strokes {
		c.SetColor(s.in)
		c.DrawRectangle(40, float64(40+60*k), 400, 40)
		c.Fill()
		c.write("Kalimantan Selatan 3,84", 500, float64(70+60*k), 0, labelSize, bold(), s.in)
	}
	file, err := c.png()
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	got := m.(*image.Paletted)
	for k, s := range strokes {
		if got.At(100, 60+60*k) != s.in {
			t.Errorf("%v became %v", s.in, got.At(100, 60+60*k))
		}
	}
	if got.At(5, 5) != paper {
		t.Errorf("paper became %v", got.At(5, 5))
	}
	const most = 24
	runs(c.pixels(), func(at, _ int, k uint32) {
		was, is := rgb(k), got.Palette[got.Pix[at]].(color.RGBA)
		if off(was.R, is.R) > most || off(was.G, is.G) > most || off(was.B, is.B) > most {
			t.Errorf("%v became %v", was, is)
		}
	})
}

func off(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
