package summaries

import (
	"slices"
	"strings"
)

// onePlace tells whether all mentions are of one place.
func onePlace(list []mention) bool {
	for _, m := range list {
		if m.place != list[0].place {
			return false
		}
	}
	return true
}

// adjacent tells whether nothing but small words stands between a place and a quantity;
// behind "kita" it may be said to have moved.
func (s *sentence) adjacent(p mention, to int) bool {
	if to-p.to > 6 {
		return false
	}
	compared := false
	for _, m := range s.marks {
		compared = compared || m.kind == compareMark && m.to == p.from
		if m.from < p.to || m.to > to {
			continue
		}
		switch m.kind {
		case levelMark, reachMark, atMark, whichMark, periodMark, aboutMark, topicMark, sameMark, targetMark, openMark:
		case moveMark, becomeMark:
			if !p.ours || compared {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// known tells whether each word from one piece to another has a meaning here or none
// anywhere: a word that has neither may be the name of what is counted.
func (s *sentence) known(from, to int, named []mention) bool {
	at := make([]bool, max(0, to-from))
	cover := func(begin, end int, meant bool) {
		for i := max(begin, from); i < min(end, to); i++ {
			at[i-from] = meant
		}
	}
	for _, m := range s.marks {
		cover(m.from, m.to, m.kind != officeMark)
	}
	for _, m := range named {
		cover(m.from, m.to, true)
	}
	for i := from; i < to; i++ {
		if w := s.pieces[i]; w.kind == wordPiece && !at[i-from] && !fillWords[w.low] && !talkWords[w.low] {
			return false
		}
	}
	return true
}

// talkWords are words of speech that count nothing.
var talkWords = wordSet(`berada rata rerata sempat masih terus bahkan malah lebih baik jauh sedikit cukup posisi alhamdulillah
	berhasil mampu kini mereka tetangga kabupaten kota provinsi kab prov daerah wilayah banua bumi bapak ibu hadirin saudara
	juga yaitu yakni dulu sebagai perbandingan catatan bandingkan artinya padahal hanya saja tercatat yg dgn utk dr pd dg`)

// behind tells whether the clause behind a quantity names its topic, or another one.
func (s *sentence) behind(i int) (topic, other bool) {
	if from := s.marks[i].from; from > 0 && otherVerbs[s.pieces[from-1].low] && s.pieces[from-1].low != "tercatat" {
		return false, true
	}
	for _, m := range s.marks[i+1:] {
		switch m.kind {
		case quantityMark, commaMark, contrastMark:
			return false, false
		case topicMark:
			return isHeadcount(m.topic), !isHeadcount(m.topic)
		}
	}
	return false, false
}

// parted tells whether a comma stands between two pieces.
func (s *sentence) parted(from, to int) bool {
	for _, m := range s.marks {
		if m.from >= from && m.to <= to && (m.kind == commaMark || m.kind == contrastMark) {
			return true
		}
	}
	return false
}

// bracketed is the period in brackets right behind a quantity: "4,64 persen (2025)".
func (s *sentence) bracketed(i int, base string) string {
	if i+2 >= len(s.marks) || s.marks[i+1].kind != openMark || s.marks[i+2].kind != periodMark || s.marks[i+1].from != s.marks[i].to || s.marks[i+2].from != s.marks[i+1].to || s.marks[i+2].period.start != "" {
		return ""
	}
	for _, m := range s.marks[i+3:] {
		if m.kind == quantityMark {
			return "" // "(2024: 3,38 persen)"
		}
		if m.kind == closeMark {
			break
		}
	}
	return s.marks[i+2].period.resolve(base)
}

// isDateline tells whether a sentence is only a place and a date: "Medan, Juli 2025."
func (s *sentence) isDateline() bool {
	at, dated := 0, false
	for _, m := range s.marks {
		switch m.kind {
		case placeMark, commaMark, openMark, closeMark:
		case periodMark, maskMark:
			dated = true
		default:
			return false
		}
		if m.from > at {
			return false
		}
		at = m.to
	}
	return dated && at >= len(s.pieces)-1
}

// wished tells whether a sentence says before a piece what ought to be.
func (s *sentence) wished(to int) bool {
	if s.bar == whyCorrected {
		return false
	}
	for i, w := range s.pieces[:to] {
		if wishWords[w.low] && !s.onlyTells(i+1) {
			return true
		}
	}
	return false
}

// onlyTells tells whether what is wished is to tell or to know: "perlu kami sampaikan",
// "mari kita lihat", "harus diakui".
func (s *sentence) onlyTells(i int) bool {
	for n := 0; n < 3 && i+n < len(s.pieces); n++ {
		if tellWords[s.pieces[i+n].low] {
			return true
		}
	}
	return false
}

var tellWords = wordSet(`sampaikan disampaikan ketahui diketahui informasikan diinformasikan laporkan dilaporkan akui diakui ingat diingat catat dicatat
	banding dibanding dibandingkan bandingkan dirinci diurai sebutkan disebutkan jelaskan dijelaskan lihat dilihat simak cermati dicermati syukuri disyukuri tegaskan ditegaskan`)

var wishWords = wordSet("harus mesti perlu agar supaya semoga moga mudah insya insyaallah mari jangan andai seandainya jika bila kalau seharusnya semestinya")

// ranks are the places in a ranking that a text tells, "ke-11 terendah", each once.
func (d *document) ranks() (out []string) {
	for _, s := range d.sentences {
		for _, m := range s.marks {
			to := s.rankTo(m)
			if to == m.from {
				continue
			}
			told := rawText(s.pieces, m.from, to)
			if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, told) }) {
				out = append(out, told)
			}
		}
	}
	return out
}

// rankTo is where the rank ends that a mark begins, with what it is of: "ke-11 terendah",
// "peringkat ke-6 dari 10"; the mark's beginning where it is none.
func (s *sentence) rankTo(m mark) int {
	t, word := s.pieces, s.pieces[m.from].low
	switch {
	case m.kind != maskMark || !rankWords[word]:
		return m.from
	case m.to < len(t) && ranking[t[m.to].low]:
		return m.to + 1
	case m.to+1 < len(t) && t[m.to].low == "dari" && isDigits(t[m.to+1].text):
		return m.to + 2
	case sureRank[word]:
		return m.to
	}
	return m.from
}

var sureRank = wordSet("peringkat ranking rangking")

var rankWords = wordSet("ke nomor no peringkat ranking rangking urutan")

// isYearOf tells whether a quantity is only the year behind a month's name.
func (d *document) isYearOf(x *judged) bool {
	t := d.sentences[x.Sentence].pieces
	if x.from >= len(t) {
		return false
	}
	year := len(t[x.from].text) == 4 && (strings.HasPrefix(t[x.from].text, "19") || strings.HasPrefix(t[x.from].text, "20")) && isDigits(t[x.from].text)
	return year && x.from > 0 && monthNames[t[x.from-1].low] > 0
}
