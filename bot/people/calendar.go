package people

import (
	"context"
	"fmt"
	"time"
)

// Calendar knows the working days of a region and its own time. Its methods take
// any moment, and mean the day that it is in the region. The zero Calendar is that
// of the capital, with the days off that are the same every year.
type Calendar struct {
	zone   *time.Location
	policy Policy
	off    map[string]DayOff // by date, beside yearly
}

// NewCalendar is a calendar in a zone, nil for the capital's.
func NewCalendar(zone *time.Location, p Policy, off ...DayOff) Calendar {
	c := Calendar{zone: zone, policy: p, off: make(map[string]DayOff, len(off))}
	for _, d := range off {
		c.off[d.Date] = d
	}
	return c
}

// CalendarOf is the calendar of a region, with what its people have settled.
func CalendarOf(ctx context.Context, s Shelves, region string) (Calendar, error) {
	off, err := List[DayOff](ctx, s, region)
	if err != nil {
		return Calendar{}, fmt.Errorf("reading a calendar: %w", err)
	}
	p, _, err := Find[Policy](ctx, s, region, Policy{}.Key())
	if err != nil {
		return Calendar{}, fmt.Errorf("reading a calendar: %w", err)
	}
	return NewCalendar(Zone(region), p, off...), nil
}

// Zone is the region's own time.
func (c Calendar) Zone() *time.Location {
	if c.zone == nil {
		return wib
	}
	return c.zone
}

// Policy is what the region has settled for itself.
func (c Calendar) Policy() Policy { return c.policy }

// DayOff is why a day is off; ok is false when it is not. Weekends are no days off.
func (c Calendar) DayOff(t time.Time) (d DayOff, ok bool) {
	t = t.In(c.Zone())
	if d, ok = c.off[t.Format(time.DateOnly)]; ok {
		return d, true
	}
	name, ok := yearly[t.Format("01-02")]
	if !ok {
		return DayOff{}, false
	}
	return DayOff{Date: t.Format(time.DateOnly), Kind: National, Name: name}, true
}

// IsDayOff tells whether a day is off by law, by decree or in the region.
func (c Calendar) IsDayOff(t time.Time) bool {
	_, ok := c.DayOff(t)
	return ok
}

// isWeekend tells a Saturday or Sunday.
func (c Calendar) isWeekend(t time.Time) bool {
	day := t.In(c.Zone()).Weekday()
	return day == time.Saturday || day == time.Sunday
}

// longest is how many days, weekends among them, can be off in a row: Lebaran of
// 2024 made ten. In longer rows the days off are taken to be a mistake in the list,
// which must not silence a region, and only weekends count.
const longest = 12

// IsWorkday tells whether offices are open.
func (c Calendar) IsWorkday(t time.Time) bool { return !c.isWeekend(t) && !c.rests(t) }

// rests tells a day off in a row that is not too long.
func (c Calendar) rests(t time.Time) bool {
	if !c.IsDayOff(t) {
		return false
	}
	row := 1
	for _, step := range [...]int{-1, 1} {
		for n := 1; row <= longest; n++ {
			if day := c.Midnight(t).AddDate(0, 0, n*step); !c.isWeekend(day) && !c.IsDayOff(day) {
				break
			}
			row++
		}
	}
	return row <= longest
}

// isRamadan tells whether the day lies in a Ramadan that was entered.
func (c Calendar) isRamadan(t time.Time) bool {
	date := t.In(c.Zone()).Format(time.DateOnly)
	for _, s := range c.policy.Ramadan {
		if s.From <= date && date <= s.To {
			return true
		}
	}
	return false
}

// RemindsAt is the minute after midnight at which reminders go out that day.
func (c Calendar) RemindsAt(t time.Time) int {
	at, usual := c.policy.Remind, 8*60+30
	if c.isRamadan(t) {
		at, usual = c.policy.RemindR, 9*60
	}
	if at == 0 {
		return usual
	}
	return at
}

// Midnight is the beginning of the day in the region.
func (c Calendar) Midnight(t time.Time) time.Time { return c.at(t, 0) }

// at is a minute after midnight of the day. Minutes beyond a day fall on the next.
func (c Calendar) at(t time.Time, minute int) time.Time {
	y, m, d := t.In(c.Zone()).Date()
	return time.Date(y, m, d, 0, minute, 0, 0, c.Zone())
}

// WorkdayOnOrBefore is the beginning of the day when it is a working day, else of
// the last one before it.
func (c Calendar) WorkdayOnOrBefore(t time.Time) time.Time {
	day := c.Midnight(t)
	for !c.IsWorkday(day) { // for a fortnight at most, see longest
		day = day.AddDate(0, 0, -1)
	}
	return day
}
