package page

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// box is where something stands on a sheet, in points from its lower left corner.
type box struct{ left, bottom, right, top float64 }

// with is the smallest box around two; the zero box is empty.
func (b box) with(c box) box {
	if b == (box{}) {
		return c
	}
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// apart stands for a blank that pdfium puts where two words stand apart without one.
const apart = "\t"

// word is letters without a blank between them.
type word struct {
	text  string
	apart bool // no blank is drawn between it and the word before
	em    float64
	box
}

// line is words that stand on one line, from left to right.
type line struct {
	words  []word
	filled string // the row with its empty cells, where it has any
	box
}

// em is about the size of a line's letters, in points.
func (l line) em() float64 {
	largest := 1.0
	for _, w := range l.words {
		largest = max(largest, w.em)
	}
	return largest
}

// emOf is about the size of letters, told by the height of one: capitals, figures and
// those with one stroke up or down are two thirds of it high, the others not half. 0 when
// a character tells nothing.
func emOf(char string, at box) float64 {
	r, _ := utf8.DecodeRuneInString(char)
	switch {
	case strings.ContainsRune("acemnorsuvwxz", r):
		return (at.top - at.bottom) / 0.46
	case unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("bdfhklgpqyt", r):
		return (at.top - at.bottom) / 0.68
	}
	return 0
}

// middle is the height at which a line or a stack of lines stands.
func (b box) middle() float64 { return (b.top + b.bottom) / 2 }

// lineBuilder gathers characters, as pdfium gives them, into lines.
type lineBuilder struct {
	lines []line
	line  line
	word  word
}

// add takes the next character. pdfium ends lines with CR and LF, which stand nowhere,
// and writes a hyphen that parts a word at the end of a line as STX or as a soft hyphen.
func (b *lineBuilder) add(char string, at box) {
	switch char {
	case "":
	case "\r", "\n":
		b.endLine()
	case " ", "\u00a0":
		b.endWord()
	case apart:
		b.endWord()
		b.word.apart = true
	default:
		if char == "\x02" || char == "\u00ad" || char == "\ufffe" {
			char = "-"
		}
		b.word.text += char
		b.word.box = b.word.with(at)
		b.word.em = max(b.word.em, emOf(char, at))
	}
}

// endWord puts a word to its line. pdfium takes cells of different heights for one line;
// what stands far off and half a line higher or lower begins a line of its own.
func (b *lineBuilder) endWord() {
	if b.word.text != "" {
		if n := len(b.line.words); n > 0 && b.word.left-b.line.words[n-1].right > b.line.em() && b.off() > 0.4*b.line.em() {
			b.lines, b.line = append(b.lines, b.line), line{}
		}
		b.line.words = append(b.line.words, b.word)
		b.line.box = b.line.with(b.word.box)
		b.word = word{}
	}
}

// off is how much higher or lower the word stands than the one before it.
func (b *lineBuilder) off() float64 {
	return math.Abs(b.word.middle() - b.line.words[len(b.line.words)-1].middle())
}

func (b *lineBuilder) endLine() {
	b.endWord()
	if len(b.line.words) > 0 {
		b.lines = append(b.lines, b.line)
	}
	b.line, b.word = line{}, word{}
}

// finish gives the lines. One that goes on to the right of what stands before it, at the
// same height, is the same row: of a line, or of a cell of several lines.
func (b *lineBuilder) finish() []line {
	b.endLine()
	var rows []line
	for _, l := range b.lines {
		n := stack(rows, l)
		if n == 0 {
			rows = append(rows, l)
			continue
		}
		row := line{}
		for _, part := range append(rows[len(rows)-n:], l) {
			row.words, row.box = append(row.words, part.words...), row.with(part.box)
		}
		rows = append(rows[:len(rows)-n], row)
	}
	return rows
}

// tallestCell is how many lines a cell has at most that is taken for the head of a row.
const tallestCell = 4

// stack counts the lines at the end that are the first cell of a row which a line goes on
// with: it stands to the right of all of them, as high as the first or as their middle.
func stack(rows []line, l line) int {
	whole := box{}
	for n := 1; n <= min(tallestCell, len(rows)); n++ {
		part := rows[len(rows)-n]
		whole = whole.with(part.box)
		if l.left <= whole.right || n > 1 && (!follows(part, rows[len(rows)-n+1]) || len(part.cells()) > 1) {
			return 0
		}
		if level(part.box, l) || n > 1 && level(whole, l) {
			return n
		}
	}
	return 0
}

// level tells whether something stands at the height of a line.
func level(b box, l line) bool {
	return math.Abs(b.middle()-l.middle()) < 0.25*l.em()
}

// cells parts a line where there is more than a blank between words. In a line that is
// stretched to the margins all blanks are wide, which parts nothing; where some words
// have blanks drawn between them, those without need less room to be apart.
func (l line) cells() (cells []line) {
	wide := 0.75 * l.em()
	if l.stretched() {
		wide = 3 * l.em()
	}
	tight := wide
	if l.drawn() {
		tight = 0.33 * l.em()
	}
	for i, w := range l.words {
		gap := 0.0
		if i > 0 {
			gap = w.left - l.words[i-1].right
		}
		if i == 0 || gap > wide || w.apart && gap > tight {
			cells = append(cells, line{})
		}
		last := &cells[len(cells)-1]
		last.words, last.box = append(last.words, w), last.with(w.box)
	}
	return cells
}

// drawn tells whether a blank is drawn between words of a line: a stretched line often
// has none, since its words are placed one by one.
func (l line) drawn() bool {
	for i, w := range l.words {
		if i > 0 && !w.apart {
			return true
		}
	}
	return false
}

// stretched tells whether a line is prose with evenly wide blanks.
func (l line) stretched() bool {
	if len(l.words) < 5 {
		return false
	}
	narrow, wide, numbers := 1e9, 0.0, 0
	for i, w := range l.words {
		if strings.ContainsAny(w.text, "0123456789") {
			numbers++
		}
		if i > 0 {
			gap := w.left - l.words[i-1].right
			narrow, wide = min(narrow, gap), max(wide, gap)
		}
	}
	return wide <= 2*narrow && 2*numbers < len(l.words)
}

// text is the words with blanks between them.
func (l line) text() string {
	var texts []string
	for _, w := range l.words {
		texts = append(texts, w.text)
	}
	return strings.Join(texts, " ")
}

// row is the line with its cells parted.
func (l line) row() string {
	if l.filled != "" {
		return l.filled
	}
	var texts []string
	for _, c := range l.cells() {
		texts = append(texts, c.text())
	}
	return strings.Join(texts, " | ")
}
