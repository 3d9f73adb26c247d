package redisstore_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/redisstore"
)

// night is a broadcast that makes letters for now beside those for the morning.
type night struct {
	o    *redisstore.Outbox
	made int
}

// page is one Spread and one Advance by so many letters.
func (n *night) page(b *testing.B, letters int, due time.Time) {
	now, ok, err := n.o.Spread(b.Context())
	if err != nil || !ok {
		b.Fatalf("Spread: %v, %v", ok, err)
	}
	step := outbox.Step{After: fmt.Sprint(n.made + letters)}
	for range letters {
		n.made++
		l := letter(fmt.Sprint("night/", n.made), int64(n.made))
		l.Broadcast, l.Message, l.Due, l.Expires = now.ID, chat.Message{}, due, now.Expires
		step.Letters = append(step.Letters, l)
	}
	_, err = n.o.Advance(b.Context(), now, step)
	check(b, err)
}

func (n *night) claim(b *testing.B, want int) []outbox.Lease {
	c, err := n.o.Claim(b.Context(), max(want, 1), time.Minute)
	if err != nil || len(c.Leases) != want {
		b.Fatalf("%d letters came, %v", len(c.Leases), err)
	}
	return c.Leases
}

func (n *night) finish(b *testing.B, leases []outbox.Lease) {
	for _, l := range leases {
		check(b, n.o.Finish(b.Context(), l, outbox.Sent, ""))
	}
}

// What one call costs while as many letters of a broadcast wait for the morning as may.
func BenchmarkOutboxHeld(b *testing.B) {
	for _, held := range []int{0, outbox.Held - outbox.Page} {
		b.Run(strconv.Itoa(held), func(b *testing.B) {
			benchOutbox(b, outbox.Pace{}, func(b *testing.B, o *redisstore.Outbox, _ redis.UniversalClient) {
				n := &night{o: o}
				_, err := o.Announce(b.Context(), outbox.Broadcast{
					ID: "night", Priority: outbox.Release, Expires: time.Now().Add(12 * time.Hour), Indexes: []string{"x"},
				})
				check(b, err)
				for n.made < held {
					n.page(b, outbox.Page, time.Now().Add(time.Duration(2+n.made%7)*time.Hour))
				}
				n.bench(b)
			})
		})
	}
}

func (n *night) bench(b *testing.B) {
	b.Run("Spread and Advance of 16", func(b *testing.B) {
		for b.Loop() {
			n.page(b, 16, time.Time{})
			b.StopTimer()
			n.finish(b, n.claim(b, 16))
			b.StartTimer()
		}
	})
	b.Run("Claim of 16", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			n.page(b, 16, time.Time{})
			b.StartTimer()
			leases := n.claim(b, 16)
			b.StopTimer()
			n.finish(b, leases)
			b.StartTimer()
		}
	})
	b.Run("Claim of none", func(b *testing.B) {
		for b.Loop() {
			n.claim(b, 0)
		}
	})
}
