package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"pantau/bot/chat"
)

// longestTelling is the longest wait between two attempts to tell an administrator.
const longestTelling = time.Minute

// tellAdmins tells those who look after the service, past the outbox.
func (o *office) tellAdmins(ctx context.Context, words string) {
	var all sync.WaitGroup
	for _, id := range o.cfg.Admins {
		all.Go(func() { o.tellAdmin(ctx, id, words) })
	}
	all.Wait()
}

// tellAdmin tries for some two minutes, since nobody else hears of it. An attempt
// that may have been taken counts as one that was not: twice told is better.
func (o *office) tellAdmin(ctx context.Context, id int64, words string) {
	for wait := time.Second; wait <= longestTelling; wait *= 2 {
		_, err := o.carrier.Deliver(ctx, chat.ID{Chat: id}, chat.Private, chat.Message{Text: words})
		if err == nil {
			return
		}
		o.log.Warn("an administrator is not told", "error", err)
		var many chat.RetryError
		if errors.As(err, &many) {
			wait = max(wait, many.After)
		}
		if errors.Is(err, chat.ErrGone) || errors.Is(err, chat.ErrRefused) || !pause(ctx, wait) {
			return
		}
	}
}
