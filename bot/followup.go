package bot

import (
	"context"
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
)

// followed completes a question that leaves something open with what was asked before,
// and notes what it took. A question that stands by itself takes nothing.
func (t *talk) followed(ctx context.Context, q indicators.Query) indicators.Query {
	if q.Kin == indicators.OwnProvince {
		home, _ := t.home(ctx)
		q.Places, q.Kin = append(t.kin(home, indicators.KinProvince), q.Places...), indicators.NoGroup
	}
	stands := t.stands(q)
	if stands && !q.Whose {
		return q
	}
	before, ok := t.lastSubject(ctx)
	if !ok {
		return t.alone(ctx, q)
	}
	if stands && !t.placeIn(q, before) {
		return q
	}
	return t.continues(q, before)
}

// alone is a question that leans on one before, where there is none.
func (t *talk) alone(ctx context.Context, q indicators.Query) indicators.Query {
	if q.Kin == indicators.KinProvince && !nothing(q) {
		home, _ := t.home(ctx)
		q.Places = t.kin(home, q.Kin)
	} else {
		q.Kin = indicators.NoGroup
	}
	if q.Thence || q.Top > 0 && q.Op == indicators.Show {
		q.Beyond = append(q.Beyond, t.words)
	}
	return q
}

// kin is the region's namesake of the other kind, or its province; none where there is
// no such.
func (t *talk) kin(code string, which indicators.GroupWord) []indicators.Place {
	of, kind := t.region(code), indicators.Kabupaten
	if which == indicators.KinKota {
		kind = indicators.Kota
	}
	for _, r := range t.Catalogue.Regions() {
		province := which == indicators.KinProvince && r.Kind == indicators.Province && (r.Code == of.Parent || r.Code == code)
		if province || which != indicators.KinProvince && r.Kind == kind && r.Name == of.Name {
			return []indicators.Place{{Words: r.Code, Match: indicators.Match{Regions: []string{r.Code}}}}
		}
	}
	return nil
}

// ofKin names the region that "kotanya?" and "provinsinya?" mean, after one other.
func (t *talk) ofKin(q, before indicators.Query) indicators.Query {
	code, ok := soleRegion(before)
	if q.Kin == indicators.NoGroup || !ok {
		return q
	}
	which := q.Kin
	q.Places, q.Kin = t.kin(code, q.Kin), indicators.NoGroup
	if len(q.Places) == 0 && !nothing(q) {
		q.Beyond = append(q.Beyond, string(which))
	}
	return q
}

// fromThere sets the years of "dari situ sampai 2025" and how many "kalau 5?" means.
func (t *talk) fromThere(q, before indicators.Query) indicators.Query {
	switch year := max(before.From, before.To); {
	case !q.Thence:
	case year == 0 || before.Since || before.Last > 1:
		q.Beyond = append(q.Beyond, t.words)
	case q.To > year:
		q.From = year
	default:
		q.From, q.To, q.Since = year, 0, true
	}
	switch {
	case q.Top == 0 || q.Op != indicators.Show:
	case before.Last > 1:
		q.Last, q.Top = q.Top, 0
	case !ordersGroup(before) || before.Op == indicators.ListWhere:
		q.Beyond = append(q.Beyond, t.words)
	}
	return q
}

// stands tells whether a question needs nothing of what was said before it.
func (t *talk) stands(q indicators.Query) bool {
	switch {
	case q.Outside != indicators.NoTopic, q.Op == indicators.Define, len(q.Unclear) > 0, nothing(q) && !q.Newest, len(q.Beyond) > 0:
		return true
	case q.Kin != indicators.NoGroup:
		return false
	case regionOpen(q), q.Follows:
		return false
	case q.Op == indicators.Compare && !onlyNames(q):
		return len(q.Places) > 1 || q.Here || q.Group != indicators.NoGroup
	}
	return !onlyNames(q) || !strings.Contains(t.words, "?")
}

// regionOpen tells whether no region is named, nor a group that needs none.
func regionOpen(q indicators.Query) bool {
	return len(q.Places) == 0 && !q.Here && !q.National && q.Group != indicators.BanuaEnam && q.Group != indicators.Provinces
}

