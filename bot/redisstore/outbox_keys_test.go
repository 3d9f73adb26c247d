package redisstore_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// busy has an outbox do all that it can, so that every key of it is there.
func busy(t *testing.T, o *redisstore.Outbox) {
	t.Helper()
	ctx := t.Context()
	put := func(letters ...outbox.Letter) {
		_, err := o.Put(ctx, letters...)
		check(t, err)
	}
	marked := letter("sent", 1)
	marked.Marks = []string{"komitmen/6311/12/dinsos/2026-12-31/H-7@1"}
	put(marked, letter("parked", 2), letter("dead", 3), letter("leased", 4))
	check(t, o.Rest(ctx, 2, outbox.Gone))
	for _, l := range claimed(t, o, 3) {
		switch l.Key {
		case "sent":
			check(t, o.Finish(ctx, l, outbox.Sent, ""))
		case "dead":
			check(t, o.Finish(ctx, l, outbox.Dead, outbox.Refused))
		}
	}
	for p := range outbox.Priorities {
		l := letter(fmt.Sprint("waits ", p), 5)
		l.Priority, l.Due = outbox.Priorities[p], time.Now().Add(time.Minute)
		put(l)
	}
	for i, id := range []string{"on", "over"} {
		b := outbox.Broadcast{ID: id, Priority: outbox.Reminder, Expires: time.Now().Add(time.Hour), Indexes: []string{"x"}}
		_, err := o.Announce(ctx, b)
		check(t, err)
		step := outbox.Step{At: map[string]int{"over": 1}[id], After: "1", Letters: []outbox.Letter{letter(id+"/1", int64(10+i))}}
		step.Letters[0].Broadcast = id
		_, err = o.Advance(ctx, b, step)
		check(t, err)
	}
	later := letter("on/2", 12)
	later.Broadcast, later.Due = "on", time.Now().Add(5*time.Minute)
	put(later)
	check(t, o.Move(ctx, 8, 9))
	for _, l := range claimed(t, o, 2) {
		if l.Key == "over/1" {
			check(t, o.Finish(ctx, l, outbox.Sent, ""))
		}
	}
	_, _, err := o.Reserve(ctx, 6, "private")
	check(t, err)
	check(t, o.Told(ctx, 7, "group", time.Minute))
	check(t, o.Told(ctx, 6, "private", time.Minute)) // the second holds all back
}

// The outbox has the keys of the table in doc.go and no others; those that grow
// with the letters have a time to live.
func TestOutboxKeys(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		pace, err := outbox.ParsePace("100000/s,100000/s,100000/m")
		check(t, err)
		box := redisstore.OpenClient(c, o).Outbox(pace)
		busy(t, box)
		got := map[string]bool{}
		check(t, eachKey(t.Context(), c, o.Prefix, func(key string) error {
			name, ok := strings.CutPrefix(key, o.Prefix+"{outbox}:")
			if !ok {
				t.Errorf("%s is outside the slot of the outbox", key)
			}
			if kind, what, ok := strings.Cut(name, ":"); ok && (kind != "q" && kind != "bq") {
				name = kind + ":*"
				if kind == "bc" || kind == "told" {
					name = kind + ":" + what
				}
			}
			ttl, err := c.PTTL(t.Context(), key).Result()
			got[name] = ttl > 0
			return err
		}))
		want := map[string]bool{
			"gen": false, "h": false, "b": false, "n": false, "held": false, "lease": false, "parked": false, "parked:*": false, "dead": false,
			"q:1": false, "q:2": false, "q:3": false, "bq:2": false, "rest": false, "moved": false,
			"done:*": true, "mark:*": true, "min:*": true, "c:*": true, "all": true, "waits": true, "longest": true,
			"bc:on": false, "told:on": false, "bc:over": true, "told:over": true,
		}
		if !maps.Equal(got, want) {
			t.Errorf("keys, and whether they expire: %v; want %v", got, want)
		}
	})
}

// eachKey goes through the keys with a prefix.
func eachKey(ctx context.Context, c redis.UniversalClient, prefix string, do func(string) error) error {
	look := func(ctx context.Context, node *redis.Client) error {
		keys, err := node.Keys(ctx, prefix+"*").Result()
		for _, key := range keys {
			err = errors.Join(err, do(key))
		}
		return err
	}
	if cluster, ok := c.(*redis.ClusterClient); ok {
		return cluster.ForEachMaster(ctx, look)
	}
	return look(ctx, c.(*redis.Client))
}

