package indicators

import (
	"slices"
	"strings"
)

// takeShortYears reads years of two digits where nothing else can be meant: behind an
// apostrophe ("'24"), a month ("mar-25") or a year that they are joined to ("2023 vs 24"),
// and as the earlier and later end of a change ("23 ke 24 turun berapa"). Behind "tahun" they
// are read as years anyway.
func (r *reader) takeShortYears() {
	for i := range r.terms {
		r.takeMonthNumber(i)
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
	for i := range r.terms {
		if r.shortYear(i) && r.besideAYear(i) {
			r.lengthen(i)
		}
	}
}

// takeMonthNumber reads the number of a month before a year: "03/2025", "09-2025".
func (r *reader) takeMonthNumber(i int) {
	t := r.terms[i]
	if t.mean != mNumber || len(r.tokens[t.from].word) != 2 || t.number < 1 || t.number > 12 || !r.follows(i, mNumber) {
		return
	}
	if _, year := r.year(i + 1); !year {
		return
	}
	joint := r.gap(i, i+1)
	switch {
	case joint != "/" && joint != "-":
	case t.number == int(March):
		r.terms[i].mean = mMarch
	case t.number == int(September):
		r.terms[i].mean = mSeptember
	default:
		r.terms[i].mean = mOtherMonth
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
	before := r.text[:r.tokens[r.terms[i].from].from]
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}

// joinsYears tells whether two numbers are the years of a change: the later behind the
// earlier, which no rate falls by, or of the line, which has other numbers.
func (r *reader) joinsYears(i, j int) bool {
	return r.joint(i+1) && r.terms[i+1].mean != mAnd && r.terms[i].number < r.terms[j].number && (r.has(mFall) || r.has(mLine) && r.has(mRise, mChange))
}

// joint tells whether a term stands between years: "dan", "vs", "sampai", "ke".
func (r *reader) joint(i int) bool {
	word := r.tokens[r.terms[i].from].word
	return r.terms[i].mean == mAnd || r.terms[i].mean == mCompare || slices.Contains(untilWords[:], word) || word == "ke"
}

// besideAYear tells whether a year stands before a number that a word or a sign joins to it:
// "2023 vs 24", "tahun 24 dan 25", "2023/24".
func (r *reader) besideAYear(i int) bool {
	before := i - 1
	if before > 0 && r.joint(before) {
		before--
	}
	if before < 0 || r.terms[before].mean != mNumber || before == i-1 && strings.TrimSpace(r.gap(before, i)) == "" {
		return false
	}
	_, year := r.year(before)
	return year
}

// gap is what stands between two terms.
func (r *reader) gap(i, j int) string {
	return r.text[r.tokens[r.terms[i].to-1].to:r.tokens[r.terms[j].from].from]
}

// lengthen makes a year of two digits one of four.
func (r *reader) lengthen(i int) {
	t := &r.terms[i]
	r.tokens[t.from].word = "20" + r.tokens[t.from].word
	t.number += 2000
}
