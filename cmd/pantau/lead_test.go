package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// board is a place for leases whose time is the bubble's.
type board struct {
	mu     sync.Mutex
	holder string
	until  time.Time
	away   bool
}

func (b *board) Lead(_ context.Context, _, holder string, ttl time.Duration) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.away {
		return false, errors.New("away")
	}
	if b.holder != holder && time.Now().Before(b.until) {
		return false, nil
	}
	b.holder, b.until = holder, time.Now().Add(ttl)
	return true, nil
}

func (b *board) Yield(_ context.Context, _, holder string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.holder == holder {
		b.until = time.Time{}
	}
	return nil
}

func (b *board) setAway(away bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.away = away
}

// shift counts who works at once, and how many ever did.
type shift struct{ now, most, begun atomic.Int32 }

func (s *shift) work(ctx context.Context) error {
	n := s.now.Add(1)
	s.most.Store(max(s.most.Load(), n))
	s.begun.Add(1)
	defer s.now.Add(-1)
	<-ctx.Done()
	time.Sleep(2 * time.Second) // answers in hand
	return nil
}

// One leads at a time, and another one soon after it stops.
func TestOneLeads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, s := &board{}, &shift{}
		first, stopFirst := context.WithCancel(t.Context())
		second, stopSecond := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for _, ctx := range []context.Context{first, second} {
			all.Go(func() {
				_ = leader{leases: b, name: "poll", log: slog.New(slog.DiscardHandler)}.run(ctx, s.work)
			})
			synctest.Wait()
		}
		time.Sleep(time.Minute)
		if s.now.Load() != 1 || s.begun.Load() != 1 {
			t.Errorf("%d work after a minute, %d ever did; want one", s.now.Load(), s.begun.Load())
		}
		stopFirst()
		time.Sleep(10 * time.Second)
		if s.now.Load() != 1 || s.begun.Load() != 2 {
			t.Errorf("%d work after the leader stopped, %d ever did; want the other one", s.now.Load(), s.begun.Load())
		}
		stopSecond()
		all.Wait()
		if s.most.Load() != 1 {
			t.Errorf("%d led at once", s.most.Load())
		}
	})
}

// A leader that was killed gives nothing back: another leads within fifteen seconds.
func TestLeadIsTakenOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, s := &board{}, &shift{}
		if mine, _ := b.Lead(t.Context(), "poll", "killed", leadFor); !mine {
			t.Fatal("the lease is not free")
		}
		ctx, stop := context.WithCancel(t.Context())
		var all sync.WaitGroup
		all.Go(func() {
			_ = leader{leases: b, name: "poll", log: slog.New(slog.DiscardHandler)}.run(ctx, s.work)
		})
		time.Sleep(leadFor - time.Millisecond)
		synctest.Wait()
		if s.begun.Load() != 0 {
			t.Error("two lead at once")
		}
		time.Sleep(15*time.Second - leadFor)
		synctest.Wait()
		if s.begun.Load() != 1 {
			t.Error("nobody leads fifteen seconds after the kill")
		}
		stop()
		all.Wait()
	})
}

// Without the leases a poller goes on alone, and what must not be done twice stops
// before another could begin it.
func TestLeadWithoutLeases(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, alone := range []bool{true, false} {
			b, s := &board{}, &shift{}
			ctx, stop := context.WithCancel(t.Context())
			var all sync.WaitGroup
			all.Go(func() {
				_ = leader{leases: b, name: "x", log: slog.New(slog.DiscardHandler), alone: alone}.run(ctx, s.work)
			})
			time.Sleep(time.Second)
			b.setAway(true)
			time.Sleep(leadFor)
			if works := s.now.Load() == 1; works != alone {
				t.Errorf("alone %v: works %v when the lease has run out", alone, works)
			}
			b.setAway(false)
			time.Sleep(10 * time.Second)
			if s.now.Load() != 1 {
				t.Errorf("alone %v: nobody works when the leases are back", alone)
			}
			stop()
			all.Wait()
		}
	})
}

// A short absence of the leases makes nobody lead beside the one that does; after a
// long one whoever waited works too, since the other may be gone.
func TestWaitingWithoutLeases(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, s := &board{}, &shift{}
		ctx, stop := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				_ = leader{leases: b, name: "poll", log: slog.New(slog.DiscardHandler), alone: true}.run(ctx, s.work)
			})
			synctest.Wait()
		}
		time.Sleep(time.Minute + leadEvery/2) // between two prolongations
		b.setAway(true)
		time.Sleep(leadFor - 2*leadEvery)
		b.setAway(false)
		time.Sleep(time.Minute)
		if s.most.Load() != 1 {
			t.Errorf("%d led at once while the leases were away for a moment", s.most.Load())
		}
		b.setAway(true)
		time.Sleep(leadFor + leadEvery + time.Second)
		if s.now.Load() != 2 {
			t.Errorf("%d work without leases; want both, as neither knows of the other", s.now.Load())
		}
		b.setAway(false)
		time.Sleep(time.Minute)
		if s.now.Load() != 1 {
			t.Errorf("%d work when the leases are back", s.now.Load())
		}
		stop()
		all.Wait()
	})
}
