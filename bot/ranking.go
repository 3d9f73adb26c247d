package bot

import (
	"cmp"
	"context"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// ranking answers a query about order within a group of regions: ranks, extremes
// and who moved most.
func (t *talk) ranking(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "peringkat"
	m, ask := t.ranked(ctx, q)
	if ask != nil {
		return *ask, nil
	}
	t.concerns(q, m.named...)
	period, ok := t.rankPeriod(q, m.group)
	if !ok {
		when := indicators.Period{Year: max(q.From, q.To), Month: q.Month}
		return t.reply(text.NoRanking(t.Catalogue, m.group, lead(q), when)), nil
	}
	switch q.Op {
	case indicators.Movers:
		return t.movers(q, m, period), nil
	case indicators.ListWhere:
		return t.selected(q, m, period), nil
	}
	if extreme := q.Op == indicators.Highest || q.Op == indicators.Lowest; extreme && t.tooFew(m.group, lead(q), period) {
		return t.reply(text.NoRanking(t.Catalogue, m.group, lead(q), period)), nil
	}
	others := t.otherSurveys(q, m, period)
	if len(others) == 0 && (q.Since || q.Last > 1 || q.From != q.To && q.To != 0) {
		m.notes = append(m.notes, text.OneSurvey(period))
	}
	if len(q.Indicators) > 1 && t.alsoRanked(q, m.group, period) == nil {
		m.notes = append(m.notes, text.OneIndicator(lead(q)))
	}
	r := t.Catalogue.Rank(m.group, lead(q), period)
	words, told := text.Ranking(t.Catalogue, text.RankView{Ranking: r, Own: m.own, Op: q.Op, Both: q.BothEnds, Top: q.Top, Also: t.alsoRanked(q, m.group, period), Others: others, Notes: m.notes})
	return chat.Reply{Messages: []chat.Message{t.card(words, t.rankButtons(m, lead(q), period), told...)}}, nil
}

// members is a set of regions to be ranked.
type members struct {
	group indicators.Group
	own   []string // those of them that were named, or the asker's own
	notes []string // how the question was understood
	named []string // the regions that the group is found by
}

// alsoRanked is the order by number of people, told beside the order by rate when
// the question was who is poorest and did not say by what.
func (t *talk) alsoRanked(q indicators.Query, g indicators.Group, p indicators.Period) *indicators.Ranking {
	poorest := len(q.Indicators) == 0 || slices.Equal(q.Indicators, []indicators.Indicator{indicators.P0, indicators.Poor})
	if q.Op != indicators.Highest && q.Op != indicators.Lowest || !poorest {
		return nil
	}
	r := t.Catalogue.Rank(g, indicators.Poor, p)
	return &r
}

// tooFew tells whether so few of a group have a figure that none is the highest of all.
func (t *talk) tooFew(g indicators.Group, i indicators.Indicator, p indicators.Period) bool {
	n := 0
	for _, code := range g.Members {
		if _, ok := t.Catalogue.Figure(code, i, p); ok {
			n++
		}
	}
	return 2*n < len(g.Members)
}

// otherSurveys are the orders of the other years that were named singly, where who was
// highest or lowest in each is asked, and of all years where the place of a region is.
func (t *talk) otherSurveys(q indicators.Query, m members, p indicators.Period) (list []indicators.Ranking) {
	years := q.Years
	switch {
	case q.Op == indicators.Rank && len(m.own) == 1 && (q.Here || slices.Contains(m.named, m.own[0])):
		years = t.yearsAsked(q, p)
	case q.Op != indicators.Highest && q.Op != indicators.Lowest || len(q.Years) > maxRegions:
		return nil
	}
	for _, year := range years {
		if year != p.Year {
			list = append(list, t.Catalogue.Rank(m.group, lead(q), indicators.Period{Year: year, Month: p.Month}))
		}
	}
	return list
}

// yearsAsked are the years of a query up to a survey's, from the first of the unbroken tables
// on; none for one year.
func (t *talk) yearsAsked(q indicators.Query, p indicators.Period) (years []int) {
	from := q.From
	switch {
	case len(q.Years) > 0:
		return q.Years
	case q.Last > 1:
		from = p.Year - q.Last + 1
	case from < recordsFrom || from == q.To && !q.Since:
		return nil
	}
	for year := from; year < p.Year; year++ {
		years = append(years, year)
	}
	return years
}

// ranked is the set of regions that a query ranks, or the question to ask first.
// The largest region named is where it is ranked; the others are those asked about.
func (t *talk) ranked(ctx context.Context, q indicators.Query) (members, *chat.Reply) {
	s := t.settle(ctx, q)
	if t.besideOwn(q, s) {
		s = t.compared(ctx, q)
	}
	named := s.codes
	if s.ask == nil && len(s.codes) == 0 && t.group == nil {
		notes := s.notes
		s = t.one(ctx, q)
		s.notes = append(notes, s.notes...)
		if regionOpen(q) {
			named = s.codes
		}
	}
	if s.ask != nil {
		return members{}, s.ask
	}
	if t.group != nil {
		return t.rankedOwn(ctx, q, s), nil
	}
	m := members{notes: append(s.notes, text.Unread(q.Unclear)...), named: named}
	group, own := t.groupAround(q, s.codes)
	m.group = t.onlyKind(q, group)
	if q.Island != "" {
		own = t.besideIsland(q)
	}
	for _, code := range own {
		if len(q.Places) > 0 && !slices.Contains(m.group.Members, code) && t.region(code).Kind.IsDistrict() {
			m.notes = append(m.notes, text.NotInGroup(t.region(code), m.group))
		}
	}
	if home, _ := t.home(ctx); q.Here && len(own) > 0 && !slices.Contains(own, home) {
		own = prepend(home, own)
	}
	m.own = t.ownIn(ctx, m.group, own)
	return m, nil
}

// besideOwn tells whether the own region stands beside kabupaten and kota that are named,
// where one of them is asked for, or their order: "kita atau hsu siapa yang turun paling
// banyak", "posisi tapin dibanding kita".
func (t *talk) besideOwn(q indicators.Query, s settled) bool {
	among := q.Op == indicators.Rank || q.Op == indicators.Movers || q.Op == indicators.Highest || q.Op == indicators.Lowest
	larger := func(code string) bool { return !t.region(code).Kind.IsDistrict() }
	return q.Here && among && t.group == nil && s.ask == nil && len(s.codes) > 0 && !slices.ContainsFunc(s.codes, larger) &&
		(q.Group == indicators.NoGroup || q.Group == indicators.Districts)
}

// groupAround is the group in which regions stand, and those of them that are shown in it:
// the districts of provinces, the regions themselves, or the group of the largest.
func (t *talk) groupAround(q indicators.Query, codes []string) (g indicators.Group, own []string) {
	within, own := t.largest(codes)
	switch {
	case within == "" && q.Group == indicators.Districts && t.allProvinces(codes):
		if g = t.districtsOf(codes); q.Island != "" {
			g.Name = text.DistrictsOf([]string{text.Island(q.Island)})
		}
		return g, own
	case within == "" && q.Island != "":
		return indicators.Group{Name: text.ProvincesOf(q.Island), Members: codes}, own
	case within == "":
		return indicators.Group{Name: text.ChosenRegions(), Members: codes}, own
	case len(own) == 0 && t.region(within).Kind.IsDistrict():
		return t.groupFor(q, within, within), []string{within}
	}
	g = t.groupFor(q, within, append(own, within)[0])
	if slices.Contains(g.Members, within) {
		own = append(own, within)
	}
	return g, own
}

// besideIsland are the regions that are named by names of their own beside an island's.
func (t *talk) besideIsland(q indicators.Query) (codes []string) {
	for _, m := range q.Places {
		if code, certain := m.Match.Certain(); certain && fold(m.Words) != q.Island {
			codes = append(codes, code)
		}
	}
	return codes
}

func (t *talk) allProvinces(codes []string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool { return t.region(code).Kind != indicators.Province })
}

