package redisstore_test

import (
	"fmt"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// What the state costs one answer, on a server on loopback and on the store in
// the process.
func BenchmarkStore(b *testing.B) {
	for name, open := range map[string]func(b *testing.B) *redisstore.Store{
		"server": func(b *testing.B) *redisstore.Store {
			c := redistest.Client(b)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: redistest.Prefix(b, c)})
		},
		"embedded": func(b *testing.B) *redisstore.Store {
			s := inProcess(b)
			return redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync})
		},
	} {
		b.Run(name, func(b *testing.B) { benchmark(b, open(b)) })
	}
}

func benchmark(b *testing.B, s *redisstore.Store) {
	ctx, at := b.Context(), chat.ID{Chat: -100}
	check(b, s.SetRegion(ctx, -100, "6311"))
	for n := range 10 {
		check(b, s.Remember(ctx, -100, fmt.Sprint("name ", n), "6303"))
	}
	var n int
	for _, bm := range []struct {
		name string
		call func() error
	}{
		{"Pending", func() error { _, _, err := s.Pending(ctx, at, 1); return err }},
		{"Close", func() error { return s.Close(ctx, at, 1) }},
		{"Chat", func() error { _, err := s.Chat(ctx, -100); return err }},
		{"Ask", func() error {
			return s.Ask(ctx, at, 1, dialogue.Question{Command: "indikator %s", Name: "banjar"}, time.Minute)
		}},
		{"Remember", func() error { return s.Remember(ctx, -100, "banjar", "6303") }},
		{"SetRegion", func() error { return s.SetRegion(ctx, -100, "6311") }},
		{"Once", func() error { n++; _, err := s.Once(ctx, fmt.Sprint(n), time.Minute); return err }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := bm.call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What a call costs while Redis is known to be away.
func BenchmarkAway(b *testing.B) {
	s, err := redisstore.Open("redis://127.0.0.1:1", redisstore.Options{})
	check(b, err)
	defer s.Disconnect()
	for b.Loop() {
		if _, err := s.Chat(b.Context(), 1); err == nil {
			b.Fatal("an answer from nowhere")
		}
	}
}
