package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
)

var cmdGambar = command{name: "gambar", answer: gambar}

// gambar is said by the buttons below a picture: another picture takes its place. What
// can only be said in words is a notice, since a picture never turns into a text.
func gambar(ctx context.Context, t *talk) (chat.Reply, error) {
	kind, words, _ := strings.Cut(t.words, " ")
	t.words = words
	answer := cmdGrafik.answer
	switch kind {
	case inTrend:
	case inMap:
		answer = cmdPeta.answer
	case inBars:
		answer = bars
	default:
		return t.unknownCommand("gambar " + kind), nil
	}
	r, err := answer(ctx, t)
	if t.IsPress() && err == nil {
		r = t.inPlace(r)
	}
	return r, err
}

// The kinds of pictures, as buttons say them behind the command.
const inTrend, inBars, inMap = "grafik", "peringkat", "peta"

// inPlace puts the picture of a reply in the place of the one whose button was pressed.
func (t *talk) inPlace(r chat.Reply) chat.Reply {
	if len(r.Messages) == 0 {
		return r
	}
	m := &r.Messages[0]
	if m.Photo == nil {
		return chat.Reply{Notice: shortNotice(chat.Plain(m.Text)), Alert: true, Mistake: r.Mistake}
	}
	ref := t.Ref()
	m.Edit = &ref
	return r
}

// maxNotice is how many characters of a notice are shown.
const maxNotice = 200

// shortNotice is the beginning of words that is shown as a notice.
func shortNotice(words string) string {
	runes := []rune(words)
	if len(runes) <= maxNotice {
		return words
	}
	return string(runes[:maxNotice-1]) + "…"
}
