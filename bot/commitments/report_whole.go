package commitments

import (
	"strings"
	"time"
)

// Accept makes a draft a commitment, whose deadline counts from that day. ErrState,
// ErrSame, ErrPast (its deadline is over: Move it first).
func (c *Commitment) Accept(a Act) ([]Entry, error) {
	switch {
	case c.State == Open:
		return nil, ErrSame
	case c.State != Draft:
		return nil, ErrState
	case c.Deadline.Before(a.today()):
		return nil, ErrPast
	}
	e := c.entry(a, WasRecorded, nil, "", "")
	e.From, e.To = string(Draft), c.Title
	c.State, c.Begun = Open, a.today()
	return []Entry{e}, nil
}

// Cancel ends it without being done; of a draft it is turned down. ErrState (closed),
// ErrSame, ErrReason.
func (c *Commitment) Cancel(a Act, reason string) ([]Entry, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case c.State == Cancelled:
		return nil, ErrSame
	case c.State != Open && c.State != Draft:
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	what := WasCancelled
	if c.State == Draft {
		what, c.Begun = WasRejected, Date{} // it never began
	}
	e := c.entry(a, what, nil, "", reason)
	e.From, e.To = string(c.State), string(Cancelled)
	c.State, c.Reason, c.ClosedAt = Cancelled, reason, a.At
	for i := range c.Parties {
		c.Parties[i].Request = nil
	}
	return []Entry{e}, nil
}

// Rejected tells whether it was a draft that was turned down, and never a commitment.
func (c Commitment) Rejected() bool {
	return c.State == Cancelled && c.Origin != "" && c.Begun.IsZero()
}

// close ends a commitment whose lead is verified and all others settled.
func (c *Commitment) close(a Act) []Entry {
	if len(c.Parties) == 0 || c.Parties[0].Status != Verified {
		return nil
	}
	for _, p := range c.Parties {
		if !p.Status.Settled() {
			return nil
		}
	}
	e := c.entry(a, WasClosed, nil, "", "")
	e.From, e.To = string(c.State), string(Closed)
	c.State, c.ClosedAt = Closed, a.At
	return []Entry{e}
}

// wasOpen tells whether reports can have been made.
func (c *Commitment) wasOpen() bool { return c.State == Open || c.State == Closed }

// owed tells whether a party still has to report.
func (c *Commitment) owed(p *Party) bool { return c.State == Open && p.Status.Owes() }

// unsettled tells whether something is still awaited of a party or the secretariat.
func (c *Commitment) unsettled(p *Party) bool { return c.State == Open && !p.Status.Settled() }

// become gives a party a status, with the reason for it. What only belongs to another
// status ends.
func (p *Party) become(s Status, reason string) {
	p.Status, p.Reason = s, reason
	if !s.Settled() && s != Reported {
		p.Reported, p.ReportedBy = time.Time{}, ""
	}
}

// entry is the line of the history of a part that gets a status, or of the whole
// commitment when there is no part.
func (c *Commitment) entry(a Act, w What, p *Party, to Status, reason string) Entry {
	e := Entry{At: a.At, Day: a.today(), By: a.By, What: w, About: AboutCommitment(c.Number), Reason: reason}
	if p != nil {
		e.SKPD, e.From, e.To = p.SKPD, string(p.Status), string(to)
	}
	return e
}
