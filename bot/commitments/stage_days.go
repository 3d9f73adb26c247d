package commitments

import "time"

// noon is a minute that every day has in every zone.
const noon = 12 * 60

// WorkdaysBetween is how many working days lie after one day up to another one and
// including it; 0 when that is not later. It is quick with an Almanac.
func WorkdaysBetween(from, to Date, c Calendar) int {
	if a, ok := c.(*Almanac); ok {
		return a.between(from, to)
	}
	n := 0
	for day := from.AddDays(1); !day.After(to); day = day.AddDays(1) {
		if c.IsWorkday(day.At(noon, c.Zone())) {
			n++
		}
	}
	return n
}

// workdayOnOrBefore is the day when it is a working day, else the last one before it.
func workdayOnOrBefore(d Date, c Calendar) Date {
	if a, ok := c.(*Almanac); ok {
		return a.onOrBefore(d)
	}
	return DateOf(c.WorkdayOnOrBefore(d.At(noon, c.Zone())).In(c.Zone()))
}

// Almanac is a Calendar that asks another one only once about each day: the stages of
// many commitments follow from the same few hundred days. It is made for one pass and
// is not for several goroutines at once.
type Almanac struct {
	of    Calendar
	years map[int]*[yearDays]int16
}

// yearDays is how many days a year has at most, and one.
const yearDays = 367

// NewAlmanac is an almanac of a calendar, which must not change meanwhile.
func NewAlmanac(of Calendar) *Almanac {
	return &Almanac{of: of, years: map[int]*[yearDays]int16{}}
}

// Zone implements Calendar.
func (a *Almanac) Zone() *time.Location { return a.of.Zone() }

// IsWorkday implements Calendar.
func (a *Almanac) IsWorkday(t time.Time) bool { return a.isWorkday(DateOf(t.In(a.Zone()))) }

// WorkdayOnOrBefore implements Calendar.
func (a *Almanac) WorkdayOnOrBefore(t time.Time) time.Time {
	return a.onOrBefore(DateOf(t.In(a.Zone()))).In(a.Zone())
}

func (a *Almanac) isWorkday(d Date) bool {
	year, n := a.year(d.Year), dayOfYear(d)
	return year[n] > year[n-1]
}

// longestRest is how many days back an almanac looks before it asks the calendar
// itself, which knows what ends a row of days off.
const longestRest = 40

func (a *Almanac) onOrBefore(d Date) Date {
	for back := range longestRest {
		if day := d.AddDays(-back); a.isWorkday(day) {
			return day
		}
	}
	return DateOf(a.of.WorkdayOnOrBefore(d.At(noon, a.Zone())).In(a.Zone()))
}

func (a *Almanac) between(from, to Date) int {
	if !to.After(from) {
		return 0
	}
	n := int(a.year(to.Year)[dayOfYear(to)]) - int(a.year(from.Year)[dayOfYear(from)])
	for y := from.Year; y < to.Year; y++ {
		n += int(a.year(y)[yearDays-1])
	}
	return n
}

// year is how many working days a year has had by the end of each of its days.
func (a *Almanac) year(y int) *[yearDays]int16 {
	if year, ok := a.years[y]; ok {
		return year
	}
	year := new([yearDays]int16)
	for n := 1; n < yearDays; n++ {
		year[n] = year[n-1]
		if day := NewDate(y, time.January, n); day.Year == y && a.of.IsWorkday(day.At(noon, a.Zone())) {
			year[n]++
		}
	}
	a.years[y] = year
	return year
}

func dayOfYear(d Date) int { return d.In(time.UTC).YearDay() }
