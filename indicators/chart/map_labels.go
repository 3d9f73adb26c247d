package chart

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"golang.org/x/image/font/opentype"
)

// The measures of words on a tile in pixels.
const (
	tileMore = 2 // from one line to the next, more than the words' size
)

// labels writes names and values on the tiles, or the names alone where both do not fit,
// and tells which of the regions have not even that.
func (g tiling) labels(c *canvas, s sheet) (unnamed []patch) {
	f := newFitter(c, g.size)
	for _, p := range s.Places {
		l := f.label(g, p)
		if l.name == nil {
			unnamed = append(unnamed, p)
			continue
		}
		g.write(c, p, l.name, l.value, s.Legend.ink(p.Class))
	}
	return unnamed
}

// inscription is what stands on a tile, and how well it reads.
type inscription struct {
	name  []string
	value string
	worth float64
}

// label finds what fits on a tile: first of all a name, then a value under it.
func (f *fitter) label(g tiling, p patch) inscription {
	b := g.at(p)
	most, lines := b.x1-b.x0-2*f.pad(), int((b.y1-b.y0)/f.lead())
	if lines < 1 {
		return inscription{}
	}
	if lines > 1 && f.wide(p.Value, bold()) <= most {
		if name, worth := f.fit(p.Names, most, min(lines-1, 2)); name != nil {
			return inscription{name, p.Value, worth + 2}
		}
	}
	name, worth := f.fit(p.Names, most, min(lines, 2))
	return inscription{name, "", worth}
}

// worth is how well the words on all tiles read.
func (f *fitter) worth(g tiling, s sheet) float64 {
	sum := 0.0
	for _, p := range s.Places {
		if g.side < f.lead() {
			break
		}
		sum += f.label(g, p).worth
	}
	return sum
}

// write puts the lines into the middle of a tile.
func (g tiling) write(c *canvas, p patch, name []string, value string, in color.Color) {
	b := g.at(p)
	n := len(name)
	if value != "" {
		n++
	}
	lead := g.size + tileMore
	x, y := (b.x0+b.x1)/2, (b.y0+b.y1)/2-float64(n)*lead/2+lead-math.Round(g.size/4)
	write := c.write
	if p.Class < 0 {
		write = c.over
	}
	for _, line := range name {
		write(line, x, y, 0.5, g.size, regular(), in)
		y += lead
	}
	write(value, x, y, 0.5, g.size, bold(), in)
}

// fitter fits names of a size into tiles. It remembers how wide words are.
type fitter struct {
	c     *canvas
	size  float64
	known map[string]float64
}

func newFitter(c *canvas, size float64) *fitter { return &fitter{c, size, map[string]float64{}} }

func (f *fitter) lead() float64 { return f.size + tileMore }

// pad is how far words keep from the sides of a tile.
func (f *fitter) pad() float64 { return 2 + (f.size-noteSize)/2 }

func (f *fitter) wide(words string, font *opentype.Font) float64 {
	key := words
	if font == bold() {
		key += "\x00"
	}
	w, ok := f.known[key]
	if !ok {
		w = f.c.wide(words, f.size, font)
		f.known[key] = w
	}
	return w
}

// ways are how a name may be written, the best first: in full or by an abbreviation, in
// syllables, cut.
var ways = [...]struct {
	of    func(name string) [][]string
	worth float64
}{{spaced, 1}, {parted, 0.5}, {cut, 0.3}}

// shorter is what each further name of a region is worth less than the one before.
const shorter = 0.05

// fit is how a name is written in so many lines of at most so many pixels, and how well it
// reads so, up to 1; nil when nothing fits.
func (f *fitter) fit(names []string, most float64, lines int) ([]string, float64) {
	for _, way := range ways {
		for k, name := range names {
			for _, parts := range way.of(name) {
				if len(parts) <= lines && f.fits(parts, most) {
					return parts, way.worth - shorter*float64(k)
				}
			}
		}
	}
	return nil, 0
}

func (f *fitter) fits(parts []string, most float64) bool {
	return !slices.ContainsFunc(parts, func(part string) bool { return f.wide(part, regular()) > most })
}

// spaced are the ways to write a name on one line, or on two that part at a space.
func spaced(name string) [][]string {
	all := [][]string{{name}}
	for at, r := range name {
		if r == ' ' {
			all = append(all, []string{name[:at], name[at+1:]})
		}
	}
	slices.SortStableFunc(all[1:], evenly)
	return all
}

// evenly orders ways to write a name on two lines, the shortest longer line first.
func evenly(a, b []string) int {
	return max(len(a[0]), len(a[1])) - max(len(b[0]), len(b[1]))
}

// parted are the ways to write a single word on two lines, the most even one first.
func parted(word string) [][]string {
	var ways [][]string
	for at := 2; at <= len(word)-2 && !strings.Contains(word, " "); at++ {
		if breaks(strings.ToLower(word), at) {
			ways = append(ways, []string{word[:at] + "-", word[at:]})
		}
	}
	slices.SortStableFunc(ways, evenly)
	return ways
}

// cut are the ways to shorten the last word of a name, "Mojok.", the longest first, and
// last of all to its first letter.
func cut(name string) [][]string {
	var ways [][]string
	for at := len(name) - 2; at > strings.LastIndexByte(name, ' ')+3; at-- {
		if !isVowel(name[at-1]) && isVowel(name[at]) {
			ways = append(ways, spaced(name[:at]+".")...)
		}
	}
	if at := strings.LastIndexByte(name, ' '); at > 0 {
		ways = append(ways, []string{name[:at+2] + "."})
	}
	return ways
}

// breaks tells whether a syllable begins at a place in a word: at a consonant, or a pair
// that is one sound, before a vowel.
func breaks(word string, at int) bool {
	return vowelIn(word[:at]) && begins(word[at:]) && !begins(word[at-1:])
}

// begins tells whether letters begin with one consonant sound and a vowel.
func begins(letters string) bool {
	for _, pair := range [...]string{"ng", "ny", "sy", "kh"} {
		if strings.HasPrefix(letters, pair) {
			return len(letters) > 2 && isVowel(letters[2])
		}
	}
	return len(letters) > 1 && !isVowel(letters[0]) && isVowel(letters[1])
}

func isVowel(b byte) bool { return strings.IndexByte("aiueo", b) >= 0 }

func vowelIn(letters string) bool { return strings.ContainsAny(letters, "aiueo") }
