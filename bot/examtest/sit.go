package examtest

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

// Now is the moment at which everything is asked: 28 November 2026, 09.00 WITA.
var Now = time.Date(2026, 11, 28, 1, 0, 0, 0, time.UTC)

// Home is the region of a chat that the set says nothing of.
const Home = "6311"

// Sitting is a bot in memory, without a model, to which the questions are put.
type Sitting struct {
	bot   *bot.Bot
	cat   *indicators.Catalogue
	chats int64
	said  int64
}

// NewSitting is a bot that has heard nothing yet.
func NewSitting(cat *indicators.Catalogue) *Sitting {
	clock := func() time.Time { return Now }
	talk := dialogue.NewMemory(clock)
	return &Sitting{cat: cat, bot: bot.New(bot.Options{
		Catalogue: cat, Home: Home, Username: "PantauBot", People: people.NewMemoryAt(clock), Talk: talk, Refs: talk, Forms: talk,
		Mail: outbox.NewMemory(outbox.Pace{}, clock), Book: indicators.NewMemoryBook(), Pledges: commitments.NewMemory(),
		IsAdmin: func(context.Context, int64, int64) (bool, error) { return true, nil }, Now: clock, Log: slog.New(slog.DiscardHandler),
	})}
}

// Hold asks what one person asks, in a private chat of its own, and marks the answers.
func (s *Sitting) Hold(ctx context.Context, t Talk) []Result {
	s.chats++
	if home := t[0].Home; home != "" {
		s.say(ctx, "/wilayah "+home)
	}
	results := make([]Result, len(t))
	lost := false
	for i, q := range t {
		results[i] = q.mark(s.cat, s.say(ctx, q.Words), lost)
		lost = results[i].Outcome != Right
	}
	return results
}

func (s *Sitting) say(ctx context.Context, words string) told {
	s.said++
	u := chat.Update{ID: s.said, Chat: chat.ID{Chat: s.chats}, Kind: chat.Private, From: s.chats, Message: int(s.said), Time: Now, Text: words}
	r := s.bot.Answer(ctx, u)
	var a told
	for _, m := range r.Messages {
		a.add(m)
	}
	return a
}

// told is what the bot said to one question.
type told struct {
	text    string // plain
	figures []chat.Figure
	labels  []string // of buttons
	asks    bool
}

func (a *told) add(m chat.Message) {
	a.text = strings.TrimSpace(a.text + "\n" + chat.Plain(m.Text))
	a.figures, a.asks = append(a.figures, m.Figures...), a.asks || m.Asks
	for _, row := range m.Buttons {
		for _, b := range row {
			a.labels = append(a.labels, b.Label)
		}
	}
}
