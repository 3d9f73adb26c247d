package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// officeNamed is the office with the number that the arguments begin with.
func (t *talk) officeNamed(ctx context.Context, region string, args []argument) (people.Office, *chat.Reply, error) {
	word, _ := first(args)
	list, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return people.Office{}, nil, stored("reading the offices", err)
	}
	o, ok := numbered(list, func(o people.Office) string { return o.ID }, word)
	if !ok {
		r := t.mistake(text.NoSuchOffice(word))
		return o, &r, nil
	}
	return o, nil, nil
}

// asked is an office as it was when a question about it was asked: since when it has
// its holder, or none. The number of an office that was removed may be another's.
func asked(o people.Office) string { return "@" + strconv.FormatInt(o.Since.UnixMilli(), 36) }

// since tells whether the office has changed since the question that a button
// answers.
func (t *talk) since(args []argument, o people.Office) bool {
	return t.IsPress() && slices.ContainsFunc(args, func(a argument) bool { return strings.HasPrefix(a.text, "@") && a.text != asked(o) })
}

// otherRegion refuses a button that was made for another region than the chat means
// by now: the last of its words is the region.
func (t *talk) otherRegion(args []argument, region string) *chat.Reply {
	if n := len(args); !t.IsPress() || n < 2 || len(args[n-1].text) != 4 || args[n-1].text == region {
		return nil
	}
	r := t.refuse(text.QuestionGone())
	return &r
}

// removes begins every removal that is asked about first: it tells the region for
// somebody who may change it, what is named, and whether that was agreed to.
func (t *talk) removes(ctx context.Context, args []argument) (region string, named []argument, yes bool, refusal *chat.Reply, err error) {
	region, _, refusal, err = t.mayManage(ctx)
	if err == nil && refusal == nil {
		refusal = t.otherRegion(args, region)
	}
	named, yes = agreed(args, region)
	return region, named, yes, refusal, err
}

// managed is the office that somebody who may change offices names.
func (t *talk) managed(ctx context.Context, args []argument) (string, people.Rights, people.Office, *chat.Reply, error) {
	region, rights, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return region, rights, people.Office{}, refusal, err
	}
	if refusal := t.otherRegion(args, region); refusal != nil {
		return region, rights, people.Office{}, refusal, nil
	}
	o, refusal, err := t.officeNamed(ctx, region, args)
	return region, rights, o, refusal, err
}

// inviteHolder makes a link by which somebody takes an office. Groups see none: it
// would be the first reader's.
func (t *talk) inviteHolder(ctx context.Context, args []argument) (chat.Reply, error) {
	region, rights, o, refusal, err := t.managed(ctx, args)
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case t.Kind != chat.Private:
		return t.refuse(text.InvitePrivately()), nil
	}
	link, until, err := t.invitation(ctx, region, "start", hosted(rights, people.Invite{Office: o.ID, Since: o.Since}))
	if err != nil {
		return chat.Reply{}, err
	}
	m := t.card(text.Invitation(o, t.region(region), link, until), linkButtons(link))
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// renameOffice gives an office another title, as when an acting head comes.
func (t *talk) renameOffice(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, o, refusal, err := t.managed(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	name, _ := title(args[1:])
	if refusal := t.badTitle(name); refusal != nil {
		return *refusal, nil
	}
	was := o
	o, err = people.Save(ctx, t.People, region, o.ID, func(kept *people.Office) error {
		if kept.ID == "" {
			return people.ErrChanged
		}
		kept.Title = name
		return nil
	})
	if err != nil {
		return t.changed("keeping an office", err)
	}
	if was.Title != o.Title {
		t.logs(ctx, region, "peran", text.LogOffice(was), text.LogOffice(o))
	}
	return t.reply(text.OfficeRenamed(o)), nil
}

// vacateOffice takes an office from its holder, after a question. Holders may leave
// their own.
func (t *talk) vacateOffice(ctx context.Context, args []argument) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if refusal := t.otherRegion(args, region); refusal != nil {
		return *refusal, nil
	}
	args, yes := agreed(args, region)
	o, refusal, err := t.officeNamed(ctx, region, args)
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case !rights.Manages() && !holds(rights, o):
		return t.refuse(text.SecretariatOnly(t.region(region), t.AsChat)), nil
	case o.Holder == 0:
		return t.reply(text.Vacated(o)), nil
	case t.since(args, o):
		return t.refuse(text.QuestionGone()), nil
	case !yes:
		return t.confirm(text.VacateAsk(o), text.DoVacate, region, t.command, "cabut", o.ID, asked(o)), nil
	}
	by, former := t.doer(ctx, region), o.Holder
	o, err = people.Vacate(ctx, t.People, region, o.ID, t.Now())
	if err != nil {
		return t.changed("vacating an office", err)
	}
	t.tenure = nil
	t.logsHolder(ctx, region, by, o, former)
	return t.reply(text.Vacated(o)), nil
}

// holds tells whether an office is among those of the rights.
func holds(rights people.Rights, o people.Office) bool {
	for _, own := range rights.Offices {
		if own.ID == o.ID {
			return true
		}
	}
	return false
}

// removeOffice takes a vacant office off the list, after a question.
func (t *talk) removeOffice(ctx context.Context, args []argument) (chat.Reply, error) {
	region, args, yes, refusal, err := t.removes(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	o, refusal, err := t.officeNamed(ctx, region, args)
	switch {
	case err == nil && refusal != nil && yes:
		return t.reply(text.OfficeRemoved(args[0].text)), nil
	case err != nil || refusal != nil:
		return or(refusal), err
	case t.since(args, o):
		return t.refuse(text.QuestionGone()), nil
	case o.Holder != 0:
		return t.refuse(text.OfficeHeld(o)), nil
	case !yes:
		return t.confirm(text.RemoveOfficeAsk(o), text.DoRemove, region, t.command, "hapus", o.ID, asked(o)), nil
	}
	_, stood, err := people.Remove[people.Office](ctx, t.People, region, o.ID)
	if err != nil {
		return t.changed("removing an office", err)
	}
	if stood {
		t.logs(ctx, region, "peran", text.LogOffice(o), "")
	}
	return t.reply(text.OfficeRemoved(o.ID)), nil
}
