package summaries

import "pantau/indicators"

// topic tells what a claim is about, before its unit is known to fit.
func (b *binder) topic(sc *scene, r *rawClaim, i int) {
	switch {
	case r.noun != "":
		r.Topic = Topic(r.noun)
		return
	case r.unit == Rupiah && sc.topic == "gk_rumah_tangga" && sc.s.perHead(r.from):
		r.Topic = topicOf(indicators.Line)
		return
	case r.unit == Persons && sc.ofAll(i):
		r.Topic = "penduduk"
		return
	case r.unit == Persons && r.beside == "miskin":
		r.Topic = topicOf(indicators.Poor) // "80,19 ribu orang miskin"
		return
	}
	if sc.named {
		r.Topic = sc.topic
		if isHeadcount(sc.topic) && r.unit == Persons && (otherVerbs[r.beside] || b.isWhole(sc, r) || sc.isPopulation(i)) {
			r.Topic = "penduduk"
			return
		}
		if sc.topic == "penduduk" && r.unit == Persons && sc.prev >= 0 && b.out[sc.prev].Topic == "penduduk" {
			r.Topic = b.ahead(sc, r, i, sc.topic) // "dari 267.650 jiwa, sebanyak 12.500 jiwa tergolong miskin"
		}
		if isFive(sc.topic) && (r.unit == Persons || r.unit == Percent && sc.lead == noMark) && sc.topic != "p0" {
			r.Topic = b.ahead(sc, r, i, sc.topic)
		}
		return
	}
	r.Topic = b.ahead(sc, r, i, b.goesOn(sc, r))
}

// isWhole tells whether a number of people is all of them, "7,46 persen dari 253.619
// jiwa": nothing moved, and the unit is another.
func (b *binder) isWhole(sc *scene, r *rawClaim) bool {
	return sc.lead == fromMark && !sc.moved && !sc.parted && sc.prev >= 0 && b.out[sc.prev].unit != r.unit
}

// perHead tells whether "per kapita" stands right before a sum: "Rp3.231.156 per rumah
// tangga, sedangkan per kapita Rp684.567".
func (s *sentence) perHead(from int) bool {
	return from > 1 && s.pieces[from-2].low == "per" && (s.pieces[from-1].low == "kapita" || s.pieces[from-1].low == "orang")
}

// ofAll tells whether people are counted as all of them: "dari total penduduk 1.617.900
// jiwa".
func (sc *scene) ofAll(i int) bool {
	k := i - 1
	if sc.kindAt(k) == levelMark {
		k--
	}
	if sc.kindAt(k) != atMark || sc.gap(k) > 0 {
		return false
	}
	last := sc.s.pieces[sc.s.marks[k].to-1].low
	return last == "penduduk" || last == "populasi"
}

// isPopulation tells whether people are counted as the population: "dari 298 ribu jiwa
// penduduk".
func (sc *scene) isPopulation(i int) bool {
	t, to := sc.s.pieces, sc.s.marks[i].to
	_, counted := unitAt(t, to-1)
	return counted == Persons && to < len(t) && t[to].low == "penduduk" && t[to-1].low != "penduduk" && (to+1 == len(t) || t[to+1].low != "miskin" && t[to+1].low != "yang")
}

// otherVerbs tell of people who are counted for something else than being poor.
var otherVerbs = wordSet("menerima mendapat mendapatkan memperoleh mengikuti ikut hadir menghadiri terdampak dilatih bekerja menganggur meninggal mengungsi terdaftar tercatat diverifikasi diusulkan dibantu disalurkan terjaring dirawat")

// ahead looks for a topic behind the quantity: "tujuh persen penduduk tergolong miskin".
func (b *binder) ahead(sc *scene, r *rawClaim, i int, otherwise Topic) Topic {
	for k := i + 1; k < len(sc.s.marks); k++ {
		switch m := sc.s.marks[k]; m.kind {
		case quantityMark:
			if before := sc.kindAt(k - 1); before != orMark && before != openMark || m.quantity.unit == r.unit {
				return otherwise
			}
		case contrastMark:
			return otherwise
		case topicMark:
			if isHeadcount(m.topic) && (r.unit == Persons || r.unit == Percent) {
				return m.topic
			}
			return otherwise
		}
	}
	return otherwise
}

// goesOn is the topic of the sentences before, where this one goes on with it.
func (b *binder) goesOn(sc *scene, r *rawClaim) Topic {
	t := b.carried.topic
	switch {
	case (r.unit == Persons || r.unit == Percent) && b.together(sc, r) && isHeadcount(b.out[b.companion(sc)].Topic):
		return b.out[b.companion(sc)].Topic
	case !isFive(t) && b.carried.line != sc.s.line, t == "":
		return ""
	case r.unit == Percent && sc.s.isPutRight(r.from):
		return t
	case sc.moved || sc.ref != "" || sc.areaSaid || r.unit == PercentPoints:
		return t
	case r.unit == Percent && !r.target && b.carried.line == sc.s.line && isHeadcount(t) && b.goesFrom(sc, r):
		return t // "Dari 17,78 persen menjadi 17,02 persen."
	case r.unit == Percent || r.unit == "":
		if sc.based || sc.placed {
			return t
		}
	}
	return ""
}

// goesFrom tells whether a level is one of the two that something went between.
func (b *binder) goesFrom(sc *scene, r *rawClaim) bool {
	return r.lead == fromMark || r.lead == becomeMark && sc.prev >= 0 && b.out[sc.prev].lead == fromMark
}