// onlyNames tells whether nothing but a region is named, or several.
func onlyNames(q indicators.Query) bool {
	named := q.Op == indicators.Show || q.Op == indicators.Compare && len(q.Places) > 1
	return named && len(q.Indicators) == 0 && undated(q) && q.Group == indicators.NoGroup && q.Value == nil
}

// undated tells whether no years are named.
func undated(q indicators.Query) bool {
	return q.From == 0 && q.To == 0 && q.Last == 0 && q.Ago == 0 && !q.ThisYear && !q.Since && q.Step == 0
}

// continues fills what q leaves open from the question before.
func (t *talk) continues(q, before indicators.Query) indicators.Query {
	var taken indicators.Query
	own := q.Op
	q = t.fromThere(t.ofKin(q, before), before)
	if len(q.Beyond) > 0 || nothing(q) && !q.Newest {
		return q
	}
	if own == indicators.SinceWhen && !q.When && regionOpen(q) && ordersGroup(before) {
		own, q.Op = indicators.ListWhere, indicators.ListWhere // a limit for the regions of the group
	}
	t.earlier = &before
	t.takeBoth(&q, &taken, before)
	t.takeAsked(&q, &taken, before)
	t.takeOp(&q, &taken, before)
	t.takeRegions(&q, &taken, before, own)
	if q.Value != nil {
		before.Indicators, before.From, before.To, before.Years, before.Last, before.Since = nil, 0, 0, nil, 0, false // a value is looked for everywhere
	}
	if len(q.Indicators) == 0 || q.Guessed && fitsIndex(before) || q.Guessed && own == indicators.Change && unitOf(q, before) {
		q.Indicators, taken.Indicators, q.Guessed = before.Indicators, before.Indicators, false
	}
	t.takeYears(&q, &taken, before)
	if text.Described(t.Catalogue, taken) != "" {
		t.carried = text.Continued(t.Catalogue, taken)
	}
	return q
}

// takeBoth takes the two regions that were told one after the other, whose difference is
// asked, or the two years of one region: "p0 tabalong", "provinsi?", "selisihnya?".
func (t *talk) takeBoth(q, taken *indicators.Query, before indicators.Query) {
	if q.Apart && before.Op == indicators.Compare && q.Op == indicators.Change && regionOpen(*q) && undated(*q) {
		q.Op = indicators.Compare
		return
	}
	if t.formerly == nil || !regionOpen(*q) || !undated(*q) || q.When || q.Group != indicators.NoGroup || q.Op != indicators.Change && q.Op != indicators.Gap {
		return
	}
	a, named := soleRegion(*t.formerly)
	b, also := soleRegion(before)
	between := q.Op == indicators.Change && (q.Apart || q.HowMuch) && a == b
	switch year, now := t.formerly.From, before.From; {
	case !named || !also || !ofOneTime(*t.formerly) || !ofOneTime(before):
	case a != b && q.Apart:
		q.Op, q.Places = indicators.Compare, append(t.formerly.Places[:1:1], before.Places...)
		taken.Places = q.Places
	case between && year != now && year == 0:
		q.From, q.Since = now, true
		taken.From, taken.Since = q.From, q.Since
	case between && year == now && year != 0 && (t.formerly.Month == indicators.September) != (before.Month == indicators.September):
		q.From, q.To, q.BothMonths = year, year, true
		taken.From, taken.To = q.From, q.To
	case between && year != now && now != 0:
		q.From, q.To = min(year, now), max(year, now)
		taken.From, taken.To = q.From, q.To
	}
}

// takeAsked takes what of a rise or a place was asked where the words name the other way or
// the nation alone: "kapan naik", "turunnya?"; "peringkat hss di kalsel", "di nasional?".
func (t *talk) takeAsked(q, taken *indicators.Query, before indicators.Query) {
	way := q.Op == indicators.Change && q.Way != indicators.Both && !q.Apart && !q.HowMuch && regionOpen(*q) && undated(*q)
	if way && before.Op == indicators.Change && before.When {
		q.When, q.Steepest = true, before.Steepest
	}
	code, sole := soleRegion(*q)
	district := t.firstDistrict(before)
	if q.Op == indicators.Show && before.Op == indicators.Rank && sole && code == t.Catalogue.Regions()[0].Code && onlyNames(*q) && len(district) > 0 {
		q.Op, q.National, q.Places = indicators.Rank, true, district
		taken.Op, taken.Places = q.Op, q.Places
	}
}

