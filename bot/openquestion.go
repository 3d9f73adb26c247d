package bot

import (
	"context"
	"regexp"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// askWords asks for what a button cannot say. What is said next completes the
// command in place of %s, if it reads like an answer.
func (t *talk) askWords(ctx context.Context, command, question string) (chat.Reply, error) {
	if err := t.Talk.Ask(ctx, t.Chat, t.From, dialogue.Question{Command: command}, waits); err != nil {
		return chat.Reply{}, stored("keeping a question", err)
	}
	m := t.said(t.Update, question)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// filled runs the command that waited for words. Words that are a question of their
// own end the waiting.
func (t *talk) filled(ctx context.Context, q dialogue.Question) (chat.Reply, bool, error) {
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
	if !strings.HasPrefix(q.Command, cmdKoreksiWords) && !t.fills(t.words) {
		return chat.Reply{}, false, nil
	}
	name, words, _ := strings.Cut(strings.Replace(q.Command, "%s", t.words, 1), " ")
	c := t.Bot.words[name]
	t.command, t.words = c.name, words
	r, err := c.answer(ctx, t)
	return r, true, err
}

// fills tells whether words may complete a command: names of regions and nothing
// else, or a percentage.
func (t *talk) fills(words string) bool {
	if percentage.MatchString(words) {
		return true
	}
	if _, polite := text.Courtesy(words); polite || len(strings.Fields(words)) > 5 || strings.Contains(words, "?") {
		return false
	}
	q := t.Catalogue.Read(words)
	q.Places, q.Unclear, q.Here = nil, nil, false
	return nothing(q)
}

// percentage is a number as people write percentages.
var percentage = regexp.MustCompile(`^\d{1,3}([.,]\d{1,2})? ?(%|persen)?$`)
