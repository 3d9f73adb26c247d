package embedded_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

// What a snapshot costs whoever waits for it, by the number of keys.
func BenchmarkSync(b *testing.B) {
	for _, keys := range []int{100, 1000, 20000} {
		b.Run(fmt.Sprint(keys), func(b *testing.B) {
			s := open(b, b.TempDir())
			ctx, c := b.Context(), s.Client()
			_, err := c.Pipelined(ctx, func(p redis.Pipeliner) error {
				for i := range keys {
					p.Set(ctx, fmt.Sprintf("pantau:{%d}:region", i), "6311", time.Hour)
				}
				return nil
			})
			check(b, err)
			for b.Loop() {
				check(b, c.Set(ctx, "k", "v", 0).Err())
				check(b, s.Sync(ctx))
			}
		})
	}
}

// What drawn pictures in the store would cost whoever waits for a snapshot, which is why
// they are not there, and what the ids of pictures do cost.
func BenchmarkSyncPictures(b *testing.B) {
	for name, fill := range map[string]func(c *redis.Client, p redis.Pipeliner){
		"none": func(*redis.Client, redis.Pipeliner) {},
		"200 pictures of 50 KB": func(_ *redis.Client, p redis.Pipeliner) {
			for i := range 200 {
				p.Set(b.Context(), fmt.Sprintf("pantau:{pictures}:png:%d", i), strings.Repeat("\x9c", 50_000), time.Hour)
			}
		},
		"5,000 ids": func(_ *redis.Client, p redis.Pipeliner) {
			for i := range 5000 {
				key := fmt.Sprintf("tren/6311/p0/2015-2025/%d", i)
				p.HSet(b.Context(), "pantau:{pictures}:id:7", key, strings.Repeat("A", 83))
				p.ZAdd(b.Context(), "pantau:{pictures}:ids:7", redis.Z{Score: float64(i), Member: key})
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			s := open(b, b.TempDir())
			ctx, c := b.Context(), s.Client()
			_, err := c.Pipelined(ctx, func(p redis.Pipeliner) error {
				for i := range 1000 {
					p.Set(ctx, fmt.Sprintf("pantau:{%d}:region", i), "6311", time.Hour)
				}
				fill(c, p)
				return nil
			})
			check(b, err)
			for b.Loop() {
				check(b, c.Set(ctx, "k", "v", 0).Err())
				check(b, s.Sync(ctx))
			}
		})
	}
}
