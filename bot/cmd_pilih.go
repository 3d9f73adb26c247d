package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
	"pantau/indicators"
)

var cmdPilih = command{name: "pilih", answer: pilih}

// pilih is said by a button whose command is too long for it: the choice alone,
// of the question that waits.
func pilih(ctx context.Context, t *talk) (chat.Reply, error) {
	q, pending, err := t.Talk.Pending(ctx, t.Chat, t.From)
	if err != nil {
		return chat.Reply{}, stored("reading the pending question", err)
	}
	if !pending || !slices.Contains(q.Choices, t.words) {
		return t.refuse(text.QuestionGone()), nil
	}
	return t.resume(ctx, q, t.words)
}

// resume runs the command that waited for a choice, and remembers the choice.
func (t *talk) resume(ctx context.Context, q dialogue.Question, code string) (chat.Reply, error) {
	t.remember(ctx, q.Name, code)
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
	name, words, _ := strings.Cut(strings.Replace(q.Command, "%s", code, 1), " ")
	c := t.Bot.words[name]
	t.command, t.words = c.name, words
	return c.answer(ctx, t)
}

// continued answers the question that waits with words: a number, a kind, a
// province or a name. Words that answer nothing are a question of their own.
func (t *talk) continued(ctx context.Context) (chat.Reply, bool, error) {
	if r, done, err := t.filling(ctx); done || err != nil {
		return r, done, err
	}
	q, pending, err := t.Talk.Pending(ctx, t.Chat, t.From)
	if err != nil || !pending {
		return chat.Reply{}, false, nil
	}
	if len(q.Choices) == 0 {
		return t.filled(ctx, q)
	}
	switch fits := t.choice(q.Choices); {
	case len(fits) == 1:
		r, err := t.resume(ctx, q, fits[0])
		return r, true, err
	case len(fits) > 1:
		return t.askAmong(ctx, dialogue.Question{Command: q.Command, Name: q.Name, Choices: fits}, q.Name), true, nil
	}
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
	return chat.Reply{}, false, nil
}

// choice are those of the choices that the words can mean.
func (t *talk) choice(choices []string) (fits []string) {
	if n, err := strconv.Atoi(t.words); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1 : n]
	}
	if len(choices) == 1 && text.IsYes(t.words) {
		return choices
	}
	match := t.Catalogue.Find(t.words)
	kind, named := text.KindWord(t.words)
	for _, code := range choices {
		r := t.region(code)
		switch {
		case named && r.Kind == kind,
			slices.Contains(match.Regions, code),
			isProvince(match, r.Parent):
			fits = append(fits, code)
		}
	}
	return fits
}

// isProvince tells whether a name means that province.
func isProvince(m indicators.Match, province string) bool {
	code, certain := m.Certain()
	return certain && code == province && province != "0000"
}
