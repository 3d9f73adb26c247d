package bps

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"time"
)

// pace holds requests apart. Whoever has the turn may use next, why and day.
type pace struct {
	turn  chan struct{}
	pause time.Duration
	next  time.Time // no request before
	why   error     // what next is for

	budget int64
	day    string // that spent counts
	spent  atomic.Int64
}

// The bounds of waiting. A wait of more than patience is not sat out: the call
// fails, and so do others until it is over.
const (
	defaultPause  = time.Second
	defaultBudget = 1000
	patience      = 2 * time.Minute
	afterBlock    = 15 * time.Minute // a firewall that refuses is let alone
	afterFlood    = time.Minute      // a 429 that does not say how long
	longest       = 24 * time.Hour   // no Retry-After counts for more
)

func newPace(pause time.Duration, budget int) pace {
	if pause <= 0 {
		pause = defaultPause
	}
	pause = min(pause, patience)
	if budget <= 0 {
		budget = defaultBudget
	}
	return pace{turn: make(chan struct{}, 1), pause: pause, budget: int64(budget)}
}

// take waits for the turn.
func (p *pace) take(ctx context.Context) error {
	select {
	case p.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *pace) leave() { <-p.turn }

// ready waits until a request may go out and counts it.
func (p *pace) ready(ctx context.Context) error {
	wait := time.Until(p.next)
	if wait > patience {
		return fmt.Errorf("no request before %s: %w", p.next.UTC().Format(time.RFC3339), p.why)
	}
	if wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return p.spend(time.Now())
}

// spend counts a request on its day, which begins at midnight in Jakarta.
func (p *pace) spend(now time.Time) error {
	day := now.In(time.FixedZone("WIB", 7*60*60)).Format(time.DateOnly)
	if day != p.day {
		p.day = day
		p.spent.Store(0)
	}
	if p.spent.Load() >= p.budget {
		return fmt.Errorf("%w: %d", ErrBudget, p.budget)
	}
	p.spent.Add(1)
	return nil
}

// hold keeps all requests back for so long.
func (p *pace) hold(wait time.Duration, why error) {
	p.next, p.why = time.Now().Add(wait), why
}

// backoff is the wait after the first, second … try that failed: 2 s, 8 s …,
// and up to half as much by chance, so that programs that failed together do not
// come back together.
func backoff(try int) time.Duration {
	base := 2 * time.Second << (2 * (try - 1))
	return base + rand.N(base/2)
}
