package redisledger

import (
	"context"
	"fmt"
	"strconv"

	"pantau/summaries"
)

// Spend implements summaries.Ledger.
func (l *Ledger) Spend(ctx context.Context, day, name string, most int) (ok bool, err error) {
	const doing = "counting"
	err = do(ctx, patience, doing, func(ctx context.Context) (err error) {
		ok, err = spend.Run(ctx, l.rdb, []string{l.spentKey(day, name)}, most, summaries.CountsLive.Milliseconds()).Bool()
		return err
	})
	if err != nil || !ok {
		return false, err
	}
	err = l.kept(ctx, doing)
	return err == nil, err
}

// Spent implements summaries.Ledger.
func (l *Ledger) Spent(ctx context.Context, day, name string) (int, error) {
	const doing = "reading a count"
	var text string
	err := do(ctx, patience, doing, func(ctx context.Context) (err error) {
		text, err = l.rdb.Get(ctx, l.spentKey(day, name)).Result()
		return err
	})
	if err != nil || text == "" {
		return 0, err
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("%s: %s holds no number", doing, l.spentKey(day, name))
	}
	return n, nil
}

func (l *Ledger) spentKey(day, name string) string { return l.key("spent", day, name) }
