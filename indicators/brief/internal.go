package brief

import (
	"cmp"
	"slices"
	"strconv"

	"pantau/indicators"
)

// planned are the targets of a plan with what came of them.
type planned struct{ rows []aim }

type aim struct {
	what, want, plan string
	got              []string // lines
}

// mostTargets are told; the rest is counted.
const mostTargets = 5

// The columns of the targets.
const wantAt, gotAt, planAt = left + 23, left + 62, right - 29

func (s *sheet) plan(f facts) planned {
	var p planned
	for _, t := range f.nearestTargets() {
		p.rows = append(p.rows, aim{
			what: upper(shortTarget(t.Indicator)) + " " + strconv.Itoa(t.Year),
			want: s.cut(bodyHand, s.want(t), gotAt-wantAt-2),
			plan: s.cut(asideHand, plain(t.Plan), right-planAt),
			got:  s.wrap(bodyHand, s.got(f, t), planAt-gotAt-3),
		})
	}
	if n := len(f.Targets) - mostTargets; n > 0 {
		p.rows = append(p.rows, aim{what: "", got: []string{strconv.Itoa(n) + " target lain: /target"}})
	}
	return p
}

// nearestTargets are the targets of the years nearest to that of the figures told, in
// their own order.
func (f facts) nearestTargets() []Target {
	order := make([]int, len(f.Targets))
	for k := range order {
		order[k] = k
	}
	// A year to come is nearer than one that is past.
	far := func(k int) int {
		years := f.Targets[k].Year - f.profile.Period.Year
		return max(2*years, -2*years+1)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far(a), far(b)) })
	order = order[:min(len(order), mostTargets)]
	slices.Sort(order)
	list := make([]Target, len(order))
	for n, k := range order {
		list[n] = f.Targets[k]
	}
	return list
}

func shortTarget(i indicators.Indicator) string {
	return [...]string{"P0", "Jumlah", "Garis", "P1", "P2"}[i]
}

// want writes what is aimed at.
func (s *sheet) want(t Target) string {
	s.told.planned = append(s.told.planned, t.Low, t.High)
	if t.Low.Cmp(t.High) == 0 {
		return t.Indicator.Number(t.Low) + unit(t.Indicator)
	}
	return t.Indicator.Number(t.Low) + "–" + t.Indicator.Number(t.High) + unit(t.Indicator)
}

// got says what came of a target. Less is better, but for the line, which is neither
// good nor bad; a figure with a caution is not judged.
func (s *sheet) got(f facts, t Target) string {
	x, ok := f.c.InYear(f.Region, t.Indicator, t.Year, indicators.Unknown)
	if !ok {
		return "Belum ada di data Pantau"
	}
	words := s.value(x)
	if x.Period.Month != indicators.March {
		words += " (" + period(x.Period) + ")"
	}
	if x.Flag != nil {
		return words + "; tidak dinilai"
	}
	return words + "; " + s.judged(t, x)
}

func (s *sheet) judged(t Target, x indicators.Figure) string {
	above, below := x.Value.Sub(t.High), t.Low.Sub(x.Value)
	s.told.planned = append(s.told.planned, above.Abs(), below.Abs())
	stands := "di dalam rentang target"
	switch {
	case above.Sign() > 0:
		stands = amount(t.Indicator, above) + " di atas target"
	case below.Sign() > 0:
		stands = amount(t.Indicator, below) + " di bawah target"
	case t.Low.Cmp(t.High) == 0:
		stands = "tepat sebesar target"
	}
	switch {
	case t.Indicator == indicators.Line:
		return stands
	case above.Sign() > 0:
		return "belum tercapai, " + stands
	}
	return "tercapai, " + stands
}

const aimLine = 4.5

func (a aim) height() float64 { return aimLine + float64(max(1, len(a.got))-1)*bodyHand.leading() }

func (p planned) height() float64 {
	if len(p.rows) == 0 {
		return 0
	}
	h := headSpace
	for _, a := range p.rows {
		h += a.height()
	}
	return h
}

func (p planned) draw(s *sheet, y float64) float64 {
	s.put(headHand, left, y+above*headHand.em(), fromLeft, "Target")
	s.put(asideHand, gotAt, y+above*headHand.em(), fromLeft, "Realisasi")
	s.put(asideHand, planAt, y+above*headHand.em(), fromLeft, "Dokumen")
	y += headSpace - 1
	s.line(rule, 0.2, left, y, right, y)
	y++
	for _, a := range p.rows {
		base := y + aimLine/2 + 1.1
		s.put(boldHand, left, base, fromLeft, a.what)
		s.put(bodyHand, wantAt, base, fromLeft, a.want)
		s.put(asideHand, planAt, base, fromLeft, a.plan)
		s.lines(bodyHand, gotAt, base-above*bodyHand.em(), a.got)
		y += a.height()
	}
	return y
}

// commitments are the lines about commitments.
type commitments struct {
	given bool
	p     Pledges
}

// pledgeLine is the height of a line.
const pledgeLine = 4.5

func (s *sheet) pledges(f facts) commitments {
	if f.Pledges == nil {
		return commitments{}
	}
	return commitments{true, *f.Pledges}
}

// lines is how many lines there are to show.
func (c commitments) lines() int { return len(c.p.Next) }

// least is the height without any line: the heading.
func (c commitments) least() float64 {
	if !c.given {
		return 0
	}
	return headSpace
}

// The columns of commitments.
const titleAt, leadAt, deadlineAt, stateAt = left + 10, left + 74, left + 107, right - 31

// draw writes the count and so many lines.
func (c commitments) draw(s *sheet, y float64, lines int) {
	s.put(headHand, left, y+above*headHand.em(), fromLeft, "Komitmen")
	count := strconv.Itoa(c.p.Open) + " berjalan · " + strconv.Itoa(c.p.Done) + " selesai · " + strconv.Itoa(c.p.Late) + " lewat tenggat"
	s.put(bodyHand, left+22, y+above*headHand.em(), fromLeft, count)
	if lines < c.lines() {
		s.put(asideHand, right, y+above*headHand.em(), toRight, "dimuat "+strconv.Itoa(lines)+" dari "+strconv.Itoa(c.lines())+" yang mendesak")
	}
	y += headSpace - 1
	s.line(rule, 0.2, left, y, right, y)
	y++
	for _, p := range c.p.Next[:lines] {
		base := y + pledgeLine/2 + 1.1
		number := "#" + strconv.Itoa(p.Number)
		s.put(boldHand, left, base, fromLeft, number)
		s.column(bodyHand, max(titleAt, left+s.width(boldHand, number)+2), leadAt, base, p.Title)
		s.column(bodyHand, leadAt, deadlineAt, base, p.Lead)
		s.column(bodyHand, deadlineAt, stateAt, base, p.Deadline)
		s.column(bodyHand, stateAt, right+2, base, p.State)
		y += pledgeLine
	}
}

// column writes people's words in a column, shortened to its width.
func (s *sheet) column(h hand, x, next, base float64, words string) {
	s.put(h, x, base, fromLeft, s.cut(h, plain(words), next-x-2))
}
