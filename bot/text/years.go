package text

import (
	"slices"
	"strconv"

	"pantau/indicators"
)

// YearsView is how a region's indicators moved over years.
type YearsView struct {
	Region   indicators.Region
	List     []indicators.Indicator
	From, To int
	Month    indicators.Month // Unknown: none was named
	EachBase bool             // tell the change from every year, since none was chosen
	Notes    []string
}

// Years tells how a region's indicators moved over years: one line a survey, the
// change from the first to the last, the best and the worst.
func Years(c *indicators.Catalogue, v YearsView) (string, []indicators.Figure) {
	p := &page{c: c}
	p.notes(v.Notes)
	p.line("<b>", v.Region.Full, ", ", strconv.Itoa(v.From), "–", strconv.Itoa(v.To), "</b>")
	for _, i := range v.List {
		p.gap()
		p.line("<b>", upper(Indicator(i)), "</b>, ", measure(i))
		p.row(v, i)
	}
	p.gap()
	if slices.Contains(v.List, indicators.Poor) {
		p.line(netChange)
	}
	if slices.ContainsFunc(p.told, func(f indicators.Figure) bool { return f.Period.Month == indicators.Unknown }) {
		p.line("* ", unknownMonths)
	}
	if len(p.told) > 0 {
		p.line("Sumber: BPS, Susenas; selisih diolah Pantau. ", p.unconfirmed())
	}
	return p.done()
}

// row tells one indicator year by year.
func (p *page) row(v YearsView, i indicators.Indicator) {
	var s indicators.Series
	for year := v.From; year <= v.To; year++ {
		f, ok := p.c.InYear(v.Region.Code, i, year, v.Month)
		if !ok {
			p.line(strconv.Itoa(year), ": ", p.missing(v.Region, i, year, v.Month))
			continue
		}
		p.line(yearLabel(f.Period), ": ", p.value(f), p.mark(f))
		s = append(s, f)
	}
	bases := 1
	if v.EachBase {
		bases = len(s)
	}
	for k := range bases {
		p.total(s[min(k, len(s)):])
	}
	p.extremes(i, s)
}

// missing says shortly why a year has no figure.
func (p *page) missing(r indicators.Region, i indicators.Indicator, year int, m indicators.Month) string {
	switch p.c.Absence(r.Code, i, indicators.Period{Year: year, Month: m}) {
	case indicators.NotPublished:
		return "tidak diterbitkan BPS untuk kabupaten/kota"
	case indicators.NotYetARegion:
		return "belum terbentuk"
	}
	return "belum ada di data Pantau"
}

// yearLabel names a survey in a list: March is the usual one.
func yearLabel(q indicators.Period) string {
	switch q.Month {
	case indicators.September:
		return strconv.Itoa(q.Year) + " (September)"
	case indicators.Unknown:
		return strconv.Itoa(q.Year) + "*"
	}
	return strconv.Itoa(q.Year)
}

// mark notes a caution behind a value.
func (p *page) mark(f indicators.Figure) string {
	if f.Flag == nil {
		return ""
	}
	return " (" + caution(f) + ")"
}

// total tells the change from the first to the last figure, where that can be.
func (p *page) total(s indicators.Series) {
	if len(s) < 2 {
		return
	}
	first, last := s[0], s[len(s)-1]
	for len(s) > 1 && first.Period.Month != last.Period.Month {
		s = s[1:]
		first = s[0]
	}
	if len(s) < 2 {
		return
	}
	if d := indicators.Between(first, last); d.Reason == indicators.Computed {
		p.line("Dari ", shortPeriod(first.Period), " ke ", shortPeriod(last.Period), ": ", moved(d), sizeOfLine(d))
		return
	}
	p.line("Perubahan ", shortPeriod(first.Period), " ke ", shortPeriod(last.Period), " tidak dihitung ", whyNot(indicators.Between(first, last)), ".")
}

// whyNot says why no change is told.
func whyNot(d indicators.Delta) string {
	switch d.Reason {
	case indicators.Incomparable:
		return "karena bulan surveinya tidak pasti"
	case indicators.NewTerritory:
		return "karena wilayahnya dimekarkan di antaranya"
	}
	return "karena salah satu angkanya bercatatan"
}

// sizeOfLine adds the rupiah to a line's change in percent.
func sizeOfLine(d indicators.Delta) string {
	if d.To.Indicator != indicators.Line || d.Diff.Sign() == 0 {
		return ""
	}
	return " (" + amount(indicators.Line, d.Diff) + ")"
}

// extremes names the best and the worst year of what was told.
func (p *page) extremes(i indicators.Indicator, s indicators.Series) {
	low, high, ok := s.Extremes()
	if !ok || i == indicators.Line || len(s) < 3 {
		return
	}
	without := ""
	if slices.ContainsFunc(s, func(f indicators.Figure) bool { return f.Flag != nil }) {
		without = ", tanpa angka bercatatan"
	}
	p.line("Terendah ", number(i, low.Value), " (", shortPeriod(low.Period), "), tertinggi ", number(i, high.Value), " (", shortPeriod(high.Period), ")", without)
}

// ValueView is a value whose place in the tables is asked.
type ValueView struct {
	Region indicators.Region
	Value  indicators.Decimal
	Hits   []indicators.Hit
	Asked  indicators.Figure // the figure of the year that the question named; zero when none was
	Notes  []string
}

// WhichYear tells in which year a value stood, or what the table has where
// another source printed it; where a year was named, whether the value is that
// year's.
func WhichYear(c *indicators.Catalogue, v ValueView) (string, []indicators.Figure) {
	p := &page{c: c}
	p.notes(v.Notes)
	p.asked(v)
	if len(v.Hits) == 0 {
		p.line("Angka ", v.Value.Indonesian(0), " tidak ditemukan pada data ", v.Region.Full, " di Pantau.")
		p.line("Mohon periksa wilayah dan penulisannya, misalnya <code>5,32</code> atau <code>441.488</code>.")
		return p.done()
	}
	p.line("<b>", v.Value.Indonesian(0), " · ", v.Region.Full, "</b>")
	for _, h := range v.Hits {
		p.hit(v.Value, h)
	}
	p.gap()
	p.line("Sumber: BPS, Susenas. ", p.unconfirmed())
	return p.done()
}

// asked tells the figure of the year that was named, when the value is not it.
func (p *page) asked(v ValueView) {
	f := v.Asked
	stands := slices.ContainsFunc(v.Hits, func(h indicators.Hit) bool { return h.Figure.Period.Year == f.Period.Year })
	if f.Region == "" || stands {
		return
	}
	p.line("Bukan. ", upper(shortName(f.Indicator)), " ", v.Region.Full, ", ", Period(f.Period), ": ", p.figure(f), p.mark(f), ".")
	p.gap()
}

func (p *page) hit(v indicators.Decimal, h indicators.Hit) {
	f := h.Figure
	if h.Misprint {
		p.line("Tidak cocok: ", shortName(f.Indicator), " ", Period(f.Period), " menurut tabel BPS ", p.figure(f), ", sumber lain memuat ", number(f.Indicator, v), ". Pantau memakai tabel BPS.")
		return
	}
	p.line(upper(Indicator(f.Indicator)), ", ", Period(f.Period), ": ", p.figure(f), p.mark(f))
}
