package summaries

import (
	"strings"

	"pantau/indicators"
)

// numbers makes claims of a row's numbers: each is of what its column, the row's label,
// the section and the caption say, the nearest first.
func (b *binder) numbers(s *sentence, n int, cells [][]mark) {
	t := &b.tables
	label := b.column(s, cells[0])
	first, _, _ := strings.Cut(strings.Trim(strings.TrimSpace(s.text), "|"), "|")
	label.readText(strings.ToLower(first))
	around := t.section.over(b.caption())
	for i, cell := range cells[1:] {
		q, ok := onlyQuantity(cell)
		if !ok {
			continue
		}
		c := column{}
		if i+1 < len(t.header) && len(t.header) == len(cells) {
			c = t.header[i+1]
		} else if len(t.header) > 0 {
			continue // which column it is cannot be told
		}
		if !clash(c, label) {
			b.tableClaim(s, n, q, c.over(label).over(around))
		}
	}
}

// clash tells whether column and label say different things of the same kind.
func clash(a, b column) bool {
	return a.period != "" && b.period != "" && a.period != b.period && !samePeriod(a.period, b.period) ||
		a.topic != "" && b.topic != "" && a.topic != b.topic && a.topic != "p0?" && b.topic != "p0?" && !(isHeadcount(a.topic) && isHeadcount(b.topic)) ||
		a.area != "" && b.area != "" && a.area != b.area ||
		a.place.Name != "" && b.place.Name != "" && a.place != b.place
}

// caption is what the sentence before a table says for all of it.
func (b *binder) caption() column {
	if b.tables.caption == nil || b.tables.caption.has(quantityMark) {
		return column{}
	}
	c := b.column(b.tables.caption, b.tables.caption.marks)
	c.skip = false
	return c
}

// onlyQuantity is the one number of a cell.
func onlyQuantity(cell []mark) (q quantity, ok bool) {
	for _, m := range cell {
		switch m.kind {
		case quantityMark:
			if ok {
				return q, false
			}
			q, ok = m.quantity, true
		case openMark, closeMark, topicMark:
		default:
			return q, false
		}
	}
	return q, ok && q.noun == ""
}

// tableClaim makes the claim of one number.
func (b *binder) tableClaim(s *sentence, n int, q quantity, c column) {
	if c.topic == "p0?" {
		c.topic = ""
		if b.headcount {
			c.topic = topicOf(indicators.P0)
		}
	}
	if c.topic == "" || c.skip || q.minus {
		return
	}
	if q.unit == "" && q.scale == 0 && c.topic == topicOf(indicators.Poor) {
		q.unit, q.scale = Persons, c.scale
		q.suspect()
		q.shift(c.scale)
	}
	b.chains++
	r := rawClaim{quantity: q, chain: b.chains, ownPeriod: c.period != "", named: c.place.Name != ""}
	r.Claim = Claim{Topic: c.topic, Place: c.place, Area: c.area, Period: c.period, Role: Level, Value: q.value, Step: q.step, Text: q.raw, Sentence: n}
	if r.Place.Name == "" {
		r.Place = b.subject
	}
	if r.Area == "" {
		r.Area = Total
	}
	if r.Period == "" {
		r.Period = b.docPeriod
	}
	if isFive(c.topic) {
		sc := &scene{s: s, prev: -1}
		tableUnit(&r, c.topic)
		b.measure(sc, &r)
		r.unitless = false
		b.out = append(b.out, r)
	}
}

// tableUnit gives a number of a table the unit that its topic has.
func tableUnit(r *rawClaim, t Topic) {
	switch {
	case r.unit != "":
	case t == topicOf(indicators.P0):
		r.unit = Percent
	case t == topicOf(indicators.Line):
		r.unit = Rupiah
		if r.value.Places == 3 && len(r.others) > 0 {
			r.odd = oddMoney
		}
	}
}
