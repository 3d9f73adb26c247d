package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// Writes tells whether the bot may write in a chat. The error is chat.ErrGone when the
// API has no such chat for the bot, or one that may pass by itself.
func (c *Client) Writes(ctx context.Context, chatID int64) (bool, error) {
	id := strconv.FormatInt(chatID, 10)
	var p place
	if err := c.read(ctx, &p, "getChat", tgbotapi.Params{"chat_id": id}); err != nil {
		return false, fmt.Errorf("asking about a chat: %w", err)
	}
	var r role
	self := strconv.FormatInt(c.self.Load(), 10)
	if err := c.read(ctx, &r, "getChatMember", tgbotapi.Params{"chat_id": id, "user_id": self}); err != nil {
		return false, fmt.Errorf("asking what the bot may do in a chat: %w", err)
	}
	return r.writes(p.kind()), nil
}

// read makes a request once and reads its result.
func (c *Client) read(ctx context.Context, result any, method string, p tgbotapi.Params) error {
	raw, err := c.call(ctx, callTimeout, method, p)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, result)
}
