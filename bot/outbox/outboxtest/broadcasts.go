package outboxtest

import (
	"fmt"
	"slices"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// broadcast is a plain one to two lists that lives a day.
func (d desk) broadcast(id string) outbox.Broadcast {
	now := d.clock.Now().Truncate(time.Millisecond)
	return outbox.Broadcast{
		ID: id, Priority: outbox.Release, Start: now.Add(-time.Hour), Expires: now.Add(24 * time.Hour),
		Indexes: []string{"rilis:6303", "rilis:63"}, Body: "isi \"ä\"\x00 " + id,
	}
}

func (d desk) announce(b outbox.Broadcast, want bool) {
	d.Helper()
	isNew, err := d.Announce(d.Context(), b)
	d.check(err)
	if isNew != want {
		d.Errorf("Announce of %s says new: %v; want %v", b.ID, isNew, want)
	}
}

// spreads checks which broadcast is to be gone on with besides those set aside;
// empty is none.
func (d desk) spreads(want string, aside ...string) outbox.Broadcast {
	d.Helper()
	b, ok, err := d.Spread(d.Context(), aside...)
	d.check(err)
	if ok != (want != "") || ok && b.ID != want {
		d.Fatalf("Spread is %q, %v; want %q", b.ID, ok, want)
	}
	return b
}

// step is one to these chats.
func (d desk) step(b outbox.Broadcast, at int, after string, to ...int64) outbox.Step {
	s := outbox.Step{At: at, After: after}
	now := d.clock.Now()
	for _, id := range to {
		l := letterAt(now, fmt.Sprintf("%s/%d", b.ID, id), id)
		l.Message, l.Broadcast = chat.Message{}, b.ID
		s.Letters = append(s.Letters, l)
	}
	return s
}

func (d desk) advance(want int, b outbox.Broadcast, s outbox.Step) {
	d.Helper()
	added, err := d.Advance(d.Context(), b, s)
	d.check(err)
	if added != want {
		d.Errorf("Advance added %d; want %d", added, want)
	}
}

func idOnce(d desk) {
	b := d.broadcast("release/41")
	d.announce(b, true)
	d.announce(b, false)
	got := d.spreads(b.ID)
	same(d.T, "the broadcast to go on with", b, got)
	kept, ok, err := d.Broadcast(d.Context(), b.ID)
	d.check(err)
	if !ok {
		d.Fatal("the broadcast is unknown")
	}
	same(d.T, "the broadcast", b, kept)
	if _, ok, err := d.Broadcast(d.Context(), "another"); ok || err != nil {
		d.Errorf("a broadcast that never was: %v, %v", ok, err)
	}

	d.advance(1, b, d.step(b, 2, "", 1))
	d.spreads("")
	d.announce(b, false)
	d.finish(d.one("release/41/1"), outbox.Sent, "")
	d.announce(b, false)
	d.pass(80 * 24 * time.Hour)
	d.announce(b, false)
	d.spreads("")

	for _, bad := range []outbox.Broadcast{{}, {ID: "x", Priority: outbox.Release}, {ID: "x", Expires: b.Expires}} {
		_, err := d.Announce(d.Context(), bad)
		d.wantError(err, outbox.ErrLetter)
	}
}

func order(d desk) {
	older, newer, first, soon, over := d.broadcast("older"), d.broadcast("newer"), d.broadcast("first"), d.broadcast("soon"), d.broadcast("over")
	newer.Start = newer.Start.Add(time.Minute)
	first.Priority, first.Start = outbox.Reminder, newer.Start.Add(time.Minute)
	soon.Priority, soon.Start = outbox.Reminder, d.clock.Now().Add(time.Hour)
	over.Start, over.Expires = d.clock.Now().Add(-3*time.Hour), d.clock.Now().Add(-2*time.Hour)
	for _, b := range []outbox.Broadcast{newer, soon, over, older, first} {
		d.announce(b, true)
	}
	d.spreads("older", "first")
	d.spreads("newer", "first", "older", "another")
	d.spreads("", "first", "older", "newer")
	for _, want := range []string{"first", "older", "newer"} {
		b := d.spreads(want)
		d.advance(0, b, outbox.Step{At: 1, After: ""})
		b = d.spreads(want)
		d.advance(0, b, outbox.Step{At: 2})
	}
	d.spreads("")
	d.pass(2 * time.Hour)
	d.spreads("", "soon", "newer")
	if b := d.spreads("soon", "newer"); b.Start.After(d.clock.Now()) {
		d.Errorf("it starts at %v, before now %v", b.Start, d.clock.Now())
	}
}

func cursor(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	d.advance(3, b, d.step(b, 0, "7", 1, 2, 3))
	_, err := d.Advance(d.Context(), b, d.step(b, 0, "9", 4))
	d.wantError(err, outbox.ErrStep)

	b = d.spreads("b")
	if b.At != 0 || b.After != "7" || b.Made != 3 {
		d.Errorf("the cursor is at %d after %q with %d made; want 0, 7, 3", b.At, b.After, b.Made)
	}
	d.advance(1, b, d.step(b, 1, "", 4))
	_, err = d.Advance(d.Context(), b, d.step(b, 1, "", 5))
	d.wantError(err, outbox.ErrStep)

	b = d.spreads("b")
	bad := d.step(b, 2, "", 6)
	bad.Letters[0].Expires = time.Time{}
	_, err = d.Advance(d.Context(), b, bad)
	d.wantError(err, outbox.ErrLetter)
	d.advance(0, d.spreads("b"), outbox.Step{At: 2})
	d.spreads("")
	done, ok, err := d.Broadcast(d.Context(), "b")
	d.check(err)
	if !ok || !done.Done() || done.Made != 4 {
		d.Errorf("the broadcast is %v, done %v, made %d; want there, done, 4", ok, done.Done(), done.Made)
	}
	_, err = d.Advance(d.Context(), done, outbox.Step{At: 2})
	d.wantError(err, outbox.ErrStep)
	never := d.broadcast("never")
	_, err = d.Advance(d.Context(), never, outbox.Step{At: 1})
	d.wantError(err, outbox.ErrStep)
	if got := sorted(keysOf(d.take(9))); !slices.Equal(got, []string{"b/1", "b/2", "b/3", "b/4"}) {
		d.Errorf("letters %v came; want b/1 to b/4", got)
	}
}

func eachChatOnce(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	d.advance(2, b, d.step(b, 0, "x", 1, 2, 1))
	for _, l := range d.take(2) {
		d.finish(l, outbox.Sent, "")
	}
	b = d.spreads("b")
	again := d.step(b, 1, "", 2, 3)
	again.Letters[0].Key = "another key"
	d.advance(1, b, again)
	d.finish(d.one("b/3"), outbox.Dropped, "")
	b = d.spreads("b")
	d.advance(1, b, d.step(b, 2, "", 1, 2, 3, 4))
	d.one("b/4")

	other := d.broadcast("other")
	d.announce(other, true)
	d.advance(2, other, d.step(other, 2, "", 1, 2))
	if n := len(d.take(5)); n != 2 {
		d.Errorf("%d letters of another broadcast came; want 2", n)
	}
}

func onceThoughMoved(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	d.advance(1, b, d.step(b, 1, "", -1))
	d.moved(-1, -1001)
	b = d.spreads("b")
	d.advance(1, b, d.step(b, 2, "", -1001, -1, -2))
	if n := len(d.take(5)); n != 2 {
		d.Errorf("%d letters came; want one to each of two chats", n)
	}
}

func broadcastLetters(d desk) {
	b := d.broadcast("b")
	d.announce(b, true)
	step := d.step(b, 2, "", 7, -8)
	now := d.clock.Now().Truncate(time.Millisecond)
	step.Letters[0].Priority, step.Letters[0].Due = outbox.Reminder, now.Add(-time.Minute)
	step.Letters[1].To.Topic, step.Letters[1].Note = 12, "catatan"
	step.Letters[1].Due, step.Letters[1].Expires = now.Add(time.Hour), now.Add(2*time.Hour)
	d.advance(2, b, step)
	same(d.T, "the first letter", step.Letters[0], d.one("b/7").Letter)
	d.pass(90 * time.Minute)
	for _, l := range d.take(5) {
		if l.Key == "b/-8" {
			same(d.T, "the second letter", step.Letters[1], l.Letter)
			d.delay(l, 0, outbox.Away)
		}
	}
	d.pass(time.Hour)
	d.take(10) // looks at what has expired
	d.dead("b/-8: away")
	d.put(0, d.letter("b/-8", -8))
}

// readers has those for whom letters were made be read again, page by page, also when all
// letters have ended; of a broadcast that never was there are none.
func readers(d desk) {
	b := d.broadcast("release/43")
	d.announce(b, true)
	d.advance(3, b, d.step(b, 0, "3", 7, -1001234567890, 3))
	b.After = "3"
	d.advance(1, b, d.step(b, 2, "", 11, 7))
	c, err := d.Claim(d.Context(), 9, time.Minute)
	d.check(err)
	for _, l := range c.Leases {
		d.finish(l, outbox.Dropped, "")
	}
	d.pass(80 * 24 * time.Hour)
	var all []int64
	for after, pages := "", 0; after != "" || pages == 0; pages++ {
		ids, next, err := d.Readers(d.Context(), b.ID, after, 3)
		d.check(err)
		all, after = append(all, ids...), next
	}
	same(d.T, "the readers", []int64{-1001234567890, 3, 7, 11}, all)
	if ids, next, err := d.Readers(d.Context(), "never", "", 3); len(ids) > 0 || next != "" || err != nil {
		d.Errorf("of a broadcast that never was: %v, %q, %v", ids, next, err)
	}
	if _, _, err := d.Readers(d.Context(), b.ID, "x", 3); err == nil {
		d.Error("there is no error for a place that is none")
	}
}
