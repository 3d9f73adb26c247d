package page

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs gives the lines of sheets as text: rows of tables as they are, prose with
// its broken lines joined, from one column or sheet to the next too.
func paragraphs(sheets [][]line) (texts []string) {
	var before block
	for _, lines := range sheets {
		lines = columns(lines)
		for fill(lines); len(lines) > 0; {
			n := blockLength(lines)
			b := newBlock(lines[:n])
			if lines = lines[n:]; before.continuesIn(b) {
				texts[len(texts)-1], b.texts = glue(texts[len(texts)-1], b.texts[0]), b.texts[1:]
			}
			texts, before = append(texts, b.texts...), b
		}
		before.bottom = 0 // all of the next sheet is above
	}
	return texts
}

// block is lines under each other, joined where they are prose.
type block struct {
	texts []string
	box
	prose bool // several lines, wide enough
	open  bool // the last line is full and ends no sentence
	item  bool // it begins with a mark or number of a list
}

// continuesIn tells whether a sentence goes on in a block elsewhere: in prose that is not
// below, but at the top of another column or sheet.
func (b block) continuesIn(next block) bool {
	return b.open && next.prose && !next.item && next.top > b.bottom && (b.bottom == 0 || next.left > b.right)
}

// blockLength counts the lines at the top that stand under each other like those of a
// paragraph. A row of a table is a block of its own.
func blockLength(lines []line) int {
	for i := 1; i < len(lines); i++ {
		if !follows(lines[i-1], lines[i]) || len(lines[i-1].cells()) > 1 || len(lines[i].cells()) > 1 {
			return i
		}
	}
	return len(lines)
}

// follows tells whether a line is the next below another, in letters of the same size.
func follows(l, next line) bool {
	size := next.em() / l.em()
	step := (l.top - next.top) / max(l.em(), next.em())
	return size > 0.6 && size < 1.7 && step > 0.3 && step < 2.3 && next.left < l.right && l.left < next.right
}

// narrowest is how many ems a column of prose has at least. What is narrower is a
// heading, a cell or a piece of a picture, whose lines stand for themselves.
const narrowest = 15

func newBlock(lines []line) block {
	b := block{item: item.MatchString(lines[0].text())}
	for _, l := range lines {
		b.box = b.with(l.box)
	}
	b.prose = len(lines) > 1 && b.right-b.left > narrowest*lines[0].em()
	for i, l := range lines {
		if i > 0 && b.prose && wrapped(lines[i-1], l, b.box) {
			b.texts[len(b.texts)-1] = glue(b.texts[len(b.texts)-1], l.row())
			continue
		}
		b.texts = append(b.texts, l.row())
	}
	last := lines[len(lines)-1]
	b.open = b.prose && b.right-last.right < 4*last.em() && !strings.ContainsAny(last.text()[len(last.text())-1:], ".:;?!")
	return b
}

// wrapped tells whether a line was broken for want of room: the first word of the next
// would not have fitted.
func wrapped(l, next line, whole box) bool {
	first := next.words[0]
	room := whole.right - l.right - 0.3*l.em()
	ended := strings.HasSuffix(l.text(), ".") && next.left > l.left+0.8*l.em()
	return first.right-first.left > room-0.5*l.em() && !ended && !item.MatchString(next.text())
}

// item begins an item of a list.
var item = regexp.MustCompile(`^(?:[•▪◦●○■□➢►✓*\x{F0A7}\x{F0B7}–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s`)

// glue joins two pieces of prose. A hyphen at the break goes when it parts one word: not
// in numbers, and not in doubled words (rata-rata) or compounds with a capital.
func glue(a, b string) string {
	head, ok := strings.CutSuffix(a, "-")
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(b)
	if !ok || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		return a + " " + b
	}
	last := head[strings.LastIndexAny(head, " -")+1:]
	if !unicode.IsLower(before) || !unicode.IsLower(after) || len(last) > 2 && strings.HasPrefix(b, last) {
		return a + b
	}
	return head + b
}

// columns puts sheets in reading order that draw two columns line by line: where at least
// four lines in a row are prose on both sides of the same gutter, the left side comes
// first.
func columns(lines []line) (ordered []line) {
	for i := 0; i < len(lines); {
		n, left, right := twoColumns(lines[i:])
		if n < 4 {
			ordered = append(ordered, lines[i])
			i++
			continue
		}
		ordered, i = append(append(ordered, left...), right...), i+n
	}
	return ordered
}

// twoColumns counts the lines at the top that stand in two columns, and gives the columns.
func twoColumns(lines []line) (n int, left, right []line) {
	for _, l := range lines {
		cells := l.cells()
		if len(cells) != 2 || !isProse(cells[0]) || !isProse(cells[1]) {
			break
		}
		if n > 0 && (cells[1].left-right[0].left > l.em() || right[0].left-cells[1].left > l.em()) {
			break
		}
		left, right = append(left, cells[0]), append(right, cells[1])
		n++
	}
	return n, left, right
}

// isProse tells whether a cell is a piece of prose: several words, most of them without
// digits.
func isProse(l line) bool {
	numbers := 0
	for _, w := range l.words {
		if strings.ContainsAny(w.text, "0123456789") {
			numbers++
		}
	}
	return len(l.words) >= 3 && 2*numbers < len(l.words)
}
