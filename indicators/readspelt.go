package indicators

import (
	"slices"
	"strconv"
)

// spokenNumbers are the words of numbers as they are spoken.
var spokenNumbers = map[string]int{
	"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
	"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}

// spelt puts digits in place of numbers that are spoken in several words: "dua ribu dua
// puluh", "lima koma tiga dua", "enam ratus". Single words stay, and so does "Lima Puluh
// Kota".
func spelt(tokens []token) []token {
	for i := 0; i < len(tokens); i++ {
		if _, ok := spokenNumbers[tokens[i].word]; !ok {
			continue
		}
		word, n := spoken(tokens[i:])
		if n < 2 || i+n < len(tokens) && tokens[i+n].word == "kota" && n == 2 {
			continue
		}
		tokens = slices.Replace(tokens, i, i+n, token{word, tokens[i].from, tokens[i+n-1].to})
	}
	return tokens
}

// spoken reads the number with which tokens begin, and tells of how many of them it is.
// A thousand that no smaller number follows is left: "enam ratus ribu" is 600 ribu.
func spoken(tokens []token) (word string, n int) {
	whole, n := spokenWhole(tokens, 0, 1000)
	if n < len(tokens) && tokens[n].word == "ribu" && whole > 0 {
		if rest, more := spokenWhole(tokens, n+1, 1000); more > n+1 {
			whole, n = whole*1000+rest, more
		}
	}
	word = strconv.Itoa(whole)
	if n+1 >= len(tokens) || tokens[n].word != "koma" {
		return word, n
	}
	at := n + 1
	fraction := ""
	for at < len(tokens) && len(fraction) < maxPlaces {
		d, ok := spokenNumbers[tokens[at].word]
		if !ok || d > 9 {
			break
		}
		fraction += strconv.Itoa(d)
		at++
	}
	if fraction == "" {
		return word, n
	}
	return word + "," + fraction, at
}

// spokenWhole reads a number below a bound from a token on: hundreds, tens, ones.
func spokenWhole(tokens []token, from, below int) (value, n int) {
	for n = from; n < len(tokens); {
		d, ok := spokenNumbers[tokens[n].word]
		size, words := 1, 1
		if n+1 < len(tokens) && d > 0 && d < 10 {
			switch tokens[n+1].word {
			case "belas":
				d, words = d+10, 2
			case "puluh":
				d, size, words = d*10, 10, 2
			case "ratus":
				d, size, words = d*100, 100, 2
			}
		}
		if d == 100 {
			size = 100
		}
		if !ok || d >= below || d == 0 && n > from {
			break
		}
		value, below, n = value+d, size, n+words
	}
	return value, n
}
