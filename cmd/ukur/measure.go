package main

import (
	"context"
	"encoding/json"
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

// answering measures how the service answers.
func answering(ctx context.Context, o options, out, errs io.Writer) error {
	results, err := measure(ctx, o, errs)
	if err != nil {
		return err
	}
	if o.asJSON {
		return json.NewEncoder(out).Encode(results.medians())
	}
	return results.print(out)
}

// measure runs the binary as often as asked.
func measure(ctx context.Context, o options, errs io.Writer) (r results, err error) {
	b, clean, err := prepare(ctx, o, errs)
	if err != nil {
		return r, err
	}
	defer clean()
	store, err := chooseStore(ctx, o, b.dir)
	if err != nil {
		return r, err
	}
	defer store.stop()
	r.store, r.embedded = store.name, store.address == ""
	for n := range o.runs {
		f, err := b.run(ctx, store.address, filepath.Join(b.dir, fmt.Sprintf("run-%d", n+1)))
		if err != nil {
			return r, fmt.Errorf("run %d: %w", n+1, err)
		}
		r.runs = append(r.runs, f)
	}
	return r, nil
}

// prepare builds the binary in a folder of its own. clean ends the folder.
func prepare(ctx context.Context, o options, errs io.Writer) (b bench, clean func(), err error) {
	b = bench{options: o, log: errs}
	if b.cat, err = indicators.Load(data.Files); err != nil {
		return b, nil, err
	}
	b.questions = questions(b.cat)
	if b.dir, err = os.MkdirTemp("", "ukur-"); err != nil {
		return b, nil, fmt.Errorf("making a folder: %w", err)
	}
	clean = func() { _ = os.RemoveAll(b.dir) }
	if o.keep {
		clean = func() { fmt.Fprintln(errs, "kept:", b.dir) }
	}
	if b.binary, err = build(ctx, b.dir); err != nil {
		clean()
		return b, nil, err
	}
	return b, clean, nil
}

// bench is what all runs have in common.
type bench struct {
	options
	cat       *indicators.Catalogue
	questions []question
	dir       string
	binary    string
	log       io.Writer
}

// run starts the service once and measures everything.
func (b bench) run(ctx context.Context, redis, dir string) (f figures, err error) {
	ctx, cancel := context.WithTimeout(ctx, oneRun)
	defer cancel()
	people := newCrowd(chatsAtOnce)
	server := telegramtest.New(token, telegramtest.Options{Private: people.chats(), OnMessage: people.heard})
	defer server.Close()
	people.server = server
	began := time.Now()
	child, err := start(b.binary, environ(server.URL(), dir, redis, "SEND_PACE=off"), b.log)
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

// environ is all that the service gets to know. redis is empty for the store in the
// process.
func environ(api, dir, redis string, more ...string) []string {
	environ := []string{
		"TELEGRAM_TOKEN=" + token, "TELEGRAM_API_URL=" + api,
		"LISTEN_ADDR=127.0.0.1:0", "DATA_DIR=" + dir, "LOG_LEVEL=warn",
	}
	if redis != "" {
		environ = append(environ, "REDIS_URL="+redis)
	}
	return append(environ, more...)
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
