package summaries

import (
	"slices"

	"pantau/indicators"
)

// onQuantity makes a claim of a quantity.
func (b *binder) onQuantity(sc *scene, m mark, i int) {
	q := m.quantity
	if before := sc.kindAt(i - 1); before == aboutMark && sc.gap(i-1) == 0 {
		q.about = sc.s.marks[i-1].about
	}
	sc.headed(&q, i)
	b.borrow(sc, &q, i)
	r := rawClaim{quantity: q, title: sc.s.title, lead: sc.lead, chain: b.nextChain(sc), target: sc.target}
	r.Claim = Claim{Value: q.value, Step: q.step, Text: q.raw, Sentence: sc.n}
	r.Place, r.named, r.unclear = b.placeIn(sc), sc.placed, b.unsure(sc)
	if sc.lead == becomeMark && sc.cmpPlace == nil {
		sc.cmpPlace = sc.cmpMoved
	}
	if r.compared = sc.cmpPlace != nil; r.compared {
		r.Place = *sc.cmpPlace
		if r.Place.Name == "" {
			r.unclear = whyWhichPlace
		}
	}
	r.Area = b.areaIn(sc)
	if r.unclear == "" && b.carried.areas && b.goesOnInArea(sc) {
		r.unclear = whyWhichArea
	}
	left := sc.leaves(i, q)
	r.came = sc.fromMove(i)
	b.role(sc, &r)
	b.topic(sc, &r, i)
	if left {
		r.Topic = "poor"
	}
	if sc.lists.isList() {
		sc.dealt = sc.lists.items
		if !sc.lists.deal(&r) {
			sc.lists = listing{}
		}
	}
	b.measure(sc, &r)
	b.bar(sc, &r, m)
	b.out = append(b.out, r)
	sc.prev = len(b.out) - 1
	b.after(sc, &r)
}

// leaves tells whether people are said to have left poverty, and makes it a fall.
func (sc *scene) leaves(i int, q quantity) bool {
	if q.unit != Persons || sc.kindAt(i+1) != moveMark || sc.gap(i) > 1 {
		return false
	}
	m := sc.s.marks[i+1]
	if m.direction != Fell || sc.s.pieces[m.to-1].low != "kemiskinan" {
		return false
	}
	sc.dir, sc.live, sc.moved, sc.moveAt, sc.lead = Fell, true, true, i+1, noMark
	return true
}

// after readies the scene for the next quantity.
func (b *binder) after(sc *scene, r *rawClaim) {
	if r.Role == Change || r.lead == becomeMark {
		sc.live = false
	}
	sc.cmpMoved = nil
	if r.Role == Change {
		sc.cmpMoved = sc.cmpPlace
	}
	sc.lead, sc.ref, sc.which, sc.cmpPlace, sc.cmp = noMark, "", false, nil, false
	sc.parted, sc.areaOld, sc.apart, sc.dated = false, false, false, false
	if r.noun != "" {
		sc.noun = r.noun
	}
}

// nextChain numbers a quantity: with the one before it when it says the same in another
// unit, "7,46 persen (18.920 orang)".
func (b *binder) nextChain(sc *scene) int {
	joins := sc.lead == orMark || sc.lead == openMark && !sc.dated
	if joins && !sc.apart && sc.prev >= 0 && (sc.ref == "" || sc.lead == orMark) {
		return b.out[b.companion(sc)].chain
	}
	b.chains++
	return b.chains
}

// companion is the claim of the sentence that "atau" goes on from: behind "turun menjadi
// 8,03 persen dari 8,32 persen," the first of the two.
func (b *binder) companion(sc *scene) int {
	if sc.prev > sc.from && sc.parted && b.out[sc.prev].lead == fromMark && b.out[sc.prev-1].lead == becomeMark {
		return sc.prev - 1
	}
	return sc.prev
}

// together tells whether a claim goes with the one before it.
func (b *binder) together(sc *scene, r *rawClaim) bool {
	return sc.prev >= 0 && b.out[b.companion(sc)].chain == r.chain
}

