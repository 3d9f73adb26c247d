package text

import (
	"strings"

	"pantau/indicators"
)

// IsYes tells whether words agree.
func IsYes(words string) bool {
	switch strings.ToLower(strings.Trim(words, " .!")) {
	case "ya", "iya", "y", "betul", "benar", "ok", "oke", "inggih", "siap":
		return true
	}
	return false
}

// KindWord reads a word that names the kind of a region.
func KindWord(words string) (indicators.Kind, bool) {
	word := strings.ToLower(strings.Trim(words, " .!"))
	word = strings.TrimPrefix(word, "yang ")
	switch strings.TrimPrefix(word, "yg ") {
	case "kabupaten", "kab", "kabupatennya":
		return indicators.Kabupaten, true
	case "kota", "kotanya":
		return indicators.Kota, true
	case "provinsi", "prov", "provinsinya":
		return indicators.Province, true
	}
	return 0, false
}
