package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/embedded"
	"pantau/bot/people"
	"pantau/bot/redisstore"
)

// seeders is how many chats subscribe at once.
const seeders = 64

// subscribe has chats want new figures of the region at any hour, as they would by
// /langganan, before the service starts.
func (s *stage) subscribe(ctx context.Context, chats []int64) error {
	client, stop, err := s.open(ctx)
	if err != nil {
		return err
	}
	store := redisstore.OpenClient(client, redisstore.Options{})
	var (
		next    atomic.Int64
		seeding sync.WaitGroup
		errs    = make([]error, seeders)
	)
	for n := range seeders {
		seeding.Go(func() {
			for at := next.Add(1); int(at) <= len(chats) && errs[n] == nil; at = next.Add(1) {
				_, errs[n] = store.Change(ctx, chats[at-1], func(p *people.Settings) error {
					wantsFigures(p, s.region)
					return nil
				})
			}
		})
	}
	seeding.Wait()
	if err := errors.Join(append(errs, stop())...); err != nil {
		return fmt.Errorf("subscribing chats: %w", err)
	}
	return nil
}

func wantsFigures(p *people.Settings, region string) {
	p.Talks, p.Greeted = string(chat.Private), true
	p.Wants, p.Regions = []people.Kind{people.NewFigures}, []string{region}
	p.Quiet = &people.Quiet{}
}

// open opens the store while nobody uses it. What was written is kept when stop
// returns.
func (s *stage) open(ctx context.Context) (client redis.UniversalClient, stop func() error, err error) {
	if s.address == "" {
		server, err := embedded.Open(ctx, s.data, slog.New(slog.DiscardHandler))
		if err != nil {
			return nil, nil, err
		}
		return server.Client(), server.Close, nil
	}
	client, err = redisstore.Dial(s.address)
	if err != nil {
		return nil, nil, err
	}
	return client, client.Close, nil
}
