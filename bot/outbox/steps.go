package outbox

import (
	"time"

	"pantau/bot/chat"
)

const (
	// Burst is how many answers a chat gets at once after a silence. Letters do not
	// burst.
	Burst = 5
	// Slack is how much later than its slot a message may really go out without a
	// second holding more than its limit.
	Slack = 10 * time.Millisecond
	// Lead is how far beyond the longest known wait a limit or a lease may lie ahead.
	// One that lies further comes from a clock that was set back, and is none.
	Lead = time.Minute
)

// Steps is a pace as the times from one message to the next, which is all that a
// store has to reckon with; 0 is no limit.
//
// Over all chats a store keeps one time, the next slot. A message may go when now
// has reached it, and moves it to max(next, now-Slack) + All: one that wakes late is
// made up for, and still no second holds more than the limit.
//
// Of a chat it keeps two times: next, when a letter may go, and hold, before which
// a 429 lets nothing go. A letter may go at max(next, hold), an answer at
// max(next - (Burst-1) steps, hold), where hold counts as next for an answer that
// comes after it, so that nothing bursts then. What goes at a time moves next
// to max(next, time) + step. Lane is this arithmetic.
type Steps struct {
	All     time.Duration // over all chats
	Private time.Duration // to one person
	Group   time.Duration // to one group or channel
}

// Steps is the pace as steps. A group's is longer than its limit says, so that an
// answer may burst behind letters and the minute still holds no more.
func (p Pace) Steps() Steps {
	return Steps{spacing(p.All, 1), spacing(p.Private, Burst), spacing(p.Group, Burst)}
}

// Of is the step of a chat of a kind.
func (s Steps) Of(k chat.Kind) time.Duration {
	if k == chat.Private {
		return s.Private
	}
	return s.Group
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

// Lane is how far one chat is; the zero Lane is a chat at rest.
type Lane struct {
	Next time.Time // when a letter may go
	Hold time.Time // nothing goes before
}

// Letter is when the next letter may go.
func (l Lane) Letter() time.Time { return later(l.Next, l.Hold) }

// Answer is when the next answer may go, and the lane after a hold that lets
// nothing burst.
func (l Lane) Answer(step time.Duration) (time.Time, Lane) {
	if !l.Hold.IsZero() {
		l.Next = later(l.Next, l.Hold.Add((Burst-1)*step))
	}
	return later(l.Hold, l.Next.Add(-(Burst-1)*step)), l
}

// Gone is the lane after a message has gone at a time.
func (l Lane) Gone(at time.Time, step time.Duration) Lane {
	l.Next = later(l.Next, at).Add(step)
	return l
}

// Known is the lane without what lies further ahead than can be.
func (l Lane) Known(furthest time.Time) Lane {
	if l.Next.After(furthest) {
		l.Next = time.Time{}
	}
	if l.Hold.After(furthest) {
		l.Hold = time.Time{}
	}
	return l
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
