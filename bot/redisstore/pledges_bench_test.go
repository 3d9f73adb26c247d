package redisstore_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/commitments"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// What 10,000 open commitments of some 1 KB cost: adding a thousand of them in one
// Write, changing one, and going through all.
func BenchmarkPledges(b *testing.B) {
	b.Run("server", func(b *testing.B) {
		c := redistest.Client(b).(*redis.Client)
		prefix := redistest.Prefix(b, c)
		before := used(b, c)
		p := redisstore.OpenClient(c, redisstore.Options{Prefix: prefix}).Pledges()
		addThousands(b, p, 10)
		b.Logf("10,000 commitments hold %.1f MB of Redis", float64(used(b, c)-before)/(1<<20))
		benchmarkPledges(b, p)
	})
	b.Run("embedded", func(b *testing.B) {
		s := inProcess(b)
		p := redisstore.OpenClient(s.Client(), redisstore.Options{Sync: s.Sync}).Pledges()
		addThousands(b, p, 10)
		benchmarkPledges(b, p)
	})
	b.Run("memory", func(b *testing.B) {
		m := commitments.NewMemory()
		addThousands(b, m, 10)
		benchmarkPledges(b, m)
	})
}

// like is what the entries of the benchmark are like.
var like = commitments.Entry{
	At: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Day: commitments.NewDate(2026, 12, 1), By: "Sekretariat TKPKD", What: commitments.WasImported,
}

// addThousands adds commitments of some 1 KB, a thousand in a Write.
func addThousands(b *testing.B, s commitments.Store, times int) {
	b.Helper()
	for range times {
		list := make([]commitments.Commitment, 1000)
		for i := range list {
			list[i] = commitments.Commitment{
				State: commitments.Open, Title: fmt.Sprint("Pelatihan kerja 200 orang ", i), Details: strings.Repeat("rincian ", 60),
				Deadline: like.Day.AddDays(i % 365), Begun: like.Day, CreatedBy: "Sekretariat TKPKD", CreatedAt: like.At,
				Parties: []commitments.Party{
					{SKPD: "dinsos", Status: commitments.Waiting}, {SKPD: "disnaker", Status: commitments.Running, Progress: 40, Note: "berjalan sesuai rencana"},
				},
			}
		}
		_, err := commitments.Add(b.Context(), s, "6311", like, list...)
		check(b, err)
	}
}

func benchmarkPledges(b *testing.B, s commitments.Store) {
	const region = "6311"
	ctx := b.Context()
	b.Run("Each10000", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, err := range commitments.Each(ctx, s, region, commitments.Current) {
				check(b, err)
				n++
			}
			if n != 10_000 {
				b.Fatalf("%d commitments; want 10,000", n)
			}
		}
	})
	b.Run("Save", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			_, err := commitments.Save(ctx, s, region, n%10_000+1, func(c *commitments.Commitment) ([]commitments.Entry, error) {
				c.Parties[0].Progress = n % 100
				return []commitments.Entry{{At: like.At, Day: like.Day, What: commitments.WasProgress, About: commitments.AboutCommitment(c.Number)}}, nil
			})
			check(b, err)
		}
	})
	b.Run("Add1000", func(b *testing.B) {
		for b.Loop() {
			addThousands(b, s, 1)
		}
	})
}
