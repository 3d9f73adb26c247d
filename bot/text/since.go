package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// SinceView is when a region's figures lay within bounds.
type SinceView struct {
	Region    indicators.Region
	Indicator indicators.Indicator
	Bounds    []indicators.Bound
	Turn      indicators.Turn
	Asks      bool // a time is asked, not whether it is so
	Whole     bool // years were named, in all of which it is to be so
	Month     indicators.Month
	List      []indicators.Judged
	September []indicators.Judged // where no month was named, of a province or the nation
	Notes     []string
}

// Since tells since when, and in which years, figures lay within bounds: the answer
// first, then all that it was read from.
func Since(c *indicators.Catalogue, v SinceView) (string, []indicators.Figure) {
	p, within := &page{c: c}, limits(c, v.Indicator, v.Bounds)
	p.notes(v.Notes)
	p.line("<b>", upper(shortName(v.Indicator)), " ", v.Region.Full, " ", within, "</b>")
	if len(v.List) == 0 {
		p.line("Tidak ada angka ", month(v.Month), " pada tahun yang ditanyakan di data Pantau.")
		return p.done()
	}
	spells := indicators.Spells(v.List)
	p.held(v, spells)
	p.gap()
	p.judged(v)
	p.gap()
	p.limitsOfSeries(v)
	p.line("Sumber: BPS, Susenas; perbandingan dengan batas diolah Pantau. ", p.unconfirmed())
	return p.done()
}

// held answers the question.
func (p *page) held(v SinceView, spells []indicators.Spell) {
	within := limits(p.c, v.Indicator, v.Bounds)
	newest := newestJudged(v.List)
	switch {
	case newest.Verdict < indicators.Outside:
		p.line("Tidak dapat dinilai: tidak ada angka tanpa catatan pada tahun itu.")
	case len(v.List) == 1:
		p.line(yes(newest.Verdict == indicators.Inside), ". ", p.judgedFigure(newest.Figure), ".")
	case len(spells) == 0:
		p.line("Tidak ada tahun ", within, " antara ", strconv.Itoa(v.List[0].Year), " dan ", strconv.Itoa(newest.Year), ". Angka terakhir: ", p.judgedFigure(newest.Figure), ".")
	case v.Turn == indicators.FirstTime:
		p.line("Pertama kali: ", p.judgedFigure(spells[0].First), p.before(v, spells[0]), ".")
	case newest.Verdict == indicators.Inside && v.Turn == indicators.LastTime:
		p.line("Terakhir kali pada angka terbaru: ", p.judgedFigure(newest.Figure), ".")
	case v.Turn == indicators.AnyTime:
		p.line("Ya. Terakhir ", within, ": ", p.judgedFigure(spells[len(spells)-1].Last), ".")
	case newest.Verdict == indicators.Inside && v.Whole && !v.Asks && someOutside(v.List):
		p.line("Tidak pada semua tahun itu. ", p.since(v, spells[len(spells)-1]), ".")
	case newest.Verdict == indicators.Inside:
		p.line(affirmed(v, true), p.since(v, spells[len(spells)-1]), ".")
	default:
		last := spells[len(spells)-1].Last
		p.line(affirmed(v, false), "Terakhir ", within, ": ", p.judgedFigure(last), ". Angka terbaru ", p.judgedFigure(newest.Figure), " tidak.")
	}
	if len(spells) > 1 || len(spells) == 1 && (v.Turn != indicators.Ever || spells[0].Ended) {
		p.line(upper(within), ": ", stretches(spells), ".")
	}
	p.unjudgedYears(v)
	p.september(v)
}

// september names the surveys of September that say otherwise than March of the same year:
// half a year before March a figure may lie within the bounds already.
func (p *page) september(v SinceView) {
	var list []string
	for _, j := range v.September {
		march, known := judgedIn(v.List, j.Year)
		if j.Verdict < indicators.Outside || !known || march.Verdict < indicators.Outside || march.Verdict == j.Verdict {
			continue
		}
		list = append(list, p.judgedFigure(j.Figure)+choose(j.Verdict == indicators.Inside, " "+limits(p.c, v.Indicator, v.Bounds), " tidak"))
	}
	if len(list) > 0 {
		p.line("Survei September berbeda dari Maret pada tahun yang sama: ", strings.Join(list, "; "), ".")
	}
}

