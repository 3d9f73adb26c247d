package chart

import (
	"image/color"
	"math"
	"testing"
)

// TestPaletteContrast walks the palette: words need 4.5 to 1 with paper, marks 3 to 1.
func TestPaletteContrast(t *testing.T) {
	words := map[string]color.RGBA{"ink": ink, "soft": soft}
	for _, s := range strokes {
		words["stroke "+code(s.in)] = s.in
	}
	for name, k := range words {
		if got := contrast(k, paper); got < 4.5 {
			t.Errorf("words in %s: %.2f to 1", name, got)
		}
	}
	for name, k := range map[string]color.RGBA{"other": other, "mark": mark} {
		if got := contrast(k, paper); got < 3 {
			t.Errorf("marks in %s: %.2f to 1", name, got)
		}
	}
	if got := contrast(strokes[0].in, other); got < 3 {
		t.Errorf("a bar set off and one beside it: %.2f to 1", got)
	}
}

// TestPaletteApart checks that lines differ in colour as people with usual sight, with
// deuteranopia and with protanopia see them, in grey, and in dash or mark.
func TestPaletteApart(t *testing.T) {
	for i, a := range strokes {
		for _, b := range strokes[:i] {
			for name, m := range sights {
				if d := distance(seen(m, a.in), seen(m, b.in)); d < 20 {
					t.Errorf("%s: %s and %s are %.1f apart", name, code(a.in), code(b.in), d)
				}
			}
			if d := math.Abs(lab(linear(a.in))[0] - lab(linear(b.in))[0]); d < 8 {
				t.Errorf("in grey %s and %s are %.1f apart", code(a.in), code(b.in), d)
			}
			if a.mark == b.mark {
				t.Errorf("%s and %s have one mark", code(a.in), code(b.in))
			}
		}
	}
}

// sights are how linear red, green and blue are seen (Machado, Oliveira and Fernandes
// 2009, full severity).
var sights = map[string][3][3]float64{
	"usual": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"deuteranopia": {
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881},
	},
	"protanopia": {
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998},
	},
}

func code(k color.RGBA) string {
	const digits = "0123456789abcdef"
	s := ""
	for _, v := range [...]uint8{k.R, k.G, k.B} {
		s += string(digits[v>>4]) + string(digits[v&15])
	}
	return s
}

// linear undoes the gamma of sRGB.
func linear(k color.RGBA) [3]float64 {
	var v [3]float64
	for i, c := range [...]uint8{k.R, k.G, k.B} {
		if v[i] = float64(c) / 255; v[i] <= 0.04045 {
			v[i] /= 12.92
		} else {
			v[i] = math.Pow((v[i]+0.055)/1.055, 2.4)
		}
	}
	return v
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(linear(a))+0.05, luminance(linear(b))+0.05
	return max(x, y) / min(x, y)
}

func luminance(v [3]float64) float64 { return 0.2126*v[0] + 0.7152*v[1] + 0.0722*v[2] }

// seen is a colour in CIE Lab as a sight has it.
func seen(m [3][3]float64, k color.RGBA) [3]float64 {
	v, out := linear(k), [3]float64{}
	for i, row := range m {
		out[i] = min(1, max(0, row[0]*v[0]+row[1]*v[1]+row[2]*v[2]))
	}
	return lab(out)
}

func lab(v [3]float64) [3]float64 {
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*v[0] + 0.3576*v[1] + 0.1805*v[2]) / 0.9505)
	y := f(luminance(v))
	z := f((0.0193*v[0] + 0.1192*v[1] + 0.9505*v[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func distance(a, b [3]float64) float64 {
	return math.Hypot(math.Hypot(a[0]-b[0], a[1]-b[1]), a[2]-b[2])
}
