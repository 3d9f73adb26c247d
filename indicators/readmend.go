package indicators

import "slices"

// The bounds of mending. A twentieth of the language's words of five and six letters
// lie one edit from a region's name ("beras", Berau), so in a sentence such a word
// is not taken for a misspelt name while other words are unclear, and confirmed
// beside filling words; shorter ones are mended where they stand alone.
const (
	shortestMended = 5
	surelyMended   = 7
)

// mendWords gives unknown words the meaning of the one known word that lies one
// edit away, unless a region's name is as near.
func (r *reader) mendWords() {
	for i := range r.terms {
		t := &r.terms[i]
		word := r.tokens[t.from].word
		if t.mean != mUnknown || len(word) < shortestRepair-1 {
			continue
		}
		meant, found := r.nearWord(word)
		if found == 1 && !r.nearName(word) && meant.mean != mOrdinary && meant.mean != mCareful {
			t.mean, t.number = meant.mean, meant.number
		}
	}
}

// nearWord is the meaning of the known words one edit away, and how many
// different ones there are.
func (r *reader) nearWord(word string) (meant lexeme, found int) {
	words := r.f.lexicon.words
	words.near(word, 1, func(at, _ int) {
		if l := r.f.lexicon.phrases[words.keys[at]]; found == 0 || l != meant {
			meant, found = l, found+1
		}
	})
	return meant, found
}

func (r *reader) nearName(word string) (near bool) {
	r.f.keys.near(word, 1, func(int, int) { near = true })
	return near
}

// mendNames finds misspelt names around each unknown word, the widest first: an
// unknown word may be the misspelt part of a name whose other part is a word or
// a name of its own ("tanah lauk", "lampung selatn"). Words that stand alone
// among understood ones are looked up as Find does.
func (r *reader) mendNames() {
	for i := 0; i < len(r.terms); i++ {
		if r.terms[i].mean == mUnknown {
			r.mendAround(i)
		}
	}
}

func (r *reader) mendAround(i int) {
	first, last := i, i+1
	for first > 0 && i-first < 3 && r.partOfName(first-1) {
		first--
	}
	for last < len(r.terms) && last-i < 4 && r.partOfName(last) {
		last++
	}
	for width := last - first; width > 0; width-- {
		for from := max(first, i-width+1); from <= i && from+width <= last; from++ {
			if m := r.misspelt(from, from+width); len(m.Regions) > 0 && !r.already(from, from+width, m) {
				r.merge(from, from+width, m)
				return
			}
		}
	}
	if m := r.alone(i); len(m.Regions) > 0 {
		r.merge(i, i+1, m)
	}
}

// already tells whether one of the terms is the place that they were found to be
// together, so that the unknown word adds nothing to it.
func (r *reader) already(from, to int, m Match) bool {
	return slices.ContainsFunc(r.terms[from:to], func(t term) bool {
		return t.mean == mPlace && slices.Equal(t.match.Regions, m.Regions)
	})
}

// partOfName tells whether a term may be part of a misspelt name.
func (r *reader) partOfName(i int) bool {
	switch r.terms[i].mean {
	case mUnknown, mOrdinary, mPlace, mCareful, mKabupaten, mKota, mProvinsi, mIslands:
		return true
	}
	return false
}

// misspelt finds the name one edit away from some terms.
func (r *reader) misspelt(from, to int) Match {
	tokens := r.tokens[r.terms[from].from:r.terms[to-1].to]
	key := fold(join(tokens))
	if len(key) < shortestMended || len(key) > longestKey || len(tokens) > widestName || onlyDigits(key) {
		return Match{}
	}
	single := len(tokens) == 1
	if single && !r.mayMend(key, from) {
		return Match{}
	}
	m := r.f.oneEdit(key, tokens)
	if !m.Typo {
		return Match{}
	}
	m.Confirm = m.Confirm || len(m.Regions) == 1 && single && len(key) < surelyMended && r.has(mSkip)
	return m
}

// mayMend tells whether an unknown word may be a misspelt name: no known word is
// as near, and it is long or all around it is understood.
func (r *reader) mayMend(key string, at int) bool {
	_, found := r.nearWord(key)
	return found == 0 && (len(key) >= surelyMended || r.understoodBut(at, at+1))
}

// alone looks an unknown word up as Find does if all else is understood and no
// other place is named; among filling words what is misspelt is confirmed.
func (r *reader) alone(i int) Match {
	word := r.tokens[r.terms[i].from].word
	if !r.understoodBut(i, i+1) || r.has(mPlace) || r.has(mSkip) && len(word) < shortestMended {
		return Match{}
	}
	m := r.f.find(word)
	m.Confirm = m.Confirm || m.Typo && len(m.Regions) == 1 && r.has(mSkip)
	return m
}

// understoodBut tells whether all terms but some are understood.
func (r *reader) understoodBut(from, to int) bool {
	for i, t := range r.terms {
		if (i < from || i >= to) && (t.mean == mUnknown || t.mean == mOrdinary) {
			return false
		}
	}
	return true
}

