package main

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// told is a number in a summary and how the words around it bind it. This reader is not
// the product's, and simple on purpose: it knows the manner in which summaries are
// written, not the ways in which pages err, so that the two do not share a blind spot.
type told struct {
	value     *big.Rat
	step      *big.Rat // unit of the last digit
	unit      string
	indicator string // p0, n, gk, p1, p2; "" unknown
	area      string
	period    string // "" where none was named yet
	change    bool
	earlier   bool // a level that another one came from: "dari 6,35 persen"
	direction string
	vs        string // named beside a change
	before    string // the text before the number
	raw       string
}

var (
	numbered = regexp.MustCompile(`(?i)(rp\.? ?)?(\d[\d.]*(?:,\d+)?)((?: ribu| juta| miliar)?)(?:,-)?(?: ?(persen poin|poin persen|persen|%|\p{L}+))?`)
	spelt    = regexp.MustCompile(`(?i)\b(?:(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|koma) )+(?:persen|ribu|juta|orang|rupiah|keluarga)\b`)
	dated    = regexp.MustCompile(`\b(?:\d{1,2} )?(Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) ((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\b`)
	moved    = regexp.MustCompile(`(?i)\b(turun|menurun|berkurang|penurunan|naik|meningkat|bertambah|kenaikan|lebih rendah|lebih tinggi)(?: (?:sebesar|sebanyak|masing-masing))? ?$`)
	fellWord = regexp.MustCompile(`(?i)turun|kurang|rendah`)
	versus   = regexp.MustCompile(`(?i)\b(?:dari|terhadap|dibanding|dibandingkan|sejak|dengan)(?: tahun| kondisi| keadaan)? $|\bdari (?:rp)?[\d.,]+ (?:persen|(?:ribu |juta )?(?:orang|jiwa)) (?:pada|di)(?: tahun)? $`)
	measured = regexp.MustCompile(`(?i)garis kemiskinan|kedalaman(?: kemiskinan)?|keparahan(?: kemiskinan)?|\bp1\b|\bp2\b|persentase|tingkat kemiskinan|angka kemiskinan|kemiskinan|jumlah(?:nya| penduduk miskin| orang miskin)`)
	areas    = regexp.MustCompile(`(?i)perkotaan|perdesaan|pedesaan`)
	ellipsis = regexp.MustCompile(`^[^;]{0,60} (?:dan|atau) $`)
	fromWord = regexp.MustCompile(`(?i)\b(?:dari|tahun sebelumnya|tahun lalu)(?: sebesar| sebanyak)? $`)
	ends     = regexp.MustCompile(`[.!?](?:\s+|$)`)
)

var monthNumbers = []string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// numbers reads all numbers of a text that are figures.
func numbers(text string) (all []told) {
	text = spelt.ReplaceAllStringFunc(text, inDigits)
	carried, at := "", 0
	for _, end := range append(ends.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		sentence := text[at:end[1]]
		periods := spoken(sentence)
		for _, m := range numbered.FindAllStringSubmatchIndex(sentence, -1) {
			n, ok := figure(sentence, m, periodAt(periods, m[0], carried))
			if !ok {
				continue
			}
			if len(all) > 0 {
				n.inherit(all[len(all)-1], text[:at]+n.before)
			}
			n.before = text[:at] + n.before
			all = append(all, n)
		}
		if len(periods) > 0 {
			carried = slices.MaxFunc(periods, func(a, b spokenPeriod) int { return strings.Compare(a.id, b.id) }).id
		}
		at = end[1]
	}
	return all
}

// spokenPeriod is a period that a sentence speaks of, and where.
type spokenPeriod struct {
	at int
	id string
}

// spoken are the periods of a sentence that are not there to be compared with.
func spoken(sentence string) (periods []spokenPeriod) {
	for _, d := range dated.FindAllStringIndex(sentence, -1) {
		if !versus.MatchString(sentence[:d[0]]) {
			periods = append(periods, spokenPeriod{d[0], periodOf(sentence[d[0]:d[1]])})
		}
	}
	return periods
}

// periodAt is the period that a number is of: the last before it in its sentence, else
// the first behind it, else the one of the sentences before.
func periodAt(periods []spokenPeriod, at int, carried string) string {
	if len(periods) == 0 {
		return carried
	}
	best := periods[0].id
	for _, p := range periods {
		if p.at < at {
			best = p.id
		}
	}
	return best
}

// inherit takes a change's direction over: "turun 2,78 persen atau 12.560 orang".
func (n *told) inherit(from told, before string) {
	between := strings.TrimPrefix(before, from.before)
	if from.change && !n.change && ellipsis.MatchString(between) && strings.HasPrefix(between, from.raw) {
		n.change, n.direction = true, from.direction
	}
}

