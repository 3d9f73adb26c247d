package summaries

import (
	"slices"
	"strings"
)

// nearby is what a text says round one of its quantities, for Check: what each of topic,
// place and period is, and whether it is certain.
type nearby struct {
	topic      Topic  // the last topic named before it, "" none
	topicHere  bool   // in its own sentence
	otherNext  bool   // another topic is named behind it, in its clause, or it counts who did something else
	topicNext  bool   // the topic is
	beside     bool   // its place stands right before it
	parted     bool   // a comma stands between topic and quantity
	known      bool   // every word of its clause before it has a meaning
	place      Place  // "" none
	placeHere  bool   // named in its sentence
	ours       bool   // as "kita"
	open       string // why the place is not certain; "" it is
	period     string // of the sentences before
	periodHere bool   // one is named in its sentence
	periodSure bool   // the sentences before leave no doubt
	periodMany bool   // they speak of several
	bracket    string // the period in brackets right behind it
	wished     bool   // "harus", "semoga": it is not said to be so
	supposed   bool   // "jika", "andai"
	dealt      bool   // "masing-masing": figures go by order, not by what stands near
}

// spot is where a quantity stands: sentence and first piece.
type spot struct{ sentence, piece int }

// mention is a place that a sentence names.
type mention struct {
	from, to int
	place    Place
	ours     bool
}

// surveyor walks over a text and keeps what its sentences say of place, period and topic.
type surveyor struct {
	d       *document
	home    Place // of what names no place
	ours    Place // of "kita"; "" when that cannot be told
	offices bool  // an office of some region speaks
	topic   Topic
	poverty bool // a topic of poverty was named anywhere in the text
	topics  bool // any topic was
	place   Place
	foreign bool // the last places named leave open whom the next sentence is about
	period  string
	newest  string
	many    bool // the last sentence with a period had levels of several
	around  map[spot]nearby
}

// survey looks round each quantity of a text's prose.
func survey(d *document) *surveyor {
	v := &surveyor{d: d, around: map[spot]nearby{}}
	v.findHome()
	v.place = v.home
	for n := range d.sentences {
		for _, m := range d.sentences[n].marks {
			if m.kind == topicMark {
				v.topics = true
				v.poverty = v.poverty || isFive(m.topic) || m.topic == "program" || m.topic == "ekstrem"
			}
		}
	}
	for n := range d.sentences {
		if !d.sentences[n].row && len(v.around) < mostClaims {
			v.sentence(&d.sentences[n], n)
		}
	}
	return v
}

// findHome tells whom "kita" and what names no place are about: the region that is known
// from elsewhere, unless the text is about one other district alone.
func (v *surveyor) findHome() {
	region := v.d.places.placeOf(v.d.page.Region)
	all, districts, we, told, early := map[Place]bool{}, map[Place]bool{}, false, false, false
	for _, s := range v.d.sentences {
		for _, w := range s.pieces {
			we = we || w.low == "kita" || w.low == "kami"
		}
		for _, m := range s.marks {
			told = told || m.kind == quantityMark
			if m.kind != placeMark || s.isDateline() {
				continue
			}
			p := m.place.place
			v.offices = v.offices || m.place.office
			if !m.place.office && p.Name != "" {
				all[p] = true
				if !strings.HasSuffix(p.Code, "00") {
					districts[p], early = true, early || !told
				}
			}
		}
	}
	v.home, v.ours = v.d.subject, region
	if region.Name != "" {
		v.home = region
	}
	for p := range districts {
		if len(districts) == 1 && (region.Name == "" || early && !we) {
			v.home = p
		}
	}
	if region.Name == "" && (len(districts) == 1 || len(all) <= 1) {
		v.ours = v.home
	}
}

// sentence looks round the quantities of one sentence, then takes over what it says.
func (v *surveyor) sentence(s *sentence, n int) {
	named := v.mentions(s)
	here, last, at := false, 0, 0
	dated, dealt, supposed := s.has(periodMark), s.has(eachMark), s.bar == whySupposed
	before := nearby{place: v.place, period: v.period, periodSure: v.period == v.newest, periodMany: v.many}
	if v.foreign || v.place.Name == "" {
		before.open = whyPlaceOpen
	}
	for i, m := range s.marks {
		switch m.kind {
		case topicMark:
			v.topic, here, at = m.topic, true, m.to
		case quantityMark:
			if len(v.around) == mostClaims {
				return
			}
			a := before
			a.topic, a.topicHere, a.periodHere, a.dealt, a.supposed = v.topic, here, dated, dealt, supposed
			a.known, a.parted, a.beside = s.known(max(last, at), m.from, named), s.parted(at, m.from), false
			a.topicNext, a.otherNext = s.behind(i)
			a.bracket, a.wished = s.bracketed(i, v.period), s.wished(m.from)
			v.near(s, &a, named, last, i)
			v.around[spot{n, m.from}] = a
			before.place, before.placeHere, before.ours, before.open = a.place, a.placeHere, a.ours, a.open
			last = m.to
		}
	}
	v.leave(s, n, named)
}

// leave takes over what the next sentence may build on.
func (v *surveyor) leave(s *sentence, n int, named []mention) {
	if s.isDateline() {
		return
	}
	if s.title {
		named = s.withoutCompared(named)
	}
	if len(named) > 0 {
		v.foreign = false
		v.place = named[0].place
		for _, m := range named {
			v.foreign = v.foreign || m.place != named[0].place || v.home.Name != "" && m.place != v.home
		}
	}
	if s.has(targetMark) || !s.has(periodMark) || s.bar == whySupposed {
		return
	}
	said := v.saidPeriod(s, n)
	switch {
	case said == "":
	case v.newest == "" || said[:4] > v.newest[:4] || said[:4] == v.newest[:4] && len(said) == 7 && said > v.newest:
		v.period, v.newest = said, said
	case said[:4] == v.newest[:4] && len(said) == 4:
		v.period = v.newest
	default:
		v.period = said
	}
}

