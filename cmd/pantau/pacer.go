package main

import (
	"context"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// pacer makes messages wait for their slot. The limits live in the process:
// answers are all that is sent, and each is sent where its update came in.
type pacer struct{ limiter *outbox.Limiter }

// newPacer is nil when nothing is limited.
func newPacer(p outbox.Pace) *pacer {
	if p.Off() {
		return nil
	}
	return &pacer{outbox.NewLimiter(p)}
}

// wait returns when the next message or edit may go to the chat, or with the
// context's error.
func (p *pacer) wait(ctx context.Context, to int64, kind chat.Kind) error {
	now := time.Now()
	slot := p.limiter.Reserve(now, to, kind == chat.Group)
	if !slot.After(now) {
		return nil
	}
	if !pause(ctx, slot.Sub(now)) {
		return ctx.Err()
	}
	return nil
}

// told holds the chat back after a 429. Which limit was passed the API does not
// say; if it was the one over all chats, the others will be told so themselves.
func (p *pacer) told(to int64, _ chat.Kind, after time.Duration) {
	now := time.Now()
	p.limiter.Push(now, to, false, now.Add(after))
}
