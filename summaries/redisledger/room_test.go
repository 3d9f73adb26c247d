package redisledger_test

import (
	"context"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"pantau/summaries"
	"pantau/summaries/redisledger"
)

// meddler does something after items are read.
type meddler struct {
	redis.UniversalClient
	meddle func(context.Context)
}

func (m meddler) HMGet(ctx context.Context, key string, fields ...string) *redis.SliceCmd {
	cmd := m.UniversalClient.HMGet(ctx, key, fields...)
	m.meddle(ctx)
	return cmd
}

// An item that is to make room, and changes at that moment, stays; the next one that is
// told makes up for it.
func TestForgetsNothingThatChanged(t *testing.T) {
	_, c := inProcess(t)
	other := redisledger.Open(c, redisledger.Options{Keep: 9})
	l := redisledger.Open(meddler{c, func(ctx context.Context) {
		_, err := other.Change(ctx, 1, func(i *summaries.Item) error { i.Edition++; i.ToldAt = i.ToldAt.Add(time.Hour); return nil })
		check(t, err)
	}}, redisledger.Options{Keep: 2})
	told := func(n int) {
		t.Helper()
		if _, isNew, err := l.Add(t.Context(), item(n, summaries.Announced)); err != nil || !isNew {
			t.Fatal(isNew, err)
		}
	}
	for n := range 3 {
		told(n)
	}
	if i, ok, err := other.Find(t.Context(), 1); !ok || err != nil || i.Edition != 1 {
		t.Errorf("the item that changed is %+v, %v, %v", i, ok, err)
	}
	if items, all, err := other.Told(t.Context(), nil, 0, 9); err != nil || all != 3 || len(items) != 3 || items[0].Number != 1 {
		t.Errorf("%d were told, %v", all, err)
	}
	told(3)
	if _, all, err := other.Told(t.Context(), nil, 0, 9); err != nil || all != 2 {
		t.Errorf("%d were told after the next, %v", all, err)
	}
}
