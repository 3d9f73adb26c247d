package summaries

import "pantau/indicators"

// mostUnits bounds values, so that every sum and comparison stays inside an int64: above
// it, a number is no figure of poverty.
const mostUnits = 99_999_999_999_999

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// stepOf is the unit of the last digit of a number as written.
func stepOf(v indicators.Decimal) indicators.Decimal {
	return indicators.Decimal{Units: 1, Places: v.Places}
}

// shift moves value, step and other readings by a scale word. Numbers too large for it
// are odd.
func (q *quantity) shift(places int) {
	var fit, fits bool
	if q.value, fit = movedPoint(q.value, places); !fit {
		q.odd = "angka terlalu besar"
	}
	if q.step, fits = movedPoint(q.step, places); !fits {
		q.step = indicators.Decimal{Units: 1}
	}
	if q.unit == Rupiah || q.unit == Persons {
		q.value = trimZeros(q.value)
		q.step, _ = atLeastOne(q.step, q.value)
	}
}

// movedPoint is a number times ten to a power; false when it is too large.
func movedPoint(d indicators.Decimal, places int) (indicators.Decimal, bool) {
	for ; places > 0 && d.Places > 0; places-- {
		d.Places--
	}
	for ; places > 0; places-- {
		if d.Abs().Units > mostUnits/10 {
			return indicators.Decimal{}, false
		}
		d.Units *= 10
	}
	return d, d.Abs().Units <= mostUnits
}

// trimZeros drops decimal zeros: 512340.00 rupiah are whole.
func trimZeros(d indicators.Decimal) indicators.Decimal {
	for d.Places > 0 && d.Units%10 == 0 {
		d.Units, d.Places = d.Units/10, d.Places-1
	}
	return d
}

// atLeastOne is a step of one where the value is whole.
func atLeastOne(step, v indicators.Decimal) (indicators.Decimal, bool) {
	if v.Places == 0 && step.Places > 0 {
		return indicators.Decimal{Units: 1}, true
	}
	return step, false
}

// aligned are two numbers' units at the same number of places.
func aligned(a, b indicators.Decimal) (x, y int64, places uint8) {
	for a.Places < b.Places {
		a = indicators.Decimal{Units: a.Units * 10, Places: a.Places + 1}
	}
	for b.Places < a.Places {
		b = indicators.Decimal{Units: b.Units * 10, Places: b.Places + 1}
	}
	return a.Units, b.Units, a.Places
}

// added is the sum of two numbers.
func added(a, b indicators.Decimal) indicators.Decimal {
	x, y, places := aligned(a, b)
	return indicators.Decimal{Units: x + y, Places: places}
}

// rounded is a number to the nearest multiple of a step, halves away from zero.
func rounded(d, step indicators.Decimal) indicators.Decimal {
	x, s, places := aligned(d, step)
	if s <= 0 {
		return d
	}
	q, r := x/s, x%s
	if 2*r >= s {
		q++
	}
	if 2*r <= -s {
		q--
	}
	return indicators.Decimal{Units: q * s, Places: places}
}

// agree tells whether two numbers are the same as far as the coarser one was written.
func agree(a, aStep, b, bStep indicators.Decimal) bool {
	switch aStep.Cmp(bStep) {
	case -1:
		return rounded(a, bStep).Cmp(b) == 0
	case 1:
		return rounded(b, aStep).Cmp(a) == 0
	}
	return a.Cmp(b) == 0
}

// near tells whether two numbers differ by at most so much.
func near(a, b, most indicators.Decimal) bool { return a.Sub(b).Abs().Cmp(most) <= 0 }
