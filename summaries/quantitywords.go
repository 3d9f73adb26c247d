package summaries

import (
	"strings"

	"pantau/indicators"
)

// digitWords are the number words below ten.
var digitWords = map[string]int64{"nol": 0, "kosong": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}

// wholeWords are number words that stand alone.
var wholeWords = map[string]int64{"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "sejuta": 1_000_000, "semiliar": 1_000_000_000}

// numberWords reads a number written in words: "dua belas koma tiga", "dua ratus empat
// belas ribu". Its step is that of the last word.
func numberWords(t []piece, i int) (q quantity, to int, ok bool) {
	whole, step, to := wholeNumber(t, i)
	if to == i {
		return q, i, false
	}
	q.words = true
	q.value, q.step = indicators.Decimal{Units: whole}, indicators.Decimal{Units: step}
	if to < len(t) && t[to].low == "koma" {
		to = q.fractionWords(t, to+1)
	}
	return q, to, true
}

// fractionWords reads the digits behind "koma", one by one.
func (q *quantity) fractionWords(t []piece, i int) int {
	digits := ""
	for ; i < len(t) && len(digits) < 4; i++ {
		d, ok := digitWords[t[i].low]
		if !ok {
			break
		}
		digits += string(rune('0' + d))
	}
	if digits == "" && i < len(t) {
		if n, _, to := wholeNumber(t, i); to > i && n < 100 {
			digits, i = indicators.Decimal{Units: n}.String(), to
		}
	}
	if v, err := indicators.ParseDecimal(q.value.String() + "." + digits); err == nil && digits != "" {
		q.value, q.step = v, stepOf(v)
	} else {
		q.odd = "angka tertulis tidak lazim"
	}
	return i
}

// wholeNumber reads number words up to the millions. A last scale is left out where it is
// all that scales, so that "dua belas ribu" reads like "12 ribu".
func wholeNumber(t []piece, i int) (n, step int64, to int) {
	var sum, part int64
	step, to = 1, i
	for ; to < len(t); to++ {
		w := t[to].low
		d, isDigit := digitWords[w]
		switch v, whole := wholeWords[w]; {
		case isDigit:
			part += d
		case whole:
			part += v
		case w == "belas" && part%10 > 0:
			part += 10
		case w == "puluh" && part%10 > 0:
			part += part%10*10 - part%10
		case w == "ratus" && part%10 > 0:
			part += part%10*100 - part%10
		case (w == "ribu" || w == "juta") && part > 0 && moreFollows(t, to+1):
			sum += part * pow10(scaleWords[w])
			part = 0
		default:
			return sum + part, step, to
		}
		if part > 1e12 || sum > 1e12 {
			return 0, 1, i
		}
	}
	return sum + part, step, to
}

// moreFollows tells whether number words go on behind a scale.
func moreFollows(t []piece, i int) bool {
	if i >= len(t) {
		return false
	}
	_, digit := digitWords[t[i].low]
	_, whole := wholeWords[t[i].low]
	return digit || whole
}

// vagueWords are quantities that no figure stands behind.
var vagueWords = wordSet("separuh setengah separo sepertiga seperempat seperlima puluhan belasan ratusan ribuan jutaan miliaran berlipat sekian mayoritas")

// vagueIn lists the words of a text that are quantities without a figure.
func vagueIn(t []piece) (found []string) {
	for i, w := range t {
		if vagueWords[w.low] || strings.HasPrefix(w.low, "per") && i > 0 && digitWords[t[i-1].low] > 0 && fractionParts[w.low] {
			found = append(found, w.text)
		}
	}
	return found
}

var fractionParts = wordSet("pertiga perempat perlima perenam pertujuh perdelapan persembilan persepuluh")
