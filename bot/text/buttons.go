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
