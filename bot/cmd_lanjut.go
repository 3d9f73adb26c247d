package bot

import (
	"context"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdLanjut = command{name: "lanjut", changes: true, answer: lanjut}

// lanjut ends a pause.
func lanjut(ctx context.Context, t *talk) (chat.Reply, error) {
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	had := t.Now().Before(kept.Paused)
	if had {
		kept, err = t.prefer(ctx, func(s *people.Settings) error { s.Paused = time.Time{}; return nil })
		if err != nil {
			return chat.Reply{}, err
		}
	}
	return t.reply(text.Resumed(had, len(kept.Wants) > 0)), nil
}
