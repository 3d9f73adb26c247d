package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
)

// What of a commitment the secretariat can change.
const (
	changeTitle     = "judul"
	changeDeadline  = "tenggat"
	changeProgramme = "program"
	changeMeasure   = "target"
	changeDocument  = "dokumen"
	changeSupport   = "pendukung"
	changeIndicator = string(commitments.FieldIndicator)
	changeLeads     = string(commitments.FieldLeads)
	changeRepeat    = string(commitments.FieldRepeat)
	changeDetails   = "keterangan"
	changeCancel    = "batal"
)

var pledgeChanges = [...]string{changeTitle, changeDeadline, changeProgramme, changeMeasure, changeIndicator, changeDocument, changeSupport, changeLeads, changeRepeat, changeDetails, changeCancel}

// maxDetails is how many characters details may have.
const maxDetails = 500

// changePledge asks what of a commitment is to be changed, and then for the new value.
func (t *talk) changePledge(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	word, rest := first(args)
	if word == "" && g.rights.Manages() {
		return t.mistake(text.PledgeChangeHow()), nil
	}
	c, refusal, err := t.changeable(ctx, g, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	field, value := first(rest)
	if field = strings.ToLower(field); slices.Contains(pledgeChanges[:], field) {
		return t.changesField(ctx, map[string]string{"wilayah": g.Region, "nomor": strconv.Itoa(c.Number), "apa": field}, joined(value))
	}
	var some []chat.Button
	for _, name := range pledgeChanges {
		some = append(some, button(text.ButtonChange(name), "komitmen", "ubah", strconv.Itoa(c.Number), name, g.Region))
	}
	m := t.card(text.PledgeChangeAsk(c), append(grid(some, 2), []chat.Button{button(text.ButtonFormBack(), "komitmen", strconv.Itoa(c.Number), g.Region)}))
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}, nil
}

// changesField asks for the new value of a field, or takes the one that was said with it.
func (t *talk) changesField(ctx context.Context, fields map[string]string, value string) (chat.Reply, error) {
	r, err := t.begin(ctx, "ubah", fields)
	if err != nil || value == "" || t.IsPress() {
		return r, err
	}
	f, open, err := t.Bot.Forms.Form(ctx, t.Chat, t.From)
	if err != nil || !open {
		return r, err
	}
	return t.hearForm(ctx, f, value)
}

// changeable is the commitment that somebody names who may change it, while it can be.
func (t *talk) changeable(ctx context.Context, g gathering, word string) (c commitments.Commitment, refusal *chat.Reply, err error) {
	if !g.rights.Manages() {
		r := t.refuse(text.SecretariatOnly(t.region(g.Region), t.AsChat))
		return c, &r, nil
	}
	c, refusal, err = t.commitmentNamed(ctx, g.Region, word)
	if err == nil && refusal == nil && (c.State == commitments.Closed || c.State == commitments.Cancelled) {
		r := t.refuse(text.PledgeClosedAlready(c))
		refusal = &r
	}
	return c, refusal, err
}

// formUbah asks for the new value of one field of a commitment, and for the reason where
// those concerned must be told one.
func formUbah() form {
	return form{command: "ubah", finish: finishChange, steps: []step{
		{name: "nilai", ask: askChange, take: takeChange},
		{name: "alasan", ask: askChangeReason, take: takeLine(maxReason), skip: func(f dialogue.Form) bool { return f.Fields["apa"] != changeDeadline }},
	}}
}

// pledgeOfForm is the commitment that a form is about.
func (t *talk) pledgeOfForm(ctx context.Context, f dialogue.Form) (g gathering, c commitments.Commitment, refusal *chat.Reply, err error) {
	g, refusal, err = t.gatheringIn(ctx, f.Fields["wilayah"])
	if err == nil && refusal == nil {
		c, refusal, err = t.changeable(ctx, g, f.Fields["nomor"])
	}
	return g, c, refusal, err
}

func askChange(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	_, c, refusal, err := t.pledgeOfForm(ctx, f)
	if err != nil || refusal != nil {
		return text.FormGone(), nil, err
	}
	var choices []choice
	switch f.Fields["apa"] {
	case changeDeadline:
		if f.Fields["pilihan"] != "" {
			_, choices, err = askPledgeDay(ctx, t, f)
		}
	case changeProgramme:
		_, choices, err = askPledgeProgramme(ctx, t, f)
	case changeSupport:
		var list []people.SKPD
		list, err = t.skpdsOf(ctx, f)
		list = slices.DeleteFunc(list, func(s people.SKPD) bool {
			p := c.Party(s.ID)
			return p != nil && p.Status != commitments.Waived // which can be asked again
		})
		choices = offeredSKPD(list, f, nil)
	default:
		choices = plansOffered(f.Fields["apa"])
	}
	return text.PledgeChangeWhat(c, f.Fields["apa"]), choices, err
}

// takeChange reads the new value into the field nilai.
func takeChange(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	if paged(f, said) {
		return stays, nil
	}
	value, again, err := t.newValue(ctx, f, oneLine(said))
	if f.Fields["nilai"] = value; again != "" {
		delete(f.Fields, "nilai")
	}
	return again, err
}

