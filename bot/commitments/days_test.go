package commitments_test

import (
	"testing"
	"time"

	"pantau/bot/commitments"

	"pgregory.net/rapid"
)

// days is a calendar of weekends and some days off. asked counts its questions.
type days struct {
	zone  *time.Location
	off   map[commitments.Date]bool
	asked *int
}

func (d days) Zone() *time.Location { return d.zone }

func (d days) IsWorkday(t time.Time) bool {
	if d.asked != nil {
		*d.asked++
	}
	t = t.In(d.zone)
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !d.off[commitments.DateOf(t)]
}

func (d days) WorkdayOnOrBefore(t time.Time) time.Time {
	day := commitments.DateOf(t.In(d.zone)).In(d.zone)
	for !d.IsWorkday(day) {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

var wita = time.FixedZone("WITA", 8*60*60)

// lebaran is a calendar in which the days from 18 to 24 March 2026 are off.
func lebaran() days {
	d := days{zone: wita, off: map[commitments.Date]bool{}}
	for day := date("2026-03-18"); !day.After(date("2026-03-24")); day = day.AddDays(1) {
		d.off[day] = true
	}
	return d
}

// date reads a date that is right.
func date(iso string) commitments.Date {
	d, err := commitments.ParseISO(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// at is half past eight of a day in the middle zone.
func at(iso string) time.Time { return date(iso).At(8*60+30, wita) }

// act is what a title does on a day.
func act(by, iso string) commitments.Act {
	return commitments.Act{By: by, At: at(iso)}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// drawDays draws a calendar with rows of days off, none of them so long that a whole
// fortnight is off, over two years from the beginning of 2026.
func drawDays(t *rapid.T) days {
	zones := []*time.Location{wita, time.FixedZone("WIB", 7*60*60), time.FixedZone("WIT", 9*60*60)}
	d := days{zone: rapid.SampledFrom(zones).Draw(t, "zone"), off: map[commitments.Date]bool{}}
	day := date("2026-01-01")
	for range rapid.IntRange(0, 12).Draw(t, "rows") {
		day = day.AddDays(rapid.IntRange(4, 60).Draw(t, "gap"))
		for range rapid.IntRange(1, 9).Draw(t, "row") {
			d.off[day] = true
			day = day.AddDays(1)
		}
	}
	return d
}
