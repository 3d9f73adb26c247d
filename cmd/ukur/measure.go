package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
	"pantau/indicators/data"
)

// How much is asked.
const (
	chatsAtOnce = 50
	idleAnswers = 600
	idlePause   = 3 * time.Millisecond // between an answer and the next question
	busyAnswers = 10_000
	busyTime    = 8 * time.Second
	patience    = 10 * time.Second // for one answer, and for the first poll
	oneRun      = 90 * time.Second
)

// token is the bot's in the Bot API server of the tests.
const token = "4242:measured"

// measure builds the binary and runs it as often as asked.
func measure(ctx context.Context, o options, errs io.Writer) (r results, err error) {
	cat, err := indicators.Load(data.Files)
	if err != nil {
		return r, err
	}
	dir, err := os.MkdirTemp("", "ukur-")
	if err != nil {
		return r, fmt.Errorf("making a folder: %w", err)
	}
	if o.keep {
		fmt.Fprintln(errs, "kept:", dir)
	} else {
		defer os.RemoveAll(dir)
	}
	binary, err := build(ctx, dir)
	if err != nil {
		return r, err
	}
	address, stop, err := chooseStore(ctx, o, dir, &r)
	if err != nil {
		return r, err
	}
	defer stop()
	b := bench{questions: questions(cat), binary: binary, redis: address, log: errs}
	for n := range o.runs {
		f, err := b.run(ctx, filepath.Join(dir, fmt.Sprintf("run-%d", n+1)))
		if err != nil {
			return r, fmt.Errorf("run %d: %w", n+1, err)
		}
		r.runs = append(r.runs, f)
	}
	return r, nil
}

// bench is what all runs have in common.
type bench struct {
	questions []question
	binary    string
	redis     string // empty for the store in the process
	log       io.Writer
}

// run starts the service once and measures everything.
func (b bench) run(ctx context.Context, dir string) (f figures, err error) {
	ctx, cancel := context.WithTimeout(ctx, oneRun)
	defer cancel()
	people := newCrowd(chatsAtOnce)
	server := telegramtest.New(token, telegramtest.Options{Private: people.chats(), OnMessage: people.heard})
	defer server.Close()
	people.server = server
	began := time.Now()
	child, err := start(b.binary, b.environ(server.URL(), dir), b.log)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, child.end()) }()
	polled, err := firstPoll(ctx, server, child)
	if err != nil {
		return f, err
	}
	f.Start = milliseconds(polled.Sub(began))
	if err := b.ask(ctx, people, child, &f); err != nil {
		return f, err
	}
	if wrong := server.Violations(); len(wrong) > 0 {
		return f, fmt.Errorf("the Bot API server met %d violations, the first: %s", len(wrong), wrong[0])
	}
	return f, nil
}

// ask measures the running service.
func (b bench) ask(ctx context.Context, people *crowd, child *child, f *figures) (err error) {
	if !pause(ctx, 500*time.Millisecond) {
		return ctx.Err()
	}
	if f.RSSIdle, err = child.resident(); err != nil {
		return err
	}
	if f.Binary, err = size(b.binary); err != nil {
		return err
	}
	idle, err := people.oneByOne(ctx, b.questions)
	if err != nil {
		return fmt.Errorf("idle: %w", err)
	}
	f.IdleP50, f.IdleP99 = percentile(idle, 50), percentile(idle, 99)
	highest := child.watch(ctx)
	busy, took, err := people.allAtOnce(ctx, b.questions)
	f.RSSBusy = highest()
	if err != nil {
		return fmt.Errorf("busy: %w", err)
	}
	f.BusyP99, f.PerSecond = percentile(busy, 99), float64(len(busy))/took.Seconds()
	return nil
}

// environ is all that the service gets to know.
func (b bench) environ(api, dir string) []string {
	environ := []string{
		"TELEGRAM_TOKEN=" + token, "TELEGRAM_API_URL=" + api, "SEND_PACE=off",
		"LISTEN_ADDR=127.0.0.1:0", "DATA_DIR=" + dir, "LOG_LEVEL=warn",
	}
	if b.redis != "" {
		environ = append(environ, "REDIS_URL="+b.redis)
	}
	return environ
}

func size(path string) (float64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, fmt.Errorf("weighing the binary: %w", err)
	}
	return float64(info.Size()) / 1e6, nil
}

// pause waits, and tells whether ctx lasted so long.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
