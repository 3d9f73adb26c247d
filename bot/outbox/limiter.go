package outbox

import (
	"slices"
	"sync"
	"time"
)

const (
	// burst is how many answers a chat gets at once after a silence.
	burst = 5
	// late is how much later than its slot a message may really go out without a
	// second holding more than its limit.
	late = 10 * time.Millisecond
	// lead is how far beyond the longest known wait a limit may lie ahead. One that
	// lies further comes from a clock that was set back.
	lead = time.Minute
)

// Limiter gives out slots in which messages may go out. It lives in one process
// and is safe for use by many goroutines.
type Limiter struct {
	mu      sync.Mutex
	pace    Pace
	taken   []time.Time // slots over all chats, rising; each may be used up to late later
	hold    time.Time   // nothing goes out before
	chats   map[int64]lane
	kept    int           // chats left by the last sweep
	longest time.Duration // wait that a 429 asked for, or that a queue of our own makes
}

// lane is how far one chat is.
type lane struct {
	whole time.Time // when it may burst again
	hold  time.Time // nothing goes out before
}

// NewLimiter makes a limiter that has given out nothing yet.
func NewLimiter(p Pace) *Limiter {
	return &Limiter{pace: p, chats: map[int64]lane{}}
}

// Reserve gives the next message or edit for a chat its slot: the time, now or
// later, at which it may go out. The slot is taken at once, whether it is used or
// not. A chat may have five at once after a silence.
func (l *Limiter) Reserve(now time.Time, chat int64, group bool) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(now)
	r := l.rate(group)
	whole := l.whole(now, chat, r)
	slot := later(now, whole.Add(-(burst-1)*spacing(r, burst)))
	slot = l.overall(later(slot, l.hold))
	whole = later(whole, slot).Add(spacing(r, burst))
	l.chats[chat] = lane{whole: whole}
	l.longest = max(l.longest, whole.Sub(now)) // a queue is no clock set back
	return slot
}

// whole is when a chat may burst again. After a hold it may not: Telegram has
// just said that the chat had too much.
func (l *Limiter) whole(now time.Time, chat int64, r Rate) time.Time {
	c, step, furthest := l.chats[chat], spacing(r, burst), l.furthest(now)
	if c.whole.After(furthest.Add(burst*step)) || c.hold.After(furthest) {
		return time.Time{}
	}
	if c.hold.IsZero() {
		return c.whole
	}
	return later(c.whole, c.hold.Add((burst-1)*step))
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
	c.hold = later(c.hold, until)
	l.chats[chat] = c
}

func (l *Limiter) rate(group bool) Rate {
	if group {
		return l.pace.Group
	}
	return l.pace.Private
}

// overall takes the first free slot over all chats from a time on. A chat that
// must wait leaves the slots before its own to others.
func (l *Limiter) overall(from time.Time) time.Time {
	if l.pace.All.N == 0 {
		return from
	}
	step := spacing(l.pace.All, 1)
	// The nominal slot lies before the real one, which makes up for waking late.
	slot, i := from.Add(-late), 0
	for ; i < len(l.taken) && slot.Add(step).After(l.taken[i]); i++ {
		slot = later(slot, l.taken[i].Add(step))
	}
	l.taken = slices.Insert(l.taken, i, slot)
	return later(slot, from)
}

// spacing is the time from one slot to the next, so that a window of the rate's
// length holds no more than its number even when it begins with a burst. A rate
// below the burst is one that Telegram lets be exceeded shortly. The margin is for
// waking late.
func spacing(r Rate, burst int) time.Duration {
	n := r.N
	if n == 0 {
		return 0
	}
	if burst > 1 && n > burst {
		n -= burst - 1
	}
	return (r.Per + r.Per*11/1000) / time.Duration(n)
}

// forget drops what no longer limits anything, and what lies so far ahead that
// only a clock set back can have put it there.
func (l *Limiter) forget(now time.Time) {
	furthest := l.furthest(now)
	if l.hold.After(furthest) {
		l.hold = time.Time{}
	}
	old := now.Add(-late - spacing(l.pace.All, 1))
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
func (l *Limiter) furthest(now time.Time) time.Time { return now.Add(l.longest + lead) }

// sweep forgets chats that nothing limits any more.
func (l *Limiter) sweep(now time.Time) {
	for id, c := range l.chats {
		if !c.whole.After(now) && !c.hold.After(now) {
			delete(l.chats, id)
		}
	}
	l.kept = len(l.chats)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
