package summaries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are words whose dot ends no sentence.
var abbreviations = wordSet(`kab kec kel ds prov kep no nomor rp drs dra dr dr. ir prof h hj k kh st se sh sp si
	msi mm mt ma mba phd m s a md th jl jln tgl pt cv ud tbk s.d sd dkk a.n an u.b ub bpk sdr sdri yth plt plh pj
	kol letkol kapt lettu mayjen brigjen ttg dgn yg pd spt mis hlm vol ed art ay ps rt rw telp fax hp jan feb mar apr
	jun jul agt agu sep sept okt nov des bpn ust dst.`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// splitSentences cuts a line into sentences. A dot ends one only before a blank, the end
// or a closing mark, and not after an initial or an abbreviation nor between digits;
// where the blank was forgotten ("persen.Di") it ends one too.
func splitSentences(text string) []string {
	var out []string
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		if strings.ContainsRune(".!?…", r) {
			end = closing(text, end)
			if ends(text, start, i, end, r) {
				out = appendSentence(out, text[start:end])
				start = end
			}
		}
		i = end
	}
	return appendSentence(out, text[start:])
}

func appendSentence(out []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		out = append(out, s)
	}
	return out
}

// closing is where the marks that belong to the end of a sentence are over.
func closing(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(`.!?…"”’')]`, r) {
			return i
		}
		i += size
	}
	return i
}

// ends tells whether the mark at dot, whose closing marks end at end, ends the sentence
// that began at start.
func ends(text string, start, dot, end int, mark rune) bool {
	if end == len(text) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	word := lastWord(text[start:dot])
	if !unicode.IsSpace(next) {
		return mark == '.' && end == dot+1 && isGlued(word, text[end:])
	}
	if mark != '.' {
		return true
	}
	return !isAbbreviation(word, strings.TrimLeft(text[end:], " "))
}

// isAbbreviation tells whether a word before a dot is cut short, given what follows.
func isAbbreviation(word, rest string) bool {
	low := strings.ToLower(word)
	if r, _ := utf8.DecodeRuneInString(word); utf8.RuneCountInString(word) == 1 && unicode.IsLetter(r) || abbreviations[low] || isDotted(word) {
		return true
	}
	return isDigits(word) && len(word) < 3 && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// isDotted tells whether a word is made of short parts, "D.I", "M.Si".
func isDotted(word string) bool {
	parts := strings.Split(word, ".")
	for _, p := range parts {
		if n := utf8.RuneCountInString(p); n == 0 || n > 2 || strings.ContainsFunc(p, unicode.IsDigit) {
			return false
		}
	}
	return len(parts) > 1
}

// isGlued tells whether a dot without a blank behind it parts two sentences.
func isGlued(word, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[size:])
	if !unicode.IsUpper(r) || !unicode.IsLower(second) || strings.ContainsRune(word, '.') {
		return false
	}
	return len(word) >= 3 && (unicode.IsLower(rune(word[len(word)-1])) || isDigits(word)) || strings.HasSuffix(word, "%")
}

// lastWord is what stands between the last blank or opening mark and the end.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`("“/`, r) })
	return strings.TrimLeft(s[i+1:], `"“'‘(`)
}

func isDigits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func isWordOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
