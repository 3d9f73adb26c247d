package summaries

import (
	"strings"

	"pantau/indicators"
)

// Read reads a page into claims: what it says with numbers, bound to topic, place, area,
// period and role. Claims are held against each other and, where the page is in doubt,
// against the catalogue; those that fail are in Dropped with the reason. The same page
// gives the same reading.
func Read(c *indicators.Catalogue, p Page) Reading {
	d := readDocument(c, p)
	r := Reading{Page: p, Subject: d.subject, Bait: d.bait, catalogue: c, doc: d}
	for _, s := range d.sentences {
		r.Sentences = append(r.Sentences, s.text)
	}
	k := newChecker(c, d)
	k.run()
	k.fill(&r)
	return r
}

// document is a page taken apart, before its claims are held against anything.
type document struct {
	page      Page
	catalogue *indicators.Catalogue
	sentences []sentence
	places    *gazetteer
	subject   Place
	docPeriod string
	bait      bool
	raws      []rawClaim
	moves     []moveSaid
	headcount bool
}

// readDocument cleans a page, finds what it is about and binds its quantities.
func readDocument(c *indicators.Catalogue, p Page) *document { return readLoosely(c, p, false) }

// readLoosely reads a text of which names may be written in small letters, and all of it:
// also what speaks to a summariser.
func readLoosely(c *indicators.Catalogue, p Page, loose bool) *document {
	d := &document{page: p, catalogue: c}
	var lines []pageLine
	lines, d.bait = cleaned(p, loose)
	d.places = newGazetteer(c)
	d.places.loose = loose
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
		if l.full != "" {
			texts[i] = l.full
		}
	}
	d.places.introduce(texts)
	d.cut(lines)
	settle(d.places, d.sentences, p.Region)
	d.subject = d.findSubject()
	d.bind(d.titlePeriod())
	if period := d.newest(); period != "" && (d.docPeriod == "" || period[:4] == d.docPeriod && d.oneMonth(period)) {
		d.bind(period)
	}
	return d
}

// cut takes lines apart into sentences with their marks. Rows of tables stay whole.
func (d *document) cut(lines []pageLine) {
	sc := &scanner{d.places}
	for n, l := range lines {
		parts := []string{l.text}
		if !l.row && !l.title {
			parts = splitSentences(l.text)
		}
		for _, text := range parts {
			if isNoiseSentence(text) {
				continue
			}
			s := sc.sentence(text)
			s.line, s.title, s.row = n, l.title, l.row
			d.sentences = append(d.sentences, s)
		}
	}
}

// bind walks over the sentences with a period for those that name none.
func (d *document) bind(period string) {
	b := &binder{subject: d.subject, parent: d.places.parentOf(d.subject), docPeriod: period, places: d.places, headcount: d.namesHeadcount()}
	b.read(d.sentences)
	d.docPeriod, d.raws, d.moves, d.headcount = period, b.out, b.moves, b.headcount
}

func (d *document) namesHeadcount() bool {
	for _, s := range d.sentences {
		for _, m := range s.marks {
			if m.kind == topicMark && isHeadcount(m.topic) {
				return true
			}
		}
	}
	return false
}

// titlePeriod is the period that the headline names.
func (d *document) titlePeriod() string {
	for _, s := range d.sentences {
		for _, m := range s.marks {
			if s.title && m.kind == periodMark && m.period.id != "" && !m.period.later {
				return m.period.id
			}
		}
	}
	return ""
}

// newest is the newest period of a level of one of the five indicators of the subject.
func (d *document) newest() string {
	newest := ""
	for _, r := range d.raws {
		if isFive(r.Topic) && r.Role == Level && r.barred != whySupposed && r.Place == d.subject && later(r.Period, newest) {
			newest = r.Period
		}
	}
	return newest
}

// oneMonth tells whether the page has figures of one month only in a period's year, so
// that the year in its headline means that month.
func (d *document) oneMonth(period string) bool {
	for _, r := range d.raws {
		if isFive(r.Topic) && r.ownPeriod && len(r.Period) == 7 && r.Period[:4] == period[:4] && r.Period != period {
			return false
		}
	}
	return len(period) == 7
}

// later tells whether a period is newer than another; a month is newer than its year.
func later(a, b string) bool {
	if len(a) < 4 || len(b) < 4 {
		return len(a) >= 4
	}
	return a[:4] > b[:4] || a[:4] == b[:4] && strings.Compare(a, b) > 0
}
