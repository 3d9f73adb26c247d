package summaries

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// placeRef is a region as a text names it.
type placeRef struct {
	place   Place
	options []string // codes of the regions that bear a shared name, when it is not clear which
	office  bool     // only where an office sits, or part of another name
	parent  bool     // "provinsi" alone: the province of the page's subject
}

// gazetteer knows the regions of the catalogue by their names, and those that the page
// itself introduces by their form ("Kabupaten Contoh").
type gazetteer struct {
	c     *indicators.Catalogue
	names map[string][]placeName // by first word
	loose bool                   // names in lower case count too
}

// placeName is a way of writing the names of one or more regions.
type placeName struct {
	words   []string
	codes   []string // of the catalogue
	invited []Place  // introduced by the page
}

// newGazetteer indexes the regions of a catalogue.
func newGazetteer(c *indicators.Catalogue) *gazetteer {
	g := &gazetteer{c: c, names: map[string][]placeName{}}
	if c == nil {
		return g
	}
	for _, r := range c.Regions() {
		if r.Kind == indicators.Nation {
			continue
		}
		for _, name := range append([]string{r.Name, r.Label}, r.Aliases...) {
			g.add(name, r.Code)
		}
	}
	for _, r := range c.Regions() {
		g.addIslands(r)
	}
	for _, name := range []string{"Indonesia", "nasional", "negara", "RI"} {
		g.add(name, nation)
	}
	return g
}

// addIslands adds the short name of an archipelago, "Mentawai", unless it means something
// else as well.
func (g *gazetteer) addIslands(r indicators.Region) {
	short, ok := strings.CutPrefix(r.Name, "Kepulauan ")
	if ok && len(g.names[strings.ToLower(short)]) == 0 && wholeWords[strings.ToLower(short)] == 0 {
		g.add(short, r.Code)
	}
}

// nation is the code of Indonesia.
const nation = "0000"

func (g *gazetteer) add(name, code string) {
	n := g.entry(name)
	if n != nil && !slices.Contains(n.codes, code) {
		n.codes = append(n.codes, code)
	}
}

// entry is the row of a name, made when it is new.
func (g *gazetteer) entry(name string) *placeName {
	words := wordsOf(name)
	if len(words) == 0 || len(name) < 1 {
		return nil
	}
	rows := g.names[words[0]]
	for i := range rows {
		if slices.Equal(rows[i].words, words) {
			return &rows[i]
		}
	}
	rows = append(rows, placeName{words: words})
	g.names[words[0]] = rows
	return &rows[len(rows)-1]
}

// wordsOf are the pieces of a name without its kind.
func wordsOf(name string) (words []string) {
	t := pieces(name)
	if to, _ := kindAt(t, 0); to > 0 && to < len(t) {
		t = t[to:]
	}
	for _, w := range t {
		words = append(words, w.low)
	}
	return words
}

// kindAt reads the kind before a name: "Kabupaten", "Kab.", "Kota", "Prov.".
func kindAt(t []piece, i int) (to int, kind string) {
	if i >= len(t) {
		return i, ""
	}
	switch t[i].low {
	case "kabupaten", "kab":
		kind = "Kabupaten"
	case "kota":
		kind = "Kota"
	case "provinsi", "prov", "propinsi":
		kind = "Provinsi"
	default:
		return i, ""
	}
	to = i + 1
	if to < len(t) && t[to].text == "." && t[i].kind == wordPiece && len(t[i].low) < 5 {
		to++
	}
	return to, kind
}

// nameAt is the longest name that begins at a piece.
func (g *gazetteer) nameAt(t []piece, i int) (best *placeName, to int) {
	if i >= len(t) {
		return nil, i
	}
	rows := g.names[t[i].low]
	for k := range rows {
		if fits(rows[k].words, t[i:]) && (best == nil || len(rows[k].words) > len(best.words)) && g.written(t, i, len(rows[k].words)) {
			best, to = &rows[k], i+len(rows[k].words)
		}
	}
	return best, to
}

// written tells whether pieces are written as a name is.
func (g *gazetteer) written(t []piece, i, n int) bool {
	if t[i].low == "nasional" || g.loose && (!plainWords[t[i].low] || i > 0 && placeHeads[t[i-1].low]) {
		return true
	}
	return t[i].isCapital() && (n == 1 || t[i+n-1].kind != wordPiece || t[i+n-1].isCapital())
}

// plainWords are names of regions that are everyday words too.
var plainWords = wordSet("puncak malang serang batang landak pati lebak tegal siak banjar sorong timor negara ri bima")

// placeHeads are words behind which an everyday word is a region's name all the same.
var placeHeads = wordSet("kemiskinan miskin p0 p1 p2 gk kabupaten kab kota persentase")

// ofKind are the regions of a name that have a kind; all when no kind is said.
func (g *gazetteer) ofKind(n *placeName, kind string) (codes []string, invited []Place) {
	for _, code := range n.codes {
		r, _ := g.c.Region(code)
		if kind == "" || strings.HasPrefix(r.Full, kind+" ") {
			codes = append(codes, code)
		}
	}
	for _, p := range n.invited {
		if kind == "" || strings.HasPrefix(p.Name, kind+" ") {
			invited = append(invited, p)
		}
	}
	return codes, invited
}

// placeOf is the place of a code.
func (g *gazetteer) placeOf(code string) Place {
	if code == nation {
		return Place{nation, "Indonesia"}
	}
	if g.c == nil {
		return Place{}
	}
	r, ok := g.c.Region(code)
	if !ok {
		return Place{}
	}
	return Place{code, r.Full}
}

// parentOf is the province of a place, or the nation of a province.
func (g *gazetteer) parentOf(p Place) Place {
	if g.c == nil || p.Code == "" {
		return Place{}
	}
	r, _ := g.c.Region(p.Code)
	return g.placeOf(r.Parent)
}
