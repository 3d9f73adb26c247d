package indicators

import "slices"

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

// takeCodes makes places of the numbers that are codes. Low codes look like years,
// so they are taken only where no place is named by words: buttons write codes alone.
func (r *reader) takeCodes() {
	low := !r.has(mPlace)
	for i := range r.terms {
		t := &r.terms[i]
		if t.mean == mNumber && (low || t.number >= 3000) && !r.afterYearWord(i) {
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
		r.weighKind(i)
	}
	r.kindBehind()
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
	r.doubtProvince()
	r.weighCareful()
}

// doubtProvince asks back where a province stands right behind a region that lies in
// another, and has one of the same name: "kab banjar jawa barat".
func (r *reader) doubtProvince() {
	for i := 0; i+1 < len(r.terms); i++ {
		t, next := &r.terms[i], i+1
		if r.terms[next].mean == mWithin && next+1 < len(r.terms) {
			next++
		}
		code, certain := t.match.Certain()
		province, ok := r.terms[next].match.Certain()
		at, known := slices.BinarySearchFunc(r.f.regions, code, withCode)
		if t.mean != mPlace || !certain || !ok || !known || r.f.regions[at].Parent == province {
			continue
		}
		for _, other := range r.f.regions {
			if other.Parent == province && other.Name == r.f.regions[at].Name && other.Kind.IsDistrict() && r.f.regions[at].Kind.IsDistrict() {
				t.match.Regions = []string{code, other.Code}
				r.terms[next].mean = mSkip
			}
		}
	}
}

// kindBehind lets a kind behind a shared name choose, as it does before one: "bogor kota".
// Where another kind or name follows, it belongs to that.
func (r *reader) kindBehind() {
	for i := 0; i+1 < len(r.terms); i++ {
		t, next := &r.terms[i], &r.terms[i+1]
		kind, ok := kindOf(next.mean)
		if !ok || kind == Province || t.mean != mPlace || len(t.match.Regions) < 2 || r.follows(i+1, mPlace) || r.kindsAfter(i+2) {
			continue
		}
		if r.keep(t, func(at Region) bool { return at.Kind == kind }) {
			next.mean = mSkip
		}
	}
}

// kindsAfter tells whether another kind is named right behind: "malang kota dan kabupaten".
func (r *reader) kindsAfter(i int) bool {
	for i < len(r.terms) && (r.terms[i].mean == mAnd || r.terms[i].mean == mSkip || r.terms[i].mean == mCompare) {
		i++
	}
	return i < len(r.terms) && (r.terms[i].mean == mKabupaten || r.terms[i].mean == mKota)
}

// weighKind has a place confirmed that is not of the kind before it: "kota gowa" may
// be a slip of either word. Where an order is asked for, "kota kalsel" are the kota
// of a province; "provinsi" before a district is often the field of a comparison.
func (r *reader) weighKind(i int) {
	before, t := r.terms[i-1], &r.terms[i]
	code, certain := t.match.Certain()
	if r.fieldOfKind(i) || r.parted(i-1, i) || t.mean != mPlace || !certain || before.mean != mKabupaten && before.mean != mKota {
		return
	}
	kind, _ := kindOf(before.mean)
	at, known := slices.BinarySearchFunc(r.f.regions, code, withCode)
	t.match.Confirm = known && r.f.regions[at].Kind != kind
}

// fieldOfKind tells whether a term is the province in which an order of one kind is
// asked for: "peringkat kabupaten kalsel".
func (r *reader) fieldOfKind(i int) bool {
	return i > 0 && (r.terms[i-1].mean == mKabupaten || r.terms[i-1].mean == mKota) &&
		r.isProvince(r.terms[i]) && (r.terms[i-1].mean == mKabupaten || r.has(mRank, mMost, mLeast, mOver, mUnder, mMiddle, mUpward, mDownward,
		mP0, mPoor, mLine, mP1, mP2, mPoverty, mPercent, mPeople, mFall, mRise, mChange))
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
	plain := !r.has(mUnknown, mOrdinary, mSkip, mAnd, mWhen, mWithin, mDefine) && (!r.has(mPlace) || r.has(mCompare))
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
