package brief

import (
	"strconv"

	"pantau/indicators"
)

// table is the five indicators over five March surveys, with the change.
type table struct {
	f    facts
	rows []row
	tall float64 // the least height of a row
}

type row struct {
	name   [2]string
	values []string
	newest int      // place of the figure told first among the columns, or -1
	change []string // lines
}

// The parts of the table.
const (
	nameColumn            = 37.5
	tableHead             = 9.5
	airyRow, tightRow     = 9.0, 7.8
	manyColumn, fewColumn = 16.8, 17.6
)

// column is the width of one survey.
func (t table) column() float64 {
	if len(t.f.columns) > tableYears {
		return manyColumn
	}
	return fewColumn
}

// end is where the digits of a column end, so that a star has room behind them.
func (t table) end(k int) float64 { return left + nameColumn + float64(k+1)*t.column() - 2.2 }

func (t table) changeAt() float64 { return t.end(len(t.f.columns)-1) + 6 }

func (s *sheet) table(f facts) table {
	t := table{f: f, tall: airyRow}
	if f.internal() {
		t.tall = tightRow
	}
	for _, i := range indicators.All {
		t.rows = append(t.rows, s.row(t, f.profile.Readings[i]))
	}
	return t
}

func (s *sheet) row(t table, r indicators.Reading) row {
	x := row{name: tableNames[r.Indicator], newest: -1}
	for k, p := range t.f.columns {
		figure, ok := t.f.c.Figure(t.f.Region, r.Indicator, p)
		if ok && p == r.Period {
			x.newest = k
		}
		switch {
		case ok:
			x.values = append(x.values, s.tabled(figure))
		case t.f.c.Absence(t.f.Region, r.Indicator, p) == indicators.NotYetARegion:
			x.values = append(x.values, notYet)
		default:
			x.values = append(x.values, notThere)
		}
	}
	x.change = s.wrap(bodyHand, s.tableChange(t, r, x.newest), right-t.changeAt())
	return x
}

// tabled writes a figure in a table, whose head tells the unit.
func (s *sheet) tabled(f indicators.Figure) string {
	words := s.value(f)
	if f.Indicator == indicators.Line {
		return words[len("Rp"):]
	}
	return words
}

// tableChange tells the change of a row, and of which survey where that is not the
// page's.
func (s *sheet) tableChange(t table, r indicators.Reading, newest int) string {
	if r.Absence != indicators.Present {
		return "belum ada di data Pantau"
	}
	words := s.change(r)
	switch {
	case newest < 0:
		return period(r.Period) + ": " + s.value(r.Figure) + ", " + words
	case r.Period != t.f.profile.Period && r.Change.Reason == indicators.Computed:
		return period(r.Period) + ": " + words
	}
	return words
}

func (t table) rowHeight(r row) float64 {
	return max(t.tall, float64(len(r.change))*bodyHand.leading()+1)
}

func (t table) height() float64 {
	h := tableHead
	for _, r := range t.rows {
		h += t.rowHeight(r)
	}
	return h
}

// draw draws the table and tells where it ends.
func (t table) draw(s *sheet, y float64) float64 {
	s.put(headHand, left, y+8, fromLeft, "Lima tahun terakhir")
	for k, p := range t.f.columns {
		s.put(asideHand, t.end(k), y+4, toRight, month(p.Month)[:3])
		s.put(boldHand, t.end(k), y+8, toRight, strconv.Itoa(p.Year))
	}
	s.put(asideHand, t.changeAt(), y+4, fromLeft, "Perubahan dari")
	s.put(asideHand, t.changeAt(), y+8, fromLeft, "tahun sebelumnya")
	y += tableHead
	s.line(ink, 0.35, left, y, right, y)
	for _, r := range t.rows {
		h := t.rowHeight(r)
		t.row(s, r, y, h)
		y += h
		s.line(rule, 0.15, left, y, right, y)
	}
	return y
}

// row draws one indicator; the figure told first is set off.
func (t table) row(s *sheet, r row, y, h float64) {
	s.put(boldHand, left, y+h/2-0.7, fromLeft, r.name[0])
	s.put(smallHand, left, y+h/2+2.8, fromLeft, r.name[1])
	base := y + h/2 + 1.1
	for k, words := range r.values {
		in := bodyHand
		if k == r.newest {
			s.fill(tint, t.end(k)+2-t.column(), y+0.5, t.column(), h-1)
			in = boldHand
		}
		t.value(s, in, k, base, words)
	}
	first := base - float64(len(r.change)-1)*bodyHand.leading()/2
	s.lines(bodyHand, t.changeAt(), first-above*bodyHand.em(), r.change)
}

// value writes one figure with its digits below those of the others.
func (t table) value(s *sheet, in hand, k int, base float64, words string) {
	if words == notYet {
		s.put(smallHand, t.end(k), base-1.4, toRight, "belum")
		s.put(smallHand, t.end(k), base+1.6, toRight, "terbentuk")
		return
	}
	for in.size > 8 && s.width(in, words) > t.column()-3.4 {
		in.size -= 0.25
	}
	at := t.end(k)
	if n := len(words) - 1; words[n] == '*' {
		at += s.width(in, "*")
	}
	s.put(in, at, base, toRight, words)
}
