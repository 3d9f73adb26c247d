package summaries

import (
	"strings"

	"pantau/indicators"
)

// onPeriod takes a period: of what follows, of the figure just before it, or one that is
// compared with.
func (b *binder) onPeriod(sc *scene, m mark, i int) {
	p := m.period
	sc.dated = true
	if p.later {
		sc.other = p.id
	}
	id := p.resolve(sc.base)
	if p.ago < 0 && sc.told != "" {
		id = p.resolve(sc.told) // "dari 10,11 persen pada 2021, setahun kemudian menjadi"
	}
	sc.told = id
	if id == "" {
		if p.back || p.ago != 0 {
			sc.cmp = false
			sc.vsCount += 2 // compared with something that is not known
		}
		return
	}
	if p.start != "" {
		b.onSpan(sc, p)
		return
	}
	past := p.ago > 0
	switch {
	case b.bracketed(sc, i):
		b.afterFigure(sc, id, false)
	case sc.cmp || sc.lead == compareMark:
		b.onVs(sc, id, i)
	case b.behindFigure(sc, i):
		b.afterFigure(sc, id, past)
	case past || sc.past == id && i > 1 && sc.kindAt(i-1) == commaMark:
		sc.setVs(id)
		sc.ref, sc.past = id, id
	default:
		sc.past = ""
		sc.lists.add(sc, i, listItem{period: id})
		sc.setBase(id)
	}
}

// onSpan takes "September 2022–Maret 2023": what moved, moved from one to the other.
func (b *binder) onSpan(sc *scene, p periodRef) {
	sc.setVs(p.start)
	sc.setBase(p.id)
	sc.span = p
	if sc.prev >= 0 && !sc.parted {
		b.forChain(sc.prev, func(r *rawClaim) {
			if r.Role == Change {
				r.Period, r.Vs, r.ownPeriod, r.ownVs = p.id, p.start, true, true
			}
		})
	}
}

// onVs takes the period that is compared with. Right behind a change it is that change's.
func (b *binder) onVs(sc *scene, id string, i int) {
	if sc.prev >= 0 && !sc.parted && b.out[sc.prev].Role == Change {
		b.forChain(sc.prev, func(r *rawClaim) {
			if r.Role == Change {
				r.Vs, r.ownVs = id, true
			}
		})
	}
	sc.setVs(id)
	sc.ref, sc.cmp, sc.which = id, false, false
	sc.lead = noMark
}

// setVs notes the period compared with; a second one leaves later sentences in doubt.
func (sc *scene) setVs(id string) {
	if sc.vs != id {
		sc.vs = id
		sc.vsCount++
	}
}

// behindFigure tells whether a period belongs to the figure before it: nothing parts them
// and no other figure follows at once.
func (b *binder) behindFigure(sc *scene, i int) bool {
	if sc.prev < 0 || sc.parted || sc.lead != noMark || b.out[sc.prev].ownPeriod && sc.ref != "" {
		return false
	}
	next := sc.kindAt(i + 1)
	return next != quantityMark && next != levelMark || sc.gap(i) > 2
}

// bracketed tells whether a period stands alone in brackets right behind a level: "8,63
// persen (Maret 2024)".
func (b *binder) bracketed(sc *scene, i int) bool {
	if sc.prev < 0 || b.out[sc.prev].Role != Level || sc.kindAt(i+1) != closeMark || sc.gap(i) > 0 {
		return false
	}
	k := i - 1
	if sc.kindAt(k) == atMark {
		k--
	}
	return sc.kindAt(k) == openMark && sc.kindAt(k-1) == quantityMark && sc.gap(k-1) == 0 && sc.gap(k) == 0
}

// afterFigure gives the figure before a period that period.
func (b *binder) afterFigure(sc *scene, id string, past bool) {
	last := &b.out[sc.prev]
	early := last.lead == fromMark || past
	b.forChain(sc.prev, func(r *rawClaim) { r.Period, r.ownPeriod = id, true })
	if !sc.based && !early {
		b.shareBack(sc, id)
	}
	if early {
		sc.setVs(id)
		return
	}
	sc.setBase(id)
}

