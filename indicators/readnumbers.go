package indicators

import (
	"slices"
	"strings"
)

// numbers reads years, spans of years and values.
func (r *reader) numbers(q *Query) {
	q.ThisYear = r.has(mThisYear)
	var years []int
	since := false
	for i := range r.terms {
		t := &r.terms[i]
		if t.mean != mNumber || r.spans(i, q) || r.isTop(i, q) {
			continue
		}
		if r.isSpan(i) {
			q.Last = t.number
			continue
		}
		if !hasDigit(r.tokens[t.from].word) {
			t.mean = choose(r.follows(i, mYear) && r.datedAfter(i+1), mUnknown, mNumber) // "dua tahun sejak 2021"
			continue
		}
		year, ok := r.year(i)
		switch {
		case ok:
			years = append(years, year)
			since = since || r.startsAt(i)
		case q.Value == nil && r.isValue(i):
			v := r.scaled(i)
			q.Value = &v
		default:
			t.mean = choose(r.behindRank(i), mSkip, mUnknown)
		}
	}
	for _, t := range r.terms {
		if t.mean == mOrdinal {
			q.Top = t.number // among so many stands the one that is asked
		}
	}
	r.lastYear(q)
	r.besideYear(q)
	ends := years
	if len(years) == 1 && !since && !q.Thence && years[0] > firstOfAll && r.until(years[0]) {
		ends = []int{firstOfAll, years[0]}
	}
	since = since && len(years) == 1
	q.setYears(ends, since || r.sinceNothing(years) || len(years) > 0 && r.has(mUntilNow))
	if q.Step != 0 && q.From != 0 && q.From == q.To && r.has(mAnd, mCompare) {
		q.From, q.To, q.Step = min(q.From, q.From+q.Step), max(q.From, q.From+q.Step), 0
	}
	if said := q.From != 0 || q.Since || q.Last > 0 || q.Ago > 0 || q.ThisYear; !said && r.has(mEveryYear) {
		q.Since, q.From = true, firstOfAll
	}
	if said := q.From != 0 || q.Since || q.Last > 0 || q.Ago > 0 || q.ThisYear; !said && r.has(mUntilNow) {
		q.Last = usualTrend
	}
	if r.single(years) {
		q.Years = years
	}
}

// behindRank tells whether a number is the place of whom is asked, in an order that is told
// in full: "peringkat 5 kalsel", "urutan ke 10".
func (r *reader) behindRank(i int) bool {
	at := i - 1
	if at > 0 && r.terms[at].mean == mSkip && r.tokens[r.terms[at].from].word == "ke" {
		at--
	}
	return at >= 0 && r.terms[at].mean == mRank && r.terms[i].number <= 38 && !r.has(mNational)
}

// datedAfter tells whether a year from which on is named behind a term.
func (r *reader) datedAfter(i int) bool {
	return i+2 < len(r.terms) && (r.terms[i+1].mean == mSince || r.terms[i+1].mean == mFrom) && r.terms[i+2].mean == mNumber
}

// firstOfAll is the year with which "tiap tahun" begins: as many years as one
// message shows well.
const firstOfAll = 2015

// until tells whether a single year is the end of a span: "sampai 2018".
func (r *reader) until(year int) bool {
	for i, t := range r.terms {
		if t.mean != mNumber || t.number != year {
			continue
		}
		for i--; i >= 0; i-- {
			switch word := r.tokens[r.terms[i].from].word; {
			case r.terms[i].mean == mYear:
				continue
			case r.terms[i].mean == mSkip:
				return slices.Contains(untilWords[:], word)
			}
			return false
		}
	}
	return false
}

// untilWords stand before the last year of a span.
var untilWords = [...]string{"sampai", "sampe", "smp", "hingga", "s", "sd"}

// setYears keeps the first and last of the years named.
func (q *Query) setYears(years []int, since bool) {
	for _, y := range years {
		if q.From == 0 {
			q.From, q.To = y, y
		}
		q.From, q.To = min(q.From, y), max(q.To, y)
	}
	if since && q.From == q.To {
		q.Since, q.To = true, 0
	}
}

// spans reads "5 tahun terakhir" and "dua tahun lalu".
func (r *reader) spans(i int, q *Query) bool {
	n := r.terms[i].number
	if n < 1 || n > 99 || !r.follows(i, mYear) {
		return false
	}
	switch {
	case r.follows(i+1, mLast):
		q.Last = n
	case r.follows(i+1, mAgo):
		q.Ago = n
	default:
		return false
	}
	return true
}

// isSpan tells whether so many years are the newest ones, though nobody says so: "p0
// balangan lima tahun". Beside another time they are not.
func (r *reader) isSpan(i int) bool {
	n := r.terms[i].number
	if n < 2 || n > 99 || !r.follows(i, mYear) || r.streak || r.has(mSince, mFrom, mBefore, mAfter, mThisYear, mAgo, mLast, mWhen, mForecast) {
		return false
	}
	for j := range r.terms {
		if _, year := r.year(j); year && r.terms[j].mean == mNumber {
			return false
		}
	}
	return true
}

// isTop reads how many an order is to show: "3 kabupaten termiskin", "lima terendah".
func (r *reader) isTop(i int, q *Query) bool {
	t := &r.terms[i]
	digits := hasDigit(r.tokens[t.from].word)
	if t.number < 1 || t.number > 99 || digits && r.isValue(i) || !r.has(mMost, mLeast) || q.When {
		return false
	}
	if !digits && i+1 < len(r.terms) &&
		!slices.Contains([]meaning{mKabupaten, mKota, mProvinsi, mDistricts, mProvinces, mOnlyKota, mOnlyKabupaten, mMost, mLeast, mSkip, mFall, mRise, mPoverty}, r.terms[i+1].mean) {
		return false
	}
	t.mean, q.Top = mSkip, t.number
	return true
}

