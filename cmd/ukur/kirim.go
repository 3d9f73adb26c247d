package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
)

// How much is sent and asked.
const (
	askers     = 50
	askEvery   = 200 * time.Millisecond
	idleAsked  = 150
	freeChats  = 20_000
	oneSending = 40 * time.Minute
)

// sending measures how the service delivers.
func sending(ctx context.Context, o options, out, errs io.Writer) error {
	b, clean, err := prepare(ctx, o, errs)
	if err != nil {
		return err
	}
	defer clean()
	r := sendings{options: o}
	for n := range o.runs {
		f, store, err := b.send(ctx, fmt.Sprintf("run-%d", n+1))
		if err != nil {
			return fmt.Errorf("run %d: %w", n+1, err)
		}
		r.runs, r.store = append(r.runs, f), store
	}
	total := summary(r.rows(), r.runs)
	if o.asJSON {
		err = json.NewEncoder(out).Encode(total)
	} else {
		err = r.print(out, total)
	}
	if err == nil && total.Lost+total.Doubled > 0 {
		err = fmt.Errorf("%.0f messages were lost and %.0f doubled", total.Lost, total.Doubled)
	}
	return err
}

// send measures everything once.
func (b bench) send(ctx context.Context, name string) (f sent, store string, err error) {
	ctx, cancel := context.WithTimeout(ctx, oneSending)
	defer cancel()
	if store, err = b.paced(ctx, name, &f); err != nil {
		return f, store, fmt.Errorf("at Telegram's limits: %w", err)
	}
	if err := b.free(ctx, name, &f); err != nil {
		return f, store, fmt.Errorf("without limits: %w", err)
	}
	if b.subscriptions > 0 {
		if err := b.large(ctx, name, &f); err != nil {
			return f, store, fmt.Errorf("to %d subscriptions: %w", b.subscriptions, err)
		}
	}
	return f, store, nil
}

// paced measures at Telegram's limits: answers alone, a broadcast alone, and both.
func (b bench) paced(ctx context.Context, name string, f *sent) (store string, err error) {
	s, err := b.set(ctx, name+"-limits", newAudience(b.chats), newCrowd(askers), telegramtest.Options{Limits: true})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, s.strike(ctx)) }()
	if err := s.subscribe(ctx, s.told.chats()); err != nil {
		return "", err
	}
	if err := s.play(ctx); err != nil {
		return "", err
	}
	f.Chats = float64(b.chats)
	cards := s.cards()
	idle, err := s.askers.steadily(ctx, cards, idleAsked, ctx.Done())
	if err != nil {
		return "", fmt.Errorf("idle: %w", err)
	}
	f.AnswerP50Idle, f.AnswerP99Idle = percentile(idle, 50), percentile(idle, 99)
	if err := s.alone(ctx, f); err != nil {
		return "", err
	}
	if err := s.amidAnswers(ctx, cards, f); err != nil {
		return "", err
	}
	f.TooMany = float64(s.server.TooMany())
	return s.name, nil
}

// cards are questions after the newest figures of regions that no broadcast changes.
func (s *stage) cards() (cards []question) {
	for _, q := range s.questions {
		if strings.HasPrefix(q.words, "/indikator ") && !strings.HasSuffix(q.words, " 2020") && !strings.Contains(q.words, s.regionName()) {
			cards = append(cards, q)
		}
	}
	return cards
}

func (s *stage) regionName() string {
	r, _ := s.cat.Region(s.region)
	return r.Full
}

// alone measures a broadcast with nobody talking.
func (s *stage) alone(ctx context.Context, f *sent) error {
	highest := s.service.watch(ctx)
	asked, d, err := s.broadcast(ctx, indicators.P0)
	f.RSS = highest()
	if err != nil {
		return err
	}
	f.Seconds, f.Floor = d.seconds(), d.floor()
	f.FirstLetter = milliseconds(d.began.Sub(asked))
	f.Lost, f.Doubled = f.Lost+float64(d.lost), f.Doubled+float64(d.doubled)
	f.Redis, err = s.memory(ctx)
	return err
}

// amidAnswers measures a broadcast during which people ask.
func (s *stage) amidAnswers(ctx context.Context, cards []question, f *sent) error {
	over := make(chan struct{})
	var busy []time.Duration
	asking := make(chan error, 1)
	go func() {
		var err error
		busy, err = s.askers.steadily(ctx, cards, math.MaxInt, over)
		asking <- err
	}()
	_, d, err := s.broadcast(ctx, indicators.Poor)
	close(over)
	if err := errors.Join(err, <-asking); err != nil {
		return fmt.Errorf("while people ask: %w", err)
	}
	f.BusySeconds, f.BusyFloor = d.seconds(), d.floor()
	f.AnswerP50, f.AnswerP99 = percentile(busy, 50), percentile(busy, 99)
	f.Lost, f.Doubled = f.Lost+float64(d.lost), f.Doubled+float64(d.doubled)
	return nil
}

// broadcast imports a figure and waits until everybody has heard of it and nothing
// is left to send. asked is when the operator asked for it.
func (s *stage) broadcast(ctx context.Context, i indicators.Indicator) (asked time.Time, d delivery, err error) {
	n, err := newsOf(s.cat, s.region, i)
	if err != nil {
		return asked, d, err
	}
	s.told.expect(n.wants())
	asked = time.Now()
	if err := s.imports(ctx, n); err != nil {
		return asked, d, err
	}
	if _, err := s.told.await(ctx, s.service, len(s.told.came)); err != nil {
		return asked, d, err
	}
	if err := s.drained(ctx); err != nil {
		return asked, d, err
	}
	s.account(ctx)
	d, err = s.told.result()
	return asked, d, err
}

// free measures a broadcast without limits, on either side.
func (b bench) free(ctx context.Context, name string, f *sent) (err error) {
	s, err := b.set(ctx, name+"-free", newAudience(freeChats), nil, telegramtest.Options{}, "SEND_PACE=off")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.strike(ctx)) }()
	if err := s.subscribe(ctx, s.told.chats()); err != nil {
		return err
	}
	if err := s.play(ctx); err != nil {
		return err
	}
	_, d, err := s.broadcast(ctx, indicators.P0)
	f.FreeRate = float64(d.total) / max(d.took, time.Millisecond).Seconds()
	f.Lost, f.Doubled = f.Lost+float64(d.lost), f.Doubled+float64(d.doubled)
	return err
}