// role tells level from change.
func (b *binder) role(sc *scene, r *rawClaim) {
	r.Role = Level
	if b.movesToo(sc, r) {
		return
	}
	switch {
	case r.unit == PercentPoints || r.unit == "poin":
		r.Role = Change
	case sc.cmpPlace != nil:
	case sc.lead == fromMark:
		if sc.ref != "" {
			r.Period, r.ownPeriod = sc.ref, true
		}
		return
	case sc.ref != "" && (sc.which || !sc.live || sc.lead == openMark || b.isOldLevel(sc, r)):
		r.Period, r.ownPeriod = sc.ref, true
		if sc.prev >= 0 && r.unit == Percent && b.out[sc.prev].Role == Change && b.out[sc.prev].unit != PercentPoints && b.out[sc.prev].unit != Percent {
			r.unclear = whyWhichRole
		}
		return
	case sc.lead == becomeMark:
		if sc.moved {
			r.Direction = sc.dir
		}
		b.cameFrom(sc, r)
	case b.together(sc, r):
		b.follow(sc, r)
		return
	case sc.live && sc.dated && sc.prev >= sc.from && sc.prev >= 0 && b.out[sc.prev].lead != fromMark && b.isOldLevel(sc, r):
		// "turun dibandingkan 2023 sebesar 15,58 persen dan 2022 sebesar 16,17 persen"
	case sc.live:
		r.Role = Change
		r.asLevel = sc.lead == reachMark || sc.brokenBefore()
	case r.minus && r.unit != "":
		r.Role = Change
	}
	b.place(sc, r)
}

// movesToo makes a change of what "dan" joins to one: "berkurang 3,03 ribu orang dan 7,68
// ribu orang". Since when the second is, is not certain.
func (b *binder) movesToo(sc *scene, r *rawClaim) bool {
	k := len(sc.s.marks) - 1
	for k > 0 && sc.s.marks[k].from != r.from {
		k--
	}
	if sc.prev < sc.from || sc.prev < 0 || sc.kindAt(k-1) != andMark || sc.kindAt(k-2) != quantityMark || sc.gap(k-2)+sc.gap(k-1) > 0 {
		return false
	}
	p := b.out[sc.prev]
	if p.Role != Change || p.unit != r.unit || r.unit == PercentPoints || r.unit == "poin" {
		return false
	}
	r.Role, r.Direction, r.Period, r.unclear = Change, p.Direction, p.Period, whyWhichPeriod
	return true
}

// cameFrom makes the level right before "menjadi" the earlier one: "14.970 orang menjadi
// 12.500 orang".
func (b *binder) cameFrom(sc *scene, r *rawClaim) {
	if sc.prev < 0 || sc.parted || sc.apart || sc.dated {
		return
	}
	if p := &b.out[sc.prev]; p.Role == Level && p.unit == r.unit && p.lead != becomeMark && !p.ownPeriod {
		p.lead, p.Period = fromMark, ""
	}
}

// isOldLevel tells the level from the change in "turun dibanding tahun 2028 sebesar 16,85
// persen": what is more than half the level just told is one itself.
func (b *binder) isOldLevel(sc *scene, r *rawClaim) bool {
	first := sc.from
	if sc.anaphor || !sc.named {
		first = 0 // "Angka ini lebih rendah dibanding Maret 2030, yaitu 41,10 ribu orang"
	}
	for i := len(b.out) - 1; i >= first; i-- {
		if p := b.out[i]; p.Role == Level && p.unit == r.unit && (i >= sc.from || isFive(p.Topic)) {
			return added(r.value, r.value).Cmp(p.value) > 0
		}
	}
	return false
}

// place gives a claim the period and direction at hand.
func (b *binder) place(sc *scene, r *rawClaim) {
	r.Period = sc.base
	if sc.past != "" && r.Role == Level {
		r.Period, r.ownPeriod = sc.past, true
	}
	if r.Role != Change {
		return
	}
	r.Direction = sc.dir
	if r.minus {
		r.Direction = Fell
	}
	if sc.vs != "" {
		r.Vs = sc.vs
	} else if sc.versus {
		r.barred = whyBetweenPlaces
	}
	if r.Direction == "" {
		r.barred = whyNoDirection
	}
}

// brokenBefore tells whether a comma stands between the live direction and what comes:
// "turun lagi, kini 4,43 persen", "Kemiskinan Turun Lagi, Kota Contoh 4,43 Persen".
func (sc *scene) brokenBefore() bool {
	return sc.parted && sc.prev < 0 && (sc.lead == levelMark || sc.placedAfter(sc.moveAt))
}