// shareBack gives a period to all levels of a list that it ends: "Kabupaten Contoh 20,32
// persen dan Kota Contoh 7,57 persen pada Maret 2032".
func (b *binder) shareBack(sc *scene, id string) {
	last := b.out[sc.prev]
	for k := sc.prev - 1; k >= max(sc.from, sc.brokenAt); k-- {
		r := &b.out[k]
		if r.chain == last.chain {
			continue
		}
		if r.ownPeriod || r.Role != Level || last.Role != Level || r.Topic != last.Topic || r.Place == last.Place || !r.named {
			return
		}
		r.Period, r.ownPeriod = id, true
	}
}

// setBase notes the period that the sentence speaks of. What one was compared with says
// nothing of another.
func (sc *scene) setBase(id string) {
	if sc.based && sc.prev >= 0 && !samePeriod(sc.base, id) {
		sc.vs = ""
	}
	if sc.base != id || !sc.based {
		sc.bases++
	}
	sc.base, sc.based = id, true
}

// forChain does something to all claims that were said together with one.
func (b *binder) forChain(i int, do func(*rawClaim)) {
	chain := b.out[i].chain
	for ; i >= 0 && b.out[i].chain == chain; i-- {
		do(&b.out[i])
	}
}

// close ends a sentence: claims without a period of their own take the sentence's, and
// what the next sentence may build on is kept.
func (b *binder) close(sc *scene) {
	mine := b.out[sc.from:]
	for i := range mine {
		b.complete(sc, &mine[i])
		b.inherits(sc, &mine[i])
		if i > 0 {
			mine[i].arrives(mine[i-1])
		}
		if i > 1 {
			mine[i].follows(mine[i-2], mine[i-1])
			mine[i].between(mine[i-2], mine[i-1])
		}
	}
	b.doubtPlaces(sc, mine)
	doubtSeries(mine)
	b.doubtCompared(sc, mine)
	cameBy(mine)
	if sc.bases > 1 {
		leadsTo(mine)
	}
	if sc.based {
		b.heading = ""
		if len(mine) == 0 && strings.HasSuffix(sc.s.text, ":") {
			b.heading = sc.base
		}
	}
	c := &b.carried
	if len(mine) == 0 && !sc.based {
		if sc.named && strings.HasSuffix(sc.s.text, ":") {
			c.topic = sc.topic // "Persentase penduduk miskin:", and years below it
		}
		return
	}
	if sc.vsCount == 1 {
		c.vs, c.vsBase, c.vsOf = sc.vs, sc.base, b.subjectOf(sc)
	} else if sc.vsCount > 1 {
		c.vs = ""
	}
	if len(mine) > 0 {
		last := mine[len(mine)-1]
		c.place, c.area, c.areas = last.Place, last.Area, severalAreas(mine) || last.unclear == whyWhichArea
		c.whole, c.beside = mine[0].Area == Total, last.compared
		if sc.named || sc.topic != "" {
			c.topic = sc.topic
		}
	}
	if !sc.target && sc.s.bar != whySupposed && (sc.based || len(mine) > 0) {
		c.base = sc.base
	}
	if sc.based {
		c.mixed = isMixed(mine, sc.base)
	}
	c.places = placesOf(mine)
	c.line, c.set = sc.s.line, true
}

// inherits bars a claim that only the sentence before can tell the period of, where that
// one went through several and did not end with the newest, or went back and this one
// says that it is now.
func (b *binder) inherits(sc *scene, r *rawClaim) {
	c := b.carried
	if c.line != sc.s.line || sc.based || r.ownPeriod || !isFive(r.Topic) || r.unclear != "" {
		return
	}
	if c.mixed || later(b.docPeriod, c.base) && !samePeriod(b.docPeriod, c.base) && sc.s.speaksOfNow() {
		r.unclear = whyWhichPeriod
	}
}

// speaksOfNow tells whether a sentence says that its figures are the present ones.
func (s *sentence) speaksOfNow() bool {
	for i, w := range s.pieces {
		if w.low == "kini" || w.low == "sekarang" || w.low == "ini" && i > 0 && s.pieces[i-1].low == "saat" {
			return true
		}
		if w.low == "masih" && i+1 < len(s.pieces) && stillWords[s.pieces[i+1].low] {
			return true // "warga kita masih hidup di bawah garis kemiskinan"
		}
	}
	return false
}

