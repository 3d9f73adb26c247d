package redisstore

import (
	"context"
	"crypto/rand"
	"errors"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/bot/outbox"
)

// Outbox keeps letters in Redis, for all replicas that share its prefix. Its keys
// are in one slot of a cluster, and each change of it is one script. It implements
// outbox.Store; its clock is that of Redis.
type Outbox struct {
	s          *Store
	steps      outbox.Steps
	base       string
	generation atomic.Pointer[string]
	skew       func() time.Duration // from the clock of Redis to this outbox's; see Skew
}

var _ outbox.Store = (*Outbox)(nil)

// Outbox is the outbox of the Store, with a pace that all replicas must share.
func (s *Store) Outbox(p outbox.Pace) *Outbox {
	return &Outbox{s: s, steps: p.Steps(), base: s.outboxKey(), skew: func() time.Duration { return 0 }}
}

// Skew has the clock of the outbox run ahead of that of Redis, where time is made to pass:
// in the demo, and in tests. It is to be called before any other method.
func (o *Outbox) Skew(by func() time.Duration) { o.skew = by }

// Generation is the name of the memory of the outbox, which is random and comes
// with its first use. The Outbox remembers it: Claim, and Generation itself, answer
// ErrWiped as soon as the memory is another. Claim calls it when nobody has.
func (o *Outbox) Generation(ctx context.Context) (string, error) {
	var kept *redis.StringCmd
	err := o.s.do(ctx, "opening the outbox", func() error {
		_, err := o.s.rdb.Pipelined(ctx, func(p redis.Pipeliner) error {
			p.SetNX(ctx, o.s.generationKey(), rand.Text(), 0)
			kept = p.Get(ctx, o.s.generationKey())
			return nil
		})
		return err
	})
	if err != nil {
		return "", err
	}
	if err := o.s.sync(ctx); err != nil { // forgotten in a kill it would be another
		return "", err
	}
	g := kept.Val()
	if !o.generation.CompareAndSwap(nil, &g) && *o.generation.Load() != g {
		return g, outbox.ErrWiped
	}
	return g, nil
}

// known is the generation that this Outbox was opened with.
func (o *Outbox) known(ctx context.Context) (string, error) {
	if g := o.generation.Load(); g != nil {
		return *g, nil
	}
	return o.Generation(ctx)
}

// run is one script on the outbox. Every script gets the beginning of all keys as
// KEYS[1] and the skew of the clock as ARGV[1], and replies with an array of strings.
func (o *Outbox) run(ctx context.Context, doing string, script *redis.Script, args ...any) ([]string, error) {
	args = append([]any{o.skew().Microseconds()}, args...)
	var reply []string
	err := o.s.do(ctx, doing, func() (err error) {
		reply, err = script.Run(ctx, o.s.rdb, []string{o.base}, args...).StringSlice()
		return err
	})
	if err == nil && len(reply) == 0 {
		err = errors.New(doing + ": an empty reply")
	}
	return reply, err
}

// maker is a short random mark of one call, by which a call that is sent again
// knows its own work.
func maker() string { return rand.Text()[:8] }
