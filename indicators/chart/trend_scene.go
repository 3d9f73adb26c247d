package chart

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// trendScene is all that decides how a trend looks.
type trendScene struct {
	Frame       frame
	Indicator   indicators.Indicator
	First, Last int  // years
	Both        bool // September beside March
	Half        bool // the last of it in the last year
	Apart       int  // the last year of unknown month; 0 none
	Gaps        []int
	Lines       []trendLine // the region meant first
}

// trendLine is a region in a trend.
type trendLine struct {
	Name   string
	Points []trendPoint // by the month's lines, then those apart, then those beside
	Below  []string     // what else is written below the name
}

// trendPoint is a figure in a trend.
type trendPoint struct {
	At     indicators.Period
	Value  indicators.Decimal
	Kind   pointKind
	Hollow bool
	Link   link   // to the point before
	Words  string // written at it; empty for most
	Above  bool   // where its words stand best
}

// link is how a point is joined to the one before.
type link uint8

const (
	unlinked link = iota
	firm          // a change between them may be told
	loose         // a caution lies on one of them
)

// pointKind is to which of a region's series a point belongs.
type pointKind uint8

const (
	inLine pointKind = iota
	apart
	beside
)

// scene lays down all that is drawn.
func (s *sketch) scene(told []indicators.Figure) trendScene {
	title, change := s.finding()
	t := trendScene{
		Frame:     frame{title, s.subtitle(), s.notes(change), source(s.c, told)},
		Indicator: s.indicator,
		First:     s.first,
		Last:      s.last,
		Both:      s.both,
		Half:      slices.ContainsFunc(s.own.beside, func(f indicators.Figure) bool { return f.Period.Year == s.last }),
		Gaps:      s.gaps(s.own),
	}
	for _, of := range s.tracks() {
		t.Lines = append(t.Lines, trendLine{Name: of.name, Points: points(of)})
		for _, f := range of.apart {
			t.Apart = max(t.Apart, f.Period.Year)
		}
	}
	s.speak(&t.Lines[0])
	return t
}

func points(t track) []trendPoint {
	var list []trendPoint
	add := func(f indicators.Figure, kind pointKind, joined link) {
		list = append(list, trendPoint{At: f.Period, Value: f.Value, Kind: kind, Hollow: f.Flag != nil || kind == apart, Link: joined})
	}
	for k, f := range t.main {
		before := indicators.Figure{}
		if k > 0 {
			before = t.main[k-1]
		}
		add(f, inLine, linked(before, f))
	}
	for _, f := range t.apart {
		add(f, apart, unlinked)
	}
	for _, f := range t.beside {
		add(f, beside, unlinked)
	}
	return list
}

// speak puts words at the points of the region meant that are worth reading: the first,
// the lowest, the highest, and the ends of what stands apart. The last of the line is
// read at its end, beside the name, and so is September's.
func (s *sketch) speak(l *trendLine) {
	low, high, ok := s.own.main.Extremes()
	ok = ok && low.Value.Cmp(high.Value) != 0
	var ends []indicators.Figure
	if n := len(s.own.main); n > 0 {
		ends = append(ends, s.own.main[0])
	}
	if n := len(s.own.apart); n > 0 {
		ends = append(ends, s.own.apart[0], s.own.apart[n-1])
	}
	last := s.closing()
	for k := range l.Points {
		p, word := &l.Points[k], ""
		is := func(f indicators.Figure) bool { return f.Period == p.At }
		switch {
		case ok && is(low):
			word = s.extreme("terendah", low, -1)
		case ok && is(high):
			word, p.Above = s.extreme("tertinggi", high, 1), true
		case slices.ContainsFunc(ends, is):
			p.Above = true
		default:
			continue
		}
		if is(last) {
			if word != "" {
				l.Below = append(l.Below, word)
			}
			continue
		}
		p.Words = strings.TrimLeft(word+nbsp+s.indicator.Number(p.Value), nbsp)
	}
	if n := len(s.own.beside); n > 0 && last.Period.Month != indicators.September {
		f := s.own.beside[n-1]
		l.Below = append(l.Below, period(f.Period)+": "+s.indicator.Number(f.Value))
	}
}

// extreme is the word for the lowest or highest figure: none where any that is drawn,
// though it cannot be compared, lies beyond.
func (s *sketch) extreme(word string, f indicators.Figure, way int) string {
	if slices.ContainsFunc(s.own.all(), func(o indicators.Figure) bool { return o.Value.Cmp(f.Value) == way }) {
		return ""
	}
	return word
}

// closing is the figure that stands beside the name of the region meant.
func (s *sketch) closing() indicators.Figure {
	for _, of := range []indicators.Series{s.own.main, s.own.apart, s.own.beside} {
		if n := len(of); n > 0 {
			return of[n-1]
		}
	}
	return indicators.Figure{}
}
