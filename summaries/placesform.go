package summaries

import (
	"slices"
	"strings"
	"unicode"
)

// introduce takes into the gazetteer the regions that a page names by their form and
// that the catalogue does not know: "Kabupaten Contoh", then "Contoh" alone. Headlines,
// where every word has a capital, only count for what no other line tells.
func (g *gazetteer) introduce(lines []string) {
	found := map[string][][]piece{} // kind and first word → the capitals behind it, each time
	for _, headline := range []bool{false, true} {
		for _, l := range lines {
			t := pieces(l)
			if isTitleCase(t) == headline {
				g.formsIn(t, headline, found)
			}
		}
	}
	g.mentionIn(lines, found)
	for key, names := range found {
		kind, _, _ := strings.Cut(key, " ")
		g.invite(kind, commonBeginning(names))
	}
}

// formsIn collects the names behind a kind in one line.
func (g *gazetteer) formsIn(t []piece, headline bool, found map[string][][]piece) {
	for i := range t {
		at, kind := kindAt(t, i)
		if kind == "" || at >= len(t) || !t[at].isCapital() || g.knows(t, at, kind) {
			continue
		}
		name := capitalsFrom(t, at)
		if len(name) == 0 {
			continue
		}
		key := kind + " " + name[0].low
		if headline {
			if len(found[key]) > 0 || kind == "Kota" && g.introduced(name[0].low) {
				continue
			}
			name = headlineName(t, at, name)
		}
		found[key] = append(found[key], name)
	}
}

// headlineName is what of a headline's capitals is the name: all of them where a comma, a
// number, a month or a known word ends them, else the first.
func headlineName(t []piece, at int, name []piece) []piece {
	end := at + len(name)
	if len(name) > 2 || end < len(t) && t[end].kind == wordPiece && !numberedWords[t[end].low] && monthNames[t[end].low] == 0 && phraseAt(t, end) == nil || strings.HasSuffix(name[len(name)-1].low, "kan") {
		return name[:1]
	}
	return name
}

func (g *gazetteer) introduced(word string) bool {
	return slices.ContainsFunc(g.names[word], func(n placeName) bool { return len(n.invited) > 0 })
}

// knows tells whether the catalogue has a region of that kind and name.
func (g *gazetteer) knows(t []piece, i int, kind string) bool {
	n, _ := g.nameAt(t, i)
	if n == nil {
		return false
	}
	codes, _ := g.ofKind(n, kind)
	return len(codes) > 0
}

// capitalsFrom are up to three words with capitals that may be a name.
func capitalsFrom(t []piece, i int) []piece {
	from := i
	for i < len(t) && i-from < 3 && t[i].isCapital() && monthNames[t[i].low] == 0 && phraseAt(t, i) == nil && !formWords[t[i].low] {
		i++
	}
	return t[from:i]
}

// formWords are words that are no part of a region's name: verbs of headlines, and what
// cities are called by ("Kota Pahlawan").
var formWords = wordSet("pahlawan kembang hujan pelajar gudeg lumpia lunpia daeng apel kretek seribu khatulistiwa minyak tepian tahun se dan yang rilis gelar buka terus akan provinsi kabupaten kota kecamatan pada dalam tidak di ke dari nusantara tersebut ini itu melalui mengalami no nomor")

// isTitleCase tells whether nearly all words of a line have capitals, so that a capital
// says nothing.
func isTitleCase(t []piece) bool {
	words, small := 0, 0
	for _, w := range t {
		if w.kind == wordPiece && len(w.low) > 3 {
			words++
			if !w.isCapital() {
				small++
			}
		}
	}
	return small*4 <= words && words < 20
}

// commonBeginning is what all ways of naming a place begin with.
func commonBeginning(names [][]piece) []piece {
	first := names[0]
	for _, n := range names[1:] {
		k := 0
		for k < len(first) && k < len(n) && first[k].low == n[k].low {
			k++
		}
		first = first[:k]
	}
	return first
}

// invite adds a place of the page.
func (g *gazetteer) invite(kind string, name []piece) {
	words := make([]string, len(name))
	for i, w := range name {
		words[i] = properName(w.text)
	}
	n := g.entry(strings.Join(words, " "))
	p := Place{Name: kind + " " + strings.Join(words, " ")}
	if n != nil && !slices.Contains(n.invited, p) {
		n.invited = append(n.invited, p)
	}
}

// properName writes a word in capitals with one capital only.
func properName(word string) string {
	if len([]rune(word)) < 3 || word != strings.ToUpper(word) {
		return word
	}
	runes := []rune(strings.ToLower(word))
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
