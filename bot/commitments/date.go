package commitments

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil date: a day of the calendar, in whichever zone it is read. The zero
// Date is none. Dates can be compared with ==.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day that a moment lies in, in the moment's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// NewDate is a date with days and months beyond their bounds carried over, as
// time.Date does.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseISO reads "2026-12-31".
func ParseISO(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("a date is YYYY-MM-DD")
	}
	return DateOf(t), nil
}

// IsZero tells whether it is none.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date as "2026-12-31"; empty for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText implements encoding.TextMarshaler.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseISO(string(text))
	}
	return err
}

// In is the beginning of the day in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// At is a minute of the day in a zone.
func (d Date) At(minute int, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, minute, 0, 0, zone)
}

// AddDays is so many days later.
func (d Date) AddDays(n int) Date { return NewDate(d.Year, d.Month, d.Day+n) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// Compare is negative when d is before e, and positive when it is after.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Before tells whether d is before e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After tells whether d is after e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Days is how many days after the beginning of 1970 it is.
func (d Date) Days() int { return int(d.In(time.UTC).Unix() / (24 * 60 * 60)) }

// Sub is how many days d is after e; negative when it is before.
func (d Date) Sub(e Date) int { return d.Days() - e.Days() }

// LastOfMonth is the last day of its month.
func (d Date) LastOfMonth() Date { return NewDate(d.Year, d.Month+1, 0) }
