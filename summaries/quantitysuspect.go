package summaries

import "pantau/indicators"

// Why a number may be a misprint.
const (
	oddForm     = "angka tertulis tidak lazim"
	oddScale    = "skala angka janggal"
	oddFraction = "jumlah orang berkoma"
	oddMoney    = "rupiah dengan koma di tempat titik ribuan"
	oddRate     = "persentase di luar 0–100"
)

// suspect notes what makes a number look like a misprint, and what it may have been
// meant to be. It runs before the scale is applied.
func (q *quantity) suspect() {
	if q.odd != "" || q.words {
		return
	}
	kept := q.others
	q.others = nil
	switch {
	case q.unit == Rupiah && q.value.Places == 3 && q.scale == 0:
		q.odd, q.others = oddMoney, kept
	case q.unit == Percent && q.value.Cmp(indicators.Decimal{Units: 1000}) >= 0 && len(kept) > 0:
		q.odd, q.others = oddRate, kept
	case q.unit == Persons || q.unit == "" && q.scale > 0:
		q.suspectPeople(kept)
	case q.unit == "" && len(kept) > 0:
		q.others = kept // which one was meant hangs on the topic
	}
}

// suspectPeople notes counts of people with a wrong scale.
func (q *quantity) suspectPeople(kept []indicators.Decimal) {
	thousand := indicators.Decimal{Units: 1000}
	switch {
	case q.scale == 0 && q.value.Places > 0:
		q.odd, q.others = oddFraction, q.fractionReadings(kept)
	case q.scale >= 3 && q.value.Places == 0 && q.value.Cmp(thousand) >= 0:
		q.odd, q.others = oddScale, []indicators.Decimal{q.value}
		for _, o := range kept {
			if v, ok := movedPoint(o, q.scale); ok {
				q.others = append(q.others, v)
			}
		}
	case q.scale == 6 && q.value.Cmp(indicators.Decimal{Units: 300}) > 0:
		q.odd, q.others = oddScale, []indicators.Decimal{scaledBy(q.value, 3)}
	}
}

// fractionReadings are what a broken number of persons may have been: thousands, millions,
// or the English way of grouping.
func (q *quantity) fractionReadings(kept []indicators.Decimal) []indicators.Decimal {
	out := append([]indicators.Decimal{}, kept...)
	return append(out, scaledBy(q.value, 3), scaledBy(q.value, 6))
}

func scaledBy(d indicators.Decimal, places int) indicators.Decimal {
	v, _ := movedPoint(d, places)
	return trimZeros(v)
}
