package outboxtest

import (
	"time"

	"pantau/bot/outbox"
)

func (d desk) rest(to int64) {
	d.Helper()
	d.check(d.Rest(d.Context(), to, outbox.Gone))
}

func (d desk) revive(to int64, want bool) {
	d.Helper()
	was, err := d.Revive(d.Context(), to)
	d.check(err)
	if was != want {
		d.Errorf("Revive says that the chat rested: %v; want %v", was, want)
	}
}

func (d desk) moved(from, to int64) {
	d.Helper()
	d.check(d.Move(d.Context(), from, to))
}

// resting checks how many chats rest, and how many letters wait for them.
func (d desk) resting(chats, parked int) {
	d.Helper()
	if s := d.stats(); s.Resting != chats || s.Parked != parked {
		d.Errorf("%d letters wait for %d chats that rest; want %d for %d", s.Parked, s.Resting, parked, chats)
	}
}

func restAndRevive(d desk) {
	d.put(3, d.letter("a", 1), d.letter("b", 1), d.letter("other", 2))
	d.rest(1)
	d.rest(1)
	d.one("other")
	d.resting(1, 2)
	if n := d.stats().Waiting[outbox.Release]; n != 3 {
		d.Errorf("%d letters wait; want 3", n)
	}
	d.revive(1, true)
	d.resting(0, 0)
	for _, l := range d.take(3) {
		if l.To.Chat != 1 {
			d.Errorf("%s came out; want those of the chat that was revived", l.Key)
		}
		d.finish(l, outbox.Sent, "")
	}
	d.revive(1, false)
	d.revive(99, false)

	d.put(1, d.letter("c", 1)) // one in delivery when the chat turns out to rest
	l := d.one("c")
	d.rest(1)
	d.delay(l, 0, outbox.Gone)
	d.none()
	d.resting(1, 1)
	d.revive(1, true)
	if l = d.one("c"); l.Tries != 1 || l.Reason != outbox.Gone {
		d.Errorf("the letter has %d tries, reason %q; want 1, gone", l.Tries, l.Reason)
	}
	d.finish(l, outbox.Sent, "")
	d.counts(map[string]int64{"sent": 3, "again": 0})
}

func restUntilExpiry(d desk) {
	short := d.letter("short", 1)
	short.Expires = d.clock.Now().Add(time.Hour)
	d.put(2, short, d.letter("long", 1))
	d.rest(1)
	d.none()
	d.pass(2 * time.Hour)
	d.none()
	d.dead("short: expired")
	d.resting(1, 1)
	d.revive(1, true)
	d.one("long")
}

func move(d desk) {
	later := d.letter("later", -1)
	later.Due = d.clock.Now().Add(time.Hour)
	d.put(3, d.letter("a", -1), d.letter("b", -1), later)
	l := d.take(1)[0]
	d.moved(-1, -1001)
	d.moved(-1, -1001)
	l.To.Chat = -1001
	d.delay(l, 0, "")
	d.put(1, d.letter("c", -1))
	for _, l := range d.take(3) {
		if l.To.Chat != -1001 {
			d.Errorf("%s goes to %d; want the new number", l.Key, l.To.Chat)
		}
	}
	d.pass(2 * time.Hour)
	for _, l := range d.take(9) {
		if l.To.Chat != -1001 {
			d.Errorf("%s goes to %d; want the new number", l.Key, l.To.Chat)
		}
	}
}

func movesChain(d desk) {
	d.put(1, d.letter("a", -1))
	d.moved(-2, -3)
	d.moved(-1, -2)
	d.moved(-3, -4)
	d.put(2, d.letter("b", -2), d.letter("c", -4))
	got := d.take(3)
	if len(got) != 3 {
		d.Fatalf("%d letters came; want 3", len(got))
	}
	for _, l := range got {
		if l.To.Chat != -4 {
			d.Errorf("%s goes to %d; want -4", l.Key, l.To.Chat)
		}
	}
}

// Numbers that name each other do not hang the store: the last move holds.
func movesRing(d desk) {
	d.moved(-1, -2)
	d.moved(-2, -1)
	d.moved(-5, -5)
	d.put(2, d.letter("a", -1), d.letter("b", -2))
	for _, l := range d.take(2) {
		if l.To.Chat != -1 {
			d.Errorf("%s goes to %d; want -1", l.Key, l.To.Chat)
		}
	}
	d.put(1, d.letter("c", -5))
	if l := d.one("c"); l.To.Chat != -5 {
		d.Errorf("a chat that moved to itself is %d; want -5", l.To.Chat)
	}
}

func movePace(d desk) {
	d.check(d.Told(d.Context(), -1, kindOf(-1), 100*s))
	d.moved(-1, -1001)
	d.put(2, d.letter("a", -1001), d.letter("b", -1))
	d.none()
	for _, id := range []int64{-1, -1001} {
		wait, ok, err := d.Reserve(d.Context(), id, kindOf(id))
		d.check(err)
		if ok || wait < 90*s || wait > 100*s {
			d.Errorf("an answer to %d waits %v, %v; want 100s, false", id, wait, ok)
		}
	}
	d.pass(103 * s)
	d.finish(d.take(1)[0], outbox.Sent, "")
	d.pass(12 * s)
	d.none()
	d.pass(70 * s)
	d.finish(d.take(1)[0], outbox.Sent, "")
}

func moveRest(d desk) {
	d.put(1, d.letter("a", -1))
	d.rest(-1)
	d.none()
	d.moved(-1, -1001)
	d.put(1, d.letter("b", -1001))
	d.none()
	d.resting(1, 2)
	d.revive(-1001, true)
	d.resting(0, 0)
	for _, l := range d.take(2) {
		if l.To.Chat != -1001 {
			d.Errorf("%s goes to %d; want the new number", l.Key, l.To.Chat)
		}
	}
	d.rest(-1)
	d.put(1, d.letter("c", -1001))
	d.none()
	d.revive(-1, true)
	d.one("c")
}
