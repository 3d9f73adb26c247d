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
	q, pending, err := t.Talk.Pending(ctx, t.Chat, t.From)
	if err != nil || !pending {
		return chat.Reply{}, false, nil
	}
	if code, chosen := t.choice(q.Choices); chosen {
		r, err := t.resume(ctx, q, code)
		return r, true, err
	}
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
	return chat.Reply{}, false, nil
}

// choice is the one of the choices that the words mean.
func (t *talk) choice(choices []string) (string, bool) {
	if n, err := strconv.Atoi(t.words); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1], true
	}
	if len(choices) == 1 && text.IsYes(t.words) {
		return choices[0], true
	}
	var fits []string
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
	if len(fits) == 1 {
		return fits[0], true
	}
	return "", false
}

// isProvince tells whether a name means that province.
func isProvince(m indicators.Match, province string) bool {
	code, certain := m.Certain()
	return certain && code == province && province != "0000"
}
