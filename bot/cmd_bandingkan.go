package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/indicators"
)

var cmdBandingkan = command{name: "bandingkan", menus: inPrivate, spoken: true, answer: bandingkan}

// bandingkan sets regions beside each other.
func bandingkan(ctx context.Context, t *talk) (chat.Reply, error) {
	t.takeOwnGroup(ctx)
	q := t.Catalogue.Read(t.words)
	months := q.BothMonths && len(q.Places) < 2 // of one region, beside each other
	if (q.Op == indicators.Show || q.Op == indicators.Change) && !months {
		q.Op = indicators.Compare
	}
	return t.replies(ctx, q)
}
