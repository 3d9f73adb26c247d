package commitments

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// Act is who acts, when, and under which rule of the region.
type Act struct {
	By    string    // title of the office; empty for the program itself
	At    time.Time // the moment, in the region's zone
	Trust bool      // a report needs no verification here
}

// today is the civil date of the act.
func (a Act) today() Date { return DateOf(a.At) }

// Errors of what is done to a commitment. Nothing has changed then.
var (
	// ErrSame means that it is so already: a press that came twice.
	ErrSame = errors.New("it is so already")
	// ErrState means that it cannot be done in the present state.
	ErrState = errors.New("it cannot be done in this state")
	// ErrParty means that the SKPD has no part in it.
	ErrParty = errors.New("the SKPD has no part in it")
	// ErrPast means that a new deadline is not later than today.
	ErrPast = errors.New("the date is over")
	// ErrReason means that a reason is missing.
	ErrReason = errors.New("a reason is missing")
	// ErrFull means that there is no room for more of its kind.
	ErrFull = errors.New("there is no room for more")
)

// Progress is what an SKPD reports on the way. Empty fields leave what was said before.
type Progress struct {
	Percent *int   // 0 to 100; beyond it counts as the nearest
	Actual  string // decimal with a point
	Note    string
}

// ReportDone claims that an SKPD has done its part. With Act.Trust it is verified at
// once. A request that was open is withdrawn. A claim that awaits the secretariat takes
// another note. ErrParty, ErrState (closed, draft, waived), ErrSame (reported or verified
// already).
func (c *Commitment) ReportDone(skpd string, a Act, note string) ([]Entry, error) {
	p, note := c.Party(skpd), strings.TrimSpace(note)
	switch {
	case p == nil:
		return nil, ErrParty
	case c.State == Open && p.Status == Reported && note != "" && note != p.Note:
		p.Note = note
		return []Entry{c.entry(a, WasReported, p, Reported, note)}, nil
	case c.wasOpen() && (p.Status == Reported || p.Status == Verified):
		return nil, ErrSame
	case !c.owed(p):
		return nil, ErrState
	}
	e := c.entry(a, WasReported, p, Reported, note)
	p.Note = note // what was said on the way stays in the history
	p.become(Reported, "")
	p.Reported, p.ReportedBy, p.Request = a.At, a.By, nil
	if !a.Trust {
		return []Entry{e}, nil
	}
	return append([]Entry{e}, c.verify(p, a)...), nil
}

// ReportProgress reports on the way. A party that had claimed to be done claims so no
// more. ErrParty, ErrState (also verified), ErrSame (nothing said, and on the way already).
func (c *Commitment) ReportProgress(skpd string, a Act, p Progress) ([]Entry, error) {
	part := c.Party(skpd)
	p.Note, p.Actual = strings.TrimSpace(p.Note), strings.TrimSpace(p.Actual)
	switch {
	case part == nil:
		return nil, ErrParty
	case !c.unsettled(part):
		return nil, ErrState
	case p == Progress{} && part.Status == Running:
		return nil, ErrSame
	}
	e := c.entry(a, WasProgress, part, Running, p.Note)
	part.become(Running, "")
	part.hear(p)
	return []Entry{e}, nil
}

// hear keeps what was said on the way.
func (p *Party) hear(said Progress) {
	if said.Percent != nil {
		p.Progress = min(max(*said.Percent, 0), 100)
	}
	if said.Actual != "" {
		p.Actual = said.Actual
	}
	if said.Note != "" {
		p.Note = said.Note
	}
}

// AddEvidence keeps a file with an SKPD's part, at most MaxEvidence, as given by who
// acts. It may come while the report awaits the secretariat; with Act.Trust, where
// nobody verifies, also later. Who was awaited is on the way with it. ErrParty, ErrState,
// ErrSame (the same file), ErrFull.
func (c *Commitment) AddEvidence(skpd string, a Act, e Evidence) ([]Entry, error) {
	p := c.Party(skpd)
	switch {
	case p == nil:
		return nil, ErrParty
	case e.File == "", !c.unsettled(p) && !(a.Trust && c.wasOpen() && p.Status == Verified):
		return nil, ErrState
	}
	same := func(has Evidence) bool { return has.File == e.File }
	switch {
	case slices.ContainsFunc(p.Evidence, same):
		return nil, ErrSame
	case len(p.Evidence) >= MaxEvidence:
		return nil, ErrFull
	}
	to := p.Status
	if to == Waiting {
		to = Running
	}
	entry := c.entry(a, WasEvidence, p, to, e.Name)
	p.Status = to
	e.By, e.At = a.By, a.At
	p.Evidence = append(slices.Clip(p.Evidence), e)
	return []Entry{entry}, nil
}

// MaxEvidence is how many files a party can have.
const MaxEvidence = 20
