package outbox_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// slowly takes so long to deliver, or until it is cut.
func slowly(d time.Duration) func(context.Context, chat.ID, string, int) error {
	return func(ctx context.Context, _ chat.ID, _ string, _ int) error {
		select {
		case <-time.After(d):
			return nil
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", chat.ErrUncertain, ctx.Err())
		}
	}
}

func TestPostmanStops(t *testing.T) {
	for _, tt := range []struct {
		name      string
		takes     time.Duration
		ends      time.Duration
		sent      int64
		uncertain int64
	}{
		{"idle", 0, 0, 4, 0},
		{"with letters in hand", 6 * time.Second, 5 * time.Second, 2, 0},
		{"with letters that hang", time.Hour, 8 * time.Second, 0, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			bubble(t, outbox.Pace{}, func(o *office) {
				o.fate = slowly(tt.takes)
				p := o.postman()
				p.Workers = 2
				o.put(letter("a", 1), letter("b", 2), letter("c", 3), letter("d", 4))
				stop := o.start(p)
				time.Sleep(time.Second)
				if took := stop(); took != tt.ends {
					t.Errorf("stopping takes %v; want %v", took, tt.ends)
				}
				o.counted(map[string]int64{"sent": tt.sent, "uncertain": tt.uncertain, "again": 0})
				o.left(4-int(tt.sent), 0)
			})
		})
	}
}

// claimer is a store in which something happens at a claim.
type claimer struct {
	outbox.Store
	claim func(n int) error // before; an error ends it
	after func()
	tell  func() error // before Finish and Delay
	calls atomic.Int64
}

func (c *claimer) Claim(ctx context.Context, n int, lease time.Duration) (outbox.Claimed, error) {
	c.calls.Add(1)
	if c.claim != nil {
		if err := c.claim(n); err != nil {
			return outbox.Claimed{}, err
		}
	}
	if c.after != nil {
		defer c.after()
	}
	return c.Store.Claim(ctx, n, lease)
}

func (c *claimer) Finish(ctx context.Context, l outbox.Lease, how outbox.Outcome, why outbox.Reason) error {
	if c.tell != nil {
		if err := c.tell(); err != nil {
			return err
		}
	}
	return c.Store.Finish(ctx, l, how, why)
}

func (c *claimer) Delay(ctx context.Context, l outbox.Lease, after time.Duration, why outbox.Reason) error {
	if c.tell != nil {
		if err := c.tell(); err != nil {
			return err
		}
	}
	return c.Store.Delay(ctx, l, after, why)
}

// What is claimed at the very moment of the stop goes back and is not delivered.
func TestPostmanPutsBackWhatHeDidNotBegin(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		ctx, cancel := context.WithCancel(o.t.Context())
		p := o.postman()
		p.Store = &claimer{Store: o.store, after: cancel}
		o.put(letter("a", 1), letter("b", 2))
		if err := p.Run(ctx); err != nil {
			t.Errorf("Run: %v", err)
		}
		o.stands()
		o.left(2, 0)
		o.run(o.postman(), time.Second)
		o.left(0, 0)
	})
}

// A delivery is cut before its lease ends, so that it is nobody else's meanwhile.
func TestPostmanCutsDeliveriesBeforeTheLeaseEnds(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		hang := slowly(time.Hour)
		o.fate = func(ctx context.Context, to chat.ID, part string, attempt int) error {
			if attempt > 0 {
				return nil
			}
			began := time.Now()
			err := hang(ctx, to, part, attempt)
			if took := time.Since(began); took != 20*time.Second {
				t.Errorf("the delivery was cut after %v; want 20 s", took)
			}
			return err
		}
		o.put(letter("a", 1))
		o.run(o.postman(), time.Minute)
		o.stands("words of a")
		o.counted(map[string]int64{"again": 0, "uncertain": 1, "sent": 1})
	})
}

func TestPostmenShareAStore(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		o.fate = slowly(300 * time.Millisecond)
		const n = 120
		var want []string
		for i := range n {
			key := fmt.Sprintf("release/1/%03d", i)
			o.put(letter(key, int64(i+1)))
			want = append(want, "words of "+key)
		}
		stops := []func() time.Duration{o.start(o.postman()), o.start(o.postman()), o.start(o.postman())}
		time.Sleep(2 * time.Second)
		stops[0]()
		time.Sleep(4 * time.Second)
		stops[1]()
		stops[2]()
		got := o.texts()
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%d letters stand; want each of %d once", len(got), n)
		}
		when := o.when()
		for i := 30; i < len(when); i++ {
			if in := when[i] - when[i-30]; in < time.Second {
				t.Errorf("31 letters in %v", in)
			}
		}
		if forecast := outbox.Forecast(n, usualPace()); when[n-1] > forecast+time.Second {
			t.Errorf("the last stands after %v; the forecast says %v", when[n-1], forecast)
		}
		o.left(0, 0)
	})
}

