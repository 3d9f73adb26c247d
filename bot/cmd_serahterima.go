package bot

import (
	"context"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdSerahterima = command{name: "serahterima", changes: true, answer: serahterima}

// The words of the buttons of serahterima.
const (
	toPerson = "kepada" // followed by the person's number
	byLink   = "tautan"
)

// serahterima hands an office over: to the person replied to, or by a link that
// works once.
func serahterima(ctx context.Context, t *talk) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	args := arguments(t.words)
	if refusal := t.otherRegion(args, region); refusal != nil {
		return *refusal, nil
	}
	args, yes := agreed(args, region)
	if len(args) == 0 {
		return t.handOverOwn(ctx, region, rights)
	}
	o, refusal, err := t.officeNamed(ctx, region, args)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	to, link := t.successor(args[1:])
	switch {
	case to != 0 && o.Holder == to:
		return t.reply(text.HandedOver(localSince(region, []people.Office{o})[0])), nil
	case !rights.Manages() && !holds(rights, o):
		return t.refuse(text.SecretariatOnly(t.region(region), t.AsChat)), nil
	case t.since(args, o):
		return t.refuse(text.QuestionGone()), nil
	case link:
		return t.handOverByLink(ctx, region, rights, o)
	case to == 0:
		return t.handOverHow(o, region), nil
	case !yes:
		return t.askHandOver(o, region, to), nil
	}
	return t.handOver(ctx, region, o, to)
}

// successor is who takes the office: the person whose number a button carries, or
// the one replied to; or whether a link is asked for.
func (t *talk) successor(args []argument) (person int64, link bool) {
	word, rest := first(args)
	if word == byLink {
		return 0, true
	}
	if number, _ := first(rest); word == toPerson && t.IsPress() {
		person, _ = strconv.ParseInt(number, 10, 64)
		return max(person, 0), false
	}
	return t.About, false
}

// handOverOwn hands over the one office of whoever speaks, or asks which.
func (t *talk) handOverOwn(ctx context.Context, region string, rights people.Rights) (chat.Reply, error) {
	own := rights.Offices
	switch {
	case len(own) == 0:
		return t.refuse(text.NoOffice(t.Kind == chat.Group)), nil
	case len(own) == 1 && t.About != 0:
		return t.askHandOver(own[0], region, t.About), nil
	case len(own) == 1:
		return t.handOverHow(own[0], region), nil
	}
	var rows [][]chat.Button
	for _, o := range own {
		words := []string{o.ID}
		if t.About != 0 {
			words = append(words, toPerson, strconv.FormatInt(t.About, 10))
		}
		words = append(words, region)
		rows = append(rows, []chat.Button{button(o.Title, "serahterima", words...)})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.HandOverWhich(t.Kind == chat.Group), rows)}}, nil
}

// handOverHow says how an office is handed over, in private with the button for a
// link.
func (t *talk) handOverHow(o people.Office, region string) chat.Reply {
	var rows [][]chat.Button
	if t.Kind == chat.Private {
		rows = [][]chat.Button{{button(text.ButtonHandOverLink(), "serahterima", o.ID, byLink, region)}}
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.HandOverHow(o, t.Kind == chat.Group), rows)}}
}

// askHandOver asks before an office goes to a person.
func (t *talk) askHandOver(o people.Office, region string, to int64) chat.Reply {
	t.command = "serahterima"
	return t.confirm(text.HandOverAsk(o, t.Kind == chat.Group), text.DoHandOver, region, "peran", o.ID, toPerson, strconv.FormatInt(to, 10), asked(o))
}

// handOverByLink makes a link by which the next holder takes the office.
func (t *talk) handOverByLink(ctx context.Context, region string, rights people.Rights, o people.Office) (chat.Reply, error) {
	if t.Kind != chat.Private {
		return t.refuse(text.InvitePrivately()), nil
	}
	offer := people.Invite{Office: o.ID, Since: o.Since, By: o.Title}
	if !holds(rights, o) {
		offer = hosted(rights, offer)
	}
	link, until, err := t.invitation(ctx, region, "start", offer)
	if err != nil {
		return chat.Reply{}, err
	}
	m := t.card(text.HandOverLink(o, t.region(region), link, until), linkButtons(link))
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// handOver gives the office to its next holder and tells both.
func (t *talk) handOver(ctx context.Context, region string, o people.Office, to int64) (chat.Reply, error) {
	by, former := t.doer(ctx, region), o.Holder
	o, err := people.HandOver(ctx, t.People, region, o.ID, former, to, t.Now())
	if err != nil {
		return t.changed("handing an office over", err)
	}
	t.tenure = nil
	t.logsHolder(ctx, region, by, o, former)
	t.tellHolders(ctx, region, o, former)
	return t.reply(text.HandedOver(localSince(region, []people.Office{o})[0])), nil
}
