package commitments

import (
	"maps"
	"strings"
)

// AskExtension asks the secretariat for another deadline. A second question takes the
// place of the first. ErrParty, ErrState (nothing is owed), ErrPast (not after today, or
// not after the present deadline), ErrReason.
func (c *Commitment) AskExtension(skpd string, a Act, to Date, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	switch {
	case p == nil:
		return nil, ErrParty
	case !c.owed(p):
		return nil, ErrState
	case !to.After(a.today()) || !to.After(c.DeadlineOf(*p)):
		return nil, ErrPast
	case reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasAsked, p, p.Status, reason)
	e.From, e.To = c.DeadlineOf(*p).String(), to.String()
	p.Request = &Request{Kind: Extension, Date: to, Reason: reason, By: a.By, At: a.At}
	return []Entry{e}, nil
}

// Disclaim says that it is not this SKPD's business; the secretariat decides. It takes
// the place of a request that was open. ErrParty, ErrState (nothing is owed), ErrReason.
func (c *Commitment) Disclaim(skpd string, a Act, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	switch {
	case p == nil:
		return nil, ErrParty
	case !c.owed(p):
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasDisclaimed, p, p.Status, reason)
	p.Request = &Request{Kind: NotOurs, Reason: reason, By: a.By, At: a.At}
	return []Entry{e}, nil
}

// Grant consents to a request. The extension of the lead moves the deadline of the
// commitment, that of a supporter its own; a supporter whose business it is not is
// waived. ErrParty, ErrState (no request; the lead disclaims: Replace it), ErrPast.
func (c *Commitment) Grant(skpd string, a Act) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case p == nil:
		return nil, ErrParty
	case !c.owed(p) || p.Request == nil:
		return nil, ErrState
	case p.Request.Kind == Extension:
		return c.extend(p, a)
	case skpd == c.Lead():
		return nil, ErrState
	}
	reason := p.Request.Reason
	e := c.entry(a, WasGranted, p, Waived, reason)
	return append([]Entry{e}, c.waive(p, a, reason)...), nil
}

// extend gives a party the deadline that it has asked for.
func (c *Commitment) extend(p *Party, a Act) ([]Entry, error) {
	r, was := *p.Request, c.DeadlineOf(*p)
	if !r.Date.After(a.today()) || !r.Date.After(was) {
		return nil, ErrPast
	}
	e := c.entry(a, WasGranted, p, p.Status, r.Reason)
	e.From, e.To = was.String(), r.Date.String()
	p.Request = nil
	if p.SKPD != c.Lead() {
		p.Until, p.Begun, p.Snoozes = r.Date, a.today(), nil
		return []Entry{e}, nil
	}
	return append([]Entry{e}, c.setDeadline(r.Date, a, r.Reason)), nil
}

// Refuse declines a request. ErrParty, ErrState (no request), ErrReason.
func (c *Commitment) Refuse(skpd string, a Act, reason string) ([]Entry, error) {
	p := c.Party(skpd)
	reason = strings.TrimSpace(reason)
	switch {
	case p == nil:
		return nil, ErrParty
	case !c.owed(p) || p.Request == nil:
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	e := c.entry(a, WasRefused, p, p.Status, reason)
	e.From, e.To = p.Request.Date.String(), string(p.Request.Kind)
	p.Request = nil
	return []Entry{e}, nil
}

// Move sets another deadline for the whole commitment, which may be a draft; deadlines
// of single SKPD that are not later than it end, and with them what was asked for and is
// given by it. ErrState, ErrPast, ErrSame, ErrReason.
func (c *Commitment) Move(a Act, to Date, reason string) ([]Entry, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case c.State != Open && c.State != Draft:
		return nil, ErrState
	case !to.After(a.today()):
		return nil, ErrPast
	case to == c.Deadline:
		return nil, ErrSame
	case reason == "":
		return nil, ErrReason
	}
	return []Entry{c.setDeadline(to, a, reason)}, nil
}

// setDeadline moves the deadline of the commitment and of all who have none that is
// later. Stages and snoozes begin anew for them. The terms that follow keep to the plan,
// unless this one is still a draft, of which the plan is what changes.
func (c *Commitment) setDeadline(to Date, a Act, reason string) Entry {
	e := c.entry(a, WasMoved, nil, "", reason)
	e.From, e.To = c.Deadline.String(), to.String()
	switch {
	case c.State == Draft && c.Anchor != 0:
		c.Anchor = to.Day
	case c.State == Open && c.Repeat != "" && c.Planned.IsZero():
		c.Planned = c.Deadline
	case c.Repeat == "": // what was stopped does not go on from its plan
		c.Planned, c.Anchor = Date{}, 0
	}
	c.Deadline, c.Begun = to, a.today()
	for i := range c.Parties {
		p := &c.Parties[i]
		if !p.Until.After(to) {
			p.Until, p.Begun, p.Snoozes = Date{}, Date{}, nil
		}
		if p.Request != nil && p.Request.Kind == Extension && !p.Request.Date.After(c.DeadlineOf(*p)) {
			p.Request = nil
		}
	}
	return e
}

// Snooze has the holder of an office not be reminded before a day. ErrParty, ErrState
// (nothing is owed, or no office), ErrPast (not after today), ErrSame.
func (c *Commitment) Snooze(skpd, office string, until Date, a Act) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case p == nil:
		return nil, ErrParty
	case office == "" || !c.owed(p):
		return nil, ErrState
	case !until.After(a.today()):
		return nil, ErrPast
	case p.Snoozes[office] == until:
		return nil, ErrSame
	}
	e := c.entry(a, WasSnoozed, p, p.Status, "")
	e.From, e.To = p.Snoozes[office].String(), until.String()
	if p.Snoozes = maps.Clone(p.Snoozes); p.Snoozes == nil {
		p.Snoozes = map[string]Date{}
	}
	p.Snoozes[office] = until
	return []Entry{e}, nil
}
