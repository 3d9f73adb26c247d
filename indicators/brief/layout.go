package brief

// body is what stands below the header, measured and not yet drawn.
type body struct {
	hero    hero
	table   table
	company company
	plan    planned
	pledges commitments
	foot    *foot
}

// layout is how the height of a page is shared out, in millimetres.
type layout struct {
	trend, place, gap float64
	pledges           int     // so many lines of commitments
	spare             float64 // what is left; below zero the page is too full
}

// namedRow is how high a row of tiles is in which names have room.
const namedRow = 5

// mostMap is the most that the map and what is beside it take.
const mostMap = 74

// enoughPledges are shown before notes that may be missed.
const enoughPledges = 5

// share shares out a height. Where it is too little, notes are shortened.
func (b body) share(s *sheet, height float64) layout {
	for {
		room := height - b.table.height() - b.plan.height() - b.foot.height()
		l := b.within(room, b.company.height(s))
		full := l.spare < 0 || l.place < min(b.company.least(s), mostMap) || l.pledges < min(enoughPledges, b.pledges.lines())
		if !full || !b.foot.shorten() {
			return l
		}
	}
}

// within shares out what the parts of a fixed height leave. What is most useful grows
// first: commitments, then the list of regions, then pictures and white space.
func (b body) within(room, list float64) layout {
	const mostTrend, mostGap = 58, 8
	l := layout{trend: 42, place: 44, gap: 4.6}
	if b.foot.f.internal() {
		_, rows := b.foot.f.extent()
		l = layout{trend: 38, place: max(34, min(list, 44), min(namedRow*float64(rows)+11.5, 44)), gap: 3.6}
	}
	l.trend = max(l.trend, b.hero.height())
	gaps := float64(b.gaps())
	l.spare = room - l.trend - l.place - gaps*l.gap - b.pledges.least()
	l.tell(min(enoughPledges, b.pledges.lines()))
	grow := func(what *float64, most, times float64) {
		by := max(0, min(l.spare/times, most-*what))
		*what += by
		l.spare -= by * times
	}
	grow(&l.place, min(list, mostMap), 1)
	grow(&l.place, 46, 1)
	l.tell(b.pledges.lines())
	grow(&l.trend, 48, 1)
	grow(&l.gap, 6, gaps)
	grow(&l.place, 66, 1)
	grow(&l.trend, mostTrend, 1)
	grow(&l.place, mostMap, 1)
	grow(&l.gap, mostGap, gaps)
	return l
}

// tell makes room for so many lines of commitments, as far as there is any.
func (l *layout) tell(lines int) {
	for l.pledges < lines && l.spare >= pledgeLine {
		l.pledges++
		l.spare -= pledgeLine
	}
}

// gaps is how many there are between the parts.
func (b body) gaps() int {
	n := 4
	if b.plan.height() > 0 {
		n++
	}
	if b.pledges.given {
		n++
	}
	return n
}
