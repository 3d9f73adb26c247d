package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// review is the part or draft as the secretariat sees it.
func (m matter) review(done string) text.ReviewView {
	v := m.view("")
	if m.skpd != "" {
		v.Party = m.pledge.PartOf(m.skpd)
	}
	return text.ReviewView{Commitment: v.Commitment, Party: v.Party, Due: v.Due, SKPDs: m.SKPDs, Zone: m.Calendar.Zone(), Done: done}
}

// showReview shows what the secretariat decides about, with what was just decided.
func (t *talk) showReview(ctx context.Context, m matter, done string) (chat.Reply, error) {
	rows := reviewButtons(m)
	if t.Kind == chat.Private {
		rows = append(rows, []chat.Button{button(text.ButtonAllAwaiting(), "tinjau"), openButton(m.Region, m.pledge.Number)})
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.Review(m.review(done)), rows)}}, nil
}

// reviewButtons are what can be decided.
func reviewButtons(m matter) (rows [][]chat.Button) {
	p := m.party()
	switch {
	case m.skpd == "" && m.pledge.State == commitments.Draft:
		draft := func(label, verb string) chat.Button {
			return partyButton(label, "tinjau "+verb, m.Region, m.pledge, noSKPD)
		}
		return [][]chat.Button{{draft(text.ButtonAcceptDraft(), reviewAccept), draft(text.ButtonRejectDraft(), reviewReject)}}
	case m.skpd == "" || m.pledge.State != commitments.Open:
	case p.Status == commitments.Reported:
		rows = [][]chat.Button{{m.say(text.ButtonAccept(), "tinjau "+reviewVerify), m.say(text.ButtonReturn(), "tinjau "+reviewReturn)}}
	case p.Status.Owes() && p.Request != nil:
		rows = requestButtons(m, *p.Request)
	}
	if len(p.Evidence) > 0 {
		rows = append(rows, []chat.Button{m.say(text.ButtonSeeEvidence(), "/tinjau "+reviewFiles)})
	}
	return rows
}

// requestButtons answer what an SKPD has asked for.
func requestButtons(m matter, r commitments.Request) [][]chat.Button {
	grant, refuse := m.say(text.ButtonGrant(), "tinjau "+reviewGrant), m.say(text.ButtonRefuse(), "tinjau "+reviewRefuse)
	replace := m.say(text.ButtonReplace(), "tinjau "+reviewReplace)
	switch {
	case r.Kind == commitments.Extension:
		return [][]chat.Button{{grant, refuse}}
	case m.pledge.Lead() == m.skpd:
		return [][]chat.Button{{replace, refuse}}
	}
	return [][]chat.Button{{grant, refuse}, {replace}}
}

// decision is how a verb is carried out.
type decision struct {
	reason bool // is needed
	draft  bool // of a draft
	what   commitments.What
	change func(c *commitments.Commitment, skpd string, a commitments.Act, reason string) ([]commitments.Entry, error)
}

// reviewDecisions are those of the secretariat about reports, requests and drafts.
func reviewDecisions() map[string]decision {
	type c = commitments.Commitment
	type act = commitments.Act
	type entries = []commitments.Entry
	return map[string]decision{
		reviewVerify: {what: commitments.WasVerified, change: func(c *c, skpd string, a act, _ string) (entries, error) { return c.Verify(skpd, a) }},
		reviewReturn: {what: commitments.WasReturned, reason: true, change: (*c).Return},
		reviewWaive:  {what: commitments.WasWaived, reason: true, change: (*c).Waive},
		reviewGrant:  {what: commitments.WasGranted, change: func(c *c, skpd string, a act, _ string) (entries, error) { return c.Grant(skpd, a) }},
		reviewRefuse: {what: commitments.WasRefused, reason: true, change: (*c).Refuse},
		reviewAccept: {what: commitments.WasRecorded, draft: true, change: func(c *c, _ string, a act, _ string) (entries, error) { return c.Accept(a) }},
		reviewReject: {what: commitments.WasRejected, draft: true, reason: true, change: func(c *c, _ string, a act, reason string) (entries, error) {
			if c.State != commitments.Draft {
				return nil, commitments.ErrState
			}
			return c.Cancel(a, reason)
		}},
	}
}

// decides carries out a decision of the secretariat. Where it needs a reason and none was
// said, it asks for one.
func (t *talk) decides(ctx context.Context, m matter, said reportSaid) (chat.Reply, error) {
	if !m.rights.Manages() {
		return t.refuse(text.SecretariatOnly(t.region(m.Region), t.AsChat)), nil
	}
	if d, late := lateDecisions[said.verb]; late {
		return t.decidesLate(ctx, m, d, said)
	}
	d, known := reviewDecisions()[said.verb]
	if !known {
		return t.mistake(text.ReviewHow()), nil
	}
	if d.draft {
		m.skpd = ""
	}
	reason := oneLine(said.rest)
	if d.reason && !fitsReason(reason) {
		return t.asksReason(ctx, m, said.verb, d.open(m))
	}
	was := m
	act := m.affairs.act(m.rights, "")
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return d.change(c, m.skpd, act, reason)
	})
	if err != nil {
		return t.undecided(ctx, m, said.verb, err)
	}
	t.tells(ctx, m, d.notice(), m.resultOf(was, d.what, reason))
	r, err := t.showReview(ctx, m, d.done(m))
	if t.IsPress() {
		r.Notice = text.ReportNotice()
	}
	return r, err
}

