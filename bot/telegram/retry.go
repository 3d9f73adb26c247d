package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// tries is how often a request is made before it is given up, some twenty seconds
// later; waits that the API asked for do not count.
const tries = 8

// request is one request that may be made several times.
type request struct {
	once bool                                           // doing it twice shows twice
	wait func(context.Context) error                    // holds each try back; nil does not
	told func(time.Duration)                            // hears of each 429; nil is nobody
	do   func(context.Context) (json.RawMessage, error) // makes it
}

// insist makes the request until it succeeds, is refused, has failed too often,
// or ctx has no time left for another try. The error is the last one met; one of
// wait's ends it at once.
func (r request) insist(ctx context.Context) (json.RawMessage, error) {
	for n := 0; ; {
		if r.wait != nil {
			if err := r.wait(ctx); err != nil {
				return nil, fmt.Errorf("waiting for the pace: %w", err)
			}
		}
		raw, err := r.do(ctx)
		if err == nil {
			return raw, nil
		}
		var no *refusal
		wait := backoff(n, 300*time.Millisecond, 5*time.Second)
		switch {
		case errors.As(err, &no) && no.After > 0:
			wait = no.After
			if r.told != nil {
				r.told(no.After)
			}
		case !temporary(err), r.once && taken(err), n == tries-1:
			return nil, err
		default:
			n++
		}
		if !sleep(ctx, wait) {
			return nil, err
		}
	}
}

// backoff is the wait before try n+1: it doubles from first up to most, and is
// spread by a quarter either way so that many who failed at once do not return
// at once.
func backoff(n int, first, most time.Duration) time.Duration {
	d := most
	if n < 16 && first<<n < most {
		d = first << n
	}
	return d*3/4 + rand.N(d/2+1)
}

// sleep waits, and tells whether the time was there. It does not begin a wait
// that the deadline would cut.
func sleep(ctx context.Context, d time.Duration) bool {
	if end, ok := ctx.Deadline(); ok && time.Until(end) < d {
		return false
	}
	return rest(ctx, d)
}

// rest waits, or until ctx ends, and tells whether the time was there.
func rest(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
