package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// Spell writes what a query asks besides its regions, as words that are read to
// mean the same.
func Spell(q indicators.Query) []string {
	words := spellGroup(q)
	if q.Island != "" {
		words = append(words, "di "+q.Island)
	}
	if q.National {
		words = append(words, "nasional")
	}
	for _, i := range q.Indicators {
		words = append(words, IndicatorWord(i))
	}
	words = append(words, spellYears(q)...)
	switch {
	case q.BothMonths:
		words = append(words, "maret september")
	case q.Month == indicators.September:
		words = append(words, "september")
	}
	words = append(words, spellOp(q)...)
	return slices.DeleteFunc(words, func(word string) bool { return word == "" })
}

func spellGroup(q indicators.Query) []string {
	switch {
	case q.OnlyKota && q.Group == indicators.NoGroup:
		return []string{"kota"}
	case q.OnlyKota:
		return []string{"kota saja"}
	case q.OnlyKabupaten:
		return []string{"kabupaten saja"}
	case q.Group == indicators.Around:
		return []string{"kabupaten sekitar"}
	case q.Group == indicators.Districts:
		return []string{"semua kabupaten"}
	case q.Group == indicators.BanuaEnam:
		return []string{"banua enam"}
	case q.Group == indicators.Provinces:
		return []string{"semua provinsi"}
	}
	return nil
}

func spellYears(q indicators.Query) []string {
	from, to := strconv.Itoa(q.From), strconv.Itoa(q.To)
	switch {
	case len(q.Years) > 0:
		var years []string
		for _, y := range q.Years {
			years = append(years, strconv.Itoa(y))
		}
		return []string{strings.Join(years, ", ")}
	case q.Last > 0:
		return []string{strconv.Itoa(q.Last) + " tahun terakhir"}
	case q.Since && q.From == 0:
		return []string{"sejak"}
	case q.Since:
		return []string{"sejak " + from}
	case q.From != 0 && q.To > q.From:
		return []string{from + "-" + to}
	case q.From != 0:
		return []string{from}
	}
	return nil
}

func spellOp(q indicators.Query) []string {
	switch q.Op {
	case indicators.Compare:
		return []string{"bandingkan"}
	case indicators.Rank:
		return []string{"peringkat"}
	case indicators.Movers:
		if q.Moved != nil {
			return []string{spellWay(q.Way), sizeSide(*q.Moved), spellLimit(q, *q.Moved)}
		}
		return []string{spellTop(q), spellMovers(q.Way)}
	case indicators.Highest:
		if q.BothEnds {
			return []string{"yang tertinggi dan terendah"}
		}
		return spellExtreme(q, "tertinggi")
	case indicators.Lowest:
		return spellExtreme(q, "terendah")
	case indicators.Change:
		return spellChange(q)
	case indicators.Gap:
		return []string{"selisih provinsi"}
	case indicators.Define:
		return []string{"definisi"}
	case indicators.Brief:
		return []string{"bahan"}
	case indicators.SinceWhen:
		return append(spellBounds(q), spellTurn(q))
	case indicators.ListWhere:
		return spellBounds(q)
	case indicators.WhichYear:
		return spellValue(q)
	}
	return nil
}

// spellChange writes a change: between two years, or when or how long it went a way.
func spellChange(q indicators.Query) []string {
	switch {
	case len(q.Years) > 0:
		return []string{"bandingkan"}
	case q.When && q.Streak:
		return []string{spellWay(q.Way), "sejak kapan"}
	case q.Steepest:
		return []string{spellMovers(q.Way), "kapan"}
	case q.When:
		return []string{spellWay(q.Way), "berapa kali"}
	case q.Streak:
		return []string{spellWay(q.Way), "berturut-turut"}
	case q.Share:
		return []string{spellWay(q.Way), "berapa persen"}
	}
	return []string{spellWay(q.Way)}
}

// spellValue writes what is asked of a value: of which year it is, or whether it is right.
func spellValue(q indicators.Query) []string {
	switch {
	case q.Value == nil:
		return nil
	case q.When:
		return []string{q.Value.Indonesian(0), "tahun berapa"}
	}
	return []string{q.Value.Indonesian(0), "benar"}
}

func spellMovers(w indicators.Way) string {
	if w == indicators.Fall {
		return MoversWord()
	}
	return spellWay(w) + " paling banyak"
}

func spellWay(w indicators.Way) string {
	switch w {
	case indicators.Fall:
		return "turun"
	case indicators.Rise:
		return "naik"
	}
	return "naik turun"
}

func spellExtreme(q indicators.Query, word string) []string {
	if q.When {
		return []string{word, "tahun berapa"}
	}
	if len(q.Places) == 1 && q.Group == indicators.NoGroup && !q.National && !q.OnlyKota {
		word = "yang " + word // one of several, not the year of its own
	}
	return []string{spellTop(q), word}
}

func spellTop(q indicators.Query) string {
	if q.Top == 0 {
		return ""
	}
	return "top " + strconv.Itoa(q.Top)
}

func spellTurn(q indicators.Query) string {
	switch {
	case q.Turn == indicators.FirstTime:
		return "kapan pertama"
	case q.Turn == indicators.LastTime:
		return "kapan terakhir"
	case q.Turn == indicators.AnyTime:
		return "pernah"
	case q.When:
		return "kapan"
	}
	return ""
}

// spellBounds writes limits: "di bawah 5 persen", "antara 3 dan 4 persen".
func spellBounds(q indicators.Query) []string {
	if len(q.Bounds) == 2 && q.Bounds[0].Than == "" && q.Bounds[0].OrEqual {
		a, b := spellLimit(q, q.Bounds[0]), spellLimit(q, q.Bounds[1])
		return []string{"antara", a, "dan", b}
	}
	var words []string
	for _, b := range q.Bounds {
		words = append(words, spellSide(b), spellLimit(q, b))
	}
	return words
}

func spellSide(b indicators.Bound) string {
	return ofBound(b, "di bawah", "tidak di atas", "di atas", "tidak di bawah")
}

func spellLimit(q indicators.Query, b indicators.Bound) string {
	switch {
	case b.Than != "":
		return b.Than
	case lead(q) == indicators.P0:
		return b.Value.Indonesian(0) + " persen"
	case lead(q) == indicators.Poor:
		return b.Value.Indonesian(0) + " ribu orang"
	case lead(q) == indicators.Line:
		return "rp" + b.Value.Indonesian(0)
	}
	return b.Value.Indonesian(0)
}

// lead is the indicator that a query is about first.
func lead(q indicators.Query) indicators.Indicator {
	if len(q.Indicators) > 0 {
		return q.Indicators[0]
	}
	return indicators.P0
}
