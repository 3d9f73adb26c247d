package summaries

import "pantau/indicators"

// bareTopic is the topic of a number of which nothing tells what it is.
const bareTopic Topic = "angka"

// recall settles a claim by what the sentences around say, and tells why it cannot be
// held against the catalogue ("" it can); false for what is none of the five indicators.
func (k *checker) recall(v *surveyor, at int) (open string, five bool) {
	x := &k.all[at]
	a, prose := v.around[spot{x.Sentence, x.from}]
	if prose && a.bracket != "" && x.Role == Level {
		x.Period, x.ownPeriod = a.bracket, true
	}
	if isFive(x.Topic) {
		place := x.Place
		if prose && !a.dealt {
			open = k.assure(v, x, a)
		}
		if open == "" && x.unclear == whyWhichPeriod && x.Period != "" && x.Place == place && !k.bornOut(x) {
			open = whyYearOpen
		}
		return open, true
	}
	if !prose || !x.mayBeFive(a) || a.otherNext {
		return "", false
	}
	topic, certain := k.topicOf(v, at, a)
	if topic == "" && !certain {
		return "", false
	}
	if topic == "" {
		return whyTopicOpen, true
	}
	x.is5(topic)
	x.unclear = ""
	if x.target {
		x.Role = Target
	}
	if !a.dealt || !x.named {
		x.Place, x.named = a.place, a.placeHere
	}
	switch {
	case x.Role == Target || a.wished:
		return aimed(x, a), true
	case a.open != "" && !certain:
		return whyTopicOpen, true
	case a.open != "" && !a.dealt:
		return a.open, true
	case !a.periodHere && (!a.periodSure || a.period == ""):
		return whyYearOpen, true
	case !a.periodHere && x.lead == fromMark && x.Role == Level:
		x.Period = "" // "Dari 17,78 persen menjadi 17,02 persen."
		return "", true
	case !a.periodHere:
		x.Period = a.period
	case x.Period == "":
		return whyYearOpen, true
	}
	switch born := k.bornOut(x); {
	case born, certain && (a.periodHere || !a.periodMany || x.Role != Level):
		return "", true
	case certain:
		return whyYearOpen, true
	}
	return whyTopicOpen, true
}

// assure looks whether a claim's place and period are certain.
func (k *checker) assure(v *surveyor, x *judged, a nearby) string {
	if x.Role == Target {
		return aimed(x, a)
	}
	if x.barred == whyBetweenPlaces && x.unit == Percent && a.beside && !a.ours && a.open == "" {
		x.Role, x.Direction, x.Vs, x.barred, x.Place, x.named = Level, "", "", "", a.place, true
	}
	open := assurePlace(v, x, a)
	switch {
	case a.wished && (open != "" || k.check(x).Verdict != Agrees):
		return aimed(x, a)
	case open != "":
		return open
	}
	switch {
	case a.periodHere:
	case (a.period != "" && !a.periodSure || a.period == "" && x.Period != "" && x.Role == Level) && !k.dated(v, x):
		return whyYearOpen
	}
	if x.Role == Level && !a.periodHere && a.periodMany && !k.bornOut(x) {
		return whyYearOpen
	}
	if a.vague(x) && k.check(x).Verdict != Agrees {
		return whyTopicOpen
	}
	return ""
}

// aimed tells that a claim is of what is to be, or might be; without a place where that is not certain.
func aimed(x *judged, a nearby) string {
	if a.open != "" && !a.placeHere {
		x.Place = Place{}
	}
	if a.supposed {
		return whySupposed
	}
	return whyTarget
}

// vague tells whether something else than what was named before may be counted: the topic
// goes on over words that have no meaning here.
func (a nearby) vague(x *judged) bool {
	switch {
	case a.topicNext:
		return false
	case a.topicHere:
		return !a.known && a.parted && x.Role == Change && x.Unit == Percent
	}
	return !a.known || a.otherNext && x.unit == Percent
}

