package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdPengaturan = command{name: "pengaturan", menus: ofAdmins, changes: true, answer: pengaturan}

// pengaturan shows all that the chat has settled, with a way to each, and changes
// its quiet hours. Everybody may look.
func pengaturan(ctx context.Context, t *talk) (chat.Reply, error) {
	word, rest, _ := strings.Cut(strings.ToLower(t.words), " ")
	if word == "jam" {
		word, rest, _ = strings.Cut(rest, " ")
	}
	rest = strings.TrimSpace(rest)
	switch {
	case word == "":
		return t.settingsCard(ctx, "")
	case word == "wilayah" && rest != "":
		t.command, t.words = cmdWilayah.name, rest
		return wilayah(ctx, t)
	case word != "tenang":
		return t.mistake(text.SettingsUnread()), nil
	case rest == "":
		return t.quietCard(ctx)
	}
	return t.keepQuiet(ctx, rest)
}

// settingsCard is the card of /pengaturan.
func (t *talk) settingsCard(ctx context.Context, done string) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	settled, err := t.chosen(ctx)
	if err != nil {
		return chat.Reply{}, stored("reading the chat's region", err)
	}
	skpd, err := t.skpdName(ctx, kept)
	if err != nil {
		return chat.Reply{}, err
	}
	offered, held, err := t.serves(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	home, _ := t.home(ctx)
	v := text.SettingsView{Settings: kept, Offered: offered, Held: held, Own: settled.Region, Region: home, SKPD: skpd,
		Kind: t.Kind, Topic: t.Chat.Topic, Now: t.zoned(ctx), Done: done}
	rows := [][]chat.Button{
		{button(text.ButtonRegions(), "wilayah"), button(text.ButtonSubscriptions(false), "langganan")},
		{button(text.ButtonQuiet(), "pengaturan", "tenang"), button(text.ButtonPause(""), "jeda")},
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Settings(t.Catalogue, v), rows)}}, nil
}

// skpdName names the SKPD whose chat this is; empty when it is nobody's.
func (t *talk) skpdName(ctx context.Context, kept people.Settings) (string, error) {
	if kept.SKPD == "" {
		return "", nil
	}
	s, found, err := people.Find[people.SKPD](ctx, t.People, kept.Bound, kept.SKPD)
	if err != nil || !found {
		return "", stored("reading the SKPD of the chat", err)
	}
	return s.Name, nil
}

// quietCard offers quiet hours.
func (t *talk) quietCard(ctx context.Context) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	rows := [][]chat.Button{
		{quietButton(nil), quietButton(&people.Quiet{From: 18 * 60, To: 7 * 60})},
		{quietButton(&people.Quiet{From: 22 * 60, To: 5 * 60}), quietButton(&people.Quiet{})},
		{button(text.ButtonSettingsBack(), "pengaturan")},
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.QuietHours(kept.Quiet, t.zoned(ctx)), rows)}}, nil
}

func quietButton(q *people.Quiet) chat.Button {
	said := "biasa"
	switch {
	case q != nil && q.From == q.To:
		said = "mati"
	case q != nil:
		said = text.Clock(q.From) + "-" + text.Clock(q.To)
	}
	return button(text.ButtonQuietHours(q), "pengaturan", "tenang", said)
}

// keepQuiet changes the quiet hours.
func (t *talk) keepQuiet(ctx context.Context, words string) (chat.Reply, error) {
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	q, ok := text.ParseQuiet(words)
	if !ok {
		return t.mistake(text.QuietUnread()), nil
	}
	if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Quiet = q; return nil }); err != nil {
		return chat.Reply{}, err
	}
	return t.settingsCard(ctx, text.QuietKept(q))
}
