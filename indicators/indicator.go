package indicators

// Indicator is one of the five poverty indicators that BPS publishes for every
// kabupaten and kota.
type Indicator uint8

// The five indicators, in the order in which they are told.
const (
	P0   Indicator = iota // head-count ratio, percent of the population
	Poor                  // number of poor people, thousands
	Line                  // poverty line, rupiah per head per month
	P1                    // poverty gap index
	P2                    // poverty severity index
)

// All lists the five indicators in the order in which they are told.
var All = [...]Indicator{P0, Poor, Line, P1, P2}

// Unit is what an indicator's values are counted in.
type Unit string

// The units of figures and of their differences, as named in JSON.
const (
	Percent       Unit = "persen"
	PercentPoints Unit = "persen_poin"
	Thousands     Unit = "ribu_orang"
	People        Unit = "orang"
	Rupiah        Unit = "rupiah"
	Index         Unit = "indeks"
)

var kinds = [...]struct {
	id, column string
	unit       Unit
}{
	P0:   {"p0", "p0", Percent},
	Poor: {"poor", "poor_thousand", Thousands},
	Line: {"line", "line_rp", Rupiah},
	P1:   {"p1", "p1", Index},
	P2:   {"p2", "p2", Index},
}

// ID names the indicator in JSON, button data and keys: p0, poor, line, p1, p2.
func (i Indicator) ID() string { return kinds[i].id }

// Unit tells what the indicator's values are counted in.
func (i Indicator) Unit() Unit { return kinds[i].unit }

// Number writes a value of the indicator as Indonesians do, without its unit: decimals as
// published, at least two ("4,64"), but none for the line, which is in whole rupiah
// ("Rp544.169").
func (i Indicator) Number(v Decimal) string {
	if i == Line {
		return "Rp" + v.Indonesian(0)
	}
	return v.Indonesian(2)
}

// ParseIndicator reads an ID.
func ParseIndicator(id string) (Indicator, bool) {
	for _, i := range All {
		if kinds[i].id == id {
			return i, true
		}
	}
	return 0, false
}

// parseColumn reads the name that an indicator has in the catalogue's files.
func parseColumn(name string) (Indicator, bool) {
	for _, i := range All {
		if kinds[i].column == name {
			return i, true
		}
	}
	return 0, false
}
