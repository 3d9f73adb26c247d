package outboxtest

import (
	"fmt"
	"time"

	"pantau/bot/outbox"
)

func stats(d desk) {
	if s := d.stats(); s.Oldest != 0 || s.Leased+s.Parked+s.Resting+s.Dead+s.LastMinute+len(s.Broadcasts) != 0 {
		d.Errorf("an empty outbox has %+v", s)
	}
	for i, p := range outbox.Priorities {
		for n := range i + 1 {
			l := d.letter(fmt.Sprint(p, n), int64(10*int(p)+n))
			l.Priority, l.Due = p, d.clock.Now().Add(time.Duration(n)*time.Hour)
			d.put(1, l)
		}
	}
	d.announce(d.broadcast("b"), true)
	done := d.broadcast("done")
	d.announce(done, true)
	d.advance(0, done, outbox.Step{At: 2})
	d.pass(10 * time.Minute)
	leased := d.takes(1, "1 0")[0]

	got := d.stats()
	same(d.T, "letters by priority", map[outbox.Priority]int{outbox.Answer: 1, outbox.Reminder: 2, outbox.Release: 3}, got.Waiting)
	if got.Oldest < 10*time.Minute || got.Oldest > 11*time.Minute {
		d.Errorf("the oldest is due for %v; want 10 m", got.Oldest)
	}
	if got.Leased != 1 || got.Dead != 0 || got.Parked != 0 || got.Resting != 0 {
		d.Errorf("%d leased, %d dead, %d parked, %d resting; want 1, 0, 0, 0", got.Leased, got.Dead, got.Parked, got.Resting)
	}
	if len(got.Broadcasts) != 1 || got.Broadcasts[0].ID != "b" {
		d.Errorf("broadcasts %v; want b", got.Broadcasts)
	}
	d.finish(leased, outbox.Sent, "")
	for _, l := range d.take(5) {
		d.finish(l, outbox.Dropped, "")
	}
	got = d.stats()
	if got.Oldest != 0 || got.Waiting[outbox.Answer] != 0 || got.Waiting[outbox.Release] != 2 || got.Leased != 0 {
		d.Errorf("with the rest not due yet: oldest %v, waiting %v, leased %d", got.Oldest, got.Waiting, got.Leased)
	}
	d.counts(map[string]int64{"sent": 1, "dropped": 2, "dead": 0, "uncertain": 0, "too_many": 0, "again": 0})
}

func lastMinute(d desk) {
	now := d.clock.Now()
	d.pass(now.Truncate(time.Minute).Add(time.Minute + 10*time.Second).Sub(now))
	for i := range 3 {
		key := fmt.Sprint(i)
		d.put(1, d.letter(key, 1))
		d.finish(d.one(key), outbox.Sent, "")
	}
	if n := d.stats().LastMinute; n != 0 {
		d.Errorf("%d letters in the last full minute; want 0", n)
	}
	d.pass(time.Minute)
	if n := d.stats().LastMinute; n != 3 {
		d.Errorf("%d letters in the last full minute; want 3", n)
	}
	d.pass(time.Minute)
	if n := d.stats().LastMinute; n != 0 {
		d.Errorf("%d letters in the last full minute; want 0", n)
	}
}

func deadLetters(d desk) {
	want := d.letter("c", -3)
	want.To.Topic, want.Note = 5, "note"
	d.put(3, d.letter("a", 1), d.letter("b", 2), want)
	leases := map[string]outbox.Lease{}
	for _, l := range d.take(3) {
		leases[l.Key] = l
	}
	for _, key := range []string{"a", "b", "c"} {
		d.finish(leases[key], outbox.Dead, outbox.Refused)
		d.pass(time.Second)
	}
	d.dead("c: refused", "b: refused", "a: refused")
	letters, err := d.Dead(d.Context(), 1)
	d.check(err)
	if len(letters) != 1 {
		d.Fatalf("%d dead letters when one was asked for", len(letters))
	}
	got := letters[0].Letter
	got.Due, got.Reason = want.Due, ""
	same(d.T, "the dead letter", want, got)
	if s := d.stats(); s.Dead != 3 || s.Waiting[outbox.Release] != 0 {
		d.Errorf("%d dead, %d waiting; want 3, 0", s.Dead, s.Waiting[outbox.Release])
	}
}

func retry(d desk) {
	d.put(3, d.letter("a", 1), d.letter("b", 2), d.letter("c", 3))
	for _, l := range d.take(3) {
		l.Parts = 1
		d.delay(l, 48*time.Hour, outbox.Away)
	}
	retried := func(want int, keys ...string) {
		d.Helper()
		n, err := d.Retry(d.Context(), d.clock.Now().Add(time.Hour), keys...)
		d.check(err)
		if n != want {
			d.Errorf("Retry of %v put %d back; want %d", keys, n, want)
		}
	}
	retried(1, "b", "unknown")
	l := d.one("b")
	if l.Tries != 0 || l.Parts != 1 || l.Reason != "" {
		d.Errorf("a letter put back has %d tries, %d parts, reason %q; want 0, 1, none", l.Tries, l.Parts, l.Reason)
	}
	if left := l.Expires.Sub(d.clock.Now()); left < 50*time.Minute || left > time.Hour {
		d.Errorf("it lives %v; want an hour", left)
	}
	d.finish(l, outbox.Sent, "")
	retried(0, "b")
	d.pass(48 * time.Hour)
	retried(2)
	retried(0)
	if n := len(d.take(9)); n != 2 {
		d.Errorf("%d letters came; want 2", n)
	}
	d.dead()
	d.put(0, d.letter("a", 1))
}
