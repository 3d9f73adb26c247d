package chart

import (
	"image/color"

	"pantau/indicators"
)

// shade is the colour of a class and that of words on it.
type shade struct{ fill, ink color.RGBA }

// The shades of a map, from the lowest class to the highest: one hue, ever darker, so
// that they differ in grey and for every eye. Violet is for the poverty line, which is no
// measure of poverty: more of it is neither better nor worse.
var (
	blues   = [mostClasses]shade{{rgb(0xe6eff9), ink}, {rgb(0xabcaeb), ink}, {rgb(0x65a3d9), ink}, {rgb(0x0071b3), paper}, {rgb(0x00447a), paper}}
	violets = [mostClasses]shade{{rgb(0xf3ebf6), ink}, {rgb(0xd7bedf), ink}, {rgb(0xb88fc7), ink}, {rgb(0x87589a), paper}, {rgb(0x532f62), paper}}
)

// shadesOf are so many shades, as far apart as they can be.
func shadesOf(i indicators.Indicator, count int) []shade {
	all := blues
	if i == indicators.Line {
		all = violets
	}
	if count <= 1 {
		return all[1:2]
	}
	picked := make([]shade, count)
	for k := range picked {
		picked[k] = all[(k*(mostClasses-1)+(count-1)/2)/(count-1)]
	}
	return picked
}
