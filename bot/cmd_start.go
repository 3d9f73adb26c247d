package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

var cmdStart = command{name: "start", answer: start}

// start greets, says what Pantau is and who runs it, and offers first steps.
func start(ctx context.Context, t *talk) (chat.Reply, error) {
	code, own := t.home(ctx)
	r := t.region(code)
	rows := [][]chat.Button{
		{button(text.ButtonCard(r.Name), "indikator", code)},
		{button(text.ButtonCompare(), "bandingkan", code), button(text.ButtonRank(), "peringkat", code)},
		{button(text.ButtonHelp(), "bantuan")},
	}
	m := t.card(text.Greeting(r, own, t.Operator, t.Kind == chat.Group), rows)
	return chat.Reply{Messages: []chat.Message{m}}, nil
}
