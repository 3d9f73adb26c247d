package bot

import (
	"context"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// comparison sets regions beside each other at one period. A region alone is set
// beside its province and the nation.
func (t *talk) comparison(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "bandingkan"
	s := t.compared(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	codes, notes := s.codes, append(s.notes, text.Unread(q.Unclear)...)
	if q.Crossed && len(codes) > 1 {
		notes = append(notes, text.ToldOfAll(len(q.Indicators) > 1))
	}
	t.concerns(q, codes...)
	alone := len(codes) == 1
	if alone {
		codes = t.withAbove(codes[0])
	}
	if from, to := t.span(t.fromYearBefore(q, codes), codes[0]); from != to {
		return t.comparisonOverYears(q, codes, from, to, notes), nil
	}
	period, ok := t.commonPeriod(codes, q)
	if !ok {
		return t.reply(text.NoCommonPeriod(t.names(codes), max(q.From, q.To))), nil
	}
	view := text.CompareView{Codes: codes, Period: period, Only: q.Indicators, Notes: notes}
	words, told := text.Comparison(t.Catalogue, view)
	return chat.Reply{Messages: []chat.Message{t.card(words, t.compareButtons(codes, alone, period), told...)}}, nil
}

// fromYearBefore spans the year asked, or the newest, and the one before it, where a change
// is asked.
func (t *talk) fromYearBefore(q indicators.Query, codes []string) indicators.Query {
	if q.Op != indicators.Change || spansYears(q) {
		return q
	}
	if p, ok := t.commonPeriod(codes, q); ok {
		q.From, q.To = p.Year-1, p.Year
	}
	return q
}

// compared are the regions named, with the chat's own first where it is spoken of
// or nothing else is.
func (t *talk) compared(ctx context.Context, q indicators.Query) settled {
	s := t.settle(ctx, q)
	if t.group != nil && s.ask == nil {
		return t.withGroup(s)
	}
	if s.ask != nil || len(s.codes) > 0 && !q.Here {
		return s
	}
	own := t.one(ctx, indicators.Query{Here: q.Here, Unclear: q.Unclear})
	if own.ask != nil {
		return own
	}
	return settled{codes: prepend(own.codes[0], s.codes), notes: append(s.notes, own.notes...)}
}

// withGroup adds the members of the region's own group to the regions named; as many
// as fit into one message.
func (t *talk) withGroup(s settled) settled {
	for _, code := range t.group.Members {
		if !slices.Contains(s.codes, code) {
			s.codes = append(s.codes, code)
		}
	}
	if n := len(s.codes); n > maxRegions {
		s.codes = s.codes[:maxRegions]
		s.notes = append(s.notes, text.FirstOnly(maxRegions, n))
	}
	return s
}

// comparisonOverYears sets regions beside each other year by year.
func (t *talk) comparisonOverYears(q indicators.Query, codes []string, from, to int, notes []string) chat.Reply {
	list := q.Indicators
	if len(list) == 0 {
		list = []indicators.Indicator{indicators.P0}
	}
	view := text.CompareYearsView{Codes: codes, List: list, From: from, To: to, Month: q.Month, Years: q.Years, Share: q.Share, Notes: notes}
	words, told := text.ComparisonOverYears(t.Catalogue, view)
	rows := append([][]chat.Button{{t.trendButton(codes, list[0], yearsWord(from, to), q.Month)}}, t.compareButtons(codes, false, indicators.Period{})...)
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}
}

func prepend(code string, codes []string) []string {
	all := []string{code}
	for _, c := range codes {
		if c != code {
			all = append(all, c)
		}
	}
	return all
}

// withAbove is the region, its province and the nation.
func (t *talk) withAbove(code string) []string {
	codes := []string{code}
	for r := t.region(code); r.Parent != ""; r = t.region(r.Parent) {
		codes = append(codes, r.Parent)
	}
	return codes
}

// commonPeriod is the newest period, or that of the year asked, for which all
// regions have the leading indicator; where no period serves all, the newest of
// the first, so that the others are named as missing.
func (t *talk) commonPeriod(codes []string, q indicators.Query) (newest indicators.Period, ok bool) {
	if year := max(q.From, q.To); year != 0 {
		return t.anyIn(codes, q, year)
	}
	for _, month := range []indicators.Month{indicators.March, indicators.September} {
		asked := q.Month == indicators.Unknown || q.Month == month
		if p, shared := t.newestShared(codes, lead(q), month); shared && asked && newest.Before(p) {
			newest = p
		}
	}
	if newest.IsZero() {
		f, ok := t.Catalogue.Newest(codes[0], lead(q), q.Month)
		return f.Period, ok
	}
	return newest, true
}

// anyIn is the period of a year for which any of the regions has a figure.
func (t *talk) anyIn(codes []string, q indicators.Query, year int) (indicators.Period, bool) {
	for _, code := range codes {
		if f, ok := t.Catalogue.InYear(code, lead(q), year, q.Month); ok {
			return f.Period, true
		}
	}
	return indicators.Period{}, false
}

// newestShared is the newest period of a month for which all regions have figures.
func (t *talk) newestShared(codes []string, i indicators.Indicator, m indicators.Month) (indicators.Period, bool) {
	series := t.Catalogue.Series(codes[0], i, m)
	for k := len(series) - 1; k >= 0; k-- {
		p := series[k].Period
		missing := slices.ContainsFunc(codes[1:], func(code string) bool {
			_, ok := t.Catalogue.Figure(code, i, p)
			return !ok
		})
		if !missing {
			return p, true
		}
	}
	return indicators.Period{}, false
}

func (t *talk) names(codes []string) []string {
	names := make([]string, len(codes))
	for i, code := range codes {
		names[i] = t.region(code).Full
	}
	return names
}

// compareButtons lead to each region's card, and from a region alone to its
// neighbours.
func (t *talk) compareButtons(codes []string, alone bool, p indicators.Period) [][]chat.Button {
	if alone {
		row := []chat.Button{button(text.ButtonCard(t.Catalogue.ShortName(codes[0])), "indikator", codes[0], yearWord(p))}
		if len(t.region(codes[0]).Neighbours) > 0 {
			row = append(row, button(text.ButtonAround(), "peringkat", codes[0], text.GroupWord("around:")))
		}
		return [][]chat.Button{row}
	}
	var cards []chat.Button
	for _, code := range codes {
		cards = append(cards, button(t.Catalogue.ShortName(code), "indikator", code, yearWord(p)))
	}
	return grid(cards, 2)
}
