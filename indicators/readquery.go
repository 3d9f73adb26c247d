package indicators

import (
	"slices"
	"strings"
)

// query puts the terms' meanings together.
func (r *reader) query() Query {
	q := Query{
		Here:    r.has(mHere),
		When:    r.has(mWhen),
		Outside: r.topic(),
		Group:   r.group(),
		Way:     r.way(),
		Island:  r.island,
	}
	switch september, march := r.has(mSeptember), r.has(mMarch); {
	case september && march:
		q.BothMonths = true
	case september:
		q.Month = September
	case march:
		q.Month = March
	}
	if r.has(mThence) {
		q.Thence = true
	}
	r.bounds(&q)
	if q.Indicators == nil {
		q.Indicators = r.indicators()
	}
	r.numbers(&q)
	r.againstYears(&q)
	q.Op = r.op(&q)
	if q.Op == Change && len(q.Indicators) == 1 && !r.has(mP0, mPoor, mLine, mP1, mP2, mPoverty) {
		q.Guessed = true // "naik berapa persen" tells a unit
	}
	q.Share = q.Op == Change && r.has(mPercent) && slices.Contains(q.Indicators, Poor)
	r.places(&q)
	r.ownExtreme(&q)
	if q.BothEnds = q.Op == Highest && !q.When && r.has(mMost) && r.has(mLeast); q.BothEnds {
		q.Top = 0
	}
	q.When = q.When || q.Op == Change && q.Way != Both && r.has(mEver)
	r.onlyNumber(&q)
	q.Apart = r.says("selisih", "selisihnya", "jarak", "jaraknya", "beda", "bedanya", "terpaut")
	q.HowMuch = q.Op == Change && r.asksNumber()
	q.Kin = r.kin(&q)
	q.Crossed = r.crossed() && (len(q.Indicators) > 1 || q.From != q.To)
	q.Unclear = r.unclear(&q)
	r.settle(&q)
	r.settleOrder(&q)
	r.settleLooked(&q)
	q.Newest = r.newest && q.From == 0 && q.Last == 0 && q.Ago == 0 && !q.Since
	r.beyond(&q)
	q.Whose = r.asksOwnPlace(&q)
	q.Follows = r.leans(&q)
	return q
}

