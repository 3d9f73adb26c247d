package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// recordsFrom is the first year of the unbroken March tables.
const recordsFrom = 2015

// YearsView is how a region's indicators moved over years.
type YearsView struct {
	Region   indicators.Region
	List     []indicators.Indicator
	From, To int
	Month    indicators.Month // Unknown: none was named
	Both     bool             // the surveys of March and of September are told
	EachBase bool             // tell the change from every year, since none was chosen
	Years    []int            // those to be told alone; empty means all from From to To
	Extreme  indicators.Op    // Highest or Lowest: the year of it is asked
	Streak   bool             // since when it has gone one way is asked
	Way      indicators.Way   // the way that was asked for
	Moves    bool             // the years in which it went that way are asked, Both for either way
	Steepest bool             // of Moves: the year in which it went that way most
	Share    bool             // tell the change of the number of poor in percent too
	Notes    []string
}

// Years tells how a region's indicators moved over years: one line a survey, the
// change from the first to the last, the best and the worst.
func Years(c *indicators.Catalogue, v YearsView) (string, []indicators.Figure) {
	p := &page{c: c, share: v.Share}
	p.notes(v.Notes)
	p.line("<b>", v.Region.Full, ", ", yearsTitle(v.From, v.To, v.Years), "</b>")
	for _, i := range v.List {
		p.gap()
		p.line("<b>", upper(Indicator(i)), "</b>, ", measure(i))
		p.askedExtreme(v, i)
		p.streak(v, i)
		p.movesOf(v, i)
		p.row(v, i)
	}
	p.gap()
	if slices.Contains(v.List, indicators.Poor) {
		p.line(netChange)
	}
	p.rebasing()
	if v.Both {
		p.line("Perubahan dihitung antara bulan survei yang sama: Maret dengan Maret, September dengan September.")
	}
	switch {
	case slices.ContainsFunc(p.told, func(f indicators.Figure) bool { return f.Period.Month == indicators.Unknown }):
		p.line("* ", unknownMonths)
	case v.Extreme != indicators.Show && v.From == recordsFrom && len(p.c.Series(v.Region.Code, v.List[0], indicators.Unknown)) > 0:
		p.line(unknownMonths)
	}
	if len(p.told) > 0 {
		p.line("Sumber: BPS, Susenas; selisih diolah Pantau. ", p.unconfirmed())
	}
	return p.done()
}

