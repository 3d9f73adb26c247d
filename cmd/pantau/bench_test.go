package main

import (
	"context"
	"fmt"
	"testing"

	"pantau/bot/redisstore/redistest"
	"pantau/bot/telegram/telegramtest"
)

// BenchmarkAnswer is a whole answer, one at a time: said in Telegram, polled,
// understood, answered from the catalogue with the store on loopback, sent, and
// there for people to see.
func BenchmarkAnswer(b *testing.B) {
	b.Run("redis-server", func(b *testing.B) { benchmarkAnswer(b, "REDIS_URL="+redistest.Start(b).URL()) })
	b.Run("embedded", func(b *testing.B) { benchmarkAnswer(b) })
}

func benchmarkAnswer(b *testing.B, environ ...string) {
	api := telegramtest.New(testToken, telegramtest.Options{Private: []int64{person}})
	defer api.Close()
	ctx, cancel := context.WithCancel(b.Context())
	ended, log := make(chan int, 1), &pages{}
	environ = append(environ, "TELEGRAM_TOKEN="+testToken, "TELEGRAM_API_URL="+api.URL(), "DATA_DIR="+b.TempDir(),
		"LISTEN_ADDR=127.0.0.1:0", "SEND_PACE=off", "LOG_LEVEL=warn")
	go func() {
		defer cancel() // so that nobody waits for a service that has ended
		ended <- run(ctx, []string{"run"}, environ, log, log)
	}()
	defer func() { cancel(); <-ended }()
	ask := func(words string) {
		api.Say(person, person, words)
		if _, err := api.Next(ctx); err != nil {
			b.Fatalf("%v\n%s", err, log)
		}
	}
	ask("/indikator balangan")
	for n := 0; b.Loop(); n++ {
		ask(fmt.Sprintf("/indikator balangan %d", 2015+n%11))
	}
}
