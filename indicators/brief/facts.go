package brief

import (
	"cmp"
	"slices"

	"pantau/indicators"
	"pantau/indicators/chart"
)

// facts are what a page tells, before anything has its place on it.
type facts struct {
	Page
	c       *indicators.Catalogue
	profile indicators.Profile
	columns []indicators.Period // surveys of the table, ascending

	group   indicators.Group   // in which the region is ranked
	ranking indicators.Ranking // by P0, in the survey of the region's own P0
	parts   indicators.Ranking // of the map: by P0, the regions of the province or the nation
	tiles   []chart.Tile       // of the map
	classes []chart.Class      // of the map
	near    near               // regions to compare with
	trend   []indicators.Series
}

// near are regions listed beside the region's own, by value.
type near struct {
	around bool // they share a border, else they are near in rank, or the ends of it
	rows   []indicators.Figure
	absent []string // codes without a figure
}

// tableYears are so many March surveys.
const tableYears = 5

// gather looks up what there is to tell of the page's region.
func (p Page) gather(c *indicators.Catalogue) (facts, error) {
	f := facts{Page: p, c: c, profile: c.Profile(p.Region, 0, indicators.Unknown)}
	f.columns = f.surveys()
	if len(f.columns) == 0 || f.profile.Readings[indicators.P0].Absence != indicators.Present {
		return f, chart.ErrNothing
	}
	f.group = p.Group
	if len(f.group.Members) == 0 {
		f.group = f.profile.RankGroup
	}
	f.ranking = c.Rank(f.group, indicators.P0, f.profile.Period)
	f.parts = f.partsOf()
	f.tiles = chart.Tiles(c, f.parts.Group.Members)
	f.classes = chart.Classes(c, f.parts.Group, indicators.P0, f.parts.Period)
	f.near = f.beside()
	f.trend = f.lines()
	return f, nil
}

// region is the region's own record.
func (f facts) region() indicators.Region { return f.profile.Region }

// rate is what is known of the region's P0.
func (f facts) rate() indicators.Reading { return f.profile.Readings[indicators.P0] }

// surveys are those of the table: the last March surveys, and September's where a
// reading is of it.
func (f facts) surveys() []indicators.Period {
	last := 0
	var list []indicators.Period
	for _, r := range f.profile.Readings {
		if newest, ok := f.c.Newest(f.Region, r.Indicator, indicators.March); ok {
			last = max(last, newest.Period.Year)
		}
		if r.Absence == indicators.Present && r.Period.Month == indicators.September {
			list = append(list, r.Period)
		}
	}
	if last == 0 {
		return nil
	}
	slices.SortFunc(list, byTime)
	list = list[max(0, len(list)-1):] // the newest September alone
	for year := last - tableYears + 1; year <= last; year++ {
		list = append(list, indicators.Period{Year: year, Month: indicators.March})
	}
	slices.SortFunc(list, byTime)
	return list
}

func byTime(a, b indicators.Period) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month))
}

// partsOf orders the regions of the map: the districts of the province, or the provinces,
// in the newest survey in which most of them have a figure.
func (f facts) partsOf() indicators.Ranking {
	code := f.Region
	if f.region().Kind.IsDistrict() {
		code = f.region().Parent
	}
	g, _ := f.c.Group(code)
	_, last := f.c.Years()
	best := indicators.Ranking{Group: g}
	for year := last; year > last-tableYears; year-- {
		for _, m := range [...]indicators.Month{indicators.September, indicators.March} {
			r := f.c.Rank(g, indicators.P0, indicators.Period{Year: year, Month: m})
			if len(r.Rows)+len(r.LeftOut) > len(r.Missing) {
				return r
			}
		}
	}
	return best
}

// beside chooses the regions to compare with: those around a district; else those
// near in rank; of the nation the ends of the order.
func (f facts) beside() near {
	if g := f.c.Around(f.Region); f.region().Kind.IsDistrict() && len(g.Members) > 1 {
		r := f.c.Rank(g, indicators.P0, f.profile.Period)
		return near{around: true, rows: slices.Concat(r.Rows, r.LeftOut), absent: r.Missing}
	}
	rows := f.ranking.Rows
	if f.region().Kind == indicators.Nation {
		rows = f.parts.Rows
	}
	const each = 3
	at := slices.IndexFunc(rows, func(x indicators.Figure) bool { return x.Region == f.Region })
	if at < 0 && len(rows) > 2*each {
		return near{rows: slices.Concat(rows[:each], rows[len(rows)-each:])}
	}
	from := max(0, min(at-each, len(rows)-2*each-1))
	return near{rows: rows[from:min(len(rows), from+2*each+1)]}
}

// trendFrom is the first year of the unbroken March tables.
const trendFrom = 2015

// lines are the March series of P0: the region's own, the province's and the nation's,
// from trendFrom to the region's newest.
func (f facts) lines() []indicators.Series {
	var list []indicators.Series
	last := 0
	for code := f.Region; code != ""; {
		s := f.c.Series(code, indicators.P0, indicators.March)
		if len(list) == 0 && len(s) > 0 {
			last = s[len(s)-1].Period.Year
		}
		s = slices.DeleteFunc(s, func(x indicators.Figure) bool {
			return x.Period.Year < trendFrom || x.Period.Year > last
		})
		if len(s) > 0 || len(list) == 0 {
			list = append(list, s)
		}
		r, _ := f.c.Region(code)
		code = r.Parent
	}
	return list
}

// septembers are the region's own figures of September within the trend.
func (f facts) septembers() indicators.Series {
	s := f.c.Series(f.Region, indicators.P0, indicators.September)
	return slices.DeleteFunc(s, func(x indicators.Figure) bool { return x.Period.Year < trendFrom })
}

// ranked tells whether a place in the group says something: half of it is ranked at
// least.
func (f facts) ranked() (indicators.Standing, bool) {
	p, ok := f.ranking.Place(f.Region)
	return p, ok && 2*p.Of >= len(f.group.Members) && p.Of > 1
}

// flagged are the figures of the page on which a caution lies, each once.
func (f facts) flagged() []indicators.Figure {
	var list []indicators.Figure
	add := func(figures ...indicators.Figure) {
		for _, x := range figures {
			if x.Flag != nil && !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	for _, i := range indicators.All {
		for _, p := range f.columns {
			x, _ := f.c.Figure(f.Region, i, p)
			add(x)
		}
		r := f.profile.Readings[i]
		add(r.Figure, r.Change.From)
	}
	for _, s := range f.trend {
		add(s...)
	}
	add(f.septembers()...)
	add(f.near.rows...)
	add(f.parts.LeftOut...)
	return list
}
