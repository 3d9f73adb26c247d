package chart

import (
	"slices"

	"pantau/indicators"
)

// Trend shows how an indicator moved over years: of the region meant, and beside it of
// others. Figures are joined where a change between them may be told, by a thin line where
// a caution lies on one, and never across a missing year or a division of the region.
// Figures of unknown month stand apart and unjoined, those of September beside March as
// small points of the region meant.
type Trend struct {
	Codes     []string // BPS codes, the region meant first, at most five
	Indicator indicators.Indicator
	From, To  int              // years; 0 is March 2015 (or the first after it), and the newest of the region meant
	Month     indicators.Month // Unknown: March, and September where the region meant has it
}

// most is how many regions a trend can show.
const most = 5

// View works the trend out.
func (t Trend) View(c *indicators.Catalogue) (View, error) {
	s, ok := t.sketch(c)
	if !ok {
		return View{}, ErrNothing
	}
	alt, told := s.alt()
	scene := s.scene(told)
	return View{
		Title: plain(scene.Frame.Title),
		Alt:   plain(alt),
		Key:   keyOf("trend", scene),
		Told:  told,
		draw:  scene.draw,
	}, nil
}

// sketch looks all figures up; false when the region meant has none.
func (t Trend) sketch(c *indicators.Catalogue) (sketch, bool) {
	s := sketch{c: c, indicator: t.Indicator, month: t.Month, both: t.Month == indicators.Unknown}
	if s.both {
		s.month = indicators.March
	}
	codes := known(c, t.Codes)
	if len(codes) == 0 || int(t.Indicator) >= len(indicators.All) || !s.span(codes[0], t.From, t.To) {
		return s, false
	}
	s.gather(codes)
	return s, true
}

// known lists the codes of regions, each once, and no more than a trend can show. It is
// empty when the first is none.
func known(c *indicators.Catalogue, codes []string) []string {
	var list []string
	for k, code := range codes {
		if _, ok := c.Region(code); ok && !slices.Contains(list, code) && len(list) < most {
			list = append(list, code)
		} else if k == 0 {
			return nil
		}
	}
	return list
}

// sketch is a trend being worked out.
type sketch struct {
	c           *indicators.Catalogue
	indicator   indicators.Indicator
	month       indicators.Month // of the lines
	both        bool             // September beside March
	first, last int              // years
	own         track
	others      []track
	unlike      []string // names of regions that no common axis can show
	without     []string // names of regions without any figure
}

// track is what is known of one region in the years shown.
type track struct {
	code, name string
	main       indicators.Series // of the month of the lines
	apart      indicators.Series // of unknown month, in years without a figure of main
	beside     indicators.Series // of September beside March
}

// all is every figure of a track.
func (t track) all() indicators.Series { return slices.Concat(t.apart, t.main, t.beside) }

// span settles the years; false when the region meant has no figure in them.
func (s *sketch) span(code string, from, to int) bool {
	if from > to && to != 0 {
		from, to = to, from
	}
	own := s.track(code, 0, 1<<30)
	first, last := s.c.Years()
	s.first, s.last = max(from, first), last
	if to != 0 {
		s.last = min(to, last)
	} else if all := slices.Concat(own.apart, own.main); len(all) > 0 {
		s.last = all[len(all)-1].Period.Year
	}
	if from == 0 {
		s.first = s.start(own)
	}
	own = s.track(code, s.first, s.last)
	return len(own.all()) > 0
}

// usual is the first year of the unbroken March tables.
const usual = 2015

// start is the year in which a trend begins when none is named: the first since 2015
// with a figure, and where there is none the first of all.
func (s *sketch) start(own track) int {
	all := slices.Concat(own.apart, own.main)
	at := slices.IndexFunc(all, func(f indicators.Figure) bool { return f.Period.Year >= usual && f.Period.Year <= s.last })
	if at < 0 && len(all) > 0 {
		at = 0
	}
	if at < 0 {
		return s.first
	}
	return all[at].Period.Year
}

// track looks a region's figures up.
func (s *sketch) track(code string, first, last int) track {
	within := func(m indicators.Month) indicators.Series {
		return slices.DeleteFunc(s.c.Series(code, s.indicator, m), func(f indicators.Figure) bool {
			return f.Period.Year < first || f.Period.Year > last
		})
	}
	t := track{code: code, name: s.c.ShortName(code), main: within(s.month)}
	if s.month == indicators.March {
		t.apart = slices.DeleteFunc(within(indicators.Unknown), func(f indicators.Figure) bool { return t.has(f.Period.Year) })
	}
	if s.both {
		t.beside = within(indicators.September)
	}
	return t
}

// has tells whether a year has a figure in the line.
func (t track) has(year int) bool {
	return slices.ContainsFunc(t.main, func(f indicators.Figure) bool { return f.Period.Year == year })
}

// gather looks all regions up and parts those that cannot be shown.
func (s *sketch) gather(codes []string) {
	s.own = s.track(codes[0], s.first, s.last)
	for _, code := range codes[1:] {
		t := s.track(code, s.first, s.last)
		t.beside = nil
		switch {
		case len(t.all()) == 0:
			s.without = append(s.without, t.name)
		case s.indicator == indicators.Poor && !alike(s.own, t):
			s.unlike = append(s.unlike, t.name)
		default:
			s.others = append(s.others, t)
		}
	}
}

// alike tells whether two regions' numbers of people can share an axis: beside a
// province, a district's line would lie flat.
func alike(a, b track) bool {
	const times = 4
	x, y := highest(a), highest(b)
	return x < times*y && y < times*x
}

func highest(t track) float64 {
	top := 0.0
	for _, f := range t.all() {
		top = max(top, float(f.Value))
	}
	return top
}

// float is a number as a place on an axis. It is never written.
func float(d indicators.Decimal) float64 {
	v := float64(d.Units)
	for range d.Places {
		v /= 10
	}
	return v
}

// linked tells how a line leads from one figure to the next. A figure of another
// territory or survey basis is never joined.
func linked(from, to indicators.Figure) link {
	if to.Period.Year-from.Period.Year != 1 || to.Flag != nil && to.Flag.Kind == indicators.Definition {
		return unlinked
	}
	switch indicators.Between(from, to).Reason {
	case indicators.Computed:
		return firm
	case indicators.FlaggedNow, indicators.FlaggedBefore:
		if to.Period.Year >= to.Territory && from.Period.Year < to.Territory {
			return unlinked
		}
		return loose
	}
	return unlinked
}
