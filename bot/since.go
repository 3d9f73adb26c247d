package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

// sinceWhen tells since when a region's figures have lain within bounds. Districts have
// figures of March; of the others March is taken where no month is named.
func (t *talk) sinceWhen(ctx context.Context, q indicators.Query) (chat.Reply, error) {
	t.command = "indikator"
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	code, notes := s.codes[0], append(s.notes, text.Unread(q.Unclear)...)
	t.concerns(q, code)
	if q.Guessed {
		notes = append(notes, text.IndicatorAssumed(lead(q)))
	}
	month := q.Month
	if month == indicators.Unknown {
		month = indicators.March
	}
	from, to := q.From, q.To
	if q.Last > 0 {
		from, to = t.span(q, code)
	}
	view := text.SinceView{Region: t.region(code), Indicator: lead(q), Bounds: q.Bounds, Turn: q.Turn, Asks: q.When, Whole: q.From != 0 || q.Last > 1, Month: month, Notes: notes,
		List: t.Catalogue.Judge(code, lead(q), month, from, to, q.Bounds)}
	if q.Month == indicators.Unknown {
		view.September = t.Catalogue.Judge(code, lead(q), indicators.September, from, to, q.Bounds)
	}
	words, told := text.Since(t.Catalogue, view)
	rows := [][]chat.Button{{button(text.ButtonCard(t.Catalogue.ShortName(code)), "indikator", code), button(text.ButtonYears(), "tahun", code)}}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}, nil
}

// selected tells which of a group lie within bounds.
func (t *talk) selected(q indicators.Query, in members, at indicators.Period) chat.Reply {
	if q.Since || q.Last > 1 || q.From != q.To && q.To != 0 {
		in.notes = append(in.notes, text.OneSurvey(at))
	}
	if q.Guessed {
		in.notes = append(in.notes, text.IndicatorAssumed(lead(q)))
	}
	s := t.Catalogue.Select(in.group, lead(q), at, q.Bounds)
	words, told := text.Selected(t.Catalogue, text.SelectionView{Selection: s, Own: in.own, Notes: in.notes})
	var rows [][]chat.Button
	if word := groupWord(in.group); word != "" {
		rows = append(rows, []chat.Button{button(text.ButtonRank(), "peringkat", word, text.IndicatorWord(lead(q)), yearWord(at))})
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows, told...)}}
}
