package commitments

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// phrase is what is left to read of the words of a day.
type phrase struct {
	words []string
	today Date
}

// dateWords are the words in lower case and in full, without the marks around them; what
// is written together is parted.
func dateWords(s string) []string {
	s = strings.NewReplacer(",", " ", "“", " ", "”", " ", "\"", " ", "(", " ", ")", " ").Replace(strings.ToLower(s))
	s = strings.NewReplacer(" - ", "-", " – ", "-", " / ", "/").Replace(strings.Join(strings.Fields(s), " "))
	var words []string
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, ".;:!?"); w == "" {
			continue
		}
		for _, part := range parted(w) {
			if full, short := shortWords[part]; short {
				part = full
			}
			words = append(words, part)
		}
	}
	return words
}

// shortWords are words that are written short wherever they stand.
var shortWords = map[string]string{"dpn": "depan", "dpan": "depan", "lg": "lagi", "lgi": "lagi", "mg": "minggu", "mgg": "minggu", "mggu": "minggu", "dgn": "dengan",
	"pd": "pada", "plg": "paling", "lmbt": "lambat", "taun": "tahun", "ta": "tahun"}

// parted is "31des2026" as "31", "des", "2026", "3hari" as "3", "hari", and "'26" as
// "26"; any other word as it is.
func parted(w string) []string {
	w = strings.TrimLeft(w, "'’`")
	head := len(w) - len(strings.TrimLeft(w, "0123456789"))
	tail := len(strings.TrimRight(w, "0123456789"))
	if tail <= head || strings.ContainsFunc(w[head:tail], func(r rune) bool { return r < 'a' || r > 'z' }) {
		return []string{w}
	}
	_, month := monthNamed(w[head:tail])
	_, unit := stretchUnits[w[head:tail]]
	switch {
	case head > 0 && tail == len(w) && (month || unit):
		return []string{w[:head], w[head:]}
	case head > 0 && month:
		return []string{w[:head], w[head:tail], w[tail:]}
	case month && len(w)-tail == 4:
		return []string{w[:tail], w[tail:]}
	}
	return []string{w}
}

// leads are words before a day that say nothing about which it is.
var leads = [...]string{"pada", "di", "tenggat", "tenggatnya", "batas", "deadline", "paling", "lambat", "telat", "selambatnya", "selambat-lambatnya", "maksimal", "maks", "max",
	"sampai", "hingga", "dengan", "s.d", "sd", "s/d"}

func (p *phrase) skipLead() {
	for len(p.words) > 0 && slices.Contains(leads[:], p.words[0]) {
		p.words = p.words[1:]
	}
}

// take reads one of the words and tells whether it was there.
func (p *phrase) take(words ...string) bool {
	if len(p.words) == 0 || !slices.Contains(words, p.words[0]) {
		return false
	}
	p.words = p.words[1:]
	return true
}

// next reads the next word by a function that knows some.
func next[T any](p *phrase, read func(string) (T, bool)) (x T, ok bool) {
	if len(p.words) == 0 {
		return x, false
	}
	if x, ok = read(p.words[0]); ok {
		p.words = p.words[1:]
	}
	return x, ok
}

// monthWords are the names of each month, the full one first; English ones too, as
// spreadsheets write them.
var monthWords = [...][]string{
	{"januari", "jan"}, {"februari", "feb", "pebruari", "peb"}, {"maret", "mar", "march"}, {"april", "apr"}, {"mei", "may"}, {"juni", "jun", "june"},
	{"juli", "jul", "july"}, {"agustus", "agu", "agt", "ags", "agst", "agust", "aug", "august"}, {"september", "sep", "sept"}, {"oktober", "okt", "oct"},
	{"november", "nov", "nopember", "nop"}, {"desember", "des", "dec"},
}

