package summaries

import (
	"strings"

	"pantau/indicators"
)

// quantity is a number of a text with its unit, in persons, rupiah, percent and so on,
// whatever scale it was written in.
type quantity struct {
	value   indicators.Decimal
	step    indicators.Decimal // unit of its last digit
	unit    Unit               // "" none; "poin" alone; else one of Unit or a noun
	noun    string             // counted noun, and
	beside  string             // the next word that tells of it: "masuk", "diverifikasi"
	scale   int                // decimal places that "ribu" and so on moved it by
	raw     string             // as written
	about   closeness
	words   bool                 // written in words
	odd     string               // why it may be a misprint; "" nothing
	others  []indicators.Decimal // what it may have been meant to be, likeliest first
	ranged  bool                 // one end of a range
	minus   bool
	from    int // piece of its first digit or word
	perHome bool
}

// quantityAt reads the number that begins at a piece.
func quantityAt(t []piece, i int) (q quantity, to int) {
	at := i
	rupiah := isCurrency(t[at].low)
	if rupiah {
		at++
		if at < len(t) && t[at].text == "." {
			at++
		}
	}
	if at >= len(t) {
		return q, i
	}
	n, at, ok := numeralAt(t, at)
	if !ok {
		return q, i
	}
	if rupiah {
		at = n.spaced(t, at)
	}
	q = n
	q.from = i
	to = q.finish(t, at, rupiah)
	if q.words && q.unit == "" && q.scale == 0 && q.noun == "" {
		return q, i
	}
	q.raw = rawText(t, i, to)
	return q, to
}

// spaced reads a sum whose thousands blanks part, as in BPS's tables: "Rp458 616".
func (q *quantity) spaced(t []piece, at int) int {
	joined := t[at-1].text
	if !isDigits(joined) || len(joined) > 3 {
		return at
	}
	for ; at < len(t) && len(t[at].text) == 3 && isDigits(t[at].text) && !t[at].touches(t[at-1]); at++ {
		joined += t[at].text
	}
	if whole, ok := numeral(joined); ok && len(joined) > 3 {
		q.value, q.step, q.others = whole.value, whole.step, nil
	}
	return at
}

// finish reads what follows the digits: tail, scale and unit.
func (q *quantity) finish(t []piece, at int, rupiah bool) int {
	at = tailAt(t, at)
	at = q.readScale(t, at)
	to, unit := unitAt(t, at)
	switch {
	case rupiah:
		q.unit = Rupiah
	case unit != "":
		q.unit, at = unit, to
	}
	at = tailAt(t, at)
	if q.unit == Rupiah {
		at = q.readPer(t, at)
	}
	q.readRange(t, at)
	if q.unit == "" && q.scale == 0 {
		at = q.readNoun(t, at)
	} else if q.unit == Persons {
		q.beside = besideWord(t, at)
	}
	q.suspect()
	q.shift(q.scale)
	return at
}

// rawText is a stretch of pieces as the page writes it.
func rawText(t []piece, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from && !t[i].touches(t[i-1]) {
			b.WriteByte(' ')
		}
		b.WriteString(t[i].text)
	}
	return b.String()
}

// numeralAt reads digits or number words.
func numeralAt(t []piece, i int) (q quantity, to int, ok bool) {
	if t[i].kind == numberPiece {
		q, ok = numeral(t[i].text)
		q.minus = ok && i > 0 && (t[i-1].text == "-" || t[i-1].text == "−") && t[i].touches(t[i-1]) && (i == 1 || !t[i-1].touches(t[i-2]))
		return q, i + 1, ok
	}
	return numberWords(t, i)
}

// numeral reads digits with their points and commas. A number that can be read in two
// ways, or in none that is Indonesian, is odd and tells what it may have been.
func numeral(s string) (q quantity, ok bool) {
	v, err := indicators.ReadNumber(s)
	if err == nil {
		q.value, q.step = v, stepOf(v)
		q.noteForm(s)
		return q, true
	}
	return strangeNumeral(s)
}

// noteForm keeps the other reading of a number with a point or comma before three digits.
func (q *quantity) noteForm(s string) {
	dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dot < 0 && comma >= 0 && len(s)-comma == 4 && strings.Count(s, ",") == 1:
		q.others = appendDecimal(q.others, strings.Replace(s, ",", "", 1))
	case comma < 0 && dot >= 0 && len(s)-dot == 4 && strings.Count(s, ".") == 1 && s[0] != '0':
		q.others = appendDecimal(q.others, s)
	}
}

// strangeNumeral reads what is written in the English manner, and keeps what no manner
// explains as a number that stands for nothing.
func strangeNumeral(s string) (q quantity, ok bool) {
	q.odd = "angka tertulis tidak lazim"
	plain := strings.ReplaceAll(s, ",", "")
	if v, err := indicators.ParseDecimal(plain); err == nil && isEnglishGrouped(s) {
		q.value, q.step = v, stepOf(v)
		q.others = append(q.others, v)
	}
	return q, true
}

// isEnglishGrouped tells whether commas group thousands and a point, if any, is decimal.
func isEnglishGrouped(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, ",")
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups) > 1 && len(groups[0]) <= 3 && strings.Count(s, ".") <= 1
}

func appendDecimal(list []indicators.Decimal, s string) []indicators.Decimal {
	if v, err := indicators.ParseDecimal(s); err == nil {
		return append(list, v)
	}
	return list
}

// tailAt passes ",-" behind a sum of money.
func tailAt(t []piece, i int) int {
	if i+1 < len(t) && t[i].text == "," && t[i].touches(t[i-1]) && (t[i+1].text == "-" || t[i+1].text == "–" || t[i+1].text == "—") && t[i+1].touches(t[i]) {
		return i + 2
	}
	return i
}
