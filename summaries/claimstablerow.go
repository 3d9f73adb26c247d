package summaries

import (
	"strings"
	"unicode"

	"pantau/indicators"
)

// numbers makes claims of a row's numbers: each is of what its column, the row's label,
// the section and the caption say, the nearest first. A row that begins with a broken
// number has no label: nothing tells what it is of.
func (b *binder) numbers(s *sentence, n int, cells [][]mark) {
	t := &b.tables
	texts := cellTexts(s)
	at := labelAt(cells, texts)
	if at < 0 {
		return
	}
	label := b.label(s, at, cells, texts)
	around := t.section.over(b.caption())
	for i := at + 1; i < len(cells); i++ {
		q, ok := onlyQuantity(s, cells[i])
		if !ok {
			continue
		}
		c := column{}
		if i < len(t.header) && len(t.header) == len(cells) {
			c = t.header[i]
		} else if len(t.header) > 0 {
			continue // which column it is cannot be told
		}
		if !label.other && !c.other && !clash(c, label) {
			b.tableClaim(s, n, q, c.over(label).over(around))
		}
	}
}

// label is what a row says of all its numbers: in its first words, and in the column of
// units.
func (b *binder) label(s *sentence, at int, cells [][]mark, texts []string) column {
	label := b.column(s, cells[at])
	label.readText(texts[at])
	for i, h := range b.tables.header {
		if h.units && len(b.tables.header) == len(cells) && i < len(texts) {
			label.readText(texts[i])
		}
	}
	return label
}

// labelAt is the cell that names a row: the first, or the one behind the row's number;
// -1 none.
func labelAt(cells [][]mark, texts []string) int {
	if len(cells) != len(texts) {
		return -1
	}
	q, ok := quantity{}, false
	if len(cells[0]) == 1 && cells[0][0].kind == quantityMark {
		q, ok = cells[0][0].quantity, true
	}
	switch {
	case ok && q.value.Places > 0:
		return -1
	case (ok || texts[0] == "") && len(cells) > 2 && strings.ContainsFunc(texts[1], unicode.IsLetter):
		return 1
	}
	return 0
}

// cellTexts are the texts of a row's cells in small letters.
func cellTexts(s *sentence) []string {
	text := strings.TrimSpace(s.text)
	if s.isFramed() {
		text = text[1 : len(text)-1]
	}
	texts := strings.Split(text, "|")
	for i := range texts {
		texts[i] = strings.ToLower(strings.TrimSpace(texts[i]))
	}
	return texts
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

// onlyQuantity is the one number of a cell. Blanks may part its thousands, as in BPS's
// tables: "472 304".
func onlyQuantity(s *sentence, cell []mark) (q quantity, ok bool) {
	if q, ok = spacedCell(s, cell); ok {
		return q, true
	}
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

// spacedCell reads a cell that holds nothing but groups of digits.
func spacedCell(s *sentence, cell []mark) (q quantity, ok bool) {
	if len(cell) < 2 {
		return q, false
	}
	joined := ""
	for i, m := range cell {
		text := rawText(s.pieces, m.from, m.to)
		group := isDigits(text) && (len(text) == 3 || i == 0 && len(text) < 3) && (i == 0 || m.from == cell[i-1].to)
		if m.kind != quantityMark && m.kind != maskMark || !group {
			return q, false
		}
		joined += text
	}
	q, ok = numeral(joined)
	q.raw, q.from = rawText(s.pieces, cell[0].from, cell[len(cell)-1].to), cell[0].from
	return q, ok && joined[0] != '0'
}

// tableClaim makes the claim of one number.
func (b *binder) tableClaim(s *sentence, n int, q quantity, c column) {
	if c.topic == "p0?" {
		c.topic = ""
		if b.headcount {
			c.topic = topicOf(indicators.P0)
		}
	}
	isRate := c.topic == topicOf(indicators.P0)
	if c.topic == "" || c.skip || q.minus || c.money && c.topic != topicOf(indicators.Line) || isRate && q.value.Cmp(indicators.Decimal{Units: 100}) > 0 {
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
