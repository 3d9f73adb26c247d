package redisstore_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/people"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// What settings and records cost.
func BenchmarkPeople(b *testing.B) {
	for name, open := range map[string]func(b *testing.B) *redisstore.Store{
		"server": func(b *testing.B) *redisstore.Store {
			c := redistest.Client(b)
			return redisstore.OpenClient(c, redisstore.Options{Prefix: redistest.Prefix(b, c)})
		},
		"embedded": func(b *testing.B) *redisstore.Store {
			s := inProcess(b)
			return redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync})
		},
	} {
		b.Run(name, func(b *testing.B) { benchmarkPeople(b, open(b)) })
	}
}

func benchmarkPeople(b *testing.B, s *redisstore.Store) {
	const group, super = -100, -1000000000100
	ctx, n := b.Context(), 0
	check(b, s.SetRegion(ctx, group, "6311"))
	toggle := func(id int64) error {
		n++
		_, err := s.Change(ctx, id, func(p *people.Settings) error {
			p.Set(people.NewFigures, n%2 == 0)
			return nil
		})
		return err
	}
	check(b, toggle(group))
	for _, bm := range []struct {
		name string
		call func() error
	}{
		{"Settings", func() error { _, err := s.Settings(ctx, group); return err }},
		{"SettingsOfSupergroup", func() error { _, err := s.Settings(ctx, super); return err }},
		{"Change", func() error { return toggle(group) }},
		{"AddRegion", func() error { n++; return s.AddRegion(ctx, int64(n%100), "6311") }},
		{"Save", func() error {
			_, err := people.Save(ctx, s, "6311", "dpmd", func(r *people.SKPD) error {
				n++
				*r = people.SKPD{ID: "dpmd", Abbr: "DPMD", Name: fmt.Sprint(n)}
				return nil
			})
			return err
		}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			for b.Loop() {
				if err := bm.call(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A page of 100 chats from anywhere on a list, and what the list weighs.
func BenchmarkSubscribers(b *testing.B) {
	for _, size := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint("server/", size), func(b *testing.B) {
			c := redistest.Client(b)
			o := redisstore.Options{Prefix: redistest.Prefix(b, c)}
			fillList(b, c, o.Prefix+"list:"+people.Index(people.Releases, "6311"), size)
			if used, err := c.MemoryUsage(b.Context(), o.Prefix+"list:"+people.Index(people.Releases, "6311"), 100).Result(); err == nil {
				b.Logf("%d bytes a chat", used/int64(size))
			}
			benchmarkPages(b, redisstore.OpenClient(c, o), size)
		})
	}
	b.Run("embedded/10000", func(b *testing.B) {
		s := inProcess(b)
		fillList(b, s.Client(), "pantau:list:"+people.Index(people.Releases, "6311"), 10_000)
		benchmarkPages(b, redisstore.OpenClient(s.Client(), redisstore.Options{}), 10_000)
	})
}

func benchmarkPages(b *testing.B, s *redisstore.Store, size int) {
	var took []time.Duration
	for b.Loop() {
		after := fmt.Sprintf("%016x", uint64(1<<63)+uint64(rand.IntN(size)))
		start := time.Now()
		if _, _, err := s.Subscribers(b.Context(), people.Index(people.Releases, "6311"), after, 100); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

// fillList puts chats 0 to size-1 on a list.
func fillList(b *testing.B, c redis.UniversalClient, list string, size int) {
	for from := 0; from < size; from += 10_000 {
		page := make([]redis.Z, min(10_000, size-from))
		for i := range page {
			page[i].Member = fmt.Sprintf("%016x", uint64(1<<63)+uint64(from+i))
		}
		check(b, c.ZAdd(b.Context(), list, page...).Err())
	}
}
