package indicators

// numbers reads years, spans of years and values.
func (r *reader) numbers(q *Query) {
	q.ThisYear = r.has(mThisYear)
	var years []int
	since := false
	for i := range r.terms {
		t := &r.terms[i]
		if t.mean != mNumber || r.spans(i, q) || !hasDigit(r.tokens[t.from].word) {
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
		case !r.isValue(i) && t.number > 0 && t.number < 100 && r.has(mMost, mLeast):
			t.mean = mSkip // "10 kabupaten termiskin": an order shows its usual length
		case !r.isValue(i):
			t.mean = mUnknown
		}
	}
	r.lastYear(q)
	q.setYears(years, since || r.sinceNothing(years) || len(years) > 0 && r.has(mUntilNow))
	if said := q.From != 0 || q.Since || q.Last > 0 || q.Ago > 0 || q.ThisYear; !said && r.has(mEveryYear) {
		q.Since, q.From = true, firstOfAll
	}
}

// firstOfAll is the year with which "tiap tahun" begins: as many years as one
// message shows well.
const firstOfAll = 2015

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
	if !isPlain(r.tokens[t.from].word) || r.follows(i, mThousand) || r.follows(i, mMillion) {
		return 0, false
	}
	switch {
	case n >= 1000 && n <= 3999 && t.to-t.from == 1 && len(r.tokens[t.from].word) == 4:
		return n, !r.follows(i, mPeople) && !r.follows(i, mPercent)
	case n >= 10 && n <= 99 && i > 0 && r.terms[i-1].mean == mYear:
		return 2000 + n, true
	case n >= 4000 && n <= 9999 && r.afterYearWord(i):
		return n, true
	}
	return 0, false
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
