package indicators

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one word or number as typed, with its place in the text.
type token struct {
	word     string // lower case; numbers keep their points and commas
	from, to int    // bytes of the text
}

// split cuts a text into words and numbers. A word ends where letters follow
// digits ("2jt"), so that "p0" stays one; points and commas belong to a number
// when digits stand on both sides; "%" is a word; "<" and ">=" before a number are the
// words that they stand for; what is addressed ("@nama") is left out.
func split(text string) []token {
	tokens := make([]token, 0, 16)
	lower := strings.ToLower(text)
	for i := 0; i < len(lower); {
		r, size := utf8.DecodeRuneInString(lower[i:])
		if r == '@' {
			i += size + wordLen(lower[i+size:])
			continue
		}
		if word, n := signAt(lower, i); n > 0 {
			tokens = append(tokens, token{word, i, i + n})
			i += n
			continue
		}
		if r != '%' && !isWord(r) {
			i += size
			continue
		}
		if r != '%' {
			size = wordLen(lower[i:])
		}
		tokens = append(tokens, token{lower[i : i+size], i, i + size})
		i += size
	}
	return tokens
}

// signs stand for the words of limits; a longer sign stands before its beginning.
var signs = [...]struct{ sign, word string }{
	{"<=", "maksimal"}, {"=<", "maksimal"}, {"≤", "maksimal"}, {">=", "minimal"}, {"=>", "minimal"}, {"≥", "minimal"}, {"<", "dibawah"}, {">", "diatas"},
}

// signAt is the word that a sign at a place of s stands for, if a number is behind it and
// it is no arrow, and the sign's length; else 0.
func signAt(s string, i int) (word string, size int) {
	for _, x := range signs {
		if !strings.HasPrefix(s[i:], x.sign) {
			continue
		}
		behind := strings.TrimLeft(s[i+len(x.sign):], " ")
		behind = strings.TrimLeft(strings.TrimPrefix(behind, "rp"), " .")
		arrow := i > 0 && (s[i-1] == '-' || s[i-1] == '=' || x.sign == "=>" && isDigit(s[i-1]))
		if behind != "" && isDigit(behind[0]) && !arrow {
			return x.word, len(x.sign)
		}
		return "", 0
	}
	return "", 0
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// wordLen is the length of the word or number at the start of s, or 0.
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		inside := n > 0 && isDigit(s[n-1])
		switch {
		case (r == '.' || r == ',') && inside && n+1 < len(s) && isDigit(s[n+1]):
		case !isWord(r), inside && unicode.IsLetter(r) && isDigit(s[0]):
			return n
		}
		n += size
	}
	return n
}

// lowered is the text with letters in lower case where that changes its length
// (never in Indonesian), so that tokens' places fit it; else the text itself.
func lowered(text string) string {
	if lower := strings.ToLower(text); len(lower) != len(text) {
		return lower
	}
	return text
}

// typed is the stretch of the text from one token to another, as typed.
func typed(text string, tokens []token) string {
	return text[tokens[0].from:tokens[len(tokens)-1].to]
}

// unglue parts "sekalsel" and "dibalangan": a word for "within" from the name
// that is written together with it. Endings ("balangannya") are cut off, and words
// that a 2 doubles are written twice ("laki2").
func (f *finder) unglue(tokens []token) []token {
	for i := 0; i < len(tokens); i++ {
		if t := tokens[i]; f.doubled(t.word) {
			t.word = strings.TrimSuffix(t.word, "2")
			tokens = slices.Replace(tokens, i, i+1, t, t)
			i++
			continue
		}
		f.cutEnding(&tokens[i])
		if n := f.within(tokens[i].word); n > 0 {
			t := tokens[i]
			tokens[i] = token{t.word[n:], t.from + n, t.to}
			tokens = slices.Insert(tokens, i, token{t.word[:n], t.from, t.from + n})
			i++
		}
	}
	return tokens
}

// doubled tells whether a word is one that a 2 doubles, and is known written out.
func (f *finder) doubled(word string) bool {
	once, ok := strings.CutSuffix(word, "2")
	if _, known := f.lexicon.phrases[word]; !ok || known {
		return false
	}
	_, known := f.lexicon.phrases[once+" "+once]
	return known
}

// within is the length of the word for "within" that begins a word of no other
// meaning and is followed by a region's name; 0 for none.
func (f *finder) within(word string) int {
	if _, known := f.lexicon.phrases[word]; known || len(word) < shortName || f.bearers(word) != nil {
		return 0
	}
	for n := 1; n <= len(word)-shortName; n++ {
		if f.lexicon.phrases[word[:n]].mean == mWithin && f.bearers(word[n:]) != nil {
			return n
		}
	}
	return 0
}

// cutEnding takes the ending off a word that is known without it only.
func (f *finder) cutEnding(t *token) {
	for _, ending := range f.lexicon.endings {
		rest, ok := strings.CutSuffix(t.word, ending)
		if !ok || len(rest) < shortName && !hasDigit(rest) || f.known(t.word) || !f.known(rest) {
			continue
		}
		t.word, t.to = rest, t.to-len(ending)
		return
	}
}

// known tells whether a word is in the lexicon or an official name.
func (f *finder) known(word string) bool {
	_, ok := f.lexicon.phrases[word]
	return ok || f.bearers(word) != nil
}