// placedAfter tells whether a region is named behind a mark.
func (sc *scene) placedAfter(i int) bool {
	return slices.ContainsFunc(sc.s.marks[i:], func(m mark) bool { return m.kind == placeMark && !m.place.office })
}

// follow lets a claim share all with the one it was said together with.
func (b *binder) follow(sc *scene, r *rawClaim) {
	p := b.out[b.companion(sc)]
	r.Role, r.Period, r.Vs, r.Direction = p.Role, p.Period, p.Vs, p.Direction
	r.ownPeriod, r.ownVs, r.lead, r.asLevel, r.came = p.ownPeriod, p.ownVs, p.lead, p.asLevel, p.came
	r.Place, r.Area, r.named, r.unclear = p.Place, p.Area, p.named, p.unclear
	r.barred = p.barred
}

// placeIn is the place that a sentence speaks of.
func (b *binder) placeIn(sc *scene) Place {
	switch c := b.carried; {
	case sc.placed || !c.set || c.place.Name == "":
		return sc.place
	case sc.anaphor || c.line == sc.s.line && !sc.named:
		return c.place
	}
	return sc.place
}

// unsure tells why it is not clear which place a sentence speaks of: a whole new topic
// behind a figure of another place than the page's subject.
func (b *binder) unsure(sc *scene) string {
	c := b.carried
	switch {
	case sc.unsure != "" || sc.placed:
		return sc.unsure
	case c.beside && c.set && (sc.anaphor || !sc.named) && c.line == sc.s.line:
		return whyWhichPlace // "lebih rendah dari nasional 8,47 persen. Setahun sebelumnya 3,96 persen."
	case sc.place.Name == "" && (sc.anaphor || !sc.named) && c.place.Name != "":
		return ""
	case sc.named && !sc.anaphor && c.set && c.line == sc.s.line && c.place.Name != "" && c.place != sc.place:
		return whyWhichPlace
	}
	return ""
}

// areaIn is the area that a sentence speaks of.
func (b *binder) areaIn(sc *scene) Area {
	c := b.carried
	if b.goesOnInArea(sc) && !c.areas {
		return c.area
	}
	return sc.area
}

// goesOnInArea tells whether a sentence goes on with the area of the one before.
func (b *binder) goesOnInArea(sc *scene) bool {
	c := b.carried
	return !sc.areaSaid && !sc.named && c.set && c.line == sc.s.line && c.area != "" && !sc.placed
}

// headed gives a bare number the unit and scale in the brackets behind its topic's name:
// "Jumlah penduduk miskin (ribu jiwa) 10,83".
func (sc *scene) headed(q *quantity, i int) {
	if !sc.named || q.unit != "" || q.scale > 0 || q.noun != "" || q.odd != "" {
		return
	}
	for ; i > 0 && sc.s.marks[i].kind != topicMark; i-- {
		if h, ok := unitIn(sc.s.pieces, sc.s.marks[i]); ok {
			q.unit = h.unit
			q.shift(h.scale)
			return
		}
	}
}

// unitIn is the unit and scale that stand alone in the brackets that a mark opens.
func unitIn(t []piece, m mark) (h quantity, ok bool) {
	if m.kind != openMark {
		return h, false
	}
	at := h.readScale(t, m.to)
	at, h.unit = unitAt(t, at)
	at = h.readPer(t, at)
	return h, at < len(t) && t[at].text == ")" && (h.unit != "" || h.scale > 0)
}

// borrow gives a bare number the unit and scale of the next one: "dari 4,68 menjadi 4,72
// persen".
func (b *binder) borrow(sc *scene, q *quantity, i int) {
	if q.unit != "" || q.noun != "" || q.odd != "" {
		return
	}
	for k := i + 1; k < len(sc.s.marks); k++ {
		switch m := sc.s.marks[k]; m.kind {
		case becomeMark, levelMark, atMark, andMark, commaMark, eachMark, areaMark, periodMark, aboutMark, placeMark, moveMark, fromMark, compareMark, whichMark:
		case quantityMark:
			n := m.quantity
			if n.noun != "" || n.unit == "" && n.scale == 0 {
				continue
			}
			if n.unit == PercentPoints || n.unit == "poin" {
				return
			}
			q.unit = n.unit
			if q.scale == 0 && n.scale > 0 && q.value.Cmp(indicators.Decimal{Units: 10000}) < 0 {
				q.shift(n.scale)
			}
			return
		default:
			return
		}
	}
}
