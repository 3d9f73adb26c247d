package bot

import (
	"context"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

var cmdRekap = command{name: "rekap", menus: everywhere, changes: true, answer: rekap}

// rekap tells how a region's commitments stand: to the secretariat and to leaders by
// SKPD, to people of an SKPD their own, and in a group in numbers.
func rekap(ctx context.Context, t *talk) (chat.Reply, error) {
	args := arguments(t.words)
	switch word, rest := first(args); word {
	case "saya":
		return t.recapOwn(ctx, rest)
	case "naik":
		return t.recapLate(ctx, rest)
	}
	region, rights, refusal, err := t.mayRead(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	sums, err := t.sums(ctx, a, commitments.NewDate(a.Today().Year, 1, 1), a.Today())
	if err != nil {
		return chat.Reply{}, err
	}
	if !sums.any(nil) {
		return t.reply(text.RecapEmpty(t.region(region))), nil
	}
	of, named, err := t.recapOf(ctx, a, rights)
	if err != nil {
		return chat.Reply{}, err
	}
	v := sums.view(a, of, named)
	v.Group = t.Kind != chat.Private
	return chat.Reply{Messages: []chat.Message{t.card(text.Recap(v), recapButtons(region, v))}}, nil
}

// recapOf is what may be told here: a group reads numbers, or those of its own SKPD.
func (t *talk) recapOf(ctx context.Context, a affairs, rights people.Rights) (of []string, named bool, err error) {
	if t.Kind == chat.Private {
		of, named = recapFor(rights)
		return of, named, nil
	}
	kept, err := t.preferences(ctx)
	if skpd := kept.SKPDIn(a.Region); skpd != "" {
		of = []string{skpd}
	}
	return of, a.Calendar.Policy().OpenNames, err
}

// recapOwn tells who presses how their own SKPD stands, for their eyes only.
func (t *talk) recapOwn(ctx context.Context, args []argument) (chat.Reply, error) {
	region, rights, refusal, err := t.mayRead(ctx)
	if err == nil && refusal == nil {
		refusal = t.otherRegion(append([]argument{{text: "saya"}}, args...), region)
	}
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	own := rights.SKPDs()
	if len(own) == 0 {
		return t.refuse(text.RecapNoSKPD()), nil
	}
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	sums, err := t.sums(ctx, a, a.Today(), a.Today())
	if err != nil {
		return chat.Reply{}, err
	}
	return t.refuse(text.RecapOwn(sums.view(a, own, true).Rows, a.SKPDs)), nil
}

// recapLate shows one part that is late, for the secretariat to decide about.
func (t *talk) recapLate(ctx context.Context, args []argument) (chat.Reply, error) {
	if len(args) != 3 {
		return t.mistake(text.NoSuchCommitment(joined(args))), nil
	}
	region := args[2].text
	rights, err := t.rightsIn(ctx, region)
	if err != nil {
		return chat.Reply{}, stored("reading what a person may do", err)
	}
	if _, known := t.Catalogue.Region(region); !known || !rights.Manages() || t.Kind != chat.Private {
		return t.refuse(text.SecretariatOnly(t.region(region), t.AsChat)), nil
	}
	c, refusal, err := t.commitmentNamed(ctx, region, args[0].text)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	p := partyNamed(&c, args[1].text)
	if p == nil {
		return t.mistake(text.NoSuchCommitment(args[0].text)), nil
	}
	a, err := t.affairs(ctx, region)
	if err != nil {
		return chat.Reply{}, err
	}
	if !c.GoesUp(*p, a.Now, a.Calendar, a.Calendar.Policy().EscalatesAfter()) {
		return t.reply(text.LateOver(c, *p, a.SKPDs)), nil
	}
	l := a.latePart(c, *p)
	return chat.Reply{Messages: []chat.Message{t.card(text.LateOne(l, a.SKPDs), decisions(region, l))}}, nil
}

// partyNamed is the part of an SKPD, by its id or by its place as partyButton has it;
// nil when there is none.
func partyNamed(c *commitments.Commitment, word string) *commitments.Party {
	at, placed := strings.CutPrefix(word, "~")
	if !placed {
		return c.Party(word)
	}
	n, err := strconv.Atoi(at)
	if err != nil || n < 1 || n > len(c.Parties) {
		return nil
	}
	return &c.Parties[n-1]
}