// When all letters have ended, nothing of them is left but what expires.
func TestOutboxLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		o, clock := outboxOn(t, c, outbox.Pace{})
		busy(t, o)
		_, err := o.Revive(t.Context(), 2)
		check(t, err)
		clock.Pass(t, 10*time.Minute)
		for {
			got, err := o.Claim(t.Context(), 10, time.Minute)
			check(t, err)
			for _, l := range got.Leases {
				check(t, o.Finish(t.Context(), l, outbox.Sent, ""))
			}
			if len(got.Leases) == 0 && got.Wait > 0 {
				break
			}
		}
		b, ok, err := o.Broadcast(t.Context(), "on")
		if err != nil || !ok {
			t.Fatalf("the broadcast is there %v, %v", ok, err)
		}
		_, err = o.Advance(t.Context(), b, outbox.Step{At: 1})
		check(t, err)
		_, _, err = o.Spread(t.Context())
		check(t, err)
		clock.Pass(t, outbox.Remembered+time.Hour)
		var left []string
		check(t, eachKey(t.Context(), c, clock.prefix, func(key string) error {
			left = append(left, strings.TrimPrefix(key, clock.prefix+"{outbox}:"))
			return nil
		}))
		slices.Sort(left)
		if want := []string{"b", "dead", "gen", "h", "moved", "n"}; !slices.Equal(left, want) { // one dead letter, a move, counts
			t.Errorf("90 days later there are %q; want %q", left, want)
		}
	})
}

// The oldest dead letters make room, and are counted still.
func TestDeadLettersAreBounded(t *testing.T) {
	t.Parallel()
	c := redistest.Client(t)
	o, clock := outboxOn(t, c, outbox.Pace{})
	const more = 20
	var letters []outbox.Letter
	for i := range redisstore.DeadLetters + more {
		l := letter(fmt.Sprint(i), 1)
		l.Due, l.Expires = clock.Now().Add(-time.Hour+time.Duration(i)*time.Microsecond), clock.Now()
		letters = append(letters, l)
	}
	_, err := o.Put(t.Context(), letters...)
	check(t, err)
	for {
		got, err := o.Claim(t.Context(), 100, time.Minute)
		check(t, err)
		if got.Wait > 0 {
			break
		}
	}
	s, err := o.Stats(t.Context())
	if err != nil || s.Dead != redisstore.DeadLetters || s.Counts["dead"] != redisstore.DeadLetters+more || s.Waiting[outbox.Release] != 0 {
		t.Errorf("%d dead letters, %d counted, %d wait, %v", s.Dead, s.Counts["dead"], s.Waiting[outbox.Release], err)
	}
	if added, err := o.Put(t.Context(), letters[0], letters[len(letters)-1]); err != nil || added != 0 {
		t.Errorf("dead letters go in again: %d, %v", added, err)
	}
	if n, err := o.Retry(t.Context(), clock.Now().Add(time.Hour)); err != nil || n != redisstore.DeadLetters {
		t.Errorf("%d were put back, %v; want all %d", n, err, redisstore.DeadLetters)
	}
}

// An outbox whose memory is lost, or another's, gives nothing out.
func TestWiped(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		box := redisstore.OpenClient(c, o).Outbox(outbox.Pace{})
		first, err := box.Generation(t.Context())
		check(t, err)
		again, err := box.Generation(t.Context())
		if err != nil || again != first || first == "" {
			t.Errorf("generations %q, %q, %v; want the same", first, again, err)
		}
		other, err := redisstore.OpenClient(c, o).Outbox(outbox.Pace{}).Generation(t.Context())
		if err != nil || other != first {
			t.Errorf("another replica has generation %q, %v; want %q", other, err, first)
		}
		_, err = box.Put(t.Context(), letter("a", 1))
		check(t, err)
		check(t, c.Del(t.Context(), o.Prefix+"{outbox}:gen").Err())
		wiped := func() {
			t.Helper()
			if got, err := box.Claim(t.Context(), 1, time.Minute); !errors.Is(err, outbox.ErrWiped) || len(got.Leases) > 0 {
				t.Errorf("Claim brought %d letters, %v; want ErrWiped", len(got.Leases), err)
			}
		}
		wiped()
		fresh := redisstore.OpenClient(c, o).Outbox(outbox.Pace{})
		claimed(t, fresh, 1)
		wiped()
		if _, err := box.Generation(t.Context()); !errors.Is(err, outbox.ErrWiped) {
			t.Errorf("Generation after the memory was lost: %v; want ErrWiped", err)
		}
	})
}

