package redisbook_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore/redistest"
	"pantau/indicators"
	"pantau/indicators/booktest"
	"pantau/indicators/redisbook"
)

// each runs a test on a server, on a cluster where there is one, and on the kind
// of store that lives in the process.
func each(t *testing.T, run func(t *testing.T, c redis.UniversalClient)) {
	redistest.Each(t, func(t *testing.T, c redis.UniversalClient, _ string) { run(t, c) })
	t.Run("embedded", func(t *testing.T) { run(t, inProcess(t)) })
}

func inProcess(t testing.TB) redis.UniversalClient {
	s := miniredis.RunT(t)
	c := redis.NewClient(&redis.Options{Addr: s.Addr()})
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func TestBook(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient) {
		booktest.Test(t, func(t *testing.T) booktest.Book {
			return redisbook.Open(c, redisbook.Options{Prefix: redistest.Prefix(t, c)})
		})
	})
}

func entry(code, value string) indicators.Entry {
	v, _ := indicators.ParseDecimal(value)
	return indicators.Entry{Region: code, Indicator: indicators.P0, Period: indicators.Period{Year: 2026, Month: indicators.March},
		Value: v, Origin: indicators.FromAPI, Source: "BPS Web API, tabel 0000/621", Stamp: "2026-12-01 11:00:00",
		At: time.Date(2026, 12, 1, 4, 0, 0, 0, time.UTC)}
}

// thousands are so many entries, as a first reading of BPS's tables makes them.
func thousands(n int) []indicators.Entry {
	all := make([]indicators.Entry, 0, n)
	for i := range n {
		e := entry(fmt.Sprintf("%04d", 1000+i/25), "4.50")
		e.Indicator, e.Period.Year = indicators.All[i%5], 2020+i/5%5
		all = append(all, e)
	}
	return all
}

// A book in Redis is seen by others at once, and Redis has nothing besides the
// keys that are promised, all of which lie in one slot.
func TestKeys(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient) {
		prefix := redistest.Prefix(t, c)
		one, other := redisbook.Open(c, redisbook.Options{Prefix: prefix}), redisbook.Open(c, redisbook.Options{Prefix: prefix})
		odd := entry("6311", "45.00")
		odd.Held = indicators.HeldJump
		for _, err := range []error{one.Write(t.Context(), true, entry("6311", "4.50"), odd), one.Drop(t.Context(), odd)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if all, v, err := other.Entries(t.Context()); err != nil || len(all) != 1 || v != 2 {
			t.Errorf("%v, version %d, %v", all, v, err)
		}
		for name, want := range map[string]string{"version": "string", "told": "hash", "held": "none", "news": "hash", "refused": "hash"} {
			if got := c.Type(t.Context(), prefix+"{book}:"+name).Val(); got != want {
				t.Errorf("%s is a %s", name, got)
			}
		}
		told := c.HGet(t.Context(), prefix+"{book}:told", "6311:p0:2026-03").Val()
		if want := `{"v":"4.50","o":"api","s":"BPS Web API, tabel 0000/621","t":"2026-12-01 11:00:00","a":1796097600000}`; told != want {
			t.Errorf("an entry is %s", told)
		}
	})
}

// What is kept is synced before the caller hears so.
func TestSync(t *testing.T) {
	c, broken := inProcess(t), errors.New("disk full")
	synced := 0
	b := redisbook.Open(c, redisbook.Options{Sync: func(context.Context) error {
		if synced++; synced > 3 {
			return broken
		}
		return nil
	}})
	e := entry("6311", "4.50")
	for _, err := range []error{b.Write(t.Context(), true, e), b.Told(t.Context(), e), b.Drop(t.Context(), e), b.Write(t.Context(), true)} {
		if err != nil {
			t.Error(err)
		}
	}
	if err := b.Write(t.Context(), true, e); !errors.Is(err, broken) || synced != 4 {
		t.Errorf("%v after %d times", err, synced)
	}
}

func TestAway(t *testing.T) {
	s := miniredis.RunT(t)
	// A connection each time: this server refuses MULTI itself, as Redis never
	// does, and go-redis then leaves the other replies on the connection.
	addr := s.Addr()
	open := func() *redisbook.Book {
		c := redis.NewClient(&redis.Options{Addr: addr, MaxRetries: -1, DialTimeout: 100 * time.Millisecond, DialerRetries: 1})
		t.Cleanup(func() { c.Close() })
		return redisbook.Open(c, redisbook.Options{})
	}
	away := func(why string) {
		t.Helper()
		b := open()
		_, _, err1 := b.Entries(t.Context())
		_, err2 := b.Version(t.Context())
		_, err3 := b.Untold(t.Context())
		for _, err := range []error{err1, err2, err3, b.Write(t.Context(), false, entry("6311", "4.50")),
			b.Drop(t.Context(), entry("6311", "4.50")), b.Told(t.Context(), entry("6311", "4.50"))} {
			if !errors.Is(err, redisbook.ErrAway) {
				t.Errorf("%s: %v", why, err)
			}
		}
	}
	for _, said := range []string{"LOADING Redis is loading the dataset in memory", "OOM command not allowed", "CLUSTERDOWN Hash slot not served"} {
		s.SetError(said)
		away(said)
	}
	s.SetError("")
	if err := open().Write(t.Context(), false, entry("6311", "4.50")); err != nil {
		t.Error(err)
	}
	s.Close()
	away("closed")
}

