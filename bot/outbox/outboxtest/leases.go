package outboxtest

import (
	"time"

	"pantau/bot/outbox"
)

func oneTaker(d desk) {
	a, b := d.letter("a", 1), d.letter("b", 1)
	a.Due, b.Due = d.clock.Now().Add(-time.Hour), d.clock.Now().Add(-time.Minute)
	d.put(2, a, b)
	d.takes(1, "a")
	d.takes(5, "b")
	d.none()
	d.put(0, a, b)
	if s := d.stats(); s.Leased != 2 || s.Waiting[outbox.Release] != 2 {
		d.Errorf("%d leased of %d; want 2 of 2", s.Leased, s.Waiting[outbox.Release])
	}
}

func endedLease(d desk) {
	d.put(1, d.letter("a", 1))
	first := d.one("a")
	d.pass(lease - 10*time.Second)
	d.none()
	d.pass(20 * time.Second)
	second := d.one("a")
	if first.ID == second.ID {
		d.Errorf("both leases are %q", first.ID)
	}
	d.counts(map[string]int64{"again": 1})
	d.wantError(d.Finish(d.Context(), first, outbox.Sent, ""), outbox.ErrLease)
	d.wantError(d.Delay(d.Context(), first, time.Minute, outbox.Away), outbox.ErrLease)
	d.none()

	d.finish(second, outbox.Sent, "")
	d.check(d.Finish(d.Context(), first, outbox.Sent, "")) // it has ended in the same way
	d.wantError(d.Finish(d.Context(), first, outbox.Dropped, ""), outbox.ErrLease)
	d.wantError(d.Delay(d.Context(), second, 0, ""), outbox.ErrLease)
	d.counts(map[string]int64{"again": 1, "sent": 1, "dropped": 0})
	d.pass(2 * lease)
	d.none()

	unknown := second
	unknown.Key, unknown.ID = "never put", "x"
	d.wantError(d.Finish(d.Context(), unknown, outbox.Sent, ""), outbox.ErrLease)
	d.wantError(d.Delay(d.Context(), unknown, 0, ""), outbox.ErrLease)
}

func finishTwice(d desk) {
	d.put(3, d.letter("0", 1), d.letter("1", 1), d.letter("2", 1))
	for i, l := range d.take(3) {
		o := outbox.Outcome(i)
		d.finish(l, o, outbox.Refused)
		d.finish(l, o, outbox.Refused)
		d.wantError(d.Finish(d.Context(), l, (o+1)%3, ""), outbox.ErrLease)
	}
	d.counts(map[string]int64{"sent": 1, "dropped": 1, "dead": 1})
	if s := d.stats(); s.Dead != 1 || s.Leased != 0 {
		d.Errorf("%d dead, %d leased; want 1, 0", s.Dead, s.Leased)
	}
}

// The longest lease is not taken for one of a clock set back.
func longestLease(d desk) {
	d.put(1, d.letter("a", 1))
	c, err := d.Claim(d.Context(), 1, time.Minute)
	d.check(err)
	if len(c.Leases) != 1 {
		d.Fatalf("%d letters came; want 1", len(c.Leases))
	}
	d.none()
	d.pass(50 * time.Second)
	d.none()
	d.pass(20 * time.Second)
	d.one("a")
}

// A clock that is set back an hour does not hold a letter for an hour.
func leaseClockBack(d desk) {
	l := d.letter("a", 1)
	l.Due = d.clock.Now().Add(-2 * time.Hour)
	d.put(1, l)
	d.one("a")
	d.pass(-time.Hour)
	d.one("a")
}
