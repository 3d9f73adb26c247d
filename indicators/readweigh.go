package indicators

import (
	"slices"
	"strings"
)

// weighWords settles the words whose meaning hangs on the words around them.
func (r *reader) weighWords() {
	r.weighAsked()
	r.weighCounts()
	r.weighTerms()
	ordered, moved, named := r.has(mMost, mLeast), r.has(mFall, mRise, mChange), r.has(mOffice)
	dated := ordered || r.has(mOver, mUnder, mPercent)
	released, poor := r.has(mRelease), r.has(mPoverty, mPoor)
	office := named && r.has(mWho) && !ordered && !moved && !r.has(mRank)
	for i := range r.terms {
		t := &r.terms[i]
		switch t.mean {
		case mPopulation:
			t.mean = choose(poor, mPoor, mOtherStats)
		case mTop:
			t.mean = choose(ordered, mSkip, mMost)
		case mBig:
			t.mean = choose(ordered || i == 0 || r.terms[i-1].mean != mNumber, mSkip, mMost)
		case mWhen:
			t.mean = choose(released && !dated, mSkip, mWhen)
		case mOffice:
			t.mean = choose(office, mOtherStats, mSkip)
		case mDiffer:
			t.mean = choose(r.has(mPlace, mHere, mNumber, mNational, mAround, mThisYear, mAgo), mSkip, mDefine)
		case mOrdinal:
			t.mean = choose(ordered || r.byItself(i), mOrdinal, mSkip)
		case mVerdict:
			t.mean = choose(named, mOpinion, mOrdinary)
		case mWho:
			t.mean = choose(office, mSkip, mDistricts)
		case mNow:
			t.mean = choose(r.endsSpan(i) || r.joinsNow(i), mUntilNow, mSkip)
			r.newest = r.newest || t.mean == mSkip
		case mRelease:
			t.mean = mSkip
		case mWill:
			t.mean = choose(released, mSkip, mForecast)
		case mAround:
			t.mean = choose(r.tokens[t.from].word == "sekitar" && t.to-t.from == 1 && (r.follows(i, mYear) || r.follows(i, mNumber)), mSkip, mAround)
		case mYear:
			t.mean = choose(ordered && r.asksYear(i), mWhen, mYear)
		case mHere:
			r.weighHere(i)
		case mPeople:
			t.mean = choose(!r.has(mNumber) && (r.follows(i, mPlace) || poor && r.follows(i, mUnknown)), mSkip, mPeople)
		case mEachYear:
			t.mean = choose(moved, mBeyond, mEveryYear)
		case mEachProv:
			t.mean = choose(ordered || r.saysKind(), mBeyond, mProvinces)
		case mLeans, mThat:
			r.leaned = r.leaned || t.mean == mLeans
			r.pointed = r.pointed || t.mean == mThat
			t.mean = mSkip
		case mNot:
			if r.takesBack(i) {
				t.mean = mBeyond
				continue
			}
			r.weighNot(i)
		case mAverage:
			r.weighAverage(i)
		}
	}
}

// byItself tells whether a term stands among words that carry nothing: "yang kedua?".
func (r *reader) byItself(i int) bool {
	for k := range r.terms {
		if k != i && r.terms[k].mean != mSkip && r.terms[k].mean != mLeans {
			return false
		}
	}
	return true
}

// weighHere takes the own region for one that is meant where no other is named, in an
// order, where it is joined to another and where its own figure is asked; elsewhere "kami"
// is whoever writes. "provinsi kita" is the own region's province.
func (r *reader) weighHere(i int) {
	t := &r.terms[i]
	ordered := r.has(mRank, mMost, mLeast, mOver, mUnder, mUpward, mDownward)
	switch {
	case i > 0 && r.terms[i-1].mean == mProvinsi && !ordered:
		t.mean, r.terms[i-1].mean, r.own = mSkip, mSkip, true
	case r.politely(i), r.has(mPlace) && !(ordered && r.districtsNamed() == 0) && !r.joined(i) && !r.morePlaced(i) && !r.owns(i):
		t.mean = mSkip
	}
}

func (r *reader) districtsNamed() (n int) {
	for _, t := range r.terms {
		if t.mean == mPlace && !r.isProvince(t) {
			n++
		}
	}
	return n
}

// joined tells whether a term is one of those that are set beside each other: a comma, "dan"
// or a comparison stands before or behind it.
func (r *reader) joined(i int) bool {
	joins := func(t term) bool {
		switch t.mean {
		case mAnd, mCompare, mOver, mUnder, mApart, mDeeper:
			return true
		}
		word := r.tokens[t.from].word
		return word == "sama" || word == "sm" || word == "ke"
	}
	next, last := i+1, i-1
	for next < len(r.terms) && (r.terms[next].mean == mSkip || r.terms[next].mean == mNumber) && !joins(r.terms[next]) {
		next++
	}
	for last >= 0 && (r.terms[last].mean == mSkip || r.terms[last].mean == mPoverty) && !joins(r.terms[last]) {
		last--
	}
	return next < len(r.terms) && (joins(r.terms[next]) || next == i+1 && r.terms[next].mean == mPlace && r.comma(i, next)) ||
		last >= 0 && (joins(r.terms[last]) || r.terms[last].mean == mFrom || last == i-1 && r.terms[last].mean == mPlace && r.comma(last, i))
}

