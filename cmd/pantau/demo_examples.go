package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/bot/web"
)

// demoRegion is the region whose offices the persons of the page hold.
const demoRegion = "6311"

// furnishDemo gives the persons of the page their offices, and the region examples of
// commitments and meetings, all of them invented and named so. It does so once: what was
// tried stays, whatever became of it.
func furnishDemo(ctx context.Context, r rooms) error {
	regions, err := r.pledges.Regions(ctx)
	if err != nil || slices.Contains(regions, demoRegion) {
		return err
	}
	cal, err := people.CalendarOf(ctx, r.people, demoRegion)
	if err != nil {
		return err
	}
	e := examples{rooms: r, cal: cal, now: r.now().In(cal.Zone())}
	for _, part := range []func(context.Context) error{e.skpds, e.offices, e.group, e.meetings, e.commitments, e.reports} {
		if err := part(ctx); err != nil {
			return fmt.Errorf("furnishing the demo: %w", err)
		}
	}
	return nil
}

// examples are what the demo begins with, seen from today.
type examples struct {
	rooms
	cal people.Calendar
	now time.Time // in the region's zone
}

// The SKPD of the examples.
const (
	demoLead   = "dinsos"
	demoSecond = "bapperida"
	demoThird  = "disnaker"
)

func (e examples) skpds(ctx context.Context) error {
	for _, s := range people.CommonSKPDs() {
		if s.ID != demoLead && s.ID != demoSecond && s.ID != demoThird {
			continue
		}
		if _, err := people.Save(ctx, e.people, demoRegion, s.ID, func(kept *people.SKPD) error { *kept = s; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// offices are not made twice, should the program have been stopped between.
func (e examples) offices(ctx context.Context) error {
	has, err := people.List[people.Office](ctx, e.people, demoRegion)
	if err != nil {
		return err
	}
	for _, o := range []people.Office{
		{Role: people.Secretariat, Title: text.DemoSecretariat(), Holder: web.Secretariat},
		{Role: people.Head, SKPD: demoLead, Title: text.DemoHead(), Holder: web.HeadOfOffice},
		{Role: people.Contact, SKPD: demoSecond, Title: text.DemoPlanner(), Holder: web.Planner},
	} {
		if slices.ContainsFunc(has, func(x people.Office) bool { return x.Title == o.Title }) {
			continue
		}
		made, err := people.Add(ctx, e.people, demoRegion, func(id string) people.Office {
			return people.Office{ID: id, Role: o.Role, SKPD: o.SKPD, Title: o.Title}
		})
		if err != nil {
			return err
		}
		if _, err := people.Appoint(ctx, e.people, demoRegion, made.ID, o.Holder, e.now.AddDate(0, -3, 0)); err != nil {
			return err
		}
	}
	return nil
}

// group is that of the lead.
func (e examples) group(ctx context.Context) error {
	if err := e.people.SetRegion(ctx, web.GroupChat, demoRegion); err != nil {
		return err
	}
	_, err := e.people.Change(ctx, web.GroupChat, func(s *people.Settings) error {
		s.Talks, s.Greeted = string(chat.Group), true
		s.BindTo(demoRegion, demoLead)
		return nil
	})
	return err
}

// day is so many days from today.
func (e examples) day(n int) commitments.Date { return commitments.DateOf(e.now).AddDays(n) }

// workday is the first working day from so many days from today on.
func (e examples) workday(n int) commitments.Date {
	for ; !e.cal.IsWorkday(e.day(n).In(e.cal.Zone())); n++ {
	}
	return e.day(n)
}

// act is of an office, so many days ago.
func (e examples) act(title string, days int) commitments.Act {
	return commitments.Act{By: title, At: e.now.AddDate(0, 0, -days)}
}

// entry is that something was recorded so many days ago.
func (e examples) entry(days int) commitments.Entry {
	at := e.now.AddDate(0, 0, -days)
	return commitments.Entry{At: at, Day: commitments.DateOf(at), By: text.DemoSecretariat(), What: commitments.WasRecorded}
}

// How many days ago the first meeting was, and so the commitments were made.
const demoBegan = 28

// meetings are one that is over and one to come.
func (e examples) meetings(ctx context.Context) error {
	titles, all := text.DemoMeetings(), []string{demoLead, demoSecond, demoThird}
	first, err := e.pledges.Reserve(ctx, demoRegion, commitments.Meetings, 2)
	if err != nil {
		return err
	}
	list := []commitments.Meeting{
		{Title: titles[0], Date: e.day(-demoBegan), Start: 9 * 60, Over: true},
		{Title: titles[1], Date: e.workday(3), Start: 9 * 60},
	}
	for i, m := range list {
		entry := e.entry(demoBegan + 7 - 30*i)
		if entry.At.After(e.now) {
			entry = e.entry(1)
		}
		m.Number, m.Place, m.Invited, m.CreatedBy, m.CreatedAt = first+i, text.DemoPlace(), all, entry.By, entry.At
		if _, err := commitments.AddMeetingAs(ctx, e.pledges, demoRegion, entry, m); err != nil {
			return err
		}
	}
	return nil
}

// commitments are one that is due in a week, one later, one that is late, and one that
// repeats.
func (e examples) commitments(ctx context.Context) error {
	words, entry := text.DemoPledges(), e.entry(demoBegan)
	list := []commitments.Commitment{
		e.pledge(words[0], e.workday(7), demoLead, demoSecond),
		e.pledge(words[1], e.workday(21), demoLead, demoThird),
		e.pledge(words[2], e.workday(-6), demoLead),
		e.pledge(words[3], e.workday(12), demoSecond),
	}
	list[0].Measure = commitments.Measure{Target: "120", Unit: "orang"}
	list[1].Measure = commitments.Measure{Target: "200", Unit: "orang"}
	list[3].Repeat = commitments.Quarterly
	list[3].Begins()
	_, err := commitments.Add(ctx, e.pledges, demoRegion, entry, list...)
	return err
}

func (e examples) pledge(words text.DemoPledge, deadline commitments.Date, skpds ...string) commitments.Commitment {
	c := commitments.Commitment{State: commitments.Open, Title: words.Title, Programme: words.Programme, Document: text.DemoDocument(), Meeting: 1,
		Deadline: deadline, Begun: e.day(-demoBegan), CreatedBy: text.DemoSecretariat(), CreatedAt: e.now.AddDate(0, 0, -demoBegan)}
	for _, id := range skpds {
		c.Parties = append(c.Parties, commitments.Party{SKPD: id, Status: commitments.Waiting})
	}
	return c
}

// reports are what was reported since: one is on the way, one verified, and one awaits
// the secretariat.
func (e examples) reports(ctx context.Context) error {
	percent := 60
	for _, did := range []struct {
		number int
		change func(*commitments.Commitment) ([]commitments.Entry, error)
	}{
		{2, func(c *commitments.Commitment) ([]commitments.Entry, error) {
			return c.ReportDone(demoThird, e.act(text.DemoContact(), 9), text.DemoNotes()[0])
		}},
		{2, func(c *commitments.Commitment) ([]commitments.Entry, error) {
			return c.Verify(demoThird, e.act(text.DemoSecretariat(), 8))
		}},
		{2, func(c *commitments.Commitment) ([]commitments.Entry, error) {
			return c.ReportProgress(demoLead, e.act(text.DemoHead(), 5), commitments.Progress{Percent: &percent, Actual: "120", Note: text.DemoNotes()[1]})
		}},
		{4, func(c *commitments.Commitment) ([]commitments.Entry, error) {
			return c.ReportDone(demoSecond, e.act(text.DemoPlanner(), 1), text.DemoNotes()[2])
		}},
	} {
		_, err := commitments.Save(ctx, e.pledges, demoRegion, did.number, did.change)
		if err != nil && !errors.Is(err, commitments.ErrSame) {
			return err
		}
	}
	return nil
}
