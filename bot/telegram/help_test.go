package telegram_test

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// token looks like a real one, so that a leak is found by looking for its second
// half.
const token = "123456789:AAE-secret_half_of_the_token"

const secret = "AAE-secret_half_of_the_token"

// logs keeps everything logged, for the tests that look for what must not be there.
type logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *logs) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// bench is a bot behind a door in front of a strict server.
type bench struct {
	*telegramtest.Server
	door   *telegram.Door
	logs   *logs
	t      testing.TB
	hooked atomic.Bool
}

// newBench makes one in memory or on loopback. The bot repeats what it is told.
func newBench(t testing.TB, o telegramtest.Options) *bench {
	s := telegramtest.New(token, o)
	t.Cleanup(s.Close)
	b := &bench{Server: s, logs: &logs{}, t: t}
	cfg := telegram.Config{Token: token, APIURL: s.URL(), Log: b.logs.logger()}
	if o.Memory {
		cfg.HTTP = s.Transport()
	}
	b.door = &telegram.Door{Client: telegram.New(cfg), Answer: echo, Log: cfg.Log}
	return b
}

// start polls until stop is called, which waits for Poll to return.
func (b *bench) start() (stop func() error) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.door.Poll(ctx) }()
	return func() error {
		cancel()
		return <-ended
	}
}

// next is the next message of the bot; it must come within a minute.
func (b *bench) next() telegramtest.Shown {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	m, err := b.Next(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	return m
}

// clean fails the test when the bot did what no bot should.
func (b *bench) clean() {
	b.t.Helper()
	if v := b.Violations(); len(v) > 0 {
		b.t.Errorf("violations: %q", v)
	}
}

// echo says what it was told, below a button that says it again.
func echo(_ context.Context, u chat.Update) chat.Reply {
	m := chat.Message{Text: "<b>" + chat.Escape(u.Text) + "</b>"}
	if u.Kind == chat.Group {
		m.ReplyTo = u.Message
	}
	if u.IsPress() {
		ref := u.Ref()
		m.Edit, m.ReplyTo = &ref, 0
		return chat.Reply{Messages: []chat.Message{m}, Notice: "sudah"}
	}
	m.Buttons = [][]chat.Button{{{Label: "Lagi", Data: "/lagi"}, {Label: "Salin", Copy: "teks"}}, {{Label: "BPS", URL: "https://bps.go.id"}}}
	return chat.Reply{Messages: []chat.Message{m}}
}

// pass lets time in a bubble run; outside of one it must not be used.
func pass(d time.Duration) { <-time.After(d) }
