package bot

import (
	"context"
	"slices"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdKelompok = command{name: "kelompok", changes: true, answer: kelompok}

// maxGroupName is how many bytes a group's name may have, so that the buttons below
// its ranking can say it.
const maxGroupName = 24

// kelompok shows a region's own groups of regions and changes them.
func kelompok(ctx context.Context, t *talk) (chat.Reply, error) {
	word, rest := first(arguments(t.words))
	switch strings.ToLower(word) {
	case "baru", "tambah":
		return t.newGroup(ctx, rest)
	case "hapus":
		return t.removeGroup(ctx, rest)
	case "":
		return t.ownGroups(ctx)
	}
	return t.mistake(text.GroupHow()), nil
}

func (t *talk) ownGroups(ctx context.Context) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := people.List[people.Group](ctx, t.People, region)
	if err != nil {
		return chat.Reply{}, stored("reading the groups", err)
	}
	var buttons []chat.Button
	for _, g := range list[:min(len(list), 8)] {
		if b := button(text.GroupCommand(g.Name), "peringkat", strings.ToLower(g.Name)); len(b.Data) <= maxData {
			buttons = append(buttons, b)
		}
	}
	m := t.card(text.OwnGroups(t.Catalogue, t.region(region), list, rights.Manages()), nil)
	if len(buttons) > 0 {
		m.Buttons = grid(buttons, 2)
	}
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// newGroup makes a group, or gives one of that name other members.
func (t *talk) newGroup(ctx context.Context, args []argument) (chat.Reply, error) {
	region, _, refusal, err := t.mayManage(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	if len(args) == 0 || !args[0].quoted {
		return t.mistake(text.GroupHow()), nil
	}
	name := strings.Join(strings.Fields(args[0].text), " ")
	if refusal := t.badGroupName(name); refusal != nil {
		return *refusal, nil
	}
	members, refusal := t.membersNamed(args[1:])
	if refusal != nil {
		return *refusal, nil
	}
	var was people.Group
	g, err := people.Save(ctx, t.People, region, people.FoldID(name), func(g *people.Group) error {
		was = *g
		*g = people.Group{ID: people.FoldID(name), Name: name, Members: members}
		return nil
	})
	if err != nil {
		return t.changed("keeping a group", err)
	}
	if from, to := text.LogGroup(t.Catalogue, was), text.LogGroup(t.Catalogue, g); from != to {
		t.logs(ctx, region, "kelompok", from, to)
	}
	return t.reply(text.GroupSaved(t.Catalogue, g)), nil
}

// badGroupName refuses a name that is too long, or that questions read as something
// else already.
func (t *talk) badGroupName(name string) *chat.Reply {
	if refusal := t.badTitle(name); refusal != nil {
		return refusal
	}
	if len(name) > maxGroupName {
		r := t.mistake(text.TooLong(maxGroupName))
		return &r
	}
	q := t.Catalogue.Read(name)
	region := len(t.Catalogue.Find(name).Regions) == 1
	q.Places, q.Unclear = nil, nil
	if region || !nothing(q) || len(people.FoldID(name)) < 3 {
		r := t.mistake(text.GroupNameTaken(name))
		return &r
	}
	return nil
}

// membersNamed are the regions that the arguments name, each for certain.
func (t *talk) membersNamed(args []argument) ([]string, *chat.Reply) {
	q, refusal := t.Catalogue.Read(joined(args)), chat.Reply{}
	var codes []string
	for _, m := range q.Places {
		code, certain := m.Match.Certain()
		if !certain {
			refusal = t.mistake(text.WhichMember(t.Catalogue, m.Words, m.Match.Regions))
			return nil, &refusal
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	mixed := slices.ContainsFunc(codes, func(code string) bool { return level(t.region(code)) != level(t.region(codes[0])) })
	switch {
	case len(q.Unclear) > 0:
		refusal = t.mistake(text.UnknownRegion(strings.Join(q.Unclear, " "), false))
	case len(codes) < 2:
		refusal = t.mistake(text.GroupHow())
	case len(codes) > people.MaxRegions:
		refusal = t.mistake(text.GroupTooLarge(people.MaxRegions))
	case mixed:
		refusal = t.mistake(text.GroupMixed())
	default:
		return codes, nil
	}
	return nil, &refusal
}

// removeGroup takes a group away, after a question.
func (t *talk) removeGroup(ctx context.Context, args []argument) (chat.Reply, error) {
	region, args, yes, refusal, err := t.removes(ctx, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	name := joined(args)
	g, ok, err := people.Find[people.Group](ctx, t.People, region, people.FoldID(name))
	switch {
	case err != nil:
		return chat.Reply{}, stored("reading a group", err)
	case !ok && yes:
		return t.reply(text.GroupRemoved(strings.ReplaceAll(name, "-", " "))), nil
	case !ok:
		return t.mistake(text.NoSuchGroup(name)), nil
	case !yes:
		return t.confirm(text.RemoveGroupAsk(t.Catalogue, g), text.DoRemove, region, t.command, "hapus", g.ID), nil
	}
	_, stood, err := people.Remove[people.Group](ctx, t.People, region, g.ID)
	if err != nil {
		return t.changed("removing a group", err)
	}
	if stood {
		t.logs(ctx, region, "kelompok", text.LogGroup(t.Catalogue, g), "")
	}
	return t.reply(text.GroupRemoved(g.Name)), nil
}

// takeOwnGroup takes the name of an own group out of the words, for commands that
// order regions or set them beside each other.
func (t *talk) takeOwnGroup(ctx context.Context) {
	if g, rest, ok := t.ownGroup(ctx, t.words); ok {
		group := text.OwnGroup(g)
		t.group, t.words = &group, rest
	}
}

// ownGroup finds the name of a group of the chat's own region among the words, the
// longest that fits, and takes it out of them. Without the store, or where the
// region's things may not be read, there is none.
func (t *talk) ownGroup(ctx context.Context, words string) (g people.Group, rest string, ok bool) {
	if strings.TrimSpace(words) == "" {
		return g, words, false
	}
	region, may := t.readable(ctx)
	if !may {
		return g, words, false
	}
	list, err := people.List[people.Group](ctx, t.People, region)
	if err != nil {
		t.Log.Warn("the groups are out of reach", "update", t.ID, "error", err)
		return g, words, false
	}
	said := " " + strings.Join(strings.Fields(strings.ToLower(words)), " ") + " "
	name := ""
	for _, x := range list {
		for _, called := range []string{strings.ToLower(x.Name), x.ID} {
			if len(called) > len(name) && strings.Contains(said, " "+called+" ") {
				g, name = x, called
			}
		}
	}
	if name == "" {
		return g, words, false
	}
	return g, strings.TrimSpace(strings.Replace(said, " "+name+" ", " ", 1)), true
}
