package chart

import (
	"iter"
	"math"
	"slices"
)

// What makes limits worse, beside classes of unlike size: stretches of unlike length,
// another number of classes than wanted, and digits.
const (
	unlikeCost = 0.4
	countCost  = 0.12
	digitCost  = 0.22
)

// limits finds the values at which the classes but the first begin. They are multiples of
// a round step. Of all the steps and stretches that are possible it takes those that
// leave the classes alike in size and are easy to read; the values alone decide.
func (v values) limits() []int64 {
	var best []int64
	least := math.Inf(1)
	consider := func(limits []int64, cost float64) {
		if len(limits) > 0 && cost < least {
			best, least = limits, cost
		}
	}
	wanted := v.wanted()
	for step, digits := range v.steps() {
		for count := max(wanted-1, 2); count <= min(wanted+1, mostClasses) && wanted > 1; count++ {
			extra := digitCost*digits + countCost*math.Abs(float64(count-wanted))
			limits, uneven := v.alike(step, count)
			consider(limits, uneven+extra)
			limits, uneven = v.unlike(step, count)
			consider(limits, uneven+extra+unlikeCost)
		}
	}
	return best
}

// mostClasses is how many shades the eye tells apart.
const mostClasses = 5

// wanted is how many classes there should be: five, fewer for few values.
func (v values) wanted() int {
	switch n := len(slices.Compact(slices.Clone(v.units))); {
	case n >= 10:
		return 5
	case n >= 6:
		return 4
	case n >= 3:
		return 3
	default:
		return n
	}
}

// mostTried bounds the limits that are tried of one step.
const mostTried = 60

// steps are the round steps 1, 2 and 5 times a power of ten that fit into the span of the
// values, the longest first, each with about how many digits it takes.
func (v values) steps() iter.Seq2[int64, float64] {
	return func(yield func(int64, float64) bool) {
		span := v.units[len(v.units)-1] - v.units[0]
		if span == 0 {
			return
		}
		power := int64(math.Pow10(int(math.Log10(float64(span)))))
		for ; power >= 1; power /= 10 {
			for _, times := range [...]int64{5, 2, 1} {
				step := times * power
				if step <= 2*span && !yield(step, math.Log10(float64(2*span)/float64(step))) {
					return
				}
			}
		}
	}
}

// multiples are the multiples of a step above the lowest value and not above the highest,
// unless they are too many.
func (v values) multiples(step int64) []int64 {
	var m []int64
	for at := (v.units[0]/step + 1) * step; at <= v.units[len(v.units)-1]; at += step {
		if m = append(m, at); len(m) > mostTried {
			return nil
		}
	}
	return m
}

// apart are those multiples of a step that have different values below them, unless they
// are too many.
func (v values) apart(step int64) []int64 {
	var m []int64
	for k, u := range v.units {
		at := u / step * step
		if k == 0 || at <= v.units[k-1] {
			continue
		}
		if m = append(m, at); len(m) > mostTried {
			return nil
		}
	}
	return m
}

// below is how many values are below a limit.
func (v values) below(limit int64) int {
	n, _ := slices.BinarySearch(v.units, limit)
	return n
}

// alike finds the best limits one step apart, and how uneven the classes are: 0 when all
// have the same size. Nothing when a class would be empty.
func (v values) alike(step int64, count int) (best []int64, uneven float64) {
	all := v.multiples(step)
	uneven = math.Inf(1)
	for from := 0; from+count-1 <= len(all); from++ {
		limits := all[from : from+count-1]
		if u := v.uneven(limits); u < uneven {
			best, uneven = limits, u
		}
	}
	return best, uneven
}

// uneven is how far the sizes of classes are from equal; infinite when one is empty.
func (v values) uneven(limits []int64) float64 {
	n, from, sum := float64(len(v.units)), 0, 0.0
	for k := range len(limits) + 1 {
		to := len(v.units)
		if k < len(limits) {
			to = v.below(limits[k])
		}
		if to == from {
			return math.Inf(1)
		}
		share := float64(to-from) / n
		sum += share * share
		from = to
	}
	return sum*float64(len(limits)+1) - 1
}

// unlike finds the best limits that are multiples of a step, whatever lies between them.
// It goes from the lowest class up and keeps, for every limit, the best way there.
func (v values) unlike(step int64, count int) ([]int64, float64) {
	all := v.apart(step)
	if len(all) < count-1 {
		return nil, math.Inf(1)
	}
	ends := make([]int, 0, len(all)+1) // values below each limit; all of them last
	for _, limit := range all {
		ends = append(ends, v.below(limit))
	}
	ends = append(ends, len(v.units))
	cost := make([]float64, len(ends)) // of the classes up to a limit
	for k, end := range ends {
		cost[k] = float64(end * end)
	}
	var back [][]int
	for range count - 1 {
		var from []int
		cost, from = further(cost, ends)
		back = append(back, from)
	}
	at, limits := len(ends)-1, make([]int64, count-1)
	for k := count - 2; k >= 0; k-- {
		if at = back[k][at]; at < 0 {
			return nil, math.Inf(1)
		}
		limits[k] = all[at]
	}
	return limits, v.uneven(limits)
}

// further adds one class: for each end the least cost, and where the class before ends;
// −1 when there is no way.
func further(cost []float64, ends []int) (least []float64, from []int) {
	least, from = make([]float64, len(ends)), make([]int, len(ends))
	for k := range ends {
		least[k], from[k] = math.Inf(1), -1
		for j := range k {
			size := float64(ends[k] - ends[j])
			if sum := cost[j] + size*size; size > 0 && sum < least[k] {
				least[k], from[k] = sum, j
			}
		}
	}
	return least, from
}
