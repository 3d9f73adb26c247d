package indicators

import (
	"slices"
	"strings"
)

// The bounds of reading. Longer texts are not questions about figures.
const (
	longestText = 500 // bytes
	mostTokens  = 80
	mostUnclear = 8
	widestName  = 6 // words in a region's name
)

// Read turns words into a query: the arguments of a command, in any order, or a
// plain question, in the Indonesian and Banjarese of data/words.csv. It is the
// same for the same words, and never guesses between two places.
//
//   - The longest stretch that is a name or a phrase wins. Misspelt names are
//     known where no everyday word is as near.
//   - A number of four digits is a place if it is a code, else a year up to 3999.
//     Codes below 3000 (1100 to 2172) look like years, so beside a place named by
//     words or after "tahun" and the like they are years. No code lies between 1979 and
//     2099, so a year with data is never a place.
//   - A kind that does not fit the name behind it ("kota gowa") is confirmed.
//   - "nasional" and "Indonesia" set National where an order is asked for, else
//     they are the place 0000.
//   - Two places without another operation are compared; one value without
//     another operation is looked up.
//   - What is left is Unclear. A text of more than 500 bytes is wholly so.
func (c *Catalogue) Read(words string) Query {
	r := reader{f: c.finder, text: lowered(words)}
	if len(words) <= longestText {
		r.tokens = c.finder.unglue(spelt(split(r.text)))
	}
	if len(words) > longestText || len(r.tokens) > mostTokens {
		return Query{Unclear: []string{beginningOf(words)}}
	}
	r.takeKnown()
	r.takeShortYears()
	r.weighWords()
	r.mendParts()
	r.mendWords()
	r.mendSingle()
	r.doubt()
	r.takeBeginnings()
	r.takeCodes()
	r.narrow()
	r.takePairs()
	r.takeHead()
	r.takeIslands()
	return r.query()
}

// beginningOf is what is shown of a text that is too long.
func beginningOf(words string) string {
	runes := []rune(words[:min(len(words), 160)])
	return strings.ToValidUTF8(string(runes[:min(len(runes), 40)]), "") + "…"
}

// reader takes a text apart into terms.
type reader struct {
	f      *finder
	text   string
	tokens []token
	terms  []term

	newest  bool // "sekarang" is said
	leaned  bool // "kalau" is said
	pointed bool // "itu" is said
	deep    bool // "lebih dalam", "terdalam" is said
	streak  bool // "berturut-turut" is said
	times   bool // "berapa kali" is said
	own     bool // "provinsi kita" is said
	before  bool // a change from "tahun sebelumnya" is asked
	island  string
}

// term is a stretch of tokens with one meaning.
type term struct {
	mean     meaning
	from, to int     // tokens
	number   int     // of a number's word, or of plain digits
	value    Decimal // of digits
	match    Match   // of a place
}

// takeKnown cuts the tokens into numbers, names as they stand and known phrases,
// the longest first; where both fit, the phrase is the better known.
func (r *reader) takeKnown() {
	r.terms = make([]term, 0, len(r.tokens))
	for i := 0; i < len(r.tokens); {
		meant, words := r.phraseAt(i)
		match, named := r.nameAt(i)
		match, named = r.pastKind(i, match, named)
		if meant.mean == mCount && r.namedAfter(i+words-1) {
			meant, words = r.f.lexicon.phrases[r.tokens[i].word], 1
		}
		if words == 2 && r.opensNext(meant.mean, i+1) {
			meant, words = r.f.lexicon.phrases[r.tokens[i].word], 1
		}
		t := term{mean: meant.mean, from: i, to: i + max(words, 1), number: meant.number}
		switch {
		case named > words:
			t = term{mean: mPlace, from: i, to: i + named, match: match}
		case words == 0:
			r.readNumber(&t)
		}
		r.terms = append(r.terms, t)
		i = t.to
	}
}