// morePlaced tells whether a term is held against a region further on: "kita turun lebih
// banyak dari tabalong", "selisih kita dari kalsel".
func (r *reader) morePlaced(i int) bool {
	for j := i + 1; j < len(r.terms); j++ {
		if r.terms[j].mean == mPlace {
			word := r.tokens[r.terms[j].from-1].word
			more := func(t token) bool { return t.word == "lebih" || t.word == "lbh" }
			apart := r.has(mApart) && r.tokens[r.terms[i].from].word != "kami"
			return (word == "dari" || word == "dr" || word == "daripada") && (apart || slices.ContainsFunc(r.tokens[r.terms[i].to:r.terms[j].from], more))
		}
	}
	return false
}

// comma tells whether one stands between two terms.
func (r *reader) comma(a, b int) bool {
	return strings.Contains(r.text[r.tokens[r.terms[a].to-1].to:r.tokens[r.terms[b].from].from], ",")
}

// politely tells whether "kami" is whoever writes, not where: "kami mohon informasi".
func (r *reader) politely(i int) bool {
	t := r.terms[i]
	if t.to-t.from != 1 || t.to >= len(r.tokens) || r.tokens[t.from].word != "kami" && r.tokens[t.from].word != "kita" {
		return false
	}
	return slices.Contains(politeWords[:], r.tokens[t.to].word)
}

// politeWords follow "kami" where it asks for something.
var politeWords = [...]string{"mohon", "mhn", "minta", "meminta", "ingin", "mau", "butuh", "membutuhkan", "perlu", "memerlukan", "bertanya", "tanya",
	"menanyakan", "sampaikan", "menyampaikan", "hendak", "handak", "bermaksud", "ucapkan", "haturkan", "tunggu", "cek", "lihat", "bahas", "bandingkan", "harap", "harapkan", "memohon"}

// weighNot turns a limit round that stands behind "tidak": what is not above lies at or
// below. Before a rise or a fall the word stays; elsewhere it asks ("sudah atau belum").
func (r *reader) weighNot(i int) {
	t, next := &r.terms[i], i+1
	for next < len(r.terms) && (r.terms[next].mean == mSkip || r.terms[next].mean == mNow) {
		next++
	}
	t.mean = choose(next < len(r.terms) && slices.Contains([]meaning{mFall, mRise, mChange, mMost, mLeast, mNot, mEver}, r.terms[next].mean), mNot, mSkip)
	if next < len(r.terms) && (r.terms[next].mean == mOver || r.terms[next].mean == mUnder) {
		limit := &r.terms[next]
		limit.mean = choose(limit.mean == mOver, mUnder, mOver)
		limit.number = orEqual - limit.number
	}
}

// weighAverage reads "rata-rata nasional" and "rata-rata provinsi" as their figures, and
// as a distance where something is compared with them. No other average is taken.
func (r *reader) weighAverage(i int) {
	next := i + 1
	for next < len(r.terms) && slices.Contains([]meaning{mSkip, mPoverty, mP0, mWithin}, r.terms[next].mean) {
		next++
	}
	larger := next < len(r.terms) && (r.terms[next].mean == mNational || r.terms[next].mean == mProvinsi || r.isProvince(r.terms[next]))
	limited := r.has(mOver, mUnder, mApart)
	switch {
	case larger && r.has(mCompare) && !limited:
		r.terms[i].mean = mApart
	case larger, limited && r.besideAll():
		r.terms[i].mean = mSkip
	}
}

func choose[T any](first bool, a, b T) T {
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

// joinsNow tells whether now stands beside a year or a time before it: "2015 sama
// sekarang", "10 tahun lalu dan sekarang".
func (r *reader) joinsNow(i int) bool {
	joined := false
	for i--; i >= 0; i-- {
		switch t := r.terms[i]; t.mean {
		case mAnd, mCompare, mLeans:
			joined = true
		case mSkip:
			word := r.tokens[t.from].word
			joined = joined || word == "sama" || word == "sm" || word == "kemudian" || word == "serta" || word == "terus" || word == "trus" || word == "lalu"
		case mNumber:
			_, year := r.year(i)
			return joined && year
		case mAgo, mYear:
			if t.mean == mAgo {
				return joined
			}
		default:
			return false
		}
	}
	return false
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

// weighCounts parts "jumlah kota" before what may be a misspelt name; with a limit it
// asks which they are, and elsewhere how many there are.
func (r *reader) weighCounts() {
	for i := len(r.terms) - 1; i >= 0; i-- {
		switch {
		case r.terms[i].mean != mCount:
		case r.has(mOver, mUnder, mMiddle, mFall, mRise):
			r.terms[i].mean = r.counted(i)
		case r.follows(i, mUnknown), r.follows(i, mPlace):
			r.part(i)
		default:
			r.terms[i].mean = mOtherStats
		}
	}
}

// counted is the group of which "berapa kabupaten" asks how many lie within a limit.
// "berapa kab/kota" and "berapa kota/kabupaten" are all of them.
func (r *reader) counted(i int) meaning {
	kabupaten := func(t token) bool { return strings.HasPrefix(t.word, "kab") }
	next := i + 1
	if r.follows(i, mAnd) {
		next++
	}
	switch r.tokens[r.terms[i].to-1].word {
	case "kota":
		both := next < len(r.terms) && r.terms[next].mean == mKabupaten
		return choose(both || slices.ContainsFunc(r.tokens[r.terms[i].from:r.terms[i].to], kabupaten), mDistricts, mOnlyKota)
	case "provinsi", "prov":
		return mProvinces
	}
	return mDistricts
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
