package chart

import (
	"math"
	"strconv"

	"pantau/indicators"
)

// axis is a scale of values with a few round steps: value k × step, for k from low to
// high. Steps are exact numbers, so that none is written that is not meant.
type axis struct {
	step      indicators.Decimal
	low, high int64
}

// newAxis is a scale for values between two bounds, of four to seven steps. It begins
// at zero where that leaves the lines room enough.
func newAxis(low, high float64) axis {
	if low < 0.34*high {
		low = 0
	}
	room := 0.07 * (high - low)
	if high == low {
		room = max(0.1*math.Abs(high), 0.05)
	}
	if low > 0 {
		low = max(0, low-room)
	}
	high += room
	a := axis{step: roundStep((high - low) / 5)}
	step := float(a.step)
	a.low, a.high = int64(math.Floor(low/step)), int64(math.Ceil(high/step))
	return a
}

// roundStep is the round number of 1, 2 or 5 that is near a rough one, or above it.
func roundStep(rough float64) indicators.Decimal {
	places := 0
	for rough < 1 && places < 4 {
		rough *= 10
		places++
	}
	scale := int64(1)
	for float64(scale)*10 <= rough {
		scale *= 10
	}
	k := int64(1)
	for _, round := range [...]int64{2, 5, 10} {
		if rough > float64(k*scale)*1.25 {
			k = round
		}
	}
	if k == 10 && places > 0 {
		k, places = 1, places-1
	}
	return indicators.Decimal{Units: k * scale, Places: uint8(places)}
}

// fromZero tells whether the scale begins at zero.
func (a axis) fromZero() bool { return a.low == 0 }

// at is a step's value.
func (a axis) at(k int64) indicators.Decimal {
	return indicators.Decimal{Units: a.step.Units * k, Places: a.step.Places}
}

// share is how far up the scale a value lies, from 0 to 1.
func (a axis) share(v float64) float64 {
	low, high := float(a.at(a.low)), float(a.at(a.high))
	return (v - low) / (high - low)
}

// yearWords writes a year below the axis: in full where there is room, and else only
// the first and the last.
func yearWords(y int, full bool) string {
	if full {
		return strconv.Itoa(y)
	}
	return "’" + strconv.Itoa(y)[2:]
}
