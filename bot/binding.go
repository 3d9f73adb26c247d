package bot

import (
	"context"
	"slices"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// bind lets everybody in a group read what a region's people make; in private it
// makes a link that brings the bot into a group bound from the start.
func (t *talk) bind(ctx context.Context, args []argument) (chat.Reply, error) {
	if t.Kind == chat.Private {
		return t.bindByLink(ctx)
	}
	region, refusal, err := t.bindable(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return chat.Reply{}, err
	}
	if kept.Bound != "" && kept.Bound != region {
		if refusal, err := t.holdsBinding(ctx, kept.Bound); err != nil || refusal != nil {
			return or(refusal), err
		}
	}
	return t.bound(ctx, region, kept.SKPDIn(region))
}

// bound binds the group, and makes the region its own where it has none. skpd is
// whose group it is; empty is nobody's.
func (t *talk) bound(ctx context.Context, region, skpd string) (chat.Reply, error) {
	if _, own := t.home(ctx); !own {
		if err := t.People.SetRegion(ctx, t.Chat.Chat, region); err != nil {
			return chat.Reply{}, stored("keeping the chat's region", err)
		}
	}
	var was people.Settings
	is, err := t.prefer(ctx, func(s *people.Settings) error { was = *s; s.BindTo(region, skpd); return nil })
	if err != nil {
		return chat.Reply{}, err
	}
	t.logsBinding(ctx, region, was, is)
	if was.Bound != "" && was.Bound != region {
		t.logsBinding(ctx, was.Bound, was, is)
	}
	abbr := ""
	if s, ok, err := people.Find[people.SKPD](ctx, t.People, region, skpd); err == nil && ok {
		abbr = s.Abbr
	}
	r := t.reply(text.Bound(t.region(region), abbr))
	if abbr != "" || t.Kind != chat.Group {
		return r, nil
	}
	return t.withWhoseGroup(ctx, region, r)
}

// bindable is the region to which whoever speaks may bind this group: the one named,
// the group's own, or the only one of which they are the secretariat.
func (t *talk) bindable(ctx context.Context, args []argument) (string, *chat.Reply, error) {
	region, _ := t.home(ctx)
	if len(args) > 0 {
		code, certain := t.Catalogue.Find(joined(args)).Certain()
		if !certain {
			r := t.mistake(text.UnknownRegion(joined(args), false))
			return "", &r, nil
		}
		region = code
	}
	managed, err := t.managedRegions(ctx)
	if err != nil {
		return "", nil, err
	}
	switch {
	case t.isOperator(), slices.Contains(managed, region):
		return region, nil, nil
	case len(args) == 0 && len(managed) == 1:
		return managed[0], nil, nil
	}
	r := t.refuse(text.SecretariatOnly(t.region(region), t.AsChat))
	return "", &r, nil
}

// managedRegions are those of whose secretariat the person is.
func (t *talk) managedRegions(ctx context.Context) (regions []string, err error) {
	if t.From == 0 || t.AsChat {
		return nil, nil
	}
	held, err := people.OfficesOf(ctx, t.People, t.From)
	if err != nil {
		return nil, stored("reading a person's offices", err)
	}
	for _, h := range held {
		if h.Office.Role == people.Secretariat && !slices.Contains(regions, h.Region) {
			regions = append(regions, h.Region)
		}
	}
	return regions, nil
}

// holdsBinding refuses those who may not end the binding to a region: all but its
// secretariat, operators and the group's administrators.
func (t *talk) holdsBinding(ctx context.Context, region string) (*chat.Reply, error) {
	rights, err := t.rightsIn(ctx, region)
	if err != nil {
		return nil, stored("reading what a person may do", err)
	}
	if rights.Manages() || t.AsChat {
		return nil, nil
	}
	admin, err := t.IsAdmin(ctx, t.Chat.Chat, t.From)
	if err != nil {
		t.Log.Warn("an administrator cannot be checked", "update", t.ID, "error", err)
	}
	if admin && err == nil {
		return nil, nil
	}
	r := t.refuse(text.BoundElsewhere(t.region(region)))
	return &r, nil
}

// bindByLink gives a link by which an administrator of a group brings the bot there,
// bound to the region.
func (t *talk) bindByLink(ctx context.Context) (chat.Reply, error) {
	region, rights, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	link, until, err := t.invitation(ctx, region, "startgroup", hosted(rights, people.Invite{Bind: true}))
	if err != nil {
		return chat.Reply{}, err
	}
	rows := [][]chat.Button{{{Label: text.ButtonAddToGroup(), URL: link}, {Label: text.ButtonCopyLink(), Copy: link}}}
	return chat.Reply{Messages: []chat.Message{t.card(text.BindByLink(t.region(region), until), rows)}}, nil
}

// unbind has a group read public figures only.
func (t *talk) unbind(ctx context.Context) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case t.Kind == chat.Private:
		return t.refuse(text.GroupsOnly()), nil
	case kept.Bound == "":
		return t.reply(text.NotBound()), nil
	}
	if refusal, err := t.holdsBinding(ctx, kept.Bound); err != nil || refusal != nil {
		return or(refusal), err
	}
	is, err := t.prefer(ctx, func(s *people.Settings) error { s.Unbind(); return nil })
	if err != nil {
		return chat.Reply{}, err
	}
	t.logsBinding(ctx, kept.Bound, kept, is)
	return t.reply(text.Unbound(t.region(kept.Bound))), nil
}
