package outbox_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pantau/bot/outbox"
)

var start = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func usual(t testing.TB) *outbox.Limiter {
	t.Helper()
	p, err := outbox.ParsePace("30/s,1/s,20/m")
	if err != nil {
		t.Fatal(err)
	}
	return outbox.NewLimiter(p)
}

// most is how many of the slots lie in any window of that length.
func most(slots []time.Time, window time.Duration) (n int) {
	slices.SortFunc(slots, time.Time.Compare)
	for i, first := range slots {
		k := i
		for k < len(slots) && slots[k].Sub(first) < window {
			k++
		}
		n = max(n, k-i)
	}
	return n
}

func TestAnswersBurstAndThenKeepThePace(t *testing.T) {
	l := usual(t)
	var waits []time.Duration
	for range 8 {
		waits = append(waits, l.Reserve(start, 1, false).Sub(start).Round(100*time.Millisecond))
	}
	for i, wait := range waits {
		switch {
		case i < 5 && wait > 200*time.Millisecond:
			t.Errorf("answer %d to a quiet chat waits %v", i+1, wait)
		case i >= 5 && (wait < time.Duration(i-4)*time.Second || wait > time.Duration(i-3)*time.Second):
			t.Errorf("answer %d waits %v; want one a second after the burst", i+1, wait)
		}
	}
}

func TestWaitingChatHoldsNobodyUp(t *testing.T) {
	l := usual(t)
	for range 20 {
		l.Reserve(start, 1, false)
	}
	if wait := l.Reserve(start, 2, false).Sub(start); wait > time.Second {
		t.Errorf("another chat waits %v behind one that is over its pace", wait)
	}
}

func TestPushHoldsBackWhatItNames(t *testing.T) {
	l := usual(t)
	l.Push(start, 1, false, start.Add(7*time.Second))
	if got := l.Reserve(start, 1, false); got.Before(start.Add(7 * time.Second)) {
		t.Errorf("the chat that was told to wait may send after %v", got.Sub(start))
	}
	if got := l.Reserve(start, 2, false); got.Sub(start) > time.Second {
		t.Errorf("another chat waits %v", got.Sub(start))
	}
	l.Push(start, 0, true, start.Add(3*time.Second))
	if got := l.Reserve(start, 3, false); got.Before(start.Add(3 * time.Second)) {
		t.Errorf("after a limit over all a chat may send after %v", got.Sub(start))
	}
}

// A clock that is set back an hour does not stop sending for an hour.
func TestClockSetBack(t *testing.T) {
	l := usual(t)
	for range 200 {
		l.Reserve(start, 1, true)
	}
	l.Push(start, 1, true, start.Add(10*time.Second))
	before := start.Add(-time.Hour)
	if wait := l.Reserve(before, 1, true).Sub(before); wait > 3*time.Minute {
		t.Errorf("with the clock set back an hour the chat waits %v", wait)
	}
}

func TestWithoutPaceNothingWaits(t *testing.T) {
	l := outbox.NewLimiter(outbox.Pace{})
	for range 1000 {
		if got := l.Reserve(start, 1, true); !got.Equal(start) {
			t.Fatalf("without a pace a message waits %v", got.Sub(start))
		}
	}
}

// However messages come, no second holds more than thirty over all, no minute
// more than twenty to a group, and a person gets a burst of five and then one a
// second.
func TestLimitsAreNeverPassed(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l := usual(t)
		now := start
		var all []time.Time
		chats := map[int64][]time.Time{}
		for range rapid.IntRange(1, 200).Draw(r, "messages") {
			now = now.Add(time.Duration(rapid.IntRange(0, 400).Draw(r, "ms later")) * time.Millisecond)
			id := rapid.Int64Range(-3, 12).Draw(r, "chat")
			slot := l.Reserve(now, id, id < 0)
			if slot.Before(now) {
				r.Fatalf("a slot %v in the past", now.Sub(slot))
			}
			all, chats[id] = append(all, slot), append(chats[id], slot)
		}
		if n := most(all, time.Second); n > 30 {
			r.Errorf("%d messages in a second", n)
		}
		for id, slots := range chats {
			if n := most(slots, time.Minute); id < 0 && n > 20 {
				r.Errorf("%d messages in a minute to a group", n)
			}
			if n := most(slots, time.Second); n > 5 {
				r.Errorf("%d messages in a second to one chat", n)
			}
			if n := most(slots, 10*time.Second); id >= 0 && n > 5+9 {
				r.Errorf("%d messages in ten seconds to one person", n)
			}
		}
	})
}

// Chats that nothing limits any more are forgotten: a bot that has spoken with
// many does not grow.
func BenchmarkReserve(b *testing.B) {
	l, now := usual(b), start
	b.ReportAllocs()
	for i := range int64(b.N) {
		now = now.Add(40 * time.Millisecond)
		l.Reserve(now, i%100_000, false)
	}
}
