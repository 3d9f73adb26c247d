package dialogue

import (
	"context"
	"time"
)

// KeepsRefs is how long a message that told something is known by it.
const KeepsRefs = 400 * 24 * time.Hour

// Refs knows which message of a chat told something last, so that a later word on
// the same thing replies to it. Every method may be called from many goroutines.
type Refs interface {
	// Mark keeps that a message told the named things; each name is known by its latest
	// message, for KeepsRefs at least.
	Mark(ctx context.Context, message Told, names ...string) error
	// Marked is the message that told the named thing last, if one is known.
	Marked(ctx context.Context, chat int64, name string) (message Told, ok bool, err error)
}

// Told is a message that told something.
type Told struct {
	Chat    int64
	Message int
	At      time.Time // to the second
}
