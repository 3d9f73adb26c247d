package indicators

import "slices"

// Series is the figures of one region and indicator in one survey month, by
// year. Figures of different months never stand in one series.
type Series []Figure

// Figure is the figure of exactly that period.
func (c *Catalogue) Figure(code string, i Indicator, p Period) (Figure, bool) {
	region, from, to := c.row(code, i)
	for at := to - 1; at >= from; at-- {
		if c.cells[at].period() == p {
			return c.figure(region, i, at), true
		}
	}
	return Figure{}, false
}

// Series lists the figures of one survey month; Unknown gives those whose month
// is not known, which are cautious company even for each other.
func (c *Catalogue) Series(code string, i Indicator, m Month) Series {
	return c.appendSeries(nil, code, i, m)
}

func (c *Catalogue) appendSeries(s Series, code string, i Indicator, m Month) Series {
	region, from, to := c.row(code, i)
	if s == nil {
		s = make(Series, 0, to-from)
	}
	for at := from; at < to; at++ {
		if c.cells[at].month() == m {
			s = append(s, c.figure(region, i, at))
		}
	}
	return s
}

// Newest is the newest figure of a survey month. With m Unknown (not named) it
// is the newer of March and September, and a figure whose month is not known
// only where there is no other.
func (c *Catalogue) Newest(code string, i Indicator, m Month) (Figure, bool) {
	region, from, to := c.row(code, i)
	for at := to - 1; at >= from; at-- {
		if month := c.cells[at].month(); month == m || m == Unknown && month != Unknown {
			return c.figure(region, i, at), true
		}
	}
	if m == Unknown && to > from {
		return c.figure(region, i, to-1), true
	}
	return Figure{}, false
}

// InYear is the figure of a year and survey month. With m Unknown (not named)
// it is March's, else September's, else the one whose month is not known.
func (c *Catalogue) InYear(code string, i Indicator, year int, m Month) (Figure, bool) {
	if m != Unknown {
		return c.Figure(code, i, Period{year, m})
	}
	for _, m := range [...]Month{March, September, Unknown} {
		if f, ok := c.Figure(code, i, Period{year, m}); ok {
			return f, true
		}
	}
	return Figure{}, false
}

// Absence says why there is no figure, or Present when there is one. A period
// of unknown month means the year, whatever the month. What is not in the data
// may well have been published: only the table of a region's first year and
// the surveys' design (districts have no September) say more.
func (c *Catalogue) Absence(code string, i Indicator, p Period) Absence {
	if _, ok := c.InYear(code, i, p.Year, p.Month); ok {
		return Present
	}
	r, ok := c.Region(code)
	switch {
	case !ok:
		return NotInData
	case p.Year != 0 && p.Year < r.Since:
		return NotYetARegion
	case p.Month == September && r.Kind.IsDistrict():
		return NotPublished
	}
	return NotInData
}

// recordsFrom is the first year of the unbroken March tables: no record is
// claimed beyond them.
const recordsFrom = 2015

// Extremes are the lowest and the highest figure from March 2015 on, within the
// region's present territory, flagged ones left out. Of equal figures the
// earliest counts: a value that only equals an old record sets none. False with
// fewer than two figures, and for figures of unknown month.
func (s Series) Extremes() (low, high Figure, ok bool) {
	n := 0
	for _, f := range s {
		if f.Flag != nil || f.Period.Month == Unknown || f.Period.Year < max(recordsFrom, f.Territory) {
			continue
		}
		if n == 0 || f.Value.Cmp(low.Value) < 0 {
			low = f
		}
		if n == 0 || f.Value.Cmp(high.Value) > 0 {
			high = f
		}
		n++
	}
	return low, high, n > 1
}

// Streak counts the years running up to p in which the figure moved one way:
// −4 when it fell four years in a row, 2 when it rose twice, 0 when p's figure
// equals the one before or nothing can be said. A missing year, a flagged
// figure, a change of territory and an equal figure end it.
func (s Series) Streak(p Period) int {
	at := slices.IndexFunc(s, func(f Figure) bool { return f.Period == p })
	run := 0
	for ; at > 0; at-- {
		d := Between(s[at-1], s[at])
		step := d.Diff.Sign()
		if d.Reason != Computed || d.To.Period.Year-d.From.Period.Year != 1 || step == 0 || step*run < 0 {
			break
		}
		run += step
	}
	return run
}
