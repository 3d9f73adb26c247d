package brief

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"

	"pantau/indicators"
)

// The sheet in millimetres.
const (
	sheetWidth, sheetHeight = 210, 297

	left, right = 17, sheetWidth - 17
	top, bottom = 12, sheetHeight - 12
	wide        = right - left
)

// tone is a colour that keeps its weight in grey.
type tone struct{ r, g, b int }

var (
	ink    = tone{0x1b, 0x1f, 0x24} // words
	soft   = tone{0x57, 0x60, 0x6a} // words beside them
	strong = tone{0x17, 0x34, 0x54} // the region meant
	rule   = tone{0xbd, 0xc4, 0xcc} // lines between parts
	tint   = tone{0xec, 0xf0, 0xf4} // ground behind what is set off
	paper  = tone{0xff, 0xff, 0xff}
)

// hand is how words are written.
type hand struct {
	size float64 // points
	bold bool
	in   tone
}

// em is the size in millimetres, and leading the distance of lines.
func (h hand) em() float64      { return h.size * 25.4 / 72 }
func (h hand) leading() float64 { return 1.25 * h.em() }

// How high letters stand above their base line and reach below it, in em.
const above, below = 0.74, 0.22

// align is what of the words stands at a place.
type align uint8

const (
	fromLeft align = iota
	centred
	toRight
)

// cell is a piece of words as it stands on the sheet.
type cell struct {
	words          string
	size           float64 // points
	base           float64 // of the base line
	x0, y0, x1, y1 float64
}

func (a cell) meets(b cell) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

// sheet is a page being written, and all that was written on it.
type sheet struct {
	*fpdf.Fpdf
	c     *indicators.Catalogue
	cells []cell
	told  told
}

// told are the figures and differences that words were made of.
type told struct {
	figures   []indicators.Figure
	changes   []indicators.Delta
	distances []distance
	planned   []indicators.Decimal // of targets, and how far figures are from them
	scale     []string             // limits of classes and marks of an axis, as written
}

// distance is how far two figures of one survey are apart.
type distance struct{ from, to indicators.Figure }

func newSheet(c *indicators.Catalogue, title, about string, made time.Time) *sheet {
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), c: c}
	s.SetCatalogSort(true)
	s.SetCreationDate(made)
	s.SetModificationDate(made)
	s.SetTitle(title, true)
	s.SetSubject(about, true)
	s.SetCreator("Pantau", true)
	s.SetProducer("Pantau", true)
	s.SetLang("id-ID")
	s.SetAutoPageBreak(false, 0)
	s.SetMargins(left, top, sheetWidth-right)
	s.AddUTF8FontFromBytes(family, "", liberationsansregular.TTF)
	s.AddUTF8FontFromBytes(family, "B", liberationsansbold.TTF)
	s.AddPage()
	return s
}

const family = "sans"

// bytes is the finished document.
func (s *sheet) bytes() ([]byte, error) {
	var b bytes.Buffer
	if err := s.Output(&b); err != nil {
		return nil, fmt.Errorf("finishing a document: %w", err)
	}
	return b.Bytes(), nil
}

func (s *sheet) take(h hand) {
	style := ""
	if h.bold {
		style = "B"
	}
	s.SetFont(family, style, h.size)
}

// width is how many millimetres words take.
func (s *sheet) width(h hand, words string) float64 {
	s.take(h)
	return s.GetStringWidth(words)
}

// place is the cell that words would take with their base line at y.
func (s *sheet) place(h hand, x, y float64, a align, words string) cell {
	w := s.width(h, words)
	x -= w * float64(a) / 2
	return cell{words, h.size, y, x, y - above*h.em(), x + w, y + below*h.em()}
}

// put writes words with their base line at y.
func (s *sheet) put(h hand, x, y float64, a align, words string) {
	if words == "" {
		return
	}
	words = strings.ReplaceAll(words, nbsp, " ")
	at := s.place(h, x, y, a, words)
	s.cells = append(s.cells, at)
	s.SetTextColor(h.in.r, h.in.g, h.in.b)
	s.Text(at.x0, y, words)
}

// isFree tells whether no words stand where a cell would.
func (s *sheet) isFree(at cell) bool { return !slices.ContainsFunc(s.cells, at.meets) }

// lines writes lines below each other, the first with its top at y, and tells where
// they end.
func (s *sheet) lines(h hand, x, y float64, list []string) float64 {
	for _, words := range list {
		s.put(h, x, y+above*h.em(), fromLeft, words)
		y += h.leading()
	}
	return y
}

// wrap parts words into lines that are not wider than so much.
func (s *sheet) wrap(h hand, words string, most float64) []string {
	var list []string
	line := ""
	for _, word := range strings.Split(words, " ") {
		next := strings.TrimPrefix(line+" "+word, " ")
		if line != "" && s.width(h, next) > most {
			list, next = append(list, line), word
		}
		line = s.cut(h, next, most)
	}
	if line != "" {
		list = append(list, line)
	}
	return list
}

// mostLetters have room on a line of the sheet.
const mostLetters = 200

// cut shortens words that are wider than so much.
func (s *sheet) cut(h hand, words string, most float64) string {
	if s.width(h, words) <= most {
		return words
	}
	letters := []rune(words)
	letters = letters[:min(len(letters), mostLetters)]
	for n := len(letters) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(letters[:n]), " ,.;·") + "…"; s.width(h, short) <= most {
			return short
		}
	}
	return ""
}

func (s *sheet) draw(t tone, width float64) {
	s.SetDrawColor(t.r, t.g, t.b)
	s.SetLineWidth(width)
}

func (s *sheet) line(t tone, width, x0, y0, x1, y1 float64) {
	s.draw(t, width)
	s.Line(x0, y0, x1, y1)
}

func (s *sheet) fill(t tone, x, y, w, h float64) {
	s.SetFillColor(t.r, t.g, t.b)
	s.Rect(x, y, w, h, "F")
}

// plain are the letters of words that the page's fonts have: people write others too.
func plain(words string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r >= 0x20 && r < 0x7f, r >= 0xa0 && r < 0x180 && r != 0xad, strings.ContainsRune("–—‘’“”„†‡•…‰‹›€−≤≥", r):
			return r
		}
		return -1
	}, words)), " ")
}
