package indicators

import (
	"slices"
	"strings"
)

// query puts the terms' meanings together.
func (r *reader) query() Query {
	q := Query{
		Indicators: r.indicators(),
		Here:       r.has(mHere),
		When:       r.has(mWhen),
		Outside:    r.topic(),
		Group:      r.group(),
		Way:        r.way(),
	}
	switch september, march := r.has(mSeptember), r.has(mMarch); {
	case september && !march:
		q.Month = September
	case march && !september:
		q.Month = March
	}
	r.numbers(&q)
	q.Op = r.op(&q)
	r.places(&q)
	q.Unclear = r.unclear(&q)
	r.settle(&q)
	r.settleOrder(&q)
	return q
}

// topics in the order of weight: what protects people first.
var topics = [...]struct {
	mean  meaning
	topic Topic
}{
	{mResidents, Residents}, {mRegistry, Registry}, {mExtreme, Extreme}, {mVillages, Villages},
	{mWage, Wage}, {mPerHead, PerHead}, {mOtherStats, OtherStats}, {mForecast, Forecast},
	{mTarget, Target}, {mCauses, Causes},
}

func (r *reader) topic() Topic {
	for _, t := range topics {
		if r.has(t.mean) {
			return t.topic
		}
	}
	return NoTopic
}

func (r *reader) group() GroupWord {
	switch {
	case r.has(mBanuaEnam):
		return BanuaEnam
	case r.has(mAround):
		return Around
	case r.has(mProvinces):
		return Provinces
	case r.has(mDistricts, mOnlyKota, mOnlyKabupaten):
		return Districts
	}
	return NoGroup
}

func (r *reader) way() Way {
	fall, rise := r.has(mFall), r.has(mRise)
	switch {
	case r.has(mChange) || fall == rise:
		return Both
	case fall:
		return Fall
	}
	return Rise
}

// indicators in order of mention. "kemiskinan" counts where no other is named;
// "persen" and "orang" do not where they are the unit of a change of another.
func (r *reader) indicators() (named []Indicator) {
	units := r.has(mFall, mRise, mChange) && r.has(mP0, mPoor, mLine, mP1, mP2)
	for _, t := range r.terms {
		ind, ok := indicatorOf(t.mean)
		unit := t.mean == mPercent || t.mean == mPeople
		if !ok || unit && units || slices.Contains(named, ind) {
			continue
		}
		named = append(named, ind)
	}
	if len(named) == 0 && r.has(mPoverty) {
		return []Indicator{P0, Poor}
	}
	return named
}

func indicatorOf(mean meaning) (Indicator, bool) {
	switch mean {
	case mP0, mPercent:
		return P0, true
	case mPoor, mPeople:
		return Poor, true
	case mLine:
		return Line, true
	case mP1:
		return P1, true
	case mP2:
		return P2, true
	}
	return 0, false
}

// op decides what is to be done; the more special first.
func (r *reader) op(q *Query) Op {
	moved := r.has(mFall, mRise, mChange)
	switch {
	case r.has(mBrief):
		return Brief
	case r.has(mDefine):
		return Define
	case moved && (r.has(mMost, mLeast) || r.asksWho()):
		return Movers
	case r.has(mAbove) && r.besideAll(), r.has(mCompare) && r.bareProvince():
		return Gap
	case r.has(mRank):
		return Rank
	case r.has(mMost):
		return Highest
	case r.has(mLeast):
		return Lowest
	case moved, r.has(mCompare) && r.comparesYears(q):
		return Change
	case r.has(mCompare):
		return Compare
	case q.Value != nil && !r.has(mAbove) && q.Outside == NoTopic:
		return WhichYear
	}
	return Show
}

// besideAll tells whether a province or the nation is named to be compared with.
func (r *reader) besideAll() bool {
	return r.has(mNational) || r.bareProvince() || slices.ContainsFunc(r.terms, func(t term) bool {
		code, ok := t.match.Certain()
		return t.mean == mPlace && ok && strings.HasSuffix(code, "00")
	})
}

// bareProvince tells whether "provinsi" stands without a name behind it.
func (r *reader) bareProvince() bool { return r.bareProvinceAt() >= 0 }

func (r *reader) bareProvinceAt() int {
	for i, t := range r.terms {
		if t.mean == mProvinsi && !r.follows(i, mPlace) {
			return i
		}
	}
	return -1
}

