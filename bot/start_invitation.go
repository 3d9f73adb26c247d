package bot

import (
	"cmp"
	"context"
	"errors"

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
	if refusal, err := t.maySettle(ctx, link.Region); err != nil || refusal != nil {
		return or(refusal), err
	}
	taker := t.From
	if taker == 0 || t.AsChat {
		taker = t.Chat.Chat
	}
	i, ok, err := t.People.Redeem(ctx, link.Region, link.Token, taker)
	if err == nil && ok {
		ok, err = t.stillOffered(ctx, link.Region, i)
	}
	switch {
	case err != nil:
		return chat.Reply{}, stored("taking an invitation", err)
	case !ok:
		return t.mistake(text.InvitationGone()), nil
	case i.Bind:
		return t.redeemBinding(ctx, link, i)
	case taker != t.From:
		return t.mistake(text.InvitationAnonymous()), t.giveBack(ctx, link, i)
	}
	return t.redeemOffice(ctx, link.Region, i)
}

// maySettle refuses, in a group, those who may not change its settings, and where it
// is bound to another region than the link's, those who may not end that.
func (t *talk) maySettle(ctx context.Context, region string) (*chat.Reply, error) {
	if refusal := t.adminsOnly(ctx); refusal != nil || t.Kind != chat.Group {
		return refusal, nil
	}
	kept, err := t.preferences(ctx)
	if err != nil || kept.Bound == "" || kept.Bound == region {
		return nil, err
	}
	return t.holdsBinding(ctx, kept.Bound)
}

// stillOffered tells whether the office that invites has the holder it had then. An
// operator's invitation stands, and so does that of an office to its own successor,
// which TakeUp judges.
func (t *talk) stillOffered(ctx context.Context, region string, i people.Invite) (bool, error) {
	if i.Host == "" || i.Host == i.Office {
		return true, nil
	}
	host, found, err := people.Find[people.Office](ctx, t.People, region, i.Host)
	return found && host.Holder != 0 && host.Since.Equal(i.Hosted), err
}

// giveBack lets an invitation be taken that was opened where it gives nothing.
func (t *talk) giveBack(ctx context.Context, link people.Start, i people.Invite) error {
	left := i.Until.Sub(t.Now())
	if left <= 0 {
		return nil
	}
	return stored("giving an invitation back", t.People.Invite(ctx, link.Region, link.Token, i, left))
}

// redeemOffice has whoever follows the invitation hold the office. The region becomes
// that of their private chat where it has none. An office that changed hands since the
// invitation is not given: whoever had it before must not come back by an old link.
func (t *talk) redeemOffice(ctx context.Context, region string, i people.Invite) (chat.Reply, error) {
	o, former, err := people.TakeUp(ctx, t.People, region, i, t.From, t.Now())
	switch {
	case errors.Is(err, people.ErrNone):
		return t.mistake(text.InvitationVoid()), nil
	case errors.Is(err, people.ErrHolder):
		return t.mistake(text.InvitationGone()), nil
	case err != nil:
		return t.changed("appointing to an office", err)
	}
	t.tenure = nil
	t.logsHolder(ctx, region, o.Title, o, former)
	if former != 0 {
		t.tellHolders(ctx, region, o, former)
	}
	if t.Kind != chat.Private {
		return t.reply(text.InvitationTakenHere()), nil
	}
	if _, own := t.home(ctx); !own {
		if err := t.People.SetRegion(ctx, t.Chat.Chat, region); err != nil {
			return chat.Reply{}, stored("keeping the chat's region", err)
		}
	}
	return t.reply(text.InvitationTaken(localSince(region, []people.Office{o})[0], t.region(region))), nil
}

// redeemBinding binds the group to the region: one group, whoever opens the link. In
// private it is told how to do that.
func (t *talk) redeemBinding(ctx context.Context, link people.Start, i people.Invite) (chat.Reply, error) {
	if t.Kind == chat.Private {
		words := text.InvitationForGroup() + "\n<code>/start@" + t.Username + " " + link.String() + "</code>"
		return t.mistake(words), t.giveBack(ctx, link, i)
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	if kept.Bound != link.Region {
		first, err := t.Talk.Once(ctx, "bind/"+link.String(), people.Again)
		if err != nil {
			return chat.Reply{}, stored("taking an invitation", err)
		}
		if !first {
			return t.mistake(text.InvitationGone()), nil
		}
	}
	return t.bound(ctx, link.Region, cmp.Or(i.SKPD, kept.SKPDIn(link.Region)))
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
