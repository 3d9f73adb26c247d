package summaries

import "pantau/indicators"

// onTopic takes the name of what is measured.
func (b *binder) onTopic(sc *scene, t Topic, i int) {
	switch {
	case sc.sharesIn(t, i):
		return
	case t == topicOf(indicators.Line) && sc.perHome(i):
		t = "gk_rumah_tangga"
	}
	sc.lists.add(sc, i, listItem{topic: t})
	sc.apart = true
	if sc.live && b.brokenSince(sc, i) {
		b.sayMove(sc, i)
		sc.live = false
	}
	if sc.prev >= 0 && sc.areaAt <= sc.prev && sc.area != Total {
		sc.areaOld = true
	}
	sc.topic, sc.named, sc.counted = t, true, countWords[sc.s.pieces[sc.s.marks[i].from].low] && t == "poor"
	if sc.lead = noMark; sc.kindAt(i-1) != whichMark {
		sc.ref, sc.which = "", false // else "dibanding Maret 2030 yang jumlahnya"
	}
	b.headcount = b.headcount || isHeadcount(t)
}

// sharesIn tells whether a topic is only the whole that a share is of: "peranan makanan
// terhadap garis kemiskinan sebesar 76,20 persen".
func (sc *scene) sharesIn(t Topic, i int) bool {
	before := i - 1
	return t == topicOf(indicators.Line) && sc.named && !isFive(sc.topic) && before >= 0 && sc.gap(before) == 0 && wholeOf[sc.s.pieces[sc.s.marks[before].from].low]
}

var wholeOf = wordSet("terhadap pada")

// perHome tells whether what follows is said of a household: "untuk rumah tangga miskin
// dengan 4,6 anggota, garis kemiskinannya".
func (sc *scene) perHome(i int) bool {
	for _, m := range sc.s.marks[:i] {
		if m.kind == topicMark && m.topic == "rumah tangga" && m.from > 0 && homeWords[sc.s.pieces[m.from-1].low] {
			return true
		}
	}
	return false
}

var homeWords = wordSet("untuk bagi setiap tiap per satu sebuah")

var countWords = wordSet("jumlah jml jumlahnya banyaknya")

// brokenSince tells whether a comma stands between the live direction and a mark.
func (b *binder) brokenSince(sc *scene, i int) bool {
	for k := sc.moveAt; k < i; k++ {
		if sc.s.marks[k].kind == commaMark || sc.s.marks[k].kind == contrastMark {
			return true
		}
	}
	return false
}

// onSame takes a word for what was named before. A bare "jumlah" may begin another count.
func (b *binder) onSame(sc *scene, m mark, i int) {
	t := sc.s.pieces
	if m.to < len(t) && isNoun(t, m.to) && bareCounts[t[m.from].low] && m.to-m.from == 1 && (sc.kindAt(i+1) != placeMark || sc.gap(i) > 0) {
		b.onTopic(sc, Topic(t[m.to].low), i)
		return
	}
	sc.anaphor = true
	switch {
	case m.topic != "" && !b.headcount:
	case m.topic != "":
		b.onTopic(sc, m.topic, i)
	default:
		b.onTopic(sc, sc.topic, i)
		sc.figure = m.to-m.from == 1
	}
	if c := b.carried; !sc.areaSaid && c.set && c.line == sc.s.line {
		sc.area = c.area
		if c.areas && c.whole {
			sc.area = Total // "206 ribu orang, terdiri atas 85 ribu di perkotaan … Persentasenya"
		}
	}
}

// bareCounts are words that the noun behind them tells what they count.
var bareCounts = wordSet("angka jumlah persentase presentase prosentase")

// onMove takes a direction; "tidak turun" is none.
func (b *binder) onMove(sc *scene, m mark, i int) {
	if sc.live {
		b.sayMove(sc, i)
	}
	if sc.negated >= 0 && m.from-sc.negated <= 1 {
		sc.negated, sc.live = -1, false
		return
	}
	sc.dir, sc.live, sc.moved, sc.moveAt = m.direction, true, true, i
	sc.lead, sc.ref = noMark, ""
	sc.cmp = sc.cmp || m.direction == Steady && sc.next(i, periodMark)
}

// sayMove notes a direction that no figure followed.
func (b *binder) sayMove(sc *scene, i int) {
	if !sc.live || !sc.s.marks[sc.moveAt].verb {
		return
	}
	m := sc.s.marks[sc.moveAt]
	b.moves = append(b.moves, moveSaid{
		Topic: sc.topic, Place: b.placeIn(sc), Area: b.areaIn(sc), Period: sc.base, Vs: sc.vs, Direction: sc.dir,
		text: rawText(sc.s.pieces, m.from, m.to),
	})
	sc.live = false
}

