package text

import (
	"strconv"
	"strings"

	"pantau/indicators"
)

// newLines tells one figure of each of many regions, a line each: the head-count ratio
// where there is one among the news, else the first indicator of which there is. Of
// regions without it, it says that there are other figures.
func (p *page) newLines(regions [][]NewsFigure) {
	lead := regions[0][0].Figure.Indicator
	for _, figures := range regions {
		lead = min(lead, figures[0].Figure.Indicator)
	}
	var rows []indicators.Figure
	var others []string
	for _, figures := range regions {
		if f := figures[0].Figure; f.Indicator == lead {
			rows = append(rows, f)
		} else {
			others = append(others, p.c.ShortName(f.Region))
		}
	}
	from := p.usualBase(rows)
	p.line(upper(Indicator(lead)), ", ", measure(lead), p.explained(lead, from))
	p.newList(rows, from)
	switch {
	case len(others) > inView:
		p.line("Angka lain yang baru: ", strconv.Itoa(len(others)), " wilayah.")
	case len(others) > 0:
		p.line("Angka lain yang baru: ", strings.Join(others, ", "), ".")
	}
	p.line("Angka lengkap: /indikator dan nama wilayah.")
}

// usualBase is the survey from which most of the figures have moved; zero when none
// has a change to tell.
func (p *page) usualBase(rows []indicators.Figure) (usual indicators.Period) {
	seen := map[indicators.Period]int{}
	for _, f := range rows {
		if d := p.c.ChangeTo(f); d.Reason == indicators.Computed {
			seen[d.From.Period]++
			if seen[d.From.Period] > seen[usual] {
				usual = d.From.Period
			}
		}
	}
	return usual
}

// explained says what the arrows in the lines mean.
func (p *page) explained(i indicators.Indicator, from indicators.Period) string {
	if from.IsZero() {
		return ""
	}
	in := [...]string{indicators.P0: "persen poin", indicators.Poor: "ribu orang", indicators.Line: "persen", indicators.P1: "poin", indicators.P2: "poin"}[i]
	return "; perubahan dari " + shortPeriod(from) + " dalam " + in
}

// newList writes a line a region. A long list is folded, province by province, below
// how many there rose and fell.
func (p *page) newList(rows []indicators.Figure, from indicators.Period) {
	if len(rows) <= inView {
		for _, f := range rows {
			p.line(p.newRow(f, from))
		}
		return
	}
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && p.home(rows[n]) == p.home(rows[0]) {
			n++
		}
		p.block(rows[:n], from)
		rows = rows[n:]
	}
	p.gap()
}

// home is the region under which a figure stands in a long list: a district's
// province, else its own.
func (p *page) home(f indicators.Figure) string {
	r, _ := p.c.Region(f.Region)
	if r.Kind.IsDistrict() {
		return r.Parent
	}
	return r.Code
}

// block tells the figures of a province and of what lies in it.
func (p *page) block(rows []indicators.Figure, from indicators.Period) {
	head := p.home(rows[0])
	r, _ := p.c.Region(head)
	p.gap()
	if rows[0].Region == head {
		p.line("<b>", p.newRow(rows[0], from), "</b>")
		rows = rows[1:]
	} else {
		p.line("<b>", r.Name, "</b>")
	}
	if len(rows) == 0 {
		return
	}
	p.line(p.directions(rows))
	lines := make([]string, len(rows))
	for i, f := range rows {
		lines[i] = p.newRow(f, from)
	}
	p.line("<blockquote expandable>", strings.Join(lines, "\n"), "</blockquote>")
}

// directions counts what fell and what rose.
func (p *page) directions(rows []indicators.Figure) string {
	counts := map[string]int{}
	for _, f := range rows {
		if d := p.c.ChangeTo(f); d.Reason == indicators.Computed {
			counts[direction(d.Diff)]++
		}
	}
	var parts []string
	for _, way := range []string{"turun", "naik", "tetap"} {
		if n := counts[way]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+way)
		}
	}
	words := strconv.Itoa(len(rows)) + " kabupaten/kota"
	if len(parts) > 0 {
		words += ": " + strings.Join(parts, ", ")
	}
	return words
}

// newRow is one region's figure with its change: "Balangan 4,64 ▼ 0,23". The survey that
// it moved from stands there when it is not the usual one.
func (p *page) newRow(f indicators.Figure, from indicators.Period) string {
	words := p.c.ShortName(f.Region) + " " + p.value(f) + p.mark(f)
	d := p.c.ChangeTo(f)
	if d.Reason != indicators.Computed {
		return words
	}
	switch size := d.Diff.Abs(); {
	case size.Sign() == 0:
		words += ", tetap"
	case f.Indicator == indicators.Line && d.HasRelative:
		words += ", " + direction(d.Diff) + " " + d.Relative.Abs().Indonesian(2)
	default:
		words += " " + arrow(f.Indicator, d.Diff) + size.Indonesian(2)
	}
	if d.From.Period != from {
		words += " dari " + shortPeriod(d.From.Period)
	}
	return words
}
