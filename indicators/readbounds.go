package indicators

import (
	"slices"
	"strings"
)

// limit is a bound as it was read, with the unit that stands behind it.
type limit struct {
	Bound
	unit meaning // mPercent, mPeople, mThousand, mMillion, or mUnknown for none
	by   bool    // "lebih dari": of a change its size, where "di atas" is what is reached
}

// bounds reads limits: "di bawah 5 persen", "antara 4 dan 6", "di atas rata-rata
// provinsi". What they are made of is nothing else afterwards. A region's figure is a
// limit only where regions or times are looked for; elsewhere the distance is asked.
func (r *reader) bounds(q *Query) {
	looking := r.listing() || r.has(mWhen, mEver, mFirst)
	var limits []limit
	for i := range r.terms {
		switch r.terms[i].mean {
		case mOver, mUnder:
			if l, ok := r.limitAt(i, looking); ok {
				limits = append(limits, l)
			}
		case mUpward, mDownward:
			limits = append(limits, r.limitBehind(i)...)
		case mTwoDigits, mOneDigit:
			ten := Bound{Below: r.terms[i].mean == mOneDigit, OrEqual: r.terms[i].mean == mTwoDigits, Value: Decimal{Units: 10}}
			limits = append(limits, limit{Bound: ten, unit: mPercent})
			r.terms[i].mean = mSkip
		case mMiddle:
			limits = append(limits, r.between(i)...)
		}
	}
	if len(limits) == 0 && r.listing() {
		limits = r.spanOfValues()
	}
	if len(limits) == 0 && r.listing() && !r.has(mWhen) {
		limits = r.valueOfWhich()
	}
	q.Here = q.Here && r.has(mHere)
	r.settleBounds(q, limits)
}

// limitAt reads the limit behind a word for above or below.
func (r *reader) limitAt(i int, looking bool) (limit, bool) {
	t := r.terms[i]
	l := limit{Bound: Bound{Below: t.mean == mUnder, OrEqual: t.number == orEqual}, by: r.sizes(i)}
	j := r.pastFilling(i + 1)
	if j >= len(r.terms) {
		return limit{}, false
	}
	switch target := r.terms[j]; {
	case target.mean == mNumber:
		if !r.boundable(j) {
			return limit{}, false
		}
		l.Value, l.unit = r.measured(j)
	case !looking:
		return limit{}, false
	case target.mean == mNational:
		l.Than = r.f.regions[0].Code
	case target.mean == mProvinsi && !r.follows(j, mPlace):
		l.Than = ThanProvince
	case strings.HasPrefix(r.tokens[t.from].word, "l") && !r.joinedBy(i, j):
		return limit{}, false // "lebih miskin balangan atau tabalong"
	case target.mean == mHere:
		l.Than = ThanHere
	case target.mean == mPlace:
		code, certain := target.match.Certain()
		if !certain {
			return limit{}, false
		}
		l.Than = code
	default:
		return limit{}, false
	}
	r.terms[i].mean, r.terms[j].mean = mSkip, mUsed
	return l, true
}

// sizes tells whether a word for a limit stands right behind a rise or fall, and is of its
// size, not of what it reached ("turun di bawah 5 persen").
func (r *reader) sizes(i int) bool {
	moved := i > 0 && (r.terms[i-1].mean == mFall || r.terms[i-1].mean == mRise)
	return moved && !strings.HasPrefix(r.tokens[r.terms[i].from].word, "di")
}

// limitBehind reads the limit before "ke atas", "atau lebih" and "lebih".
func (r *reader) limitBehind(i int) []limit {
	at := r.valueBefore(i)
	t := &r.terms[i]
	l := limit{Bound: Bound{Below: t.mean == mDownward, OrEqual: t.to-t.from > 1 || t.mean == mDownward}}
	t.mean = mSkip
	if at < 0 {
		return nil
	}
	l.Value, l.unit = r.measured(at)
	return []limit{l}
}

// joinedBy tells whether "dari" or "daripada" stands between two terms: "lebih miskin dari
// tabalong" has a limit, "lebih miskin balangan atau tabalong" has none.
func (r *reader) joinedBy(i, j int) bool {
	return slices.ContainsFunc(r.terms[i+1:j], func(t term) bool { return t.mean == mFrom || t.mean == mCompare }) ||
		strings.HasSuffix(r.typed(r.terms[i]), "dari") || strings.HasSuffix(r.typed(r.terms[i]), "dr")
}

// orEqual is the number of a word for above or below that counts the limit in.
const orEqual = 1

// pastFilling is the first term from i on that may be a limit.
func (r *reader) pastFilling(i int) int {
	for i < len(r.terms) {
		switch r.terms[i].mean {
		case mSkip, mAverage, mFrom, mCompare, mP0, mPoor, mLine, mP1, mP2, mPoverty:
			i++
			continue
		case mProvinsi, mKabupaten, mKota:
			if r.follows(i, mPlace) {
				i++
				continue
			}
		}
		break
	}
	return i
}

