package redisledger_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore/redistest"
	"pantau/summaries"
	"pantau/summaries/ledgertest"
	"pantau/summaries/redisledger"
)

// kind is a kind of Redis.
type kind struct {
	c      redis.UniversalClient
	prefix func(testing.TB) string
	pass   func(prefix string) func(*testing.T, time.Duration)
}

// each runs a test on a server, on a cluster where there is one, and on the kind of store
// that lives in the process.
func each(t *testing.T, run func(t *testing.T, k kind)) {
	redistest.Each(t, func(t *testing.T, c redis.UniversalClient, _ string) {
		run(t, kind{c,
			func(t testing.TB) string { return redistest.Prefix(t, c) },
			func(prefix string) func(*testing.T, time.Duration) { return redistest.Pass(c, prefix) }})
	})
	t.Run("embedded", func(t *testing.T) {
		s, c := inProcess(t)
		run(t, kind{c,
			func(t testing.TB) string { return redistest.Prefix(t, c) },
			func(string) func(*testing.T, time.Duration) {
				return func(_ *testing.T, d time.Duration) { s.FastForward(d) }
			}})
	})
}

func inProcess(t testing.TB) (*miniredis.Miniredis, redis.UniversalClient) {
	s := miniredis.RunT(t)
	c := redis.NewClient(&redis.Options{Addr: s.Addr()})
	t.Cleanup(func() { _ = c.Close() })
	return s, c
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestLedger(t *testing.T) {
	each(t, func(t *testing.T, k kind) {
		ledgertest.Test(t, func(t *testing.T, keep int) ledgertest.Home {
			prefix := k.prefix(t)
			return ledgertest.Home{
				Ledger: func() summaries.Ledger {
					return redisledger.Open(k.c, redisledger.Options{Prefix: prefix, Keep: keep})
				},
				Pass: k.pass(prefix),
			}
		})
	})
}

// A ledger in Redis answers as one in memory does.
func TestAsInMemory(t *testing.T) {
	each(t, func(t *testing.T, k kind) {
		ledgertest.Same(t, func(keep int) (one, other summaries.Ledger) {
			return &summaries.MemoryLedger{Keep: keep}, redisledger.Open(k.c, redisledger.Options{Prefix: k.prefix(t), Keep: keep})
		})
	})
}

// Redis has nothing besides the keys that are promised, all of which lie in one slot.
func TestKeys(t *testing.T) {
	each(t, func(t *testing.T, k kind) {
		prefix, ctx := k.prefix(t), t.Context()
		l := redisledger.Open(k.c, redisledger.Options{Prefix: prefix, Keep: 1})
		for n, i := range []summaries.Item{item(1, summaries.Found), item(2, summaries.Announced), item(3, summaries.Announced),
			item(4, summaries.Old), item(5, summaries.Rejected)} {
			kept, isNew, err := l.Add(ctx, i)
			check(t, err)
			if !isNew || kept.Number != n+1 {
				t.Errorf("%d, new %v", kept.Number, isNew)
			}
		}
		check(t, l.SetOpened(ctx, "brs/6311"))
		_, err := l.Spend(ctx, "2026-12-01", "chat/1", 1)
		check(t, err)
		want := map[string]string{"last": "string", "items": "hash", "ids": "hash", "gone": "set", "open": "zset", "told": "zset",
			"told:6311": "zset", "aside": "zset", "opened": "set", "spent:2026-12-01:chat/1": "string"}
		for name, kind := range want {
			if got := k.c.Type(ctx, prefix+"{ledger}:"+name).Val(); got != kind {
				t.Errorf("%s is a %s; want a %s", name, got, kind)
			}
			if ttl := k.c.TTL(ctx, prefix+"{ledger}:"+name).Val(); (ttl > 0) != strings.HasPrefix(name, "spent") {
				t.Errorf("%s lives %v", name, ttl)
			}
		}
		keys := keysOf(t, k.c, prefix)
		if len(keys) != len(want) {
			t.Errorf("keys are %q", keys)
		}
		if fields := k.c.HGet(ctx, prefix+"{ledger}:items", "1").Val(); !strings.HasPrefix(fields, "1 ") || !strings.Contains(fields, ` {"Schema":1,"Item":{`) {
			t.Errorf("an item is %s", fields)
		}
	})
}

// keysOf are the keys that begin so.
func keysOf(t *testing.T, c redis.UniversalClient, prefix string) (keys []string) {
	t.Helper()
	if cluster, ok := c.(*redis.ClusterClient); ok {
		node, err := cluster.MasterForKey(t.Context(), prefix+"{ledger}:last")
		check(t, err)
		c = node
	}
	for all := c.Scan(t.Context(), 0, prefix+"*", 1000).Iterator(); all.Next(t.Context()); {
		keys = append(keys, all.Val())
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func item(n int, s summaries.State) summaries.Item {
	at := time.Date(2026, 12, 1, 4, n, 0, 0, time.UTC)
	return summaries.Item{Release: summaries.Release{ID: "brs/6311/" + string(rune('a'+n)), Region: "6311"}, State: s, FoundAt: at, ToldAt: at}
}

// What is kept is synced before the caller hears so.
func TestSync(t *testing.T) {
	_, c := inProcess(t)
	broken, synced := errors.New("disk full"), 0
	var fail error
	l := redisledger.Open(c, redisledger.Options{Sync: func(context.Context) error { synced++; return fail }})
	calls := []func() error{
		func() error { _, _, err := l.Add(t.Context(), item(1, summaries.Found)); return err },
		func() error { _, _, err := l.Add(t.Context(), item(1, summaries.Found)); return err }, // another has added it, and may not have heard
		func() error {
			_, err := l.Change(t.Context(), 1, func(*summaries.Item) error { return nil })
			return err
		},
		func() error { return l.SetOpened(t.Context(), "brs/6311") },
		func() error { _, err := l.Spend(t.Context(), "2026-12-01", "model", 9); return err },
	}
	for n, call := range calls {
		if err := call(); err != nil || synced != n+1 {
			t.Errorf("call %d: %v, synced %d times", n, err, synced)
		}
	}
	fail = broken
	for n, call := range calls {
		if err := call(); !errors.Is(err, broken) || errors.Is(err, redisledger.ErrAway) {
			t.Errorf("call %d: %v", n, err)
		}
	}
	if ok, err := l.Spend(t.Context(), "2026-12-01", "model", 1); ok || err != nil {
		t.Errorf("nothing to keep: %v, %v", ok, err)
	}
}
