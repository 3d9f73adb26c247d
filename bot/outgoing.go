package bot

import (
	"context"
	"fmt"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// This file hears from those who deliver what becomes of letters.

// Rested hears that a chat takes nothing from the bot. What it has settled is kept
// until somebody lets the bot in again.
func (b *Bot) Rested(ctx context.Context, to int64, reason outbox.Reason) {
	_, err := b.People.Change(ctx, to, func(s *people.Settings) error {
		if s.Rest == nil {
			s.Rest = &people.Rest{Reason: string(reason), Since: b.Now()}
		}
		return nil
	})
	if err != nil {
		b.Log.Warn("a chat that rests is not marked", "error", err)
	}
}

// noteLasts is how long the note on a topic that is gone may still be of use.
const noteLasts = 7 * 24 * time.Hour

// TopicGone hears of a letter that went to the general topic because its own is
// closed or deleted: the chat uses that topic no more, and its administrators are
// told so once.
func (b *Bot) TopicGone(ctx context.Context, l outbox.Letter) {
	var kinds []people.Kind
	_, err := b.People.Change(ctx, l.To.Chat, func(s *people.Settings) error {
		kinds = nil
		for _, k := range people.Kinds {
			if s.Topics[k] == l.To.Topic && l.To.Topic != 0 {
				kinds = append(kinds, k)
				delete(s.Topics, k)
			}
		}
		return nil
	})
	if err == nil && len(kinds) > 0 {
		now := b.Now()
		_, err = b.Mail.Put(ctx, outbox.Letter{
			Key: fmt.Sprintf("topic/%d/%d/%s", l.To.Chat, l.To.Topic, now.Format(time.DateOnly)), Priority: outbox.Reminder,
			To: chat.ID{Chat: l.To.Chat}, Kind: l.Kind, Expires: now.Add(noteLasts),
			Message: chat.Message{Text: text.TopicGone(kinds)},
		})
	}
	if err != nil {
		b.Log.Warn("a topic that is gone stays in use", "error", err)
	}
}
