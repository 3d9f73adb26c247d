package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdSumber = command{name: "sumber", answer: sumber}

// sumber tells where the figures come from: all of them, or those of a region and
// year with the table or report that each was read in.
func sumber(ctx context.Context, t *talk) (chat.Reply, error) {
	q := t.dated(t.Catalogue.Read(t.words))
	if len(q.Places) == 0 && !q.Here && len(q.Unclear) == 0 {
		return t.allSources(), nil
	}
	if r, bad := t.badYears(q); bad {
		return r, nil
	}
	s := t.one(ctx, q)
	if s.ask != nil {
		return *s.ask, nil
	}
	p := t.Catalogue.Profile(s.codes[0], max(q.From, q.To), q.Month)
	words, told := text.SourcesOf(t.Catalogue, p)
	rows := [][]chat.Button{{button(text.ButtonCard(t.Catalogue.ShortName(s.codes[0])), "indikator", s.codes[0], yearWord(p.Period))}}
	return chat.Reply{Messages: []chat.Message{t.card(text.WithNotes(words, s.notes), rows, told...)}}, nil
}

func (t *talk) allSources() chat.Reply {
	first, last := t.Catalogue.Years()
	words, told := text.Sources(t.Catalogue, text.SourceView{Figures: t.Catalogue.Count(), Regions: len(t.Catalogue.Regions()),
		First: first, Last: last, Checked: t.Catalogue.Checked(), Newest: t.newest()})
	return t.reply(words, told...)
}

// newest is the newest P0 of the home region, its province and the nation: the
// dates that a reader asks about.
func (t *talk) newest() []indicators.Figure {
	var newest []indicators.Figure
	for _, code := range t.withAbove(t.Home) {
		if f, ok := t.Catalogue.Newest(code, indicators.P0, indicators.Unknown); ok {
			newest = append(newest, f)
		}
	}
	return newest
}
