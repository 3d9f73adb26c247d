package text

import (
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/indicators"
)

// NewsView is what subscribers are told of figures that came in.
type NewsView struct {
	Period  indicators.Period
	Revised bool         // they take the place of values that were told before
	Figures []NewsFigure // region by region, the nation and each province before what lies in it
	Before  time.Time    // day of our message that told old values; zero where there is none
	Partly  bool         // that message told some of them only
}

// NewsFigure is one figure of the news.
type NewsFigure struct {
	Figure indicators.Figure
	Was    *indicators.Decimal // of a revision
	Origin indicators.Origin   // BPS itself, a source that an operator entered, or a correction by an office
	Source string              // title of the source, unless it is BPS itself
	Reason string              // of a correction
}

// What a phone shows without scrolling far.
const (
	inFull = 3  // regions told with all their figures; of more, only one figure each is
	inView = 20 // lines of a list; a longer one is folded, province by province
)

// News tells new figures, or revised ones with the old value beside the new.
func News(c *indicators.Catalogue, v NewsView) (string, []indicators.Figure) {
	p := &page{c: c}
	switch regions := byRegion(v.Figures); {
	case v.Revised:
		p.revisions(v)
	case len(regions) == 1:
		r, _ := c.Region(v.Figures[0].Figure.Region)
		p.line("<b>Angka baru BPS: kemiskinan ", r.Full, ", ", Period(v.Period), "</b>")
		p.gap()
		p.newRegion(regions[0], v.Period, true)
	case len(regions) <= inFull:
		p.line("<b>Angka baru BPS: kemiskinan ", Period(v.Period), "</b>")
		for _, figures := range regions {
			r, _ := c.Region(figures[0].Figure.Region)
			p.gap()
			p.line("<b>", r.Full, "</b>")
			p.newRegion(figures, v.Period, false)
		}
	default:
		p.line("<b>Angka baru BPS: kemiskinan ", Period(v.Period), "</b>")
		p.gap()
		p.newLines(regions)
	}
	if !v.Revised {
		p.gap()
		p.small(v.Figures)
		p.line(p.origin(v), "; selisih dan peringkat diolah Pantau. ", p.unchecked(v))
	}
	return p.done()
}

// byRegion parts figures by their regions, in the order in which they come.
func byRegion(figures []NewsFigure) (regions [][]NewsFigure) {
	for i, f := range figures {
		if i == 0 || f.Figure.Region != figures[i-1].Figure.Region {
			regions = append(regions, nil)
		}
		regions[len(regions)-1] = append(regions[len(regions)-1], f)
	}
	return regions
}

// newRegion tells all new figures of one region as its card does, with the rank where
// it is known for that survey and, beside, the larger regions.
func (p *page) newRegion(figures []NewsFigure, period indicators.Period, beside bool) {
	region := figures[0].Figure.Region
	v := p.c.Profile(region, period.Year, period.Month)
	v.Period = period
	for _, n := range figures {
		f := n.Figure
		streak := p.c.Series(region, f.Indicator, f.Period.Month).Streak(f.Period)
		p.reading(v, indicators.Reading{Indicator: f.Indicator, Figure: f, Period: f.Period, Change: p.c.ChangeTo(f), Streak: streak})
	}
	for _, n := range figures {
		if n.Figure.Flag != nil {
			p.line("Catatan: ", p.flag(n.Figure))
		}
	}
	if figures[0].Figure.Indicator == indicators.P0 && v.Readings[indicators.P0].Period == period {
		if !beside {
			v.Region.Parent = ""
		}
		p.place(indicators.P0, v.Rank, v.Ranked, v)
	}
}

// small warns of reading too much into a change of districts' P0, where one that was
// told is small.
func (p *page) small(news []NewsFigure) {
	for _, n := range news {
		f := n.Figure
		if f.Indicator == indicators.P0 && p.c.Profile(f.Region, f.Period.Year, f.Period.Month).SmallChange {
			p.line(smallChange)
			return
		}
	}
}

// origin is where the figures come from. Those that an operator has entered bear the
// title of their source.
func (p *page) origin(v NewsView) string {
	var names []string
	seen := map[string]bool{}
	for _, f := range v.Figures {
		name := "BPS, Susenas " + shortPeriod(v.Period)
		if f.Origin != indicators.FromAPI {
			name = chat.Escape(f.Source)
		}
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return "Sumber: " + strings.Join(names, "; ")
}

// unchecked says which of the figures told BPS itself has not confirmed: those that
// were entered by hand, and those beside them that come from copies of its tables.
func (p *page) unchecked(v NewsView) string {
	var words []string
	isNews, hand := map[indicators.Figure]bool{}, 0
	for _, f := range v.Figures {
		isNews[plainly(f.Figure)] = true
		if f.Origin == indicators.FromFile {
			hand++
		}
	}
	switch {
	case hand == len(v.Figures):
		words = append(words, "Dimasukkan pengelola Pantau, belum dicocokkan langsung dengan BPS.")
	case hand > 0:
		words = append(words, "Sebagian angka dimasukkan pengelola Pantau, belum dicocokkan langsung dengan BPS.")
	}
	if slices.ContainsFunc(p.told, func(f indicators.Figure) bool { return !f.Confirmed() && !isNews[plainly(f)] }) {
		words = append(words, "Pembanding dari salinan tabel BPS.")
	}
	return strings.Join(words, " ")
}

// plainly is a figure by its cell and value alone.
func plainly(f indicators.Figure) indicators.Figure {
	return indicators.Figure{Region: f.Region, Indicator: f.Indicator, Period: f.Period, Value: f.Value}
}
