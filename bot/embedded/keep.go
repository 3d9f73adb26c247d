package embedded

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// ErrClosed answers those who want a snapshot of a store that is closed.
var ErrClosed = errors.New("the store in the process is closed")

// round is one snapshot and those who wait for it.
type round struct {
	done chan struct{}
	err  error // set before done is closed
}

// Sync returns when everything written before the call is on the disk. Callers
// at the same time share a snapshot. It gives up waiting when ctx ends; the
// snapshot is then taken all the same. After Close it answers ErrClosed.
func (s *Server) Sync(ctx context.Context) error {
	r := s.join()
	if r == nil {
		return ErrClosed
	}
	select {
	case s.asked <- struct{}{}:
	default: // the keeper is awake already, or about to be
	}
	select {
	case <-r.done:
		return r.err
	case <-ctx.Done():
		return fmt.Errorf("waiting for a snapshot: %w", ctx.Err())
	}
}

// join is the round that begins next, and so holds all that is written by now.
// Once the last snapshot is taken there is none.
func (s *Server) join() *round {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.next == nil && !s.over {
		s.next = &round{done: make(chan struct{})}
	}
	return s.next
}

// keep is the one goroutine that takes snapshots and makes time pass.
func (s *Server) keep() {
	defer close(s.ended)
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	var (
		passed = time.Now().Round(0) // a wall clock: it also runs while a machine sleeps
		saved  = time.Now()
	)
	for {
		select {
		case <-s.stop:
			return
		case <-s.asked:
			_ = s.sync(false) // told to those who asked, and logged
			saved = time.Now()
		case now := <-ticker.C:
			passed = s.age(passed, now.Round(0))
			if s.gate.written.Load() && now.Sub(saved) >= Every {
				_ = s.sync(false)
				saved = now
			}
		}
	}
}

// sync takes a snapshot, tells those who wait for it, and cuts what the snapshot
// holds from the journal.
func (s *Server) sync(last bool) error {
	r, j := s.begin(last)
	settled := j.settled()
	err := s.snapshot()
	if r != nil {
		r.err = err
		close(r.done)
	}
	if err != nil {
		s.report(err)
		return err
	}
	s.report(j.cut(settled)) // the data are saved, whatever comes of this
	return nil
}

// begin takes the round that callers wait for, if any: whoever comes now waits
// for the next. The last round has no next.
func (s *Server) begin(last bool) (*round, *Journal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.next
	s.next = nil
	s.over = last
	return r, s.journal
}

// age lets the time between two looks at the clock pass for times to live. A
// clock set back stands still until the next look.
func (s *Server) age(from, to time.Time) time.Time {
	if d := to.Sub(from); d > 0 {
		s.gate.Lock()
		defer s.gate.Unlock()
		s.redis.FastForward(d)
	}
	return to
}

// report logs when snapshots begin to fail and when they work again, not each.
func (s *Server) report(err error) {
	was := s.failing
	s.failing = err != nil
	switch {
	case err != nil && !was:
		s.log.Error("data cannot be saved", "err", err)
	case err == nil && was:
		s.log.Info("data are saved again")
	}
}