// besideYear reads "tahun sebelumnya" and "dua tahun sebelumnya". A change from the
// year before is the usual one.
func (r *reader) besideYear(q *Query) {
	for i, t := range r.terms {
		if t.mean != mBefore && t.mean != mAfter {
			continue
		}
		q.Step = 1
		if i > 0 && r.terms[i-1].mean == mNumber && r.terms[i-1].number > 0 && r.terms[i-1].number < 100 {
			q.Step = r.terms[i-1].number
		}
		if t.mean == mBefore {
			q.Step = -q.Step
		}
	}
	if q.Step == -1 && r.has(mFall, mRise, mChange, mCompare) {
		q.Step, r.before = 0, true
	}
}

// single tells whether years are named singly ("2015 dan 2025"), not as the ends of a
// span ("2015-2025", "dari 2015 ke 2025", "antara 2015 dan 2025").
func (r *reader) single(years []int) bool {
	if len(years) < 2 || r.has(mFrom, mSince, mUntilNow, mFall, mRise, mChange) || r.has(mMarch) && r.has(mSeptember) {
		return false
	}
	last := -1
	for i, t := range r.terms {
		if _, ok := r.year(i); t.mean != mNumber || !ok {
			continue
		}
		if last < 0 && i > 0 && r.terms[i-1].mean == mWithin {
			return false
		}
		if last >= 0 && !r.apart(last, i) {
			return false
		}
		last = i
	}
	slices.Sort(years)
	return len(slices.Compact(years)) == len(years)
}

// apart tells whether "dan", a comma or a comparison stands between two years, and no
// word or dash that joins them to a span.
func (r *reader) apart(a, b int) bool {
	between := r.text[r.tokens[r.terms[a].to-1].to:r.tokens[r.terms[b].from].from]
	if strings.ContainsAny(between, "-–—") {
		return false
	}
	for _, t := range r.terms[a+1 : b] {
		switch t.mean {
		case mAnd, mCompare, mYear, mMarch:
			continue
		case mSkip:
			if word := r.tokens[t.from].word; word == "serta" || word == "sama" || word == "sm" || word == "juga" {
				continue
			}
		}
		return false
	}
	return b-a > 1 || strings.Contains(between, ",")
}

// follows tells whether the term behind another has a meaning.
func (r *reader) follows(i int, mean meaning) bool {
	return i+1 < len(r.terms) && r.terms[i+1].mean == mean
}

// lastYear reads "tahun lalu" and "thn kmrn".
func (r *reader) lastYear(q *Query) {
	for i, t := range r.terms {
		number := i > 0 && r.terms[i-1].mean == mNumber
		if t.mean == mYear && r.follows(i, mAgo) && !number {
			q.Ago = 1
		}
	}
}

// year reads the year at a term: four digits that are no value, or two behind "tahun".
func (r *reader) year(i int) (int, bool) {
	t := r.terms[i]
	n := t.number
	if !isPlain(r.tokens[t.from].word) || (r.follows(i, mThousand) || r.follows(i, mMillion)) && !r.surelyYear(i) {
		return 0, false
	}
	switch {
	case n >= 1000 && n <= 3999 && t.to-t.from == 1 && len(r.tokens[t.from].word) == 4:
		return n, !r.follows(i, mPeople)
	case n >= 10 && n <= 99 && i > 0 && r.terms[i-1].mean == mYear:
		return 2000 + n, true
	case n >= 4000 && n <= 9999 && r.afterYearWord(i):
		return n, true
	}
	return 0, false
}

// surelyYear tells whether digits are a year though a unit stands behind: behind a month
// or "tahun", before a comma, and before "juta" ("2025 juta orang" are more than there are).
func (r *reader) surelyYear(i int) bool {
	n := r.terms[i].number
	dated := i > 0 && (r.terms[i-1].mean == mMarch || r.terms[i-1].mean == mSeptember || r.terms[i-1].mean == mYear)
	return n >= 1990 && n <= 2099 && (dated || r.follows(i, mMillion) || strings.Contains(r.gap(i, i+1), ","))
}

// startsAt tells whether a year begins a span that lasts to now: "sejak 2021",
// "dari tahun 2021", "dibanding 2021".
func (r *reader) startsAt(i int) bool {
	for i--; i >= 0; i-- {
		switch r.terms[i].mean {
		case mYear, mSkip, mAnd, mMarch, mSeptember:
			continue
		case mSince, mFrom:
			return true
		case mCompare:
			return true
		}
		return false
	}
	return false
}

// sinceNothing tells whether a beginning is meant that is no year ("sejak bupati
// dilantik").
func (r *reader) sinceNothing(years []int) bool { return len(years) == 0 && r.has(mSince) }

// isValue tells whether digits are a value: with decimals or groups, with a unit,
// or too large for anything else.
func (r *reader) isValue(i int) bool {
	t := r.terms[i]
	return !isPlain(r.tokens[t.from].word) || t.number > 3999 ||
		r.follows(i, mThousand) || r.follows(i, mMillion) || r.follows(i, mPercent) || r.follows(i, mPeople)
}

// scaled is the value at a term, in full: "544 rb" is 544000.
func (r *reader) scaled(i int) Decimal {
	v := r.terms[i].value
	switch {
	case r.follows(i, mThousand):
		return v.shift(3)
	case r.follows(i, mMillion):
		return v.shift(6)
	}
	return v
}

// shift moves the decimal point to the right. A number too large for it stays.
func (d Decimal) shift(places int) Decimal {
	for range places {
		switch {
		case d.Places > 0:
			d.Places--
		case d.Abs().Units > 1<<59:
			return d
		default:
			d.Units *= 10
		}
	}
	return d
}
