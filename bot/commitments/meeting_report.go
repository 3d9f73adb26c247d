package commitments

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// MaxFiles is how many files a meeting can have.
const MaxFiles = 20

// Respond is an SKPD's answer to the invitation; By and At of the answer come from who
// acts. Where parts of the team are invited any SKPD can answer: who sits in them is the
// caller's to know. ErrParty (not invited), ErrState (begun, cancelled, or no answer),
// ErrSame.
func (m *Meeting) Respond(skpd string, a Act, answer Answer) ([]Entry, error) {
	answer.Note = strings.TrimSpace(answer.Note)
	was := m.Answers[skpd]
	switch {
	case !slices.Contains(m.Invited, skpd) && (len(m.Units) == 0 || skpd == ""):
		return nil, ErrParty
	case answer.Comes != Attends && answer.Comes != StandIn && answer.Comes != NotComing, m.begun(a):
		return nil, ErrState
	case was.Comes == answer.Comes && was.Note == answer.Note:
		return nil, ErrSame
	}
	answer.By, answer.At = a.By, a.At
	if m.Answers = maps.Clone(m.Answers); m.Answers == nil {
		m.Answers = map[string]Answer{}
	}
	m.Answers[skpd] = answer
	e := m.entry(a, WasAnswered, string(was.Comes), string(answer.Comes), answer.Note)
	e.SKPD = skpd
	return []Entry{e}, nil
}

// Attach keeps a document, at most MaxFiles, as given by who acts; also long after the
// meeting. ErrState (cancelled, or no file), ErrSame (the same file), ErrFull.
func (m *Meeting) Attach(a Act, f Attachment) ([]Entry, error) {
	same := func(has Attachment) bool { return has.File == f.File }
	switch {
	case m.Cancelled != "" || f.File == "":
		return nil, ErrState
	case slices.ContainsFunc(m.Files, same):
		return nil, ErrSame
	case len(m.Files) >= MaxFiles:
		return nil, ErrFull
	}
	f.By, f.At = a.By, a.At
	m.Files = append(slices.Clip(m.Files), f)
	return []Entry{m.entry(a, WasAttached, "", f.Kind, f.Name)}, nil
}

// Reschedule sets another date or time: start and end as in Meeting. The answers end,
// for they were given to another one. ErrState (begun or cancelled), ErrPast (not later
// than the act), ErrSame.
func (m *Meeting) Reschedule(a Act, date Date, start, end int) ([]Entry, error) {
	switch {
	case m.begun(a):
		return nil, ErrState
	case !date.At(start, a.At.Location()).After(a.At):
		return nil, ErrPast
	case date == m.Date && start == m.Start && end == m.End:
		return nil, ErrSame
	}
	was := m.when()
	if date != m.Date || start != m.Start {
		if !m.Awaited(a.At.Location()).After(a.At) { // else that is what people know
			m.Was, m.WasAt = m.Date, m.Start
		}
		m.Answers, m.Set, m.Sets = nil, a.today(), m.Sets+1
	}
	m.Date, m.Start, m.End = date, start, end
	return []Entry{m.entry(a, WasMoved, was, m.when(), "")}, nil
}

// Relocate sets another place. ErrState (begun or cancelled), ErrSame.
func (m *Meeting) Relocate(a Act, place string) ([]Entry, error) {
	place = strings.TrimSpace(place)
	switch {
	case m.begun(a):
		return nil, ErrState
	case place == m.Place:
		return nil, ErrSame
	}
	was := m.Place
	m.Place, m.Sets = place, m.Sets+1
	return []Entry{m.entry(a, WasAmended, was, place, "")}, nil
}

// Cancel calls it off. ErrState (begun), ErrSame, ErrReason.
func (m *Meeting) Cancel(a Act, reason string) ([]Entry, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case m.Cancelled != "":
		return nil, ErrSame
	case m.begun(a):
		return nil, ErrState
	case reason == "":
		return nil, ErrReason
	}
	m.Cancelled = reason
	return []Entry{m.entry(a, WasCancelled, "", "", reason)}, nil
}

// Finish puts it among the past ones when its day has passed. ErrState (it has not),
// ErrSame.
func (m *Meeting) Finish(a Act) ([]Entry, error) {
	switch {
	case m.Over:
		return nil, ErrSame
	case !a.today().After(m.Date):
		return nil, ErrState
	}
	m.Over = true
	return []Entry{m.entry(a, WasClosed, "", "", "")}, nil
}

// begun tells whether nothing can be changed any more: it was called off, has begun or
// is over.
func (m *Meeting) begun(a Act) bool {
	return m.Over || m.Cancelled != "" || !a.At.Before(m.Begins(a.At.Location()))
}

// when is its date and time in figures: "2027-01-12 09.00".
func (m *Meeting) when() string {
	return fmt.Sprintf("%s %02d.%02d", m.Date, m.Start/60, m.Start%60)
}

func (m *Meeting) entry(a Act, w What, from, to, reason string) Entry {
	return Entry{At: a.At, Day: a.today(), By: a.By, What: w, About: AboutMeeting(m.Number), From: from, To: to, Reason: reason}
}
