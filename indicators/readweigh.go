package indicators

import (
	"slices"
	"strings"
)

// weighWords settles the words whose meaning hangs on the words around them.
func (r *reader) weighWords() {
	r.weighAsked()
	r.weighCounts()
	ordered := r.has(mMost, mLeast)
	dated := ordered || r.has(mAbove, mPercent)
	released, poor := r.has(mRelease), r.has(mPoverty, mPoor)
	office := r.has(mOffice) && r.has(mWho) && !ordered && !r.has(mFall, mRise, mChange, mRank)
	for i := range r.terms {
		t := &r.terms[i]
		switch t.mean {
		case mPopulation:
			t.mean = choose(poor, mPoor, mOtherStats)
		case mTop:
			t.mean = choose(ordered, mSkip, mMost)
		case mWhen:
			t.mean = choose(released && !dated, mSkip, mWhen)
		case mOffice:
			t.mean = choose(office, mOtherStats, mSkip)
		case mWho:
			t.mean = choose(office, mSkip, mDistricts)
		case mNow:
			t.mean = choose(r.endsSpan(i), mUntilNow, mSkip)
		case mRelease:
			t.mean = mSkip
		}
	}
}

func choose(first bool, a, b meaning) meaning {
	if first {
		return a
	}
	return b
}

// endsSpan tells whether a dash stands between a number and a term: "2019-sekarang".
func (r *reader) endsSpan(i int) bool {
	if i == 0 || r.terms[i-1].mean != mNumber {
		return false
	}
	between := r.text[r.tokens[r.terms[i-1].to-1].to:r.tokens[r.terms[i].from].from]
	return strings.ContainsAny(between, "-–—")
}

// weighAsked parts "naik gk": "gk" is "nggak" where only filling words follow, as
// at the end of a question, and garis kemiskinan elsewhere.
func (r *reader) weighAsked() {
	for i := len(r.terms) - 1; i >= 0; i-- {
		if r.terms[i].mean != mAsked {
			continue
		}
		filling := func(t term) bool { return t.mean == mSkip || t.mean == mNow || t.mean == mRelease }
		ends := !slices.ContainsFunc(r.terms[i+1:], func(t term) bool { return !filling(t) })
		r.part(i)
		if ends {
			r.terms[i+1].mean = mSkip
		}
	}
}

// weighCounts parts "jumlah kota" before what may be a misspelt name; elsewhere it
// asks how many there are.
func (r *reader) weighCounts() {
	for i := len(r.terms) - 1; i >= 0; i-- {
		switch {
		case r.terms[i].mean != mCount:
		case r.follows(i, mUnknown), r.follows(i, mPlace):
			r.part(i)
		default:
			r.terms[i].mean = mOtherStats
		}
	}
}

// part makes two terms of a phrase: its first word and the others, each with its
// own meaning.
func (r *reader) part(i int) {
	t := r.terms[i]
	middle := t.from + 1
	first := term{mean: r.f.lexicon.phrases[join(r.tokens[t.from:middle])].mean, from: t.from, to: middle}
	rest := term{mean: r.f.lexicon.phrases[join(r.tokens[middle:t.to])].mean, from: middle, to: t.to}
	if first.mean == mRelease {
		first.mean = mSkip
	}
	r.terms = slices.Replace(r.terms, i, i+1, first, rest)
}

// namedAfter tells whether a name of several words begins at a token: "jumlah kota
// banjar" is the number of poor of Kota Banjar.
func (r *reader) namedAfter(i int) bool {
	_, words := r.nameAt(i)
	return words > 1
}
