package text

import (
	"strconv"
	"strings"

	"pantau/indicators"
)

// Labels of buttons.

// ButtonCompare compares the region of a card.
func ButtonCompare() string { return "Bandingkan" }

// ButtonRank ranks the region of a card.
func ButtonRank() string { return "Peringkat" }

// ButtonYear leads to an earlier year.
func ButtonYear(year int) string { return "‹ " + strconv.Itoa(year) }

// ButtonYears lists the years.
func ButtonYears() string { return "Tahun lain" }

// ButtonFiveYears shows the last five years.
func ButtonFiveYears() string { return "5 tahun terakhir" }

// ButtonNewest leads to the newest figures.
func ButtonNewest() string { return "Angka terbaru" }

// ButtonExplain explains the indicators of a card.
func ButtonExplain() string { return "Penjelasan" }

// ButtonBack leads back to the card.
func ButtonBack() string { return "‹ Kembali" }

// ButtonMovers shows who moved most.
func ButtonMovers() string { return "Perubahan" }

// ButtonAround shows the neighbours.
func ButtonAround() string { return "Kabupaten sekitar" }

// ButtonCard leads to a region's card.
func ButtonCard(name string) string { return "Angka " + name }

// ButtonUseRegion makes a region the chat's own.
func ButtonUseRegion(name string) string { return "Pakai " + name }

// ButtonOtherRegion asks anew which region a name means.
func ButtonOtherRegion() string { return "Bukan wilayah ini" }

// ButtonCopy copies a briefing.
func ButtonCopy() string { return "Salin teks" }

// ButtonHelp shows the help.
func ButtonHelp() string { return "Bantuan" }

// What buttons say: words that are read as a user's would be.

// FiveYears asks for the last five years.
func FiveYears() string { return "5 tahun terakhir" }

// MoversWord asks who moved most.
func MoversWord() string { return "turun paling banyak" }

// GroupWord names a group to rank: a code, or the words for it. A group that was
// put together for one question has none.
func GroupWord(id string) string {
	switch {
	case id == "around:":
		return "kabupaten sekitar"
	case strings.HasPrefix(id, "around:"):
		return strings.TrimPrefix(id, "around:") + " kabupaten sekitar"
	case strings.HasPrefix(id, ownPrefix):
		return strings.TrimPrefix(id, ownPrefix)
	case id == string(indicators.BanuaEnam):
		return "banua enam"
	case id == "districts":
		return "kabupaten kota se indonesia"
	}
	return id
}

// IndicatorWord asks for an indicator.
func IndicatorWord(i indicators.Indicator) string {
	return [...]string{indicators.P0: "p0", indicators.Poor: "jumlah", indicators.Line: "gk", indicators.P1: "p1", indicators.P2: "p2"}[i]
}

// Spell writes what a query asks besides its regions, as words that are read to
// mean the same.
func Spell(q indicators.Query) []string {
	var words []string
	for _, i := range q.Indicators {
		words = append(words, IndicatorWord(i))
	}
	words = append(words, spellYears(q)...)
	if q.Month == indicators.September {
		words = append(words, "september")
	}
	switch q.Group {
	case indicators.Around:
		words = append(words, "kabupaten sekitar")
	case indicators.Districts:
		words = append(words, "kabupaten")
	case indicators.BanuaEnam:
		words = append(words, "banua enam")
	}
	if q.National {
		words = append(words, "nasional")
	}
	return append(words, spellOp(q)...)
}

func spellYears(q indicators.Query) []string {
	from, to := strconv.Itoa(q.From), strconv.Itoa(q.To)
	switch {
	case q.Last > 0:
		return []string{strconv.Itoa(q.Last) + " tahun terakhir"}
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
	case indicators.Movers:
		return []string{MoversWord()}
	case indicators.Highest:
		return []string{"tertinggi"}
	case indicators.Lowest:
		return []string{"terendah"}
	case indicators.Gap:
		return []string{"di atas provinsi"}
	case indicators.WhichYear:
		if q.Value != nil {
			return []string{q.Value.Indonesian(0), "tahun berapa"}
		}
	}
	return nil
}
