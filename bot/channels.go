package bot

import (
	"context"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/text"
)

// Nobody talks in a channel, so its administrators settle what is posted there from
// their private chats: /langganan with "untuk" and the channel's number, which only
// buttons know.

// tellChannelAdmin offers the one who has let the bot into a channel to settle it. A
// person who has never spoken with the bot cannot be written to; then the channel
// stays without subscriptions until one does it from a later letter.
func (t *talk) tellChannelAdmin(ctx context.Context) error {
	if t.From == 0 {
		return nil
	}
	code, _ := t.home(ctx)
	key := "join/" + number(t.Chat.Chat) + "/" + t.Now().UTC().Format("2006-01-02")
	m := chat.Message{Text: text.ChannelJoined(t.region(code)),
		Buttons: [][]chat.Button{{button(text.ButtonChannel(), "langganan", "untuk", number(t.Chat.Chat))}}}
	return t.post(ctx, key, chat.ID{Chat: t.From}, chat.Private, m)
}

// isChannel tells a channel from a group, whose settings are changed in the group,
// where its members see that.
func (t *talk) isChannel(ctx context.Context, id int64) (bool, error) {
	kept, err := t.People.Settings(ctx, id)
	return kept.Talks != string(chat.Group), err
}

// forChannel turns to the channel that the words are for. Anyone but an administrator
// of it is refused.
func (t *talk) forChannel(ctx context.Context) *chat.Reply {
	rest, is := strings.CutPrefix(t.words, "untuk ")
	if !is {
		return nil
	}
	word, rest, _ := strings.Cut(rest, " ")
	id, err := strconv.ParseInt(word, 10, 64)
	admin := false
	if err == nil && id < 0 && t.Kind == chat.Private {
		if admin, err = t.IsAdmin(ctx, id, t.From); err != nil {
			t.Log.Warn("an administrator cannot be checked", "update", t.ID, "error", err)
		}
	}
	if err == nil && admin {
		admin, err = t.isChannel(ctx, id)
	}
	if err != nil || !admin {
		r := t.refuse(text.ChannelAdminsOnly())
		return &r
	}
	t.channel, t.words = id, strings.TrimSpace(rest)
	t.settings, t.prefers, t.tenure = nil, nil, nil
	return nil
}
