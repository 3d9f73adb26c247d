package redisstore_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/outbox/outboxtest"
	"pantau/bot/redisstore"
	"pantau/bot/redisstore/redistest"
)

// benchOutbox runs a benchmark on a server on loopback and on the store in the
// process.
func benchOutbox(b *testing.B, p outbox.Pace, run func(b *testing.B, o *redisstore.Outbox, c redis.UniversalClient)) {
	b.Run("server", func(b *testing.B) {
		c := redistest.Client(b)
		run(b, redisstore.OpenClient(c, redisstore.Options{Prefix: redistest.Prefix(b, c)}).Outbox(p), c)
	})
	b.Run("embedded", func(b *testing.B) {
		c := inProcess(b).Client()
		run(b, redisstore.OpenClient(c, redisstore.Options{}).Outbox(p), c)
	})
}

// many are letters as reminders are, of some 300 bytes.
func many(n int) []outbox.Letter {
	words := strings.Repeat("kata ", 40)
	all := make([]outbox.Letter, n)
	for i := range all {
		all[i] = letter(fmt.Sprintf("reminder/6303/%d/2026-11-23/pagi", i), int64(i+1))
		all[i].Message = chat.Message{Text: words, Buttons: [][]chat.Button{{{Label: "Lapor", Data: "lapor 12"}}}}
	}
	return all
}

// Letters that go in a second, a hundred at a time.
func BenchmarkOutboxPut(b *testing.B) {
	benchOutbox(b, outbox.Pace{}, func(b *testing.B, o *redisstore.Outbox, _ redis.UniversalClient) {
		letters := many(b.N)
		b.ResetTimer()
		if _, err := o.Put(b.Context(), letters...); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
	})
}

// Letters that are claimed and finished a second by sixteen workers: one claims
// for those that are free, as the postman does.
func BenchmarkOutboxSend(b *testing.B) {
	benchOutbox(b, outbox.Pace{}, func(b *testing.B, o *redisstore.Outbox, _ redis.UniversalClient) {
		if _, err := o.Put(b.Context(), many(b.N)...); err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		send(b, o, 16)
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
	})
}

func send(b *testing.B, o *redisstore.Outbox, workers int) {
	work, free := make(chan outbox.Lease), make(chan struct{}, workers)
	var all sync.WaitGroup
	for range workers {
		free <- struct{}{}
		all.Go(func() {
			for l := range work {
				if err := o.Finish(b.Context(), l, outbox.Sent, ""); err != nil {
					b.Error(err)
				}
				free <- struct{}{}
			}
		})
	}
	for left := b.N; left > 0; {
		<-free
		n := 1
		for ; n < workers && len(free) > 0; n++ {
			<-free
		}
		c, err := o.Claim(b.Context(), n, time.Minute)
		if err != nil || len(c.Leases) == 0 {
			b.Fatalf("%d letters are left, none came: %v", left, err)
		}
		for _, l := range c.Leases {
			work <- l
		}
		for range n - len(c.Leases) {
			free <- struct{}{}
		}
		left -= len(c.Leases)
	}
	close(work)
	all.Wait()
}

// What an answer waits for its slot to be known.
func BenchmarkOutboxReserve(b *testing.B) {
	p := outboxtest.Usual
	p.All = outbox.Rate{N: 100_000, Per: time.Second}
	benchOutbox(b, p, func(b *testing.B, o *redisstore.Outbox, _ redis.UniversalClient) {
		var id atomic.Int64
		for b.Loop() {
			if _, _, err := o.Reserve(b.Context(), id.Add(1), chat.Private); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What letters cost a server in memory, and what a broadcast to a million chats
// costs while it is remembered.
func BenchmarkOutboxMemory(b *testing.B) {
	const n = 20_000
	for name, fill := range map[string]func(ctx context.Context, o *redisstore.Outbox, c redis.UniversalClient, prefix string) (int, error){
		"letter": func(ctx context.Context, o *redisstore.Outbox, _ redis.UniversalClient, _ string) (int, error) {
			_, err := o.Put(ctx, many(n)...)
			return n, err
		},
		"broadcast letter": func(ctx context.Context, o *redisstore.Outbox, _ redis.UniversalClient, _ string) (int, error) {
			letters := many(n)
			for i := range letters {
				letters[i].Key, letters[i].Broadcast, letters[i].Message = fmt.Sprint("release/77/", i+1), "release/77", chat.Message{}
			}
			_, err := o.Put(ctx, letters...)
			return n, err
		},
		"remembered chat of a broadcast": func(ctx context.Context, _ *redisstore.Outbox, c redis.UniversalClient, prefix string) (int, error) {
			const million = 1_000_000
			for from := 0; from < million; from += 10_000 {
				var ids []any
				for i := range 10_000 {
					ids = append(ids, strconv.Itoa(1_000_000_000+from+i))
				}
				if err := c.SAdd(ctx, prefix+"{outbox}:told:x", ids...).Err(); err != nil {
					return 0, err
				}
			}
			return million, nil
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				server := redistest.Start(b)
				o, err := redis.ParseURL(server.URL())
				check(b, err)
				c := redis.NewClient(o)
				before := used(b, c)
				many, err := fill(b.Context(), redisstore.OpenClient(c, redisstore.Options{}).Outbox(outbox.Pace{}), c, "pantau:")
				check(b, err)
				b.ReportMetric(float64(used(b, c)-before)/float64(many), "bytes/each")
				check(b, c.Close())
				server.Stop()
			}
		})
	}
}

// used is the memory that a server uses, in bytes.
func used(b *testing.B, c *redis.Client) int {
	b.Helper()
	info, err := c.Info(b.Context(), "memory").Result()
	check(b, err)
	_, rest, _ := strings.Cut(info, "used_memory:")
	first, _, _ := strings.Cut(rest, "\r")
	n, err := strconv.Atoi(first)
	check(b, err)
	return n
}
