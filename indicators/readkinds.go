package indicators

import "slices"

// listing tells whether regions are looked for, not the figures of one.
func (r *reader) listing() bool {
	return r.has(mDistricts, mProvinces, mOnlyKota, mOnlyKabupaten, mAround, mBanuaEnam) || r.bareKind() != mUnknown || r.within()
}

// within tells whether the regions in a province or the nation are looked for: "daerah di
// kalsel", "di kalsel yang …". What is asked of a time is asked of the province.
func (r *reader) within() bool {
	if r.has(mWhen, mEver, mFirst) {
		return r.headed() != mUnknown
	}
	for i := 1; i+1 < len(r.terms); i++ {
		if r.terms[i-1].mean != mWithin || !r.isProvince(r.terms[i]) && r.terms[i].mean != mNational {
			continue
		}
		switch next := r.tokens[r.terms[i+1].from].word; next {
		case "yang", "yg", "nang":
			return true
		}
	}
	return r.headed() != mUnknown
}

// headed is the kind of region that is asked for all over a province or the nation:
// "kabupaten di kalsel", "kota kalsel", "daerah di kalsel", "kab naik p0 di kalsel".
func (r *reader) headed() meaning {
	for i, t := range r.terms {
		bare := t.mean == mSkip && slices.Contains(fieldWords[:], r.tokens[t.from].word)
		if !bare && t.mean != mKabupaten && t.mean != mKota && t.mean != mProvinsi {
			continue
		}
		j := r.pastMeasure(i + 1)
		inside := j < len(r.terms) && r.terms[j].mean == mWithin
		if inside {
			j++
		}
		if inside && j < len(r.terms) && r.terms[j].mean == mProvinsi {
			j++
		}
		nation := j < len(r.terms) && (r.terms[j].mean == mNational || r.isNation(r.terms[j]))
		switch {
		case j >= len(r.terms) || !nation && !r.isProvince(r.terms[j]):
		case t.mean == mProvinsi && nation && inside:
			return mProvinces
		case t.mean == mKota && (inside || r.fieldOfKind(j)):
			return mOnlyKota
		case inside && t.mean != mProvinsi, t.mean == mKabupaten && r.fieldOfKind(j):
			return mDistricts
		}
	}
	return mUnknown
}

// pastMeasure is the first term behind what a kind's regions are told to have: "kab naik p0
// di kalsel", "kota dgn p1 tinggi di jatim". Without an indicator or a change it is i.
func (r *reader) pastMeasure(i int) int {
	measured := false
	for j := i; j < len(r.terms); j++ {
		t := r.terms[j]
		_, indicator := indicatorOf(t.mean)
		switch {
		case indicator, t.mean == mPoverty, t.mean == mFall, t.mean == mRise, t.mean == mChange:
			measured = true
		case t.mean == mWithin && measured:
			return j
		case t.mean == mKota && j == i, t.mean == mAnd, slices.Contains(sizeWords[:], r.tokens[t.from].word), slices.Contains(howMany[:], r.tokens[t.from].word):
		default:
			return i
		}
	}
	return i
}

// sizeWords stand beside an indicator for what is high or low in it.
var sizeWords = [...]string{"tinggi", "rendah", "besar", "kecil", "nya"}

// fieldWords stand for all regions in one: "daerah di kalsel".
var fieldWords = [...]string{"daerah", "wilayah"}

func (r *reader) isNation(t term) bool {
	return t.mean == mPlace && slices.Equal(t.match.Regions, []string{r.f.regions[0].Code})
}

// bareKind is the kind of region that stands without a district's name behind it:
// "provinsi dengan kemiskinan di atas 10 persen". What a limit is held against is
// none: "di bawah provinsi".
func (r *reader) bareKind() meaning {
	for i, t := range r.terms {
		if t.mean != mKabupaten && t.mean != mKota && t.mean != mProvinsi {
			continue
		}
		named := r.follows(i, mPlace) && (t.mean == mProvinsi || !r.isProvince(r.terms[i+1]))
		limiting := false
		for j := i - 1; j >= 0 && !limiting; j-- {
			mean := r.terms[j].mean
			if mean != mSkip && mean != mAverage && mean != mFrom && mean != mOver && mean != mUnder && mean != mWithin && mean != mAnd && mean != mCompare {
				break
			}
			limiting = mean == mOver || mean == mUnder || mean == mWithin || mean == mAnd || mean == mCompare
		}
		if !named && !limiting {
			return t.mean
		}
	}
	return mUnknown
}

// takeHead takes a kind that stands first, with what its regions have that rose or fell,
// for all of that kind: "kabupaten dengan p0 naik di kalsel", "provinsi dgn kemiskinan turun".
// Without "dengan" a province is named too: "kab naik p0 kalsel", but "kabupaten p1 naik apa
// turun" is one's own.
func (r *reader) takeHead() {
	i := slices.IndexFunc(r.terms, func(t term) bool {
		return t.mean != mSkip && t.mean != mWithin || slices.Contains(fieldWords[:], r.tokens[t.from].word)
	})
	if i < 0 || !r.has(mFall, mRise) || r.districts() > 0 || !r.headsMeasure(i+1) {
		return
	}
	switch t := &r.terms[i]; t.mean {
	case mKabupaten, mSkip:
		t.mean = mDistricts
	case mKota:
		t.mean = mOnlyKota
	case mProvinsi:
		t.mean = mProvinces
	}
}

// headsMeasure tells whether an indicator stands right behind a kind, with "dengan" or a
// province.
func (r *reader) headsMeasure(next int) bool {
	for next < len(r.terms) && (r.terms[next].mean == mKota || r.terms[next].mean == mFall || r.terms[next].mean == mRise) {
		next++ // "kab/kota", "kab naik p0"
	}
	with := next < len(r.terms) && r.terms[next].mean == mAnd
	next = choose(with, next+1, next)
	if next >= len(r.terms) || !with && !r.placedAfter(next) {
		return false
	}
	_, measured := indicatorOf(r.terms[next].mean)
	return measured || r.terms[next].mean == mPoverty
}
