package indicators

import (
	"slices"
	"strings"
)

// takeShortYears reads years of two digits where nothing else can be meant: behind an
// apostrophe ("'24") or a month ("mar-25"), and the earlier and later end of a change ("23
// ke 24 turun berapa"). Behind "tahun" they are read as years anyway.
func (r *reader) takeShortYears() {
	for i := range r.terms {
		if !r.shortYear(i) {
			continue
		}
		if r.apostrophe(i) || i > 0 && (r.terms[i-1].mean == mMarch || r.terms[i-1].mean == mSeptember) {
			r.lengthen(i)
		}
		if j := i + 2; j < len(r.terms) && r.shortYear(j) && r.joinsYears(i, j) {
			r.lengthen(i)
			r.lengthen(j)
		}
	}
}

// shortYear tells whether a term may be a year of two digits: 10 to 39, without a unit.
func (r *reader) shortYear(i int) bool {
	t := r.terms[i]
	two := t.mean == mNumber && t.number >= 10 && t.number <= 39 && len(r.tokens[t.from].word) == 2
	return two && (i+1 == len(r.terms) || !slices.Contains(unitWords[:], r.terms[i+1].mean))
}

// unitWords are what stands behind a number that is no year.
var unitWords = [...]meaning{mPercent, mPeople, mThousand, mMillion, mYear, mKabupaten, mKota, mProvinsi, mDistricts, mProvinces, mMost, mLeast, mBig}

func (r *reader) apostrophe(i int) bool {
	return strings.HasSuffix(strings.ReplaceAll(r.text[:r.tokens[r.terms[i].from].from], "’", "'"), "'")
}

// joinsYears tells whether two numbers are the years of a change: the later behind the
// earlier, which no rate falls by, or of the line, which has other numbers.
func (r *reader) joinsYears(i, j int) bool {
	between := r.tokens[r.terms[i+1].from].word
	joined := r.terms[i+1].mean == mCompare || slices.Contains(untilWords[:], between) || between == "ke"
	return joined && r.terms[i].number < r.terms[j].number && (r.has(mFall) || r.has(mLine) && r.has(mRise, mChange))
}

// lengthen makes a year of two digits one of four.
func (r *reader) lengthen(i int) {
	t := &r.terms[i]
	r.tokens[t.from].word = "20" + r.tokens[t.from].word
	t.number += 2000
}
