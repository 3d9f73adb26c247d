package web

import (
	"context"
	"errors"
	"fmt"

	"pantau/bot/chat"
)

var (
	errEmpty  = errors.New("the message is empty")
	errClosed = errors.New("the page is closing")
)

// Split leaves a message whole: the page shows any length.
func (d *Demo) Split(m chat.Message) []chat.Message { return []chat.Message{m} }

// Deliver shows a message that nobody asked for, or changes one that stands (one
// that is gone is shown anew), and returns where it stands. Every tab sees it, and
// it is never uncertain whether it stands. The error wraps one of chat: ErrGone for
// a chat that the page does not have, ErrTopic for any topic, ErrRefused for an
// empty message, and ErrAway when ctx has ended or the page is closing. What goes to the
// private chat of somebody who stands in the group alone is taken, and shown nowhere.
func (d *Demo) Deliver(ctx context.Context, to chat.ID, _ chat.Kind, m chat.Message) (chat.Ref, error) {
	if err := d.delivers(ctx, to, m); err != nil {
		return chat.Ref{}, fmt.Errorf("delivering a message: %w", err)
	}
	if d.rooms[to.Chat] == nil {
		return chat.Ref{Chat: to.Chat, Message: d.board.next()}, nil
	}
	return d.put(ctx, to.Chat, m), nil
}

// delivers tells why a message cannot be shown.
func (d *Demo) delivers(ctx context.Context, to chat.ID, m chat.Message) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", chat.ErrAway, err)
	}
	select {
	case <-d.closing:
		return fmt.Errorf("%w: %w", chat.ErrAway, errClosed)
	default:
	}
	switch {
	case d.rooms[to.Chat] == nil && !offstage(to.Chat):
		return chat.ErrGone
	case to.Topic != 0:
		return chat.ErrTopic
	case m.Text == "" && m.Photo == nil && m.File == nil:
		return fmt.Errorf("%w: %w", chat.ErrRefused, errEmpty)
	}
	return nil
}
