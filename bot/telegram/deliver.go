package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"syscall"

	"pantau/bot/chat"
)

// Deliver makes one attempt to say one part of a message, or to change one that
// stands, and returns where it stands. It waits for nothing and repeats nothing: a
// part that is refused is sent in another way at once where that needs no other
// chat (markup that cannot be read as plain text, what is gone from under an edit
// as a new message), and an edit that changes nothing has succeeded. What stands in
// another chat than to cannot be changed any more, because a group that has moved
// keeps none of its numbers; it is said anew.
//
// The error wraps exactly one of chat: RetryError, MovedError, ErrGone; ErrTopic
// only when to names a topic; ErrAway when nothing was taken, or when doing it
// again shows no second message; ErrUncertain when the request of a new message
// went out and no whole reply came (see the package comment); ErrRefused for all
// else that the API refuses.
func (c *Client) Deliver(ctx context.Context, to chat.ID, kind chat.Kind, m chat.Message) (chat.Ref, error) {
	pt := part{Message: m, to: to, kind: kind}
	if pt.Edit != nil && pt.Edit.Chat != to.Chat {
		pt.Edit, pt.ReplyTo = nil, 0
	}
	ref, err := c.attempt(ctx, &pt)
	if err != nil {
		return chat.Ref{}, fmt.Errorf("delivering a message: %w", pt.outcome(err))
	}
	return ref, nil
}

// attempt sends a part, which is afterwards as it was last sent.
func (c *Client) attempt(ctx context.Context, pt *part) (chat.Ref, error) {
	c.picture(ctx, pt)
	for amends := 0; ; amends++ {
		if err := ctx.Err(); err != nil {
			return chat.Ref{}, fmt.Errorf("%w: %w", errUnsent, err)
		}
		raw, err := c.post(ctx, *pt)
		if err == nil {
			c.keep(ctx, pt, raw)
			return pt.said(raw)
		}
		var no *refusal
		switch {
		case !errors.As(err, &no):
			return chat.Ref{}, err
		case pt.Edit != nil && no.says(unmodified):
			return *pt.Edit, nil
		case amends == mostAmends || !c.amend(ctx, pt, no):
			return chat.Ref{}, err
		}
	}
}

// said is stands for a reply that says yes: what cannot be read of it was taken.
func (pt part) said(raw json.RawMessage) (chat.Ref, error) {
	ref, err := pt.stands(raw)
	if err != nil {
		return ref, &noReply{Status: http.StatusOK, Begun: true, cause: err}
	}
	return ref, nil
}

// outcome puts what came of a part beside its cause.
func (pt part) outcome(err error) error {
	var no *refusal
	switch {
	case errors.Is(err, ErrEmpty), errors.Is(err, ErrTooLarge):
		return fmt.Errorf("%w: %w", chat.ErrRefused, err)
	case errors.As(err, &no):
		return fmt.Errorf("%w: %w", pt.verdict(no), err)
	case pt.Edit == nil && (taken(err) || stopped(err) || broken(err)):
		return fmt.Errorf("%w: %w", chat.ErrUncertain, err)
	}
	return fmt.Errorf("%w: %w", chat.ErrAway, err)
}

// stopped tells whether the caller ended a request that may have been on its way.
func stopped(err error) bool {
	return errors.Is(err, context.Canceled) && !errors.Is(err, errUnsent)
}

// broken tells whether a connection broke that the request may have gone out on. The
// outbox makes another attempt either way; this one is counted as what it may be.
func broken(err error) bool {
	return !errors.Is(err, errUnsent) && !isDial(err) &&
		(errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, io.EOF))
}

// verdict is what a refusal means for whoever delivers. A wrong token says nothing
// against the message.
func (pt part) verdict(no *refusal) error {
	switch {
	case no.Moved != 0:
		return chat.MovedError{To: no.Moved}
	case no.After > 0:
		return chat.RetryError{After: no.After}
	case no.Code >= http.StatusInternalServerError, no.Code == http.StatusUnauthorized, no.Code == http.StatusNotFound:
		return chat.ErrAway
	case no.says(threadless) && pt.to.Topic != 0:
		return chat.ErrTopic
	case errors.Is(no, chat.ErrGone):
		return chat.ErrGone
	}
	return chat.ErrRefused
}