// districtsOf are the kabupaten and kota of several provinces together.
func (t *talk) districtsOf(codes []string) (g indicators.Group) {
	var names []string
	for _, code := range codes {
		province, _ := t.Catalogue.Group(code)
		g.Members = append(g.Members, province.Members...)
		names = append(names, t.region(code).Name)
	}
	g.Name = text.DistrictsOf(names)
	return g
}

// rankedOwn is a group of the region's own making; regions named beside it are those
// asked about.
func (t *talk) rankedOwn(ctx context.Context, q indicators.Query, s settled) members {
	g := t.onlyKind(q, *t.group)
	return members{group: g, own: t.ownIn(ctx, g, s.codes), notes: append(s.notes, text.Unread(q.Unclear)...)}
}

// onlyKind keeps the kota or the kabupaten of a group, where the words ask for
// them alone. Such a group has an ID that no button names.
func (t *talk) onlyKind(q indicators.Query, g indicators.Group) indicators.Group {
	kind := indicators.Kota
	switch {
	case q.OnlyKabupaten:
		kind = indicators.Kabupaten
	case !q.OnlyKota:
		return g
	}
	name, some := text.OnlyKind(kind, g), []string{}
	for _, code := range g.Members {
		if t.region(code).Kind == kind {
			some = append(some, code)
		}
	}
	if len(some) == 0 {
		return g
	}
	return indicators.Group{Name: name, Members: some}
}

// largest parts the one region that holds the others from them; "" where several
// stand at the same level.
func (t *talk) largest(codes []string) (within string, others []string) {
	kinds := slices.Clone(codes)
	slices.SortStableFunc(kinds, func(a, b string) int { return cmp.Compare(level(t.region(a)), level(t.region(b))) })
	if len(kinds) > 1 && level(t.region(kinds[0])) == level(t.region(kinds[1])) {
		return "", nil
	}
	return kinds[0], slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == kinds[0] })
}

// level is 0 for the nation, 1 for provinces, 2 for kabupaten and kota.
func level(r indicators.Region) int { return min(int(r.Kind), int(indicators.Kabupaten)) }

