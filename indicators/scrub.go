package indicators

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scrubbed stands for what was taken out.
const scrubbed = "…"

// mostNamed is how many words behind a form of address may be a name.
const mostNamed = 4

// address are the words behind which people write somebody's name.
var address = []string{
	"pak", "bapak", "bpk", "bu", "ibu", "sdr", "sdri", "saudara", "saudari", "bung", "mas", "mbak", "kak", "bang", "abang", "tuan", "nyonya",
	"haji", "hj", "h", "kh", "ustaz", "ustadz", "guru", "gus", "drs", "dra", "dr", "ir", "prof", "an", "nama", "namanya", "bernama", "kata", "menurut", "atas", "saya", "ulun", "aku",
}

// Scrub takes out of a question what could name a person or lead to one, before the
// question leaves the server: addresses, accounts, long numbers, words behind a form of
// address ("Pak", "a.n.", "nama saya") and capitalised words, unless the catalogue knows
// them as a word of its own or a region. A name written like any other word, without a
// form of address before it, cannot be told from one.
func (c *Catalogue) Scrub(words string) string {
	parts := strings.Fields(words)
	shouts := shouting(parts)
	named := 0
	for i, part := range parts {
		word := strings.ToLower(strings.TrimFunc(part, func(r rune) bool { return !isWord(r) }))
		switch known := c.finder.known(word) || c.partOfName(parts, i); {
		case leads(part):
			parts[i] = scrubbed
		case slices.Contains(address, strings.ReplaceAll(word, ".", "")):
			named = mostNamed
		case known || word == "" || hasDigit(word):
			named = 0
		case named > 0 || capitalised(part) && (i > 0 || shouts):
			parts[i] = scrubbed
			named--
		}
	}
	return strings.Join(slices.CompactFunc(parts, func(a, b string) bool { return a == scrubbed && b == scrubbed }), " ")
}

// partOfName tells whether a word belongs to a region's name that is several words long
// ("hulu" of Hulu Sungai Utara).
func (c *Catalogue) partOfName(parts []string, at int) bool {
	for from := max(0, at-widestName+1); from <= at; from++ {
		for to := at + 1; to <= min(len(parts), from+widestName); to++ {
			if key := fold(strings.Join(parts[from:to], "")); len(key) <= longestKey && c.finder.bearers(key) != nil {
				return true
			}
		}
	}
	return false
}

// leads tells whether a part leads to a person: an account, an address, a telephone
// number or another number of nine digits or more.
func leads(part string) bool {
	digits := 0
	for _, r := range part {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return strings.ContainsAny(part, "@") || strings.Contains(part, "://") || site.MatchString(part) || digits >= 9 ||
		digits >= 7 && !strings.ContainsAny(part, ".,")
}

var site = regexp.MustCompile(`(?i)\bwww\.|\.(com|id|net|org)\b`)

func capitalised(part string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(part, func(r rune) bool { return !isWord(r) }))
	return unicode.IsUpper(r)
}

// shouting tells whether most words are capitalised, so that a capital says nothing of
// the first one.
func shouting(parts []string) bool {
	n := 0
	for _, p := range parts {
		if capitalised(p) {
			n++
		}
	}
	return 2*n > len(parts) && len(parts) > 2
}
