package outbox

import (
	"slices"
	"sync"
	"time"
)

// Limiter gives out slots in which answers may go out while no store can be
// reached. It lives in one process and is safe for use by many goroutines.
type Limiter struct {
	mu      sync.Mutex
	steps   Steps
	taken   []time.Time // slots over all chats, rising; each may be used up to Slack later
	hold    time.Time   // nothing goes out before
	chats   map[int64]Lane
	kept    int           // chats left by the last sweep
	longest time.Duration // wait that a 429 asked for, or that a queue of our own makes
}

// NewLimiter makes a limiter that has given out nothing yet.
func NewLimiter(p Pace) *Limiter {
	return &Limiter{steps: p.Steps(), chats: map[int64]Lane{}}
}

// Reserve gives the next message or edit for a chat its slot: the time, now or
// later, at which it may go out. The slot is taken at once, whether it is used or
// not. A chat may have five at once after a silence.
func (l *Limiter) Reserve(now time.Time, chat int64, group bool) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(now)
	step := l.steps.Private
	if group {
		step = l.steps.Group
	}
	at, lane := l.chats[chat].Known(l.furthest(now)).Answer(step)
	slot := l.overall(later(later(now, at), l.hold))
	lane = lane.Gone(slot, step)
	l.chats[chat] = lane
	l.longest = max(l.longest, lane.Next.Sub(now)) // a queue is no clock set back
	return slot
}

// Push holds messages back until a time, after Telegram said that there were too
// many: those of one chat, or with global those of all. Slots given out before
// stay as they are.
func (l *Limiter) Push(now time.Time, chat int64, global bool, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.longest = max(l.longest, until.Sub(now))
	if global {
		l.hold = later(l.hold, until)
		return
	}
	c := l.chats[chat]
	c.Hold = later(c.Hold, until)
	l.chats[chat] = c
}

// overall takes the first free slot over all chats from a time on. A chat that
// must wait leaves the slots before its own to others.
func (l *Limiter) overall(from time.Time) time.Time {
	step := l.steps.All
	if step == 0 {
		return from
	}
	// The nominal slot lies before the real one, which makes up for waking late.
	slot, i := from.Add(-Slack), 0
	for ; i < len(l.taken) && slot.Add(step).After(l.taken[i]); i++ {
		slot = later(slot, l.taken[i].Add(step))
	}
	l.taken = slices.Insert(l.taken, i, slot)
	return later(slot, from)
}

// forget drops what no longer limits anything, and what lies so far ahead that
// only a clock set back can have put it there.
func (l *Limiter) forget(now time.Time) {
	furthest := l.furthest(now)
	if l.hold.After(furthest) {
		l.hold = time.Time{}
	}
	old := now.Add(-Slack - l.steps.All)
	i := 0
	for i < len(l.taken) && l.taken[i].Before(old) {
		i++
	}
	l.taken = l.taken[i:]
	for n := len(l.taken); n > 0 && l.taken[n-1].After(furthest); n-- {
		l.taken = l.taken[:n-1]
	}
	if len(l.chats) > 2*l.kept+64 {
		l.sweep(now)
	}
}

// furthest is how far ahead a limit can lie.
func (l *Limiter) furthest(now time.Time) time.Time { return now.Add(l.longest + Lead) }

// sweep forgets chats that nothing limits any more.
func (l *Limiter) sweep(now time.Time) {
	for id, c := range l.chats {
		if !c.Letter().After(now) {
			delete(l.chats, id)
		}
	}
	l.kept = len(l.chats)
}
