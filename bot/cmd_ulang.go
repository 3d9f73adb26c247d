package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
)

var cmdUlang = command{name: "ulang", changes: true, answer: ulang}

// ulang is said by a button below an answer for a name that was read as the chat
// chose before: the choice is forgotten, and the command that follows asks anew.
func ulang(ctx context.Context, t *talk) (chat.Reply, error) {
	name, words, _ := strings.Cut(t.words, " ")
	c, known := t.Bot.words[name]
	if !known || c.name == t.command {
		return t.unknownCommand(t.words), nil
	}
	for _, m := range t.Catalogue.Read(words).Places {
		if _, certain := m.Match.Certain(); !certain {
			t.remember(ctx, fold(m.Words), "")
		}
	}
	t.settings = nil
	t.command, t.words = c.name, words
	return c.answer(ctx, t)
}
