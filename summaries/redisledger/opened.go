package redisledger

import "context"

// Opened implements summaries.Ledger.
func (l *Ledger) Opened(ctx context.Context, source string) (was bool, err error) {
	err = do(ctx, patience, "asking for a source", func(ctx context.Context) (err error) {
		was, err = l.rdb.SIsMember(ctx, l.key("opened"), source).Result()
		return err
	})
	return was, err
}

// SetOpened implements summaries.Ledger.
func (l *Ledger) SetOpened(ctx context.Context, source string) error {
	const doing = "marking a source as read"
	err := do(ctx, patience, doing, func(ctx context.Context) error {
		return l.rdb.SAdd(ctx, l.key("opened"), source).Err()
	})
	if err != nil {
		return err
	}
	return l.kept(ctx, doing)
}
