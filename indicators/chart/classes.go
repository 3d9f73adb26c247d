package chart

import (
	"image/color"
	"slices"
	"strings"

	"pantau/indicators"
)

// Class is a stretch of values that a map paints in one colour.
type Class struct {
	Low, High indicators.Decimal // from Low to below High, in the indicator's unit; 0 where the stretch is open
	Words     string             // as the legend has it, "3,00–3,99"
	Fill      color.RGBA
	Ink       color.RGBA // for words on Fill, with a contrast of 4.5 to 1 at least
	Codes     []string   // BPS codes of the regions in it, by value, equal ones by code
}

// Classes parts the figures of a group into about five stretches with round limits, from
// the lowest. Flagged and missing figures are in none; without a figure there is no class.
func Classes(c *indicators.Catalogue, g indicators.Group, i indicators.Indicator, p indicators.Period) []Class {
	return classesOf(c.Rank(without(g), i, p))
}

// without is a group in which every region stands once.
func without(g indicators.Group) indicators.Group {
	g.Members = slices.Compact(slices.Sorted(slices.Values(g.Members)))
	return g
}

// classesOf parts a ranking.
func classesOf(r indicators.Ranking) []Class {
	if len(r.Rows) == 0 {
		return nil
	}
	v := newValues(r)
	limits := v.limits()
	shades := shadesOf(r.Indicator, len(limits)+1)
	classes := make([]Class, len(limits)+1)
	for k := range classes {
		classes[k] = Class{Words: v.words(limits, k), Fill: shades[k].fill, Ink: shades[k].ink}
		if k > 0 {
			classes[k].Low = v.decimal(limits[k-1])
		}
		if k < len(limits) {
			classes[k].High = v.decimal(limits[k])
		}
	}
	for k, f := range r.Rows {
		in := &classes[v.class(limits, v.units[k])]
		in.Codes = append(in.Codes, f.Region)
	}
	return classes
}

// values are the figures of a ranking as whole numbers of the smallest unit in which one
// of them is published.
type values struct {
	indicator indicators.Indicator
	places    uint8
	units     []int64 // ascending
}

func newValues(r indicators.Ranking) values {
	v := values{indicator: r.Indicator}
	if r.Indicator != indicators.Line {
		v.places = 2
	}
	for _, f := range r.Rows {
		v.places = max(v.places, f.Value.Places)
	}
	for _, f := range r.Rows {
		units := f.Value.Units
		for range v.places - f.Value.Places {
			units *= 10
		}
		v.units = append(v.units, units)
	}
	return v
}

func (v values) decimal(units int64) indicators.Decimal {
	return indicators.Decimal{Units: units, Places: v.places}
}

// class is the place of a value among the limits.
func (v values) class(limits []int64, units int64) int {
	k, exact := slices.BinarySearch(limits, units)
	if exact {
		k++
	}
	return k
}

// words tell a class as the legend has it.
func (v values) words(limits []int64, k int) string {
	write := func(units int64) string { return v.indicator.Number(v.decimal(units)) }
	switch {
	case len(limits) == 0:
		return span(write(v.units[0]), write(v.units[len(v.units)-1]))
	case k == 0:
		return "di bawah " + write(limits[0])
	case k == len(limits):
		return write(limits[k-1]) + " ke atas"
	}
	return span(write(limits[k-1]), v.decimal(limits[k]-1).Indonesian(int(v.places)))
}

// span writes a stretch from one value to another.
func span(from, to string) string {
	to = strings.TrimPrefix(to, "Rp")
	if strings.TrimPrefix(from, "Rp") == to {
		return from
	}
	return from + "–" + to
}