// merge makes one place of some terms.
func (r *reader) merge(from, to int, m Match) {
	place := term{mean: mPlace, from: r.terms[from].from, to: r.terms[to-1].to, match: m}
	r.terms = slices.Replace(r.terms, from, to, place)
}

// takeBeginnings finds words that begin the names of several regions or of one
// ("sumatera", "hulu sungai"). Everyday words do so only together with others.
func (r *reader) takeBeginnings() {
	for i := 0; i < len(r.terms); i++ {
		for to := min(i+3, len(r.terms)); to > i; to-- {
			if m := r.begins(i, to); len(m.Regions) > 0 {
				r.merge(i, to, m)
				break
			}
		}
	}
}

func (r *reader) begins(from, to int) Match {
	unknown := false
	for i := from; i < to; i++ {
		if mean := r.terms[i].mean; mean != mUnknown && (mean != mOrdinary || to-from == 1) {
			return Match{}
		}
		unknown = unknown || r.terms[i].mean == mUnknown
	}
	key := r.folded(r.terms[from].from, r.terms[to-1].to)
	if len(key) < shortName || onlyDigits(key) || !unknown && to-from == 1 {
		return Match{}
	}
	regions := r.f.begun(key, true)
	if len(regions) > mostBegun {
		return Match{}
	}
	return Match{Regions: r.f.codes(r.f.ordered(regions)), Confirm: len(regions) == 1}
}

// takeCodes makes places of the numbers that are codes.
func (r *reader) takeCodes() {
	low := !r.has(mPlace)
	for i := range r.terms {
		t := &r.terms[i]
		if t.number >= 3000 && t.mean == mNumber && !r.afterYearWord(i) {
			r.takeCode(t)
			low = low && t.mean != mPlace
		}
	}
	for i := range r.terms {
		if t := &r.terms[i]; low && t.number < 3000 && t.mean == mNumber && !r.afterYearWord(i) {
			r.takeCode(t)
		}
	}
}

func (r *reader) takeCode(t *term) {
	word := r.tokens[t.from].word
	if m := r.f.exact(word, r.tokens[t.from:t.to]); len(m.Regions) > 0 {
		t.mean, t.match = mPlace, m
	}
}

// afterYearWord tells whether a term follows "tahun", "sejak" or the like.
func (r *reader) afterYearWord(i int) bool {
	if i == 0 {
		return false
	}
	switch r.terms[i-1].mean {
	case mYear, mSince, mFrom:
		return true
	}
	return false
}

// narrow lets a kind before a shared name and a province behind it choose among
// its regions, and turns everyday words that are also names into one or the other.
func (r *reader) narrow() {
	for i := 1; i < len(r.terms); i++ {
		before, t := r.terms[i-1], &r.terms[i]
		if kind, ok := kindOf(before.mean); ok && t.mean == mPlace && len(t.match.Regions) > 1 {
			r.keep(t, func(at Region) bool { return at.Kind == kind })
		}
	}
	for i := 0; i+1 < len(r.terms); i++ {
		t, next := &r.terms[i], i+1
		if r.terms[next].mean == mWithin && next+1 < len(r.terms) {
			next++
		}
		province, ok := r.terms[next].match.Certain()
		if t.mean == mPlace && len(t.match.Regions) > 1 && ok {
			if r.keep(t, func(at Region) bool { return at.Parent == province && at.Kind.IsDistrict() }) {
				r.terms[next].mean = mSkip
			}
		}
	}
	r.weighCareful()
}

func kindOf(mean meaning) (Kind, bool) {
	switch mean {
	case mKabupaten:
		return Kabupaten, true
	case mKota:
		return Kota, true
	case mProvinsi:
		return Province, true
	}
	return 0, false
}

// keep leaves those regions of a question that fit, if any do.
func (r *reader) keep(t *term, fits func(Region) bool) bool {
	among := t.match.Regions
	if bearers := r.f.bearers(r.folded(t.from, t.to)); len(bearers) > 0 {
		among = r.f.codes(r.f.ordered(bearers)) // without the longer names
	}
	var kept []string
	for _, code := range among {
		if at, ok := slices.BinarySearchFunc(r.f.regions, code, withCode); ok && fits(r.f.regions[at]) {
			kept = append(kept, code)
		}
	}
	if len(kept) > 0 {
		t.match.Regions = kept
	}
	return len(kept) > 0
}

// weighCareful takes "puncak" and its like for places only where the words are
// nothing but arguments: no other place, nothing unclear, no filling words.
func (r *reader) weighCareful() {
	plain := !r.has(mUnknown, mOrdinary, mSkip, mWhen, mWithin, mDefine) && (!r.has(mPlace) || r.has(mCompare))
	for i := range r.terms {
		t := &r.terms[i]
		if t.mean != mCareful {
			continue
		}
		t.mean = mUnknown
		if m := r.f.exact(r.folded(t.from, t.to), r.tokens[t.from:t.to]); plain && len(m.Regions) > 0 {
			t.mean, t.match = mPlace, m
		}
	}
}