// topics in the order of weight: what protects people first.
var topics = [...]struct {
	mean  meaning
	topic Topic
}{
	{mResidents, Residents}, {mRegistry, Registry}, {mExtreme, Extreme}, {mVillages, Villages},
	{mWage, Wage}, {mPerHead, PerHead}, {mOtherStats, OtherStats}, {mForecast, Forecast},
	{mTarget, Target}, {mAbroad, Abroad}, {mSource, Sources}, {mCauses, Causes}, {mSubgroups, Subgroups}, {mOpinion, Opinion}, {mAside, Aside},
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
	case r.has(mProvinces), r.bareKind() == mProvinsi && r.saysWhichOnly():
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

// op decides what is to be done; the more special first.
func (r *reader) op(q *Query) Op {
	moved := r.has(mFall, mRise, mChange)
	q.Steepest = q.When && q.Way != Both && r.has(mMost) && !r.has(mLeast, mRank) && !r.listing() && len(q.Bounds) == 0 && r.sole()
	switch {
	case r.has(mBrief) && !r.several(q):
		return Brief
	case r.has(mDefine):
		return Define
	case len(q.Bounds) > 0 && r.listing():
		return ListWhere
	case len(q.Bounds) > 0:
		return SinceWhen
	case q.Steepest:
		return Change
	case r.apartFrom():
		return Compare
	case q.Moved != nil, moved && (r.has(mMost, mLeast) || r.asksWho()):
		return Movers
	case r.has(mOver, mUnder, mApart) && r.besideAll(), r.has(mCompare) && r.bareProvince(), r.bareProvince() && r.has(mNational) && r.districts() == 1,
		r.besideProvince() && (!moved || q.From != q.To || q.Since || q.Last > 1):
		return Gap
	case r.has(mRank) && q.Top == 0:
		return Rank
	case r.has(mMost):
		return Highest
	case r.has(mLeast):
		return Lowest
	case moved, r.has(mCompare) && r.comparesYears(q):
		return Change
	case r.has(mCompare):
		return Compare
	case q.Value != nil && !r.has(mOver, mUnder, mApart) && q.Outside == NoTopic:
		return WhichYear
	case q.Ago > 0 && r.has(mUntilNow):
		return Change
	case r.headed() != mUnknown && q.Value == nil:
		return Rank
	}
	return Show
}

// several tells whether more is asked than one text to be forwarded holds: of two regions,
// of a group, or of two years.
func (r *reader) several(q *Query) bool {
	places := 0
	for _, t := range r.terms {
		if t.mean == mPlace {
			places++
		}
	}
	return places > 1 || q.Group != NoGroup || q.From != q.To || q.Last > 1 || len(q.Bounds) > 0
}

// apartFrom tells whether the distance to one region is asked, from another that is not named:
// "selisihnya dengan balangan".
func (r *reader) apartFrom() bool {
	i := slices.IndexFunc(r.terms, isPlaced)
	if i < 1 || !r.sole() || r.bareProvince() || r.has(mNumber, mFall, mRise) {
		return false
	}
	word := r.tokens[r.terms[i-1].from].word
	return r.says("selisihnya", "jaraknya", "bedanya") && (word == "dengan" || word == "dgn" || word == "dg" || word == "sama" || word == "dari" || word == "dr")
}

// sole tells whether one region is named, or none.
func (r *reader) sole() bool {
	n := 0
	for _, t := range r.terms {
		if t.mean == mPlace || t.mean == mNational || t.mean == mHere {
			n++
		}
	}
	return n < 2
}

// districts is how many kabupaten and kota are named, or meant by "kita".
func (r *reader) districts() (n int) {
	for _, t := range r.terms {
		if t.mean == mHere || t.mean == mPlace && !r.isProvince(t) {
			n++
		}
	}
	return n
}

// ownExtreme takes the highest and lowest of one district over years for the years in
// which they stood: "p0 tapin tertinggi 10 tahun terakhir".
func (r *reader) ownExtreme(q *Query) {
	if (q.Op == Highest || q.Op == Lowest) && q.From == q.To && r.asksOfYear() && q.Group == NoGroup && !q.National && len(q.Places) < 2 && r.districts() == 1 {
		q.From, q.To = 0, 0
	}
	spans := r.has(mEver) || r.asksOfYear() || q.Last > 1 || q.Since || q.From != q.To || q.From == 0 && !r.asksWhether()
	if (q.Op == Highest || q.Op == Lowest) && spans && q.Group == NoGroup && !q.National && q.Top == 0 && r.districts() == 1 && len(q.Places) < 2 {
		q.When = true
	}
	if (q.Op == Highest || q.Op == Lowest) && q.Group == NoGroup && q.Top == 0 && r.ofOneProvince(q) {
		q.When = true
		if q.National {
			q.National, q.Places = false, []Place{{Words: r.f.regions[0].Name, Match: Match{Regions: []string{r.f.regions[0].Code}}}}
		}
	}
	if q.When && (q.Op == Highest || q.Op == Lowest) && r.has(mMost) && r.has(mLeast) {
		q.Op, q.When = Show, false // the years tell both
		if q.From == 0 && q.Last == 0 {
			q.From, q.Since = firstOfAll, true
		}
	}
}

// ofOneProvince tells whether the extreme of a province or the nation itself is asked, over
// years: "kemiskinan tertinggi jateng sejak 2015". What lies in one is asked with "di".
func (r *reader) ofOneProvince(q *Query) bool {
	i := slices.IndexFunc(r.terms, func(t term) bool { return t.mean == mNational || r.isProvince(t) })
	over := r.has(mEver) || q.When || q.Since && q.From != 0 || q.Last > 1 || q.From != q.To && len(q.Years) == 0 && !q.Since
	return i >= 0 && over && r.districts() == 0 && r.sole() && !r.has(mDistricts, mProvinces, mOnlyKota, mOnlyKabupaten) && !r.saysKind() && !r.asksWhether() && r.bareKind() == mUnknown &&
		(i == 0 || r.terms[i-1].mean != mWithin)
}

// asksOfYear tells whether a year is asked about, whether it is the extreme: "2021 tahun
// tertinggi".
func (r *reader) asksOfYear() bool {
	for i, t := range r.terms {
		if t.mean == mYear && i > 0 && (r.follows(i, mMost) || r.follows(i, mLeast)) {
			if _, year := r.year(i - 1); year {
				return true
			}
		}
	}
	return false
}

// asksWhether tells whether it is asked of a region whether it is the one: "apakah balangan
// tertinggi", "tabalongkah yang terendah".
func (r *reader) asksWhether() bool {
	return r.says("yang", "yg", "nang", "apakah", "termasuk")
}

// onlyNumber reads words that are nothing but a number: "3 tahun saja" are the newest so
// many years, "kalau 5?" so many as the question before, "yang kedua?" the second of it.
func (r *reader) onlyNumber(q *Query) {
	at := -1
	for i, t := range r.terms {
		switch {
		case at < 0 && (t.mean == mNumber || t.mean == mUnknown) && t.number > 1 && t.number <= 50:
			at = i
		case at < 0 && t.mean == mOrdinal:
			at = i
		case t.mean != mSkip && t.mean != mAnd && t.mean != mYear:
			return
		}
	}
	switch {
	case at < 0:
	case r.terms[at].mean == mOrdinal:
		q.Top = r.terms[at].number
	case r.follows(at, mYear):
		q.Last, r.terms[at].mean = r.terms[at].number, mSkip
	case r.leaned && !r.has(mYear):
		q.Top, r.terms[at].mean = r.terms[at].number, mSkip
	}
}

// kin is the kind that alone is named, of what was spoken of before: "kotanya?".
func (r *reader) kin(q *Query) GroupWord {
	if r.own {
		return OwnProvince
	}
	if q.Op != Show || len(q.Places) > 0 || q.Here || q.National || q.Group != NoGroup {
		return NoGroup
	}
	switch r.bareKind() {
	case mKota:
		return KinKota
	case mKabupaten:
		return KinKabupaten
	case mProvinsi:
		return KinProvince
	}
	return NoGroup
}

// crossed tells whether an indicator or a year is named with each of two places: "p0
// balangan dan p1 tabalong", "balangan 2020 dan tabalong 2021".
func (r *reader) crossed() bool {
	var marks []byte
	for i, t := range r.terms {
		_, year := r.year(i)
		_, named := indicatorOf(t.mean)
		switch {
		case t.mean == mPlace:
			marks = append(marks, 'p')
		case t.mean == mNumber && year:
			marks = append(marks, 'y')
		case named && t.mean != mPercent && t.mean != mPeople:
			marks = append(marks, 'i')
		}
	}
	said := string(marks)
	return strings.Contains(said, "ipip") || strings.Contains(said, "pypy") || strings.Contains(said, "ypyp") || strings.Contains(said, "pipi")
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

// besideProvince tells whether it stands beside one district: "kita dan provinsi".
func (r *reader) besideProvince() bool {
	i := r.bareProvinceAt()
	return i > 0 && r.terms[i-1].mean == mAnd && r.districts() == 1
}

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

// comparesYears tells whether a comparison is one of times, not of places.
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
	return places < 2 && q.Group == NoGroup && (q.Since || q.Ago > 0 || r.before || q.From != q.To || q.BothMonths)
}

// againstYears takes "lebih rendah dari 2019" for the change that it asks.
func (r *reader) againstYears(q *Query) {
	if !r.has(mOver, mUnder) || !q.Since || len(q.Bounds) > 0 || !r.comparesYears(q) || r.besideAll() {
		return
	}
	for i := range r.terms {
		if mean := r.terms[i].mean; mean == mOver || mean == mUnder {
			r.terms[i].mean = mChange
		}
	}
}

// places gathers the regions named, each once. In an order the nation is the
// field, not a contender; elsewhere "nasional" names it.
func (r *reader) places(q *Query) {
	ordered := q.Op.orders()
	if ordered && q.Group == NoGroup {
		q.Group = choose(q.Island != "", Districts, r.field())
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

// unclear lists the words that are left.
func (r *reader) unclear(q *Query) (words []string) {
	for _, t := range r.terms {
		moves := t.mean == mFall || t.mean == mRise || t.mean == mChange
		placed := t.mean == mChange && r.districts() == 1 && (q.From != q.To || q.Since || q.Last > 1)
		left := t.mean == mUnknown || t.mean == mOrdinary || t.mean == mIslands && len(q.Places) == 0 || q.Op == Rank && moves && !placed
		if left && len(words) < mostUnclear {
			words = append(words, r.typed(t))
		}
	}
	return words
}
