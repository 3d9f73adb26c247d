// Package outboxtest holds the contract of the outbox's stores: what every
// implementation must do, whatever it keeps its data in, and the one table that
// says what the pace is.
//
// Time is moved, never waited for. A store on a real server runs on while it is
// moved, so the contract uses paces of minutes where a moment must not matter.
package outboxtest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// Clock is the store's own time.
type Clock interface {
	Now() time.Time
	// Pass moves it, backwards too.
	Pass(t *testing.T, d time.Duration)
}

// Open gives an empty store with a pace, and its clock.
type Open func(*testing.T, outbox.Pace) (outbox.Store, Clock)

// Usual is the pace that Telegram allows.
var Usual = outbox.Pace{
	All:     outbox.Rate{N: 30, Per: time.Second},
	Private: outbox.Rate{N: 1, Per: time.Second},
	Group:   outbox.Rate{N: 20, Per: time.Minute},
}

// TestStore holds a store against outbox.Store.
func TestStore(t *testing.T, open func(*testing.T, outbox.Pace) (outbox.Store, Clock)) {
	off := func(run func(desk)) func(*testing.T) {
		return func(t *testing.T) { run(opened(t, open, outbox.Pace{})) }
	}
	t.Run("letters", func(t *testing.T) {
		t.Run("a key goes in once", off(keyOnce))
		t.Run("all or none", off(allOrNone))
		t.Run("what was put comes out", off(unchanged))
		t.Run("priorities", off(priorities))
		t.Run("due", off(due))
		t.Run("expiry", off(expiry))
		t.Run("delay", off(delay))
		t.Run("delay beyond the expiry", off(delayBeyond))
	})
	t.Run("marks", func(t *testing.T) {
		t.Run("a mark goes in once", off(markOnce))
		t.Run("marks outlive letters", off(marksOutlive))
		t.Run("marks end", off(marksEnd))
		t.Run("all or none", off(badMarks))
		t.Run("of broadcasts", off(broadcastMarks))
		t.Run("crowd", off(crowdOfTellers))
	})
	t.Run("leases", func(t *testing.T) {
		t.Run("one taker", off(oneTaker))
		t.Run("ended lease", off(endedLease))
		t.Run("longest lease", off(longestLease))
		t.Run("finish twice", off(finishTwice))
		t.Run("clock set back", off(leaseClockBack))
	})
	t.Run("chats", func(t *testing.T) {
		t.Run("rest and revive", off(restAndRevive))
		t.Run("rest until the expiry", off(restUntilExpiry))
		t.Run("move", off(move))
		t.Run("moves chain", off(movesChain))
		t.Run("moves in a ring", off(movesRing))
		t.Run("the pace moves too", func(t *testing.T) { movePace(opened(t, open, slow)) })
		t.Run("the rest moves too", off(moveRest))
	})
	t.Run("broadcasts", func(t *testing.T) {
		t.Run("an ID goes in once", off(idOnce))
		t.Run("order", off(order))
		t.Run("readers", off(readers))
		t.Run("cursor", off(cursor))
		t.Run("each chat once", off(eachChatOnce))
		t.Run("each chat once under any number", off(onceThoughMoved))
		t.Run("ahead", off(ahead))
		t.Run("ahead of the night", off(aheadOfNight))
		t.Run("held", off(held))
		t.Run("held back", off(heldBack))
		t.Run("letters", off(broadcastLetters))
	})
	t.Run("desk", func(t *testing.T) {
		t.Run("stats", off(stats))
		t.Run("last minute", off(lastMinute))
		t.Run("dead letters", off(deadLetters))
		t.Run("retry", off(retry))
	})
	t.Run("crowd", func(t *testing.T) {
		t.Run("letters", off(crowdOfTakers))
		t.Run("puts", off(crowdOfPutters))
		t.Run("steps", off(crowdOfSteppers))
		t.Run("reserves", func(t *testing.T) { crowdOfAnswers(opened(t, open, Usual)) })
	})
	t.Run("pace", func(t *testing.T) { testPace(t, open) })
	t.Run("property", func(t *testing.T) { testProperty(t, open) })
}

// desk is one open store in a test.
type desk struct {
	*testing.T
	outbox.Store
	clock Clock
}

func opened(t *testing.T, open Open, p outbox.Pace) desk {
	t.Helper()
	s, clock := open(t, p)
	return desk{t, s, clock}
}

func (d desk) pass(by time.Duration) {
	d.Helper()
	d.clock.Pass(d.T, by)
}

