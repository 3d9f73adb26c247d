package summaries

import "pantau/indicators"

// The share by which two populations of one place may differ: more than ten years bring,
// far less than a wrong scale does.
const (
	loosePercent  = 60
	strictPercent = 15
)

// populationOf is what a number of poor people and their rate give for all people.
func populationOf(poor, rate indicators.Decimal) (indicators.Decimal, bool) {
	if rate.Sign() <= 0 || poor.Units > mostUnits/1_000_000 {
		return indicators.Decimal{}, false
	}
	x, y, _ := aligned(poor, rate)
	if x > mostUnits/100 {
		return indicators.Decimal{}, false
	}
	return indicators.Decimal{Units: x * 100 / y}, true
}

// populations are those that other periods of the page, and the catalogue, give for a
// claim's place and area.
func (k *checker) populations(x *judged) (out []indicators.Decimal) {
	for i := range k.all {
		y := &k.all[i]
		if y == x || !y.is("poor", x.Place, x.Area, y.Period) || y.Period == x.Period {
			continue
		}
		if rate := k.level("p0", x.Place, x.Area, y.Period); rate != nil {
			if n, ok := populationOf(y.Value, rate.Value); ok {
				out = append(out, n)
			}
		}
	}
	if n, ok := k.knownPopulation(x.Place.Code); ok && x.Area == Total {
		out = append(out, n)
	}
	return out
}

// knownPopulation is what the catalogue's newest figures give.
func (k *checker) knownPopulation(code string) (indicators.Decimal, bool) {
	if k.c == nil || code == "" {
		return indicators.Decimal{}, false
	}
	poor, ok := k.c.Newest(code, indicators.Poor, indicators.March)
	rate, ok2 := k.c.Figure(code, indicators.P0, poor.Period)
	if !ok || !ok2 {
		return indicators.Decimal{}, false
	}
	v, _ := valueOf(poor)
	return populationOf(v, rate.Value)
}

// fitsPopulation tells whether a number of poor people gives the population that other
// periods give.
func (k *checker) fitsPopulation(x *judged, v indicators.Decimal) bool {
	rate := k.level("p0", x.Place, x.Area, x.Period)
	if rate == nil {
		return false
	}
	n, ok := populationOf(v, rate.Value)
	if !ok {
		return false
	}
	for _, other := range k.populations(x) {
		if within100(n, other, strictPercent) {
			return true
		}
	}
	return false
}

// within100 tells whether a number is another one give or take so many percent.
func within100(a, b indicators.Decimal, percent int64) bool {
	x, y, _ := aligned(a, b)
	d := x - y
	if d < 0 {
		d = -d
	}
	return y > 0 && d/y < 100 && d*100 <= y*percent
}

// population drops numbers of poor people that give quite another population than all
// other periods do.
func (k *checker) population() {
	for i := range k.all {
		x := &k.all[i]
		if !x.alive() || x.Role != Level || x.Topic != "poor" || x.proven {
			continue
		}
		rate := k.level("p0", x.Place, x.Area, x.Period)
		if rate == nil {
			continue
		}
		n, ok := populationOf(x.Value, rate.Value)
		others := k.populations(x)
		fits := len(others) == 0
		for _, other := range others {
			fits = fits || ok && within100(n, other, loosePercent)
		}
		if !fits || ok && n.Cmp(indicators.Decimal{Units: 400_000_000}) > 0 {
			x.dead = whyPopulation
		}
	}
}