// monthNamed reads the name of a month, also with one mistake, or with letters left out,
// when no other is as near.
func monthNamed(w string) (time.Month, bool) {
	for i, names := range monthWords {
		if slices.Contains(names, w) {
			return time.Month(i + 1), true
		}
	}
	found := time.Month(0)
	for i, names := range monthWords {
		if len(w) >= 4 && len(names[0]) >= 5 && oneEdit(w, names[0]) || shortened(w, names[0]) {
			if found != 0 {
				return 0, false
			}
			found = time.Month(i + 1)
		}
	}
	return found, found != 0
}

// shortened tells whether a word is a longer one with two letters left out, "desmbr", and
// not the first.
func shortened(w, whole string) bool {
	if len(w) < 5 || len(w) != len(whole)-2 || w[0] != whole[0] {
		return false
	}
	at := 0
	for i := 0; i < len(whole) && at < len(w); i++ {
		if whole[i] == w[at] {
			at++
		}
	}
	return at == len(w)
}

// oneEdit tells whether words differ by one letter too many, missing, another, or
// swapped with its neighbour.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	return i == len(a) || swapped || a[i+1:] == b[i+1:]
}

// weekdayWords are the names of each day, Sunday first as in time.Weekday.
var weekdayWords = [...][]string{
	{"minggu", "ahad"}, {"senin", "sen", "snn"}, {"selasa", "sel", "sls"}, {"rabu", "rab", "rbu"}, {"kamis", "kam", "kms"},
	{"jumat", "jum'at", "jum’at", "jumaat", "jum", "jmt"}, {"sabtu", "sab", "sbt"},
}

func weekdayNamed(w string) (time.Weekday, bool) {
	for i, names := range weekdayWords {
		if slices.Contains(names, w) {
			return time.Weekday(i), true
		}
	}
	return 0, false
}

// units are the number words below ten.
var units = [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"}

// number reads a count: "12", or in words up to "sembilan puluh sembilan".
func (p *phrase) number() (int, bool) {
	if n, ok := next(p, digits); ok {
		return n, true
	}
	if p.take("sepuluh") {
		return 10, true
	}
	if p.take("sebelas") {
		return 11, true
	}
	n, ok := next(p, func(w string) (int, bool) { n := slices.Index(units[:], w); return n, n > 0 })
	switch {
	case !ok:
		return 0, false
	case p.take("belas"):
		return 10 + n, true
	case p.take("puluh"):
		more, _ := next(p, func(w string) (int, bool) { n := slices.Index(units[:], w); return n, n > 0 })
		return 10*n + max(more, 0), true
	}
	return n, true
}

// digits reads a whole number of at most three digits.
func digits(w string) (int, bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil && n >= 0 && len(w) <= 3 && w[0] != '+'
}

// yearNamed reads a year of four digits.
func yearNamed(w string) (int, bool) {
	n, err := strconv.Atoi(w)
	return n, err == nil && len(w) == 4 && n >= 1900 && n <= 2999
}

// year reads "2027", "tahun 2027", "tahun anggaran 2027", "tahun ini" or "tahun depan";
// ok is false when no year is said.
func (p *phrase) year() (int, bool) {
	q := *p
	named := q.take("tahun", "thn", "th")
	if named {
		q.take("anggaran")
	}
	if y, ok := next(&q, yearNamed); ok {
		*p = q
		return y, true
	}
	switch {
	case named && q.take("ini"):
		*p = q
		return p.today.Year, true
	case named && q.take("depan"):
		*p = q
		return p.today.Year + 1, true
	}
	return 0, false
}

// ordinals are the numbers of quarters and weeks as people write them.
var ordinals = [...][]string{
	{"i", "1", "satu", "pertama", "kesatu", "ke-1", "ke1"}, {"ii", "2", "dua", "kedua", "ke-2", "ke2"},
	{"iii", "3", "tiga", "ketiga", "ke-3", "ke3"}, {"iv", "4", "empat", "keempat", "ke-4", "ke4"},
	{"v", "5", "lima", "kelima", "ke-5", "ke5"},
}

func ordinal(w string) (int, bool) {
	for i, names := range ordinals {
		if slices.Contains(names, w) {
			return i + 1, true
		}
	}
	return 0, false
}
