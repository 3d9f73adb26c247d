package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// lists are chats by index; a place is the number of those passed.
type lists map[string][]int64

func (l lists) page(_ context.Context, index, after string, n int) ([]int64, string, error) {
	from, _ := strconv.Atoi(after)
	ids := l[index][from:]
	if len(ids) <= n {
		return ids, "", nil
	}
	return ids[:n], strconv.Itoa(from + n), nil
}

// everybody gets a letter at once.
func everybody(_ context.Context, _ outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
	var letters []outbox.Letter
	for _, id := range ids {
		letters = append(letters, outbox.Letter{To: chat.ID{Chat: id}, Kind: kindOf(id)})
	}
	return letters, nil
}

func (o *office) spreader(l lists) *outbox.Spreader {
	return &outbox.Spreader{Store: o.store, Page: l.page, Address: everybody, Log: o.postman().Log, Wake: o.bell}
}

func (o *office) spread(s *outbox.Spreader) (stop func()) {
	ctx, cancel := context.WithCancel(o.t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Run(ctx); err != nil {
			o.t.Errorf("Run: %v", err)
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

func (o *office) announce(id string, indexes ...string) {
	o.t.Helper()
	now := time.Now()
	b := outbox.Broadcast{ID: id, Priority: outbox.Release, Start: now, Expires: now.Add(24 * time.Hour), Indexes: indexes, Body: "words"}
	if isNew, err := o.store.Announce(o.t.Context(), b); !isNew || err != nil {
		o.t.Fatalf("Announce: %v, %v", isNew, err)
	}
}

func numbers(from, to int64) (ids []int64) {
	for id := from; id < to; id++ {
		ids = append(ids, id)
	}
	return ids
}

// wording has the letters of broadcasts say their key.
func wording(_ context.Context, l outbox.Letter) (outbox.Words, error) {
	return outbox.Words{Message: chat.Message{Text: l.Key}}, nil
}

// Two spreaders and two postmen bring a broadcast over two lists to each chat once,
// with no more letters ahead than allowed, by the time that was forecast.
func TestBroadcast(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		l := lists{"a": numbers(1, 2001), "b": numbers(1500, 2501)}
		o.announce("release/1", "a", "b")
		var stops []func()
		for range 2 {
			stops = append(stops, o.spread(o.spreader(l)))
			p := o.postman()
			p.Words = wording
			stop := o.start(p)
			stops = append(stops, func() { stop() })
		}
		forecast := outbox.Forecast(2500, usualPace())
		most := 0
		for time.Since(o.opened) < forecast+2*time.Second {
			time.Sleep(time.Second)
			most = max(most, o.stats().Waiting[outbox.Release])
		}
		for _, stop := range stops {
			stop()
		}
		if most > outbox.Ahead+2*outbox.Page {
			t.Errorf("%d letters waited at once", most)
		}
		got := o.texts()
		slices.Sort(got)
		var want []string
		for id := range 2500 {
			want = append(want, fmt.Sprint("release/1/", id+1))
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%d letters stand; want each of %d once", len(got), len(want))
		}
		if b, ok, err := o.store.Broadcast(o.t.Context(), "release/1"); err != nil || !ok || !b.Done() || b.Made != 2500 {
			t.Errorf("the broadcast: %+v, %v, %v", b, ok, err)
		}
	})
}

// Chats that are asleep, however many stand first on the list, hold up none that are
// awake, and get theirs in the morning.
func TestBroadcastAtNight(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		const asleep, awake = 1500, 300
		morning := o.opened.Add(20 * time.Minute)
		s := o.spreader(lists{"a": numbers(1, asleep+awake+1)})
		s.Address = func(ctx context.Context, b outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
			letters, err := everybody(ctx, b, ids)
			for i := range letters {
				if letters[i].To.Chat <= asleep {
					letters[i].Due = morning
				}
			}
			return letters, err
		}
		p := o.postman()
		p.Words = wording
		o.announce("b", "a")
		defer o.spread(s)()
		defer o.start(p)()
		time.Sleep(outbox.Forecast(awake, usualPace()) + 3*time.Second)
		if n, st := len(o.texts()), o.stats(); n != awake || st.Held != asleep {
			t.Errorf("%d letters stand, %d are held; want %d and %d", n, st.Held, awake, asleep)
		}
		time.Sleep(time.Until(morning) + outbox.Forecast(asleep, usualPace()) + 3*time.Second)
		if n := len(o.texts()); n != asleep+awake {
			t.Errorf("%d letters stand after the morning; want all %d", n, asleep+awake)
		}
	})
}

// An address decides who gets a letter, when and where.
func TestSpreaderAddresses(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		s := o.spreader(lists{"a": {1, 2, 3}})
		s.Address = func(_ context.Context, b outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
			if b.Body != "words" || !slices.Equal(ids, []int64{1, 2, 3}) {
				t.Errorf("addressed are %v with %q", ids, b.Body)
			}
			return []outbox.Letter{
				{To: chat.ID{Chat: 1}, Kind: chat.Private},
				{To: chat.ID{Chat: -3, Topic: 4}, Kind: chat.Group, Priority: outbox.Reminder, Key: "own", Due: time.Now().Add(time.Hour), Expires: time.Now().Add(2 * time.Hour)},
			}, nil
		}
		o.announce("b", "a", "nobody")
		stop := o.spread(s)
		time.Sleep(5 * time.Second)
		stop()
		c, err := o.store.Claim(o.t.Context(), 5, time.Minute)
		if err != nil || len(c.Leases) != 1 {
			t.Fatalf("Claim: %d letters, %v", len(c.Leases), err)
		}
		if l := c.Leases[0]; l.Key != "b/1" || l.Broadcast != "b" || l.Priority != outbox.Release || l.Expires.Sub(o.opened) != 24*time.Hour {
			t.Errorf("the first is %+v", l)
		}
		time.Sleep(time.Hour)
		if c, err = o.store.Claim(o.t.Context(), 5, time.Minute); err != nil {
			t.Fatal(err)
		}
		for _, l := range c.Leases {
			if l.Key == "own" && (l.Priority != outbox.Reminder || l.To.Topic != 4 || l.Broadcast != "b" || l.Expires.Sub(o.opened) > 3*time.Hour) {
				t.Errorf("the second is %+v", l)
			}
		}
	})
}