var stillWords = wordSet("hidup tergolong berada ada miskin")

// subjectOf is the region that a sentence began with.
func (b *binder) subjectOf(sc *scene) Place {
	if len(b.out) > sc.from {
		return b.out[sc.from].Place
	}
	return b.placeIn(sc)
}

// isMixed tells whether levels are of several periods of which one is newer than another.
func isMixed(claims []rawClaim, base string) bool {
	for _, r := range claims {
		if r.Role == Level && r.lead != fromMark && !r.target && later(r.Period, base) && !samePeriod(r.Period, base) {
			return true
		}
	}
	return false
}

// severalAreas tells whether claims are of more than one of town, village and the whole.
func severalAreas(claims []rawClaim) bool {
	for _, r := range claims {
		if r.Area != claims[0].Area {
			return true
		}
	}
	return false
}

// complete gives a claim the periods that it was said without.
func (b *binder) complete(sc *scene, r *rawClaim) {
	vs := sc.vs
	if vs == "" && b.carried.vsBase == sc.base && (b.carried.vsOf == r.Place || !r.named) {
		vs = b.carried.vs
	}
	switch {
	case r.Role == Change:
		if !r.ownPeriod && (r.Period == "" || sc.bases == 1) {
			r.Period = sc.base
		}
		if r.Vs == "" {
			r.Vs = vs
		}
	case r.ownPeriod:
	case r.lead == fromMark:
		r.Period = vs
		if vs == "" && isFive(r.Topic) && r.unclear == "" {
			r.unclear = whyWhichPeriod
		}
	case r.Period == "":
		r.Period = sc.base
	}
	if !isFive(r.Topic) && sc.other != "" {
		r.Period = sc.other
	}
	if r.Role == Level && r.Direction != "" && r.Vs == "" && r.Period != vs {
		r.Vs = vs
	}
	if r.Role == Change && r.Vs == r.Period && r.Vs != "" {
		if r.ownVs && r.barred == "" {
			r.barred = whySelf
		}
		r.Vs = ""
	}
}

// arrives puts right a level behind a change and the period that it is since: in "turun
// 0,31 persen poin dari Maret 2025 menjadi 6,40 persen" the level is of the later period.
func (r *rawClaim) arrives(change rawClaim) {
	if r.lead == becomeMark && r.Role == Level && change.Role == Change && change.Vs != "" && r.Period == change.Vs && r.Topic == change.Topic {
		r.Period = change.Period
	}
}

// follows bars a change that is not the difference of the two levels said right before it:
// "dari 97,94 ribu menjadi 89,28 ribu jiwa, atau berkurang 9,66 ribu jiwa".
func (r *rawClaim) follows(from, to rawClaim) {
	switch {
	case r.Role != Change || r.barred != "" || from.lead != fromMark || to.lead != becomeMark:
	case from.Topic != r.Topic || to.Topic != r.Topic || from.Unit != to.Unit:
	case r.Unit != from.Unit && !(r.Unit == PercentPoints && from.Unit == Percent):
	case r.Unit == Percent && r.Topic == "p0":
	case !near(from.Value.Sub(to.Value).Abs(), r.Value, maxStep(from.Step, to.Step, r.Step)):
		r.barred = whyDifference
	}
}

// between puts a change between the two levels said right before it, the newer one first:
// "37,38 ribu (2025) dan 41,40 ribu (2024), turun 4,02 ribu".
func (r *rawClaim) between(now, then rawClaim) {
	if r.Role != Change || r.ownPeriod || r.ownVs || !now.ownPeriod || !then.ownPeriod || now.Role != Level || then.Role != Level {
		return
	}
	if r.Topic == now.Topic && r.Topic == then.Topic && now.Place == then.Place && r.Place == now.Place && r.Period == then.Period && later(now.Period, then.Period) && !samePeriod(now.Period, then.Period) {
		r.Period, r.Vs = now.Period, then.Period
	}
}

// maxStep is the coarsest of the last digits' units.
func maxStep(steps ...indicators.Decimal) (most indicators.Decimal) {
	for _, s := range steps {
		if s.Cmp(most) > 0 {
			most = s
		}
	}
	return most
}
