package text

import (
	"strings"
	"unicode/utf8"

	"pantau/indicators"
)

// Briefing words a region's newest figures as running text that can be forwarded
// anywhere: no markup, every figure with its survey. Sentences beyond the first
// are left out where they would make it longer than so many characters; 0 is no
// limit.
func Briefing(c *indicators.Catalogue, v indicators.Profile, limit int) (string, []indicators.Figure) {
	p, rate := &page{c: c}, v.Readings[indicators.P0]
	if rate.Absence != indicators.Present {
		p.line("Persentase penduduk miskin ", v.Region.Full, ": ", absence(c, v.Region, rate.Absence))
		return p.done()
	}
	p.WriteString("Berdasarkan data BPS (" + survey(v.Period) + "), persentase penduduk miskin " + v.Region.Full + " sebesar " + p.figure(rate.Figure))
	p.WriteString(p.people(v) + p.against(rate) + ".")
	p.cautions(v, indicators.P0, indicators.Poor)
	rest := &page{c: c}
	rest.sentences(v)
	if limit == 0 || utf8.RuneCountInString(p.String())+utf8.RuneCountInString(rest.String()) <= limit {
		p.WriteString(rest.String())
		p.told = append(p.told, rest.told...)
	}
	return p.done()
}

// sentences add the line, and what speaks against a figure that was told.
func (p *page) sentences(v indicators.Profile) {
	line := v.Readings[indicators.Line]
	if line.Absence == indicators.Present && line.Period == v.Period {
		p.WriteString(" Garis kemiskinan " + p.figure(line.Figure) + " per kapita per bulan.")
	}
	p.cautions(v, indicators.Line)
}

// cautions tell what speaks against figures that were told; what holds for two of
// them is told once.
func (p *page) cautions(v indicators.Profile, list ...indicators.Indicator) {
	said := ""
	for _, i := range list {
		f := v.Readings[i].Figure
		if f.Flag == nil || f.Period != v.Period {
			continue
		}
		words := p.flag(f)
		if !f.Flag.HasOther {
			words = "angka ini " + caution(f) + "."
		}
		if words != said {
			p.WriteString(" Catatan: " + words)
		}
		said = words
	}
}

// survey names a survey as its source.
func survey(q indicators.Period) string {
	if q.Month == indicators.Unknown {
		return "Susenas " + shortPeriod(q) + ", bulan survei tidak pasti"
	}
	return "Susenas " + shortPeriod(q)
}

// people adds the number of poor people of the same survey.
func (p *page) people(v indicators.Profile) string {
	n := v.Readings[indicators.Poor]
	if n.Absence != indicators.Present || n.Period != v.Period {
		return ""
	}
	return " atau " + p.figure(n.Figure)
}

// against adds the change on the survey before.
func (p *page) against(r indicators.Reading) string {
	d := r.Change
	if d.Reason != indicators.Computed {
		return ""
	}
	if d.Diff.Sign() == 0 {
		return ", tetap dibandingkan " + shortPeriod(d.From.Period)
	}
	return ", " + direction(d.Diff) + " " + amount(r.Indicator, d.Diff) + " dibandingkan " + shortPeriod(d.From.Period) + " (" + p.figure(d.From) + ")"
}

// WithNotes puts notes above an answer.
func WithNotes(words string, notes []string) string {
	if len(notes) == 0 {
		return words
	}
	return "<i>" + strings.Join(notes, "</i>\n<i>") + "</i>\n\n" + words
}
