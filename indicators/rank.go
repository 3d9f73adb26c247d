package indicators

import (
	"cmp"
	"slices"
)

// Ranking is a group in the order of one indicator in one period.
type Ranking struct {
	Group     Group
	Indicator Indicator
	Period    Period
	Rows      []Figure // ascending, equal values by code; none of them flagged
	LeftOut   []Figure // flagged, and so without a place
	Missing   []string // codes of members without a figure
}

// Rank orders a group. Only figures of exactly that period take part.
func (c *Catalogue) Rank(g Group, i Indicator, p Period) Ranking {
	r := Ranking{Group: g, Indicator: i, Period: p, Rows: make([]Figure, 0, len(g.Members))}
	for _, code := range g.Members {
		switch f, ok := c.Figure(code, i, p); {
		case !ok:
			r.Missing = append(r.Missing, code)
		case f.Flag != nil:
			r.LeftOut = append(r.LeftOut, f)
		default:
			r.Rows = append(r.Rows, f)
		}
	}
	slices.SortFunc(r.Rows, func(a, b Figure) int {
		return cmp.Or(a.Value.Cmp(b.Value), cmp.Compare(a.Region, b.Region))
	})
	return r
}

// Standing is a region's place in a ranking, counted from both ends; regions of
// equal value share one. Lowest 1 is the lowest value, Highest 1 the highest.
type Standing struct {
	Lowest, Highest int
	Of              int     // regions ranked
	Below, Above    *Figure // nearest lower and higher value (the first by code); nil at the ends
}

// Place is where a region stands; false when it is flagged, missing or outside.
func (r Ranking) Place(code string) (Standing, bool) {
	at := slices.IndexFunc(r.Rows, func(f Figure) bool { return f.Region == code })
	if at < 0 {
		return Standing{}, false
	}
	t := tally{of: r.Rows[at]}
	for _, f := range r.Rows {
		t.count(f)
	}
	return t.standing(), true
}

// standing is a figure's place in a group, counted without ordering the rest.
func (c *Catalogue) standing(g Group, of Figure) (Standing, bool) {
	if of.Flag != nil {
		return Standing{}, false
	}
	t := tally{of: of}
	for _, code := range g.Members {
		if f, ok := c.Figure(code, of.Indicator, of.Period); ok && f.Flag == nil {
			t.count(f)
		}
	}
	return t.standing(), true
}

// tally counts a figure's place among others.
type tally struct {
	of, below, above     Figure
	lower, higher, total int
}

// count takes one ranked figure into account, the region's own too.
func (t *tally) count(f Figure) {
	t.total++
	switch t.of.Value.Cmp(f.Value) {
	case 1:
		if t.lower++; t.lower == 1 || f.Value.Cmp(t.below.Value) > 0 {
			t.below = f
		}
	case -1:
		if t.higher++; t.higher == 1 || f.Value.Cmp(t.above.Value) < 0 {
			t.above = f
		}
	}
}

func (t *tally) standing() Standing {
	s := Standing{Lowest: t.lower + 1, Highest: t.higher + 1, Of: t.total}
	if t.lower > 0 {
		below := t.below
		s.Below = &below
	}
	if t.higher > 0 {
		above := t.above
		s.Above = &above
	}
	return s
}

// Movement is how a group moved between two periods of the same survey month.
type Movement struct {
	Group     Group
	Indicator Indicator
	From, To  Period
	Changes   []Delta  // largest fall first, largest rise last; equal ones by code
	LeftOut   []string // codes of members without a change to tell: flagged or missing
}

// Movers orders a group by change.
func (c *Catalogue) Movers(g Group, i Indicator, from, to Period) Movement {
	m := Movement{Group: g, Indicator: i, From: from, To: to}
	for _, code := range g.Members {
		a, ok1 := c.Figure(code, i, from)
		b, ok2 := c.Figure(code, i, to)
		if d := Between(a, b); ok1 && ok2 && d.Reason == Computed {
			m.Changes = append(m.Changes, d)
		} else {
			m.LeftOut = append(m.LeftOut, code)
		}
	}
	slices.SortFunc(m.Changes, func(a, b Delta) int {
		return cmp.Or(a.Diff.Cmp(b.Diff), cmp.Compare(a.To.Region, b.To.Region))
	})
	return m
}
