package embedded_test

import (
	"fmt"
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
