package redisledger_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/redisstore/redistest"
	"pantau/summaries"
	"pantau/summaries/ledgertest"
	"pantau/summaries/redisledger"
)

const many = 10_000

// numbered is one of many items with all that a corrected one has, of one of 20 regions.
func numbered(n int, s summaries.State) summaries.Item {
	i := ledgertest.Whole()
	i.State, i.Release.ID, i.Release.Region = s, fmt.Sprintf("brs/6311/%d", n), fmt.Sprint(6300+n%20)
	i.FoundAt = time.Date(2026, 1, 1, 0, 0, n, 0, time.UTC)
	i.ToldAt = i.FoundAt
	return i
}

func onBoth(b *testing.B, run func(b *testing.B, l *redisledger.Ledger)) {
	_, embedded := inProcess(b)
	for name, c := range map[string]redis.UniversalClient{"server": redistest.Client(b), "embedded": embedded} {
		b.Run(name, func(b *testing.B) { run(b, redisledger.Open(c, redisledger.Options{Prefix: redistest.Prefix(b, c)})) })
	}
}

func add(b *testing.B, l *redisledger.Ledger, from, to int, s summaries.State) {
	for n := from; n < to; n++ {
		if _, isNew, err := l.Add(b.Context(), numbered(n, s)); err != nil || !isNew {
			b.Fatal(isNew, err)
		}
	}
}

// BenchmarkAdd adds 10,000 items that were announced, one after the other.
func BenchmarkAdd(b *testing.B) {
	onBoth(b, func(b *testing.B, l *redisledger.Ledger) {
		for n := 0; b.Loop(); n += many {
			add(b, l, n, n+many, summaries.Announced)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/many, "µs/item")
	})
}

// BenchmarkTold reads pages of ten out of 10,000: the newest, one in the midst, and one of
// three regions; then it asks for 500 IDs, and reads 200 open items.
func BenchmarkTold(b *testing.B) {
	onBoth(b, func(b *testing.B, l *redisledger.Ledger) {
		add(b, l, 0, many, summaries.Announced)
		for name, page := range map[string]struct {
			regions []string
			skip    int
		}{"first": {}, "midst": {skip: 5000}, "regions": {[]string{"6301", "6311", "6317"}, 20}} {
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					if items, _, err := l.Told(b.Context(), page.regions, page.skip, 10); err != nil || len(items) != 10 {
						b.Fatal(len(items), err)
					}
				}
			})
		}
		b.Run("known", func(b *testing.B) {
			ids := make([]string, 500)
			for n := range ids {
				ids[n] = fmt.Sprintf("brs/6311/%d", n*40)
			}
			for b.Loop() {
				if known, err := l.Known(b.Context(), ids...); err != nil || !known[1] || known[499] {
					b.Fatal(err)
				}
			}
		})
		b.Run("open", func(b *testing.B) {
			add(b, l, many, many+200, summaries.Waiting)
			for b.Loop() {
				if items, err := l.Open(b.Context()); err != nil || len(items) != 200 {
					b.Fatal(len(items), err)
				}
			}
		})
	})
}