// field is the group in which an order is asked for without its name: "di
// provinsi" are the districts of one, "peringkat provinsi" the provinces.
func (r *reader) field() GroupWord {
	switch i := r.bareProvinceAt(); {
	case i < 0:
		return NoGroup
	case i > 0 && r.terms[i-1].mean == mWithin:
		return Districts
	}
	return Provinces
}

// comparesYears tells whether a comparison is one of years, not of places.
func (r *reader) comparesYears(q *Query) bool {
	places := 0
	if q.Here {
		places++
	}
	for _, t := range r.terms {
		if t.mean == mPlace || t.mean == mNational {
			places++
		}
	}
	return places < 2 && q.Group == NoGroup && (q.Since || q.Ago > 0 || q.From != q.To)
}

// places gathers the regions named, each once. In an order the nation is the
// field, not a contender; elsewhere "nasional" names it.
func (r *reader) places(q *Query) {
	ordered := q.Op.orders()
	if ordered && q.Group == NoGroup {
		q.Group = r.field()
	}
	for i, t := range r.terms {
		nation := t.mean == mNational || t.mean == mPlace && slices.Equal(t.match.Regions, []string{r.f.regions[0].Code})
		switch {
		case nation && ordered:
			q.National = true
			continue
		case nation && q.Op == Gap:
			continue
		case t.mean == mNational:
			t.match = Match{Regions: []string{r.f.regions[0].Code}}
		case t.mean != mPlace:
			continue
		}
		if ordered && q.Group == NoGroup && (r.fieldOfKind(i) || r.isProvince(t) && i > 0 && r.terms[i-1].mean == mWithin) {
			q.Group = Districts
		}
		if !slices.ContainsFunc(q.Places, func(p Place) bool { return slices.Equal(p.Match.Regions, t.match.Regions) }) {
			q.Places = append(q.Places, Place{Words: r.typed(t), Match: t.match})
		}
	}
}

func (r *reader) isProvince(t term) bool {
	code, ok := t.match.Certain()
	return ok && strings.HasSuffix(code, "00")
}

// unclear lists the words that are left; "di bawah" a value is among them, for no
// operation holds figures against a value, and so are the months where both are
// named, for a query has one.
func (r *reader) unclear(q *Query) (words []string) {
	bothMonths := r.has(mMarch) && r.has(mSeptember)
	for _, t := range r.terms {
		left := t.mean == mUnknown || t.mean == mOrdinary || t.mean == mAbove && q.Op == Show && q.Value != nil ||
			bothMonths && (t.mean == mMarch || t.mean == mSeptember)
		if left && len(words) < mostUnclear {
			words = append(words, r.typed(t))
		}
	}
	return words
}

// settle draws the last conclusions: two places are compared, a district is not
// compared with its own province that merely stands behind it, and the province
// in which an order is asked for, or to which a distance, comes last.
func (r *reader) settle(q *Query) {
	if q.Op == Show && len(q.Places) == 2 && r.apposed(q) {
		q.Places = q.Places[:1]
	}
	if q.Op == Show && (len(q.Places) > 1 || len(q.Places) == 1 && q.Here) {
		q.Op = Compare
	}
	if (q.Group == Districts || q.Op == Gap) && len(q.Places) > 1 {
		slices.SortStableFunc(q.Places, func(a, b Place) int { return provinceLast(a) - provinceLast(b) })
	}
	q.National = q.National && q.Group != Provinces
	if r.has(mTrend) && q.Last == 0 && q.From == 0 && !q.Since {
		q.Last = usualTrend
	}
}

// usualTrend is the number of years in a trend when none is said.
const usualTrend = 5

func provinceLast(p Place) int {
	if code, ok := p.Match.Certain(); ok && strings.HasSuffix(code, "00") {
		return 1
	}
	return 0
}

// apposed tells whether the second of two places is the first one's province and
// stands right behind it.
func (r *reader) apposed(q *Query) bool {
	first, ok := q.Places[0].Match.Certain()
	second, also := q.Places[1].Match.Certain()
	at, known := slices.BinarySearchFunc(r.f.regions, first, withCode)
	if !ok || !also || !known || r.f.regions[at].Parent != second {
		return false
	}
	i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mPlace })
	return i+1 < len(r.terms) && (r.terms[i+1].mean == mPlace || r.terms[i+1].mean == mWithin)
}

func withCode(r Region, code string) int { return strings.Compare(r.Code, code) }
