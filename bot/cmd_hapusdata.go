package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdHapusdata = command{name: "hapusdata", changes: true, answer: hapusdata}

// hapusdata deletes what is kept of the person who asks, once they have confirmed it.
// The button bears the person's number, so that in a group it deletes nobody else's.
func hapusdata(ctx context.Context, t *talk) (chat.Reply, error) {
	group := t.Kind != chat.Private
	switch {
	case t.From == 0 || t.AsChat:
		return t.refuse(text.ErasureAnonymous()), nil
	case t.words == "batal":
		return t.reply(text.NotErased()), nil
	case t.words == "ya" && !t.IsPress(), t.words == "ya "+number(t.From):
		return t.erase(ctx, group)
	case t.IsPress() && t.words != "":
		return chat.Reply{Notice: text.NotYours()}, nil
	}
	rows := [][]chat.Button{{button(text.ButtonErase(true), "hapusdata", "ya", number(t.From)), button(text.ButtonCancel(), "hapusdata", "batal")}}
	return chat.Reply{Messages: []chat.Message{t.card(text.ConfirmErasure(group), rows)}}, nil
}

// erase vacates the person's offices, whose history stays, and forgets their private
// chat, with what they are filling in there and here. A group keeps its settings: they
// are not one person's.
func (t *talk) erase(ctx context.Context, group bool) (chat.Reply, error) {
	held, err := people.OfficesOf(ctx, t.People, t.From)
	if err != nil {
		return chat.Reply{}, stored("reading a person's offices", err)
	}
	for _, at := range []chat.ID{t.Chat, {Chat: t.From}} {
		if err := t.Bot.Forms.DropForm(ctx, at, t.From); err != nil {
			return chat.Reply{}, stored("deleting what a person is filling in", err)
		}
		if err := t.Talk.DropSubject(ctx, at, t.From); err != nil {
			return chat.Reply{}, stored("deleting what a person's talk is about", err)
		}
	}
	if err := people.ForgetPerson(ctx, t.People, t.From, t.Now()); err != nil {
		return t.changed("deleting a person's data", err)
	}
	for _, h := range held {
		former := h.Office.Holder
		h.Office.Holder = 0
		t.logsHolder(ctx, h.Region, h.Office.Title, h.Office, former)
	}
	t.settings, t.prefers, t.tenure = nil, nil, nil
	return t.reply(text.Erased(group)), nil
}
