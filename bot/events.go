package bot

import (
	"context"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// letterLasts is how long a letter that answers what somebody did waits to go out.
const letterLasts = 7 * 24 * time.Hour

// happened follows what happened in a chat besides talk. It says nothing itself: what
// is to be said goes out as letters, so that it survives a restart and is said once.
// Every step may be taken again.
func (b *Bot) happened(ctx context.Context, u chat.Update) (chat.Reply, error) {
	t := &talk{Bot: b, Update: u, Catalogue: b.catalogue.Load()}
	switch u.Event {
	case chat.Joined:
		return chat.Reply{}, t.joined(ctx)
	case chat.Left:
		return chat.Reply{}, t.left(ctx)
	case chat.Moved:
		return chat.Reply{}, t.movedTo(ctx)
	}
	return chat.Reply{}, nil
}

// joined revives the chat. A group is greeted, unless it was within the time for
// which letters are remembered; whoever added the bot to a channel is told how to
// settle what it posts.
func (t *talk) joined(ctx context.Context) error {
	kept, err := t.preferences(ctx)
	if err != nil {
		return err
	}
	known := kept.Greeted && (kept.Rest == nil || t.Now().Sub(kept.Rest.Since) < outbox.Remembered)
	if _, err := t.revive(ctx); err != nil {
		return err
	}
	switch {
	case t.Kind == chat.Channel:
		return t.tellChannelAdmin(ctx)
	case known || t.Kind == chat.Private:
		return nil
	}
	if err := t.post(ctx, "greeting/"+number(t.Chat.Chat), chat.ID{Chat: t.Chat.Chat}, t.Kind, t.introduction(ctx)); err != nil {
		return err
	}
	_, err = t.prefer(ctx, func(s *people.Settings) error { s.Greeted = true; return nil })
	return err
}

// introduction asks an administrator of the group for its region.
func (t *talk) introduction(ctx context.Context) chat.Message {
	code, own := t.home(ctx)
	r := t.region(code)
	row := []chat.Button{button(r.Full, "wilayah", code), button(text.ButtonAnotherRegion(), "wilayah", elsewhere)}
	if own {
		row = []chat.Button{button(text.ButtonCard(r.Name), "indikator", code), button(text.ButtonSettings(), "pengaturan")}
	}
	return chat.Message{Text: text.Introduction(r, own), Buttons: [][]chat.Button{row}}
}

// post puts a letter into the outbox that answers what somebody has just done.
func (t *talk) post(ctx context.Context, key string, to chat.ID, k chat.Kind, m chat.Message) error {
	_, err := t.Mail.Put(ctx, outbox.Letter{Key: key, Priority: outbox.Answer, To: to, Kind: k, Expires: t.Now().Add(letterLasts), Message: m})
	return stored("putting a letter into the outbox", err)
}

// revive ends the rest of a chat that takes messages again, with its subscriptions
// as they were.
func (t *talk) revive(ctx context.Context) (was bool, err error) {
	kept, err := t.preferences(ctx)
	if err != nil {
		return false, err
	}
	if was = kept.Rest != nil; was {
		if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Rest = nil; return nil }); err != nil {
			return false, err
		}
	}
	rested, err := t.Mail.Revive(ctx, t.Chat.Chat)
	return was || rested, stored("reviving a chat", err)
}

// left sets the chat to rest; its subscriptions are kept.
func (t *talk) left(ctx context.Context) error {
	_, err := t.prefer(ctx, func(s *people.Settings) error {
		if s.Rest == nil {
			s.Rest = &people.Rest{Reason: string(outbox.Gone), Since: t.Now().UTC()}
		}
		return nil
	})
	return err
}

// movedTo follows a group to its new number: first what was settled, then letters.
func (t *talk) movedTo(ctx context.Context) error {
	if err := t.People.Move(ctx, t.Chat.Chat, t.MovedTo); err != nil {
		return stored("moving what a chat has settled", err)
	}
	return stored("moving the letters of a chat", t.Mail.Move(ctx, t.Chat.Chat, t.MovedTo))
}