// opensNext tells whether the second word of a phrase begins a longer one: "ada di bawah",
// "atau lebih miskin".
func (r *reader) opensNext(mean meaning, second int) bool {
	switch mean {
	case mLives, mUpward, mDownward:
		next, words := r.phraseAt(second)
		return words > 1 && next.mean != mSkip
	}
	return false
}

// phraseAt is the longest phrase of the lexicon at a token.
func (r *reader) phraseAt(i int) (meant lexeme, words int) {
	var key [128]byte
	b := key[:0]
	for n := range min(len(r.tokens)-i, r.f.lexicon.longest) {
		if n > 0 {
			b = append(b, ' ')
		}
		b = append(b, r.tokens[i+n].word...)
		if l, ok := r.f.lexicon.phrases[string(b)]; ok {
			meant, words = l, n+1
		}
	}
	return meant, words
}

// nameAt is the longest name at a token, as it stands. Numbers are left to
// takeCodes.
func (r *reader) nameAt(i int) (match Match, words int) {
	var key [longestKey + 64]byte
	b := key[:0]
	for n := range min(len(r.tokens)-i, widestName) {
		word := r.tokens[i+n].word
		if len(b)+len(word) > longestKey || strings.ContainsAny(word, ".,%") {
			break
		}
		b = append(b, word...)
		if at, ok := r.f.keys.find(string(b)); ok && !onlyDigits(string(b)) && r.mayName(i, n+1, at) {
			match, words = r.f.exact(string(b), r.tokens[i:i+n+1]), n+1
		}
	}
	return match, words
}

// pastKind asks between a name with its kind and the longer name that begins behind
// the kind: "kota padang pariaman" is Kota Padang or Padang Pariaman.
func (r *reader) pastKind(i int, match Match, words int) (Match, int) {
	if _, ok := r.f.kindWord(r.tokens[i].word); !ok || words < 2 {
		return match, words
	}
	longer, more := r.nameAt(i + 1)
	if more+1 <= words {
		return match, words
	}
	for _, code := range match.Regions {
		if !slices.Contains(longer.Regions, code) && len(longer.Regions) < mostBegun {
			longer.Regions = append(longer.Regions, code)
		}
	}
	longer.Confirm = longer.Confirm && len(longer.Regions) == 1
	return longer, more + 1
}

// mayName tells whether tokens may be the name that they spell. Unofficial names
// give way to everyday words ("seribu"), and everyday words do not grow together
// into a name of one word.
func (r *reader) mayName(i, n, at int) bool {
	s := r.f.spelt[at]
	if n == 1 {
		_, everyday := r.f.lexicon.phrases[r.tokens[i].word]
		return s.how == official || !everyday
	}
	end := 0
	for _, t := range r.tokens[i : i+n-1] {
		end += len(t.word)
		if _, everyday := r.f.lexicon.phrases[t.word]; everyday && s.words&(1<<min(end, 63)) == 0 {
			return false
		}
	}
	return true
}

// readNumber reads a token of digits.
func (r *reader) readNumber(t *term) {
	word := r.tokens[t.from].word
	if !hasDigit(word) {
		return
	}
	value, err := ReadNumber(word)
	if err != nil {
		return
	}
	t.mean, t.value = mNumber, value
	if isPlain(word) {
		t.number = int(value.Units)
	}
}

func hasDigit(word string) bool { return strings.ContainsAny(word, "0123456789") }

// isPlain tells whether a number is written with digits alone.
func isPlain(word string) bool { return onlyDigits(word) }

// typed is the words of a term, as typed.
func (r *reader) typed(t term) string { return typed(r.text, r.tokens[t.from:t.to]) }

// folded is the key of the tokens from one to another.
func (r *reader) folded(from, to int) string { return fold(join(r.tokens[from:to])) }

// says tells whether one of some words stands anywhere, inside a phrase too.
func (r *reader) says(words ...string) bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return slices.Contains(words, t.word) })
}

// has tells whether any term has one of some meanings. Terms are large: none is copied.
func (r *reader) has(means ...meaning) bool {
	for i := range r.terms {
		if slices.Contains(means, r.terms[i].mean) {
			return true
		}
	}
	return false
}
