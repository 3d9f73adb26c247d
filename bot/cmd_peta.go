package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdPeta = command{name: "peta", spoken: true, plain: true, answer: peta}

// peta draws an indicator over the regions of a province, over the provinces, or over
// all kabupaten and kota.
func peta(ctx context.Context, t *talk) (chat.Reply, error) {
	t.takeOwnGroup(ctx)
	all := t.takeWord(text.DistrictsWord())
	q := t.Catalogue.Read(t.words)
	if all {
		q.Group, q.National = indicators.Districts, true
	}
	return t.pictured(ctx, q, t.mapPicture)
}
