package bot

import (
	"context"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// exportCalendar gives the deadlines of what is open, and the coming meetings.
func (t *talk) exportCalendar(ctx context.Context, e export) (chat.Reply, error) {
	c := newCalendar(e)
	deadlines, meetings := 0, 0
	for p, err := range commitments.Each(ctx, t.Pledges, e.Region, commitments.Current) {
		if err != nil {
			return chat.Reply{}, stored("reading the commitments", err)
		}
		deadlines += c.deadlines(e, p)
	}
	seats, err := people.List[people.Seat](ctx, t.People, e.Region)
	if err != nil {
		return chat.Reply{}, stored("reading the team", err)
	}
	for m, err := range commitments.EachMeeting(ctx, t.Pledges, e.Region, commitments.Current) {
		if err != nil {
			return chat.Reply{}, stored("reading the agenda", err)
		}
		if e.invites(invitedTo(m, seats)) {
			c.meeting(e, m)
			meetings++
		}
	}
	if deadlines+meetings == 0 {
		return t.said1(text.ExportEmpty()), nil
	}
	content := []byte(c.Serialize(ics.WithNewLineWindows))
	return t.gives(e, text.ExportCalendar(t.region(e.Region), deadlines, meetings), content), nil
}

// almanac is a calendar being filled.
type almanac struct{ *ics.Calendar }

// tzids are the names of the zones in calendars.
var tzids = map[string]string{"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

// newCalendar is an empty one that says what the region's zone is, so that no reader
// needs a list of zones.
func newCalendar(e export) almanac {
	c := ics.NewCalendarFor("Pantau")
	c.SetMethod(ics.MethodPublish)
	zone := e.Calendar.Zone()
	name := tzids[zone.String()]
	c.SetXWRTimezone(name)
	_, ahead := e.Now.Zone()
	offset := e.Now.Format("-0700")
	z := c.AddTimezone(name)
	standard := ics.NewStandard()
	standard.AddProperty(ics.ComponentPropertyDtStart, time.Unix(0, 0).UTC().Add(time.Duration(ahead)*time.Second).Format("20060102T150405"))
	standard.AddProperty("TZOFFSETFROM", offset)
	standard.AddProperty("TZOFFSETTO", offset)
	standard.AddProperty("TZNAME", zone.String())
	z.Components = append(z.Components, standard)
	return almanac{c}
}

// deadlines adds one day for each deadline that parties asked for still owe a report
// on: the commitment's own, and those that were moved for single SKPD.
func (a almanac) deadlines(e export, c commitments.Commitment) (added int) {
	if c.State != commitments.Open {
		return 0
	}
	var whole []string
	for _, p := range c.Parties {
		switch {
		case !p.Status.Owes() || !e.wants(c, p.SKPD):
		case p.Until.IsZero():
			whole = append(whole, p.SKPD)
		default:
			a.deadline(e, c, p.Until, p.SKPD, p.SKPD)
			added++
		}
	}
	if len(whole) > 0 {
		a.deadline(e, c, c.Deadline, "", whole...)
		added++
	}
	return added
}

// deadline adds a day. Its id stays the same from file to file, so that a calendar
// that is read again is brought up to date.
func (a almanac) deadline(e export, c commitments.Commitment, day commitments.Date, own string, skpds ...string) {
	id := strings.Join([]string{"komitmen", e.Region, strconv.Itoa(c.Number)}, "-")
	if own != "" {
		id += "-" + own
	}
	v := a.event(e, id, c.Version)
	v.SetAllDayStartAt(day.In(time.UTC))
	v.SetAllDayEndAt(day.AddDays(1).In(time.UTC))
	v.SetTimeTransparency(ics.TransparencyTransparent)
	v.SetSummary(text.ExportDeadline(c))
	v.SetDescription(text.ExportDeadlineNote(e.SKPDs, skpds))
}

// meeting adds a meeting at its hours. One that goes on until it is done has no end.
func (a almanac) meeting(e export, m commitments.Meeting) {
	v := a.event(e, strings.Join([]string{"agenda", e.Region, strconv.Itoa(m.Number)}, "-"), m.Version)
	zone := e.Calendar.Zone()
	a.at(v, ics.ComponentPropertyDtStart, m.Begins(zone))
	if m.End > m.Start {
		a.at(v, ics.ComponentPropertyDtEnd, m.Date.At(m.End, zone))
	}
	v.SetSummary(m.Title)
	v.SetStatus(ics.ObjectStatusConfirmed)
	if m.Cancelled != "" {
		v.SetSummary(text.ExportCancelled(m.Title))
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	if m.Place != "" {
		v.SetLocation(m.Place)
	}
	v.SetDescription(text.ExportMeetingNote(m))
}

func (a almanac) event(e export, id string, version int) *ics.VEvent {
	v := a.AddEvent(id + "@pantau")
	v.SetDtStampTime(e.Now)
	v.SetSequence(version)
	return v
}

// at is a moment on the clocks of the region.
func (a almanac) at(v *ics.VEvent, p ics.ComponentProperty, t time.Time) {
	v.SetProperty(p, t.Format("20060102T150405"), ics.WithTZID(tzids[t.Location().String()]))
}
