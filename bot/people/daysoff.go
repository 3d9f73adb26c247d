package people

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// yearly are the national holidays whose date is the same every year. The others
// follow the moon or a decree, and are entered.
var yearly = map[string]string{
	"01-01": "Tahun Baru Masehi",
	"05-01": "Hari Buruh Internasional",
	"06-01": "Hari Lahir Pancasila",
	"08-17": "Hari Kemerdekaan RI",
	"12-25": "Hari Raya Natal",
}

// Yearly are those holidays in one year, by date.
func Yearly(year int) []DayOff {
	var all []DayOff
	for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
		if name, ok := yearly[day.Format("01-02")]; ok {
			all = append(all, DayOff{Date: day.Format(time.DateOnly), Kind: National, Name: name})
		}
	}
	return all
}

// LineError is what is wrong with one line of a list. It quotes nothing of it.
type LineError struct {
	Line int // from 1
	Err  error
}

// Error implements error.
func (e LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

// Unwrap implements errors.Unwrap.
func (e LineError) Unwrap() error { return e.Err }

// Errors of lists of days off.
var (
	ErrColumns = errors.New("a line has a date, a kind and a name")
	ErrDate    = errors.New("a date is 2026-12-31 or 31/12/2026")
	ErrKind    = errors.New("a kind is nasional, cuti or daerah")
)

// ParseDaysOff reads a CSV of date, kind and name, with commas or semicolons between
// them, and with or without a line of headings. Dates are 2026-12-31, 31/12/2026 or
// 31-12-2026. Lines that are right are answered beside what is wrong with others.
func ParseDaysOff(text string) ([]DayOff, []LineError) {
	text = strings.TrimPrefix(text, "\ufeff")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.LazyQuotes = -1, true, true
	if first, _, _ := strings.Cut(text, "\n"); strings.Contains(first, ";") {
		r.Comma = ';'
	}
	var (
		days  []DayOff
		wrong []LineError
	)
	for first := true; ; first = false {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return days, wrong
		}
		if err != nil {
			return days, append(wrong, LineError{lineOf(err), ErrColumns})
		}
		line, _ := r.FieldPos(0)
		d, err := dayOff(fields)
		switch {
		case err == nil:
			days = append(days, d)
		case !(first && errors.Is(err, ErrDate) && !strings.ContainsAny(fields[0], "0123456789")):
			wrong = append(wrong, LineError{line, err})
		}
	}
}

// lineOf is the line that csv stumbled over.
func lineOf(err error) int {
	if p := new(csv.ParseError); errors.As(err, &p) {
		return p.Line
	}
	return 0
}

func dayOff(fields []string) (DayOff, error) {
	if len(fields) < 3 {
		return DayOff{}, ErrColumns
	}
	date, err := parseDate(strings.TrimSpace(fields[0]))
	if err != nil {
		return DayOff{}, err
	}
	kind, err := ParseDayOffKind(fields[1])
	if err != nil {
		return DayOff{}, err
	}
	d := DayOff{Date: date, Kind: kind, Name: strings.Join(strings.Fields(fields[2]), " ")}
	return d, d.Check()
}

// ParseDayOffKind reads a kind as people write it. It answers ErrKind.
func ParseDayOffKind(words string) (DayOffKind, error) {
	switch strings.Join(strings.Fields(strings.ToLower(words)), " ") {
	case "nasional", "libur nasional":
		return National, nil
	case "cuti", "cuti bersama":
		return Collective, nil
	case "daerah", "libur daerah":
		return Local, nil
	}
	return "", ErrKind
}

func parseDate(s string) (string, error) {
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2-1-2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return "", ErrDate
}
