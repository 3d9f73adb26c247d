package main

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"time"
)

// A lease lasts leadFor and is prolonged every leadEvery, so that another replica
// takes over at most leadFor after its holder was killed. Whoever cannot prolong it
// stops in time: the work of two at once is what it is there to prevent.
const (
	leadFor   = 12 * time.Second
	leadEvery = 3 * time.Second
)

// leases gives a name to one holder at a time.
type leases interface {
	Lead(ctx context.Context, name, holder string, ttl time.Duration) (mine bool, err error)
	Yield(ctx context.Context, name, holder string) error
}

// leader does work that only one replica may do at a time.
type leader struct {
	leases leases
	name   string
	log    *slog.Logger
	alone  bool // works on while the leases cannot be reached, and begins to when another's must have ended
}

// run does the work whenever the lease is ours, until ctx ends or the work fails.
// The work's context ends when the lease is lost; work that returns without error
// before is begun again.
func (l leader) run(ctx context.Context, work func(context.Context) error) error {
	holder := rand.Text()
	defer l.yield(ctx, holder)
	var other time.Time // when another was last known to lead; zero is never
	for ctx.Err() == nil {
		mine, err := l.leases.Lead(ctx, l.name, holder, leadFor)
		if mine || err != nil && l.alone && time.Since(other) >= leadFor {
			l.log.Debug("leading", "what", l.name, "alone", err != nil)
			if err := l.lead(ctx, holder, work); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			l.log.Debug("who leads is unknown; waiting", "what", l.name)
		} else {
			if other.IsZero() {
				l.log.Info("another replica leads; waiting", "what", l.name)
			}
			other = time.Now()
		}
		pause(ctx, leadEvery)
	}
	return nil
}

// lead does the work and prolongs the lease beside it.
func (l leader) lead(ctx context.Context, holder string, work func(context.Context) error) error {
	working, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- work(working) }()
	sure := time.Now()
	for {
		select {
		case err := <-ended:
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		case <-time.After(leadEvery):
		}
		// Prolonged while the work comes to its end, too.
		mine, err := l.leases.Lead(context.WithoutCancel(ctx), l.name, holder, leadFor)
		switch {
		case mine || err != nil && l.alone:
			sure = time.Now()
		case err == nil || time.Since(sure) > leadFor-2*leadEvery:
			l.log.Warn("the lead is lost", "what", l.name)
			cancel()
			return <-ended
		}
	}
}

// yield gives the lease back, so that another replica need not wait for its end.
func (l leader) yield(ctx context.Context, holder string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := l.leases.Yield(ctx, l.name, holder); err != nil {
		l.log.Debug("the lead is not given back", "what", l.name, "error", err)
	}
}
