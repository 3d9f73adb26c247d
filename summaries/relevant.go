package summaries

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// PovertyWords are the words by which releases are told to be about poverty, unless the
// operator has others.
func PovertyWords() []string {
	return []string{
		"kemiskinan", "miskin", "garis kemiskinan", "prasejahtera", "pra sejahtera", "kesejahteraan", "ketimpangan",
		"bansos", "bantuan sosial", "bantuan langsung tunai", "blt", "bpnt", "program keluarga harapan", "pkh",
		"dtks", "dtsen", "desil", "tkpkd", "tkpk", "rutilahu", "poverty",
	}
}

// Relevant tells whether a release says one of the words or phrases, whole and whatever
// its case, its accents, and what stands between the words of a phrase. The endings -nya,
// -lah, -kah and -pun are let pass. No words let all pass.
func Relevant(title, text string, words []string) bool {
	said := " " + strings.Join(foldedWords(title+"\n"+text), " ") + " "
	any := false
	for _, word := range words {
		phrase := strings.Join(foldedWords(word), " ")
		if phrase == "" {
			continue
		}
		any = true
		for _, ending := range []string{" ", "nya ", "lah ", "kah ", "pun "} {
			if strings.Contains(said, " "+phrase+ending) {
				return true
			}
		}
	}
	return !any
}

// foldedWords are the words of a text in lower case, without accents and signs. A number
// with its points and commas is one word.
func foldedWords(text string) []string {
	runes := []rune(strings.Map(plainRune, strings.ToLower(norm.NFKD.String(text))))
	var words []string
	var word []rune
	for i, r := range runes {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r), (r == '.' || r == ',') && insideNumber(runes, i):
			word = append(word, r)
		case len(word) > 0:
			words, word = append(words, string(word)), nil
		}
	}
	if len(word) > 0 {
		words = append(words, string(word))
	}
	return words
}

// insideNumber tells whether a rune stands between two digits.
func insideNumber(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
}
