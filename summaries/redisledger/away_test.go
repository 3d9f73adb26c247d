package redisledger_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"pantau/summaries"
	"pantau/summaries/redisledger"
)

// calls are all that a ledger is asked.
func calls(ctx context.Context, l summaries.Ledger) map[string]func() error {
	return map[string]func() error{
		"Opened":    func() error { _, err := l.Opened(ctx, "brs/6311"); return err },
		"SetOpened": func() error { return l.SetOpened(ctx, "brs/6311") },
		"Known":     func() error { _, err := l.Known(ctx, "a"); return err },
		"Add":       func() error { _, _, err := l.Add(ctx, item(1, summaries.Announced)); return err },
		"Change": func() error {
			_, err := l.Change(ctx, 1, func(*summaries.Item) error { return nil })
			return err
		},
		"Find":    func() error { _, _, err := l.Find(ctx, 1); return err },
		"ByID":    func() error { _, _, err := l.ByID(ctx, item(1, summaries.Found).Release.ID); return err },
		"Told":    func() error { _, _, err := l.Told(ctx, nil, 0, 9); return err },
		"Regions": func() error { _, _, err := l.Told(ctx, []string{"6311", "6300"}, 0, 9); return err },
		"Open":    func() error { _, err := l.Open(ctx); return err },
		"Spend":   func() error { _, err := l.Spend(ctx, "2026-12-01", "model", 9); return err },
		"Spent":   func() error { _, err := l.Spent(ctx, "2026-12-01", "model"); return err },
	}
}

func TestAway(t *testing.T) {
	s := miniredis.RunT(t)
	c := redis.NewClient(&redis.Options{Addr: s.Addr(), MaxRetries: -1, DialTimeout: 100 * time.Millisecond, DialerRetries: 1})
	defer c.Close()
	l := redisledger.Open(c, redisledger.Options{})
	away := func(why string) {
		t.Helper()
		for name, call := range calls(t.Context(), l) {
			if err := call(); !errors.Is(err, redisledger.ErrAway) {
				t.Errorf("%s, %s: %v", why, name, err)
			}
		}
	}
	for _, said := range []string{"LOADING Redis is loading the dataset in memory", "OOM command not allowed", "CLUSTERDOWN Hash slot not served"} {
		s.SetError(said)
		away(said)
	}
	s.SetError("")
	check(t, calls(t.Context(), l)["Add"]())
	for name, call := range calls(t.Context(), l) {
		if err := call(); err != nil {
			t.Errorf("back, %s: %v", name, err)
		}
	}
	s.Close()
	away("closed")
}

// A Redis that takes a connection and never answers is given up in time.
func TestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := redisledger.Open(silent{}, redisledger.Options{})
		start := time.Now()
		_, err := l.Known(t.Context(), "a")
		if took := time.Since(start); !errors.Is(err, redisledger.ErrAway) || took != 500*time.Millisecond {
			t.Errorf("%v after %v", err, took)
		}
	})
}

// silent is a Redis that never answers.
type silent struct{ redis.UniversalClient }

func (silent) Pipelined(ctx context.Context, _ func(redis.Pipeliner) error) ([]redis.Cmder, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// What cannot be read is an error that quotes nothing, is not ErrAway, and says whether a
// newer program has written it; lists tell of the rest beside it.
func TestUnreadable(t *testing.T) {
	each(t, func(t *testing.T, k kind) {
		for kept, want := range map[string]error{
			"foreign":            summaries.ErrRecord,
			`1 ABC {"Schema":1}`: summaries.ErrRecord,
			`x ABC {"Schema":1,"Item":{"Release":{"ID":"a"}}}`: summaries.ErrRecord,
			`1 ABC {"Schema":2,"Item":{"foreign":1}}`:          summaries.ErrNewer,
			`1 ABC {"Schema":1,"Item":{"foreign":1}}`:          summaries.ErrNewer,
		} {
			prefix := k.prefix(t)
			l := redisledger.Open(k.c, redisledger.Options{Prefix: prefix})
			for n, s := range []summaries.State{summaries.Found, summaries.Announced, summaries.Found, summaries.Announced} {
				_, _, err := l.Add(t.Context(), item(n, s))
				check(t, err)
			}
			check(t, k.c.HSet(t.Context(), prefix+"{ledger}:items", "1", kept, "2", kept).Err())
			refuses := func(name string, err error) {
				t.Helper()
				if !errors.Is(err, want) || errors.Is(err, redisledger.ErrAway) || strings.Contains(err.Error(), "foreign") {
					t.Errorf("%s of %s: %v", name, kept, err)
				}
			}
			_, _, err := l.Find(t.Context(), 1)
			refuses("Find", err)
			_, _, err = l.ByID(t.Context(), item(0, "").Release.ID)
			refuses("ByID", err)
			_, _, err = l.Add(t.Context(), item(0, summaries.Found))
			refuses("Add", err)
			_, err = l.Change(t.Context(), 1, func(*summaries.Item) error { t.Error("changed"); return nil })
			refuses("Change", err)
			open, err := l.Open(t.Context())
			refuses("Open", err)
			told, all, err := l.Told(t.Context(), nil, 0, 9)
			refuses("Told", err)
			if len(open) != 1 || open[0].Number != 3 || len(told) != 1 || told[0].Number != 4 || all != 2 {
				t.Errorf("the others are %d and %d of %d", len(open), len(told), all)
			}
			_, isNew, err := l.Add(t.Context(), item(9, summaries.Announced))
			if err != nil || !isNew {
				t.Errorf("another one: %v, %v", isNew, err)
			}
		}
	})
}

// Values of another type are errors that are not ErrAway.
func TestForeign(t *testing.T) {
	each(t, func(t *testing.T, k kind) {
		prefix := k.prefix(t)
		l := redisledger.Open(k.c, redisledger.Options{Prefix: prefix})
		for _, name := range []string{"opened", "ids", "items", "told", "told:6311", "open"} {
			check(t, k.c.Set(t.Context(), prefix+"{ledger}:"+name, "foreign", 0).Err())
		}
		check(t, k.c.Set(t.Context(), prefix+"{ledger}:spent:2026-12-01:model", "foreign", 0).Err())
		for name, call := range calls(t.Context(), l) {
			if err := call(); name != "Spend" && (err == nil || errors.Is(err, redisledger.ErrAway) || strings.Contains(err.Error(), "\"foreign")) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
