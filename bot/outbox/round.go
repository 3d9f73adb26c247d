package outbox

import (
	"context"
	"sync"
	"time"
)

// The times of a postman.
const (
	usualLease    = 25 * time.Second
	usualWorkers  = 16
	lastDelivery  = 8 * time.Second // for what is in hand when the postman is stopped
	lastWord      = 2 * time.Second // for telling the store, then
	patience      = 5 * time.Second // for one claim, and for one who hears of a letter
	longestMargin = 5 * time.Second
	longestAway   = 15 * time.Second // between two tries to reach the store
)

// rounds is a postman at work.
type rounds struct {
	*Postman
	lease   time.Duration
	slots   chan struct{} // one for each worker that is free
	again   Bell          // a letter is due at once that was in hand
	workers sync.WaitGroup
	away    time.Duration // wait for the store, which cannot be reached; 0 when it can
	mute    bool          // the journal cannot be written
}

func (p *Postman) begin() *rounds {
	n := p.Workers
	if n <= 0 {
		n = usualWorkers
	}
	r := &rounds{Postman: p, lease: p.Lease, slots: make(chan struct{}, n), again: make(Bell, 1)}
	if r.lease <= 0 {
		r.lease = usualLease
	}
	r.release(n)
	return r
}

// free waits for a free worker, and takes all that are free; ok is false when ctx
// has ended.
func (r *rounds) free(ctx context.Context) (n int, ok bool) {
	select {
	case <-r.slots:
		n = 1
	case <-ctx.Done():
		return 0, false
	}
	for {
		select {
		case <-r.slots:
			n++
		default:
			return n, ctx.Err() == nil
		}
	}
}

func (r *rounds) release(n int) {
	for range n {
		r.slots <- struct{}{}
	}
}

// round claims letters for so many free workers and starts them. It tells after how
// long the next round is worth it.
func (r *rounds) round(ctx, work context.Context, n int) (time.Duration, error) {
	began := r.Now()
	c, err := r.claim(work, n)
	r.release(n - len(c.Leases))
	if err != nil {
		r.away = min(max(2*r.away, time.Second), longestAway)
		return r.away, err
	}
	if ctx.Err() != nil {
		r.putBack(work, c.Leases, 0)
		return 0, nil
	}
	if err := r.write(c.Leases); err != nil {
		r.putBack(work, c.Leases, time.Second)
		return time.Second, nil
	}
	for _, l := range c.Leases {
		r.workers.Go(func() {
			defer r.release(1)
			r.serve(work, l, began)
		})
	}
	if len(c.Leases) > 0 {
		return 0, nil
	}
	return max(c.Wait, time.Millisecond), nil
}

// claim outlasts the context of Run, so that nothing stays leased to nobody.
func (r *rounds) claim(work context.Context, n int) (Claimed, error) {
	ctx, cancel := context.WithTimeout(work, patience)
	defer cancel()
	return r.Store.Claim(ctx, n, r.lease)
}

// margin is the time between the end of a delivery and that of its lease.
func (r *rounds) margin() time.Duration { return min(longestMargin, r.lease/5) }

// write writes down what is about to be delivered. What cannot be written down is
// not delivered: a kill could double it, and nobody would know.
func (r *rounds) write(leases []Lease) error {
	if r.Journal == nil || len(leases) == 0 {
		return nil
	}
	keys := make([]string, len(leases))
	for i, l := range leases {
		keys[i] = l.Key
	}
	err := r.Journal.Claimed(keys...)
	if err != nil && !r.mute {
		r.Log.Error("the journal of letters cannot be written: nothing goes out", "error", err)
	}
	r.mute = err != nil
	return err
}

// putBack gives back letters that were not begun.
func (r *rounds) putBack(work context.Context, leases []Lease, after time.Duration) {
	defer r.release(len(leases))
	ctx, cancel := context.WithTimeout(work, lastWord)
	defer cancel()
	for _, l := range leases {
		r.known(l)
		if err := r.Store.Delay(ctx, l, after, ""); err != nil {
			r.Log.Warn("a letter that was not begun is not put back before its lease ends", "error", err)
		}
	}
}

// reached logs once that the store is away, and once that it is back.
func (r *rounds) reached(err error) {
	switch {
	case err != nil && r.away == time.Second:
		r.Log.Error("the outbox cannot be reached", "error", err)
	case err == nil && r.away > 0:
		r.away = 0
		r.Log.Info("the outbox is reached again")
	}
}

// outlast is a context that ends so long after another.
func outlast(ctx context.Context, by time.Duration) (context.Context, context.CancelFunc) {
	long, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(by, cancel) })
	return long, func() { stop(); cancel() }
}

// pause waits so long, or until ctx ends or one of the bells rings.
func pause(ctx context.Context, d time.Duration, one, other <-chan struct{}) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-one:
	case <-other:
	case <-ctx.Done():
	}
}
