package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// SelectionView is which regions of a group lie within bounds.
type SelectionView struct {
	Selection indicators.Selection
	Own       []string // codes of the regions to set off
	Notes     []string
}

// Selected tells which regions lie within bounds: how many of how many, and who.
func Selected(c *indicators.Catalogue, v SelectionView) (string, []indicators.Figure) {
	p, s := &page{c: c}, v.Selection
	p.notes(v.Notes)
	p.line("<b>", upper(shortName(s.Indicator)), " ", limits(c, s.Indicator, s.Bounds), ", ", groupTitle(s.Group), "</b>")
	p.line(Period(s.Period), ": <b>", strconv.Itoa(len(s.Rows)), " dari ", strconv.Itoa(len(s.Rows)+s.Outside), "</b> wilayah, ", measure(s.Indicator))
	if len(s.Than) > 0 && len(s.Than) <= 3 {
		p.line("Pembanding: ", strings.Join(p.named(s.Than, ""), " · "))
	}
	p.gap()
	p.selectedRows(v)
	p.ownOutside(v)
	p.unjudged(s)
	p.gap()
	if s.Indicator == indicators.Line {
		p.line(lineGrows)
	}
	p.line("Sumber: BPS, Susenas ", shortPeriod(s.Period), "; daftar diolah Pantau. ", p.unconfirmed())
	return p.done()
}

// selectedRows lists who lies within, those nearest to the far end first; of a long list
// the beginning.
func (p *page) selectedRows(v SelectionView) {
	rows := slices.Clone(v.Selection.Rows)
	if len(v.Selection.Bounds) == 1 && !v.Selection.Bounds[0].Below {
		slices.Reverse(rows)
	}
	if len(rows) == 0 {
		p.line("Tidak ada.")
	}
	for k, f := range rows {
		if k == longestSelection {
			p.line("… dan ", strconv.Itoa(len(rows)-k), " wilayah lain")
			break
		}
		row := strconv.Itoa(k+1) + ". " + p.c.ShortName(f.Region) + " " + p.value(f)
		if slices.Contains(v.Own, f.Region) {
			row = "<b>" + row + "</b>"
		}
		p.line(row)
	}
}

// longestSelection is how many rows are listed.
const longestSelection = 40

// ownOutside tells the own region's figure where it is not among the rows.
func (p *page) ownOutside(v SelectionView) {
	for _, code := range v.Own {
		if slices.ContainsFunc(v.Selection.Rows, func(f indicators.Figure) bool { return f.Region == code }) {
			continue
		}
		if f, ok := p.c.Figure(code, v.Selection.Indicator, v.Selection.Period); ok && f.Flag == nil {
			p.line("Tidak termasuk: ", p.c.ShortName(code), " ", p.value(f), ".")
		}
	}
}

// unjudged names who could not be held against the bounds.
func (p *page) unjudged(s indicators.Selection) {
	if len(s.LeftOut)+len(s.Missing) == 0 {
		return
	}
	p.gap()
	for _, f := range s.LeftOut[:min(len(s.LeftOut), 5)] {
		why := "karena angka pembandingnya bercatatan"
		if f.Flag != nil {
			why = caution(f)
		}
		p.line("Tidak dinilai: ", p.c.ShortName(f.Region), " ", p.value(f), ", ", why, ".")
	}
	if n := len(s.LeftOut) - 5; n > 0 {
		p.line("Juga tidak dinilai: ", strconv.Itoa(n), " wilayah lain yang angkanya bercatatan.")
	}
	p.absent(indicators.Ranking{Indicator: s.Indicator, Period: s.Period, Missing: s.Missing})
}
