package summaries

import (
	"slices"

	"pantau/indicators"
)

// cellsFor are the figures of the catalogue that a region, topic and period may mean. A year
// alone means March for a kabupaten or kota, and March or September for a province or the
// nation.
func cellsFor(c *indicators.Catalogue, code string, t Topic, period string) []indicators.Figure {
	i, ok := t.Indicator()
	p, okPeriod := indicators.ParsePeriod(period)
	if c == nil || !ok || !okPeriod || code == "" {
		return nil
	}
	if p.Month != indicators.Unknown {
		return cellsAt(c, code, i, p)
	}
	r, _ := c.Region(code)
	periods := []indicators.Period{{Year: p.Year, Month: indicators.March}}
	if !r.Kind.IsDistrict() {
		periods = append(periods, indicators.Period{Year: p.Year, Month: indicators.September})
	}
	if found := cellsAt(c, code, i, periods...); len(found) > 0 {
		return found
	}
	return cellsAt(c, code, i, p)
}

func cellsAt(c *indicators.Catalogue, code string, i indicators.Indicator, periods ...indicators.Period) (out []indicators.Figure) {
	for _, p := range periods {
		if f, ok := c.Figure(code, i, p); ok {
			out = append(out, f)
		}
	}
	return out
}

// valueOf is a figure in the units of claims, with its last digit's unit: people are
// counted in persons.
func valueOf(f indicators.Figure) (v, step indicators.Decimal) {
	v, step = f.Value, stepOf(f.Value)
	if f.Indicator == indicators.Poor {
		v, _ = movedPoint(v, 3)
		step, _ = movedPoint(step, 3)
		v, step = trimZeros(v), trimZeros(step)
	}
	return v, step
}

// equals tells whether a level is a figure, as far as the coarser of the two was written.
func equals(f indicators.Figure, v, step indicators.Decimal) bool {
	fv, fstep := valueOf(f)
	return agree(v, step, fv, fstep)
}

// matching are the figures that equal a level.
func matching(figures []indicators.Figure, v, step indicators.Decimal) []indicators.Figure {
	return slices.DeleteFunc(slices.Clone(figures), func(f indicators.Figure) bool { return !equals(f, v, step) })
}

// levelVerdict holds a level against the figures it may mean. Where a year may mean two
// surveys, only exactly one equal figure is an agreement, and nothing is a difference.
func levelVerdict(figures []indicators.Figure, v, step indicators.Decimal, yearOnly bool) (Verdict, *indicators.Figure) {
	same := matching(figures, v, step)
	switch {
	case len(figures) == 0:
		return NoData, nil
	case len(same) == 1:
		return Agrees, &same[0]
	case len(figures) == 1 && (!yearOnly || isDistrictFigure(figures[0])):
		return Differs, &figures[0]
	}
	return NoData, nil
}

// isDistrictFigure tells whether a year's one figure is all there is: BPS surveys
// districts in March only.
func isDistrictFigure(f indicators.Figure) bool { return len(f.Region) == 4 && f.Region[2:] != "00" }

// changeFigures are the two figures that a change lies between, where both are certain.
func changeFigures(c *indicators.Catalogue, claim Claim) (from, to indicators.Figure, ok bool) {
	later := cellsFor(c, claim.Place.Code, claim.Topic, claim.Period)
	earlier := cellsFor(c, claim.Place.Code, claim.Topic, claim.Vs)
	if len(later) != 1 || len(earlier) != 1 {
		return from, to, false
	}
	return earlier[0], later[0], earlier[0].Period.Before(later[0].Period)
}

// changeOf is what two figures give for a change in a unit: its size and direction.
func changeOf(from, to indicators.Figure, unit Unit) (v, step indicators.Decimal, dir Direction, ok bool) {
	a, aStep := valueOf(from)
	b, bStep := valueOf(to)
	d := b.Sub(a)
	switch unit {
	case PercentPoints, Persons, Rupiah, Index:
		v, step = d.Abs(), aStep
		if bStep.Cmp(step) > 0 {
			step = bStep
		}
	case Percent:
		if v, ok = d.PercentOf(a); !ok {
			return v, step, "", false
		}
		v, step = v.Abs(), indicators.Decimal{Units: 1, Places: 2}
	}
	return v, step, directionOf(d), true
}

func directionOf(d indicators.Decimal) Direction {
	switch d.Sign() {
	case -1:
		return Fell
	case 1:
		return Rose
	}
	return Steady
}
