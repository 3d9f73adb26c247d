package indicators

import (
	"slices"
	"strings"
)

// indicators in order of mention. "kemiskinan" counts where no other is named;
// "persen" and "orang" do not where they are the unit of a change of another.
func (r *reader) indicators() (named []Indicator) {
	if r.has(mAllFive) {
		return All[:]
	}
	units := r.has(mFall, mRise, mChange) && r.has(mP0, mPoor, mLine, mP1, mP2)
	for _, t := range r.terms {
		ind, ok := indicatorOf(t.mean)
		unit := t.mean == mPercent || t.mean == mPeople
		if !ok || unit && units || slices.Contains(named, ind) {
			continue
		}
		named = append(named, ind)
	}
	if len(named) > 0 && !slices.Contains(named, P0) && r.povertyAnd() {
		named = append([]Indicator{P0}, named...)
	}
	if len(named) == 1 && named[0] == Poor && r.poorest() {
		return []Indicator{P0, Poor}
	}
	if r.deep {
		return append([]Indicator{P1}, slices.DeleteFunc(named, func(i Indicator) bool { return i == P1 || i == P0 })...)
	}
	if len(named) == 0 && r.has(mPoverty) {
		return []Indicator{P0, Poor}
	}
	return named
}

// povertyAnd tells whether an indicator is asked beside "kemiskinan": "kemiskinan kalsel dan
// jumlah orangnya", "kemiskinan hst 2024, garisnya juga", "p1 dan kemiskinan".
func (r *reader) povertyAnd() bool {
	i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mPoverty })
	if i < 0 {
		return false
	}
	if i > 1 && slices.Contains(besideWords[:], r.tokens[r.terms[i-1].from].word) {
		if _, named := indicatorOf(r.terms[i-2].mean); named {
			return true
		}
	}
	for j := i + 1; j < len(r.terms); j++ {
		if _, named := indicatorOf(r.terms[j].mean); !named {
			continue
		}
		k := j - 1
		for k > i && r.terms[k].mean == mSkip && !slices.Contains(besideWords[:], r.tokens[r.terms[k].from].word) {
			k--
		}
		if j == i+1 && strings.Contains(r.gap(i, j), ",") {
			return true
		}
		also := r.follows(j, mSkip) && slices.Contains(alsoWords[:], r.tokens[r.terms[j+1].from].word)
		return k > i && slices.Contains(besideWords[:], r.tokens[r.terms[k].from].word) || also && strings.Contains(r.gap(j-1, j), ",")
	}
	return false
}

// besideWords join an indicator to what is named before it; alsoWords stand behind one.
var (
	besideWords = [...]string{"dan", "dn", "serta", "beserta"}
	alsoWords   = [...]string{"juga", "jg", "sekalian", "sekaligus"}
)

// poorest tells whether who is poorest is asked, which is the rate's question even where
// the number of poor is asked with it.
func (r *reader) poorest() bool {
	for i, t := range r.tokens {
		if t.word == "termiskin" || t.word == "miskin" && i > 0 && (r.tokens[i-1].word == "paling" || r.tokens[i-1].word == "plg") {
			return true
		}
	}
	return false
}

func indicatorOf(mean meaning) (Indicator, bool) {
	switch mean {
	case mP0, mPercent:
		return P0, true
	case mPoor, mPeople:
		return Poor, true
	case mLine:
		return Line, true
	case mP1:
		return P1, true
	case mP2:
		return P2, true
	}
	return 0, false
}