// row tells one indicator year by year.
func (p *page) row(v YearsView, i indicators.Indicator) {
	if v.Both {
		p.rowOfBoth(v, i)
		return
	}
	var s indicators.Series
	for _, year := range yearsOf(v.From, v.To, v.Years) {
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
	if v.Extreme == indicators.Show {
		p.extremes(i, s)
	}
}

// rowOfBoth tells one indicator survey by survey, and the change of each month by itself.
func (p *page) rowOfBoth(v YearsView, i indicators.Indicator) {
	var march, september indicators.Series
	for _, year := range yearsOf(v.From, v.To, v.Years) {
		march = p.survey(v, i, indicators.Period{Year: year, Month: indicators.March}, march)
		september = p.survey(v, i, indicators.Period{Year: year, Month: indicators.September}, september)
	}
	p.total(march)
	p.total(september)
}

// survey tells one survey's figure and adds it to its series.
func (p *page) survey(v YearsView, i indicators.Indicator, at indicators.Period, s indicators.Series) indicators.Series {
	f, ok := p.c.Figure(v.Region.Code, i, at)
	if !ok {
		p.line(shortPeriod(at), ": ", p.missing(v.Region, i, at.Year, at.Month))
		return s
	}
	p.line(shortPeriod(at), ": ", p.value(f), p.mark(f))
	return append(s, f)
}

// yearsTitle names a span of years, or years that are told singly.
func yearsTitle(from, to int, years []int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	if len(years) == 0 {
		return strconv.Itoa(from) + "–" + strconv.Itoa(to)
	}
	var list []string
	for _, y := range years {
		list = append(list, strconv.Itoa(y))
	}
	return strings.Join(list[:len(list)-1], ", ") + " dan " + list[len(list)-1]
}

// yearsOf lists the years to be told.
func yearsOf(from, to int, years []int) []int {
	if len(years) > 0 {
		return years
	}
	for year := from; year <= to; year++ {
		years = append(years, year)
	}
	return years
}

// askedExtreme answers in which year an indicator was highest or lowest: all years that
// share the value, of the surveys of one month, without those that bear a caution.
func (p *page) askedExtreme(v YearsView, i indicators.Indicator) {
	if v.Extreme == indicators.Show {
		return
	}
	var s indicators.Series
	for year := v.From; year <= v.To; year++ {
		if f, ok := p.c.InYear(v.Region.Code, i, year, v.Month); ok && f.Period.Month == p.monthOf(v) {
			s = append(s, f)
		}
	}
	low, high, ok := s.Extremes()
	if !ok {
		p.line("Terendah dan tertinggi tidak dihitung: angkanya kurang dari dua, atau bercatatan.")
		return
	}
	word, is := "Terendah", low
	if v.Extreme == indicators.Highest {
		word, is = "Tertinggi", high
	}
	var when []string
	for _, f := range s {
		if f.Flag == nil && f.Value.Cmp(is.Value) == 0 {
			when = append(when, shortPeriod(f.Period))
		}
	}
	if v.From < recordsFrom {
		word += " sejak " + shortPeriod(s[0].Period)
	}
	p.line("<b>", word, ": ", strings.Join(when, ", "), ", ", p.figure(is), "</b>")
}

// streak answers since when an indicator has gone one way without a break up to its newest
// survey of the month, for how many years, and from which figure.
func (p *page) streak(v YearsView, i indicators.Indicator) {
	s := p.c.Series(v.Region.Code, i, p.monthOf(v))
	if !v.Streak || len(s) < 2 {
		return
	}
	k := len(s) - 1
	newest, n := s[k], s.Streak(s[k].Period)
	if n == 0 {
		p.line("<b>Tidak dapat dihitung: perubahan ke ", p.judgedFigure(newest), " tetap atau tidak dihitung.</b>")
		return
	}
	years := max(n, -n)
	from, first := s[k-years], s[k-years+1]
	if v.Way != indicators.Both && (n < 0) != (v.Way == indicators.Fall) {
		p.line("Angka terbaru tidak ", directionOf(int(v.Way)), ".")
	}
	p.line("<b>", upper(directionOf(n)), " ", times(years), ": sejak ", shortPeriod(first.Period), ", dari ", p.judgedFigure(from), " ke ", p.judgedFigure(newest), "</b>")
}

func directionOf(n int) string {
	if n < 0 {
		return "turun"
	}
	return "naik"
}

// times is for how many years something has gone on.
func times(years int) string {
	if years == 1 {
		return "satu tahun"
	}
	return count(years) + " tahun berturut-turut"
}

// monthOf is the survey month in which a region's years are compared.
func (p *page) monthOf(v YearsView) indicators.Month {
	if v.Month == indicators.Unknown {
		return indicators.March
	}
	return v.Month
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
		p.line("Dari ", shortPeriod(first.Period), " ke ", shortPeriod(last.Period), ": ", moved(d), sizeOfLine(d), p.shareOf(d))
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

// shareOf adds the percent to a change of the number of poor, where that is asked.
func (p *page) shareOf(d indicators.Delta) string {
	if !p.share || d.To.Indicator != indicators.Poor || !d.HasRelative || d.Diff.Sign() == 0 {
		return ""
	}
	return " (" + d.Relative.Abs().Indonesian(2) + " persen)"
}

// rebasing warns where numbers of poor are told from before and after the change of what
// they are counted on.
func (p *page) rebasing() {
	poor := func(after bool) bool {
		return slices.ContainsFunc(p.told, func(f indicators.Figure) bool {
			return f.Indicator == indicators.Poor && f.Period.Month != indicators.Unknown && (f.Period.Year > 2020) == after
		})
	}
	if poor(false) && poor(true) {
		p.line(rebased)
	}
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
	p.line("Terendah ", i.Number(low.Value), " (", shortPeriod(low.Period), "), tertinggi ", i.Number(high.Value), " (", shortPeriod(high.Period), ")", without)
}

// ValueView is a value whose place in the tables is asked.
type ValueView struct {
	Region indicators.Region
	Value  indicators.Decimal
	Hits   []indicators.Hit
	Asked  indicators.Figure // the figure of the year that the question named; zero when none was, or there is none
	Year   int               // the year that the question named; 0 when none was
	Lead   indicators.Indicator
	Month  indicators.Month
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
	if f.Region == "" && v.Year != 0 {
		p.line("Angka ", shortName(v.Lead), " ", v.Region.Full, " ", strconv.Itoa(v.Year), ": ", p.missing(v.Region, v.Lead, v.Year, v.Month), ".")
		p.gap()
	}
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
		p.line("Tidak cocok: ", shortName(f.Indicator), " ", Period(f.Period), " menurut tabel BPS ", p.figure(f), ", sumber lain memuat ", f.Indicator.Number(v), ". Pantau memakai tabel BPS.")
		return
	}
	p.line(upper(Indicator(f.Indicator)), ", ", Period(f.Period), ": ", p.figure(f), p.mark(f))
}
