package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

var cmdWilayah = command{name: "wilayah", menus: ofAdmins, changes: true, answer: wilayah}

// wilayah shows or sets the chat's own region, for which /indikator alone answers.
func wilayah(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.words == elsewhere {
		return t.askOwnRegion(ctx)
	}
	q := t.Catalogue.Read(t.words)
	s := t.one(ctx, q)
	switch {
	case s.ask != nil:
		return *s.ask, nil
	case len(q.Places) == 0:
		return t.ownRegion(ctx)
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	return t.keepRegion(ctx, s.codes[0], s.notes)
}

// elsewhere is said by the button that asks for a region's name.
const elsewhere = "lain"

// askOwnRegion asks for the name of the region that is to be the chat's own.
func (t *talk) askOwnRegion(ctx context.Context) (chat.Reply, error) {
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	return t.askWords(ctx, "wilayah %s", text.AskOwnRegion())
}

// keepRegion makes a region the chat's own.
func (t *talk) keepRegion(ctx context.Context, code string, notes []string) (chat.Reply, error) {
	if err := t.People.SetRegion(ctx, t.Chat.Chat, code); err != nil {
		return chat.Reply{}, stored("keeping the chat's region", err)
	}
	rows := [][]chat.Button{{button(text.ButtonCard(t.Catalogue.ShortName(code)), "indikator", code), button(text.ButtonSubscriptions(false), "langganan")}}
	words := text.WithNotes(text.RegionKept(t.region(code), t.Kind == chat.Group), notes)
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}, nil
}

// ownRegion tells the chat's region and how to change it.
func (t *talk) ownRegion(ctx context.Context) (chat.Reply, error) {
	if _, err := t.chosen(ctx); err != nil {
		return chat.Reply{}, stored("reading the chat's region", err)
	}
	code, own := t.home(ctx)
	rows := [][]chat.Button{{button(text.ButtonCard(t.Catalogue.ShortName(code)), "indikator", code)}}
	if !own {
		rows[0] = append(rows[0], button(text.ButtonUseRegion(t.region(code).Name), "wilayah", code))
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.OwnRegion(t.region(code), own), rows)}}, nil
}

// refuse answers words with words, and a press with an alert.
func (t *talk) refuse(words string) chat.Reply {
	if t.IsPress() {
		return chat.Reply{Notice: chat.Plain(words), Alert: true}
	}
	return t.reply(words)
}