// notice is what the SKPD concerned gets; none of what the reminders that stand say.
func (d decision) notice() notice {
	if d.what == commitments.WasVerified {
		return ""
	}
	return noticeResult
}

// done tells what was decided, and whether that was the last part.
func (d decision) done(m matter) string {
	words := text.ReviewKept(d.what, m.abbr())
	if d.draft {
		words = text.DraftKept(m.pledge)
	}
	if m.pledge.State == commitments.Closed {
		words += " " + text.AllDone(m.pledge.Number)
	}
	return words
}

// open tells whether there is something to decide.
func (d decision) open(m matter) bool {
	p := m.party()
	switch d.what {
	case commitments.WasReturned:
		return m.pledge.State == commitments.Open && p.Status == commitments.Reported
	case commitments.WasRefused:
		return m.pledge.State == commitments.Open && p.Request != nil
	case commitments.WasWaived:
		return m.pledge.State == commitments.Open && !p.Status.Settled() && m.skpd != m.pledge.Lead()
	}
	return m.pledge.State == commitments.Draft
}

// asksReason asks for a reason, unless there is nothing to decide any more.
func (t *talk) asksReason(ctx context.Context, m matter, verb string, open bool) (chat.Reply, error) {
	if !open {
		return t.undecided(ctx, m, verb, commitments.ErrState)
	}
	t.below()
	return t.begin(ctx, "alasan", m.fields("untuk", verb))
}

// resultOf is a decision as the SKPD concerned reads it; was is how it stood before.
func (m matter) resultOf(was matter, what commitments.What, reason string) text.Result {
	before, after := was.party(), m.party()
	if after.SKPD == "" {
		after = before
	}
	return text.Result{What: what, Commitment: m.pledge, Party: after, Request: before.Request, Was: was.pledge.DeadlineOf(before), Reason: reason, SKPDs: m.SKPDs}
}

// undecided answers a decision that could not be carried out.
func (t *talk) undecided(ctx context.Context, m matter, verb string, err error) (chat.Reply, error) {
	p := m.party()
	lead := p.Request != nil && p.Request.Kind == commitments.NotOurs && m.skpd == m.pledge.Lead()
	var words string
	switch {
	case errors.Is(err, commitments.ErrChanged):
		return t.refuse(text.Busy()), nil
	case errors.Is(err, commitments.ErrPast) && m.skpd == "":
		return t.refuse(text.DraftDateIsOver(m.pledge)), nil
	case errors.Is(err, commitments.ErrPast) && p.Request != nil:
		return t.refuse(text.DateIsOver(p.Request.Date)), nil
	case !errors.Is(err, commitments.ErrSame) && !errors.Is(err, commitments.ErrState) && !errors.Is(err, commitments.ErrParty):
		return chat.Reply{}, stored("deciding about a commitment", err)
	case m.skpd == "":
		words = text.DraftDecided(m.pledge)
	case verb == reviewGrant && lead:
		words = text.LeadMustBeReplaced()
	case verb == reviewWaive && m.skpd == m.pledge.Lead() && m.pledge.State == commitments.Open && p.Status.Owes():
		words = text.LeadNotWaived(m.pledge, m.abbr())
	default:
		words = text.NothingToDecide(m.pledge, p, m.SKPDs)
	}
	r, err := t.showReview(ctx, m, "")
	if t.IsPress() {
		r.Notice, r.Alert = chat.Plain(words), true
		return r, err
	}
	return t.showReview(ctx, m, words)
}

// replaces gives a part to another SKPD: the one that is named, or one of those offered.
func (t *talk) replaces(ctx context.Context, m matter, word string) (chat.Reply, error) {
	if m.skpd == "" {
		m.skpd = m.pledge.Lead()
	}
	if word == "" {
		return t.asksReplacement(m), nil
	}
	found := people.MatchSKPD(m.SKPDs, word)
	if id := m.skpdOf(word); id != "" {
		found = slices.DeleteFunc(slices.Clone(m.SKPDs), func(s people.SKPD) bool { return s.ID != id })
	}
	if len(found) != 1 {
		return t.asksReplacement(m), nil
	}
	by, was := found[0].ID, m
	act := m.affairs.act(m.rights, "")
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.Replace(m.skpd, by, act)
	})
	switch {
	case errors.Is(err, commitments.ErrSame):
		return t.refuse(text.ReplacedAlready(m.pledge, text.SKPDAbbr(m.SKPDs, by))), nil
	case err != nil:
		return t.undecided(ctx, m, reviewReplace, err)
	}
	result := m.resultOf(was, commitments.WasReplaced, "")
	result.By = by
	t.tells(ctx, m, noticeResult, result)
	m.skpd = by
	return t.showReview(ctx, m, text.ReviewKept(commitments.WasReplaced, m.abbr()))
}

// mostReplacements is how many SKPD are offered; Telegram takes a hundred buttons.
const mostReplacements = 90

// asksReplacement asks which SKPD takes over.
func (t *talk) asksReplacement(m matter) chat.Reply {
	var some []chat.Button
	for _, s := range m.SKPDs {
		b := button(s.Abbr, "tinjau", reviewReplace, strconv.Itoa(m.pledge.Number), m.skpd, s.ID, m.Region)
		if m.pledge.Party(s.ID) == nil && len(b.Data) <= maxData && len(some) < mostReplacements {
			some = append(some, b)
		}
	}
	msg := t.card(text.AskReplacement(m.pledge, m.abbr()), grid(some, 3))
	msg.Asks = true
	return chat.Reply{Messages: []chat.Message{msg}}
}