// unjudgedYears names the surveys of which nothing can be said.
func (p *page) unjudgedYears(v SinceView) {
	var list []string
	for _, j := range v.List {
		switch {
		case j.Verdict == indicators.Cautioned:
			list = append(list, strconv.Itoa(j.Year)+" (bercatatan)")
		case j.Verdict < indicators.Outside:
			list = append(list, strconv.Itoa(j.Year)+" (belum ada angkanya)")
		}
	}
	if len(list) > 0 {
		p.line("Tidak dinilai: ", strings.Join(list, ", "), ".")
	}
}

func someOutside(list []indicators.Judged) bool {
	return slices.ContainsFunc(list, func(j indicators.Judged) bool { return j.Verdict == indicators.Outside })
}

// affirmed begins the answer to whether it is so.
func affirmed(v SinceView, is bool) string {
	if v.Asks {
		return ""
	}
	return yes(is) + ". "
}

func yes(is bool) string {
	if is {
		return "Ya"
	}
	return "Tidak"
}

// newestJudged is the newest survey of which something can be said.
func newestJudged(list []indicators.Judged) indicators.Judged {
	for k := len(list) - 1; k >= 0; k-- {
		if list[k].Verdict >= indicators.Outside {
			return list[k]
		}
	}
	return indicators.Judged{}
}

func (p *page) judgedFigure(f indicators.Figure) string {
	return shortPeriod(f.Period) + " (" + p.figure(f) + ")"
}

// since tells when a stretch began that still lasts.
func (p *page) since(v SinceView, s indicators.Spell) string {
	words := "sejak " + p.judgedFigure(s.First)
	if s.First.Period != s.Last.Period {
		words += " sampai angka terbaru, " + p.judgedFigure(s.Last)
	}
	return upper(words + p.before(v, s))
}

// before tells what is known of the year before a stretch.
func (p *page) before(v SinceView, s indicators.Spell) string {
	before, known := judgedIn(v.List, s.First.Period.Year-1)
	switch {
	case s.Began:
		return ". Sebelumnya, " + p.judgedFigure(before.Figure) + ", tidak"
	case known && before.Verdict == indicators.Cautioned:
		return ", atau lebih awal: angka " + strconv.Itoa(before.Year) + " bercatatan dan tidak dinilai"
	case known:
		return ", atau lebih awal: angka " + strconv.Itoa(before.Year) + " belum ada di data Pantau"
	}
	return ", atau lebih awal: deret yang dipakai mulai tahun itu"
}

func judgedIn(list []indicators.Judged, year int) (indicators.Judged, bool) {
	for _, j := range list {
		if j.Year == year {
			return j, true
		}
	}
	return indicators.Judged{}, false
}

// stretches writes the years: "2017–2018, 2024–2025".
func stretches(spells []indicators.Spell) string {
	var list []string
	for _, s := range spells {
		from, to := strconv.Itoa(s.First.Period.Year), strconv.Itoa(s.Last.Period.Year)
		if from != to {
			from += "–" + to
		}
		list = append(list, from)
	}
	return strings.Join(list, ", ")
}

// judged lists the surveys, with a mark on those within the bounds.
func (p *page) judged(v SinceView) {
	for _, j := range v.List {
		words := strconv.Itoa(j.Year) + ": "
		if j.Figure.Region == "" {
			p.line(words, p.missing(v.Region, v.Indicator, j.Year, v.Month))
			continue
		}
		words += p.value(j.Figure) + p.mark(j.Figure)
		if j.Than.Region != "" {
			r, _ := p.c.Region(j.Than.Region)
			words += " · " + r.Name + " " + p.value(j.Than) + p.mark(j.Than)
		}
		switch j.Verdict {
		case indicators.Inside:
			words += " ✓"
		case indicators.Alone:
			words += " (pembanding belum ada di data Pantau)"
		}
		p.line(words)
	}
}

// limitsOfSeries tells what the answer does not reach.
func (p *page) limitsOfSeries(v SinceView) {
	p.line("✓ ", limits(p.c, v.Indicator, v.Bounds), "; angka ", month(v.Month), ", ", measure(v.Indicator), ".")
	if len(p.c.Series(v.Region.Code, v.Indicator, indicators.Unknown)) > 0 && v.List[0].Year <= recordsFrom {
		p.line(unknownMonths)
	}
	if v.Region.Territory > recordsFrom {
		p.line("Dinilai sejak wilayahnya seperti sekarang, ", strconv.Itoa(v.Region.Territory), ".")
	}
}
