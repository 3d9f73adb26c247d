package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdBerhenti = command{name: "berhenti", changes: true, answer: berhenti}

// berhenti ends all subscriptions of the chat and says how to come back.
func berhenti(ctx context.Context, t *talk) (chat.Reply, error) {
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	had := len(kept.Wants) > 0
	if had {
		if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Stop(); return nil }); err != nil {
			return chat.Reply{}, err
		}
	}
	return t.reply(text.Stopped(had, t.whose())), nil
}
