package redisledger

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/summaries"
)

// makeRoom forgets some items that are beyond what is kept, after one has come in or
// was changed. It is no part of that call: what fails is left to the next one.
func (l *Ledger) makeRoom(ctx context.Context, after summaries.Item) {
	if after.Version == 1 && after.Number%summaries.RoomEvery == 0 && !after.FoundAt.IsZero() {
		l.forgetThose(ctx, l.asideBefore(after.FoundAt.Add(-summaries.KeepsAside)))
	}
	if after.State == summaries.Announced {
		l.forgetThose(ctx, l.toldBeyond)
	}
}

// asideBefore reads the numbers of items that were aside before a time.
func (l *Ledger) asideBefore(t time.Time) func(context.Context) ([]string, error) {
	return func(ctx context.Context) ([]string, error) {
		return l.rdb.ZRangeByScore(ctx, l.key("aside"), &redis.ZRangeBy{
			Min: "-inf", Max: "(" + strconv.FormatInt(t.UnixMilli(), 10), Count: summaries.ForgetsAtOnce,
		}).Result()
	}
}

// toldBeyond reads the numbers of items that were told before those that are kept.
func (l *Ledger) toldBeyond(ctx context.Context) ([]string, error) {
	all, err := l.rdb.ZCard(ctx, l.key("told")).Result()
	beyond := min(all-int64(l.keep), summaries.ForgetsAtOnce)
	if err != nil || beyond <= 0 {
		return nil, err
	}
	return l.rdb.ZRange(ctx, l.key("told"), 0, beyond-1).Result()
}

// forgetThose forgets the items of some numbers.
func (l *Ledger) forgetThose(ctx context.Context, which func(context.Context) ([]string, error)) {
	const doing = "making room"
	var places []string
	err := do(ctx, patience, doing, func(ctx context.Context) (err error) {
		places, err = which(ctx)
		return err
	})
	if err != nil || len(places) == 0 {
		return
	}
	items, _ := l.readAll(ctx, doing, places) // those that cannot be read stay
	for _, i := range items {
		l.forgetItem(ctx, i)
	}
}

// forgetItem forgets one, unless it has changed meanwhile.
func (l *Ledger) forgetItem(ctx context.Context, i summaries.Item) {
	lists, _ := l.lists(i)
	keys := append([]string{l.key("items"), l.key("ids"), l.key("gone")}, lists...)
	_ = do(ctx, patience, "forgetting an item", func(ctx context.Context) error {
		return forget.Run(ctx, l.rdb, keys, i.Number, i.Version, i.Release.ID, digest(i.Release.ID)).Err()
	})
}
