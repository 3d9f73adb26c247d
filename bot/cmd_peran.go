package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdPeran = command{name: "peran", changes: true, answer: peran}

// peran shows the offices of a region and changes them.
func peran(ctx context.Context, t *talk) (chat.Reply, error) {
	word, rest := first(arguments(t.words))
	switch word = strings.ToLower(word); word {
	case "":
		return t.offices(ctx)
	case "tambah":
		return t.addOffice(ctx, rest)
	case "undang":
		return t.inviteHolder(ctx, rest)
	case "ubah":
		return t.renameOffice(ctx, rest)
	case "cabut":
		return t.vacateOffice(ctx, rest)
	case "hapus":
		return t.removeOffice(ctx, rest)
	case "ikat":
		return t.bind(ctx, rest)
	case "lepas":
		return t.unbind(ctx)
	}
	if role, ok := text.RoleOf(word); ok {
		return t.giveRole(ctx, role, rest)
	}
	return t.mistake(text.WhichRole(word)), nil
}

// offices lists the region's offices, and those of whoever asks.
func (t *talk) offices(ctx context.Context) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the offices", err)
	}
	skpds, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the SKPD", err)
	}
	view := text.OfficesView{Region: t.region(region), Offices: localSince(region, list), SKPDs: skpds,
		Own: rights.Offices, Manages: rights.Manages(), Group: t.Kind == chat.Group}
	return t.reply(text.Offices(view)), nil
}

// or is the refusal, if there is one.
func or(refusal *chat.Reply) chat.Reply {
	if refusal == nil {
		return chat.Reply{}
	}
	return *refusal
}

// addOffice adds an office that nobody holds yet, or that the person replied to
// holds.
func (t *talk) addOffice(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, rest := first(args)
	role, known := text.RoleOf(word)
	if !known {
		return t.mistake(text.WhichRole(word)), nil
	}
	draft, refusal, err := t.draftOffice(ctx, region, role, rest)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the offices", err)
	}
	if i := slices.IndexFunc(list, func(o people.Office) bool { return alike(o, draft) && o.Title == draft.Title }); i >= 0 && t.About == 0 {
		return t.addedOffice(list[i], region, text.SimilarOffice(list[i])), nil
	} else if i >= 0 {
		return t.appoint(ctx, region, list[i])
	}
	o, err := t.newOffice(ctx, region, draft)
	switch {
	case err != nil:
		return t.changed("keeping an office", err)
	case t.About != 0:
		return t.appoint(ctx, region, o)
	}
	return t.addedOffice(o, region, text.OfficeAdded(o, t.region(region))), nil
}

// addedOffice tells of an office, with the button that finds its holder.
func (t *talk) addedOffice(o people.Office, region, words string) chat.Reply {
	var rows [][]chat.Button
	if t.Kind == chat.Private && o.Holder == 0 {
		rows = [][]chat.Button{{button(text.ButtonInvite(), "peran", "undang", o.ID, region)}}
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, rows)}}
}

// alike tells whether two offices are the same post, but for its title.
func alike(a, b people.Office) bool { return a.Role == b.Role && a.SKPD == b.SKPD }

// draftOffice reads "dpmd “Kepala DPMD”" into an office of a role. In a group of an
// SKPD that SKPD need not be named.
func (t *talk) draftOffice(ctx context.Context, region string, role people.Role, args []argument) (people.Office, *chat.Reply, error) {
	draft, abbr := people.Office{Role: role}, ""
	if role == people.Head || role == people.Contact {
		s, rest, refusal, err := t.skpdOf(ctx, region, role, args)
		if err != nil || refusal != nil {
			return draft, refusal, err
		}
		draft.SKPD, abbr, args = s.ID, s.Abbr, rest
	}
	draft.Title, _ = title(args)
	if draft.Title == "" {
		draft.Title = text.OfficeTitle(role, abbr)
	}
	return draft, t.badTitle(draft.Title), nil
}

// skpdOf is the SKPD that the first argument names, or the one whose group this is.
func (t *talk) skpdOf(ctx context.Context, region string, role people.Role, args []argument) (people.SKPD, []argument, *chat.Reply, error) {
	if len(args) > 0 && !args[0].quoted {
		s, refusal, err := t.skpdNamed(ctx, region, args[0].text)
		return s, args[1:], refusal, err
	}
	kept, err := t.preferences(ctx)
	if err != nil {
		return people.SKPD{}, nil, nil, err
	}
	if kept.SKPD == "" || kept.Bound != region {
		r := t.mistake(text.RoleNeedsSKPD(role))
		return people.SKPD{}, nil, &r, nil
	}
	s, refusal, err := t.skpdNamed(ctx, region, kept.SKPD)
	return s, args, refusal, err
}

// newOffice keeps an office under the next number, which another may have had that
// was removed: vacant since now, so that no invitation to that one gives this one.
func (t *talk) newOffice(ctx context.Context, region string, draft people.Office) (people.Office, error) {
	draft.Since = t.Now()
	o, err := people.Add(ctx, t.People, region, func(id string) people.Office {
		draft.ID = id
		return draft
	})
	if err == nil {
		t.logs(ctx, region, "peran", "", text.LogOffice(o))
	}
	return o, err
}

// giveRole has the person replied to hold an office: the vacant one there is, or a
// new one. An SKPD has one head, so a second one takes over from the first.
func (t *talk) giveRole(ctx context.Context, role people.Role, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case t.About == 0:
		return t.mistake(text.RoleNeedsPerson(role)), nil
	}
	draft, refusal, err := t.draftOffice(ctx, region, role, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the offices", err)
	}
	_, named := first(args)
	if o, ok := t.fitting(list, draft, len(named) > 0); ok {
		return t.appoint(ctx, region, o)
	}
	if i := slices.IndexFunc(list, func(o people.Office) bool { return alike(o, draft) && role == people.Head }); i >= 0 {
		return t.askHandOver(list[i], region, t.About), nil
	}
	o, err := t.newOffice(ctx, region, draft)
	if err != nil {
		return t.changed("keeping an office", err)
	}
	return t.appoint(ctx, region, o)
}

// fitting is the office that a person gets with a role: one they hold already, or a
// vacant one; of that title where one was named.
func (t *talk) fitting(list []people.Office, draft people.Office, named bool) (people.Office, bool) {
	for _, holder := range []int64{t.About, 0} {
		i := slices.IndexFunc(list, func(o people.Office) bool {
			return alike(o, draft) && o.Holder == holder && (!named || o.Title == draft.Title)
		})
		if i >= 0 {
			return list[i], true
		}
	}
	return people.Office{}, false
}

// appoint has the person replied to hold a vacant office; one that is held is handed
// over, which asks first.
func (t *talk) appoint(ctx context.Context, region string, o people.Office) (chat.Reply, error) {
	if o.Holder != 0 && o.Holder != t.About {
		return t.askHandOver(o, region, t.About), nil
	}
	by, former := t.doer(ctx, region), o.Holder
	o, err := people.Appoint(ctx, t.People, region, o.ID, t.About, t.Now())
	if err != nil {
		return t.changed("appointing", err)
	}
	t.logsHolder(ctx, region, by, o, former)
	t.tenure = nil
	t.tellHolders(ctx, region, o, 0)
	return t.reply(text.Appointed(localSince(region, []people.Office{o})[0], t.region(region))), nil
}
