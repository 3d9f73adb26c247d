package indicators

import "slices"

// The bounds of mending. One everyday word in twenty, mostly of five or six letters,
// lies one edit from a region's name ("beras", Berau), so in a sentence such a word
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
		if found == 1 && !r.nearName(word) && meant.mean != mOrdinary && meant.mean != mCareful && (meant.mean != mBeyond || len(word) >= surelyMended) {
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

// mendParts finds names of several words around each unknown word, which may be
// the misspelt part of a name whose other part is a word or a name of its own
// ("tanah lauk", "lampung selatn"). The widest wins.
func (r *reader) mendParts() {
	for i := 0; i < len(r.terms); i++ {
		if r.terms[i].mean != mUnknown {
			continue
		}
		r.windows(i, func(from, to int) bool {
			m := r.misspelt(from, to)
			found := len(m.Regions) > 0 && (!r.already(from, to, m) || r.length(i) >= shortName)
			if found {
				r.merge(from, to, m)
			}
			return found
		})
	}
}

// mendSingle finds the misspelt name that an unknown word is by itself.
func (r *reader) mendSingle() {
	for i := range r.terms {
		if r.terms[i].mean != mUnknown {
			continue
		}
		m := r.misspelt(i, i+1)
		if len(m.Regions) == 0 {
			m = r.alone(i)
		}
		if len(m.Regions) > 0 {
			r.merge(i, i+1, m)
		}
	}
}

// doubt asks back where a name and the known words beside it are one letter away
// from another name: "anda aceh" is Aceh or a misspelt Banda Aceh.
func (r *reader) doubt() {
	for i := 0; i < len(r.terms); i++ {
		if r.terms[i].mean != mPlace {
			continue
		}
		r.windows(i, func(from, to int) bool {
			m := r.misspelt(from, to)
			if len(m.Regions) == 0 || r.already(from, to, m) || r.fieldOfKind(i) {
				return false
			}
			for _, t := range r.terms[from:to] {
				for _, code := range t.match.Regions {
					if !slices.Contains(m.Regions, code) && len(m.Regions) < mostBegun {
						m.Regions = append(m.Regions, code)
					}
				}
			}
			m.Confirm = m.Confirm && len(m.Regions) == 1
			r.merge(from, to, m)
			return true
		})
	}
}

// joins tells whether a term only stands between names, so that no name begins or
// ends with it: "bangka dan" is no Bangkalan.
func (r *reader) joins(i int) bool { return r.terms[i].mean == mAnd }

// windows tries stretches of two and more terms around one, the widest first,
// until one is taken.
func (r *reader) windows(i int, take func(from, to int) bool) {
	first, last := i, i+1
	for first > 0 && i-first < 3 && r.partOfName(first-1) {
		first--
	}
	for last < len(r.terms) && last-i < 4 && r.partOfName(last) {
		last++
	}
	for width := last - first; width > 1; width-- {
		for from := max(first, i-width+1); from <= i && from+width <= last; from++ {
			if r.joins(from) || r.joins(from+width-1) {
				continue
			}
			if take(from, from+width) {
				return
			}
		}
	}
}

// length is that of a term of one word.
func (r *reader) length(i int) int { return len(r.tokens[r.terms[i].from].word) }

// already tells whether one of the terms is the place that they were found to be
// together, so that the other words add nothing to it.
func (r *reader) already(from, to int, m Match) bool {
	return slices.ContainsFunc(r.terms[from:to], func(t term) bool {
		return t.mean == mPlace && slices.Equal(t.match.Regions, m.Regions)
	})
}

// partOfName tells whether a term may be part of a misspelt name.
func (r *reader) partOfName(i int) bool {
	switch r.terms[i].mean {
	case mUnknown, mOrdinary, mSkip, mAnd, mPlace, mCareful, mKabupaten, mKota, mProvinsi, mIslands:
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
	m.Confirm = m.Confirm || len(m.Regions) == 1 && single && len(key) < surelyMended && r.has(mSkip, mAnd)
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
	if !r.understoodBut(i, i+1) || r.has(mPlace) || r.has(mSkip, mAnd) && len(word) < shortestMended {
		return Match{}
	}
	m := r.f.find(word)
	m.Confirm = m.Confirm || m.Typo && len(m.Regions) == 1 && r.has(mSkip, mAnd)
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
