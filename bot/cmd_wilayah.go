package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

var cmdWilayah = command{name: "wilayah", menus: []chat.Scope{chat.ForPrivate, chat.ForAdmins}, changes: true, answer: wilayah}

// wilayah shows or sets the chat's own region, for which /indikator alone answers.
func wilayah(ctx context.Context, t *talk) (chat.Reply, error) {
	q := t.Catalogue.Read(t.words)
	if t.words == "" {
		return t.ownRegion(ctx)
	}
	code, notes, ask, asking := t.one(ctx, q)
	if asking {
		return ask, nil
	}
	if len(q.Places) == 0 {
		return t.ownRegion(ctx)
	}
	if refused, r := t.adminsOnly(ctx); refused {
		return r, nil
	}
	if err := t.Chats.SetRegion(ctx, t.Chat.Chat, code); err != nil {
		return chat.Reply{}, stored("keeping the chat's region", err)
	}
	rows := [][]chat.Button{{button(text.ButtonCard(text.Short(t.Catalogue, code)), "indikator", code)}}
	return chat.Reply{Messages: []chat.Message{t.card(text.WithNotes(text.RegionKept(t.region(code), t.Kind == chat.Group), notes), rows)}}, nil
}

// ownRegion tells the chat's region and how to change it.
func (t *talk) ownRegion(ctx context.Context) (chat.Reply, error) {
	if _, err := t.chosen(ctx); err != nil {
		return chat.Reply{}, stored("reading the chat's region", err)
	}
	code, own := t.home(ctx)
	rows := [][]chat.Button{{button(text.ButtonCard(text.Short(t.Catalogue, code)), "indikator", code)}}
	if !own {
		rows[0] = append(rows[0], button(text.ButtonUseRegion(t.region(code).Name), "wilayah", code))
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.OwnRegion(t.region(code), own), rows)}}, nil
}

// adminsOnly refuses a change of a group's settings by anyone but its
// administrators. Who cannot be checked is told what to type instead.
func (t *talk) adminsOnly(ctx context.Context) (bool, chat.Reply) {
	if t.Kind != chat.Group || t.AsChat {
		return false, chat.Reply{}
	}
	admin, err := t.IsAdmin(ctx, t.Chat.Chat, t.From)
	switch {
	case err == nil && admin:
		return false, chat.Reply{}
	case err != nil:
		t.Log.Warn("an administrator cannot be checked", "update", t.ID, "error", err)
		return true, t.refuse(text.AdminUnchecked())
	}
	return true, t.refuse(text.AdminsOnly())
}

// refuse answers words with words, and a press with an alert.
func (t *talk) refuse(words string) chat.Reply {
	if t.IsPress() {
		return chat.Reply{Notice: chat.Plain(words), Alert: true}
	}
	return t.reply(words)
}
