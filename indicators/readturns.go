package indicators

import "slices"

// weighTerms settles words that hold a value against a limit, turn round what stands
// beside them, or ask for how long.
func (r *reader) weighTerms() {
	explained := r.has(mDefine)
	for i := 0; i < len(r.terms); i++ {
		t := &r.terms[i]
		switch t.mean {
		case mMore, mLess, mAtLeast, mAtMost:
			r.weighSide(i)
		case mMost, mLeast:
			r.weighUtmost(i)
		case mDeeper, mDeepest:
			r.deep, t.mean = true, choose(t.mean == mDeeper, mOver, mMost)
		case mHowCome:
			t.mean = choose(explained, mSkip, mCauses)
		case mZero:
			t.mean = choose(r.has(mWhen), mForecast, mOrdinary)
		case mShare:
			r.weighShare(i)
		case mLives:
			t.mean = choose(r.placedBefore(i) && r.placedAfter(i), mBeyond, mWithin)
		case mSlip:
			t.mean = choose(r.numbered(i) || r.placedBefore(i) && r.placedAfter(i), mBeyond, mSkip)
		case mEndOf, mStartOf:
			r.weighEnd(i)
		case mFallsOn, mRisesOn:
			r.streak, t.mean = true, choose(t.mean == mFallsOn, mFall, mRise)
		case mStreak:
			r.streak = true
		case mFaster:
			t.mean = choose(r.has(mFall, mRise, mChange) && r.several(&Query{}) && !r.bareProvince(), mSkip, mBeyond)
		case mTimes:
			r.times, t.mean = true, choose(r.has(mFall, mRise, mChange, mOver, mUnder), mWhen, mBeyond)
		case mUpward, mDownward:
			r.weighTowards(i)
		case mSource:
			t.mean = choose(r.has(mPlace, mHere, mNational, mNumber), mSkip, mSource)
		case mLast:
			r.newest = r.newest || !r.has(mYear, mWhen, mFirst, mEver, mNumber, mOver, mUnder)
		}
	}
}

// weighSide reads "lebih 25 persen", "minimal 13 persen" and "25 persen lebih" as limits.
// Without a value beside them "lebih" and "kurang" carry nothing.
func (r *reader) weighSide(i int) {
	t := &r.terms[i]
	mean, counted := t.mean, t.mean == mAtLeast || t.mean == mAtMost
	j := r.pastFilling(i + 1)
	switch {
	case j < len(r.terms) && r.terms[j].mean == mNumber && r.boundable(j):
		t.mean = choose(mean == mMore || mean == mAtLeast, mOver, mUnder)
		t.number = choose(counted, orEqual, 0)
	case mean == mMore && r.valueBefore(i) >= 0:
		t.mean = mUpward
	case counted:
		t.mean = mOrdinary
	default:
		t.mean = mSkip
	}
}

// weighUtmost reads "paling tinggi 5 persen" and "paling sedikit 13 persen" as limits.
func (r *reader) weighUtmost(i int) {
	t := &r.terms[i]
	if t.to-t.from != 2 || i+1 >= len(r.terms) || r.terms[i+1].mean != mNumber || !r.isValue(i+1) {
		return
	}
	t.mean, t.number = choose(t.mean == mMost, mUnder, mOver), orEqual
}

// weighTowards reads "turun ke bawah 10 persen" as a limit: the value stands behind it, and
// none before.
func (r *reader) weighTowards(i int) {
	j := r.pastFilling(i + 1)
	if r.valueBefore(i) < 0 && j < len(r.terms) && r.terms[j].mean == mNumber && r.boundable(j) {
		t := &r.terms[i]
		t.mean = choose(t.mean == mUpward, mOver, mUnder)
	}
}

// valueBefore is the number right before a term, but for its unit; -1 for none.
func (r *reader) valueBefore(i int) int {
	for i--; i >= 0; i-- {
		switch r.terms[i].mean {
		case mThousand, mMillion, mPercent, mPeople:
			continue
		case mNumber:
			if r.boundable(i) && r.isValue(i) {
				return i
			}
		}
		break
	}
	return -1
}

// weighShare parts "naik berapa persen dari 2019" from "berapa persen dari kalsel".
func (r *reader) weighShare(i int) {
	if i+1 < len(r.terms) {
		switch r.terms[i+1].mean {
		case mYear, mNumber, mAgo, mBefore, mAfter, mThisYear, mMarch, mSeptember:
			r.part(i)
			return
		}
	}
	r.terms[i].mean = mBeyond
}

// weighEnd reads "akhir 2021" and "awal tahun 2021": the surveys of a year are those of
// March and September.
func (r *reader) weighEnd(i int) {
	next := i + 1
	for next < len(r.terms) && (r.terms[next].mean == mYear || r.terms[next].mean == mSkip) {
		next++
	}
	t := &r.terms[i]
	if next >= len(r.terms) || r.terms[next].mean != mNumber && r.terms[next].mean != mAgo && r.terms[next].mean != mThisYear {
		t.mean = mSkip
		return
	}
	t.mean = choose(t.mean == mEndOf, mSeptember, mMarch)
}

// asksYear tells whether "tahun" asks for the year of an extreme, without "berapa": "tahun
// terburuk balangan", "tahun dengan kenaikan terbesar".
func (r *reader) asksYear(i int) bool {
	if i+1 >= len(r.terms) || i > 0 && r.terms[i-1].mean == mNumber || r.has(mDistricts, mProvinces, mOnlyKota, mOnlyKabupaten, mWho, mWhen) {
		return false
	}
	switch r.terms[i+1].mean {
	case mNumber, mLast, mAgo, mBefore, mAfter:
		return false
	}
	return !slices.ContainsFunc(r.terms[:i], func(t term) bool { return t.mean == mMost || t.mean == mLeast })
}

// placedBefore and placedAfter tell whether a region is named on that side of a term.
func (r *reader) placedBefore(i int) bool { return slices.ContainsFunc(r.terms[:i], isPlaced) }
func (r *reader) placedAfter(i int) bool  { return slices.ContainsFunc(r.terms[i+1:], isPlaced) }

func isPlaced(t term) bool { return t.mean == mPlace }

// numbered tells whether numbers stand on both sides of a term.
func (r *reader) numbered(i int) bool {
	number := func(t term) bool { return t.mean == mNumber }
	return slices.ContainsFunc(r.terms[:i], number) && slices.ContainsFunc(r.terms[i+1:], number)
}

// takesBack tells whether "bukan" takes back the region or year behind it: "balangan
// bukan tabalong", "2020 bukan 2021".
func (r *reader) takesBack(i int) bool {
	if word := r.tokens[r.terms[i].from].word; word != "bukan" && word != "bkn" || i+1 >= len(r.terms) {
		return false
	}
	next := r.terms[i+1]
	_, year := r.year(i + 1)
	if ind, named := indicatorOf(next.mean); named {
		return slices.ContainsFunc(r.terms, func(t term) bool { other, ok := indicatorOf(t.mean); return ok && other != ind })
	}
	return next.mean == mPlace && (r.placedBefore(i) || r.placedAfter(i+1)) || next.mean == mNumber && year && (r.numbered(i) || r.yearAfter(i+1))
}

func (r *reader) yearAfter(i int) bool {
	for j := i + 1; j < len(r.terms); j++ {
		if _, ok := r.year(j); ok && r.terms[j].mean == mNumber {
			return true
		}
	}
	return false
}
