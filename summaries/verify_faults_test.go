package summaries

import (
	"regexp"
	"strings"
	"testing"
)

// seeded is a good text with one fault put in.
type seeded struct{ kind, text string }

var reYear = regexp.MustCompile(`\b20\d\d\b`)

// faultsIn puts every fault of every kind into a good text, one at a time.
func faultsIn(text string) (out []seeded) {
	figures := figureSpans(text)
	for _, at := range figures {
		out = append(out, digitFaults(text, at[0], at[1])...)
	}
	for i, a := range figures {
		for _, b := range figures[i+1:] {
			if text[a[0]:a[1]] != text[b[0]:b[1]] {
				out = append(out, seeded{"exchanged figures", text[:a[0]] + text[b[0]:b[1]] + text[a[1]:b[0]] + text[a[0]:a[1]] + text[b[1]:]})
			}
		}
	}
	for _, at := range reYear.FindAllStringIndex(text, -1) {
		for _, year := range []string{"2019", "2041"} {
			out = append(out, seeded{"wrong year", text[:at[0]] + year + text[at[1]:]})
		}
	}
	for kind, pairs := range wordFaults {
		for _, p := range pairs {
			for _, at := range regexp.MustCompile(`\b`+p[0]+`\b`).FindAllStringIndex(text, -1) {
				out = append(out, seeded{kind, text[:at[0]] + p[1] + text[at[1]:]})
			}
		}
	}
	for _, more := range []string{" Pengangguran 4,17 persen.", " Rasio gini 0,377.", " Angka nasional 9,36 persen.", " Sebanyak 1.234 orang keluar dari kemiskinan."} {
		out = append(out, seeded{"invented figure", text + more})
	}
	return out
}

// figureSpans are the spans of a text's figures; years, dates and names are none.
func figureSpans(text string) (out [][]int) {
	for _, s := range splitSentences(text) {
		start := strings.Index(text, s)
		t := pieces(s)
		for _, m := range (&scanner{newGazetteer(nil)}).marks(t) {
			if m.kind == quantityMark && !m.quantity.words {
				for _, p := range t[m.from:m.to] {
					if p.kind == numberPiece {
						out = append(out, []int{start + p.start, start + p.end})
					}
				}
			}
		}
	}
	return out
}

// digitFaults alter and exchange the digits of one figure and move its separator.
func digitFaults(text string, from, to int) (out []seeded) {
	put := func(kind, figure string) { out = append(out, seeded{kind, text[:from] + figure + text[to:]}) }
	figure := text[from:to]
	for i := range figure {
		if figure[i] < '0' || figure[i] > '9' {
			continue
		}
		put("altered digit", figure[:i]+string('0'+(figure[i]-'0'+3)%10)+figure[i+1:])
		if i+1 < len(figure) && isDigitAt(figure, i+1) && figure[i] != figure[i+1] {
			put("exchanged digits", figure[:i]+string(figure[i+1])+string(figure[i])+figure[i+2:])
		}
	}
	if i := strings.IndexByte(figure, ','); i > 1 {
		put("moved separator", figure[:i-1]+","+figure[i-1:i]+figure[i+1:])
	}
	if i := strings.IndexByte(figure, ','); i > 0 {
		put("lost separator", figure[:i]+figure[i+1:])
	}
	if i := strings.IndexByte(figure, '.'); i > 0 {
		put("point for comma", figure[:i]+","+figure[i+1:])
	}
	return out
}

var wordFaults = map[string][][2]string{
	"unit":      {{"persen poin", "persen"}, {"poin persen", "persen"}, {"ribu orang", "juta orang"}, {"ribu orang", "orang"}, {"orang", "ribu orang"}},
	"direction": {{"turun", "naik"}, {"naik", "turun"}, {"berkurang", "bertambah"}, {"bertambah", "berkurang"}, {"menurun", "meningkat"}, {"meningkat", "menurun"}},
	"month":     {{"Maret", "September"}, {"September", "Maret"}},
	"region":    {{"Kabupaten [A-Z]\\w+", "Kabupaten Balangan"}, {"Kota [A-Z]\\w+", "Kota Bandung"}, {"Provinsi [A-Z]\\w+", "Provinsi Bali"}, {"Kabupaten", "Kota"}, {"Kota", "Kabupaten"}},
	"area":      {{"perkotaan", "perdesaan"}, {"perdesaan", "perkotaan"}},
}

func TestSeededFaultsAreRefused(t *testing.T) {
	c := catalogueOf(t)
	tried, passed := map[string]int{}, map[string]int{}
	for _, l := range labelledReleases(t) {
		r := Read(c, l.page())
		for _, good := range append([]string{l.Reference}, l.Good...) {
			for _, s := range faultsIn(good) {
				if s.text == good {
					continue
				}
				if tried[s.kind]++; len(r.Verify(s.text).Faults) == 0 {
					passed[s.kind]++
					t.Errorf("%s: %s: %q\nof %q", l.ID, s.kind, s.text, good)
				}
			}
		}
	}
	t.Logf("tried %v, passed %v", tried, passed)
}
