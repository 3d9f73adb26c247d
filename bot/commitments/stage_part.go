package commitments

import (
	"fmt"
	"time"
)

// DueOf is the stage of a party's part for its SKPD, by StageAt; Settled unless the
// commitment is open.
func (c Commitment) DueOf(p Party, now time.Time, cal Calendar) Due {
	d := StageAt(c.TermsOf(p), now, cal)
	if c.State != Open {
		d.Stage, d.Number, d.Lead, d.Waits = Settled, 0, 0, 0
	}
	return d
}

// GoesUp tells whether a party's part is to be brought before the head of its SKPD and
// the secretariat: by EscalatesAt, unless the secretariat has decided about it for this
// deadline. After RemindAgain it comes once more so many working days later.
func (c Commitment) GoesUp(p Party, now time.Time, cal Calendar, after int) bool {
	if c.State != Open || !EscalatesAt(c.TermsOf(p), now, cal, after) {
		return false
	}
	e := c.Decided(p)
	if e == nil {
		return true
	}
	zone := cal.Zone()
	return e.Decision == RemindAgain &&
		WorkdaysBetween(DateOf(e.At.In(zone)), DateOf(now.In(zone)), cal) >= max(after, 1)
}

// WeeksUp is for how many weeks of working days a part that goes up has done so: since it
// first did for its deadline, or since it came once more after RemindAgain.
func (c Commitment) WeeksUp(p Party, now time.Time, cal Calendar, after int) int {
	today, since := DateOf(now.In(cal.Zone())), c.DeadlineOf(p)
	if e := c.Decided(p); e != nil {
		since = DateOf(e.At.In(cal.Zone()))
	}
	return max(WorkdaysBetween(since, today, cal)-max(after, 1), 0) / workWeek
}

// Decided is what the secretariat has decided about a party's lateness for its present
// deadline; nil when nothing.
func (c Commitment) Decided(p Party) *Escalation {
	if p.Escalation == nil || p.Escalation.Deadline != c.DeadlineOf(p) {
		return nil
	}
	return p.Escalation
}

// SnoozedFor tells whether the holder of an office has asked not to be reminded of a
// party's part before a later day than today. The snooze holds for that office alone;
// it ends when the deadline is moved.
func SnoozedFor(p Party, office string, today Date) (hidden bool) {
	return today.Before(p.Snoozes[office])
}

// Mark names what a chat is told of a party's part, so that it is told once:
// "komitmen/6311/12/dinsos/2026-12-31~2026-06-01/H-7@-1001". Deadline and Begun stand
// in it, so a moved deadline is told anew, and one that was moved back as well. Review
// bears the day since which the secretariat is awaited: a second report is told anew.
func Mark(region string, c Commitment, p Party, d Due, chat int64) string {
	return MarkFor(region, c, p, "", d, chat)
}

// MarkFor is Mark in the chat of an office's holder. When the office has snoozed, the
// mark ends with the day on which the snooze came due: "H-7+2026-12-25". It was not told
// before, so that the stage of that day is told once more, even when no other has come.
func MarkFor(region string, c Commitment, p Party, office string, d Due, chat int64) string {
	stage := string(d.Stage)
	if d.Number > 0 {
		stage += fmt.Sprint(d.Number)
	}
	until, snoozed := p.Snoozes[office]
	switch {
	case d.Stage == Review:
		stage += "~" + DateOf(c.TermsOf(p).awaits()).String()
	case snoozed:
		stage += "+" + until.String()
	}
	return mark(region, c, p, stage, chat)
}

// MarkUp names that a chat is told of a part that goes up. After RemindAgain it bears
// the day of that decision, and so can be told once more.
func MarkUp(region string, c Commitment, p Party, chat int64) string {
	stage := "naik"
	if e := c.Decided(p); e != nil {
		stage += "+" + DateOf(e.At).String()
	}
	return mark(region, c, p, stage, chat)
}

func mark(region string, c Commitment, p Party, stage string, chat int64) string {
	t := c.TermsOf(p)
	return fmt.Sprintf("komitmen/%s/%d/%s/%s~%s/%s@%d", region, c.Number, p.SKPD, t.Deadline, t.Begun, stage, chat)
}
