package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdStart = command{name: "start", changes: true, answer: start}

// start greets, says what Pantau is and who runs it, and offers first steps. A chat
// that had stopped the bot is revived, with its subscriptions kept. A link brings a
// region or an invitation with it.
func start(ctx context.Context, t *talk) (chat.Reply, error) {
	back, err := t.revive(ctx)
	if err != nil {
		t.Log.Warn("a chat is not revived", "update", t.ID, "error", err)
	}
	if t.words == "" {
		return t.greet(ctx, back), nil
	}
	link, err := people.ParseStart(t.words)
	switch {
	case err != nil:
		return t.mistake(text.LinkUnread()), nil
	case link.Token != "":
		return t.redeem(ctx, link)
	}
	return t.startRegion(ctx, link.Region)
}

// greet is the answer to /start alone; back tells that the chat had rested.
func (t *talk) greet(ctx context.Context, back bool) chat.Reply {
	code, own := t.home(ctx)
	r := t.region(code)
	rows := [][]chat.Button{
		{button(text.ButtonCard(r.Name), "indikator", code)},
		{button(text.ButtonCompare(), "bandingkan", code), button(text.ButtonRank(), "peringkat", code)},
		{button(text.ButtonSubscriptions(false), "langganan"), button(text.ButtonHelp(), "bantuan")},
	}
	words := text.Greeting(r, own, t.Operator, t.Kind == chat.Group)
	if back && t.Kind == chat.Private {
		kept, _ := t.preferences(ctx)
		words = text.WelcomeBack(r, len(kept.Wants) > 0)
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
}

// startRegion is the answer to a link that carries a region: it becomes the chat's
// own, in a group only by an administrator.
func (t *talk) startRegion(ctx context.Context, code string) (chat.Reply, error) {
	if _, known := t.Catalogue.Region(code); !known {
		return t.mistake(text.LinkUnread()), nil
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	if t.Kind != chat.Private {
		return t.keepRegion(ctx, code, nil)
	}
	if err := t.People.SetRegion(ctx, t.Chat.Chat, code); err != nil {
		return chat.Reply{}, stored("keeping the chat's region", err)
	}
	t.settings = nil
	return t.greet(ctx, false), nil
}
