package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"time"

	"pantau/bot/embedded"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// deadShown is how many dead letters are listed.
const deadShown = 50

// retriedFor is how long letters put back by an operator may go out.
const retriedFor = 7 * 24 * time.Hour

// queue shows the outbox, lists the letters that were not delivered ("gagal"), or
// puts them back ("ulang", all of them or those named).
func (p program) queue(ctx context.Context, args []string) int {
	words, err := parse(flag.NewFlagSet("antrean", flag.ContinueOnError), args)
	if err != nil {
		return p.badFlags("antrean", err)
	}
	if len(words) > 0 && words[0] != "ulang" && (words[0] != "gagal" || len(words) > 1) {
		return p.refuse(text.BadArguments("antrean"))
	}
	_, cfg, ok := p.setUp(storeSettings...)
	if !ok {
		return exitFailed
	}
	s, err := p.visitStore(ctx, cfg)
	if err != nil {
		return p.storeTrouble(cfg.DataDir, err)
	}
	said, err := queueWords(ctx, cfg, s, words)
	if err = errors.Join(err, s.close()); err != nil {
		return p.fail(text.QueueAway(), err.Error())
	}
	fmt.Fprintln(p.out, said)
	return exitFine
}

// queueWords does what the arguments say and finds the words for it.
func queueWords(ctx context.Context, cfg config, s store, args []string) (string, error) {
	switch {
	case len(args) == 0:
		stats, err := s.outbox.Stats(ctx)
		return text.Queue(stats, func(letters int) time.Duration { return outbox.Forecast(letters, cfg.Pace.Pace) }), err
	case args[0] == "gagal":
		dead, err := s.outbox.Dead(ctx, deadShown)
		return text.DeadLetters(dead, people.Zone(cfg.Region)), err
	}
	n, err := s.outbox.Retry(ctx, time.Now().Add(retriedFor), args[1:]...)
	return text.Requeued(n), err
}

// visitStore opens the state for a subcommand: the server, or the store of the
// service that runs and holds the folder, or the folder itself when nobody does.
func (p program) visitStore(ctx context.Context, cfg config) (store, error) {
	log, address := p.logger(cfg), string(cfg.Redis)
	if address == "" {
		address, _ = embedded.Held(cfg.DataDir)
	}
	if address != "" {
		return openServer(address, visitWait, cfg, log)
	}
	return openStore(ctx, cfg, cfg.DataDir, log)
}

// visitWait is how long a subcommand waits for the store of a service with much to do.
const visitWait = 10 * time.Second
