package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// Hook is what the API says about the webhook.
type Hook struct {
	URL         string    // where updates are brought; empty when no webhook is set
	Pending     int       // updates that wait to be brought or fetched
	LastError   string    // why the last delivery that failed did, in Telegram's words; empty when none has
	LastErrorAt time.Time // when that was; zero when none has
}

// Hook asks where updates are brought and how that goes, once, without retrying.
// The error is ErrToken when the token is wrong; any other error may pass by
// itself.
func (c *Client) Hook(ctx context.Context) (Hook, error) {
	raw, err := c.call(ctx, callTimeout, "getWebhookInfo", nil)
	if err != nil {
		return Hook{}, fmt.Errorf("asking about the webhook: %w", err)
	}
	var h struct {
		URL     string `json:"url"`
		Pending int    `json:"pending_update_count"`
		Message string `json:"last_error_message"`
		Date    int64  `json:"last_error_date"`
	}
	if err := json.Unmarshal(raw, &h); err != nil {
		return Hook{}, fmt.Errorf("asking about the webhook: %w", err)
	}
	hook := Hook{URL: h.URL, Pending: h.Pending, LastError: h.Message}
	if h.Date != 0 {
		hook.LastErrorAt = time.Unix(h.Date, 0)
	}
	return hook, nil
}
