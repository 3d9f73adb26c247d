package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"
)

// maxNotice is the longest text over a chat, in characters.
const maxNotice = 200

// Acknowledge ends the waiting that a pressed button shows. The notice is plain
// text, cut at 200 characters, and may be empty; with alert it must be tapped
// away. A press that has expired is none of the errors.
func (c *Client) Acknowledge(ctx context.Context, press, notice string, alert bool) error {
	p := tgbotapi.Params{"callback_query_id": press}
	p.AddNonEmpty("text", shorten(notice, maxNotice))
	p.AddBool("show_alert", alert && notice != "")
	_, err := c.repeat(ctx, "answerCallbackQuery", p)
	var no *refusal
	if errors.As(err, &no) && no.says(expired) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("acknowledging a press: %w", err)
	}
	return nil
}

// repeat makes a request that does no harm when done twice.
func (c *Client) repeat(ctx context.Context, method string, p tgbotapi.Params) (json.RawMessage, error) {
	return request{do: func(ctx context.Context) (json.RawMessage, error) {
		return c.call(ctx, callTimeout, method, p)
	}}.insist(ctx)
}

// shorten cuts text to n characters, the last one being an ellipsis then.
func shorten(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}