// newValue is the value that words give to the field that is changed; again is what to say
// when they give none.
func (t *talk) newValue(ctx context.Context, f dialogue.Form, said string) (value, again string, err error) {
	switch f.Fields["apa"] {
	case changeTitle:
		return said, badPledgeTitle(said), nil
	case changeDeadline:
		d, again := t.dayTaken(f, said)
		return d.String(), again, nil
	case changeProgramme:
		again, err = takePledgeProgramme(ctx, t, f, said)
		return f.Fields["program"], again, err
	case changeMeasure:
		again, err = takePledgeMeasure(ctx, t, f, said)
		return f.Fields["target"], again, err
	case changeSupport:
		list, err := t.skpdsOf(ctx, f)
		if err != nil {
			return "", "", err
		}
		value, again = oneSKPD(list, f, said)
		return value, again, nil
	case changeIndicator, changeLeads, changeRepeat:
		value, again = planTaken(f.Fields["apa"], said)
		return value, again, nil
	}
	if n := utf8.RuneCountInString(said); n == 0 || n > maxDetails {
		return "", text.TooLong(maxDetails), nil
	}
	return said, "", nil
}

func askChangeReason(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
	d, err := commitments.ParseISO(f.Fields["nilai"])
	return text.PledgeChangeWhy(d), nil, err
}

// finishChange makes the change and shows the commitment.
func finishChange(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	t.closeForm(ctx)
	g, c, refusal, err := t.pledgeOfForm(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	act := g.act(g.rights, "")
	is, err := commitments.Save(ctx, t.Pledges, g.Region, c.Number, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return changePledgeField(c, act, f.Fields["apa"], f.Fields["nilai"], f.Fields["alasan"])
	})
	switch {
	case errors.Is(err, commitments.ErrSame):
		return t.pledgeCard(ctx, g, f.Fields["nomor"], text.PledgeSameAlready())
	case errors.Is(err, commitments.ErrPast):
		return t.mistake(text.PledgeChangePast(f.Fields["apa"] == changeRepeat)), nil
	case errors.Is(err, commitments.ErrRenewed):
		return t.refuse(text.PledgeRenewedAlready(c)), nil
	case errors.Is(err, commitments.ErrState), errors.Is(err, commitments.ErrFull):
		return t.refuse(text.PledgeClosedAlready(c)), nil
	case err != nil:
		return chat.Reply{}, stored("changing a commitment", err)
	}
	told, err := t.tellsChange(ctx, g, c, is, f)
	if err != nil { // the change stands without it
		t.Log.Error("a change is not told everywhere", "update", t.ID, "region", g.Region, "commitment", c.Number, "error", err)
	}
	done := text.PledgeChanged(told)
	if f.Fields["apa"] == changeLeads {
		done += text.LeadsOver(leadsOver(is, g.Today()))
	}
	return t.pledgeCard(ctx, g, f.Fields["nomor"], done)
}

// tellsChange has reminders that stand say what was changed. Of another deadline, and of
// the end, those concerned get a notice with the reason: told.
func (t *talk) tellsChange(ctx context.Context, g gathering, was, is commitments.Commitment, f dialogue.Form) (told bool, err error) {
	d, err := t.audienceOf(ctx, g.affairs)
	if err == nil {
		err = t.refreshes(ctx, g.affairs, d, is, nil, t.pressedOn())
	}
	what, reason := commitments.WasMoved, f.Fields["alasan"]
	switch {
	case err != nil:
		return false, err
	case f.Fields["apa"] == changeCancel:
		what, reason = commitments.WasCancelled, f.Fields["nilai"]
	case f.Fields["apa"] == changeSupport && was.Party(f.Fields["nilai"]) != nil: // it was waived, and told so
		m := matter{g, is, f.Fields["nilai"], false}
		return true, t.notifies(ctx, m, d, noticeResult, m.resultOf(matter{g, was, m.skpd, false}, commitments.WasAmended, ""))
	case f.Fields["apa"] != changeDeadline:
		return false, nil
	}
	if was.State == commitments.Draft {
		return t.tellsDrafter(ctx, g, was, is, d, what, reason)
	}
	for _, p := range was.Parties {
		m, before := matter{g, is, p.SKPD, false}, matter{g, was, p.SKPD, false}
		r := m.resultOf(before, what, reason)
		if p.Status.Settled() || what == commitments.WasMoved && is.DeadlineOf(r.Party) == r.Was {
			continue
		}
		if err := t.notifies(ctx, m, d, noticeResult, r); err != nil {
			return told, err
		}
		told = true
	}
	return told, nil
}

// tellsDrafter tells who has brought in a draft that it was turned down.
func (t *talk) tellsDrafter(ctx context.Context, g gathering, was, is commitments.Commitment, d desk, what commitments.What, reason string) (told bool, err error) {
	if what != commitments.WasCancelled {
		return false, nil
	}
	m := matter{g, is, "", false}
	return true, t.notifies(ctx, m, d, noticeResult, m.resultOf(matter{g, was, "", false}, commitments.WasRejected, reason))
}

// changePledgeField makes one change to a commitment.
func changePledgeField(c *commitments.Commitment, act commitments.Act, field, value, reason string) ([]commitments.Entry, error) {
	switch field {
	case changeDeadline:
		d, err := commitments.ParseISO(value)
		if err != nil {
			return nil, err
		}
		return c.Move(act, d, reason)
	case changeCancel:
		return c.Cancel(act, value)
	case changeSupport:
		return c.Support(value, act)
	case changeLeads:
		leads, _ := commitments.ReadLeads(value)
		return c.SetLeads(act, leads)
	case changeRepeat:
		return c.SetRepeat(act, commitments.Repeat(value))
	}
	return c.Amend(act, commitments.Field(field), value)
}
