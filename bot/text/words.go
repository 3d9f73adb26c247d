package text

import (
	"strings"
	"unicode"

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

// Courtesy answers a greeting or thanks in kind; false for other words.
func Courtesy(words string) (string, bool) {
	said := strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
	for _, c := range courtesies {
		for _, opening := range c.words {
			if said == opening || strings.HasPrefix(said, opening+" ") && len(strings.Fields(said)) <= 5 {
				return c.answer, true
			}
		}
	}
	return "", false
}

var courtesies = []struct {
	words  []string
	answer string
}{
	{[]string{"terima kasih", "terimakasih", "makasih", "trims", "tks", "thanks", "tarima kasih", "sip", "siap", "oke", "ok", "mantap"},
		"Sama-sama. Silakan bertanya kapan saja."},
	{[]string{"assalamualaikum", "assalamu alaikum", "ass wr wb"},
		"Waalaikumsalam. Silakan tanyakan angka kemiskinan wilayah Anda, misalnya <code>/indikator balangan</code>."},
	{[]string{"halo", "hallo", "hai", "hi", "selamat pagi", "selamat siang", "selamat sore", "selamat malam", "pagi", "siang", "sore", "malam", "permisi", "tes", "test"},
		"Selamat datang. Silakan tanyakan angka kemiskinan wilayah Anda, misalnya <code>/indikator balangan</code>."},
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
