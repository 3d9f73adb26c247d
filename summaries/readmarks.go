package summaries

// markKind is what a stretch of a sentence does.
type markKind uint8

const (
	noMark       markKind = iota
	topicMark             // names what is measured
	sameMark              // "angka itu", "jumlahnya": what was named before
	moveMark              // a direction
	becomeMark            // "menjadi": a level follows
	levelMark             // "sebesar", "tercatat"
	reachMark             // "mencapai": a level, or after a direction unclear
	fromMark              // "dari", "semula"
	compareMark           // "dibanding", "terhadap"
	areaMark              // town or village
	placeMark             // a region
	periodMark            // a period, or two of them
	quantityMark          // a number with its unit
	maskMark              // a number that counts nothing: date, telephone, decree
	targetMark            // what follows is aimed at or expected
	aboutMark             // "sekitar", "hampir"
	eachMark              // "masing-masing"
	andMark               // "dan"
	orMark                // "atau"
	whichMark             // "yang"
	atMark                // "pada", "di"
	contrastMark          // "sedangkan", "namun"
	officeMark            // an office or authority; the region behind it is only where it sits
	notMark               // "bukan", "tidak"
	openMark              // (
	closeMark             // )
	commaMark             // , ; : and the cells' bar
)

// reference is what a mark refers to; which fields are set hangs on its kind.
type reference struct {
	topic     Topic
	direction Direction
	area      Area
	about     closeness
	verb      bool // of a moveMark: a finite verb, which tells that it moved
}

// mark is a stretch of pieces with one meaning.
type mark struct {
	kind     markKind
	from, to int // pieces
	reference
	place    placeRef
	period   periodRef
	quantity quantity
}

// closeness is how near to a number the true one is said to be.
type closeness string

const (
	exactly closeness = ""
	around  closeness = "sekitar"
	under   closeness = "hampir"
	over    closeness = "lebih dari"
)

// phrase is a row of the reader's word list.
type phrase struct {
	words []string
	kind  markKind
	reference
}

// phraseAt is the longest phrase of the word list that begins at a piece.
func phraseAt(t []piece, i int) (best *phrase) {
	for k := range phrases[t[i].low] {
		p := &phrases[t[i].low][k]
		if fits(p.words, t[i:]) && (best == nil || len(p.words) > len(best.words)) {
			best = p
		}
	}
	return best
}

func fits(words []string, t []piece) bool {
	if len(words) > len(t) {
		return false
	}
	for i, w := range words {
		if t[i].low != w {
			return false
		}
	}
	return true
}

// phraseAt is the longest phrase that does not reach into a region's name.
func (s *scanner) phraseAt(t []piece, i int) (best *phrase) {
	for k := range phrases[t[i].low] {
		p := &phrases[t[i].low][k]
		if fits(p.words, t[i:]) && (best == nil || len(p.words) > len(best.words)) && !(p.kind == areaMark && s.beginsName(t, i, p)) {
			best = p
		}
	}
	return best
}

// beginsName tells whether the last word of a phrase begins a region's name: "di kota"
// in "di Kota Misal".
func (s *scanner) beginsName(t []piece, i int, p *phrase) bool {
	last := i + len(p.words) - 1
	if at, kind := kindAt(t, last); kind == "Kota" {
		_, ok := s.places.refAt(t, at, kind)
		return ok
	}
	return false
}

// sentence takes a sentence apart.
func (s *scanner) sentence(text string) sentence {
	out := sentence{text: text, pieces: pieces(text)}
	out.marks = s.marks(out.pieces)
	if out.has(quantityMark) || out.has(periodMark) {
		out.bar = barOf(text)
	}
	return out
}

// marks finds in a sentence all that has a meaning, from left to right, the longest first.
func (s *scanner) marks(t []piece) []mark {
	out := make([]mark, 0, len(t)/2+2)
	for i := 0; i < len(t); {
		m, ok := s.markAt(t, i, out)
		if !ok {
			i++
			continue
		}
		m.from = i
		out = append(out, m)
		i = m.to
	}
	return out
}

// markAt is the mark that begins at a piece. Numbers that count nothing come first, so
// that no later rule takes them for figures.
func (s *scanner) markAt(t []piece, i int, before []mark) (mark, bool) {
	if p, to := relativePeriod(t, i); to > i {
		return mark{kind: periodMark, to: to, period: p}, true
	}
	if to := maskAt(t, i); to > i {
		return mark{kind: maskMark, to: to}, true
	}
	if p, to := periodAt(t, i); to > i {
		return mark{kind: periodMark, to: to, period: p}, true
	}
	if q, to := quantityAt(t, i); to > i {
		return mark{kind: quantityMark, to: to, quantity: q}, true
	}
	p := s.phraseAt(t, i)
	if m, ok := s.placeAt(t, i, before); ok && (p == nil || m.to-i >= len(p.words)) {
		return m, true
	}
	if p != nil {
		return mark{kind: p.kind, to: i + len(p.words), reference: p.reference}, true
	}
	return mark{}, false
}
