package outbox_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"pantau/bot/outbox"
)

// BenchmarkClaim puts letters in, claims and finishes them, without a pace.
func BenchmarkClaim(b *testing.B) {
	ctx := b.Context()
	m := outbox.NewMemory(outbox.Pace{}, func() time.Time { return start })
	for i := range b.N {
		if _, err := m.Put(ctx, letter(strconv.Itoa(i), int64(i%5000+1))); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for done := 0; done < b.N; {
		done += claimSome(ctx, b, m)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
}

func claimSome(ctx context.Context, b *testing.B, m *outbox.Memory) int {
	c, err := m.Claim(ctx, 16, time.Minute)
	if err != nil || len(c.Leases) == 0 {
		b.Fatalf("Claim: %d letters, %v", len(c.Leases), err)
	}
	for _, l := range c.Leases {
		if err := m.Finish(ctx, l, outbox.Sent, ""); err != nil {
			b.Fatal(err)
		}
	}
	return len(c.Leases)
}

// BenchmarkMemoryReserve reserves slots for answers.
func BenchmarkMemoryReserve(b *testing.B) {
	ctx, clock := b.Context(), &hand{at: start}
	m := outbox.NewMemory(usualPace(), clock.Now)
	b.ReportAllocs()
	for i := range int64(b.N) {
		clock.Pass(nil, 40*time.Millisecond)
		if _, _, err := m.Reserve(ctx, i%100_000+1, kindOf(1)); err != nil {
			b.Fatal(err)
		}
	}
}
