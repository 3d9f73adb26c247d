package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"
)

// Spreader makes letters from broadcasts, a page of chats at a time and only so far
// ahead of the pace that memory stays flat. Any number of them may share a store.
type Spreader struct {
	Store Broadcasts
	// Page is up to n chats on a list behind a place; next is empty behind the last.
	Page func(ctx context.Context, index, after string, n int) (ids []int64, next string, err error)
	// Address decides who of them gets a letter, when and where. What it leaves empty
	// of Key, Broadcast, Priority and Expires is the broadcast's.
	Address func(ctx context.Context, b Broadcast, ids []int64) ([]Letter, error)
	Log     *slog.Logger
	Wake    <-chan struct{} // a ring says that there may be something to spread
}

// How often a spreader looks: soon after there was something to do, each second
// when there was nothing for a while.
const (
	soonest = 50 * time.Millisecond
	idlest  = time.Second
)

// Run spreads broadcasts until ctx ends, and then returns nil. What it was doing
// then is done whole or not at all.
func (s *Spreader) Run(ctx context.Context) error {
	wait, failed := soonest, time.Duration(0)
	for ctx.Err() == nil {
		did, err := s.step(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			if failed == 0 {
				s.Log.Error("a broadcast cannot be spread", "error", err)
			}
			failed = min(max(2*failed, time.Second), longestAway)
			pause(ctx, failed, nil, nil)
		case did:
			wait, failed = soonest, 0
		default:
			failed = 0
			pause(ctx, wait, s.Wake, nil)
			wait = min(2*wait, idlest)
		}
	}
	return nil
}

// step moves one cursor by one page. It tells whether there was one to move.
func (s *Spreader) step(ctx context.Context) (did bool, err error) {
	b, ok, err := s.Store.Spread(ctx)
	if err != nil || !ok {
		return false, err
	}
	var next Step
	err = safely(func() (err error) {
		next, err = s.page(ctx, b)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("spreading %s: %w", b.ID, err)
	}
	if _, err := s.Store.Advance(ctx, b, next); err != nil && !errors.Is(err, ErrStep) {
		return false, fmt.Errorf("spreading %s: %w", b.ID, err)
	}
	return true, nil
}

// page is the step over the next page of a broadcast's chats.
func (s *Spreader) page(ctx context.Context, b Broadcast) (Step, error) {
	ids, after, err := s.Page(ctx, b.Indexes[b.At], b.After, Page)
	if err != nil {
		return Step{}, err
	}
	next := Step{At: b.At, After: after}
	if after == "" {
		next.At++
	}
	if len(ids) == 0 {
		return next, nil
	}
	next.Letters, err = s.Address(ctx, b, ids)
	for i := range next.Letters {
		b.address(&next.Letters[i])
	}
	return next, err
}

// address fills in what a letter of a broadcast has from it.
func (b Broadcast) address(l *Letter) {
	if l.Key == "" {
		l.Key = b.ID + "/" + strconv.FormatInt(l.To.Chat, 10)
	}
	if l.Broadcast == "" {
		l.Broadcast = b.ID
	}
	if l.Priority == 0 {
		l.Priority = b.Priority
	}
	if l.Expires.IsZero() {
		l.Expires = b.Expires
	}
}

// Forecast is after how long the last of so many letters to different chats goes
// out, when nothing else does.
func Forecast(letters int, p Pace) time.Duration {
	return time.Duration(max(letters-1, 0)) * p.Steps().All
}
