package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// redeem follows an invitation: to hold an office, or to bind the group in which the
// link was used. What an invitation gives is known only once it is taken, and the
// same person may take it again within the hour, so that a link opened in the wrong
// place, or an answer that was lost, costs nothing.
func (t *talk) redeem(ctx context.Context, link people.Start) (chat.Reply, error) {
	if _, known := t.Catalogue.Region(link.Region); !known {
		return t.mistake(text.LinkUnread()), nil
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	taker := t.From
	if taker == 0 || t.AsChat {
		taker = t.Chat.Chat
	}
	i, ok, err := t.People.Redeem(ctx, link.Region, link.Token, taker)
	switch {
	case err != nil:
		return chat.Reply{}, stored("taking an invitation", err)
	case !ok:
		return t.mistake(text.InvitationGone()), nil
	case i.Bind:
		return t.redeemBinding(ctx, link, i)
	case taker != t.From:
		return t.mistake(text.InvitationAnonymous()), nil
	}
	return t.redeemOffice(ctx, link.Region, i)
}

// redeemOffice has whoever follows the invitation hold the office. The region becomes
// that of their private chat where it has none. An office that changed hands since the
// invitation is not given: whoever had it before must not come back by an old link.
func (t *talk) redeemOffice(ctx context.Context, region string, i people.Invite) (chat.Reply, error) {
	before, found, err := people.Find[people.Office](ctx, t.People, region, i.Office)
	if err != nil {
		return chat.Reply{}, stored("reading an office", err)
	}
	if !found {
		return t.mistake(text.InvitationVoid()), nil
	}
	if before.Holder != t.From && !before.Since.Equal(i.Since) {
		return t.mistake(text.InvitationGone()), nil
	}
	o, err := people.Appoint(ctx, t.People, region, i.Office, t.From, t.Now())
	if err != nil {
		return t.changed("appointing to an office", err)
	}
	t.tenure = nil
	if before.Holder != 0 {
		t.tellHolders(ctx, region, o, before.Holder)
	}
	if t.Kind != chat.Private {
		return t.reply(text.InvitationTakenHere()), nil
	}
	if _, own := t.home(ctx); !own {
		if err := t.People.SetRegion(ctx, t.Chat.Chat, region); err != nil {
			return chat.Reply{}, stored("keeping the chat's region", err)
		}
	}
	return t.reply(text.InvitationTaken(o.Title, t.region(region), o.Since.In(people.Zone(region)))), nil
}

// redeemBinding binds the group to the region. In private it is told how to do that.
func (t *talk) redeemBinding(ctx context.Context, link people.Start, i people.Invite) (chat.Reply, error) {
	if t.Kind == chat.Private {
		return t.mistake(text.InvitationForGroup() + "\n<code>/start@" + t.Username + " " + link.String() + "</code>"), nil
	}
	return t.bound(ctx, link.Region, people.Settings{Bound: link.Region, SKPD: i.SKPD})
}

// withWhoseGroup adds the question whose group this is, where the region has a list
// of its SKPD.
func (t *talk) withWhoseGroup(ctx context.Context, region string, r chat.Reply) (chat.Reply, error) {
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the SKPD", err)
	}
	if len(list) == 0 || len(r.Messages) == 0 {
		return r, nil
	}
	var choices []chat.Button
	for _, s := range list[:min(len(list), 12)] {
		choices = append(choices, button(s.Abbr, "skpd", "grup", s.ID))
	}
	m := &r.Messages[0]
	m.Text += "\n\n" + text.WhoseGroup()
	m.Buttons = append(m.Buttons, grid(choices, 3)...)
	return r, nil
}
