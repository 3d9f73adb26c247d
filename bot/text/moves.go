package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// movesOf answers in which years an indicator rose or fell from the March before, how many
// they are, and where asked in which it did so most.
func (p *page) movesOf(v YearsView, i indicators.Indicator) {
	if !v.Moves {
		return
	}
	ways := []indicators.Way{v.Way}
	if v.Way == indicators.Both {
		ways = []indicators.Way{indicators.Rise, indicators.Fall}
	}
	for _, way := range ways {
		when, moves := "tidak ada", p.movesIn(v, i, way)
		if n := len(moves); n > 0 {
			when = strings.Join(yearsOfMoves(moves), ", ") + " (" + count(n) + " kali)"
		}
		p.steepest(v, moves)
		p.line("<b>", upper(directionOf(int(way))), " dibandingkan tahun sebelumnya: ", when, "</b>")
	}
	if unknown := p.unjudgedMoves(v, i); len(unknown) > 0 {
		p.line("Tidak dinilai: ", strings.Join(unknown, ", "), ", karena angkanya bercatatan atau belum ada, atau wilayahnya dimekarkan.")
	}
}

// movesIn lists the changes of one way from one year to the next, of the surveys of one month.
func (p *page) movesIn(v YearsView, i indicators.Indicator, way indicators.Way) (list []indicators.Delta) {
	for year := v.From + 1; year <= v.To; year++ {
		if d := p.moveTo(v, i, year); d.Reason == indicators.Computed && d.Diff.Sign() == int(way) {
			list = append(list, d)
		}
	}
	return list
}

// unjudgedMoves lists the years that may have gone either way: the change to them is not told.
func (p *page) unjudgedMoves(v YearsView, i indicators.Indicator) (years []string) {
	for year := max(v.From, recordsFrom) + 1; year <= v.To; year++ {
		if p.moveTo(v, i, year).Reason != indicators.Computed {
			years = append(years, strconv.Itoa(year))
		}
	}
	return years
}

// moveTo is the change to a year from the one before.
func (p *page) moveTo(v YearsView, i indicators.Indicator, year int) indicators.Delta {
	from, ok := p.c.Figure(v.Region.Code, i, indicators.Period{Year: year - 1, Month: p.monthOf(v)})
	to, also := p.c.Figure(v.Region.Code, i, indicators.Period{Year: year, Month: p.monthOf(v)})
	if !ok || !also {
		return indicators.Delta{}
	}
	return indicators.Between(from, to)
}

func yearsOfMoves(moves []indicators.Delta) (years []string) {
	for _, d := range moves {
		years = append(years, strconv.Itoa(d.To.Period.Year))
	}
	return years
}

// steepest tells the largest of the changes, all that are as large.
func (p *page) steepest(v YearsView, moves []indicators.Delta) {
	if !v.Steepest || len(moves) == 0 {
		return
	}
	largest := slices.MaxFunc(moves, func(a, b indicators.Delta) int { return a.Diff.Abs().Cmp(b.Diff.Abs()) })
	for _, d := range moves {
		if d.Diff.Abs().Cmp(largest.Diff.Abs()) == 0 {
			p.line("<b>", choose(d.Diff.Sign() < 0, "Penurunan", "Kenaikan"), " terbesar: ", shortPeriod(d.To.Period), ", ", moved(d), sizeOfLine(d), " (", p.value(d.From), " → ", p.value(d.To), ")</b>")
		}
	}
}

// MoversBy tells who moved one way by more or less than a bound, between two surveys: how
// many of how many, and who.
func MoversBy(c *indicators.Catalogue, m indicators.Movement, way indicators.Way, b indicators.Bound, notes []string) (string, []indicators.Figure) {
	p, of := &page{c: c}, len(m.Changes)
	m.Changes = slices.DeleteFunc(slices.Clone(m.Changes), func(d indicators.Delta) bool {
		return d.Diff.Sign() != int(way) || !b.Holds(d.Diff.Abs())
	})
	if way == indicators.Rise {
		slices.Reverse(m.Changes)
	}
	p.notes(notes)
	p.line("<b>Perubahan ", shortName(m.Indicator), ", ", groupTitle(m.Group), "</b>")
	p.line(shortPeriod(m.From), " ke ", shortPeriod(m.To), ", ", directionOf(int(way)), " ", sizeSide(b), " ", amount(m.Indicator, b.Value), ": <b>", strconv.Itoa(len(m.Changes)), " dari ", strconv.Itoa(of), "</b> wilayah")
	p.gap()
	p.changes(m, 0)
	if len(m.Changes) == 0 {
		p.line("Tidak ada.")
	}
	p.moversEnd(m)
	return p.done()
}

// sizeSide says on which side of a bound the size of a change lies.
func sizeSide(b indicators.Bound) string {
	return ofBound(b, "kurang dari", "maksimal", "lebih dari", "minimal")
}