// boundable tells whether a number can be a limit: it looks like no year, or has a unit.
func (r *reader) boundable(i int) bool {
	t := r.terms[i]
	if _, year := r.year(i); year {
		return false
	}
	spans := r.follows(i, mYear) && !r.follows(i+1, mNumber) // "5 tahun", but "0,5 tahun 2024"
	return !(spans || t.number >= 1000 && t.number <= 3999 && isPlain(r.tokens[t.from].word) && !r.isValue(i))
}

// measured is the value at a number in full, and its unit. Number and unit are nothing
// else afterwards.
func (r *reader) measured(i int) (v Decimal, unit meaning) {
	t := &r.terms[i]
	v = r.scaled(i)
	if !hasDigit(r.tokens[t.from].word) {
		t.value = Decimal{Units: int64(t.number)}
		v = r.scaled(i)
	}
	t.mean, unit = mSkip, mUnknown
	if before := strings.TrimRight(r.text[:r.tokens[t.from].from], " ."); len(before) >= 2 && strings.EqualFold(before[len(before)-2:], "rp") {
		unit = mLine
	}
	for j := i + 1; j < len(r.terms) && j <= i+2; j++ {
		switch mean := r.terms[j].mean; mean {
		case mThousand, mMillion, mPercent, mPeople:
			if unit != mLine {
				unit = mean
			}
			r.terms[j].mean = mSkip
			continue
		}
		break
	}
	return v, unit
}

// between reads "antara 4 dan 6 persen": at least the one and at most the other.
func (r *reader) between(i int) []limit {
	low := r.pastFilling(i + 1)
	if low < len(r.terms) && r.terms[low].mean == mPlace && !r.isProvince(r.terms[low]) && r.listing() {
		return nil // between two regions' figures
	}
	if low >= len(r.terms) || r.terms[low].mean != mNumber || !r.boundable(low) {
		r.terms[i].mean = mWithin
		return nil
	}
	high := low + 1
	for high < len(r.terms) && r.terms[high].mean != mNumber && high-low <= 3 {
		high++
	}
	if high >= len(r.terms) || r.terms[high].mean != mNumber || !r.boundable(high) {
		return nil
	}
	r.terms[i].mean = mSkip
	return r.pair(low, high)
}

// pair are the limits of two numbers; the unit behind the second is the first's too.
func (r *reader) pair(low, high int) []limit {
	b, unit := r.measured(high)
	a, own := r.measured(low)
	if own == mUnknown && (unit == mThousand || unit == mMillion) {
		a = a.shift(map[meaning]int{mThousand: 3, mMillion: 6}[unit])
	}
	if unit == mUnknown {
		unit = own
	}
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	return within(a, b, unit)
}

// within are the limits of values from one to another, both counted in.
func within(from, to Decimal, unit meaning) []limit {
	return []limit{{Bound: Bound{OrEqual: true, Value: from}, unit: unit}, {Bound: Bound{Below: true, OrEqual: true, Value: to}, unit: unit}}
}

// spanOfValues reads "5 sampai 7 persen" where regions are looked for.
func (r *reader) spanOfValues() []limit {
	for high, t := range r.terms {
		if t.mean != mNumber || !r.boundable(high) || !r.follows(high, mPercent) {
			continue
		}
		for low := high - 1; low >= 0 && high-low <= 2; low-- {
			if r.terms[low].mean == mNumber && r.boundable(low) {
				return r.pair(low, high)
			}
		}
	}
	return nil
}

// valueOfWhich reads "5,03 persen itu kabupaten mana": both limits are the value.
func (r *reader) valueOfWhich() []limit {
	at := -1
	for i, t := range r.terms {
		_, year := r.year(i)
		switch {
		case year || t.mean != mNumber || !hasDigit(r.tokens[t.from].word):
		case at >= 0 || !r.isValue(i) || !r.boundable(i):
			return nil
		default:
			at = i
		}
	}
	if at < 0 || !r.pointed && !r.has(mDistricts, mProvinces, mOnlyKota, mOnlyKabupaten) {
		return nil
	}
	v, unit := r.measured(at)
	return within(v, v, unit)
}

