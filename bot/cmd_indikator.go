package bot

import (
	"context"

	"pantau/bot/chat"
)

var cmdIndikator = command{name: "indikator", menus: everywhere, spoken: true, answer: indikator}

// indikator tells a region's figures: the newest, of a year, over years, or the
// year of a value; whatever the words after it ask.
func indikator(ctx context.Context, t *talk) (chat.Reply, error) {
	return t.replies(ctx, t.Catalogue.Read(t.words))
}
