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
	if q.Op == indicators.Show && q.Group == indicators.Districts || len(q.Places) == 0 && q.Group == indicators.NoGroup && !q.National && !q.Here {
		q = t.Catalogue.Read(t.command + " " + t.words) // "provinsi" and "kota saja" say something beside it
	}
	switch q.Op {
	case indicators.Show, indicators.Compare:
		q.Op = indicators.Rank
	case indicators.Change:
		q.Op = indicators.Movers
		if t.isFree() && (q.Here || t.namesDistrict(q)) {
			q = t.Catalogue.Read(t.command + " " + t.words) // it is asked how the rank moved
		}
	}
	return t.replies(ctx, q)
}

// namesDistrict tells whether a kabupaten or kota is named.
func (t *talk) namesDistrict(q indicators.Query) bool { return len(t.firstDistrict(q)) > 0 }
