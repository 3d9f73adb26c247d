package chart

import (
	"slices"
	"strconv"

	"pantau/indicators"
)

// finding is the title of a trend, and the change that it tells, if any.
func (s *sketch) finding() (string, indicators.Delta) {
	name := upper(shortName(s.indicator)) + " " + s.own.name
	if d, years := s.streak(); years != 0 {
		run := count(max(years, -years)) + nbsp + "tahun" + nbsp + "berturut-turut"
		return name + " " + direction(years) + " " + run + s.until(d.To) + ", " + s.fromTo(d), d
	}
	if d, ok := s.sinceFirst(); ok {
		return name + " " + s.moved(d), d
	}
	all := slices.Concat(s.own.apart, s.own.main)
	if len(all) == 0 {
		all = s.own.beside
	}
	first, last := all[0], all[len(all)-1]
	if len(all) == 1 {
		return name + ", " + period(first.Period) + ": " + s.indicator.Number(first.Value) + unit(s.indicator), indicators.Delta{}
	}
	return name + ", " + period(first.Period) + "–" + period(last.Period), indicators.Delta{}
}

// streak is the run of years, two at least, in which the newest figure shown went one
// way, and the change over it; 0 without one.
func (s *sketch) streak() (indicators.Delta, int) {
	n := len(s.own.main)
	if n == 0 {
		return indicators.Delta{}, 0
	}
	years := s.own.main.Streak(s.own.main[n-1].Period)
	run := max(years, -years)
	if run < 2 {
		return indicators.Delta{}, 0
	}
	return indicators.Between(s.own.main[n-1-run], s.own.main[n-1]), years
}

// sinceFirst is the change of the newest figure shown on the first with which it can be
// compared.
func (s *sketch) sinceFirst() (indicators.Delta, bool) {
	for k := range max(0, len(s.own.main)-1) {
		d := indicators.Between(s.own.main[k], s.own.main[len(s.own.main)-1])
		if d.Reason == indicators.Computed {
			return d, true
		}
	}
	return indicators.Delta{}, false
}

// moved tells a change since a survey: "turun 1,23 persen poin sejak Maret 2015,
// 5,87 → 4,64 persen". The line moves by percents.
func (s *sketch) moved(d indicators.Delta) string {
	since := period(d.From.Period)
	if d.Diff.Sign() == 0 {
		return period(d.To.Period) + " sama dengan " + since + ", " + s.indicator.Number(d.To.Value) + unit(s.indicator)
	}
	by := amount(s.indicator, d.Diff)
	if s.indicator == indicators.Line && d.HasRelative {
		by = d.Relative.Abs().Indonesian(2) + nbsp + "persen"
	}
	return direction(d.Diff.Sign()) + " " + by + " sejak " + since + s.until(d.To) + ", " + s.fromTo(d)
}

// until names the last survey shown where the region has a newer one.
func (s *sketch) until(f indicators.Figure) string {
	if newest, ok := s.c.Newest(s.own.code, s.indicator, s.month); ok && f.Period.Before(newest.Period) {
		return " sampai " + period(f.Period)
	}
	return ""
}

// fromTo writes both ends of a change: "6,07 → 4,64 persen".
func (s *sketch) fromTo(d indicators.Delta) string {
	return s.indicator.Number(d.From.Value) + nbsp + "→" + nbsp + s.indicator.Number(d.To.Value) + unit(s.indicator)
}

// isSmall tells whether a district's rate moved less than a survey sample can tell
// surely.
func (s *sketch) isSmall(d indicators.Delta) bool {
	r, _ := s.c.Region(s.own.code)
	half := indicators.Decimal{Units: 50, Places: 2}
	return d.Reason == indicators.Computed && s.indicator == indicators.P0 && r.Kind.IsDistrict() && d.Diff.Abs().Cmp(half) < 0
}

// years writes years in order, runs of them short: "2012–2014, 2019".
func years(list []int) string {
	words := ""
	for k := 0; k < len(list); k++ {
		from := k
		for k+1 < len(list) && list[k+1] == list[k]+1 {
			k++
		}
		if words != "" {
			words += ", "
		}
		words += strconv.Itoa(list[from])
		if k > from {
			words += "–" + strconv.Itoa(list[k])
		}
	}
	return words
}
