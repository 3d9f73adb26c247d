package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdSkpd = command{name: "skpd", changes: true, answer: skpd}

// skpd shows the departments of a region and changes the list.
func skpd(ctx context.Context, t *talk) (chat.Reply, error) {
	args := arguments(t.words)
	word, rest := first(args)
	switch strings.ToLower(word) {
	case "":
		return t.skpdList(ctx)
	case "tambah":
		return t.addSKPD(ctx, rest)
	case "ubah":
		return t.renameSKPD(ctx, rest)
	case "hapus":
		return t.removeSKPD(ctx, rest)
	case "isi":
		return t.fillSKPD(ctx, rest)
	case "grup":
		return t.skpdOfGroup(ctx, rest)
	}
	return t.skpdCard(ctx, joined(args))
}

// skpdList lists them.
func (t *talk) skpdList(ctx context.Context) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the SKPD", err)
	}
	return t.reply(text.SKPDList(t.region(region), list, rights.Manages())), nil
}

// skpdCard shows one with its offices.
func (t *talk) skpdCard(ctx context.Context, words string) (chat.Reply, error) {
	region, _, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	s, refusal, err := t.skpdNamed(ctx, region, words)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	offices, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the offices", err)
	}
	offices = slices.DeleteFunc(localSince(region, offices), func(o people.Office) bool { return o.SKPD != s.ID })
	return t.reply(text.SKPDCard(t.region(region), s, offices)), nil
}

// skpdNamed is the one SKPD that words mean; or the refusal when there is none, or
// several.
func (t *talk) skpdNamed(ctx context.Context, region, words string) (people.SKPD, *chat.Reply, error) {
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return people.SKPD{}, nil, stored("reading the SKPD", err)
	}
	found := people.MatchSKPD(list, words)
	switch len(found) {
	case 0:
		r := t.mistake(text.UnknownSKPD(words))
		return people.SKPD{}, &r, nil
	case 1:
		return found[0], nil, nil
	}
	r := t.mistake(text.WhichSKPD(words, found[:min(len(found), 8)]))
	return people.SKPD{}, &r, nil
}

// addSKPD adds one: its abbreviation, then its name.
func (t *talk) addSKPD(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	abbr, rest := first(args)
	draft := people.SKPD{ID: skpdID(abbr), Abbr: abbr, Name: joined(rest)}
	if draft.ID == "" || draft.Name == "" {
		return t.mistake(text.SKPDHow()), nil
	}
	if refusal := t.badTitle(draft.Name); refusal != nil {
		return *refusal, nil
	}
	var errTaken = errors.New("the abbreviation is taken")
	var stands, was people.SKPD
	s, err := people.Save(ctx, t.People, region, draft.ID, func(kept *people.SKPD) error {
		was = *kept
		if kept.ID != "" && (kept.Name != draft.Name || kept.Abbr != draft.Abbr) {
			stands = *kept
			return errTaken
		}
		kept.ID, kept.Abbr, kept.Name = draft.ID, draft.Abbr, draft.Name
		return nil
	})
	switch {
	case errors.Is(err, errTaken):
		return t.mistake(text.SKPDExists(stands)), nil
	case err != nil:
		return t.changed("keeping an SKPD", err)
	case was.ID == "":
		t.logs(ctx, region, "skpd", "", text.LogSKPD(s))
	}
	return t.reply(text.SKPDSaved(s)), nil
}

// skpdID is an abbreviation as records go by it; empty when it cannot be one, or
// would be read as a verb.
func skpdID(abbr string) string {
	id := people.FoldID(abbr)
	switch id {
	case "tambah", "ubah", "hapus", "isi", "grup", confirmed:
		return ""
	}
	if len(id) < 2 || len(id) > 20 { // bytes: buttons name it
		return ""
	}
	return id
}

