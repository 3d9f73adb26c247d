package indicators

import (
	"slices"
	"strings"
)

// beyond lists what changes the question and is taken into account by no operation.
func (r *reader) beyond(q *Query) {
	several := q.Group != NoGroup || q.National || len(q.Places) > 1
	order, beside := q.Op.orders(), q.Op == Change && (several || len(q.Places) > 0 && q.Here)
	for i, t := range r.terms {
		var is bool
		switch t.mean {
		case mOrdinary:
			is = i > 0 && r.terms[i-1].mean == mPlace && slices.Contains(partWords[:], r.tokens[t.from].word)
		case mBeyond, mOtherMonth, mMiddle, mAverage, mShare, mAtLeast, mAtMost, mTwoDigits, mOneDigit:
			is = true
		case mStreak:
			is = !q.Streak
		case mApart:
			is = r.has(mMost, mLeast)
		case mMost:
			is = q.Op == Movers && q.Group == NoGroup && len(q.Places) == 1 && !r.isProvince(t) && r.districts() == 1 && !r.has(mHere)
		case mLeast:
			is = q.Op == Movers && !r.isProvince(t)
		case mMarch, mSeptember:
			is = q.BothMonths && (several || q.Op != Show && q.Op != Change && q.Outside == NoTopic)
		case mEver:
			is = order && !q.When || beside // one survey is told
		case mSum:
			is = several
		case mProvinsi:
			is = q.Op == Change && i == r.bareProvinceAt() && r.besideProvince()
		case mPoor:
			is = several && strings.HasPrefix(r.tokens[t.from].word, "total")
		case mNot:
			is = order || q.Op == SinceWhen
		case mOver, mUnder:
			spans := q.From != q.To || q.Since || q.Last > 1
			moved := q.Op == Gap && !spans && r.has(mFall, mRise, mChange) && strings.HasPrefix(r.tokens[t.from].word, "l")
			is = moved || q.Op != Gap && q.Op != Brief && q.Op != Define && (q.Op != Compare || len(q.Places) < 2 && !q.Here) && q.Outside == NoTopic
		}
		if is && len(q.Beyond) < mostUnclear {
			q.Beyond = append(q.Beyond, r.typed(t))
		}
	}
	if said, is := r.standsAmong(q); is {
		q.Beyond = append(q.Beyond, said)
	}
	if said, is := r.asksShare(q); is && len(q.Beyond) == 0 {
		q.Beyond = append(q.Beyond, said)
	}
	if r.streak && !q.Streak && !r.has(mStreak) && len(q.Beyond) < mostUnclear {
		i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mFall || t.mean == mRise })
		q.Beyond = append(q.Beyond, r.typed(r.terms[max(i, 0)]))
	}
	if q.Value != nil && q.Op != WhichYear && q.Outside == NoTopic {
		value := q.Value.Indonesian(0)
		if q.Op == Gap || q.Op == ListWhere || q.Op == SinceWhen {
			q.Beyond = append(q.Beyond, value)
		} else if len(q.Unclear) < mostUnclear {
			q.Unclear = append(q.Unclear, value)
		}
	}
	if q.When && (q.Op == Rank || q.Op == Movers || q.Op == ListWhere || order && several || beside) && len(q.Beyond) < mostUnclear {
		i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mWhen })
		if i >= 0 {
			q.Beyond = append(q.Beyond, r.typed(r.terms[i]))
		}
	}
	q.Beyond = q.Beyond[:min(len(q.Beyond), mostUnclear)]
}

// partWords stand behind a name for more or less than the region that bears it: "solo raya",
// "banjarmasin utara".
var partWords = [...]string{"raya", "utara", "selatan", "barat", "timur", "tengah"}
