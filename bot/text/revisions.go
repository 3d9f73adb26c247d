package text

import (
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/indicators"
)

// revisions tells values that took the place of others, the old one always first.
func (p *page) revisions(v NewsView) {
	switch n := len(v.Figures); {
	case n == 1:
		f := v.Figures[0]
		r, _ := p.c.Region(f.Figure.Region)
		p.line("<b>", p.replaced(v), Indicator(f.Figure.Indicator), " ", r.Full, ", ", Period(v.Period), "</b>")
		p.line(upper(p.instead(f)))
		p.why(f)
	case n <= inView:
		p.line("<b>", p.replaced(v), "kemiskinan ", Period(v.Period), "</b>")
		p.revisedRegions(v)
	default:
		p.line("<b>", p.replaced(v), "kemiskinan ", Period(v.Period), "</b>")
		p.revisedBlocks(v)
	}
	p.gap()
	switch day := date(v.Before.Format(time.DateOnly)); {
	case v.Before.IsZero():
	case v.Partly:
		p.line("Sebagian angka semula ada pada pesan kami tanggal ", day, ".")
	default:
		p.line("Menggantikan angka pada pesan kami tanggal ", day, ".")
	}
	if v.Figures[0].Origin != indicators.FromCorrection {
		p.line(p.origin(v), ". ", p.unchecked(v))
	}
}

// replaced says who has replaced values: BPS, we who had a wrong one, or an operator,
// of whom we do not know whether BPS did.
func (p *page) replaced(v NewsView) string {
	words := "Angka diperbarui BPS: "
	for _, f := range v.Figures {
		switch f.Origin {
		case indicators.FromCorrection:
			return "Ralat Pantau: "
		case indicators.FromFile:
			words = "Angka diperbarui: "
		}
	}
	return words
}

// instead writes the old value and the new: "semula 4,64, menjadi 4,60 persen."
func (p *page) instead(f NewsFigure) string {
	was := ""
	if f.Was != nil {
		was = "semula " + f.Figure.Indicator.Number(*f.Was) + ", "
	}
	return was + "menjadi " + p.figure(f.Figure) + "."
}

// why gives the reason and the source of a correction.
func (p *page) why(f NewsFigure) {
	if f.Origin == indicators.FromCorrection {
		p.line("Alasan: ", chat.Escape(f.Reason), ". Sumber: ", chat.Escape(f.Source), ".")
	}
}

// revisedRegions tells each value in a line below its region.
func (p *page) revisedRegions(v NewsView) {
	for _, figures := range byRegion(v.Figures) {
		r, _ := p.c.Region(figures[0].Figure.Region)
		p.gap()
		p.line("<b>", r.Full, "</b>")
		for _, f := range figures {
			p.line(upper(Indicator(f.Figure.Indicator)), ": ", p.instead(f))
			p.why(f)
		}
	}
}

// revisedBlocks folds many values, province by province.
func (p *page) revisedBlocks(v NewsView) {
	for rest := v.Figures; len(rest) > 0; {
		n := 1
		for n < len(rest) && p.home(rest[n].Figure) == p.home(rest[0].Figure) {
			n++
		}
		r, _ := p.c.Region(p.home(rest[0].Figure))
		lines := make([]string, n)
		for i, f := range rest[:n] {
			lines[i] = p.c.ShortName(f.Figure.Region) + ", " + shortName(f.Figure.Indicator) + ": " + p.instead(f)
		}
		p.gap()
		p.line("<b>", r.Name, "</b>: ", strconv.Itoa(n), " angka")
		p.line("<blockquote expandable>", strings.Join(lines, "\n"), "</blockquote>")
		rest = rest[n:]
	}
}
