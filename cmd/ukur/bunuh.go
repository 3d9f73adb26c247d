package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"time"

	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
)

// killed is what became of a broadcast in which the process was killed.
type killed struct {
	Kills   int     `json:"kills"`
	Chats   int     `json:"chats"`
	Lost    int     `json:"lost"`              // chats that heard nothing
	Doubled int     `json:"doubled"`           // messages beyond the first
	TooMany int     `json:"too_many_requests"` // messages refused with 429
	Seconds float64 `json:"seconds"`           // first to last message and one slot
	Seed    uint64  `json:"seed"`
	Store   string  `json:"store"`
}

// bad tells what should not have been. A message that was under way when the process
// was killed may come twice.
func (k killed) bad() error {
	if k.Lost > 0 || k.Doubled > k.Kills {
		return fmt.Errorf("%d messages were lost and %d doubled in %d kills", k.Lost, k.Doubled, k.Kills)
	}
	return nil
}

// killing measures what is lost and doubled when the process is killed.
func killing(ctx context.Context, o options, out, errs io.Writer) error {
	b, clean, err := prepare(ctx, o, errs)
	if err != nil {
		return err
	}
	defer clean()
	k, err := b.kill(ctx)
	if err != nil {
		return fmt.Errorf("with --seed %d: %w", o.seed, err)
	}
	if o.asJSON {
		err = json.NewEncoder(out).Encode(k)
	} else {
		_, err = fmt.Fprintf(out, "store: %s\nseed: %d\nchats: %d\nkills: %d\nseconds: %.1f\nrefused with 429: %d\nlost: %d (aim 0)\ndoubled: %d (aim at most %d)\n",
			k.Store, k.Seed, k.Chats, k.Kills, k.Seconds, k.TooMany, k.Lost, k.Doubled, k.Kills)
	}
	return errors.Join(err, k.bad())
}

// kill kills the service in a broadcast to all chats, at Telegram's limits.
func (b bench) kill(ctx context.Context) (k killed, err error) {
	k = killed{Kills: b.kills, Chats: b.chats, Seed: b.seed}
	s, err := b.set(ctx, "kills", newAudience(b.chats), nil, telegramtest.Options{Limits: true})
	if err != nil {
		return k, err
	}
	defer func() { err = errors.Join(err, s.strike(ctx)) }()
	k.Store = s.name
	if err := s.subscribe(ctx, s.told.chats()); err != nil {
		return k, err
	}
	if err := s.play(ctx); err != nil {
		return k, err
	}
	n, err := newsOf(s.cat, s.region, indicators.P0)
	if err != nil {
		return k, err
	}
	s.told.expect(n.wants())
	if err := s.imports(ctx, n); err != nil {
		return k, err
	}
	if err := s.killTimes(ctx); err != nil {
		return k, err
	}
	s.account(ctx)
	d, err := s.told.result()
	k.Lost, k.Doubled, k.TooMany, k.Seconds = d.lost, d.doubled, s.server.TooMany(), rounded(d.seconds())
	return k, err
}

// killTimes kills the service as often as asked and starts it again at once; then it
// waits until everybody has heard and nothing is left.
func (s *stage) killTimes(ctx context.Context) error {
	random := rand.New(rand.NewPCG(s.seed, 0))
	for _, reached := range moments(random, s.kills, s.chats) {
		if _, err := s.told.await(ctx, s.service, reached); err != nil {
			return err
		}
		// Anywhere between two messages, and beyond.
		if !pause(ctx, time.Duration(random.Int64N(int64(40*time.Millisecond)))) {
			return ctx.Err()
		}
		if err := s.service.kill(); err != nil {
			return err
		}
		if err := s.again(); err != nil {
			return err
		}
	}
	if _, err := s.told.await(ctx, s.service, s.chats); err != nil {
		return err
	}
	return s.drained(ctx)
}

// moments are so many different numbers of chats reached, rising, all within the
// broadcast.
func moments(random *rand.Rand, kills, chats int) []int {
	all := random.Perm(chats - 1)[:kills]
	for i := range all {
		all[i]++
	}
	slices.Sort(all)
	return all
}
