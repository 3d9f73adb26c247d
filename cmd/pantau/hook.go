package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"pantau/bot/telegram"
)

// hook takes updates by webhook until ctx ends. The handler stands before the
// address is told, so that the first update finds it.
func (s *service) hook(ctx context.Context, mux *http.ServeMux, door *telegram.Door) error {
	mux.Handle(hookPath(s.cfg.WebhookURL), door.Webhook(string(s.cfg.WebhookSecret)))
	for wait := time.Second; ; wait = min(2*wait, 30*time.Second) {
		err := s.client.SetWebhook(ctx, s.cfg.WebhookURL, string(s.cfg.WebhookSecret))
		if errors.Is(err, telegram.ErrToken) || errors.Is(err, telegram.ErrWebhook) {
			return err
		}
		if err == nil {
			break
		}
		s.log.Warn("the webhook is not set yet", "again_in", wait, "error", err)
		if !pause(ctx, wait) {
			return nil
		}
	}
	s.log.Info("the webhook is set")
	<-ctx.Done()
	return nil
}

// hookPath is the path of the webhook's address.
func hookPath(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
