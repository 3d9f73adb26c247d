package bot

import (
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
	group, own, notes, ask, asking := t.group(ctx, q)
	if asking {
		return ask, nil
	}
	period, ok := t.rankPeriod(q, group)
	if !ok {
		return t.reply(text.NoRanking(group.Name, lead(q), max(q.From, q.To))), nil
	}
	if q.Op == indicators.Movers {
		return t.movers(q, group, period, notes), nil
	}
	r := t.Catalogue.Rank(group, lead(q), period)
	view := text.RankView{Ranking: r, Own: own, Op: q.Op, Also: t.alsoRanked(q, group, period), Notes: append(notes, text.Unread(q.Unclear)...)}
	words, told := text.Ranking(t.Catalogue, view)
	return chat.Reply{Messages: []chat.Message{t.card(words, t.rankButtons(group, own, lead(q), period), told...)}}, nil
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

// group is the set of regions that a query ranks, and the one of them that is the
// asker's own.
func (t *talk) group(ctx context.Context, q indicators.Query) (g indicators.Group, own string, notes []string, ask chat.Reply, asking bool) {
	if len(q.Places) > 1 {
		s := t.settle(ctx, q)
		return indicators.Group{Name: text.ChosenRegions(), Members: s.codes}, "", s.notes, s.ask, s.asking
	}
	code, notes, ask, asking := t.one(ctx, q)
	if asking {
		return g, "", nil, ask, true
	}
	id := t.groupOf(q, code)
	g, _ = t.Catalogue.Group(id)
	own = code
	if home, _ := t.home(ctx); !slices.Contains(g.Members, code) {
		own = home
	}
	return g, own, notes, chat.Reply{}, false
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
// in which any member has a figure.
func (t *talk) rankPeriod(q indicators.Query, g indicators.Group) (indicators.Period, bool) {
	var newest indicators.Period
	for _, code := range g.Members {
		f, ok := t.Catalogue.Newest(code, lead(q), q.Month)
		if year := max(q.From, q.To); year != 0 && q.Op != indicators.Movers {
			f, ok = t.Catalogue.InYear(code, lead(q), year, q.Month)
		}
		if ok && newest.Before(f.Period) {
			newest = f.Period
		}
	}
	return newest, !newest.IsZero()
}

// movers tells who fell and rose most, since the year before or the year asked.
func (t *talk) movers(q indicators.Query, g indicators.Group, to indicators.Period, notes []string) chat.Reply {
	from := indicators.Period{Year: to.Year - 1, Month: to.Month}
	switch {
	case q.From != 0 && q.To > q.From:
		from.Year, to.Year = q.From, q.To
	case q.From != 0 && q.Since:
		from.Year = q.From
	case q.From != 0:
		from.Year, to.Year = q.From-1, q.From
	}
	m := t.Catalogue.Movers(g, lead(q), from, to)
	words, told := text.Movers(t.Catalogue, m, notes)
	rows := [][]chat.Button{{button(text.ButtonRank(), "peringkat", groupWord(g), lead(q).ID())}}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}
}

// rankButtons lead to the other indicators, to who moved most and to the own card.
func (t *talk) rankButtons(g indicators.Group, own string, i indicators.Indicator, p indicators.Period) [][]chat.Button {
	word := groupWord(g)
	if word == "" {
		return nil
	}
	var others []chat.Button
	for _, other := range indicators.All {
		if other != i {
			others = append(others, button(text.ShortIndicator(other), "peringkat", word, other.ID(), yearWord(p)))
		}
	}
	rows := [][]chat.Button{others, {button(text.ButtonMovers(), "peringkat", word, i.ID(), text.MoversWord())}}
	if own != "" && slices.Contains(g.Members, own) {
		rows[1] = append(rows[1], button(text.ButtonCard(text.Short(t.Catalogue, own)), "indikator", own, yearWord(p)))
	}
	return rows
}

// groupWord names a group in a button; "" for one that no word names.
func groupWord(g indicators.Group) string { return text.GroupWord(g.ID) }