// onLead takes a word that tells how the next quantity is meant.
func (b *binder) onLead(sc *scene, m mark, i int) {
	switch m.kind {
	case becomeMark:
		if !looseBecome[sc.s.pieces[m.from].low] || sc.next(i, quantityMark) {
			sc.lead = becomeMark
		}
	case levelMark, reachMark:
		if resultWords[sc.s.pieces[m.from].low] {
			sc.target = false
		}
		if sc.lead == noMark || sc.lead == openMark && m.kind == levelMark || sc.lead == levelMark {
			sc.lead = m.kind
		}
	case fromMark:
		if sc.next(i, quantityMark) {
			sc.lead = fromMark
		} else if sc.next(i, periodMark) && sc.s.pieces[m.from].low == "dari" {
			sc.cmp = true
		} else if sc.moved && sc.next(i, placeMark) {
			sc.cmp = true
		}
	case compareMark:
		sc.onCompare(m, i)
	case whichMark:
		sc.which = true
	case eachMark:
		sc.each = true
		b.dealAgain(sc, i)
	case openMark, orMark:
		sc.lead = m.kind
	case closeMark:
		sc.lead = noMark
	}
}

// onCompare takes a word of comparison, unless it joins something else.
func (sc *scene) onCompare(m mark, i int) {
	word := sc.s.pieces[m.from].low
	next := sc.kindAt(i + 1)
	switch {
	case word == "terhadap" && next == topicMark:
	case word == "sejak" && !sc.next(i, periodMark):
	case (word == "di" || word == "diatas" || word == "dibawah") && next != placeMark && next != quantityMark:
	case sc.next(i, quantityMark):
		sc.lead = fromMark
	default:
		sc.cmp = true
	}
}

// looseBecome only lead to a level where it follows at once.
var looseBecome = wordSet("ke tinggal tersisa")

// resultWords end what is aimed at: a result follows.
var resultWords = wordSet("realisasi realisasinya tercatat saat kini sekarang")

// next tells whether a mark of a kind follows, with nothing but small words before it.
func (sc *scene) next(i int, kind markKind) bool {
	for k := i + 1; k < len(sc.s.marks) && (sc.s.marks[k].from-sc.s.marks[k-1].to <= 1 || sc.s.onlyAverage(k)); k++ {
		switch sc.s.marks[k].kind {
		case kind:
			return true
		case atMark, aboutMark, levelMark, sameMark, whichMark:
		default:
			return false
		}
	}
	return false
}

// onArea takes town or village, for what follows or for the figure just before it.
func (b *binder) onArea(sc *scene, m mark, i int) {
	sc.lists.add(sc, i, listItem{area: m.area})
	sc.apart = true
	behind := sc.standsBehind(sc.areaAt, sc.areaBehind) || sc.prev >= 0 && sc.livesAt(i)
	if behind {
		sc.lead = noMark
		b.forChain(sc.prev, func(r *rawClaim) { r.Area = m.area })
	}
	sc.area, sc.areaSaid, sc.areaOld, sc.areaAt, sc.areaBehind = m.area, true, false, len(b.out), behind
}

// onPlace takes a region: of what follows, of the figure just before it, or one that is
// compared with.
func (b *binder) onPlace(sc *scene, m mark, i int) {
	if m.place.office {
		b.onOffice(sc, m)
		return
	}
	p, unsure := b.placeFor(m.place)
	sc.apart = true
	if b.isApposition(sc, i, p) {
		return
	}
	if sc.s.isRankedIn(m.from) && (p != sc.place || !sc.placed) {
		b.onRanked(sc, i)
		return
	}
	if sc.cmpPlace != nil && !sc.eachBehind(i) {
		sc.cmpPlace = &Place{} // "lebih rendah dari Jawa Timur maupun nasional 8,47 persen"
		return
	}
	if sc.cmp || sc.lead == fromMark {
		sc.cmpPlace, sc.cmp, sc.versus = &p, false, true
		if sc.prev >= 0 && b.out[sc.prev].Role == Change && !b.out[sc.prev].ownVs {
			b.out[sc.prev].barred = whyBetweenPlaces
		}
		return
	}
	if b.within(sc, i, p) {
		sc.lists = listing{}
	}
	sc.lists.add(sc, i, listItem{place: p})
	behind := sc.standsBehind(sc.placedAt, sc.placedBehind) || sc.prev >= 0 && sc.livesAt(i)
	if behind {
		sc.lead = noMark
		b.forChain(sc.prev, func(r *rawClaim) { r.Place, r.named, r.unclear = p, true, unsure })
	}
	if p != sc.place && !sc.areaSaid {
		sc.area = Total
	}
	sc.place, sc.placed, sc.unsure, sc.placedAt, sc.placedBehind = p, true, unsure, len(b.out), behind
}