// groupFor is the group in which a region is ranked.
func (t *talk) groupFor(q indicators.Query, within, asked string) indicators.Group {
	if t.region(within).Kind == indicators.Nation && t.region(asked).Kind.IsDistrict() {
		q.Group = indicators.Districts
	}
	g, _ := t.Catalogue.Group(t.groupOf(q, within))
	return g
}

// ownIn are the regions to set off in a group: those asked about, or the chat's.
func (t *talk) ownIn(ctx context.Context, g indicators.Group, asked []string) []string {
	if len(asked) == 0 && g.ID != "" {
		home, _ := t.home(ctx)
		asked = []string{home}
	}
	return slices.DeleteFunc(asked, func(code string) bool { return !slices.Contains(g.Members, code) })
}

// groupOf names the group that a query means: the one said, or that of the region
// named: a province's districts, the nation's provinces.
func (t *talk) groupOf(q indicators.Query, code string) string {
	r := t.region(code)
	switch {
	case q.Group == indicators.Around && r.Kind.IsDistrict():
		return "around:" + code
	case q.Group == indicators.BanuaEnam:
		return string(indicators.BanuaEnam)
	case q.National && r.Kind == indicators.Province, q.Group == indicators.Provinces:
		return "0000"
	case q.National, q.Group == indicators.Districts && r.Kind == indicators.Nation:
		return "districts"
	case r.Kind.IsDistrict():
		return r.Parent
	}
	return code
}

// rankPeriod is the period of a ranking: the newest, or that of the year asked,
// in which at least half of the members have a figure; else the newest of any.
func (t *talk) rankPeriod(q indicators.Query, g indicators.Group) (newest indicators.Period, ok bool) {
	count := map[indicators.Period]int{}
	for _, code := range g.Members {
		f, found := t.Catalogue.Newest(code, lead(q), q.Month)
		if year := max(q.From, q.To); year != 0 && !q.Since && q.Op != indicators.Movers {
			f, found = t.Catalogue.InYear(code, lead(q), year, q.Month)
		}
		if found {
			count[f.Period]++
		}
	}
	half := indicators.Period{}
	for p, n := range count {
		if newest.Before(p) {
			newest = p
		}
		if 2*n >= len(g.Members) && half.Before(p) {
			half = p
		}
	}
	if !half.IsZero() {
		return half, true
	}
	return newest, !newest.IsZero()
}

// movers tells who fell and rose most, since the year before or the year asked.
func (t *talk) movers(q indicators.Query, in members, to indicators.Period) chat.Reply {
	from := indicators.Period{Year: to.Year - 1, Month: to.Month}
	switch {
	case q.From != 0 && q.To > q.From:
		from.Year, to.Year = q.From, q.To
	case q.From != 0 && q.Since:
		from.Year = q.From
	case q.From != 0:
		from.Year, to.Year = q.From-1, q.From
	case q.Last > 1:
		from.Year = to.Year - q.Last + 1
	}
	if len(q.Indicators) > 1 {
		in.notes = append(in.notes, text.OneIndicator(lead(q)))
	}
	m := t.moved(in.group, q, from, to)
	words, told := text.Movers(t.Catalogue, m, q.Way, q.Top, in.notes)
	if q.Moved != nil {
		words, told = text.MoversBy(t.Catalogue, m, q.Way, *q.Moved, in.notes)
	}
	rows := [][]chat.Button{{button(text.ButtonRank(), "peringkat", groupWord(in.group), text.IndicatorWord(lead(q)))}}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}
}

// moved is how a group moved between two years: by the surveys of the month given,
// or where those say nothing and no month was named, of the other month.
func (t *talk) moved(g indicators.Group, q indicators.Query, from, to indicators.Period) indicators.Movement {
	m := t.Catalogue.Movers(g, lead(q), from, to)
	if len(m.Changes) > 0 || q.Month != indicators.Unknown {
		return m
	}
	from.Month, to.Month = indicators.March, indicators.March
	if other := t.Catalogue.Movers(g, lead(q), from, to); len(other.Changes) > 0 {
		return other
	}
	return m
}

// rankButtons lead to its pictures, to the other indicators, to who moved most and to
// the own card.
func (t *talk) rankButtons(m members, i indicators.Indicator, p indicators.Period) [][]chat.Button {
	word := groupWord(m.group)
	if word == "" {
		return nil
	}
	var others []chat.Button
	for _, other := range indicators.All {
		if other != i {
			others = append(others, button(text.ShortIndicator(other), "peringkat", word, text.IndicatorWord(other), yearWord(p)))
		}
	}
	rows := [][]chat.Button{others, {button(text.ButtonMovers(), "peringkat", word, text.IndicatorWord(i), text.MoversWord())}}
	for _, code := range m.own[:min(len(m.own), 2)] {
		rows[1] = append(rows[1], button(text.ButtonCard(t.Catalogue.ShortName(code)), "indikator", code, yearWord(p)))
	}
	return append([][]chat.Button{t.orderButtons(m, i, p)}, rows...)
}

// groupWord names a group in a button; "" for one that no word names.
func groupWord(g indicators.Group) string { return text.GroupWord(g.ID) }
