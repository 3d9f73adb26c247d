package bot

import (
	"slices"

	"pantau/bot/people"
	"pantau/indicators"
)

// notable tells whether the reader wants to hear of the cells: of all, unless it
// has named conditions on P0. A revision is always told.
func (b *Bot) notable(r reader, n news, cells []told) bool {
	if len(cells) == 0 {
		return false
	}
	if n.Revised || len(r.settings.Watches) == 0 {
		return true
	}
	c := b.catalogue.Load()
	return slices.ContainsFunc(cells, func(cell told) bool {
		k, known := n.key(cell)
		f, ok := c.Figure(k.Region, k.Indicator, k.Period)
		return known && ok && k.Indicator == indicators.P0 && r.settings.Notable(event(c, f))
	})
}

// event is what happened to a region's P0. Nothing is said of a change where none
// can be told.
func event(c *indicators.Catalogue, f indicators.Figure) people.Event {
	e := people.Event{P0: hundredths(f.Value)}
	if d := c.ChangeTo(f); d.Reason == indicators.Computed {
		e.P0Rose = d.Diff.Sign() > 0
		e.RankChanged = rankChanged(c, d)
	}
	return e
}

// rankChanged tells whether the region stands elsewhere among its neighbours in the
// province than in the survey before. Only those that are in both surveys count, and
// only if they are half of all: while figures come in one by one, there is no rank.
func rankChanged(c *indicators.Catalogue, d indicators.Delta) bool {
	r, _ := c.Region(d.To.Region)
	g, ok := c.Group(r.Parent)
	if !ok {
		return false
	}
	all := len(g.Members)
	g.Members = ranked(c.Rank(g, indicators.P0, d.From.Period))
	g.Members = ranked(c.Rank(g, indicators.P0, d.To.Period))
	was, ok1 := c.Rank(g, indicators.P0, d.From.Period).Place(r.Code)
	is, ok2 := c.Rank(g, indicators.P0, d.To.Period).Place(r.Code)
	return ok1 && ok2 && 2*len(g.Members) >= all && (was.Lowest != is.Lowest || was.Highest != is.Highest)
}

// ranked are the members that have a place.
func ranked(r indicators.Ranking) (codes []string) {
	for _, f := range r.Rows {
		codes = append(codes, f.Region)
	}
	return codes
}

// hundredths is a percentage in hundredths, cut beyond them.
func hundredths(v indicators.Decimal) int {
	n := v.Units
	for places := v.Places; places > 2; places-- {
		n /= 10
	}
	for places := v.Places; places < 2; places++ {
		n *= 10
	}
	return int(n)
}
