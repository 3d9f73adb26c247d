package summaries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pieceKind is a word, a number or a mark.
type pieceKind uint8

const (
	wordPiece pieceKind = iota
	numberPiece
	markPiece
)

// piece is the smallest piece of a sentence that is read.
type piece struct {
	text, low  string
	start, end int // bytes in the sentence
	kind       pieceKind
}

// pieces cuts a sentence into words, numbers and single marks. A number keeps its points
// and commas; "Rp" before digits is a word of its own, "P1" is one word.
func pieces(s string) []piece {
	out := make([]piece, 0, len(s)/5+4)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end, kind := i+size, markPiece
		switch {
		case r >= '0' && r <= '9':
			end, kind = numberEnd(s, i), numberPiece
		case unicode.IsLetter(r):
			end, kind = wordEnd(s, i), wordPiece
		}
		out = append(out, piece{s[i:end], strings.ToLower(s[i:end]), i, end, kind})
		i = end
	}
	return out
}

// numberEnd is the end of digits with points and commas between them.
func numberEnd(s string, i int) int {
	for i < len(s) {
		switch {
		case isDigitAt(s, i):
			i++
		case (s[i] == '.' || s[i] == ',') && isDigitAt(s, i+1):
			i++
		default:
			return i
		}
	}
	return i
}

func isDigitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// wordEnd is the end of a word; digits belong to it unless it is a currency's mark.
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		case r >= '0' && r <= '9' && !isCurrency(s[start:i]):
		case (r == '\'' || r == '’') && i > start && i+size < len(s) && isLetterAt(s, i+size):
		default:
			return i
		}
		i += size
	}
	return i
}

func isLetterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func isCurrency(s string) bool { return strings.EqualFold(s, "rp") || strings.EqualFold(s, "idr") }

// isCapital tells whether a piece is a word that begins with a capital letter.
func (t piece) isCapital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return t.kind == wordPiece && unicode.IsUpper(r)
}

// isShout tells whether a piece is written in capital letters only.
func (t piece) isShout() bool {
	return t.kind == wordPiece && len(t.text) > 1 && t.text == strings.ToUpper(t.text) && t.text != t.low
}

// touches tells whether a piece stands right behind another, without a blank.
func (t piece) touches(before piece) bool { return t.start == before.end }