// What fails is tried again, is logged once, and holds nothing up for ever.
func TestSpreaderGoesOn(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		l := lists{"a": numbers(1, 301)}
		s := o.spreader(l)
		calls := 0
		s.Page = func(ctx context.Context, index, after string, n int) ([]int64, string, error) {
			if calls++; calls < 5 {
				return nil, "", errors.New("no connection")
			}
			return l.page(ctx, index, after, n)
		}
		s.Address = func(ctx context.Context, b outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
			if calls++; calls < 8 {
				panic("a mistake")
			}
			return everybody(ctx, b, ids)
		}
		o.announce("b", "a")
		stop := o.spread(s)
		time.Sleep(2 * time.Minute)
		stop()
		if n := o.stats().Waiting[outbox.Release]; n != 300 {
			t.Errorf("%d letters wait; want 300", n)
		}
		if n := strings.Count(o.logged(), "cannot be spread"); n != 1 {
			t.Errorf("logged %d times; want once", n)
		}
	})
}

// A broadcast that can never be addressed holds up none behind it, is tried again
// at growing intervals, and goes on when the fault is mended.
func TestSpreaderSetsAside(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		s := o.spreader(lists{"a": numbers(1, 301), "b": numbers(1, 601)})
		var tried []time.Duration
		var mended atomic.Bool
		s.Address = func(ctx context.Context, b outbox.Broadcast, ids []int64) ([]outbox.Letter, error) {
			if b.ID == "bad" && !mended.Load() {
				tried = append(tried, time.Since(o.opened))
				return nil, errors.New("a region that is unknown")
			}
			return everybody(ctx, b, ids)
		}
		o.announce("bad", "a")
		time.Sleep(time.Minute) // so that the other is behind it
		o.announce("good", "b")
		stop := o.spread(s)
		synctest.Wait()
		if n := o.stats().Waiting[outbox.Release]; n != 600 {
			t.Errorf("%d letters wait at once; want the 600 of the other broadcast", n)
		}
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if n := len(tried); n < 40 || n > 50 {
			t.Errorf("tried %d times in ten minutes, after %v; want every 15 s", n, tried)
		}
		mended.Store(true)
		time.Sleep(20 * time.Second)
		stop()
		if n := o.stats().Waiting[outbox.Release]; n != 900 {
			t.Errorf("%d letters wait when the fault is mended; want 900", n)
		}
		if n := strings.Count(o.logged(), "cannot be spread"); n != 1 {
			t.Errorf("logged %d times; want once", n)
		}
	})
}

// asked is a store that counts who asks for something to spread.
type asked struct {
	outbox.Store
	times *atomic.Int64
}

func (a asked) Spread(ctx context.Context, aside ...string) (outbox.Broadcast, bool, error) {
	a.times.Add(1)
	return a.Store.Spread(ctx, aside...)
}

// An idle spreader looks once a second, and at once when the bell rings.
func TestSpreaderWaits(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		var times atomic.Int64
		s := o.spreader(lists{"a": {1}})
		s.Store = asked{o.store, &times}
		stop := o.spread(s)
		time.Sleep(time.Minute + time.Millisecond)
		if n := times.Load(); n > 70 {
			t.Errorf("asked %d times in an idle minute", n)
		}
		o.announce("b", "a")
		o.bell.Ring()
		synctest.Wait()
		if n := o.stats().Waiting[outbox.Release]; n != 1 {
			t.Errorf("%d letters wait after the bell; want 1", n)
		}
		stop()
	})
}

// The bell of new letters rings when they can be claimed, and not for a page that
// made none.
func TestSpreaderRings(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		s := o.spreader(lists{"a": {1}})
		s.Made = make(outbox.Bell, 1)
		stop := o.spread(s)
		defer stop()
		o.announce("empty", "nobody")
		o.bell.Ring()
		synctest.Wait()
		select {
		case <-s.Made:
			t.Error("rung without letters")
		default:
		}
		o.announce("b", "a")
		o.bell.Ring()
		<-s.Made
		if c, err := o.store.Claim(o.t.Context(), 5, time.Minute); err != nil || len(c.Leases) != 1 {
			t.Errorf("%d letters to claim after the bell, %v", len(c.Leases), err)
		}
	})
}

func TestForecast(t *testing.T) {
	for letters, want := range map[int]time.Duration{0: 0, 1: 0, 1000: 33666 * time.Millisecond, 1_000_000: 9*time.Hour + 21*time.Minute + 40*time.Second} {
		if got := outbox.Forecast(letters, usualPace()); (got - want).Abs() > time.Second {
			t.Errorf("Forecast(%d) = %v; want %v", letters, got, want)
		}
	}
	if got := outbox.Forecast(1000, outbox.Pace{}); got != 0 {
		t.Errorf("without a pace the forecast is %v", got)
	}
}
