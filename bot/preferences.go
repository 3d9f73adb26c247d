package bot

import (
	"context"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// subject is the chat whose settings are meant: this one, or a channel that its
// administrator settles from the private chat, since nobody talks in a channel.
func (t *talk) subject() (id int64, k chat.Kind) {
	if t.channel != 0 {
		return t.channel, chat.Channel
	}
	return t.Chat.Chat, t.Kind
}

// whose names the chat whose settings are meant.
func (t *talk) whose() string {
	_, kind := t.subject()
	return text.Whose(kind)
}

// zoned is the present time in the zone of the region that the chat is about.
func (t *talk) zoned(ctx context.Context) time.Time {
	home, own := t.home(ctx)
	if kept, err := t.preferences(ctx); err == nil && !own && kept.Bound != "" {
		home = kept.Bound
	}
	return t.Now().In(people.Zone(home))
}

// preferences are what the chat has settled for what comes unasked, read once an
// answer.
func (t *talk) preferences(ctx context.Context) (people.Settings, error) {
	if t.prefers == nil {
		id, _ := t.subject()
		s, err := t.People.Settings(ctx, id)
		if err != nil {
			return people.Settings{}, stored("reading the chat's settings", err)
		}
		t.prefers = &s
	}
	return *t.prefers, nil
}

// prefer changes what the chat has settled. change may be called several times; its
// error comes back as it is.
func (t *talk) prefer(ctx context.Context, change func(*people.Settings) error) (people.Settings, error) {
	var own error
	id, kind := t.subject()
	s, err := t.People.Change(ctx, id, func(s *people.Settings) error {
		s.Talks = string(kind)
		own = change(s)
		return own
	})
	if own != nil {
		return people.Settings{}, own
	}
	if err != nil {
		return people.Settings{}, stored("keeping the chat's settings", err)
	}
	t.prefers, t.tenure = &s, nil
	return s, nil
}

// adminsOnly refuses a change of a group's settings by anyone but its
// administrators and those with a role in the region that the group is bound to,
// and answers nil to those. Who cannot be checked is told what to type instead.
func (t *talk) adminsOnly(ctx context.Context) *chat.Reply {
	if t.Kind != chat.Group || t.AsChat || t.isOperator() {
		return nil
	}
	admin, err := t.IsAdmin(ctx, t.Chat.Chat, t.From)
	if admin && err == nil || t.hasRole(ctx) {
		return nil
	}
	words := text.AdminsOnly()
	if err != nil {
		t.Log.Warn("an administrator cannot be checked", "update", t.ID, "error", err)
		words = text.AdminUnchecked("/" + strings.TrimPrefix(t.Text, "/"))
	}
	r := t.refuse(words)
	return &r
}

// hasRole tells whether the person holds an office, other than a mere reader's, in
// the region that the chat is bound to.
func (t *talk) hasRole(ctx context.Context) bool {
	kept, err := t.preferences(ctx)
	if err != nil || kept.Bound == "" {
		return false
	}
	rights, err := t.rightsIn(ctx, kept.Bound)
	if err != nil {
		t.Log.Warn("a role cannot be checked", "update", t.ID, "error", err)
		return false
	}
	return rights.Is(people.Secretariat, people.Leader, people.Head, people.Contact, people.BPS)
}
