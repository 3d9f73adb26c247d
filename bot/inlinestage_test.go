package bot_test

import (
	"strings"

	"pantau/bot/chat"
)

// types is what the bot offers for words typed behind its name.
func (s *stage) types(words string) string {
	r := s.bot.Answer(s.t.Context(), s.inline(words))
	if r.Inline == nil {
		s.t.Fatalf("%q is no inline query to the bot: %+v", words, r)
	}
	s.inlined = r.Inline.Cards
	var out strings.Builder
	for _, c := range s.inlined {
		out.WriteString("< # " + c.Title + "\n")
		if c.Summary != "" {
			out.WriteString("<   " + c.Summary + "\n")
		}
	}
	return out.String()
}

// inline is an update of words typed behind the bot's name. It tells no place.
func (s *stage) inline(words string) chat.Update {
	u := s.heard()
	u.Chat, u.Kind, u.Text, u.Inline = chat.ID{}, "", words, "q"
	return u
}

// chooses is the message of the card with a heading.
func (s *stage) chooses(title string) string {
	if len(s.inlined) == 0 {
		return "" // a comment
	}
	for _, c := range s.inlined {
		if c.Title == title {
			return written(c.Message)
		}
	}
	s.t.Fatalf("no card %q is offered", title)
	return ""
}
