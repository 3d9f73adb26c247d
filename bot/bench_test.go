package bot_test

import (
	"log/slog"
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

// BenchmarkAnswer measures one answer without the store's round trip.
func BenchmarkAnswer(b *testing.B) {
	clock := time.Now
	pantau := bot.New(bot.Options{Catalogue: catalogue(b), Home: "6311", Username: "PantauBot", People: people.NewMemory(), Pledges: commitments.NewMemory(), Forms: dialogue.NewMemory(time.Now),
		Talk: dialogue.NewMemory(clock), IsAdmin: firstIsAdmin, Now: clock, Log: slog.New(slog.DiscardHandler)})
	for name, words := range map[string]string{
		"card":     "/indikator balangan",
		"typo":     "/indikator balngan 2020",
		"compare":  "/bandingkan tabalong hsu hst",
		"rank":     "/peringkat kalsel",
		"national": "nasional nmr brp",
		"question": "gk balangan 2023 brp",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r := pantau.Answer(b.Context(), private(words)); len(r.Messages) != 1 {
					b.Fatal("no answer")
				}
			}
		})
	}
}

// BenchmarkNews measures what one chat costs in news of one region and of the whole
// country, without the store's round trips: making its letter, and finding its words.
func BenchmarkNews(b *testing.B) {
	for name, figures := range map[string][]string{"one region": {"6311:p0:2026-03 4.41"}, "whole country": survey(b, false)} {
		c := newCourier(b)
		ids := make([]int64, outbox.Page)
		for i := range ids {
			ids[i] = int64(i + 1)
			c.subscribe(ids[i], in("6311"))
		}
		var entries []indicators.Entry
		for _, f := range figures {
			e := c.figure(f)
			if _, known := catalogue(b).Figure(e.Region, e.Indicator, e.Period); !known {
				entries = append(entries, e)
			}
		}
		c.comes(entries...)
		c.now = c.now.Add(settles)
		if made, err := c.bot.Announce(b.Context()); made == 0 || err != nil {
			b.Fatal("nothing is announced", err)
		}
		br, _, _ := c.box.Spread(b.Context())
		b.Run(name+"/Address", func(b *testing.B) {
			for b.Loop() {
				if _, err := c.bot.Address(b.Context(), br, ids); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/outbox.Page, "µs/chat")
		})
		b.Run(name+"/Words", func(b *testing.B) {
			for b.Loop() {
				if w, err := c.bot.Words(b.Context(), outbox.Letter{Broadcast: br.ID, To: chat.ID{Chat: 1}}); w.Message.Text == "" || err != nil {
					b.Fatal("no words", err)
				}
			}
		})
	}
}
