package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// pledgeOf is the commitment that a form comes to.
func pledgeOf(f dialogue.Form, a affairs) (c commitments.Commitment, err error) {
	c = commitments.Commitment{State: commitments.Open, Title: f.Fields["judul"], Programme: f.Fields["program"], Document: f.Fields["dokumen"],
		Origin: commitments.Origin(f.Fields["asal"]), Begun: a.Today(), Repeat: commitments.Repeat(f.Fields["berulang"])}
	c.Deadline, err = commitments.ParseISO(f.Fields["tenggat"])
	c.Measure.Target, c.Measure.Unit, _ = strings.Cut(f.Fields["target"], " ")
	c.Number, _ = strconv.Atoi(f.Fields["nomor"])
	c.Meeting, _ = strconv.Atoi(f.Fields["meeting"])
	for _, id := range append([]string{f.Fields["utama"]}, strings.Fields(f.Fields["pendukung"])...) {
		c.Parties = append(c.Parties, commitments.Party{SKPD: id, Status: commitments.Waiting})
	}
	if c.Origin != "" {
		c.State = commitments.Draft
	}
	if c.Repeat != "" {
		c.Begins()
	}
	return c, err
}

// confirmPledge shows a commitment before it is kept.
func confirmPledge(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	a, err := t.affairs(ctx, f.Fields["wilayah"])
	if err != nil {
		return chat.Reply{}, err
	}
	c, err := pledgeOf(f, a)
	if err != nil {
		return chat.Reply{}, err
	}
	same, err := t.samePledges(ctx, a.Region, c.Title)
	if err != nil {
		return chat.Reply{}, err
	}
	rows := [][]chat.Button{{t.answers(f, text.ButtonSave(), wordSave)},
		{t.answers(f, text.ButtonFormBack(), wordBack), t.answers(f, text.ButtonGiveUp(), wordGiveUp)}}
	m := t.card(text.PledgeConfirm(c, a.SKPDs, same, a.Today()), rows)
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// samePledges are the numbers of open commitments with a title, at most three.
func (t *talk) samePledges(ctx context.Context, region, title string) (numbers []int, err error) {
	for c, err := range commitments.Each(ctx, t.Pledges, region, commitments.Current) {
		if err != nil {
			return nil, stored("reading the commitments", err)
		}
		if people.FoldID(c.Title) == people.FoldID(title) && len(numbers) < 3 {
			numbers = append(numbers, c.Number)
		}
	}
	return numbers, nil
}

// savePledge keeps a commitment, once, under a number that the form has before: pressed
// again, or after a kill, it is the same commitment.
func savePledge(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	region := f.Fields["wilayah"]
	g, refusal, err := t.gatheringIn(ctx, region)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	origin, may := origins(g)
	if !may {
		return t.refuse(text.PledgeMayNot()), nil
	}
	f.Fields["asal"] = string(origin)
	if d, err := commitments.ParseISO(f.Fields["tenggat"]); err == nil && d.Before(g.Today()) {
		delete(f.Fields, "tenggat") // the card has lain over midnight; all else stays
		r, err := t.advance(ctx, f, 0)
		return opened(text.PledgeDayPast(), r), err
	}
	if f, err = t.numberPledge(ctx, region, f); errors.Is(err, dialogue.ErrChanged) {
		return chat.Reply{Mistake: true}, nil // another press keeps it
	} else if err != nil {
		return chat.Reply{}, err
	}
	c, err := pledgeOf(f, g.affairs)
	if err != nil {
		return chat.Reply{}, err
	}
	return t.keepPledge(ctx, g, c)
}

// keepPledge writes a new commitment, and tells the secretariat of a draft.
func (t *talk) keepPledge(ctx context.Context, g gathering, c commitments.Commitment) (chat.Reply, error) {
	act, what := g.act(g.rights, ""), commitments.WasRecorded
	if c.State == commitments.Draft {
		act, what = g.act(g.rights, anyOf(g.rights.SKPDs())), commitments.WasProposed
		if c.Origin == commitments.Instruction {
			act.By = actor(g.rights, people.Leader)
		}
	}
	c.CreatedBy, c.CreatedAt = act.By, g.Now
	e := g.entry(act.By, what, "")
	e.From = string(c.Origin)
	c, err := commitments.AddAs(ctx, t.Pledges, g.Region, e, c)
	if err != nil {
		return chat.Reply{}, stored("keeping a commitment", err)
	}
	if c.State == commitments.Draft {
		t.tellsDraft(ctx, g.affairs, c)
	}
	words := text.PledgeSaved(c, g.SKPDs)
	if opens := (people.Settings{}).Next(people.Commitments, g.Calendar, g.Now); c.State == commitments.Open && commitments.DateOf(opens.In(g.Calendar.Zone())).After(c.Deadline) {
		words = text.PledgeSavedLate(c, g.SKPDs)
	}
	m := t.card(words, [][]chat.Button{{openButton(g.Region, c.Number)}})
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// anyOf is the first of some ids; empty when there is none.
func anyOf(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// numberPledge gives the form's commitment its number before it is written.
func (t *talk) numberPledge(ctx context.Context, region string, f dialogue.Form) (dialogue.Form, error) {
	if f.Fields["nomor"] != "" {
		return f, nil
	}
	n, err := t.Pledges.Reserve(ctx, region, commitments.Pledges, 1)
	if err != nil {
		return f, stored("numbering a commitment", err)
	}
	f.Fields["nomor"] = strconv.Itoa(n)
	f, err = t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts)
	return f, stored("keeping a form", err)
}

// gatheringIn is a region's commitments and what whoever speaks may do there, for a form
// that was begun in the region; refusal is for those who may no longer read of it here.
func (t *talk) gatheringIn(ctx context.Context, region string) (g gathering, refusal *chat.Reply, err error) {
	if g, err = t.gatheringAt(ctx, region); err == nil && !g.rights.Any() {
		r := t.refuse(text.QuestionGone())
		return g, &r, nil
	}
	return g, nil, err
}
