package main

import (
	"context"
	"log/slog"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
)

// pacer makes answers wait for their slot, which they take from the outbox that all
// replicas share. While that cannot be reached the same limits hold in the process.
type pacer struct {
	shared outbox.Pacing
	alone  *outbox.Limiter
	log    *slog.Logger
}

// newPacer is nil when nothing is limited.
func newPacer(p outbox.Pace, shared outbox.Pacing, log *slog.Logger) *pacer {
	if p.Off() {
		return nil
	}
	return &pacer{shared, outbox.NewLimiter(p), log}
}

// wait returns when the next message or edit may go to the chat, or with the
// context's error.
func (p *pacer) wait(ctx context.Context, to int64, kind chat.Kind) error {
	for {
		wait, ok, err := p.shared.Reserve(ctx, to, kind)
		if err != nil {
			return p.waitAlone(ctx, to, kind)
		}
		if wait > 0 && !pause(ctx, wait) {
			return ctx.Err()
		}
		if ok {
			return nil
		}
	}
}

// waitAlone is wait without the outbox.
func (p *pacer) waitAlone(ctx context.Context, to int64, kind chat.Kind) error {
	now := time.Now()
	slot := p.alone.Reserve(now, to, kind == chat.Group)
	if slot.After(now) && !pause(ctx, slot.Sub(now)) {
		return ctx.Err()
	}
	return nil
}

// told holds the chat back after a 429, here and in the outbox, where a second chat
// that is told so holds back all.
func (p *pacer) told(to int64, kind chat.Kind, after time.Duration) {
	now := time.Now()
	p.alone.Push(now, to, false, now.Add(after))
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if err := p.shared.Told(ctx, to, kind, after); err != nil {
		p.log.Debug("a 429 is not shared with other replicas", "error", err)
	}
}