// A Redis that takes a connection and never answers is given up in time, later by a
// command that has been granted patience.
func TestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := redisbook.Open(silent{}, redisbook.Options{})
		start := time.Now()
		err := b.Write(t.Context(), false, entry("6311", "4.50"))
		if took := time.Since(start); !errors.Is(err, redisbook.ErrAway) || took != 500*time.Millisecond {
			t.Errorf("%v after %v", err, took)
		}
		_, _, err = b.Entries(t.Context())
		if took := time.Since(start); !errors.Is(err, redisbook.ErrAway) || took > 6*time.Second {
			t.Errorf("%v after %v", err, took)
		}
		start = time.Now()
		patient := redisbook.Open(silent{}, redisbook.Options{Patience: 10 * time.Second})
		if err := patient.Write(t.Context(), false, entry("6311", "4.50")); !errors.Is(err, redisbook.ErrAway) || time.Since(start) != 10*time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
	})
}

// silent is a Redis that never answers.
type silent struct{ redis.UniversalClient }

func (s silent) TxPipelined(ctx context.Context, do func(redis.Pipeliner) error) ([]redis.Cmder, error) {
	return s.Pipelined(ctx, do)
}

func (silent) Pipelined(ctx context.Context, _ func(redis.Pipeliner) error) ([]redis.Cmder, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestUnreadable(t *testing.T) {
	each(t, func(t *testing.T, c redis.UniversalClient) {
		for _, tt := range []struct{ key, field, value string }{
			{"told", "6311:p0:2026-03", "4.50"},
			{"told", "6311:p0:2026-03", `{"v":"x"}`},
			{"told", "6311:p0:2026-03", `{"v":"4.50","w":"x"}`},
			{"held", "6311:p0", `{"v":"4.50"}`},
		} {
			b, prefix := fresh(t, c)
			c.HSet(t.Context(), prefix+"{book}:"+tt.key, tt.field, tt.value)
			if _, _, err := b.Entries(t.Context()); !errors.Is(err, indicators.ErrBook) || errors.Is(err, redisbook.ErrAway) {
				t.Errorf("%v: %v", tt, err)
			}
			err := b.Write(t.Context(), false, entry("6311", "4.50"))
			if strings.HasSuffix(tt.field, "2026-03") && (!errors.Is(err, indicators.ErrBook) || errors.Is(err, redisbook.ErrAway)) {
				t.Errorf("writing over %v: %v", tt, err)
			}
		}
		b, prefix := fresh(t, c)
		c.Set(t.Context(), prefix+"{book}:version", "many", 0)
		if _, err := b.Version(t.Context()); !errors.Is(err, indicators.ErrBook) {
			t.Errorf("version: %v", err)
		}
		c.HSet(t.Context(), prefix+"{book}:news", "6311:p0:2026-03", "{")
		if _, err := b.Untold(t.Context()); !errors.Is(err, indicators.ErrBook) {
			t.Errorf("news: %v", err)
		}
		b, prefix = fresh(t, c)
		c.Set(t.Context(), prefix+"{book}:held", "no hash", 0)
		if err := b.Write(t.Context(), false, entry("6311", "4.50")); err == nil || errors.Is(err, redisbook.ErrAway) {
			t.Errorf("wrong type: %v", err)
		}
		if _, _, err := b.Entries(t.Context()); err == nil || errors.Is(err, redisbook.ErrAway) {
			t.Errorf("reading the wrong type: %v", err)
		}
	})
}

func fresh(t *testing.T, c redis.UniversalClient) (*redisbook.Book, string) {
	prefix := redistest.Prefix(t, c)
	return redisbook.Open(c, redisbook.Options{Prefix: prefix}), prefix
}

// A book that somebody changes at every reading is given up, and nothing of the
// change is in it.
func TestBusy(t *testing.T) {
	c := inProcess(t)
	other := redisbook.Open(c, redisbook.Options{})
	b := redisbook.Open(meddler{c, func(ctx context.Context) error { return other.Write(ctx, false, entry("6309", "4.50")) }}, redisbook.Options{})
	if err := b.Write(t.Context(), false, entry("6311", "4.50")); !errors.Is(err, redisbook.ErrBusy) {
		t.Errorf("error is %v", err)
	}
	if all, _, err := other.Entries(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
}

// meddler does something after every reading.
type meddler struct {
	redis.UniversalClient
	meddle func(context.Context) error
}

func (m meddler) Pipelined(ctx context.Context, do func(redis.Pipeliner) error) ([]redis.Cmder, error) {
	cmds, err := m.UniversalClient.Pipelined(ctx, do)
	return cmds, errors.Join(err, m.meddle(ctx))
}

// BenchmarkWrite writes and BenchmarkEntries reads 6,000 entries, the two newest
// years of five tables.
func BenchmarkWrite(b *testing.B)   { benchmark(b, false) }
func BenchmarkEntries(b *testing.B) { benchmark(b, true) }

func benchmark(b *testing.B, read bool) {
	for name, c := range map[string]redis.UniversalClient{"server": redistest.Client(b), "embedded": inProcess(b)} {
		b.Run(name, func(b *testing.B) {
			book, all := redisbook.Open(c, redisbook.Options{Prefix: redistest.Prefix(b, c)}), thousands(6000)
			if err := book.Write(b.Context(), false, all...); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				var err error
				if read {
					_, _, err = book.Entries(b.Context())
				} else {
					for i := range all {
						all[i].At = all[i].At.Add(time.Second)
					}
					err = book.Write(b.Context(), true, all...)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
