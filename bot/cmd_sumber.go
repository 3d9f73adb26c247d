package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdSumber = command{name: "sumber", menus: privately, answer: sumber}

// sumber tells where the figures come from.
func sumber(_ context.Context, t *talk) (chat.Reply, error) {
	first, last := t.Catalogue.Years()
	words, told := text.Sources(t.Catalogue, text.SourceView{Figures: t.Catalogue.Count(), Regions: len(t.Catalogue.Regions()),
		First: first, Last: last, Checked: t.Catalogue.Checked(), Newest: t.newest()})
	return t.reply(words, told...), nil
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
