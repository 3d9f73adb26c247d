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
	had, err := t.isTold(ctx, kept)
	if err != nil {
		return chat.Reply{}, err
	}
	if had {
		if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Stop(); return nil }); err != nil {
			return chat.Reply{}, err
		}
	}
	return t.reply(text.Stopped(had, t.whose())), nil
}

// isTold tells whether anything comes to the chat unasked: what it has subscribed to, or
// in private what comes with an office.
func (t *talk) isTold(ctx context.Context, kept people.Settings) (bool, error) {
	if len(kept.Wants) > 0 || t.Kind != chat.Private || !kept.Takes(people.Commitments, true) {
		return len(kept.Wants) > 0, nil
	}
	held, err := people.OfficesOf(ctx, t.People, t.From)
	return len(held) > 0, stored("reading a person's offices", err)
}
