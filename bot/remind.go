package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"pantau/bot/commitments"
	"pantau/bot/people"
)

// Those who owe are reminded in three steps. Remind looks at what is due and makes one
// letter a chat of all that it has not been told yet; the letter and the marks of what
// it tells go in together, so that whatever stops in between, each stage is told a chat
// once and none is lost. letterWords finds the words when the letter's turn has come:
// what was reported meanwhile falls out. Delivered remembers which message told what,
// so that it can follow what becomes of it.
//
// A letter is made only once its chat may be told. What is not told yet, since it is
// night or a holiday, stays unmarked, and the present stage is told when the time has
// come, never those that went by.

// Round is what one look at a region came to.
type Round struct {
	Made int       // letters
	Next time.Time // from then on something more may be due, though nothing was changed
}

// Remind looks at every region once. Called again, or by several replicas at once, it
// makes no letter twice. A region that cannot be read holds up no other.
func (b *Bot) Remind(ctx context.Context) (made int, err error) {
	regions, err := b.Pledges.Regions(ctx)
	if err != nil {
		return 0, stored("reading which regions have commitments", err)
	}
	var errs []error
	for _, region := range regions {
		r, err := b.RemindRegion(ctx, region)
		made += r.Made
		errs = append(errs, err)
	}
	return made, errors.Join(errs...)
}

// RemindRegion looks at one region. What cannot be read or counted holds up nothing else.
func (b *Bot) RemindRegion(ctx context.Context, region string) (Round, error) {
	a, err := b.affairs(ctx, region)
	if err != nil {
		return Round{}, err
	}
	d, err := b.audienceOf(ctx, a)
	if err != nil {
		return Round{}, err
	}
	s := newSweep(b, a, d)
	var errs []error
	for _, part := range []func(context.Context) error{s.reminders, s.renew, s.recaps, s.meetings} {
		errs = append(errs, part(ctx))
	}
	if err := errors.Join(errs...); err != nil {
		return Round{Made: s.made}, fmt.Errorf("reminding in %s: %w", region, err)
	}
	if s.unread > 0 {
		b.Log.Error("what cannot be read is reminded of no more", "region", region, "times", s.unread)
	}
	return Round{Made: s.made, Next: s.next}, nil
}

// sweep is one look at a region.
type sweep struct {
	*Bot
	affairs
	desk        desk
	today       commitments.Date
	days        *commitments.Almanac
	repeats     []int     // numbers of what repeats and has no next term yet
	next        time.Time // see Round
	made        int
	unread      int // times that something was met that cannot be read
	secretariat []recipient
	readers     map[string][]recipient // of each SKPD
	opens       map[int64]time.Time    // when a chat may be told of commitments
	lots        map[lotKey]*lot
	order       []*lot
	asked       []candidate // not yet held against the marks that are known
}

func newSweep(b *Bot, a affairs, d desk) *sweep {
	s := &sweep{Bot: b, affairs: a, desk: d, today: a.Today(), days: commitments.NewAlmanac(a.Calendar), secretariat: d.secretariat(), readers: map[string][]recipient{},
		opens: map[int64]time.Time{}, lots: map[lotKey]*lot{}}
	s.next = s.today.AddDays(1).In(a.Calendar.Zone())
	s.due(s.today.At(afternoon, a.Calendar.Zone()))
	return s
}

// passes tells whether an error is of one thing that cannot be read, which holds up no
// other.
func (s *sweep) passes(err error) bool {
	unread := errors.Is(err, commitments.ErrText)
	if unread {
		s.unread++
	}
	return unread
}

// due notes a moment from which on there may be more to tell.
func (s *sweep) due(at time.Time) {
	if at.After(s.Now) && at.Before(s.next) {
		s.next = at
	}
}

// open tells whether a chat may be told of commitments now.
func (s *sweep) open(r recipient) bool {
	at, known := s.opens[r.chat]
	if !known {
		at = r.settings.Next(people.Commitments, s.Calendar, s.Now)
		s.opens[r.chat] = at
		s.due(at)
	}
	return !at.After(s.Now)
}

// of are those who are reminded for an SKPD.
func (s *sweep) of(skpd string) []recipient {
	list, known := s.readers[skpd]
	if !known {
		list = s.desk.of(skpd)
		s.readers[skpd] = list
	}
	return list
}

// renewsFor is for how many days after it was closed a commitment is looked at for its
// next term.
const renewsFor = 100

// renew makes the next terms of what repeats and is over, or was closed lately.
func (s *sweep) renew(ctx context.Context) error {
	for c, err := range commitments.Each(ctx, s.Pledges, s.Region, commitments.Past) {
		if s.passes(err) {
			continue
		}
		if err != nil {
			return stored("reading commitments that repeat", err)
		}
		if commitments.DateOf(c.ClosedAt.In(s.Calendar.Zone())).Before(s.today.AddDays(-renewsFor)) {
			break // the last closed come first
		}
		if _, over := c.Renewed(s.today, s.program()); over {
			s.repeats = append(s.repeats, c.Number)
		}
	}
	for _, n := range s.repeats {
		if _, _, err := commitments.Renew(ctx, s.Pledges, s.Region, n, s.today, s.program()); err != nil {
			return stored("making the next term of a commitment", err)
		}
	}
	return nil
}

// program is the act of nobody.
func (s *sweep) program() commitments.Act { return commitments.Act{At: s.Now} }

// meetings reminds of meetings, and looks again when an hour is left to one.
func (s *sweep) meetings(ctx context.Context) error {
	if err := s.remindMeetings(ctx); err != nil {
		return err
	}
	for m, err := range commitments.EachMeeting(ctx, s.Pledges, s.Region, commitments.Current) {
		if errors.Is(err, commitments.ErrText) {
			continue
		}
		if err != nil {
			return stored("reading the agenda", err)
		}
		if m.Date.After(s.today.AddDays(1)) {
			break // they come by their date
		}
		s.due(m.Begins(s.Calendar.Zone()).Add(-time.Hour))
	}
	return nil
}