// renameSKPD gives one another name.
func (t *talk) renameSKPD(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, rest := first(args)
	if word == "" || len(rest) == 0 {
		return t.mistake(text.SKPDHow()), nil
	}
	name := joined(rest)
	if refusal := t.badTitle(name); refusal != nil {
		return *refusal, nil
	}
	s, refusal, err := t.skpdNamed(ctx, region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	var was people.SKPD
	s, err = people.Save(ctx, t.People, region, s.ID, func(kept *people.SKPD) error {
		if kept.ID == "" {
			return people.ErrChanged
		}
		was = *kept
		kept.Name = name
		return nil
	})
	if err != nil {
		return t.changed("keeping an SKPD", err)
	}
	if was.Name != s.Name {
		t.logs(ctx, region, "skpd", text.LogSKPD(was), text.LogSKPD(s))
	}
	return t.reply(text.SKPDSaved(s)), nil
}

// removeSKPD takes one off the list, after a question, unless offices or seats
// still name it.
func (t *talk) removeSKPD(ctx context.Context, args []argument) (chat.Reply, error) {
	region, args, yes, refusal, err := t.removes(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	s, refusal, err := t.skpdNamed(ctx, region, joined(args))
	switch {
	case err == nil && refusal != nil && yes:
		return t.reply(text.SKPDRemoved(strings.ToUpper(joined(args)))), nil
	case err != nil || refusal != nil:
		return or(refusal), err
	}
	offices, seats, err := t.usesOf(ctx, region, s.ID)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case offices+seats > 0:
		return t.refuse(text.SKPDInUse(s, offices, seats)), nil
	case !yes:
		return t.confirm(text.RemoveSKPDAsk(s), text.DoRemove, region, t.command, "hapus", s.ID), nil
	}
	_, stood, err := people.Remove[people.SKPD](ctx, t.People, region, s.ID)
	if err != nil {
		return t.changed("removing an SKPD", err)
	}
	if stood {
		t.logs(ctx, region, "skpd", text.LogSKPD(s), "")
	}
	return t.reply(text.SKPDRemoved(s.Abbr)), nil
}

// usesOf counts the offices and seats of an SKPD.
func (t *talk) usesOf(ctx context.Context, region, id string) (offices, seats int, err error) {
	held, err := people.List[people.Office](ctx, t.People, region)
	if err != nil {
		return 0, 0, stored("reading the offices", err)
	}
	team, err := people.List[people.Seat](ctx, t.People, region)
	if err != nil {
		return 0, 0, stored("reading the team", err)
	}
	for _, o := range held {
		if o.SKPD == id {
			offices++
		}
	}
	for _, s := range team {
		if s.SKPD == id {
			seats++
		}
	}
	return offices, seats, nil
}

// fillSKPD adds those of the usual list that the region lacks, after a question.
func (t *talk) fillSKPD(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if refusal := t.otherRegion(args, region); refusal != nil {
		return *refusal, nil
	}
	list, err := people.List[people.SKPD](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the SKPD", err)
	}
	missing := slices.DeleteFunc(people.CommonSKPDs(), func(s people.SKPD) bool {
		return slices.ContainsFunc(list, func(kept people.SKPD) bool { return kept.ID == s.ID })
	})
	if _, yes := agreed(args, region); !yes && len(missing) > 0 {
		return t.confirm(text.FillSKPDAsk(missing), text.DoFill, region, t.command, "isi"), nil
	}
	for _, s := range missing {
		_, err := people.Save(ctx, t.People, region, s.ID, func(kept *people.SKPD) error {
			if kept.ID == "" {
				*kept = s
			}
			return nil
		})
		if err != nil {
			return t.changed("keeping an SKPD", err)
		}
	}
	if len(missing) > 0 {
		t.logs(ctx, region, "skpd", "", text.LogSKPDs(len(missing)))
	}
	return t.reply(text.SKPDFilled(len(missing))), nil
}

// skpdOfGroup says whose group this is, within the region that it is bound to.
func (t *talk) skpdOfGroup(ctx context.Context, args []argument) (chat.Reply, error) {
	kept, err := t.preferences(ctx)
	switch {
	case err != nil:
		return chat.Reply{}, err
	case t.Kind == chat.Private:
		return t.refuse(text.GroupsOnly()), nil
	case kept.Bound == "":
		return t.refuse(text.NotBound()), nil
	}
	if refusal := t.adminsOnly(ctx); refusal != nil {
		return *refusal, nil
	}
	if len(args) == 0 {
		return t.mistake(text.SKPDOfGroupHow()), nil
	}
	s, refusal, err := t.skpdNamed(ctx, kept.Bound, joined(args))
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	is, err := t.prefer(ctx, func(kept *people.Settings) error { kept.SKPD = s.ID; return nil })
	if err != nil {
		return chat.Reply{}, err
	}
	t.logsBinding(ctx, kept.Bound, kept, is)
	return t.reply(text.SKPDOfGroup(s)), nil
}
