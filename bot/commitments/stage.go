package commitments

import (
	"fmt"
	"time"
)

// Calendar is what the stages need to know of a region's days; people.Calendar is one.
type Calendar interface {
	// Zone is the region's own time.
	Zone() *time.Location
	// IsWorkday tells whether offices are open on the day of a moment.
	IsWorkday(t time.Time) bool
	// WorkdayOnOrBefore is the beginning of the day of a moment when it is a working
	// day, else of the last one before it.
	WorkdayOnOrBefore(t time.Time) time.Time
}

// Terms is what the stage of one SKPD's part follows from.
type Terms struct {
	Deadline  Date
	Begun     Date        // when the deadline was set; leads that lie before it are none
	Leads     []int       // days before the deadline; empty is UsualLeads
	PastLeads []PastLeads // held before them
	Status    Status
	Reported  time.Time // claimed done
	Asked     time.Time // of the request that awaits the secretariat; zero is none
}

// UsualLeads are the days before a deadline on which those who owe are reminded. The
// day itself is always one more.
var UsualLeads = [...]int{30, 14, 7, 3, 1}

// Stage is a stretch of time before or after a deadline.
type Stage string

// The stages. A lead is "H-7" and so on; the day itself is "H-0".
const (
	Far     Stage = "jauh"     // no lead has come yet: told once as new
	Today   Stage = "H-0"      // the day of the deadline, and days off right behind it
	Overdue Stage = "lewat"    // numbered: three working days in a row, then weekly
	Review  Stage = "tinjauan" // claimed done, or asked for: awaits the secretariat; numbered
	Settled Stage = ""         // there is nothing to tell
)

// Due is the stage of one SKPD's part at a moment.
type Due struct {
	Stage  Stage
	Number int // which time, of Overdue and Review; 0 for others
	Lead   int // days before the deadline of a lead; 0 for others
	Left   int // days to the deadline, negative when it is over
	Late   int // working days since the deadline; 0 before it is over
	Waits  int // working days that Review has waited; 0 for others
}

// How the stages that come again are numbered, in working days.
const (
	inARow      = 3 // Overdue comes on the first days in a row
	workWeek    = 5 // and then so many working days apart, as Review does
	reviewAfter = 2 // Review comes first
)

// StageAt is the stage that an SKPD's part is in at a moment: of all that have come,
// the one nearest to the deadline, whatever was slept over.
//
// A lead k comes on the last working day on or before the k-th day before the deadline,
// and "H-0" on the last one on or before the deadline itself. Leads whose own day lies
// before Begun are none. Leads that took the place of others are none either before the
// day on which they were set; what had come by then of the others stays until one of them
// comes. On the days off between the deadline and the next working day
// the stage stays as it was and Late is 0. From then on it is Overdue, with the numbers
// 1, 2 and 3 on the first three working days and one more every five. So Number and
// Stage change on working days only, except that Begun may be any day.
//
// A part that was claimed done is as ReviewAt says. A settled one, and terms without a
// deadline, are Settled. While a request awaits the secretariat the SKPD owes as before.
func StageAt(t Terms, now time.Time, c Calendar) Due {
	switch {
	case t.Deadline.IsZero():
		return Due{}
	case t.Status == Reported:
		return ReviewAt(t, now, c)
	}
	today := DateOf(now.In(c.Zone()))
	d := t.distance(today, c)
	if !t.Status.Owes() {
		return d
	}
	if d.Late > 0 {
		d.Stage, d.Number = Overdue, overdueNumber(d.Late)
		return d
	}
	d.Stage, d.Lead = t.lead(today, c)
	return d
}

// ReviewAt is what the secretariat owes at a moment: Review when a report or a request
// has waited for it for two working days, with number 1 from then on and one more every
// five working days; else Settled.
func ReviewAt(t Terms, now time.Time, c Calendar) Due {
	today := DateOf(now.In(c.Zone()))
	d := t.distance(today, c)
	since := t.awaits()
	if since.IsZero() {
		return d
	}
	waits := WorkdaysBetween(DateOf(since.In(c.Zone())), today, c)
	if waits >= reviewAfter {
		d.Stage, d.Number, d.Waits = Review, 1+(waits-reviewAfter)/workWeek, waits
	}
	return d
}

// EscalatesAt tells whether an SKPD owes a report for at least so many working days
// that it goes up; after less than 1 counts as 1.
func EscalatesAt(t Terms, now time.Time, c Calendar, after int) bool {
	return !t.Deadline.IsZero() && t.Status.Owes() &&
		t.distance(DateOf(now.In(c.Zone())), c).Late >= max(after, 1)
}

// awaits is since when something awaits the secretariat; zero when nothing does.
func (t Terms) awaits() time.Time {
	switch {
	case t.Status == Reported:
		return t.Reported
	case t.Status.Owes():
		return t.Asked
	}
	return time.Time{}
}

// distance is a Due with nothing but how far away the deadline is.
func (t Terms) distance(today Date, c Calendar) Due {
	if t.Deadline.IsZero() {
		return Due{}
	}
	return Due{Left: t.Deadline.Sub(today), Late: WorkdaysBetween(t.Deadline, today, c)}
}

// lead is the lead nearest to the deadline that has come.
func (t Terms) lead(today Date, c Calendar) (Stage, int) {
	if comes(t.Deadline, today, c) {
		return Today, 0
	}
	nearest, from := 0, t.Begun
	for _, past := range t.PastLeads {
		if !past.Until.Before(from) {
			nearest, from = t.nearest(nearest, past.Leads, from, past.Until, c), past.Until
		}
	}
	nearest = t.nearest(nearest, t.Leads, from, today, c)
	if nearest == 0 {
		return Far, 0
	}
	return leadStage(nearest), nearest
}

// nearest is the lead nearest to the deadline among one that is known, unless it is 0, and
// those that lie on a day or later and have come by another.
func (t Terms) nearest(nearest int, leads []int, from, by Date, c Calendar) int {
	if len(leads) == 0 {
		leads = UsualLeads[:]
	}
	for _, k := range leads {
		if k < 1 || nearest > 0 && k >= nearest {
			continue
		}
		if day := t.Deadline.AddDays(-k); !day.Before(from) && comes(day, by, c) {
			nearest = k
		}
	}
	return nearest
}

// leadStage is the stage of a lead of so many days; 0 is Today.
func leadStage(days int) Stage { return Stage(fmt.Sprintf("H-%d", days)) }

// comes tells whether what belongs on a day has come by today, pulled forward to a
// working day.
func comes(day, today Date, c Calendar) bool {
	return !day.After(today) || !workdayOnOrBefore(day, c).After(today)
}

// overdueNumber is which time it is told so many working days after the deadline.
func overdueNumber(late int) int {
	if late <= inARow {
		return late
	}
	return inARow + (late-inARow)/workWeek
}