// assurePlace gives a claim the place that the text leaves no doubt of.
func assurePlace(v *surveyor, x *judged, a nearby) string {
	same := x.Place == a.place
	switch {
	case x.lead == fromMark && a.placeHere:
	case a.placeHere && same && a.open == "" && x.unclear == whyWhichPlace && x.Place.Code != "":
		x.unclear = ""
	case same:
	case a.ours && (a.open != "" || a.place.Name == ""):
		return whyPlaceOpen
	case a.ours:
		x.Place, x.named = a.place, true
		if x.unclear == whyWhichPlace {
			x.unclear = ""
		}
	case x.Place.Code == "" || x.barred != "":
	case a.placeHere && a.open == "":
		return whyPlaceOpen
	case !a.placeHere && !x.named && (a.open != "" || v.offices):
		return whyPlaceOpen
	case !a.placeHere && !x.named:
		x.Place = a.place
	}
	if !a.placeHere && !x.named && a.open != "" && x.Place.Code != "" && x.barred == "" {
		return whyPlaceOpen
	}
	return ""
}

// mayBeFive tells whether a quantity that was bound to none of the five indicators has
// the unit and the size of one.
func (x *judged) mayBeFive(a nearby) bool {
	within := func(low, high int64) bool {
		return x.Value.Cmp(indicators.Decimal{Units: low}) >= 0 && x.Value.Cmp(indicators.Decimal{Units: high}) <= 0
	}
	if x.noun != "" || x.words && x.unit == "" || x.ranged && x.unit == "" {
		return false
	}
	switch {
	case x.Topic != bareTopic && x.Topic != "orang" && x.Topic != "rupiah" && x.Topic != "sumbangan" &&
		(a.topicHere || !a.placeHere || x.unit != Percent || x.Role != Level):
		return false // a topic that goes on from the sentence before, of another place, is not certain
	case x.unit == Percent || x.unit == PercentPoints:
		return within(0, 100)
	case x.unit == Persons:
		return within(1000, 100_000_000) && !otherVerbs[x.beside]
	case x.unit == Rupiah:
		return within(100_000, 2_000_000) && !x.perHome
	}
	return x.unit == "" && x.Value.Places > 0 && x.Value.Places <= 2 && within(0, 100) && x.Role == Level
}

// topicOf is the indicator that a quantity is of by the sentences before, and whether that
// is certain. No topic is a number of something else, or, when that is certain, one of
// which it cannot be told.
func (k *checker) topicOf(v *surveyor, at int, a nearby) (Topic, bool) {
	x := &k.all[at]
	if !v.poverty {
		return "", !v.topics && (x.unit == Percent || x.unit == PercentPoints) && x.Value.Places > 0 && (a.placeHere || a.place.Name != "") && !k.has(x)
	}
	if a.topicHere && !isFive(a.topic) {
		return "", false
	}
	five := isFive(a.topic)
	switch x.unit {
	case Percent, PercentPoints:
		if !five || a.topicHere && !isHeadcount(a.topic) {
			return "", true
		}
		return "p0", a.known && (x.beside == "" || a.placeHere)
	case Persons:
		if at > 0 && k.all[at-1].chain == x.chain && k.all[at-1].Topic == "p0" {
			return "poor", true
		}
		if !isHeadcount(a.topic) {
			return "", true
		}
		return "poor", a.known && x.beside == ""
	case Rupiah:
		if a.topic != "line" {
			return "", true
		}
		return "line", a.known
	}
	if isHeadcount(a.topic) && a.placeHere && a.open == "" && a.known {
		return "p0", true
	}
	return "", false
}

// has tells whether a bare number is a cell of its region.
func (k *checker) has(x *judged) bool {
	if x.Place.Code == "" {
		return false
	}
	_, ok := k.hit(x)
	return ok
}

// bornOut tells whether the catalogue has a level exactly where it would stand.
func (k *checker) bornOut(x *judged) bool {
	if x.Role != Level || x.Value.Places < 2 && x.Topic == "p0" {
		return false
	}
	verdict, f := k.verdict(x, cellsFor(k.c, x.Place.Code, x.Topic, x.Period))
	return f != nil && verdict == Agrees
}

// dated tells whether the catalogue has a level where the text leaves its period to be
// told: at the one it goes on with, or at the newest it speaks of.
func (k *checker) dated(v *surveyor, x *judged) bool {
	y := *x
	for _, period := range []string{x.Period, v.newest} {
		if y.Period = period; period != "" && k.bornOut(&y) {
			x.Period = period
			return true
		}
	}
	return false
}
