package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// wib is the time by which embargoes count, and of dates that name no other.
var wib = time.FixedZone("WIB", 7*60*60)

// zones are those that feeds name, in hours before Greenwich.
var zones = map[string]int{"wib": 7, "wita": 8, "wit": 9, "gmt": 0, "utc": 0, "ut": 0, "z": 0}

// months are the beginnings of the months' names, Indonesian and English.
var months = map[string]time.Month{
	"jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8, "aug": 8,
	"sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}

var (
	// 2026-11-03T23:30:00+08:00, and the day alone
	numeric = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t\s]+(.*))?$`)
	// Sel, 03 Nov 2026 23:30:00 +0800 · 3 November 2026, pukul 23.30 WITA
	worded = regexp.MustCompile(`^(?:[\pL']+\.?,?\s+)?(\d{1,2})[\s-]+(\pL{3,10})\.?,?[\s-]+(\d{4}|\d{2})(?:[\s,|-]+(.*))?$`)
	clock  = regexp.MustCompile(`^(?:(?:pukul|jam)\s+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(.*)$`)
	offset = regexp.MustCompile(`^([+-])(\d{2}):?(\d{2})$`)
)

// day reads a moment and gives its day in Jakarta, YYYY-MM-DD; "" when it cannot be read.
// A day alone, or one with an hour in no known zone, is taken as it is written. "03/11/2026"
// is not read: it means two days.
func day(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	var y, m, d int
	var rest string
	if f := numeric.FindStringSubmatch(text); f != nil {
		y, m, d, rest = number(f[1]), number(f[2]), number(f[3]), f[4]
	} else if f := worded.FindStringSubmatch(text); f != nil {
		y, m, d, rest = number(f[3]), int(months[f[2][:min(3, len(f[2]))]]), number(f[1]), f[4]
	}
	if y < 100 {
		y += 2000 // two digits are this century's: feeds are younger
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if !isYear(y) || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return t.Add(toJakarta(rest)).Format(time.DateOnly)
}

func isYear(y int) bool { return y >= 1990 && y < 2200 }

// toJakarta is how far after the beginning of the day as written a moment is, on Jakarta's
// clock; 0 when its hour or its zone are unknown.
func toJakarta(rest string) time.Duration {
	f := clock.FindStringSubmatch(strings.TrimSpace(rest))
	if f == nil {
		return 0
	}
	h, m := number(f[1]), number(f[2])
	east, known := zone(f[4])
	if !known || h > 23 || m > 59 {
		return 0
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute - east + 7*time.Hour
}

// zone is how far a zone is ahead of Greenwich.
func zone(text string) (east time.Duration, known bool) {
	text = strings.Trim(text, "() ")
	if f := offset.FindStringSubmatch(text); f != nil {
		east = time.Duration(number(f[2]))*time.Hour + time.Duration(number(f[3]))*time.Minute
		if f[1] == "-" {
			east = -east
		}
		return east, east.Abs() <= 14*time.Hour
	}
	hours, known := zones[text]
	return time.Duration(hours) * time.Hour, known
}

// number is the number that some digits are.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
