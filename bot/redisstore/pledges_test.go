package redisstore_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/commitments/commitmentstest"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

func TestPledges(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, _ redisstore.Options) {
		if strings.HasSuffix(t.Name(), "/embedded") {
			fewer(t, "20")
		}
		commitmentstest.TestStore(t, func(t *testing.T) (commitments.Store, commitmentstest.Pass) {
			prefix := redistest.Prefix(t, c)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}).Pledges(), redistest.Pass(c, prefix)
		})
	})
}

// entered is an entry of the history.
func entered(to string) commitments.Entry {
	day := commitments.NewDate(2026, 12, 1)
	return commitments.Entry{At: day.In(time.UTC), Day: day, By: "Sekretariat", What: commitments.WasRecorded, About: "komitmen 1", To: to}
}

// pledged is a change that keeps a thing on a list.
func pledged(number int, was, is string, l commitments.List) []commitments.Change {
	return []commitments.Change{{Shelf: commitments.Pledges, Number: number, Was: was, Is: is, List: l, Order: 20_000}}
}

// The keys are those of the table in doc.go, in one slot a region, and only days and
// calls end.
func TestPledgesKeys(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		p := redisstore.OpenClient(c, o).Pledges()
		check(t, p.Write(t.Context(), "6311", pledged(1, "", "a", commitments.Current), entered("a")))
		check(t, p.Write(t.Context(), "6311", pledged(2, "", "b", commitments.Past)))
		_, err := p.Reserve(t.Context(), "6311", commitments.Pledges, 1)
		check(t, err)
		got := map[string]string{}
		check(t, eachKey(t.Context(), c, o.Prefix, func(key string) error {
			kind, err := c.Type(t.Context(), key).Result()
			ttl := c.PTTL(t.Context(), key).Val()
			switch {
			case ttl > 399*24*time.Hour:
				kind += ", 400 days"
			case ttl > 0:
				kind += ", a minute"
			}
			name := strings.TrimPrefix(key, o.Prefix)
			if before, _, ok := strings.Cut(name, "call:"); ok {
				name = before + "call:*"
			}
			got[name] = kind
			return err
		}))
		want := map[string]string{
			"pledged":                             "set",
			"{r:6311}:pledge:commitments":         "hash",
			"{r:6311}:pledge:commitments:current": "zset",
			"{r:6311}:pledge:commitments:past":    "zset",
			"{r:6311}:pledge:commitments:given":   "string",
			"{r:6311}:pledge:version":             "string",
			"{r:6311}:pledge:log:komitmen 1":      "list",
			"{r:6311}:pledge:day:2026-12-01":      "list, 400 days",
			"{r:6311}:pledge:call:*":              "string, a minute",
		}
		for name, kind := range got {
			if want[name] != kind {
				t.Errorf("%s is a %s; want %q", name, kind, want[name])
			}
			delete(want, name)
		}
		if len(want) > 0 {
			t.Errorf("there are no %v", want)
		}
	})
}

// A Write whose reply was lost and which the client sends again writes once; a form
// that is so put is the caller's own.
func TestLostPledges(t *testing.T) {
	s, lose := hardOfHearing(t)
	p := s.Pledges()
	is := ""
	for _, lost := range []int32{0, 1, 2} { // none, that of the region, that of the change
		next := is + "x"
		lose.Store(lost)
		if err := p.Write(t.Context(), "6311", pledged(1, is, next, commitments.Current), entered(next)); err != nil || lose.Load() != 0 {
			t.Errorf("Write with reply %d lost: %v", lost, err)
		}
		is = next
	}
	all, err := p.History(t.Context(), "6311", "komitmen 1", 9)
	if err != nil || len(all) != 3 {
		t.Errorf("%d entries, %v; want 3", len(all), err)
	}
	var f dialogue.Form
	for _, lost := range []int32{0, 1} {
		lose.Store(lost)
		f, err = s.PutForm(t.Context(), chat.ID{Chat: 1}, 1, f, time.Hour)
		if err != nil || lose.Load() != 0 {
			t.Errorf("PutForm with reply %d lost: %v", lost, err)
		}
	}
}

