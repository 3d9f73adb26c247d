package bot_test

import (
	"log/slog"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/dialogue"
	"pantau/bot/people"
)

// BenchmarkAnswer measures one answer without the store's round trip.
func BenchmarkAnswer(b *testing.B) {
	clock := time.Now
	pantau := bot.New(bot.Options{Catalogue: catalogue(b), Home: "6311", Username: "PantauBot", People: people.NewMemory(),
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
