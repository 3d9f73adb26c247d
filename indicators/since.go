package indicators

// Judged is one survey of a series, held against bounds.
type Judged struct {
	Year    int
	Figure  Figure // zero where there is none
	Than    Figure // the other region's figure, where a bound is one
	Verdict Verdict
}

// Verdict tells whether a figure lies within bounds.
type Verdict uint8

// The verdicts. Only Inside and Outside say something of the figure's value.
const (
	NoFigure  Verdict = iota // there is none for the year
	Cautioned                // a caution lies on it, or on the figure that it is held against
	Alone                    // the region that it is held against has no figure
	Outside
	Inside
)

// Judge holds a region's figures of one survey month against bounds, year by year from
// a year (0: as far as may be) to another (0: the newest). It goes back to March 2015 and
// to the beginning of the region's present territory only. Figures whose month is not
// known are never among them.
func (c *Catalogue) Judge(code string, i Indicator, m Month, from, to int, bounds []Bound) (list []Judged) {
	series := c.Series(code, i, m)
	r, ok := c.Region(code)
	if !ok || len(series) == 0 {
		return nil
	}
	last := series[len(series)-1].Period.Year
	if to != 0 {
		last = min(last, to)
	}
	for year := max(recordsFrom, r.Territory, r.Since, from); year <= last; year++ {
		j := Judged{Year: year}
		if f, ok := c.Figure(code, i, Period{year, m}); ok {
			j.Figure = f
			j.Than, j.Verdict = c.judge(f, bounds)
		}
		list = append(list, j)
	}
	return list
}

// judge holds one figure against bounds.
func (c *Catalogue) judge(f Figure, bounds []Bound) (than Figure, v Verdict) {
	if f.Flag != nil {
		return Figure{}, Cautioned
	}
	v = Inside
	for _, b := range bounds {
		limit := b.Value
		if b.Than != "" {
			var ok bool
			if than, ok = c.Figure(c.than(b, f.Region), f.Indicator, f.Period); !ok {
				return than, Alone
			}
			if than.Flag != nil {
				return than, Cautioned
			}
			limit = than.Value
		}
		if !b.holds(f.Value.Cmp(limit)) {
			v = Outside
		}
	}
	return than, v
}

// than is the code of the region that a bound is the figure of.
func (c *Catalogue) than(b Bound, code string) string {
	if b.Than != ThanProvince {
		return b.Than
	}
	if r, ok := c.Province(code); ok && r.Code != code {
		return r.Code
	}
	return c.regions[0].Code
}

// Holds tells whether a value lies within the bound, which is no region's figure.
func (b Bound) Holds(v Decimal) bool { return b.holds(v.Cmp(b.Value)) }

// holds tells whether a figure that compares so with the limit lies within it.
func (b Bound) holds(compared int) bool {
	switch {
	case compared == 0:
		return b.OrEqual
	case b.Below:
		return compared < 0
	}
	return compared > 0
}

// Spell is a stretch of years without a gap in which all figures lie within bounds.
type Spell struct {
	First, Last Figure
	Began       bool // the year before lay outside, so that First is when it began
	Ended       bool // the year after lies outside
}

// Spells are the stretches of years within bounds, by year. A year without a figure, or
// with one that bears a caution, ends a stretch, since what it was is not known.
func Spells(list []Judged) (spells []Spell) {
	for k, j := range list {
		if j.Verdict != Inside {
			continue
		}
		if k == 0 || list[k-1].Verdict != Inside {
			spells = append(spells, Spell{First: j.Figure, Began: k > 0 && list[k-1].Verdict == Outside})
		}
		s := &spells[len(spells)-1]
		s.Last, s.Ended = j.Figure, k+1 < len(list) && list[k+1].Verdict == Outside
	}
	return spells
}