// A number is given out, and a change is kept, once Sync has said so, and not before.
func TestPledgesSync(t *testing.T) {
	full := errors.New("disk full")
	p := redisstore.OpenClient(inProcess(t).Client(), redisstore.Options{Sync: func(context.Context) error { return full }}).Pledges()
	if _, err := p.Reserve(t.Context(), "6311", commitments.Pledges, 1); !errors.Is(err, full) {
		t.Errorf("Reserve = %v; want what Sync said", err)
	}
	if err := p.Write(t.Context(), "6311", pledged(1, "", "a", commitments.Current)); !errors.Is(err, full) {
		t.Errorf("Write = %v; want what Sync said", err)
	}
	if err := p.Write(t.Context(), "6311", pledged(1, "", "b", commitments.Current)); !errors.Is(err, commitments.ErrChanged) {
		t.Errorf("a Write that is refused = %v; want ErrChanged", err)
	}
}

// With Redis away every call is ErrAway at once.
func TestPledgesAway(t *testing.T) {
	onLine(t, func(t *testing.T, l *line, s *redisstore.Store, _ *bytes.Buffer) {
		l.state.Store(broken)
		p, ctx, start := s.Pledges(), t.Context(), time.Now()
		for name, call := range map[string]func() error{
			"Texts": func() error { _, err := p.Texts(ctx, "6311", commitments.Pledges, 1); return err },
			"Page": func() error {
				_, _, err := p.Page(ctx, "6311", commitments.Pledges, commitments.Current, "", 9)
				return err
			},
			"Reserve": func() error { _, err := p.Reserve(ctx, "6311", commitments.Pledges, 1); return err },
			"Write":   func() error { return p.Write(ctx, "6311", nil, entered("a")) },
			"History": func() error { _, err := p.History(ctx, "6311", "komitmen 1", 9); return err },
			"Day":     func() error { _, err := p.Day(ctx, "6311", entered("").Day, 9); return err },
			"Version": func() error { _, err := p.Version(ctx, "6311"); return err },
			"Regions": func() error { _, err := p.Regions(ctx); return err },
			"Form":    func() error { _, _, err := s.Form(ctx, chat.ID{Chat: 1}, 1); return err },
			"PutForm": func() error {
				_, err := s.PutForm(ctx, chat.ID{Chat: 1}, 1, dialogue.Form{}, time.Hour)
				return err
			},
			"Marked": func() error { _, err := s.Outbox(outbox.Pace{}).Marked(ctx, "m"); return err },
		} {
			if err := call(); !errors.Is(err, redisstore.ErrAway) {
				t.Errorf("%s = %v; want ErrAway", name, err)
			}
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("the calls waited %v; want no wait", took)
		}
	})
}

// A value of another kind is an error, not silence, and is quoted nowhere.
func TestForeignPledges(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient, o redisstore.Options) {
		p, base := redisstore.OpenClient(c, o).Pledges(), o.Prefix+"{r:6311}:pledge:"
		check(t, c.HSet(t.Context(), base+"commitments", "1", "foreign").Err())
		check(t, c.ZAdd(t.Context(), base+"commitments:current", redis.Z{Member: "0020000:000000001"}).Err())
		check(t, c.ZAdd(t.Context(), base+"commitments:past", redis.Z{Member: "foreign"}).Err())
		check(t, c.RPush(t.Context(), base+"log:komitmen 1", "foreign").Err())
		check(t, c.Set(t.Context(), base+"version", "foreign", 0).Err())
		for name, call := range map[string]func() error{
			"Texts": func() error { _, err := p.Texts(t.Context(), "6311", commitments.Pledges, 1); return err },
			"Page": func() error {
				_, _, err := p.Page(t.Context(), "6311", commitments.Pledges, commitments.Current, "", 9)
				return err
			},
			"Past": func() error {
				_, _, err := p.Page(t.Context(), "6311", commitments.Pledges, commitments.Past, "", 9)
				return err
			},
			"Write":   func() error { return p.Write(t.Context(), "6311", pledged(1, "a", "b", commitments.Current)) },
			"History": func() error { _, err := p.History(t.Context(), "6311", "komitmen 1", 9); return err },
			"Version": func() error { _, err := p.Version(t.Context(), "6311"); return err },
		} {
			if err := call(); err == nil || errors.Is(err, redisstore.ErrAway) || strings.Contains(err.Error(), "\"foreign") {
				t.Errorf("%s: %v; want an error that is not ErrAway and quotes no value", name, err)
			}
		}
	})
}