// measure makes topic and unit one: which of the five a figure is of hangs on its unit.
func (b *binder) measure(sc *scene, r *rawClaim) {
	r.Unit = r.unit
	switch {
	case r.noun != "":
		r.Unit, r.About = Unit(r.noun), r.beside
	case isHeadcount(r.Topic):
		b.measureHeadcount(sc, r)
	case r.Topic == topicOf(indicators.Line):
		measureLine(sc, r)
	case r.Topic == "p1" || r.Topic == "p2":
		measureIndex(r)
	default:
		b.measureOther(sc, r)
	}
}

// measureHeadcount tells the rate from the number of poor people.
func (b *binder) measureHeadcount(sc *scene, r *rawClaim) {
	switch r.unit {
	case Percent:
		relative := r.Role == Change && (r.Topic == "poor" || b.together(sc, r) && b.out[sc.prev].Topic == "poor")
		r.Topic = "p0"
		if relative {
			r.Topic = "poor"
		}
	case PercentPoints, "poin":
		r.Topic, r.Unit = "p0", PercentPoints
		if sc.counted && r.unclear == "" {
			r.unclear = whyWhichUnit
		}
	case Persons:
		r.Topic = "poor"
		if r.Role == Level && r.odd == "" && r.value.Cmp(indicators.Decimal{Units: 100}) < 0 && r.unclear == "" {
			r.unclear = whyWhichUnit
		}
	case "":
		measureBare(r)
	default:
		r.Topic = Topic(r.unit)
	}
}

// measureBare reads a number without a unit under the rate or the number of poor people.
func measureBare(r *rawClaim) {
	hundred, thousand := indicators.Decimal{Units: 100}, indicators.Decimal{Units: 1000}
	r.unitless = true
	switch {
	case r.scale > 0 || r.value.Places == 0 && r.value.Cmp(thousand) >= 0:
		r.Topic, r.Unit = "poor", Persons
	case r.Topic == "p0" && r.value.Places > 0 && r.value.Cmp(hundred) <= 0:
		r.Unit = Percent
		if r.Role == Change {
			r.unclear = whyWhichUnit
		}
	default:
		r.unclear = whyWhichUnit
	}
}

// measureLine reads a quantity under the poverty line.
func measureLine(sc *scene, r *rawClaim) {
	switch {
	case r.perHome:
		r.Topic, r.Unit = "gk_rumah_tangga", Rupiah
	case r.unit == Rupiah:
	case r.unit == Percent && r.Role == Change:
	case r.unit == "" && r.Role == Level && r.value.Cmp(indicators.Decimal{Units: 10000}) >= 0:
		r.Unit, r.unitless = Rupiah, true
	case r.unit == Persons:
		r.Topic = "orang"
	case r.unit == Percent && sc.figure:
		r.Topic = "p0"
	case r.unit == Percent:
		r.Topic = "sumbangan"
	default:
		r.unclear = whyWhichUnit
	}
}

// measureIndex reads a quantity under P1 or P2.
func measureIndex(r *rawClaim) {
	switch {
	case r.unit == "" || r.unit == "poin":
		r.Unit = Index
		if r.value.Cmp(indicators.Decimal{Units: 100}) >= 0 {
			r.odd = oddForm
		}
	case r.unit == Percent && r.Role == Change:
	default:
		r.unclear = whyWhichUnit
	}
}

// measureOther reads a quantity of anything else. Bare numbers go with what was counted
// before, "214 laporan masuk, 180 sudah diverifikasi", or tell nothing.
func (b *binder) measureOther(sc *scene, r *rawClaim) {
	switch {
	case r.unit == Rupiah && r.Topic == "":
		r.Topic = "rupiah"
	case r.unit == "" && r.Topic == "penduduk" && r.scale+int(r.value.Units) > 0:
		r.Unit, r.unitless = Persons, true
	case r.unit == "" && sc.noun != "" && r.beside != "":
		r.Topic, r.Unit, r.About = Topic(sc.noun+" "+r.beside), Unit(sc.noun), r.beside
	case r.unit == "" && r.Topic == "":
		r.Topic, r.barred = "angka", whyWhichTopic
	case r.Topic == "" && (r.unit == Percent || r.unit == PercentPoints || r.unit == "poin" || r.unit == "kali"):
		r.Topic, r.barred = "angka", whyWhichTopic
	case r.Topic == "":
		r.Topic = Topic(r.unit)
	case r.unit == "" && (r.Topic == "gini" || r.Topic == "ipm" || r.Topic == "ntp"):
		r.Unit = Index
	case r.unit == "":
		r.barred = whyWhichUnit
	}
}

// bar notes why a claim may not be used whatever else speaks for it.
func (b *binder) bar(sc *scene, r *rawClaim, m mark) {
	switch {
	case r.barred != "":
	case r.ranged:
		r.barred = whyRange
	case sc.negated >= 0 && m.from-sc.negated <= 2:
		r.barred = whyNegated
	case sc.s.bar == whyCorrected && sc.s.isPutRight(m.from):
	case sc.s.bar != "" && isFive(r.Topic):
		r.barred = sc.s.bar
	case r.Unit == Percent && (r.Topic == "p0") && r.odd == "" && r.value.Cmp(indicators.Decimal{Units: 100}) > 0:
		r.barred = whyRateRange
	}
	if sc.areaOld && r.Area != Total && r.unclear == "" {
		r.unclear = whyWhichArea
	}
	if r.target && isFive(r.Topic) {
		r.Role = Target
	}
	sc.negated = -1
}