// An idle postman asks once a second, and comes at once when the bell rings.
func TestPostmanWaitsForTheBell(t *testing.T) {
	bubble(t, usualPace(), func(o *office) {
		p := o.postman()
		counted := &claimer{Store: o.store}
		p.Store = counted
		stop := o.start(p)
		time.Sleep(time.Minute + time.Millisecond)
		if n := counted.calls.Load(); n > 62 {
			t.Errorf("%d claims in an idle minute", n)
		}
		o.put(letter("a", 1))
		o.bell.Ring()
		synctest.Wait()
		o.stands("words of a")
		stop()
	})
}

// While the store is away nothing is lost and little is logged; a message that
// stands is ended once the store is back.
func TestPostmanWhileTheStoreIsAway(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		gone := errors.New("no connection")
		var away atomic.Bool
		p := o.postman()
		p.Store = &claimer{Store: o.store,
			claim: func(int) error {
				if away.Load() {
					return gone
				}
				return nil
			},
			tell: func() error {
				if away.Load() {
					return gone
				}
				return nil
			},
		}
		o.fate = func(context.Context, chat.ID, string, int) error {
			away.Store(true)
			return nil
		}
		o.put(letter("a", 1))
		stop := o.start(p)
		time.Sleep(15 * time.Second)
		away.Store(false)
		o.mu.Lock()
		o.fate = nil
		o.mu.Unlock()
		o.put(letter("b", 2))
		time.Sleep(20 * time.Second)
		stop()
		o.stands("words of a", "words of b")
		o.counted(map[string]int64{"again": 0, "sent": 2})
		if log := o.logged(); strings.Count(log, "cannot be reached") != 1 || strings.Count(log, "reached again") != 1 {
			t.Errorf("logged\n%s; want once that it is away, once that it is back", log)
		}
	})
}

func TestPostmanStopsWhenTheStoreIsWiped(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		p := o.postman()
		p.Store = &claimer{Store: o.store, claim: func(int) error { return fmt.Errorf("claiming: %w", outbox.ErrWiped) }}
		o.put(letter("a", 1))
		if err := p.Run(o.t.Context()); !errors.Is(err, outbox.ErrWiped) {
			t.Errorf("Run: %v; want ErrWiped", err)
		}
		o.stands()
	})
}

// diary is a journal that is read by a test.
type diary struct {
	mu    sync.Mutex
	lines []string
	err   error
}

func (d *diary) write(line string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err == nil {
		d.lines = append(d.lines, line)
	}
	return d.err
}

func (d *diary) Claimed(keys ...string) error { return d.write("claimed " + strings.Join(keys, " ")) }
func (d *diary) Sent(key string) error        { return d.write("sent " + key) }
func (d *diary) Known(key string)             { _ = d.write("known " + key) }

func TestPostmanWritesTheJournal(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		d := &diary{}
		p := o.postman()
		p.Workers, p.Journal = 1, d
		p.Store = &claimer{Store: o.store, tell: func() error { return d.write("told") }}
		o.fate = func(_ context.Context, _ chat.ID, part string, attempt int) error {
			_ = d.write("delivering " + part)
			if attempt == 0 && part == "two" {
				return chat.ErrAway
			}
			return nil
		}
		l := letter("a", 1)
		l.Message.Text = "one|two"
		o.put(l)
		o.run(p, 10*time.Second)
		want := []string{
			"claimed a", "delivering one", "known a", "told",
			"claimed a", "delivering two", "known a", "told",
			"claimed a", "delivering two", "sent a", "told", "known a",
		}
		if !slices.Equal(d.lines, want) {
			t.Errorf("the journal says\n%q; want\n%q", d.lines, want)
		}
	})
}

// What cannot be written down is not delivered.
func TestPostmanWithoutHisJournal(t *testing.T) {
	bubble(t, outbox.Pace{}, func(o *office) {
		d := &diary{err: errors.New("the disk is full")}
		p := o.postman()
		p.Journal = d
		o.put(letter("a", 1), letter("b", 2))
		o.run(p, time.Minute)
		o.stands()
		o.left(2, 0)
		if n := strings.Count(o.logged(), "disk is full"); n != 1 {
			t.Errorf("logged %d times; want once", n)
		}
		d.err = nil
		o.run(p, 10*time.Second)
		o.left(0, 0)
	})
}
