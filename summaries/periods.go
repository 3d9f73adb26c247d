package summaries

import (
	"fmt"
	"strconv"
)

// periodRef is a period as a text names it: outright, or by its distance from another.
type periodRef struct {
	id    string // YYYY-MM or YYYY; "" when it is relative
	start string // of a span: the earlier end
	ago   int    // months before the period at hand; 0 for that period itself, below it ahead
	month int    // of a relative one: its month, "Maret tahun lalu"
	later bool   // a month's name that is no survey's: a date, not a figure's period
	back  bool   // relative, whatever the distance: "periode sebelumnya"
}

// monthNames are the months as people write them.
var monthNames = map[string]int{
	"januari": 1, "jan": 1, "februari": 2, "feb": 2, "pebruari": 2, "maret": 3, "mar": 3, "april": 4, "apr": 4, "mei": 5,
	"juni": 6, "jun": 6, "juli": 7, "jul": 7, "agustus": 8, "agu": 8, "agt": 8, "ags": 8, "september": 9, "sept": 9, "sep": 9,
	"oktober": 10, "okt": 10, "november": 11, "nov": 11, "nopember": 11, "desember": 12, "des": 12,
}

// periodAt reads the period that begins at a piece: "Maret 2023", "Maret-September 2022",
// "tahun 2024", "M-20", "setahun sebelumnya".
func periodAt(t []piece, i int) (p periodRef, to int) {
	if p, to = relativePeriod(t, i); to > i {
		return p, to
	}
	first, to := onePeriod(t, i)
	if to == i {
		return p, i
	}
	if at := dashAt(t, to); at > to {
		if second, end := onePeriod(t, at); end > at && second != "" && !behindDash(t, end) {
			return periodRef{id: second, start: joinedYear(first, second)}, end
		}
	}
	if len(first) < 4 {
		return p, i // a month without a year
	}
	p = periodRef{id: first}
	p.later = len(first) == 7 && first[5:] != "03" && first[5:] != "09"
	return p, to
}

// onePeriod reads a month and year, a year, or a month alone ("03").
func onePeriod(t []piece, i int) (id string, to int) {
	if id, to = shortPeriod(t, i); to > i {
		return id, to
	}
	if month, ok := monthNames[t[i].low]; ok && t[i].isCapital() {
		return monthPeriod(t, i+1, month)
	}
	if t[i].low == "semester" || t[i].low == "smt" {
		return semesterPeriod(t, i)
	}
	if t[i].low == "tahun" {
		if year, to := wordYear(t, i+1); to > i+1 {
			return strconv.FormatInt(year, 10), to
		}
	}
	if (t[i].low == "tahun" || t[i].low == "thn" || t[i].low == "th") && i+1 < len(t) && isYear(t, i+1) {
		return t[i+1].text, i + 2
	}
	if isYear(t, i) {
		return t[i].text, i + 1
	}
	return "", i
}

// monthPeriod reads the year behind a month; a month alone answers "03".
func monthPeriod(t []piece, i, month int) (string, int) {
	at := i
	for at < len(t) && (t[at].low == "tahun" || t[at].text == "." || t[at].low == "lalu") {
		at++
	}
	if at < len(t) && isYear(t, at) {
		return fmt.Sprintf("%s-%02d", t[at].text, month), at + 1
	}
	if year, to := wordYear(t, at); to > at {
		return fmt.Sprintf("%d-%02d", year, month), to
	}
	if at+1 < len(t) && (t[i].text == "'" || t[i].text == "’" || t[i].text == "-") && isDigits(t[i+1].text) && len(t[i+1].text) == 2 {
		return fmt.Sprintf("20%s-%02d", t[i+1].text, month), i + 2
	}
	return fmt.Sprintf("%02d", month), i
}

// wordYear reads a year in words: "dua ribu dua puluh lima".
func wordYear(t []piece, i int) (year int64, to int) {
	if i+2 >= len(t) || t[i].low != "dua" || t[i+1].low != "ribu" {
		return 0, i
	}
	year, _, to = wholeNumber(t, i)
	if year <= 2000 || year > 2099 {
		return 0, i
	}
	if to < len(t) && t[to].kind == wordPiece {
		if _, unit := unitAt(t, to); unit != "" || scaleWords[t[to].low] > 0 || t[to].low == "koma" {
			return 0, i
		}
	}
	return year, to
}

// semesterPeriod reads "semester I 2023": the first one's survey is in March.
func semesterPeriod(t []piece, i int) (string, int) {
	if i+1 >= len(t) {
		return "", i
	}
	month := map[string]string{"i": "03", "1": "03", "ii": "09", "2": "09"}[t[i+1].low]
	at := i + 2
	if at < len(t) && t[at].low == "tahun" {
		at++
	}
	if month == "" || at >= len(t) || !isYear(t, at) {
		return "", i
	}
	return t[at].text + "-" + month, at + 1
}

// shortPeriod reads "M-20" and "S-22", as BPS writes on charts.
func shortPeriod(t []piece, i int) (string, int) {
	month := map[string]string{"M": "03", "S": "09"}[t[i].text]
	if month == "" || i+2 >= len(t) || t[i+1].text != "-" || len(t[i+2].text) != 2 || !isDigits(t[i+2].text) {
		return "", i
	}
	if !t[i+1].touches(t[i]) || !t[i+2].touches(t[i+1]) {
		return "", i
	}
	return "20" + t[i+2].text + "-" + month, i + 3
}

// isYear tells whether a piece is a year and not a count of something.
func isYear(t []piece, i int) bool {
	if t[i].kind != numberPiece || len(t[i].text) != 4 || !isDigits(t[i].text) {
		return false
	}
	year, _ := strconv.Atoi(t[i].text)
	if year < 1970 || year > 2199 || i > 0 && (isCurrency(t[i-1].low) || i > 1 && t[i-1].text == "." && isCurrency(t[i-2].low)) {
		return false
	}
	if i+1 == len(t) || i > 0 && (t[i-1].low == "tahun" || monthNames[t[i-1].low] > 0 && t[i-1].isCapital()) {
		return true // "pada Maret 2025 penduduk miskin tercatat"
	}
	_, unit := unitAt(t, i+1)
	return unit == "" && scaleWords[t[i+1].low] == 0
}

// dashAt passes what stands between the two ends of a span.
func dashAt(t []piece, i int) int {
	if i+1 >= len(t) {
		return i
	}
	switch t[i].text {
	case "-", "–", "—", "/":
		return i + 1
	}
	if (t[i].low == "hingga" || t[i].low == "sampai") && t[i+1].low != "dengan" {
		return i + 1
	}
	return i
}

// behindDash tells whether a span goes on, so that it is no span but a date.
func behindDash(t []piece, i int) bool {
	return i+1 < len(t) && (t[i].text == "-" || t[i].text == "/") && t[i+1].kind == numberPiece
}

// joinedYear gives the first end of a span the year of the second where it has none.
func joinedYear(first, second string) string {
	if len(first) == 2 && len(second) >= 4 {
		return second[:4] + "-" + first
	}
	return first
}
