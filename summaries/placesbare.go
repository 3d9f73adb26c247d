package summaries

import "strings"

// mentionIn finds regions that a page never names with their kind: the capitals behind
// "kemiskinan" or "penduduk miskin di". The office at the head of such a region tells its
// kind, if only one is named.
func (g *gazetteer) mentionIn(lines []string, found map[string][][]piece) {
	g.headsIn(lines, found)
	kind := headKind(lines)
	if kind == "" {
		return
	}
	for _, l := range lines {
		t := pieces(l)
		if isTitleCase(t) {
			continue
		}
		for i := range t {
			at, ok := behindTopic(t, i)
			if !ok || !t[at].isCapital() || g.isKnown(t, at) || inFound(found, t[at].low) {
				continue
			}
			if name := capitalsFrom(t, at); len(name) > 0 && !g.isKind(t, at) {
				key := kind + " " + name[0].low
				found[key] = append(found[key], name)
			}
		}
	}
}

// headsIn finds regions that are only named with their head, "Bupati Girimukti", and that
// a headline or the beginning of the news names too.
func (g *gazetteer) headsIn(lines []string, found map[string][][]piece) {
	opening := openings(lines)
	for _, l := range lines {
		t := pieces(l)
		if isTitleCase(t) {
			continue
		}
		for i := range t {
			kind, at := headKinds[t[i].low], i+1
			if at < len(t) && t[i].low == "wali" && t[at].low == "kota" {
				at++
			}
			if kind == "" || at >= len(t) || !t[at].isCapital() || g.isKnown(t, at) || g.isKind(t, at) || inFound(found, t[at].low) || !opening[t[at].low] {
				continue
			}
			if len(capitalsFrom(t, at)) > 0 {
				found[kind+" "+t[at].low] = append(found[kind+" "+t[at].low], t[at:at+1])
			}
		}
	}
}

// openings are the words that lines begin with in capitals, and those of headlines.
func openings(lines []string) map[string]bool {
	set := map[string]bool{}
	for _, l := range lines {
		t := pieces(l)
		title := isTitleCase(t)
		for i, w := range t {
			if title || i == 0 && w.isShout() {
				set[w.low] = true
			}
		}
	}
	return set
}

// behindTopic is where a name may stand behind the name of the rate or number.
func behindTopic(t []piece, i int) (int, bool) {
	p := phraseAt(t, i)
	if p == nil || p.kind != topicMark || !isFive(p.topic) {
		return i, false
	}
	at := i + len(p.words)
	if at < len(t) && (t[at].low == "di" || t[at].low == "untuk") {
		at++
	}
	return at, at < len(t)
}

func (g *gazetteer) isKnown(t []piece, i int) bool {
	n, _ := g.nameAt(t, i)
	return n != nil
}

func (g *gazetteer) isKind(t []piece, i int) bool {
	_, kind := kindAt(t, i)
	return kind != ""
}

func inFound(found map[string][][]piece, word string) bool {
	for key := range found {
		if strings.HasSuffix(key, " "+word) {
			return true
		}
	}
	return false
}

// headKind is the kind of region whose head a page names; "" when it names none, or heads
// of several kinds.
func headKind(lines []string) (kind string) {
	for _, l := range lines {
		for _, w := range pieces(l) {
			k := headKinds[w.low]
			if k != "" && kind != "" && k != kind {
				return ""
			}
			if k != "" {
				kind = k
			}
		}
	}
	return kind
}

var headKinds = map[string]string{"gubernur": "Provinsi", "pemprov": "Provinsi", "bupati": "Kabupaten", "pemkab": "Kabupaten", "walikota": "Kota", "pemkot": "Kota", "wali": "Kota"}
