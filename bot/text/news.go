package text

import (
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/indicators"
)

// NewsView is what subscribers are told of figures that came in.
type NewsView struct {
	Period  indicators.Period
	Revised bool         // they take the place of values that were told before
	Figures []NewsFigure // region by region
	Before  time.Time    // day of our message that told the old values; zero where there is none
}

// NewsFigure is one figure of the news.
type NewsFigure struct {
	Figure     indicators.Figure
	Was        *indicators.Decimal // of a revision
	Correction bool                // our own mistake, not BPS's revision
	Source     string              // of a correction
	Reason     string              // of a correction
}

// inFull is how many regions are told with all their figures; of more only the
// head-count ratio is, a line each.
const inFull = 3

// News tells new figures, or revised ones with the old value beside the new.
func News(c *indicators.Catalogue, v NewsView) (string, []indicators.Figure) {
	p := &page{c: c}
	if v.Revised {
		p.revisions(v)
		return p.done()
	}
	p.line("<b>Angka baru BPS: kemiskinan ", Period(v.Period), "</b>")
	regions := byRegion(v.Figures)
	if len(regions) > inFull {
		p.gap()
		p.newLines(v.Period, regions)
	} else {
		for _, figures := range regions {
			p.newRegion(figures)
		}
	}
	p.gap()
	p.line("Sumber: BPS, Susenas ", shortPeriod(v.Period), "; selisih dan peringkat diolah Pantau. ", p.unconfirmed())
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

// newRegion tells all new figures of one region, as its card does.
func (p *page) newRegion(figures []NewsFigure) {
	first := figures[0].Figure
	v := p.c.Profile(first.Region, first.Period.Year, first.Period.Month)
	p.gap()
	p.line("<b>", v.Region.Full, "</b>")
	var only []indicators.Indicator
	for _, f := range figures {
		only = append(only, f.Figure.Indicator)
		p.reading(v, v.Readings[f.Figure.Indicator])
	}
	if only[0] == indicators.P0 && v.Ranked {
		p.line("Peringkat P0: ", standing(v.Rank), " ", among(v.RankGroup))
	}
}

// newLines tells the ratio of many regions, a line each, and of those without a new
// one that there are other figures.
func (p *page) newLines(period indicators.Period, regions [][]NewsFigure) {
	var others []string
	p.line("Persentase penduduk miskin (P0):")
	for _, figures := range regions {
		f := figures[0].Figure
		if f.Indicator != indicators.P0 {
			others = append(others, Short(p.c, f.Region))
			continue
		}
		words := Short(p.c, f.Region) + " " + p.figure(f)
		if d := p.c.ChangeTo(f); d.Reason == indicators.Computed {
			words += ", " + moved(d)
		}
		p.line(words)
	}
	if len(others) > 0 {
		p.line("Angka lain yang baru: ", strings.Join(others, ", "), ".")
	}
	p.line("Angka lengkap: /indikator dan nama wilayah.")
}

// revisions tells values that took the place of others, the old one always first.
func (p *page) revisions(v NewsView) {
	for _, f := range v.Figures {
		head := "Angka diperbarui BPS: "
		if f.Correction {
			head = "Ralat Pantau: "
		}
		r, _ := p.c.Region(f.Figure.Region)
		p.line("<b>", head, Indicator(f.Figure.Indicator), " ", r.Full, ", ", Period(f.Figure.Period), "</b>")
		was := ""
		if f.Was != nil {
			was = "Semula " + number(f.Figure.Indicator, *f.Was) + ", menjadi "
		}
		p.line(was, p.figure(f.Figure), ".")
		if f.Correction {
			p.line("Alasan: ", chat.Escape(f.Reason), ". Sumber: ", chat.Escape(f.Source), ".")
		}
		p.gap()
	}
	if !v.Before.IsZero() {
		p.line("Menggantikan angka pada pesan kami tanggal ", date(v.Before.Format(time.DateOnly)), ".")
	}
}
