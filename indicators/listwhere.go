package indicators

import (
	"cmp"
	"slices"
)

// Selection is those of a group whose figures of one period lie within bounds.
type Selection struct {
	Group     Group
	Indicator Indicator
	Period    Period
	Bounds    []Bound
	Rows      []Figure // within the bounds, ascending, equal values by code
	Outside   int      // so many lie outside them
	Than      []Figure // the other regions' figures that are limits, each once
	LeftOut   []Figure // not judged, since a caution lies on them or on the limit
	Missing   []string // codes of members without a figure, or without one to be held against
}

// Select finds those of a group that lie within bounds. Only figures of exactly that
// period take part; a region is not held against itself.
func (c *Catalogue) Select(g Group, i Indicator, p Period, bounds []Bound) Selection {
	s := Selection{Group: g, Indicator: i, Period: p, Bounds: bounds}
	for _, code := range g.Members {
		if slices.ContainsFunc(bounds, func(b Bound) bool { return c.than(b, code) == code }) {
			continue
		}
		f, ok := c.Figure(code, i, p)
		if !ok {
			s.Missing = append(s.Missing, code)
			continue
		}
		than, verdict := c.judge(f, bounds)
		if than.Region != "" && !slices.ContainsFunc(s.Than, func(t Figure) bool { return t.Region == than.Region }) {
			s.Than = append(s.Than, than)
		}
		switch verdict {
		case Inside:
			s.Rows = append(s.Rows, f)
		case Outside:
			s.Outside++
		case Cautioned:
			s.LeftOut = append(s.LeftOut, f)
		default:
			s.Missing = append(s.Missing, code)
		}
	}
	slices.SortFunc(s.Rows, func(a, b Figure) int {
		return cmp.Or(a.Value.Cmp(b.Value), cmp.Compare(a.Region, b.Region))
	})
	return s
}
