package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
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
	Made    Bell            // rings when there are new letters; nil is nobody's
}

// How often a spreader looks: soon after there was something to do, each second
// when there was nothing for a while.
const (
	soonest = 50 * time.Millisecond
	idlest  = time.Second
)

// Run spreads broadcasts until ctx ends, and then returns nil. What it was doing
// then is done whole or not at all. A broadcast that fails is set aside for growing
// times, so that it holds up none of those behind it.
func (s *Spreader) Run(ctx context.Context) error {
	wait, away, failed := soonest, time.Duration(0), aside{}
	for ctx.Err() == nil {
		id, err := s.step(ctx, failed.ids())
		switch {
		case ctx.Err() != nil:
		case err != nil && id == "":
			if away == 0 {
				s.Log.Error("broadcasts cannot be reached", "error", err)
			}
			away = min(max(2*away, time.Second), longestAway)
			pause(ctx, away, nil, nil)
		case err != nil:
			if failed.add(id) {
				s.Log.Error("a broadcast cannot be spread", "broadcast", id, "error", err)
			}
		case id != "":
			wait, away = soonest, 0
			delete(failed, id)
		default:
			away = 0
			pause(ctx, wait, s.Wake, nil)
			wait = min(2*wait, idlest)
		}
	}
	return nil
}

// step moves one cursor by one page, of a broadcast that is not set aside. It tells
// which one it was, in an error too; empty is none.
func (s *Spreader) step(ctx context.Context, aside []string) (id string, err error) {
	b, ok, err := s.Store.Spread(ctx, aside...)
	if err != nil || !ok {
		return "", err
	}
	var next Step
	err = safely(func() (err error) {
		next, err = s.page(ctx, b)
		return err
	})
	if err != nil {
		return b.ID, err
	}
	added, err := s.Store.Advance(ctx, b, next)
	if err != nil && !errors.Is(err, ErrStep) {
		return b.ID, err
	}
	if added > 0 {
		s.Made.Ring()
	}
	return b.ID, nil
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

// PageOf is a page of chats for stores that have all of them: up to n by their numbers,
// behind the place after. next is the place of the last one, empty behind the last page.
func PageOf(all []int64, after string, n int) (page []int64, next string, err error) {
	slices.Sort(all)
	if after != "" {
		last, err := strconv.ParseInt(after, 10, 64)
		if err != nil {
			return nil, "", fmt.Errorf("reading a place among readers: %w", err)
		}
		at, found := slices.BinarySearch(all, last)
		if found {
			at++
		}
		all = all[at:]
	}
	if len(all) <= n {
		return all, "", nil
	}
	return all[:n], strconv.FormatInt(all[n-1], 10), nil
}

// Forecast is after how long the last of so many letters to different chats goes
// out, when nothing else does.
func Forecast(letters int, p Pace) time.Duration {
	return time.Duration(max(letters-1, 0)) * p.Steps().All
}