// livesAt tells whether the people that were just counted are said to be in the region at a
// mark: "sebanyak 116,74 ribu orang berada di Kabupaten Contoh".
func (sc *scene) livesAt(i int) bool {
	if sc.kindAt(i-1) == atMark {
		i--
	}
	if i < 2 || sc.kindAt(i-2) != quantityMark || sc.kindAt(i-1) != levelMark || sc.gap(i-2) > 1 || sc.gap(i-1) > 0 {
		return false
	}
	return beingWords[sc.s.pieces[sc.s.marks[i-1].from].low] && sc.s.marks[i-2].quantity.unit == Persons
}

var beingWords = wordSet("berada ada")

// standsBehind tells whether a region or an area belongs to the figure just before it: no
// other was said for that one, or only behind the figure before, as in "4,52 persen di
// Kota Contoh dan 3,13 persen di Kabupaten Contoh".
func (sc *scene) standsBehind(saidAt int, saidBehind bool) bool {
	return sc.prev >= 0 && !sc.parted && sc.lead == noMark && (saidAt < sc.prev || saidAt == sc.prev && saidBehind)
}

// within tells whether a region lies in the one named before it, "di NTB, Lombok Timur":
// figures are not dealt out to the two, unless "masing-masing" says so.
func (b *binder) within(sc *scene, i int, p Place) bool {
	n := len(sc.lists.items)
	return n > 0 && sc.lists.items[n-1].place.Name != "" && b.places.holds(sc.lists.items[n-1].place, p) &&
		sc.kindAt(i-1) == commaMark && !sc.s.has(eachMark)
}

// onRanked takes a region that others are ranked in, "terendah di Bali": a figure behind it
// is of the one that was named, and where none was, it is open of which.
func (b *binder) onRanked(sc *scene, i int) {
	if !sc.placed && sc.prev < 0 && b.subject == sc.s.marks[i].place.place {
		sc.unsure = whyWhichPlace
	}
}

// onOffice takes the seat of an office: an authority of another region than the subject
// leaves it open which of the two a figure is of.
func (b *binder) onOffice(sc *scene, m mark) {
	p, _ := b.placeFor(m.place)
	if !sc.placed && sc.prev < 0 && p != b.subject && b.subject.Name != "" && !sc.s.statistician(m) {
		sc.unsure = whyWhichPlace
	}
}

// statistician tells whether the office before a region is the statistics office, which
// tells of other regions than its own.
func (s *sentence) statistician(m mark) bool {
	for i := range s.marks {
		if s.marks[i].kind == officeMark && s.marks[i].to <= m.from && m.from-s.marks[i].to <= 3 {
			w := s.pieces[s.marks[i].from].low
			return w == "bps" || w == "badan" || w == "kepala" && i+1 < len(s.marks)
		}
	}
	return true
}

// placeFor is the region that a reference means, or why it cannot be told.
func (b *binder) placeFor(r placeRef) (Place, string) {
	switch {
	case r.parent && b.parent.Name != "":
		return b.parent, ""
	case r.parent, len(r.options) > 0:
		return Place{Name: r.place.Name}, whyWhichPlace
	}
	return r.place, ""
}

// isApposition tells whether a region is only where the one before it lies: "Kabupaten
// Balangan, Kalimantan Selatan".
func (b *binder) isApposition(sc *scene, i int, p Place) bool {
	k := sc.s.liesIn(i)
	return k >= 0 && b.places.holds(p, sc.s.marks[k].place.place)
}

// liesIn is the region's mark that stands right before another's, with nothing but a
// comma or a bracket between them; -1 none.
func (s *sentence) liesIn(i int) int {
	k := i - 1
	for k >= 0 && (s.marks[k].kind == commaMark || s.marks[k].kind == openMark || s.marks[k].kind == atMark) {
		k--
	}
	if k < 0 || s.marks[k].kind != placeMark || s.marks[i].from-s.marks[k].to > 2 || k == i-1 && s.marks[i].from > s.marks[k].to {
		return -1
	}
	return k
}

// holds tells whether a region may be the province of another.
func (g *gazetteer) holds(p, inner Place) bool {
	if inner.Code != "" {
		return g.parentOf(inner) == p
	}
	return inner.Name != "" && len(p.Name) > 8 && p.Name[:8] == "Provinsi" && inner.Name[:1] == "K"
}
