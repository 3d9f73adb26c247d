package main

import (
	"context"
	"io"
	"log/slog"
	"testing"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/web"
)

// Time passes to the next hour at which reminders go out, whenever it is asked for.
func TestNextMorning(t *testing.T) {
	cal := people.NewCalendar(people.Zone(demoRegion), people.Policy{}, people.DayOff{Date: "2026-12-24", Kind: people.Collective, Name: "Cuti bersama"})
	for _, test := range []struct{ now, want string }{
		{"2026-11-24 05:00", "2026-11-24 08:30"},
		{"2026-11-24 10:00", "2026-11-25 08:30"},
		{"2026-11-24 21:00", "2026-11-25 08:30"},
		{"2026-11-27 12:00", "2026-11-27 14:00"}, // Friday
		{"2026-11-27 15:00", "2026-11-30 08:30"},
		{"2026-11-28 15:00", "2026-11-30 08:30"},
		{"2026-12-23 09:00", "2026-12-28 08:30"}, // a day off, Christmas, and a weekend
	} {
		now, err := time.ParseInLocation("2006-01-02 15:04", test.now, cal.Zone())
		if err != nil {
			t.Fatal(err)
		}
		if got := nextMorning(cal, now).In(cal.Zone()).Format("2006-01-02 15:04"); got != test.want {
			t.Errorf("after %s comes %s, not %s", test.now, got, test.want)
		}
	}
}

// The clock never goes back, and goes on from where it was.
func TestDemoClockGoesOn(t *testing.T) {
	dir := t.TempDir()
	c := openDemoClock(dir)
	if c.ahead() != 0 {
		t.Errorf("a new one is %v ahead", c.ahead())
	}
	for _, by := range []time.Duration{time.Hour, -time.Hour} {
		if err := c.advance(time.Now().Add(by)); err != nil {
			t.Fatal(err)
		}
	}
	if by := c.ahead().Round(time.Minute); by != time.Hour || openDemoClock(dir).ahead() != c.ahead() {
		t.Errorf("it is %v ahead, and %v the next time", by, openDemoClock(dir).ahead())
	}
}

// The examples are made once, hold up on any day, and leave nobody out of reach.
func TestDemoIsFurnished(t *testing.T) {
	for _, day := range []int{0, 1, 2, 3, 4, 5, 6, 30, 120} {
		r := newMemory()
		now := time.Now().AddDate(0, 0, day)
		r.now = func() time.Time { return now }
		for range 2 {
			if err := furnishDemo(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		count, stages := 0, map[commitments.Status]int{}
		for c, err := range commitments.Each(t.Context(), r.pledges, demoRegion, commitments.Current) {
			if err != nil {
				t.Fatal(err)
			}
			count++
			for _, p := range c.Parties {
				stages[p.Status]++
			}
		}
		if count != 4 || stages[commitments.Waiting] != 3 || stages[commitments.Running] != 1 || stages[commitments.Reported] != 1 || stages[commitments.Verified] != 1 {
			t.Errorf("in %d days: %d commitments, %v", day, count, stages)
		}
		mustHold(t, r, web.Secretariat, people.Secretariat)
		mustHold(t, r, web.HeadOfOffice, people.Head)
	}
}

func mustHold(t *testing.T, r rooms, person int64, role people.Role) {
	t.Helper()
	held, err := people.OfficesOf(t.Context(), r.people, person)
	if err != nil || len(held) != 1 || held[0].Office.Role != role {
		t.Errorf("%d holds %v, %v", person, held, err)
	}
}

// When time is made to pass, reminders come, and each once.
func TestDemoReminds(t *testing.T) {
	cat, cfg, ok := program{out: io.Discard, errs: io.Discard, now: time.Now}.setUp(demoSettings...)
	if !ok {
		t.Fatal("the settings are wrong")
	}
	clock, r := openDemoClock(t.TempDir()), newMemory()
	r.now = clock.now
	if err := furnishDemo(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	_, b := newDemoPage(cat, cfg, r, clock, slog.New(slog.DiscardHandler))
	if err := skipDemo(t.Context(), clock, r, b); err != nil {
		t.Fatal(err)
	}
	stats, err := r.outbox.Stats(context.Background())
	if err != nil || len(stats.Waiting) == 0 {
		t.Errorf("nothing goes out: %v, %v", stats.Waiting, err)
	}
	if again, err := b.Remind(t.Context()); again != 0 || err != nil {
		t.Errorf("%d letters more, %v", again, err)
	}
}
