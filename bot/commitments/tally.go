package commitments

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"time"
)

// Tally is how many commitments are in which state, and how each SKPD does.
type Tally struct {
	Open   int // some SKPD has to report or be verified; the late ones among them
	Late   int // open, and some SKPD has not reported though its deadline is over
	Done   int
	Drafts int
	Next   Date    // earliest deadline, from today on, at which an SKPD has to report; zero when there is none
	Number int     // of the commitment with that deadline, the lowest
	Shares []Share // by SKPD, in the order of their ids
}

// Share is how one SKPD does. Parts is OnTime, Late and Open together; drafts, cancelled
// commitments and parts that were waived do not count.
type Share struct {
	SKPD     string
	Parts    int
	OnTime   int // reported on or before the deadline
	Late     int // reported after it, or not yet though it is over
	Open     int // to be reported by a deadline that is not over
	Owing    int // to be reported: Open and the rest of Late
	Verified int
}

// Percent is the share of parts that are verified, rounded down; 0 of none.
func (s Share) Percent() int {
	if s.Parts == 0 {
		return 0
	}
	return 100 * s.Verified / s.Parts
}

// Count counts commitments; which ones is the caller's choice, such as all current ones
// and those closed within a year. A deadline is over when a working day has passed since.
// It ends with the first error of the list.
func Count(list iter.Seq2[Commitment, error], now time.Time, cal Calendar) (Tally, error) {
	t := tallying{today: DateOf(now.In(cal.Zone())), cal: cal, shares: map[string]*Share{}}
	for c, err := range list {
		if err != nil {
			return Tally{}, err
		}
		t.add(c)
	}
	byID := func(a, b Share) int { return cmp.Compare(a.SKPD, b.SKPD) }
	for s := range maps.Values(t.shares) {
		t.Shares = append(t.Shares, *s)
	}
	slices.SortFunc(t.Shares, byID)
	return t.Tally, nil
}

type tallying struct {
	Tally
	today  Date
	cal    Calendar
	shares map[string]*Share
}

func (t *tallying) add(c Commitment) {
	switch c.State {
	case Draft:
		t.Drafts++
	case Closed:
		t.Done++
	case Open:
		t.Open++
	}
	if c.State != Open && c.State != Closed {
		return
	}
	late := false
	for _, p := range c.Parties {
		if p.Status == Waived {
			continue
		}
		t.part(c, p)
		owes := c.State == Open && p.Status.Owes()
		until := c.DeadlineOf(p)
		late = late || owes && t.over(until)
		if owes && !until.Before(t.today) {
			t.next(until, c.Number)
		}
	}
	if late {
		t.Late++
	}
}

// part counts one SKPD's part.
func (t *tallying) part(c Commitment, p Party) {
	s := t.shares[p.SKPD]
	if s == nil {
		s = &Share{SKPD: p.SKPD}
		t.shares[p.SKPD] = s
	}
	s.Parts++
	until := c.DeadlineOf(p)
	switch {
	case p.Status.Owes() && t.over(until):
		s.Late++
	case p.Status.Owes():
		s.Open++
	case DateOf(p.Reported.In(t.cal.Zone())).After(until):
		s.Late++
	default:
		s.OnTime++
	}
	if p.Status.Owes() {
		s.Owing++
	}
	if p.Status == Verified {
		s.Verified++
	}
}

// over tells whether a deadline is over.
func (t *tallying) over(d Date) bool { return WorkdaysBetween(d, t.today, t.cal) > 0 }

func (t *tallying) next(d Date, number int) {
	if t.Next.IsZero() || d.Before(t.Next) || d == t.Next && number < t.Number {
		t.Next, t.Number = d, number
	}
}
