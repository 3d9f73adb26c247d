package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdGrafik = command{name: "grafik", spoken: true, plain: true, answer: grafik}

// grafik draws how an indicator moved over years, or where an order is asked for, the
// order. It is always a new message: a picture and a text never turn into each other.
func grafik(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.takeWord(inBars) {
		return bars(ctx, t)
	}
	t.takeOwnGroup(ctx)
	alone := t.takeWord(text.AloneWord())
	q := t.Catalogue.Read(t.words)
	if t.ordersRegions(q) {
		return t.pictured(ctx, q, t.barsPicture)
	}
	return t.pictured(ctx, q, func(ctx context.Context, q indicators.Query) (chat.Reply, error) {
		return t.trendPicture(ctx, q, alone)
	})
}

// ordersRegions tells whether a query is one for an order, or for more regions than a
// trend shows.
func (t *talk) ordersRegions(q indicators.Query) bool {
	switch q.Op {
	case indicators.Rank, indicators.Movers, indicators.Highest, indicators.Lowest, indicators.ListWhere:
		return true
	}
	group := q.Group != indicators.NoGroup && q.Group != indicators.Around
	return group || t.group != nil && len(t.group.Members) > maxTrend
}

// takeWord takes a word out of what was said, and tells whether it was there.
func (t *talk) takeWord(word string) bool {
	var rest []string
	found := false
	for _, w := range strings.Fields(t.words) {
		if strings.EqualFold(w, word) {
			found = true
			continue
		}
		rest = append(rest, w)
	}
	if found {
		t.words = strings.Join(rest, " ")
	}
	return found
}
