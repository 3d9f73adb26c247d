package summaries

import (
	"fmt"
	"strconv"
)

// relativeRows are the ways of naming a period by another one, the longest first where
// one begins with the other. Months are how far back it lies, below nought how far ahead.
var relativeRows = []struct {
	words  string
	months int
	back   bool
}{
	{"periode yang sama tahun sebelumnya", 12, false}, {"periode yang sama tahun lalu", 12, false},
	{"periode yang sama pada tahun sebelumnya", 12, false}, {"periode yang sama di tahun sebelumnya", 12, false},
	{"periode yang sama setahun sebelumnya", 12, false}, {"periode sama tahun lalu", 12, false},
	{"bulan yang sama tahun sebelumnya", 12, false}, {"bulan yang sama tahun lalu", 12, false},
	{"kondisi tahun sebelumnya", 12, false}, {"kondisi tahun lalu", 12, false},
	{"setahun sebelumnya", 12, false}, {"setahun yang lalu", 12, false}, {"setahun lalu", 12, false}, {"satu tahun sebelumnya", 12, false},
	{"satu tahun lalu", 12, false}, {"tahun sebelumnya", 12, false}, {"tahun lalu", 12, false}, {"tahun kemarin", 12, false},
	{"tahun yang lalu", 12, false}, {"semester sebelumnya", 6, false}, {"semester lalu", 6, false}, {"enam bulan sebelumnya", 6, false},
	{"setahun kemudian", -12, false}, {"satu tahun kemudian", -12, false}, {"setahun berikutnya", -12, false}, {"tahun berikutnya", -12, false},
	{"setahun setelahnya", -12, false}, {"tahun setelahnya", -12, false}, {"setahun sesudahnya", -12, false}, {"tahun sesudahnya", -12, false},
	{"periode sebelumnya", 0, true}, {"periode lalu", 0, true}, {"survei sebelumnya", 0, true},
	{"periode yang sama", 0, false}, {"periode tersebut", 0, false}, {"periode itu", 0, false}, {"periode ini", 0, false},
	{"tahun yang sama", 0, false}, {"bulan yang sama", 0, false}, {"tahun tersebut", 0, false}, {"tahun itu", 0, false}, {"tahun ini", 0, false},
}

var relatives = relativePhrases()

func relativePhrases() map[string][]phrase {
	by := map[string][]phrase{}
	for i, r := range relativeRows {
		words := pieces(r.words)
		p := phrase{kind: periodMark, reference: reference{topic: Topic(strconv.Itoa(i))}}
		for _, w := range words {
			p.words = append(p.words, w.low)
		}
		by[p.words[0]] = append(by[p.words[0]], p)
	}
	return by
}

// relativePeriod reads "setahun sebelumnya", "Maret tahun lalu" and the like.
func relativePeriod(t []piece, i int) (periodRef, int) {
	if years, to := yearsAgo(t, i); to > i {
		return periodRef{ago: 12 * years}, to
	}
	at, month := i, 0
	if m, ok := monthNames[t[i].low]; ok && t[i].isCapital() && i+1 < len(t) {
		at, month = i+1, m
	}
	best, to := -1, i
	for _, p := range relatives[t[at].low] {
		if fits(p.words, t[at:]) && at+len(p.words) > to {
			best, _ = strconv.Atoi(string(p.topic))
			to = at + len(p.words)
		}
	}
	if best < 0 || month > 0 && relativeRows[best].months != 12 {
		return periodRef{}, i
	}
	r := relativeRows[best]
	return periodRef{ago: r.months, back: r.back, month: month}, to
}

// yearsAgo reads "tiga tahun lalu", "2 tahun sebelumnya".
func yearsAgo(t []piece, i int) (years, to int) {
	n, ok := digitWords[t[i].low]
	if !ok && len(t[i].text) == 1 && isDigits(t[i].text) {
		n, ok = int64(t[i].text[0]-'0'), true
	}
	if !ok || n == 0 || i+2 >= len(t) || t[i+1].low != "tahun" {
		return 0, i
	}
	at := i + 2
	if t[at].low == "yang" {
		at++
	}
	if at < len(t) && (t[at].low == "lalu" || t[at].low == "silam" || t[at].low == "sebelumnya") {
		return int(n), at + 1
	}
	return 0, i
}

// resolve is the period that a reference means, seen from another one; "" when it cannot
// be told.
func (p periodRef) resolve(base string) string {
	switch {
	case p.id != "" && !p.later:
		return p.id
	case p.id != "" || p.back || base == "":
		return ""
	case p.ago == 0:
		return base
	case p.month > 0:
		return fmt.Sprintf("%s-%02d", yearsBack(base[:4], 1), p.month)
	}
	return back(base, p.ago)
}

// back is the period so many months before another.
func back(id string, months int) string {
	if months%12 == 0 {
		return yearsBack(id[:4], months/12) + id[4:]
	}
	switch {
	case len(id) == 7 && id[5:] == "09":
		return id[:4] + "-03"
	case len(id) == 7 && id[5:] == "03":
		return yearsBack(id[:4], 1) + "-09"
	}
	return ""
}

func yearsBack(year string, n int) string {
	y, err := strconv.Atoi(year)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%04d", y-n)
}

// samePeriod tells whether two periods may be the same: equal, or one is the year of the
// other.
func samePeriod(a, b string) bool {
	return a == b || len(a) == 4 && len(b) == 7 && b[:4] == a || len(b) == 4 && len(a) == 7 && a[:4] == b
}
