package bot

import (
	"context"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdJeda = command{name: "jeda", changes: true, answer: jeda}

// jeda holds back what is sent unasked for a while, and keeps the subscriptions.
func jeda(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.words == "" {
		return t.askPause(ctx)
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	until, ok := text.ParsePause(t.words, t.zoned(ctx))
	if !ok {
		return t.mistake(text.PauseUnread()), nil
	}
	if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Paused = until.UTC(); return nil }); err != nil {
		return chat.Reply{}, err
	}
	return t.reply(text.Paused(until)), nil
}

// askPause offers stretches of time, and tells of a pause that runs.
func (t *talk) askPause(ctx context.Context) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	now := t.zoned(ctx)
	var until time.Time
	if now.Before(kept.Paused) {
		until = kept.Paused.In(now.Location())
	}
	var row []chat.Button
	for _, stretch := range text.Pauses() {
		row = append(row, button(text.ButtonPause(stretch), "jeda", stretch))
	}
	rows := [][]chat.Button{row}
	if !until.IsZero() {
		rows = append(rows, []chat.Button{button(text.ButtonResume(), "lanjut")})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.AskPause(until), rows)}}, nil
}