// Who finishes a letter after the lease's time, but before anyone has taken the
// letter back, has sent it: it does not go out again.
func TestLateFinish(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		o, clock := outboxOn(t, c, outbox.Pace{})
		_, err := o.Put(t.Context(), letter("a", 1))
		check(t, err)
		l := claimed(t, o, 1)[0]
		clock.Pass(t, 2*time.Minute)
		check(t, o.Finish(t.Context(), l, outbox.Sent, ""))
		claimed(t, o, 0)
	})
}

// Put, Announce and Generation say that something is kept only once Sync has said so.
func TestOutboxSyncs(t *testing.T) {
	full := errors.New("disk full")
	says := full
	o := redisstore.OpenClient(inProcess(t).Client(), redisstore.Options{Sync: func(context.Context) error { return says }}).Outbox(outbox.Pace{})
	if _, err := o.Generation(t.Context()); !errors.Is(err, full) {
		t.Errorf("Generation = %v; want what Sync said", err)
	}
	if _, err := o.Put(t.Context(), letter("a", 1)); !errors.Is(err, full) {
		t.Errorf("Put = %v; want what Sync said", err)
	}
	b := outbox.Broadcast{ID: "b", Priority: outbox.Release, Expires: time.Now().Add(time.Hour)}
	if _, err := o.Announce(t.Context(), b); !errors.Is(err, full) {
		t.Errorf("Announce = %v; want what Sync said", err)
	}
	says = nil
	l := claimed(t, o, 1)[0]
	says = full
	if err := o.Finish(t.Context(), l, outbox.Sent, ""); err != nil {
		t.Errorf("Finish = %v; it does not wait for the disk", err)
	}
}

// What a journal knows and the store does not is taken over.
func TestReplay(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		o, _ := outboxOn(t, c, outbox.Pace{})
		b := outbox.Broadcast{ID: "b", Priority: outbox.Release, Expires: time.Now().Add(time.Hour), Indexes: []string{"x"}}
		_, err := o.Announce(t.Context(), b)
		check(t, err)
		_, err = o.Put(t.Context(), letter("waits", 1), letter("leased", 2), letter("known", 3), letter("under way", 4))
		check(t, err)
		for _, l := range claimed(t, o, 4) {
			if l.Key == "known" {
				check(t, o.Finish(t.Context(), l, outbox.Sent, ""))
			}
			if l.Key == "waits" {
				check(t, o.Delay(t.Context(), l, 0, ""))
			}
		}
		later := letter("later", 6)
		later.Broadcast, later.Due = "b", time.Now().Add(30*time.Minute)
		_, err = o.Put(t.Context(), later)
		check(t, err)
		check(t, o.Replay(t.Context(), []string{"waits", "leased", "known", "later", "b/7"}, []string{"under way", "b/8"}))

		step := outbox.Step{At: 1, Letters: []outbox.Letter{letter("b/7", 7), letter("b/8", 8)}} // made again
		added, err := o.Advance(t.Context(), b, step)
		check(t, err)
		var keys []string
		for _, l := range claimed(t, o, 2) {
			keys = append(keys, l.Key)
		}
		slices.Sort(keys)
		if added != 1 || !slices.Equal(keys, []string{"b/8", "under way"}) {
			t.Errorf("after the replay %d letters are made and %q come; want 1, b/8 and under way", added, keys)
		}
		s, err := o.Stats(t.Context())
		if err != nil || s.Counts["sent"] != 5 || s.Counts["uncertain"] != 2 || s.Counts["again"] != 1 || s.Held != 0 {
			t.Errorf("counts %v, %d held, %v; want 5 sent, 2 uncertain, 1 again, none held", s.Counts, s.Held, err)
		}
	})
}

// One holder leads until it yields or its time is over.
func TestLead(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		s, pass := redisstore.OpenClient(c, o), redistest.Pass(c, o.Prefix)
		lead := func(holder string, want bool) {
			t.Helper()
			if mine, err := s.Lead(t.Context(), "poll", holder, 15*time.Second); err != nil || mine != want {
				t.Errorf("%s leads: %v, %v; want %v", holder, mine, err, want)
			}
		}
		lead("a", true)
		lead("b", false)
		pass(t, 10*time.Second)
		lead("a", true)
		pass(t, 10*time.Second)
		lead("b", false)
		pass(t, 10*time.Second)
		lead("b", true)
		check(t, s.Yield(t.Context(), "poll", "a"))
		lead("a", false)
		check(t, s.Yield(t.Context(), "poll", "b"))
		lead("a", true)
		if mine, err := s.Lead(t.Context(), "other", "b", time.Minute); err != nil || !mine {
			t.Errorf("nobody leads under another name: %v, %v", mine, err)
		}
	})
}