// ofOneTime tells whether figures of one survey were told.
func ofOneTime(q indicators.Query) bool {
	return q.Op == indicators.Show && q.From == q.To && !q.Since && q.Last < 2 && !q.BothMonths && q.Group == indicators.NoGroup
}

// fitsIndex tells whether a bare limit is one of the index that was spoken of.
func fitsIndex(before indicators.Query) bool {
	return len(before.Indicators) == 1 && (before.Indicators[0] == indicators.P1 || before.Indicators[0] == indicators.P2)
}

// unitOf tells whether "berapa persen" or "berapa orang" can be the unit of a change of
// what was spoken of before.
func unitOf(q, before indicators.Query) bool {
	return len(before.Indicators) == 1 && (q.Indicators[0] == indicators.P0 || before.Indicators[0] == indicators.Poor)
}

// takeOp takes what is to be done, where the words name a region, an indicator or a year
// only. What a value, a term or a text was asked for is done with.
func (t *talk) takeOp(q, taken *indicators.Query, before indicators.Query) {
	all := q.Op == indicators.Rank && q.Follows && q.Group == indicators.Districts && ordersGroup(before) // "kalau kabupaten di kalteng?"
	if q.Op != indicators.Show && !all || q.Value != nil || q.Group != indicators.NoGroup && !all {
		return
	}
	district := len(q.Places) > 0 && !t.provinceFirst(*q)
	bounded := before.Op == indicators.SinceWhen || before.Op == indicators.ListWhere
	switch {
	case before.Op == indicators.Show, before.Op == indicators.WhichYear, before.Op == indicators.Define, before.Op == indicators.Brief:
		return
	case bounded && len(q.Indicators) > 0, before.Op == indicators.ListWhere && district, before.Op == indicators.Movers && district:
		return
	case bounded:
		q.Indicators, taken.Indicators = before.Indicators, before.Indicators
	}
	q.Op, q.Bounds, q.Turn, q.Way, q.When, q.Streak = before.Op, before.Bounds, before.Turn, before.Way, before.When, before.Streak
	q.BothEnds = before.BothEnds
	q.Steepest, q.Share, q.Moved = before.Steepest, before.Share, before.Moved
	if q.Top == 0 {
		q.Top = before.Top
	}
	if all {
		return
	}
	q.OnlyKota, q.OnlyKabupaten = before.OnlyKota, before.OnlyKabupaten
	if q.Op == indicators.Rank && district && (before.National || before.Group == indicators.BanuaEnam) {
		q.National, q.Group = before.National, before.Group
		taken.National, taken.Group = q.National, q.Group
	}
	taken.Op, taken.Bounds, taken.Top = q.Op, q.Bounds, q.Top
	if len(q.Places) > 0 && t.provinceFirst(*q) && ordersGroup(before) {
		q.Group, taken.Group = before.Group, before.Group
	}
}

func (t *talk) provinceFirst(q indicators.Query) bool {
	code, certain := q.Places[0].Match.Certain()
	return certain && !t.region(code).Kind.IsDistrict()
}

// ordersGroup tells whether a question was about the regions of a group.
func ordersGroup(q indicators.Query) bool {
	switch q.Op {
	case indicators.Rank, indicators.Movers, indicators.Highest, indicators.Lowest, indicators.ListWhere:
		return !q.When
	}
	return q.Group != indicators.NoGroup
}

