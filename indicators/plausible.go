package indicators

// What a figure is held against. The bounds leave room around all that the 33,307
// figures of the catalogue do; TestBounds measures them. Beyond, a person looks.
// A change of unit, a shifted row and a lost decimal point lie far beyond.

// leaps is by which factor an indicator's figure may at most differ from its
// neighbours in time.
var leaps = [...]float64{
	P0:   5,  // largest true: 1.51, Papua's division
	Poor: 10, // largest true: 5.98, Papua's division
	Line: 3,  // largest true: 1.47
	P1:   10, // largest true: 6.13; 12.5 of Tarakan in 2025, which carries a caution
	P2:   50, // largest true: 27.5; indices of few hundredths move so
}

// mostGrowth is by which factor the population that poor people and P0 imply may
// differ from the one before. Largest true: 3.97 at Papua's division, 2.70 and 2.06
// at others, else 1.40.
const mostGrowth = 5

// The poverty line in rupiah per head and month. Lowest and highest true: 165,733
// and 1,253,343.
const leastLine, mostLine = 100_000, 5_000_000

// mostPlaces is the most decimals with which BPS prints a rate, a number of
// thousands or an index.
const mostPlaces = 3

// firstYear is the first year whose survey has figures of districts.
const firstYear = 2002

// alone says what speaks against a cell by itself and against what is known of
// its region and indicator; "" for nothing.
func (a *auditing) alone(f *finding) string {
	t := f.cell
	switch {
	case !a.canBe(t):
		return HeldRange
	case t.Indicator == Line && t.Value.Places > 0 || t.Value.Places > mostPlaces:
		return HeldUnit
	case a.contradicts(f):
		return HeldCorrected
	case a.differs(f):
		return HeldAmbiguous
	case a.leaps(f):
		return HeldJump
	}
	return ""
}

// canBe tells whether there can be such a value and such a survey.
func (a *auditing) canBe(t TableCell) bool {
	r, _ := a.c.Region(t.Region)
	year := a.now.In(wib).Year()
	switch {
	case t.Period.Year < max(firstYear, r.Since), t.Period.Year > year,
		t.Period.Year == year && int(t.Period.Month) > int(a.now.In(wib).Month()),
		t.Period.Month == September && r.Kind.IsDistrict(),
		t.Period.Month == March && r.Kind.IsDistrict() && t.Period.Year < recordsFrom && t.isAPI():
		return false // BPS's district tables before recordsFrom do not say which month theirs are of
	case t.Indicator == Line && (t.Value.Cmp(Decimal{Units: leastLine}) < 0 || t.Value.Cmp(Decimal{Units: mostLine}) > 0):
		return false
	case (t.Indicator == P0 || t.Indicator == Poor) && t.Value.Sign() == 0:
		return false
	}
	return fits(t.Indicator, t.Value)
}

// contradicts tells whether the API has neither what a correction says nor what
// it corrected.
func (a *auditing) contradicts(f *finding) bool {
	return f.has && f.cell.isAPI() && (Entry{Origin: FromCorrection}).bears(f.known.Source) && !a.stands(f)
}

// differs tells whether the known figure was read from another table of BPS.
func (a *auditing) differs(f *finding) bool {
	return f.has && f.cell.isAPI() && f.known.Confirmed() && f.known.Source != f.cell.entry(a.now).sourceID()
}

// leaps tells whether a value is too far from the figure that it replaces, or
// from the newest one before it, or else from the first one after it.
func (a *auditing) leaps(f *finding) bool {
	i, v := f.cell.Indicator, f.cell.Value
	if f.has && ratio(f.known.Value, v) > leaps[i] {
		return true
	}
	near, ok := a.c.nearest(f.cell.Key())
	return ok && ratio(near.Value, v) > leaps[i]
}

// nearest is the newest figure before a cell, or the first after it.
func (c *Catalogue) nearest(k Key) (Figure, bool) {
	region, from, to := c.row(k.Region, k.Indicator)
	for at := to - 1; at >= from; at-- {
		if c.cells[at].period().Before(k.Period) {
			return c.figure(region, k.Indicator, at), true
		}
	}
	for at := from; at < to; at++ {
		if k.Period.Before(c.cells[at].period()) {
			return c.figure(region, k.Indicator, at), true
		}
	}
	return Figure{}, false
}

// ratio is the larger of a/b and b/a, 1 where one of them is nothing: an index
// of 0.00 is a small one, rounded. It only tells what is far apart, so it need
// not be exact.
func ratio(a, b Decimal) float64 {
	a, b = a.align(b)
	if a.Units == 0 || b.Units == 0 {
		return 1
	}
	return max(float64(a.Units)/float64(b.Units), float64(b.Units)/float64(a.Units))
}

// together says what speaks against a cell beside those of the same survey.
func (a *auditing) together(f *finding) string {
	t := f.cell
	switch i := t.Indicator; {
	case (i == P0 || i == P1 || i == P2) && a.disordered(t):
		return HeldOrder
	case i == Poor && a.overgrown(t):
		return HeldUnit
	}
	return ""
}

// disordered tells whether P2 ≤ P1 ≤ P0 fails where the cell has a part in it.
func (a *auditing) disordered(t TableCell) bool {
	for _, i := range [...]Indicator{P0, P1, P2} {
		v, ok := a.beside(t, i)
		if ok && (i < t.Indicator && v.Cmp(t.Value) < 0 || i > t.Indicator && v.Cmp(t.Value) > 0) {
			return true
		}
	}
	return false
}

// overgrown tells whether a number of poor people and P0 imply a population far
// from the one before.
func (a *auditing) overgrown(t TableCell) bool {
	rate, ok := a.beside(t, P0)
	before, known := a.c.populationBefore(t.Region, t.Period)
	if !ok || !known {
		return false
	}
	now := population(t.Value, rate)
	return now > mostGrowth*before || before > mostGrowth*now
}

// beside is the value of another indicator in the same survey: the one read, if
// nothing speaks against it, else the one known.
func (a *auditing) beside(t TableCell, i Indicator) (Decimal, bool) {
	if f, ok := a.batch[Key{t.Region, i, t.Period}]; ok && f.held == "" {
		return f.cell.Value, true
	}
	f, ok := a.c.Figure(t.Region, i, t.Period)
	return f.Value, ok
}

// populationBefore is what the newest earlier figures imply.
func (c *Catalogue) populationBefore(code string, p Period) (float64, bool) {
	region, from, to := c.row(code, Poor)
	for at := to - 1; at >= from; at-- {
		if !c.cells[at].period().Before(p) {
			continue
		}
		poor := c.figure(region, Poor, at)
		if rate, ok := c.Figure(code, P0, poor.Period); ok && rate.Value.Sign() > 0 {
			return population(poor.Value, rate.Value), true
		}
	}
	return 0, false
}

// population is how many people, in hundred thousands, a number of thousands is
// so many percent of.
func population(poor, percent Decimal) float64 {
	poor, percent = poor.align(percent)
	return float64(poor.Units) / float64(percent.Units)
}
