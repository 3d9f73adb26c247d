package main

import (
	"fmt"
	"log/slog"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/redisstore/redistest"
	"pantau/indicators"
	"pantau/indicators/data"
)

// BenchmarkRemindStored is the daily sweep of 10,000 open commitments of three SKPD
// each, out of forty with one contact each, over the stores of the program.
func BenchmarkRemindStored(b *testing.B) {
	b.Run("redis-server", func(b *testing.B) { benchmarkRemind(b, redistest.Start(b).URL()) })
	b.Run("embedded", func(b *testing.B) { benchmarkRemind(b, "") })
}

func benchmarkRemind(b *testing.B, address string) {
	log := slog.New(slog.DiscardHandler)
	state, err := openStore(b.Context(), config{Redis: secret(address)}, b.TempDir(), log)
	if err != nil {
		b.Fatal(err)
	}
	defer state.close()
	cat, err := indicators.Load(data.Files)
	if err != nil {
		b.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, people.Zone("6311"))
	r := state.rooms()
	fill(b, r, now)
	pantau := bot.New(bot.Options{Catalogue: cat, Home: "6311", People: r.people, Talk: r.talk, Refs: r.refs, Mail: r.outbox, Book: r.book,
		Pledges: r.pledges, Forms: r.forms, Now: func() time.Time { return now }, Log: log})
	sweep := func() {
		if _, err := pantau.RemindRegion(b.Context(), "6311"); err != nil {
			b.Fatal(err)
		}
	}
	begin := time.Now()
	sweep()
	b.Logf("the first sweep, in which all is new: %v", time.Since(begin))
	b.ReportAllocs()
	for b.Loop() {
		sweep()
	}
}

// fill has a region with forty SKPD promise much.
func fill(b *testing.B, r rooms, now time.Time) {
	today := commitments.DateOf(now)
	for i := range 40 {
		_, err := people.Save(b.Context(), r.people, "6311", fmt.Sprint(i+1), func(o *people.Office) error {
			*o = people.Office{ID: fmt.Sprint(i + 1), Role: people.Contact, SKPD: fmt.Sprintf("dinas-%d", i), Title: "Narahubung", Holder: int64(i + 1), Since: now}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for i := range 100 {
		list := make([]commitments.Commitment, 100)
		for k := range list {
			list[k] = commitments.Commitment{State: commitments.Open, Title: "Pelatihan kerja 200 orang di kecamatan", Deadline: today.AddDays(5 + (100*i+k)%400), Begun: today, CreatedBy: "Sekretaris TKPKD", CreatedAt: now}
			for p := range 3 {
				list[k].Parties = append(list[k].Parties, commitments.Party{SKPD: fmt.Sprintf("dinas-%d", (k+13*p)%40), Status: commitments.Waiting})
			}
		}
		if _, err := commitments.Add(b.Context(), r.pledges, "6311", commitments.Entry{At: now, Day: today, What: commitments.WasRecorded}, list...); err != nil {
			b.Fatal(err)
		}
	}
}
