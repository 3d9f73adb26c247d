package brief

import (
	"slices"
	"strings"
)

// foot is the lower end of the page: notes, sources, and what the page is.
type foot struct {
	s       *sheet
	f       facts
	notes   []note
	from    []string
	running bool // notes follow each other in the line
}

// note is a remark; must is one without which a figure would be read wrongly.
type note struct {
	words string
	must  bool
}

func (s *sheet) foot(f facts) *foot {
	return &foot{s: s, f: f, notes: s.notes(f), from: s.sources(f), running: f.internal()}
}

// shorten makes the foot lower: it joins the notes, then leaves those out that may be,
// the last first; false when there is nothing more to do.
func (t *foot) shorten() bool {
	if !t.running {
		t.running = true
		return true
	}
	for k := len(t.notes) - 1; k >= 0; k-- {
		if !t.notes[k].must {
			t.notes = append(t.notes[:k], t.notes[k+1:]...)
			return true
		}
	}
	return false
}

// footLine is the height of the last line, with the rule above it.
const footLine = 8

// indent is where the words of a note begin, behind its mark.
const indent = 3.2

// noteLines are the lines of each note; running ones are one.
func (t *foot) noteLines() [][]string {
	var lines [][]string
	var all []string
	for _, n := range t.notes {
		all = append(all, n.words)
		_, words := n.marked()
		lines = append(lines, t.s.wrap(bodyHand, words, broad-indent))
	}
	if t.running {
		return [][]string{t.s.wrap(bodyHand, strings.Join(all, " "), broad)}
	}
	return lines
}

// marked parts a caution from the star that it explains; other notes have a point.
func (n note) marked() (mark, words string) {
	if words, ok := strings.CutPrefix(n.words, "*"+nbsp); ok {
		return "*", words
	}
	return "•", n.words
}

func (t *foot) fromLines() []string { return t.s.wrap(bodyHand, strings.Join(t.from, " "), narrow) }

func (t *foot) height() float64 {
	lines := max(len(slices.Concat(t.noteLines()...)), len(t.fromLines()))
	return headSpace + float64(lines)*bodyHand.leading() + footLine
}

// draw writes it at the foot of the sheet.
func (t *foot) draw(s *sheet) {
	y := bottom - t.height()
	if len(t.notes) > 0 {
		s.put(headHand, left, y+above*headHand.em(), fromLeft, "Catatan")
		t.drawNotes(s, y+headSpace)
	}
	s.put(headHand, narrowAt, y+above*headHand.em(), fromLeft, "Sumber")
	s.lines(bodyHand, narrowAt, y+headSpace, t.fromLines())
	s.line(rule, 0.2, left, bottom-5, right, bottom-5)
	s.put(asideHand, left, bottom-1, fromLeft, "Disusun otomatis oleh Pantau; bukan publikasi BPS.")
	s.put(asideHand, right, bottom-1, toRight, "Dibuat "+weekdays[t.f.Made.Weekday()]+", "+day(t.f.Made))
}

func (t *foot) drawNotes(s *sheet, y float64) {
	for k, lines := range t.noteLines() {
		if t.running {
			s.lines(bodyHand, left, y, lines)
			continue
		}
		mark, _ := t.notes[k].marked()
		s.put(bodyHand, left, y+above*bodyHand.em(), fromLeft, mark)
		y = s.lines(bodyHand, left+indent, y, lines)
	}
}