func (d desk) check(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// wantError checks that an error is the one that a store must answer.
func (d desk) wantError(got, want error) {
	d.Helper()
	if !errors.Is(got, want) {
		d.Errorf("got error %v; want %v", got, want)
	}
}

// letter is a plain one that lives a day.
func (d desk) letter(key string, to int64) outbox.Letter { return letterAt(d.clock.Now(), key, to) }

// letterAt is a letter for many at once: asking a server for the time takes a while.
func letterAt(now time.Time, key string, to int64) outbox.Letter {
	return outbox.Letter{
		Key: key, Priority: outbox.Release, To: chat.ID{Chat: to}, Kind: kindOf(to),
		Expires: now.Add(24 * time.Hour), Message: chat.Message{Text: "words of " + key},
	}
}

func kindOf(id int64) chat.Kind {
	if id < 0 {
		return chat.Group
	}
	return chat.Private
}

func (d desk) put(want int, letters ...outbox.Letter) {
	d.Helper()
	added, err := d.Put(d.Context(), letters...)
	d.check(err)
	if added != want {
		d.Errorf("Put of %s added %d; want %d", keysOf(letters), added, want)
	}
}

// lease is the time that the contract takes letters for.
const lease = 30 * time.Second

// take claims again and again until n letters came or nothing more comes.
func (d desk) take(n int) []outbox.Lease {
	d.Helper()
	var all []outbox.Lease
	for range 100 {
		c, err := d.Claim(d.Context(), n-len(all), lease)
		d.check(err)
		if len(c.Leases) > n-len(all) {
			d.Fatalf("Claim of %d brought %d", n-len(all), len(c.Leases))
		}
		if len(c.Leases) == 0 && (c.Wait < 0 || c.Wait > time.Second) {
			d.Errorf("Claim says to wait %v; want at most a second", c.Wait)
		}
		all = append(all, c.Leases...)
		if len(all) == n || len(c.Leases) == 0 && c.Wait > 0 {
			break
		}
	}
	return all
}

// takes claims and checks the keys, in order.
func (d desk) takes(n int, want ...string) []outbox.Lease {
	d.Helper()
	got := d.take(n)
	if !slices.Equal(keysOf(got), want) {
		d.Fatalf("Claim of %d brought %v; want %v", n, keysOf(got), want)
	}
	return got
}

// one claims the only letter there is to claim.
func (d desk) one(want string) outbox.Lease {
	d.Helper()
	return d.takes(2, want)[0]
}

// ended claims the only letter there is to claim and ends it.
func (d desk) ended(want string) outbox.Letter {
	d.Helper()
	l := d.one(want)
	d.finish(l, outbox.Sent, "")
	return l.Letter
}

// none checks that there is nothing to claim.
func (d desk) none() {
	d.Helper()
	d.takes(10)
}

func (d desk) finish(l outbox.Lease, o outbox.Outcome, r outbox.Reason) {
	d.Helper()
	d.check(d.Finish(d.Context(), l, o, r))
}

func (d desk) delay(l outbox.Lease, after time.Duration, r outbox.Reason) {
	d.Helper()
	d.check(d.Delay(d.Context(), l, after, r))
}

func (d desk) stats() outbox.Stats {
	d.Helper()
	s, err := d.Stats(d.Context())
	d.check(err)
	return s
}

func (d desk) counts(want map[string]int64) {
	d.Helper()
	got := d.stats().Counts
	for name, n := range want {
		if got[name] != n {
			d.Errorf("%d are counted as %s; want %d", got[name], name, n)
		}
	}
}

// dead checks the dead letters, the newest first, each as "key: reason".
func (d desk) dead(want ...string) {
	d.Helper()
	letters, err := d.Dead(d.Context(), 100)
	d.check(err)
	var got []string
	for _, l := range letters {
		got = append(got, fmt.Sprintf("%s: %s", l.Key, l.Reason))
	}
	if !slices.Equal(got, want) {
		d.Errorf("dead letters %q; want %q", got, want)
	}
}

func keysOf[L outbox.Letter | outbox.Lease](letters []L) []string {
	var keys []string
	for _, l := range letters {
		switch l := any(l).(type) {
		case outbox.Letter:
			keys = append(keys, l.Key)
		case outbox.Lease:
			keys = append(keys, l.Key)
		}
	}
	return keys
}

func sorted[T cmp.Ordered](s []T) []T {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}

// same reports how two values differ, with times to the millisecond, in which
// stores may keep them.
func same(t *testing.T, what string, want, got any) {
	t.Helper()
	times := gocmp.Comparer(func(a, b time.Time) bool { return a.Sub(b).Abs() < 2*time.Millisecond })
	if diff := gocmp.Diff(want, got, times); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
