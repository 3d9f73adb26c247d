package text

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"pantau/bot/people"
)

// months are the words for each month, the full name first.
var months = [...][]string{
	{"januari", "jan"}, {"februari", "feb", "pebruari"}, {"maret", "mar"}, {"april", "apr"}, {"mei"}, {"juni", "jun"},
	{"juli", "jul"}, {"agustus", "agu", "agt", "ags"}, {"september", "sep", "sept"}, {"oktober", "okt"}, {"november", "nov", "nopember"}, {"desember", "des"},
}

// weekdays begin with Sunday, as time.Weekday does.
var weekdays = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}

// LongDay writes a day with its weekday: "Kamis, 31 Desember 2026".
func LongDay(t time.Time) string { return weekdays[t.Weekday()] + ", " + date(t.Format(time.DateOnly)) }

// Clock writes minutes after midnight: "08.30".
func Clock(minutes int) string { return fmt.Sprintf("%02d.%02d", minutes/60%24, minutes%60) }

// ParseDay reads a day at the beginning of the words: "26 desember 2026", "26/12/2026",
// "26 des". It is midnight in now's zone. Without a year it is the next such day from
// now on, and full is false. rest is what stands behind.
func ParseDay(words string, now time.Time) (day time.Time, full bool, rest string, ok bool) {
	fields := strings.Fields(words)
	for n := min(3, len(fields)); n >= 1; n-- {
		if day, full, ok = wholeDay(strings.Join(fields[:n], " "), now); ok && (full || n == len(fields) || !isDigit(fields[n][0])) {
			return day, full, strings.Join(fields[n:], " "), true
		}
	}
	return time.Time{}, false, words, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wholeDay reads words that are a day and nothing else.
func wholeDay(words string, now time.Time) (day time.Time, full, ok bool) {
	parts := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == ' ' || r == '/' || r == '-' || r == ',' })
	if len(parts) < 2 || len(parts) > 3 {
		return time.Time{}, false, false
	}
	if len(parts[0]) == 4 && len(parts) == 3 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	d, dayOK := small(parts[0], 31)
	m, monthOK := monthOf(parts[1])
	year := now.Year()
	if len(parts) == 3 {
		y, err := strconv.Atoi(parts[2])
		if err != nil || len(parts[2]) != 4 || y < 2000 || y > 2100 {
			return time.Time{}, false, false
		}
		year, full = y, true
	}
	if !dayOK || !monthOK {
		return time.Time{}, false, false
	}
	at := func(year int) time.Time { return time.Date(year, time.Month(m), d, 0, 0, 0, 0, now.Location()) }
	day = at(year)
	if !full && day.Before(time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())) {
		day = at(year + 1)
	}
	return day, full, day.Day() == d
}

// monthOf reads a month's name or number.
func monthOf(word string) (int, bool) {
	for m, names := range months {
		for _, name := range names {
			if word == name {
				return m + 1, true
			}
		}
	}
	return small(word, 12)
}

// small reads a whole number from 1 up to a bound, written in two digits at most.
func small(word string, most int) (int, bool) {
	n, err := strconv.Atoi(word)
	return n, err == nil && len(word) <= 2 && n >= 1 && n <= most
}

// ParsePause reads how long a pause lasts: "2 minggu", "3 hari", "sebulan", "sampai 10
// januari". until is a moment in now's zone, later than now and at most a year away;
// a pause up to a day ends as that day begins.
func ParsePause(words string, now time.Time) (until time.Time, ok bool) {
	said := strings.ToLower(strings.TrimSpace(words))
	for _, lead := range []string{"selama ", "sampai dengan ", "sampai tanggal ", "sampai ", "hingga ", "s.d. ", "sd "} {
		if rest, cut := strings.CutPrefix(said, lead); cut {
			said = strings.TrimSpace(rest)
			break
		}
	}
	until, _, rest, isDay := ParseDay(said, now)
	if !isDay {
		until, isDay = after(said, now)
		rest = ""
	}
	return until, isDay && rest == "" && until.After(now) && !until.After(now.AddDate(1, 0, 1))
}

// after reads a stretch of time from now on: "2 minggu", "seminggu".
func after(words string, now time.Time) (time.Time, bool) {
	number, unit, ok := strings.Cut(words, " ")
	n, isNumber := small(number, 99)
	if one, alone := strings.CutPrefix(words, "se"); alone && !ok {
		n, isNumber, unit = 1, true, one
	}
	if len(number) == 3 {
		if big, err := strconv.Atoi(number); err == nil && big >= 100 && big <= 366 {
			n, isNumber = big, true
		}
	}
	if !isNumber {
		return time.Time{}, false
	}
	switch strings.TrimSpace(unit) {
	case "hari", "hr":
		return now.AddDate(0, 0, n), true
	case "minggu", "mgg", "pekan":
		return now.AddDate(0, 0, 7*n), true
	case "bulan", "bln":
		return now.AddDate(0, n, 0), n <= 12
	case "tahun", "thn", "th":
		return now.AddDate(n, 0, 0), n == 1
	}
	return time.Time{}, false
}

// ParseClock reads a time of day at the beginning of the words, in minutes after
// midnight: "08.30", "8:30", "pukul 20". rest is what stands behind.
func ParseClock(words string) (minutes int, rest string, ok bool) {
	said := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(words)), "pukul"), "jam"))
	end := strings.IndexFunc(said, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ':' })
	if end < 0 {
		end = len(said)
	}
	hour, minute, parted := strings.Cut(strings.ReplaceAll(said[:end], ":", "."), ".")
	h, err := strconv.Atoi(hour)
	if err != nil || len(hour) > 2 || h > 24 {
		return 0, words, false
	}
	m := 0
	if parted {
		if m, err = strconv.Atoi(minute); err != nil || len(minute) != 2 || m > 59 {
			return 0, words, false
		}
	}
	if h == 24 && m != 0 {
		return 0, words, false
	}
	return (h*60 + m) % (24 * 60), strings.TrimSpace(said[end:]), true
}

// ParseQuiet reads quiet hours: "20-06", "20.00 sampai 06.00". "mati" is none, and
// "biasa" the usual ones, which are nil.
func ParseQuiet(words string) (q *people.Quiet, ok bool) {
	switch strings.ToLower(strings.TrimSpace(words)) {
	case "mati", "tidak", "matikan", "off", "tanpa":
		return &people.Quiet{}, true
	case "biasa", "umum", "bawaan":
		return nil, true
	}
	from, rest, ok := ParseClock(words)
	if !ok {
		return nil, false
	}
	for _, between := range []string{"-", "–", "sampai", "s.d.", "hingga", "sd"} {
		if behind, cut := strings.CutPrefix(rest, between); cut {
			to, left, read := ParseClock(behind)
			if !read || left != "" || to == from {
				return nil, false
			}
			return &people.Quiet{From: from, To: to}, true
		}
	}
	return nil, false
}
