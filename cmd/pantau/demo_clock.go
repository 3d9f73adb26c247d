package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"pantau/bot"
	"pantau/bot/people"
)

// demoClock is the clock of the demo. Reminders come on working mornings only, so who
// tries it in the evening, or wants to see what becomes of a commitment in a month, lets
// it run ahead. It never goes back: what is kept bears its times, so how far it is ahead
// is noted beside them.
type demoClock struct {
	by   atomic.Int64 // nanoseconds ahead of the clock on the wall
	file string
}

// openDemoClock goes on from where the demo in the folder was.
func openDemoClock(dir string) *demoClock {
	c := &demoClock{file: filepath.Join(dir, "clock")}
	noted, _ := os.ReadFile(c.file)
	if by, err := time.ParseDuration(strings.TrimSpace(string(noted))); err == nil && by > 0 {
		c.by.Store(int64(by))
	}
	return c
}

func (c *demoClock) ahead() time.Duration { return time.Duration(c.by.Load()) }

func (c *demoClock) now() time.Time { return time.Now().Add(c.ahead()) }

// advance sets the clock forward to a moment.
func (c *demoClock) advance(to time.Time) error {
	by := max(time.Until(to), c.ahead())
	if err := os.WriteFile(c.file, []byte(by.String()+"\n"), 0o600); err != nil {
		return fmt.Errorf("noting the clock of the demo: %w", err)
	}
	c.by.Store(int64(by))
	return nil
}

// skipDemo lets time pass until the hour at which reminders go out next, and has
// everybody reminded of what is due by then.
func skipDemo(ctx context.Context, clock *demoClock, r rooms, b *bot.Bot) error {
	cal, err := people.CalendarOf(ctx, r.people, demoRegion)
	if err != nil {
		return fmt.Errorf("reading the calendar of the demo: %w", err)
	}
	if err := clock.advance(nextMorning(cal, clock.now())); err != nil {
		return err
	}
	_, err = b.Remind(ctx)
	return err
}

// nextMorning is when reminders go out next: later today, where they may not go out at
// this hour, else on the next working day.
func nextMorning(cal people.Calendar, now time.Time) time.Time {
	var usual people.Settings
	if next := usual.Next(people.Commitments, cal, now); next.After(now) {
		return next
	}
	return usual.Next(people.Commitments, cal, cal.Midnight(now).AddDate(0, 0, 1))
}
