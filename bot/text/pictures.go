package text

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"pantau/bot/chat"
	"pantau/indicators"
)

// mostCaption is how many UTF-16 units the words below a picture may have.
const mostCaption = 1024

// Caption is what stands below a picture: how the question was understood, the finding,
// and, folded, all that the picture shows in words. Notes that do not fit are left out.
func Caption(title, alt string, notes []string) string {
	rest := strings.TrimSpace(strings.TrimPrefix(alt, title))
	words := "<b>" + chat.Escape(title) + "</b>"
	if rest != "" {
		words += "\n<blockquote expandable>" + chat.Escape(rest) + "</blockquote>"
	}
	for n := len(notes); n >= 0; n-- {
		all := words
		if n > 0 {
			all = "<i>" + strings.Join(notes[:n], "</i>\n<i>") + "</i>\n\n" + words
		}
		if n == 0 || len(utf16.Encode([]rune(chat.Plain(all)))) <= mostCaption {
			return all
		}
	}
	return words
}

// PictureNothing says why there is no figure for a picture of regions, called what, over
// years: by the first of the regions. Both years 0 is any.
func PictureNothing(c *indicators.Catalogue, what, code string, i indicators.Indicator, from, to int, m indicators.Month) string {
	when := ""
	switch {
	case from != 0 && from == to:
		when = " " + shortPeriod(indicators.Period{Year: from, Month: m})
	case from != 0:
		when = " " + strconv.Itoa(from) + "–" + strconv.Itoa(to)
	}
	r, _ := c.Region(code)
	why := c.Absence(code, i, indicators.Period{Year: to, Month: m})
	return upper(shortName(i)) + " " + chat.Escape(what) + when + ": " + absence(c, r, why)
}

// PictureOf names the regions of a group.
func PictureOf(g indicators.Group) string { return chat.Plain(groupTitle(g)) }

// PictureOneYear says that a trend needs more than one year, and since when it is.
func PictureOneYear(since int) string {
	return "Grafik memerlukan beberapa tahun; ini sejak " + strconv.Itoa(since) + "."
}

// PictureOneIndicator says that a picture shows one indicator.
func PictureOneIndicator(i indicators.Indicator) string {
	return "Satu gambar menampilkan satu indikator; ini " + shortName(i) + "."
}

// PictureOneSurvey says that a picture shows one survey, whatever years were named.
func PictureOneSurvey(at indicators.Period) string {
	return "Gambar ini menampilkan satu survei, " + shortPeriod(at) + "."
}

// PictureByValue says that an order is by value, where changes were asked for.
func PictureByValue() string { return "Gambar diurutkan menurut angkanya, bukan menurut perubahannya." }

// PictureWithoutBounds says that a picture shows all, whatever limit was named.
func PictureWithoutBounds() string { return "Batas angka tidak dipakai pada gambar." }

// PictureSomeAround says that a trend shows some of a region's neighbours.
func PictureSomeAround(some, all int) string {
	return fmt.Sprintf("Ditampilkan %d dari %d kabupaten/kota sekitar, yang terdekat.", some, all)
}

// Labels of buttons that lead to pictures and stand below them.

// ButtonTrend shows figures over years, as a picture.
func ButtonTrend() string { return "Grafik" }

// ButtonMap shows a map.
func ButtonMap() string { return "Peta" }

// ButtonPictureTrend turns a picture into a trend.
func ButtonPictureTrend() string { return "Tren" }

// ButtonPictureYears shows so many years.
func ButtonPictureYears(n int) string { return strconv.Itoa(n) + " tahun" }

// ButtonPictureSince shows the years since one.
func ButtonPictureSince(year int) string { return "Sejak " + strconv.Itoa(year) }

// ButtonPictureAll shows all years.
func ButtonPictureAll() string { return "Semua" }

// ButtonPictureAbove shows the larger regions beside one.
func ButtonPictureAbove(k indicators.Kind) string {
	if k == indicators.Province {
		return "Indonesia"
	}
	return "Provinsi, Indonesia"
}

// ButtonPictureAround shows the neighbours beside a region.
func ButtonPictureAround() string { return "Sekitar" }

// ButtonPictureAlone shows a region alone.
func ButtonPictureAlone() string { return "Sendiri" }

// ButtonYearAfter leads to a later year.
func ButtonYearAfter(year int) string { return strconv.Itoa(year) + " ›" }

// ButtonPictureScope shows a map of a province, of all provinces or of all districts.
func ButtonPictureScope(g indicators.Group) string {
	switch g.ID {
	case "0000":
		return strconv.Itoa(len(g.Members)) + " provinsi"
	case "districts":
		return strconv.Itoa(len(g.Members)) + " kab/kota"
	}
	return g.Name
}

// What those buttons say.

// AloneWord asks for a region without others beside it.
func AloneWord() string { return "sendiri" }

// AroundWord asks for a region's neighbours.
func AroundWord() string { return "sekitar" }

// ProvincesWord asks for all provinces.
func ProvincesWord() string { return "semua provinsi" }

// DistrictsWord asks for a map of all kabupaten and kota.
func DistrictsWord() string { return "kabkota" }

// SurveyWord asks for a survey month, either of them.
func SurveyWord(m indicators.Month) string {
	if m == indicators.March {
		return "maret"
	}
	return MonthWord(m)
}
