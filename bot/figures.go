package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// figures answers a query for one region: its card, some of its indicators, or
// how they moved over years.
func (t *talk) figures(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "indikator"
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	code, notes := s.codes[0], append(s.notes, text.Unread(q.Unclear)...)
	t.concerns(q, code)
	from, to := t.span(q, code)
	if q.Since && q.From == 0 {
		notes = append(notes, text.SinceWhen())
	}
	if q.Op == indicators.Change && len(q.Indicators) == 0 {
		q.Indicators = []indicators.Indicator{indicators.P0}
	}
	if from != to || q.BothMonths {
		return t.years(q, code, from, to, notes), nil
	}
	p := t.Catalogue.Profile(code, to, q.Month)
	if q.Op == indicators.Gap {
		words, told := text.Gap(t.Catalogue, p, lead(q), notes)
		return t.reply(words, told...), nil
	}
	view := text.CardView{Profile: p, Only: q.Indicators, Notes: notes, Targets: t.cardTargets(ctx, p, q.Indicators), Share: q.Share}
	words, told := text.Card(t.Catalogue, view)
	return chat.Reply{Messages: []chat.Message{t.card(words, t.cardButtons(p, q), told...)}}, nil
}

// span is the first and last year that a query means; both 0 is the newest.
func (t *talk) span(q indicators.Query, code string) (from, to int) {
	newest, _ := t.Catalogue.Newest(code, lead(q), q.Month)
	last := newest.Period.Year
	switch {
	case q.Last > 1:
		return last - q.Last + 1, last
	case q.Last == 1:
		return last, last
	case (q.When || q.Streak) && q.From == 0:
		return recordsFrom, last
	case q.Since && q.From == 0:
		return last - 4, last
	case q.Since && q.From < last:
		return q.From, last
	case q.From != 0 && q.To == 0:
		return q.From, q.From
	case q.From == 0 && q.BothMonths:
		return last, last
	}
	return q.From, q.To
}

// extremeAsked is the end of which the year is asked; Show for none.
func extremeAsked(q indicators.Query) indicators.Op {
	if q.When && (q.Op == indicators.Highest || q.Op == indicators.Lowest) {
		return q.Op
	}
	return indicators.Show
}

// recordsFrom is the first year of the unbroken March tables.
const recordsFrom = 2015

// lead is the indicator that a query is about first.
func lead(q indicators.Query) indicators.Indicator {
	if len(q.Indicators) > 0 {
		return q.Indicators[0]
	}
	return indicators.P0
}

// years tells how a region's figures moved over years.
func (t *talk) years(q indicators.Query, code string, from, to int, notes []string) chat.Reply {
	list := q.Indicators
	if len(list) == 0 {
		list = []indicators.Indicator{indicators.P0, indicators.Poor}
	}
	view := text.YearsView{Region: t.region(code), List: list, From: from, To: to, Month: q.Month, Both: q.BothMonths, EachBase: q.Since && q.From == 0, Years: q.Years, Extreme: extremeAsked(q), Streak: q.Streak, Way: q.Way,
		Moves: q.Op == indicators.Change && q.When && !q.Streak, Steepest: q.Steepest, Share: q.Share, Notes: notes}
	words, told := text.Years(t.Catalogue, view)
	rows := [][]chat.Button{{t.trendButton([]string{code}, list[0], yearsWord(from, to), q.Month), button(text.ButtonNewest(), "indikator", code), button(text.ButtonYears(), "tahun", code)}}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}
}

// whichYear finds the years in which a value stood.
func (t *talk) whichYear(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "indikator"
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	code := s.codes[0]
	t.concerns(q, code)
	view := text.ValueView{Region: t.region(code), Lead: lead(q), Year: q.From, Month: q.Month, Value: *q.Value, Hits: t.Catalogue.WithValue(code, *q.Value), Notes: append(s.notes, text.Unread(q.Unclear)...)}
	if q.From != 0 {
		view.Asked, _ = t.Catalogue.InYear(code, lead(q), q.From, q.Month)
	}
	words, told := text.WhichYear(t.Catalogue, view)
	return t.reply(words, told...), nil
}

// cardButtons lead on from a region's card.
func (t *talk) cardButtons(p indicators.Profile, q indicators.Query) [][]chat.Button {
	code, year := p.Region.Code, yearWord(p.Period)
	if p.Readings[lead(q)].Absence != indicators.Present {
		return [][]chat.Button{{button(text.ButtonNewest(), "indikator", code), button(text.ButtonYears(), "tahun", code)}}
	}
	rows := [][]chat.Button{{t.trendButton([]string{code}, lead(q), "", q.Month), button(text.ButtonCompare(), "bandingkan", code, year)}}
	if p.Region.Kind != indicators.Nation {
		rows[0] = append(rows[0], button(text.ButtonRank(), "peringkat", code, year))
	}
	second := []chat.Button{}
	if before, ok := t.yearBefore(p); ok {
		second = append(second, button(text.ButtonYear(before.Year), "indikator", code, yearWord(before)))
	}
	second = append(second, button(text.ButtonYears(), "tahun", code), button(text.ButtonExplain(), "definisi", code, year))
	return append(rows, second)
}

// yearBefore is the survey of the last earlier year that has a figure of P0: of
// the same month where there is one.
func (t *talk) yearBefore(p indicators.Profile) (indicators.Period, bool) {
	first, _ := t.Catalogue.Years()
	for year := p.Period.Year - 1; year >= first; year-- {
		if f, ok := t.Catalogue.Figure(p.Region.Code, indicators.P0, indicators.Period{Year: year, Month: p.Period.Month}); ok {
			return f.Period, true
		}
		if f, ok := t.Catalogue.InYear(p.Region.Code, indicators.P0, year, indicators.Unknown); ok {
			return f.Period, true
		}
	}
	return indicators.Period{}, false
}
