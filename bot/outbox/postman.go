package outbox

import (
	"context"
	"time"

	"pantau/bot/chat"
)

// Carrier delivers one message to one chat, once. Errors wrap those of chat:
// ErrGone, ErrTopic, ErrAway, ErrUncertain, ErrRefused, RetryError, MovedError.
type Carrier interface {
	// Split cuts a message into parts that the messenger takes; one part mostly.
	Split(m chat.Message) []chat.Message
	// Deliver makes one attempt with one part.
	Deliver(ctx context.Context, to chat.ID, kind chat.Kind, part chat.Message) (chat.Ref, error)
}

// Words is what a letter comes to when its turn has come.
type Words struct {
	Message chat.Message
	Drop    bool          // untrue or unwanted by now
	Hold    time.Duration // above 0: not now, but after so long
}

// Journal outlives a kill where the store does not, see Postman.
type Journal interface {
	Claimed(keys ...string) error // before the first of them is delivered
	Sent(key string) error        // after it was delivered, before the store knows
	Known(key string)             // the store knows
}
