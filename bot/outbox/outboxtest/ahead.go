package outboxtest

import (
	"fmt"
	"time"

	"pantau/bot/outbox"
)

// fill moves a broadcast on by so many letters that are due after a while, without
// asking whether it is to be gone on with, and tells where it is then.
func (d desk) fill(b outbox.Broadcast, letters int, due time.Duration) outbox.Broadcast {
	d.Helper()
	at := d.clock.Now().Add(due)
	for end := b.Made + letters; b.Made < end; {
		var to []int64
		for range min(outbox.Page, end-b.Made) {
			to = append(to, int64(b.Made+len(to)+1))
		}
		s := d.step(b, 0, fmt.Sprint(b.Made+len(to)), to...)
		for i := range s.Letters {
			s.Letters[i].Due = at
		}
		d.advance(len(to), b, s)
		b.After, b.Made = s.After, b.Made+len(to)
	}
	return b
}

// held checks how many letters of broadcasts wait for later.
func (d desk) held(want int) {
	d.Helper()
	if s := d.stats(); s.Held != want {
		d.Errorf("%d letters are held; want %d", s.Held, want)
	}
}

func ahead(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	b = d.fill(b, outbox.Ahead-outbox.Page, 0)
	d.spreads("b")
	b = d.fill(b, outbox.Page-1, 30*time.Second)
	d.spreads("b")
	b = d.fill(b, 1, 0)
	d.spreads("")
	d.held(0)
	l := d.take(1)[0] // leased ones count
	d.spreads("")
	d.delay(l, 0, outbox.Away)
	d.spreads("")
	d.finish(d.take(1)[0], outbox.Sent, "")
	d.spreads("b")
	d.fill(b, 1, 0)
	d.spreads("")

	l = d.take(1)[0] // those of resting chats hold nobody up
	d.rest(l.To.Chat)
	d.delay(l, 0, outbox.Gone)
	for d.stats().Parked == 0 {
		d.finish(d.take(1)[0], outbox.Sent, "")
	}
	b = d.spreads("b")

	for d.stats().Waiting[outbox.Release] < outbox.Ahead+1 { // the parked one besides
		b = d.fill(b, 1, 0)
	}
	d.spreads("")
	d.delay(d.take(1)[0], time.Hour, outbox.Away) // due later, it makes room
	d.held(1)
	d.spreads("b")
}

// Letters that wait for the morning hold up nobody who takes one now, and hold one
// up as soon as they are due.
func aheadOfNight(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	d.fill(b, 3*outbox.Page, 0)
	night := d.broadcast("night")
	night.Priority = outbox.Reminder
	d.announce(night, true)
	night = d.fill(night, 1000, 3*time.Hour)
	d.fill(night, 500, 5*time.Hour)
	d.put(1, d.letter("of no broadcast", 1<<40))
	d.held(1500)
	d.spreads("night")
	d.spreads("b", "night")
	d.pass(2 * time.Hour)
	d.held(1500)
	d.spreads("night")
	d.pass(59*time.Minute + 50*time.Second)
	d.held(500)
	d.spreads("")
	d.pass(time.Minute)
	for range 3 {
		for _, l := range d.take(300) {
			d.finish(l, outbox.Sent, "")
		}
	}
	d.spreads("night")
	d.held(500)
	d.pass(2 * time.Hour)
	d.held(0)
	d.spreads("")
	if n := len(d.take(3000)); n != 1351 {
		d.Errorf("%d letters came at last; want the other 1351 of 2251", n)
	}
}

// A letter whose chat must wait long is held too; one that rests or is leased is not.
func heldBack(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	d.check(d.Told(d.Context(), 1, kindOf(1), 10*time.Minute))
	d.rest(2)
	d.fill(b, 3, 0)
	d.held(0)
	l := d.one("b/3")
	d.held(1)
	d.delay(l, 10*time.Minute, outbox.Away)
	d.held(2)
	d.pass(11 * time.Minute)
	d.held(0)
	d.revive(2, true)
	if n := len(d.take(5)); n != 3 {
		d.Errorf("%d letters came; want 3", n)
	}
	d.held(0)
}

func held(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	b = d.fill(b, outbox.Held-1, 6*time.Hour)
	d.spreads("b")
	d.held(outbox.Held - 1)
	d.fill(b, 1, 12*time.Hour)
	d.spreads("")
	d.held(outbox.Held)
	d.none()
	d.put(1, d.letter("of no broadcast", 1<<40))
	d.one("of no broadcast")
}
