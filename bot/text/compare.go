package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// CompareView is a comparison of regions at one period.
type CompareView struct {
	Codes  []string
	Period indicators.Period
	Only   []indicators.Indicator // those asked for; empty means all five
	Notes  []string
}

// Comparison sets regions beside each other, one indicator after the other, in
// the order in which they were named.
func Comparison(c *indicators.Catalogue, v CompareView) (string, []indicators.Figure) {
	p, only := &page{c: c}, v.Only
	if len(only) == 0 {
		only = indicators.All[:]
	}
	p.notes(v.Notes)
	p.line("<b>Perbandingan kemiskinan</b>")
	p.line(strings.Join(fullNames(c, v.Codes), " · "))
	p.line(Period(v.Period))
	for _, i := range only {
		p.gap()
		p.beside(v, i)
	}
	p.gap()
	p.line("Sumber: BPS, Susenas ", shortPeriod(v.Period), "; selisih diolah Pantau. ", p.unconfirmed())
	return p.done()
}

func fullNames(c *indicators.Catalogue, codes []string) []string {
	var list []string
	for _, code := range codes {
		r, _ := c.Region(code)
		list = append(list, r.Full)
	}
	return list
}

// CompareYearsView is a comparison of regions over years.
type CompareYearsView struct {
	Codes    []string
	List     []indicators.Indicator
	From, To int
	Month    indicators.Month // Unknown: none was named
	Years    []int            // those to be told alone; empty means all from From to To
	Share    bool             // tell changes of the number of poor in percent too
	Notes    []string
}

// ComparisonOverYears sets regions beside each other year by year, and tells how
// each moved from the first year to the last.
func ComparisonOverYears(c *indicators.Catalogue, v CompareYearsView) (string, []indicators.Figure) {
	p := &page{c: c, share: v.Share}
	p.notes(v.Notes)
	p.line("<b>Perbandingan kemiskinan, ", yearsTitle(v.From, v.To, v.Years), "</b>")
	p.line(strings.Join(fullNames(c, v.Codes), " · "))
	for _, i := range v.List {
		p.gap()
		p.line("<b>", upper(Indicator(i)), "</b>, ", measure(i))
		for _, code := range v.Codes {
			p.yearsOf(v, i, code)
		}
	}
	p.gap()
	if slices.ContainsFunc(p.told, func(f indicators.Figure) bool { return f.Period.Month == indicators.Unknown }) {
		p.line("* ", unknownMonths)
	}
	p.rebasing()
	p.line("Sumber: BPS, Susenas; selisih diolah Pantau. ", p.unconfirmed())
	return p.done()
}

// yearsOf tells one region's figures over the years, and the change over them.
func (p *page) yearsOf(v CompareYearsView, i indicators.Indicator, code string) {
	r, _ := p.c.Region(code)
	p.line("<i>", p.c.ShortName(code), "</i>")
	var s indicators.Series
	var list []string
	for _, year := range yearsOf(v.From, v.To, v.Years) {
		f, ok := p.c.InYear(code, i, year, v.Month)
		if !ok {
			list = append(list, strconv.Itoa(year)+": "+p.missing(r, i, year, v.Month))
			continue
		}
		s, list = append(s, f), append(list, yearLabel(f.Period)+": "+p.value(f)+p.mark(f))
	}
	p.line(strings.Join(list, " · "))
	p.total(s)
}

// beside tells one indicator of all regions, and how the first stands to each.
func (p *page) beside(v CompareView, i indicators.Indicator) {
	p.line("<b>", upper(Indicator(i)), "</b>, ", measure(i))
	first, _ := p.c.Figure(v.Codes[0], i, v.Period)
	for k, code := range v.Codes {
		f, ok := p.c.Figure(code, i, v.Period)
		if !ok {
			r, _ := p.c.Region(code)
			p.line(p.c.ShortName(code), ": ", p.missing(r, i, v.Period.Year, v.Period.Month))
			continue
		}
		p.line(p.c.ShortName(code), ": ", p.value(f), p.mark(f), apart(k, first, f))
	}
}

// apart tells how much higher or lower a region is than the first. Numbers of
// people and lines of regions are not told apart: they differ by size and prices.
func apart(k int, first, f indicators.Figure) string {
	if k == 0 || f.Indicator == indicators.Poor || f.Indicator == indicators.Line {
		return ""
	}
	d, ok := indicators.Distance(f, first)
	switch {
	case !ok:
		return ""
	case d.Sign() == 0:
		return " (sama)"
	case d.Sign() < 0:
		return " (lebih rendah " + amount(f.Indicator, d) + ")"
	}
	return " (lebih tinggi " + amount(f.Indicator, d) + ")"
}

// NoCommonPeriod says that regions cannot be compared in that year.
func NoCommonPeriod(names []string, year int) string {
	when := ""
	if year != 0 {
		when = " tahun " + strconv.Itoa(year)
	}
	return "Angka" + when + " untuk " + strings.Join(names, ", ") + " belum ada di data Pantau, sehingga belum dapat dibandingkan."
}

// Gap tells how far a region is above or below its province and the nation.
func Gap(c *indicators.Catalogue, v indicators.Profile, i indicators.Indicator, notes []string) (string, []indicators.Figure) {
	p, own := &page{c: c}, v.Readings[i]
	p.notes(notes)
	if own.Absence != indicators.Present {
		p.line(upper(shortName(i)), " ", v.Region.Full, ": ", absence(c, v.Region, own.Absence))
		return p.done()
	}
	p.line("<b>", upper(shortName(i)), " ", v.Region.Full, ", ", Period(own.Period), ": ", p.figure(own.Figure), "</b>", p.mark(own.Figure))
	for r := v.Region; r.Parent != ""; r, _ = c.Region(r.Parent) {
		if f, ok := c.Figure(r.Parent, i, own.Period); ok {
			p.apartFrom(own.Figure, f)
		}
	}
	p.gap()
	p.line(strings.Join(p.source([]indicators.Period{own.Period}), "\n"))
	return p.done()
}

// apartFrom tells how far a figure is from a larger region's.
func (p *page) apartFrom(own, f indicators.Figure) {
	r, _ := p.c.Region(f.Region)
	switch d, ok := indicators.Distance(own, f); {
	case !ok:
		p.line(r.Name, " ", p.figure(f), p.mark(f), "; selisih tidak dihitung karena salah satu angkanya bercatatan")
	case d.Sign() == 0:
		p.line("Sama dengan ", r.Name, " (", p.figure(f), ")")
	default:
		p.line(upper(side(d)), " ", r.Name, " (", p.figure(f), ") dengan selisih ", amount(f.Indicator, d))
	}
}

func side(d indicators.Decimal) string {
	if d.Sign() < 0 {
		return "di bawah"
	}
	return "di atas"
}
