package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"pantau/bot/telegram/telegramtest"
	"pantau/indicators"
)

// firstWords is how long a large release is watched; at Telegram's limits all of it
// would take hours.
const firstWords = time.Minute

// large measures the first minute of a release to very many.
func (b bench) large(ctx context.Context, name string, f *sent) (err error) {
	s, err := b.set(ctx, name+"-large", newAudience(b.subscriptions), nil, telegramtest.Options{Limits: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.strike(ctx)) }()
	began := time.Now()
	if err := s.subscribe(ctx, s.told.chats()); err != nil {
		return err
	}
	fmt.Fprintf(b.log, "ukur: %d chats subscribed in %v\n", b.subscriptions, time.Since(began).Round(time.Second))
	if err := s.play(ctx); err != nil {
		return err
	}
	n, err := newsOf(s.cat, s.region, indicators.P0)
	if err != nil {
		return err
	}
	return s.firstMinute(ctx, n, f)
}

// firstMinute imports a figure and watches what telling it costs.
func (s *stage) firstMinute(ctx context.Context, n news, f *sent) error {
	if !pause(ctx, 2*time.Second) {
		return ctx.Err()
	}
	rss, err := s.service.resident()
	if err != nil {
		return err
	}
	redis, err := s.memory(ctx)
	if err != nil {
		return err
	}
	s.told.expect(n.wants())
	highest := s.service.watch(ctx)
	asked := time.Now()
	err = s.imports(ctx, n)
	most, tops := s.watchRedis(ctx, time.NewTimer(firstWords).C)
	f.RSS = highest()
	d, wrong := s.told.result()
	if err := errors.Join(err, tops, wrong); err != nil {
		return err
	}
	if d.total == 0 {
		return errors.New("nobody heard of the figure within a minute")
	}
	f.Subscriptions = float64(s.subscriptions)
	f.MillionFirstLetter = milliseconds(d.began.Sub(asked))
	f.RSSGrowth, f.Redis, f.RedisGrowth = f.RSS-rss, most, most-redis
	f.Doubled += float64(d.doubled)
	f.TooMany += float64(s.server.TooMany())
	return nil
}

// watchRedis is the most memory that Redis uses until a moment.
func (s *stage) watchRedis(ctx context.Context, until <-chan time.Time) (most float64, err error) {
	for {
		now, err := s.memory(ctx)
		if err != nil {
			return most, err
		}
		most = max(most, now)
		select {
		case <-until:
			return most, nil
		default:
		}
		if !pause(ctx, 500*time.Millisecond) {
			return most, ctx.Err()
		}
	}
}
