package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// crowded is a region with many open commitments, each of three SKPD out of forty, with
// a contact and a group each.
func crowded(b *testing.B, n int) (*bot.Bot, *gauge, func(time.Duration) time.Time) {
	b.Helper()
	now := monday
	clock := func() time.Time { return now }
	ctx, store, talk := context.Background(), people.NewMemoryAt(clock), dialogue.NewMemory(clock)
	pledges := commitments.NewMemory()
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := range 40 {
		_, err := people.Save(ctx, store, "6311", fmt.Sprint(i+1), func(o *people.Office) error {
			*o = people.Office{ID: fmt.Sprint(i + 1), Role: people.Contact, SKPD: fmt.Sprintf("dinas-%d", i), Title: "Narahubung", Holder: int64(i + 1), Since: now}
			return nil
		})
		must(err)
		_, err = store.Change(ctx, int64(-1-i), func(s *people.Settings) error {
			s.Talks = string(chat.Group)
			s.BindTo("6311", fmt.Sprintf("dinas-%d", i))
			return nil
		})
		must(err)
	}
	today := commitments.DateOf(now.In(wita()))
	for i := range n / 500 {
		var list []commitments.Commitment
		for k := range 500 {
			c := commitments.Commitment{State: commitments.Open, Title: "Pelatihan kerja 200 orang di kecamatan", Deadline: today.AddDays((500*i + k) % 400), Begun: today, CreatedBy: "Sekretaris TKPKD", CreatedAt: now}
			for p := range 3 {
				c.Parties = append(c.Parties, commitments.Party{SKPD: fmt.Sprintf("dinas-%d", (k+13*p)%40), Status: commitments.Waiting})
			}
			list = append(list, c)
		}
		_, err := commitments.Add(ctx, pledges, "6311", commitments.Entry{At: now, Day: today, What: commitments.WasRecorded}, list...)
		must(err)
	}
	mail := &gauge{Memory: outbox.NewMemory(outbox.Pace{}, clock)}
	o := bot.Options{Catalogue: catalogue(b), Home: "6311", People: store, Talk: talk, Refs: talk, Mail: mail,
		Book: indicators.NewMemoryBook(), Pledges: pledges, Forms: talk, Now: clock, Log: slog.New(slog.DiscardHandler)}
	return bot.New(o), mail, func(d time.Duration) time.Time { now = now.Add(d); return now }
}

// gauge is an outbox that looks how much is alive in the middle of a sweep.
type gauge struct {
	*outbox.Memory
	on   bool
	peak uint64
}

func (g *gauge) Marked(ctx context.Context, marks ...string) ([]bool, error) {
	if g.on {
		g.peak = max(g.peak, alive())
	}
	return g.Memory.Marked(ctx, marks...)
}

// alive is what the heap holds, in bytes.
func alive() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func workday(t time.Time) bool {
	day := t.In(wita()).Weekday()
	return day != time.Saturday && day != time.Sunday
}

// One sweep a day of 10,000 open commitments, after the days in which all of them were
// told as new; peak_MB is by how much the heap grows meanwhile.
func BenchmarkRemind(b *testing.B) {
	remind, mail, pass := crowded(b, 10_000)
	sweep := func() {
		if _, err := remind.RemindRegion(b.Context(), "6311"); err != nil {
			b.Fatal(err)
		}
	}
	for range 8 { // a letter tells a thousand things at most
		sweep()
		pass(4 * time.Hour) // a morning's and an afternoon's letter
		sweep()
		pass(20 * time.Hour)
	}
	for !workday(pass(0)) {
		pass(24 * time.Hour)
	}
	before := alive()
	mail.on = true
	sweep()
	mail.on = false
	b.ReportAllocs()
	for b.Loop() {
		for pass(24 * time.Hour); !workday(pass(0)); {
			pass(24 * time.Hour)
		}
		sweep()
	}
	b.ReportMetric((float64(mail.peak)-float64(before))/(1<<20), "peak_MB")
}
