package bot

import (
	"context"
	"errors"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/text"
)

// lateDecisions are those of the secretariat about a part that is late.
var lateDecisions = map[string]commitments.Decision{
	reviewAgain: commitments.RemindAgain, reviewForward: commitments.Forward, reviewHold: commitments.Hold,
}

// decidesLate decides what is done about a part that is late: the SKPD is reminded once
// more, the leaders are told, or it goes no further up.
func (t *talk) decidesLate(ctx context.Context, m matter, d commitments.Decision, said reportSaid) (chat.Reply, error) {
	reason := oneLine(said.rest)
	if m.isLate(m.party()) {
		if d == commitments.Hold && !fitsReason(reason) {
			return t.asksReason(ctx, m, reviewHold, true)
		}
		if refusal, err := t.nobodyHears(ctx, m, d); err != nil || refusal != nil {
			return or(refusal), err
		}
	}
	act := m.affairs.act(m.rights, "")
	err := t.keeps(ctx, &m, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.Escalate(m.skpd, act, d, reason)
	})
	switch {
	case errors.Is(err, commitments.ErrSame), errors.Is(err, commitments.ErrState), errors.Is(err, commitments.ErrParty):
		return t.lateStands(m, "", true), nil
	case errors.Is(err, commitments.ErrChanged):
		return t.refuse(text.Busy()), nil
	case err != nil:
		return chat.Reply{}, stored("deciding about a commitment that is late", err)
	}
	t.carriesOut(ctx, m, d)
	return t.lateStands(m, text.Decided(d, m.abbr()), false), nil
}

// nobodyHears refuses a decision of which there is nobody to be told.
func (t *talk) nobodyHears(ctx context.Context, m matter, d commitments.Decision) (refusal *chat.Reply, err error) {
	desk, err := t.audienceOf(ctx, m.affairs)
	if err != nil {
		return nil, err
	}
	var r chat.Reply
	switch {
	case d == commitments.Forward && len(desk.leaders()) == 0:
		r = t.refuse(text.NoLeader())
	case d == commitments.RemindAgain && len(desk.of(m.skpd)) == 0:
		r = t.refuse(text.NobodyToRemind(m.abbr()))
	default:
		return nil, nil
	}
	return &r, nil
}

// isLate tells whether a decision is open: a report is owed for a deadline that is over,
// and nothing was decided that ends it.
func (m matter) isLate(p commitments.Party) bool {
	e := m.pledge.Decided(p)
	return m.pledge.State == commitments.Open && p.Status.Owes() && m.Today().After(m.pledge.DeadlineOf(p)) &&
		(e == nil || e.Decision == commitments.RemindAgain)
}

// carriesOut does what was decided. The decision stands without it.
func (t *talk) carriesOut(ctx context.Context, m matter, d commitments.Decision) {
	switch d {
	case commitments.Forward:
		t.tells(ctx, m, noticeForward)
	case commitments.RemindAgain:
		if err := t.remindNow(ctx, m.Region, m.pledge.Number, m.skpd); err != nil {
			t.Log.Error("an SKPD is not reminded again", "update", t.ID, "region", m.Region, "commitment", m.pledge.Number, "error", err)
		}
	}
}

// lateStands says what is decided about a part that is late.
func (t *talk) lateStands(m matter, done string, alert bool) chat.Reply {
	words := text.LateOver(m.pledge, m.party(), m.SKPDs)
	if done != "" {
		words = done + "\n\n" + words
	}
	r := chat.Reply{Messages: []chat.Message{t.card(words, [][]chat.Button{{openButton(m.Region, m.pledge.Number)}})}}
	if t.IsPress() {
		r.Notice, r.Alert = text.ReportNotice(), alert
		if alert {
			r.Notice = chat.Plain(words)
		}
	}
	return r
}
