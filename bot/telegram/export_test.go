package telegram

import (
	"context"

	"pantau/bot/chat"
)

// Send says a message as the Door says an answer, at nobody's pace.
func (c *Client) Send(ctx context.Context, to chat.ID, kind chat.Kind, m chat.Message) (chat.Ref, error) {
	return c.send(ctx, to, kind, m, pace{})
}