// saidPeriod is the newest period that a sentence's figures are of, else that it names.
func (v *surveyor) saidPeriod(s *sentence, n int) (said string) {
	v.many = false
	for _, r := range v.d.raws[:min(len(v.d.raws), mostClaims)] {
		if r.Sentence != n || r.Role == Target || r.target {
			continue
		}
		period := r.Period
		if b := v.around[spot{n, r.from}].bracket; b != "" {
			period = b
		}
		v.many = v.many || r.Role == Level && said != "" && period != said
		if later(period, said) {
			said = period
		}
	}
	if said != "" {
		return said
	}
	for _, m := range s.marks {
		if m.kind == periodMark && !m.period.later {
			if id := m.period.resolve(v.period); later(id, said) {
				said = id
			}
		}
	}
	if len(said) < 4 {
		return ""
	}
	return said
}

// mentions are the places that a sentence names, "kita" and "kami" too; not where another
// place lies, nor where an office sits.
func (v *surveyor) mentions(s *sentence) (out []mention) {
	k := 0
	for i, w := range s.pieces {
		for k < len(s.marks) && s.marks[k].to <= i {
			k++
		}
		if k < len(s.marks) && s.marks[k].kind == placeMark && s.marks[k].from == i && !s.marks[k].place.office {
			p := v.placed(s.marks[k].place)
			if seat := s.liesIn(k); seat >= 0 && s.marks[seat].place.office && v.d.places.holds(p, s.marks[seat].place.place) {
				continue // "BPS Kabupaten Bulukumba, Sulawesi Selatan, mencatat"
			}
			if s.isRankedIn(i) {
				if len(out) == 0 && s.has(quantityMark) { // "terbanyak di Kalimantan Timur, 54,99 ribu orang"
					out = append(out, mention{i, s.marks[k].to, Place{}, false})
				}
				continue
			}
			if last := len(out) - 1; last < 0 || i-out[last].to > 1 || v.d.places.parentOf(out[last].place) != p {
				out = append(out, mention{i, s.marks[k].to, p, false})
			}
		} else if parentWords[w.low] && (i == 0 || s.pieces[i-1].kind != numberPiece) && (k >= len(s.marks) || s.marks[k].from > i || s.marks[k].kind != placeMark) {
			if last := len(out) - 1; last < 0 || out[last].to <= i {
				out = append(out, mention{i, i + 1, v.d.places.parentOf(v.home), false})
			}
		} else if w.low == "kita" || w.low == "kami" {
			out = append(out, mention{i, i + 1, v.ours, true})
		}
	}
	return out
}

var parentWords = wordSet("provinsi propinsi prov")

// placed is the place that a reference means; without a code when that is not certain.
func (v *surveyor) placed(r placeRef) Place {
	switch {
	case r.parent:
		return v.d.places.parentOf(v.home)
	case len(r.options) > 0:
		return Place{Name: r.place.Name}
	}
	return r.place
}

// near finds the place of the quantity at a mark: the one right before it, the only one
// since the quantity before, or one right behind it; else that of the quantity before.
func (v *surveyor) near(s *sentence, a *nearby, named []mention, last, i int) {
	from := s.marks[i].from
	var since []mention
	for _, m := range named {
		if m.from >= last && m.to <= from {
			since = append(since, m)
		}
	}
	if len(since) > 0 && s.hasBehind(named, i) && (last > 0 && s.isBehind(since[0], last) && onePlace(since) || beingWords[s.pieces[s.marks[i].to].low]) {
		since = nil // "4,52 persen di Kota Contoh dan 3,13 persen di Kabupaten Contoh"
	}
	if n := len(since); n > 0 {
		m := since[n-1]
		a.place, a.placeHere, a.ours, a.open = m.place, true, m.ours, ""
		a.beside = s.adjacent(m, from)
		if !a.beside && !onePlace(since) || m.place.Name == "" {
			a.open = whyPlaceOpen
		}
		return
	}
	for _, m := range named {
		if s.isBehind(m, s.marks[i].to) {
			a.place, a.placeHere, a.ours, a.open = m.place, true, m.ours, ""
		}
	}
}

// isBehind tells whether a place stands right behind the quantity that ends at a piece.
func (s *sentence) isBehind(m mention, to int) bool {
	if to+1 < m.from && beingWords[s.pieces[to].low] {
		to++ // "116,74 ribu orang berada di"
	}
	return m.from == to+1 && (s.pieces[to].low == "di" || s.pieces[to].low == "untuk")
}

// hasBehind tells whether any place stands right behind the quantity at a mark.
func (s *sentence) hasBehind(named []mention, i int) bool {
	return slices.ContainsFunc(named, func(m mention) bool { return s.isBehind(m, s.marks[i].to) })
}

// withoutCompared are the places of a headline that are not only compared with: "Bantul
// 11,54 Persen, Masih di Atas DIY".
func (s *sentence) withoutCompared(named []mention) []mention {
	return slices.DeleteFunc(slices.Clone(named), func(m mention) bool {
		return m.from > 0 && slices.ContainsFunc(s.marks, func(x mark) bool { return x.kind == compareMark && x.to == m.from })
	})
}
