package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

var cmdBantuan = command{name: "bantuan", menus: everywhere, spoken: true, answer: bantuan}

// bantuan lists what can be asked, with examples.
func bantuan(_ context.Context, t *talk) (chat.Reply, error) {
	return t.reply(text.Help(t.offered(), t.region(t.Home), t.Kind == chat.Group)), nil
}

// offered are the commands that people can use, in order.
func (t *talk) offered() []string {
	var names []string
	for _, c := range t.table {
		if text.Summary(c.name) != "" {
			names = append(names, c.name)
		}
	}
	return names
}
