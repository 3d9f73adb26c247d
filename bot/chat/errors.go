package chat

import (
	"errors"
	"fmt"
	"time"
)

// What may come of a message that is delivered. A door wraps the cause of each; a
// caller decides by these alone.
var (
	// ErrGone means that the chat takes no messages from the bot: blocked, left,
	// deleted, or without the right to write there.
	ErrGone = errors.New("the chat takes no messages")
	// ErrTopic means that the topic is closed or deleted; the chat itself is there.
	ErrTopic = errors.New("the topic takes no messages")
	// ErrAway means that the messenger surely did not take the message, and may take
	// it later: no connection, or an answer that says so.
	ErrAway = errors.New("the messenger cannot be reached")
	// ErrUncertain means that the messenger may have taken the message or not: the
	// request went out and no answer came back. Delivering it again may double it.
	ErrUncertain = errors.New("whether the messenger took the message is unknown")
	// ErrRefused means that the messenger will never take this message as it is.
	ErrRefused = errors.New("the messenger refuses the message")
)

// RetryError means that there were too many messages: nothing was taken, and
// nothing more is before After has passed.
type RetryError struct{ After time.Duration }

// Error is the wait.
func (e RetryError) Error() string { return fmt.Sprintf("too many messages: wait %v", e.After) }

// MovedError means that the chat has a new number; nothing was taken.
type MovedError struct{ To int64 }

// Error says that the chat has moved; numbers of chats stay out of logs.
func (e MovedError) Error() string { return "the chat has a new number" }
