package commitments

import "strings"

// Verify is the secretariat's word that a report is true. ErrParty, ErrState (nothing
// reported), ErrSame.
func (c *Commitment) Verify(skpd string, a Act) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case p == nil:
		return nil, ErrParty
	case c.wasOpen() && p.Status == Verified:
		return nil, ErrSame
	case c.State != Open || p.Status != Reported:
		return nil, ErrState
	}
	return c.verify(p, a), nil
}

func (c *Commitment) verify(p *Party, a Act) []Entry {
	e := c.entry(a, WasVerified, p, Verified, "")
	p.become(Verified, "")
	p.Verified = a.At
	return append([]Entry{e}, c.close(a)...)
}

// Return sends a report back, so that the SKPD owes one again. ErrParty, ErrState
// (nothing reported, or verified), ErrSame, ErrReason.
func (c *Commitment) Return(skpd string, a Act, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	switch {
	case p == nil:
		return nil, ErrParty
	case c.State == Open && p.Status == Returned:
		return nil, ErrSame
	case c.State != Open || p.Status != Reported:
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasReturned, p, Returned, reason)
	p.become(Returned, reason)
	return []Entry{e}, nil
}

// Waive lets a supporting SKPD off. ErrParty, ErrState (the lead, or verified), ErrSame,
// ErrReason.
func (c *Commitment) Waive(skpd string, a Act, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	switch {
	case p == nil:
		return nil, ErrParty
	case c.wasOpen() && p.Status == Waived:
		return nil, ErrSame
	case skpd == c.Lead() || !c.unsettled(p):
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasWaived, p, Waived, reason)
	return append([]Entry{e}, c.waive(p, a, reason)...), nil
}

func (c *Commitment) waive(p *Party, a Act, reason string) []Entry {
	p.become(Waived, reason)
	p.Request = nil
	return c.close(a)
}

// Replace gives an SKPD's part to another one, which begins anew; a request of the
// former ends with it. A part with a deadline of its own keeps that. It can be done to a
// draft as well. ErrParty, ErrState (also a part that is settled), ErrSame (it has a
// part already).
func (c *Commitment) Replace(skpd, by string, a Act) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case p == nil || by == "":
		return nil, ErrParty
	case c.Party(by) != nil:
		return nil, ErrSame
	case c.State != Draft && !c.unsettled(p):
		return nil, ErrState
	}
	e := c.entry(a, WasReplaced, p, "", "")
	e.From, e.To = skpd, by
	anew := Party{SKPD: by, Status: Waiting}
	if !p.Until.IsZero() {
		anew.Until, anew.Begun = p.Until, a.today()
	}
	*p = anew
	return []Entry{e}, nil
}

// Escalate keeps what was decided about a party that is late. Hold needs a reason.
// ErrParty, ErrState (not late, or nothing owed), ErrSame (Forward or Hold decided for
// this deadline already, or RemindAgain today), ErrReason.
func (c *Commitment) Escalate(skpd string, a Act, d Decision, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	if p == nil {
		return nil, ErrParty
	}
	was := c.Decided(*p)
	switch {
	case d != RemindAgain && d != Forward && d != Hold, !c.owed(p), !a.today().After(c.DeadlineOf(*p)):
		return nil, ErrState
	case was != nil && (was.Decision != RemindAgain || d == RemindAgain && DateOf(was.At) == a.today()):
		return nil, ErrSame
	case d == Hold && reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasEscalated, p, p.Status, reason)
	e.From, e.To = "", string(d)
	if was != nil {
		e.From = string(was.Decision)
	}
	p.Escalation = &Escalation{Decision: d, Deadline: c.DeadlineOf(*p), Reason: reason, By: a.By, At: a.At}
	return []Entry{e}, nil
}
