package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/indicators"
)

var cmdPeringkat = command{name: "peringkat", menus: inPrivate, spoken: true, answer: peringkat}

// peringkat ranks the regions of a province, of the nation or of a group.
func peringkat(ctx context.Context, t *talk) (chat.Reply, error) {
	t.takeOwnGroup(ctx)
	q := t.Catalogue.Read(t.words)
	if t.isFree() || q.Op == indicators.Show && q.Group == indicators.Districts || len(q.Places) == 0 && q.Group == indicators.NoGroup && !q.National && !q.Here {
		q = t.Catalogue.Read(t.command + " " + t.words) // "provinsi", "kota saja" and "kita" say something beside it
	}
	switch q.Op {
	case indicators.Show, indicators.Compare:
		q.Op = indicators.Rank
	case indicators.Change:
		q.Op = indicators.Movers
	}
	return t.replies(ctx, q)
}