// figure reads one number of a sentence; false for a year and for a part of a name.
func figure(sentence string, m []int, main string) (n told, ok bool) {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return sentence[m[2*i]:m[2*i+1]]
	}
	before, digits := sentence[:m[0]], strings.TrimRight(group(2), ".")
	n = told{before: before, raw: strings.TrimSpace(sentence[m[0]:m[1]]), period: main}
	if isYear(sentence, m[4], m[5]) || isName(before) {
		return n, false
	}
	if n.value, n.step, ok = value(digits, strings.TrimSpace(group(3))); !ok {
		return n, true // a number that cannot be read is no figure of the gold
	}
	n.unit = unitOf(group(1), strings.ToLower(group(4)))
	n.bind(before, sentence[m[1]:])
	if n.unit == "" {
		n.unit = map[string]string{"p1": "indeks", "p2": "indeks"}[n.indicator]
	}
	if n.indicator == "p0" && n.unit != "persen" && n.unit != "poin_persen" {
		n.indicator = "" // "penanggulangan kemiskinan … 11 kecamatan"
	}
	return n, true
}

// isYear tells whether a number stands in a date or is a year alone.
func isYear(sentence string, from, to int) bool {
	return slices.ContainsFunc(dated.FindAllStringIndex(sentence, -1), func(d []int) bool { return d[0] <= from && to <= d[1]+1 })
}

// isName tells whether a number belongs to a word: P1, ke-4.
func isName(before string) bool {
	return regexp.MustCompile(`[\p{L}]$|\p{L}-$`).MatchString(before)
}

// value is a number in its Indonesian notation times its scale, and the unit of its last
// digit.
func value(digits, scale string) (v, step *big.Rat, ok bool) {
	whole, fraction, _ := strings.Cut(digits, ",")
	if v, ok = new(big.Rat).SetString(strings.ReplaceAll(whole, ".", "") + "." + fraction + "0"); !ok {
		return nil, nil, false
	}
	step = big.NewRat(1, 1)
	for range fraction {
		step.Mul(step, big.NewRat(1, 10))
	}
	by := map[string]int64{"": 1, "ribu": 1e3, "juta": 1e6, "miliar": 1e9}[strings.ToLower(scale)]
	v.Mul(v, big.NewRat(by, 1))
	step.Mul(step, big.NewRat(by, 1))
	return v, step, true
}

func unitOf(rupiah, word string) string {
	switch {
	case rupiah != "":
		return "rupiah"
	case word == "persen poin", word == "poin persen":
		return "poin_persen"
	case word == "persen", word == "%":
		return "persen"
	case word == "orang", word == "jiwa", word == "penduduk":
		return "orang"
	case slices.Contains([]string{"dan", "pada", "dari", "per", "tahun", "menjadi", "indeks", "sedangkan", "sudah", "telah", "masuk", "di"}, word):
		return ""
	}
	return word
}

// bind reads indicator, area, direction and periods from the words around a number.
func (n *told) bind(before, behind string) {
	if all := measured.FindAllString(before, -1); len(all) > 0 {
		n.indicator = indicatorOf(strings.ToLower(all[len(all)-1]))
	}
	n.area = "total"
	if all := areas.FindAllString(before, -1); len(all) > 0 {
		n.area = strings.Replace(strings.ToLower(all[len(all)-1]), "pedesaan", "perdesaan", 1)
	}
	if m := moved.FindStringSubmatch(before); m != nil {
		n.change, n.direction = true, "naik"
		if fellWord.MatchString(m[1]) {
			n.direction = "turun"
		}
	}
	n.earlier = !n.change && fromWord.MatchString(before)
	if d := dated.FindStringIndex(behind); d != nil {
		lead := behind[:d[0]]
		switch {
		case n.change && versus.MatchString(lead) && len(lead) < 40:
			n.vs = periodOf(behind[d[0]:d[1]])
		case !n.change && regexp.MustCompile(`^ (?:pada|di|tahun)(?: tahun)? $`).MatchString(lead):
			n.period, n.earlier = periodOf(behind[d[0]:d[1]]), false
		}
	}
}

func indicatorOf(word string) string {
	switch {
	case word == "garis kemiskinan":
		return "gk"
	case strings.HasPrefix(word, "kedalaman"), word == "p1":
		return "p1"
	case strings.HasPrefix(word, "keparahan"), word == "p2":
		return "p2"
	case strings.HasPrefix(word, "jumlah"):
		return "n"
	}
	return "p0"
}

// periodOf reads "Maret 2031" and "2031".
func periodOf(words string) string {
	parts := strings.Fields(words)
	if len(parts) == 1 {
		return words
	}
	year, n := parts[len(parts)-1], slices.Index(monthNumbers, parts[len(parts)-2])+1
	return year + "-" + string([]byte{'0' + byte(n/10), '0' + byte(n%10)})
}

// inDigits writes a number in words below a hundred before its unit, with decimals read one by one, in
// digits: "sebelas koma delapan lima persen" is "11,85 persen".
func inDigits(words string) string {
	at := strings.LastIndex(words, " ")
	unit := words[at:]
	whole, fraction, _ := strings.Cut(strings.ToLower(words[:at]), "koma ")
	small := []string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"}
	n := 0
	for _, word := range strings.Fields(whole) {
		switch word {
		case "belas":
			n += 10
		case "puluh":
			n *= 10
		default:
			n += slices.Index(small, word)
		}
	}
	digits := strconv.Itoa(n)
	for i, word := range strings.Fields(fraction) {
		if i == 0 {
			digits += ","
		}
		digits += strconv.Itoa(slices.Index(small, word))
	}
	return digits + unit
}
