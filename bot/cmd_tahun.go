package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdTahun = command{name: "tahun", answer: tahun}

// tahun is said by a button: the years for which the region has figures.
func tahun(ctx context.Context, t *talk) (chat.Reply, error) {
	s := t.one(ctx, t.Catalogue.Read(t.words))
	if s.ask != nil {
		return *s.ask, nil
	}
	code := s.codes[0]
	var years []chat.Button
	first, last := t.Catalogue.Years()
	for year := last; year >= first; year-- {
		if _, ok := t.Catalogue.InYear(code, indicators.P0, year, indicators.Unknown); ok {
			years = append(years, button(yearOf(year), "indikator", code, yearOf(year)))
		}
	}
	rows := append(grid(years, 4), []chat.Button{button(text.ButtonFiveYears(), "indikator", code, text.FiveYears()), button(text.ButtonBack(), "indikator", code)})
	return chat.Reply{Messages: []chat.Message{t.card(text.WhichYearToShow(t.region(code)), rows)}}, nil
}
