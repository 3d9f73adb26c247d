package summaries

import "pantau/indicators"

// sentence is a piece of a page that is read as one: a sentence, a headline, or a row of
// a table.
type sentence struct {
	text   string
	line   int
	title  bool
	row    bool
	bar    string // why no figure of the five indicators in it may be used; see barOf
	pieces []piece
	marks  []mark
}

// rawClaim is a claim as it was read, before it is held against the others.
type rawClaim struct {
	Claim
	quantity
	title     bool // read in the headline
	ownPeriod bool // its period stands in its sentence
	ownVs     bool // so does the period compared with
	lead      markKind
	came      Direction // behind "naik dari": how the level before it came about
	unitless  bool
	unclear   string // why it may not be used unless the catalogue bears it out; "" nothing
	barred    string // why it may not be used at all; "" nothing
	chain     int    // quantities said of the same, "7,46 persen (18.920 orang)"
	named     bool   // its place is named in its sentence
	compared  bool   // its place is one that another is compared with
	asLevel   bool   // unclear whether it is a change or a level
	target    bool
}

// moveSaid is a direction that a text tells without a figure.
type moveSaid struct {
	Topic     Topic
	Place     Place
	Area      Area
	Period    string
	Vs        string
	Direction Direction
	text      string
}

// carried is what a sentence takes over from those before it.
type carried struct {
	topic  Topic
	place  Place
	area   Area
	base   string
	vs     string
	vsBase string // the base that vs was said of
	vsOf   Place  // and the region
	mixed  bool   // its figures are of several periods, and base is not the newest
	areas  bool   // they are of town and of village
	whole  bool   // the first of them is of both together
	beside bool   // the last of them is of a region that was only compared with
	line   int
	places []listItem // the regions of its figures, in their order
	set    bool
}

// binder walks over marks and binds each quantity to topic, place, area, period and role.
type binder struct {
	subject   Place
	parent    Place // the province of the subject
	docPeriod string
	heading   string // period of the lines below "Tahun 2025:"
	headcount bool   // the page names the rate or the number of poor people
	carried   carried
	out       []rawClaim
	moves     []moveSaid
	chains    int
	tables    table
	places    *gazetteer
}

// scene is what is at hand within one sentence.
type scene struct {
	s        *sentence
	n        int // number of the sentence
	from     int // first claim of the sentence in out
	topic    Topic
	named    bool // a topic, or a word for the one before, was said
	anaphor  bool // "angka itu": all of the sentence before goes on
	place    Place
	placed   bool
	unsure   string // why the place is unclear
	area     Area
	areaSaid bool
	areaOld  bool // a new topic came behind the area's figure
	base     string
	based    bool
	bases    int    // how often it was said
	past     string // a period before, whose levels follow: "setahun sebelumnya, …"
	told     string // the last period that was named
	other    string // a month that is no survey's, for other figures than the five
	vs       string
	vsCount  int
	dir      Direction // last direction said
	live     bool      // and no figure of it yet
	moved    bool      // a direction was said in the sentence
	lead     markKind
	cmp      bool // a comparison word waits for its period or figure
	cmpPlace *Place
	cmpMoved *Place    // of the change before: "dibanding Maluku yang turun 0,13 poin menjadi"
	versus   bool      // another place was named to compare with
	span     periodRef // years from one to another
	dealt    []listItem
	ref      string // period compared with, when its level may follow
	which    bool
	prev     int // last claim of the sentence in out; -1 none
	parted   bool
	apart    bool // a topic, place or area was said since the last figure
	dated    bool // a period was
	target   bool
	negated  int // piece behind "bukan"; -1 none
	each     bool
	brokenAt int // claims in out when "sedangkan" was last said
	noun     string
	counted  bool // the topic's name says "jumlah": its figures are counts
	figure   bool // "angka": the rate, where percent follow
	lists    listing
	moveAt   int // mark of the live direction
	placedAt int // claims in out when the place was last said
	areaAt   int

	placedBehind bool // it was said of the figure before it
	areaBehind   bool
}