// takeRegions takes the regions where none is named, and the one that another is to be
// compared with. own is what the words themselves want done.
func (t *talk) takeRegions(q, taken *indicators.Query, before indicators.Query, own indicators.Op) {
	if q.Op == indicators.Compare && len(q.Places) == 1 && !q.Here && q.Group == indicators.NoGroup && len(before.Places) > 0 {
		if before.Places[0].Words != q.Places[0].Words {
			q.Places = append(before.Places[:1:1], q.Places...)
			taken.Places = before.Places[:1]
		}
		return
	}
	if q.Whose && t.placeIn(*q, before) {
		q.Places, taken.Places = append(before.Places[:1:1], q.Places...), before.Places
	}
	if !regionOpen(*q) {
		return
	}
	group, spans := ordersGroup(before), before.Last > 1 || before.Since || before.To > before.From || before.When
	switch extreme := own == indicators.Highest || own == indicators.Lowest; {
	case q.Group == indicators.Around:
		q.Places = t.firstDistrict(before)
	case extreme && !q.When && !group && spans && len(before.Places) == 1 && q.Top == 0 && q.Group == indicators.NoGroup:
		q.When, q.Places = true, before.Places
	case own == indicators.ListWhere && q.Group == indicators.NoGroup:
		takeGroup(q, before)
	case own == indicators.Gap, own == indicators.SinceWhen, own == indicators.Brief, q.When:
		q.Places = before.Places[:min(1, len(before.Places))]
	case q.Group != indicators.NoGroup:
		q.Places = before.Places
	default:
		takeGroup(q, before)
		if group && own == indicators.Change {
			q.Op = indicators.Movers
		}
		taken.Group, taken.National = q.Group, q.National
	}
	if len(q.Places) == len(before.Places) {
		q.Island = before.Island
	}
	taken.Places = q.Places
}

// takeGroup takes the regions that a question was about, and which of theirs.
func takeGroup(q *indicators.Query, before indicators.Query) {
	q.Places, q.Group, q.National = before.Places, before.Group, before.National
	q.OnlyKota, q.OnlyKabupaten = before.OnlyKota, before.OnlyKabupaten
}

// placeIn tells whether the place of the one region spoken of before is asked, in the
// province that holds it: "di kalsel urutan berapa".
func (t *talk) placeIn(q, before indicators.Query) bool {
	code, ok := soleRegion(before)
	province, certain := q.Places[0].Match.Certain()
	return ok && certain && t.region(code).Parent == province && t.region(code).Kind.IsDistrict()
}

// firstDistrict is the first kabupaten or kota of a question.
func (t *talk) firstDistrict(q indicators.Query) []indicators.Place {
	for k, m := range q.Places {
		if code, certain := m.Match.Certain(); certain && t.region(code).Kind.IsDistrict() {
			return q.Places[k : k+1]
		}
	}
	return nil
}

// takeYears takes the years where none are named. A year beside the one spoken of is
// counted from there.
func (t *talk) takeYears(q, taken *indicators.Query, before indicators.Query) {
	if q.Step != 0 && q.From == 0 {
		if year := max(before.From, before.To); year != 0 && !before.Since && before.Last == 0 {
			q.From, q.To, q.Step = year+q.Step, year+q.Step, 0
		}
		return
	}
	single := before.From == before.To && !before.Since && before.Last < 2
	switch {
	case !undated(*q) || q.Newest || undated(before):
		return
	case q.Op == indicators.SinceWhen && before.Op != indicators.SinceWhen, q.When && single:
		return
	}
	q.From, q.To, q.Years, q.Last, q.Since = before.From, before.To, before.Years, before.Last, before.Since
	if q.Month == indicators.Unknown && !q.BothMonths {
		q.Month, q.BothMonths = before.Month, before.BothMonths
	}
	taken.From, taken.To, taken.Years, taken.Last, taken.Since, taken.Month = q.From, q.To, q.Years, q.Last, q.Since, q.Month
}

// stepped is the year beside the one named, or beside the newest.
func (t *talk) stepped(q indicators.Query) int {
	if q.From != 0 {
		return q.From + q.Step
	}
	code := t.Home
	if t.settings != nil && t.settings.Region != "" {
		code = t.settings.Region
	}
	if len(q.Places) > 0 {
		if named, certain := q.Places[0].Match.Certain(); certain {
			code = named
		}
	}
	newest, _ := t.Catalogue.Newest(code, lead(q), q.Month)
	return newest.Period.Year + q.Step
}