// settleBounds brings the limits into the unit of the indicator that is meant. Limits
// on two indicators, in a unit that does not fit, or more than two are beyond us.
func (r *reader) settleBounds(q *Query, limits []limit) {
	if len(limits) == 0 {
		return
	}
	i, ok := r.bounded(limits)
	crossed := q.When && len(limits) == 1 && !r.has(mChange) && !(r.has(mFall) && !limits[0].Below) && !(r.has(mRise) && limits[0].Below)
	if ok && r.movedBy(q, limits, i) {
		return
	}
	misfit := func(l limit) bool { return l.Than == "" && !l.fits(i) }
	either := len(limits) == 2 && limits[0].Below != limits[1].Below && r.says("atau", "ataupun")
	if !ok || either || len(limits) > 2 || slices.ContainsFunc(limits, misfit) || r.has(mFall, mRise, mChange) && !crossed {
		for _, l := range limits {
			q.Beyond = append(q.Beyond, choose(l.Than == "", l.Value.Indonesian(0), "atau"))
		}
		q.Beyond = slices.Compact(q.Beyond)
		return
	}
	q.Indicators = []Indicator{i}
	q.Guessed = limits[0].unit == mUnknown && !r.has(mP0, mPoor, mLine, mP1, mP2, mPoverty)
	for _, l := range limits {
		if i == Poor && l.Than == "" && (l.unit == mPeople || l.unit == mThousand || l.unit == mMillion || l.Value.Cmp(Decimal{Units: 10_000}) >= 0) {
			l.Value = l.Value.inThousands()
		}
		q.Bounds = append(q.Bounds, l.Bound)
	}
}

// movedBy takes the one limit of "kab yang turun lebih dari 0,5 persen poin" for how far
// regions moved.
func (r *reader) movedBy(q *Query, limits []limit, i Indicator) bool {
	l := limits[0]
	oneWay := r.has(mFall) != r.has(mRise) && !r.has(mChange)
	if len(limits) != 1 || !l.by || l.Than != "" || !oneWay || i == Line || !l.fits(i) || q.When || r.has(mMost, mLeast, mNot) || !r.asksWho() {
		return false
	}
	if i == Poor && l.unit != mUnknown {
		l.Value = l.Value.inThousands()
	}
	q.Indicators, q.Moved = []Indicator{i}, &l.Bound
	return true
}

// bounded is the indicator that limits are about: the one named, if the unit fits, else
// the one that the unit tells.
func (r *reader) bounded(limits []limit) (Indicator, bool) {
	named := r.indicators()
	if len(named) == 2 && !r.deep && !r.has(mP0, mPoor, mLine, mP1, mP2, mPercent, mPeople) {
		named = nil // "kemiskinan" alone
	}
	l := limits[len(limits)-1]
	if len(named) > 1 {
		return 0, false
	}
	if len(named) == 0 {
		return l.told()
	}
	return named[0], l.Than != "" || l.fits(named[0])
}

// told is the indicator that a limit's unit and size tell of.
func (l limit) told() (Indicator, bool) {
	hundred := Decimal{Units: 100}
	switch {
	case l.Than != "", l.unit == mPercent, l.unit == mUnknown && l.Value.Cmp(hundred) <= 0:
		return P0, true
	case l.unit == mPeople:
		return Poor, true
	case l.unit == mLine, l.Value.Cmp(Decimal{Units: 100_000}) >= 0:
		return Line, true
	}
	return 0, false
}

// fits tells whether a limit can be one of an indicator.
func (l limit) fits(i Indicator) bool {
	hundred := Decimal{Units: 100}
	switch i {
	case P0:
		return (l.unit == mPercent || l.unit == mUnknown) && l.Value.Cmp(hundred) <= 0
	case Poor:
		return l.unit != mPercent && l.unit != mLine
	case Line:
		return l.unit != mPercent && l.unit != mPeople && l.Value.Cmp(hundred) > 0
	}
	return l.unit == mUnknown && l.Value.Cmp(hundred) <= 0
}

// inThousands is a number of persons in thousands, exact.
func (d Decimal) inThousands() Decimal {
	d.Places += 3
	for d.Places > 0 && d.Units%10 == 0 {
		d = Decimal{d.Units / 10, d.Places - 1}
	}
	return d
}

// standsAmong finds what is asked of places in an order over years, of indicators that
// moved apart, and of how many times a figure is another.
func (r *reader) standsAmong(q *Query) (said string, is bool) {
	if r.newest && q.Op == Compare && len(q.Places) > 1 && (q.Ago > 0 || q.From != 0) {
		return "sekarang", true
	}
	for _, t := range r.tokens {
		switch t.word {
		case "termiskin", "terkaya":
			is = q.When && q.Group == NoGroup && r.districts() == 1 && r.has(mLast, mFirst, mEver)
		case "jadi", "menjadi":
			is = q.When && (q.Op == Highest || q.Op == Lowest)
		case "kali":
			is = q.Op == Compare && len(q.Places) > 1
		case "naik", "turun":
			is = q.Op == Movers && len(q.Indicators) > 1 && r.moves() > 1 && r.has(mP0, mPoor, mLine, mP1, mP2)
		}
		if is {
			return t.word, true
		}
	}
	return "", false
}

// moves is how often a rise or a fall is named.
func (r *reader) moves() (n int) {
	for i := range r.terms {
		if mean := r.terms[i].mean; mean == mFall || mean == mRise {
			n++
		}
	}
	return n
}
