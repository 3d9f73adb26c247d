package commitments

import "cmp"

// Owed is the earliest deadline at which an SKPD still has to report; ok is false when
// none has to, or the commitment is not open.
func (c Commitment) Owed() (d Date, ok bool) {
	if c.State != Open {
		return Date{}, false
	}
	for _, p := range c.Parties {
		if until := c.DeadlineOf(p); p.Status.Owes() && (!ok || until.Before(d)) {
			d, ok = until, true
		}
	}
	return d, ok
}

// Urgency compares two commitments for a list that begins with the most urgent: those
// for which an SKPD still has to report, by Owed, so that overdue ones come first; then
// those that await the secretariat, drafts, and past ones, the last closed first.
func Urgency(a, b Commitment) int {
	x, y := urgencyOf(a), urgencyOf(b)
	return cmp.Or(cmp.Compare(x.group, y.group), x.day.Compare(y.day),
		b.ClosedAt.Compare(a.ClosedAt), cmp.Compare(a.Number, b.Number))
}

type urgency struct {
	group int
	day   Date
}

func urgencyOf(c Commitment) urgency {
	if day, ok := c.Owed(); ok {
		return urgency{0, day}
	}
	switch c.State {
	case Open:
		return urgency{1, c.Deadline}
	case Draft:
		return urgency{2, c.Deadline}
	}
	return urgency{group: 3}
}