// read binds all sentences.
func (b *binder) read(all []sentence) {
	for n := range all {
		if all[n].row {
			b.row(&all[n], n)
			continue
		}
		if n+1 < len(all) && all[n+1].row && b.section(&all[n]) {
			continue
		}
		b.tables = table{caption: &all[n]}
		b.sentence(&all[n], n)
	}
}

// sentence binds the quantities of one sentence of prose.
func (b *binder) sentence(s *sentence, n int) {
	sc := scene{s: s, n: n, from: len(b.out), prev: -1, negated: -1, placedAt: -1, areaAt: -1, area: Total}
	b.open(&sc)
	for i := range s.marks {
		b.on(&sc, i)
	}
	b.sayMove(&sc, len(s.marks))
	b.close(&sc)
}

// open starts a sentence with what is carried into it.
func (b *binder) open(sc *scene) {
	sc.topic = b.carried.topic
	sc.base = b.base(sc)
	sc.place = b.subject
}

// base is the period that a sentence speaks of when it names none: that of the sentence
// before on the same line, else the page's.
func (b *binder) base(sc *scene) string {
	if b.heading != "" && b.carried.line != sc.s.line {
		return b.heading
	}
	if b.carried.set && b.carried.base != "" && (b.carried.line == sc.s.line || b.docPeriod == "") {
		return b.carried.base
	}
	return b.docPeriod
}

// on takes the next mark.
func (b *binder) on(sc *scene, i int) {
	m := sc.s.marks[i]
	switch m.kind {
	case topicMark:
		b.onTopic(sc, m.topic, i)
	case sameMark:
		b.onSame(sc, m, i)
	case moveMark:
		b.onMove(sc, m, i)
	case becomeMark, levelMark, reachMark, fromMark, compareMark, orMark, whichMark, eachMark, openMark, closeMark:
		b.onLead(sc, m, i)
	case areaMark:
		b.onArea(sc, m, i)
	case placeMark:
		b.onPlace(sc, m, i)
	case periodMark:
		b.onPeriod(sc, m, i)
	case quantityMark:
		b.onQuantity(sc, m, i)
	case andMark:
		sc.parted = true
	case commaMark, contrastMark:
		b.onBreak(sc, m, i)
	case targetMark:
		sc.target = sc.target || !sc.setsLine(m)
	case notMark:
		sc.negated = m.to
	}
}

// setsLine tells whether a word of aiming only says where the poverty line is drawn:
// "garis kemiskinan dipatok Rp613.161".
func (sc *scene) setsLine(m mark) bool {
	return sc.named && sc.topic == topicOf(indicators.Line) && sc.s.pieces[m.from].low == "dipatok"
}

// onBreak ends what does not reach over a comma.
func (b *binder) onBreak(sc *scene, m mark, i int) {
	sc.parted = true
	sc.cmp, sc.cmpPlace = false, nil
	next := sc.kindAt(i + 1)
	if next != whichMark && next != levelMark || m.kind == contrastMark {
		sc.ref, sc.which = "", false
	}
	if sc.lead != eachMark {
		sc.lead = noMark
	}
	if m.kind == contrastMark {
		b.sayMove(sc, i)
		sc.live, sc.target, sc.each, sc.brokenAt = false, false, false, len(b.out)
		sc.lists = listing{}
	}
}

// kindAt is the kind of a mark, noMark behind the last.
func (sc *scene) kindAt(i int) markKind {
	if i < 0 || i >= len(sc.s.marks) {
		return noMark
	}
	return sc.s.marks[i].kind
}

// gap is how many pieces stand between two marks that follow each other.
func (sc *scene) gap(i int) int {
	if i+1 >= len(sc.s.marks) {
		return 1 << 10
	}
	return sc.s.marks[i+1].from - sc.s.marks[i].to
}

// isFive tells whether a topic is one of the five indicators.
func isFive(t Topic) bool {
	_, ok := t.Indicator()
	return ok
}

// isHeadcount tells whether a topic is the rate or the number of poor people: the unit
// tells which of them a figure is.
func isHeadcount(t Topic) bool { return t == topicOf(indicators.P0) || t == topicOf(indicators.Poor) }

func topicOf(i indicators.Indicator) Topic { return Topic(i.ID()) }
