package commitments

import (
	"fmt"
	"time"
)

// MeetingStage is a stretch of time before a meeting.
type MeetingStage string

// The stages of a meeting.
const (
	Invited    MeetingStage = "undangan" // told once, at once
	WeekBefore MeetingStage = "H-7"
	DayBefore  MeetingStage = "H-1"
	HourBefore MeetingStage = "1 jam" // from 60 minutes before; quiet hours do not hold it up
	CalledOff  MeetingStage = "batal" // told once, at once
	Over       MeetingStage = ""      // it has begun: there is nothing to tell
)

// MeetingDue is the stage of a meeting at a moment.
type MeetingDue struct {
	Stage MeetingStage
	Left  int // days to its date, negative when it is over
}

// hourBefore is how long before its beginning a meeting is told of for the last time.
const hourBefore = time.Hour

// meetingLeads are the leads of a meeting, the nearest first.
var meetingLeads = [...]struct {
	days  int
	stage MeetingStage
}{{1, DayBefore}, {7, WeekBefore}}

// MeetingStageAt is the stage that a meeting is in at a moment, the one nearest to its
// beginning. A lead comes on the last working day on or before its day, unless that is
// the day on which the meeting was set or before it: then the invitation says it all.
func MeetingStageAt(m Meeting, now time.Time, c Calendar) MeetingDue {
	now = now.In(c.Zone())
	today, begins := DateOf(now), m.Begins(c.Zone())
	d := MeetingDue{Stage: Invited, Left: m.Date.Sub(today)}
	switch {
	case m.Over, !now.Before(begins):
		d.Stage = Over
	case m.Cancelled != "":
		d.Stage = CalledOff
	case !now.Before(begins.Add(-hourBefore)):
		d.Stage = HourBefore
	default:
		for _, lead := range meetingLeads {
			day := workdayOnOrBefore(m.Date.AddDays(-lead.days), c)
			if !day.After(today) && day.After(m.set(c.Zone())) {
				d.Stage = lead.stage
				break
			}
		}
	}
	return d
}

// set is the day on which its time was set.
func (m Meeting) set(zone *time.Location) Date {
	if !m.Set.IsZero() {
		return m.Set
	}
	return DateOf(m.CreatedAt.In(zone))
}

// MeetingMark names what a chat is told of a meeting, so that it is told once:
// "agenda/6311/3/2027-01-12T09.00/H-7@-1001". With another time or place the same is
// told anew.
func MeetingMark(region string, m Meeting, d MeetingDue, chat int64) string {
	set := fmt.Sprintf("%sT%02d.%02d", m.Date, m.Start/60, m.Start%60)
	if m.Sets > 0 {
		set += fmt.Sprintf("~%d", m.Sets)
	}
	return fmt.Sprintf("agenda/%s/%d/%s/%s@%d", region, m.Number, set, d.Stage, chat)
}
