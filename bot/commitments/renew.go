package commitments

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"
)

// Months is how many months a repeat is apart; 0 for once.
func (r Repeat) Months() int {
	switch r {
	case Monthly:
		return 1
	case Quarterly:
		return 3
	case HalfYear:
		return 6
	case Yearly:
		return 12
	}
	return 0
}

// Renewed is the next term of what repeats; ok is false when there is none to make: it
// does not repeat, was cancelled, has its next one, or is neither closed nor over on
// the day. The next term has its deadline one Repeat later on the Anchor day, and all
// its parties begin anew, but those that were waived. An extension is of one term
// alone: the next follows from the deadline that was planned. It has no number yet.
func (c Commitment) Renewed(today Date, a Act) (next Commitment, ok bool) {
	planned := c.planned()
	over := c.State == Closed || c.State == Open && today.After(planned)
	if c.Repeat.Months() == 0 || c.Next != 0 || planned.IsZero() || !over {
		return Commitment{}, false
	}
	next = c
	next.Number, next.Version, next.State, next.Next, next.Reason = 0, 0, Open, 0, ""
	next.Leads, next.PastLeads = slices.Clone(c.Leads), nil
	next.Deadline, next.Planned, next.Begun = c.following(planned), Date{}, today
	next.Anchor, next.Term, next.Series = c.anchor(), max(c.Term, 1)+1, c.Series
	if next.Series == 0 {
		next.Series = c.Number
	}
	next.CreatedAt, next.ClosedAt, next.Parties = a.At, time.Time{}, nil
	for _, p := range c.Parties {
		if p.Status != Waived {
			next.Parties = append(next.Parties, Party{SKPD: p.SKPD, Status: Waiting})
		}
	}
	return next, true
}

// planned is the deadline that the series has given the term.
func (c Commitment) planned() Date {
	if c.Planned.IsZero() {
		return c.Deadline
	}
	return c.Planned
}

// anchor is the day of the month that the deadlines keep to.
func (c Commitment) anchor() int {
	if c.Anchor == 0 {
		return c.planned().Day
	}
	return c.Anchor
}

// following is the deadline one repeat later: on the anchor day, or the last day of a
// month that is too short for it.
func (c Commitment) following(d Date) Date {
	month := NewDate(d.Year, d.Month+time.Month(c.Repeat.Months()), 1)
	return NewDate(month.Year, month.Month, min(c.anchor(), month.LastOfMonth().Day))
}

// Renew makes the next term of a commitment, if there is one to make, and keeps both in
// one write with their entries, so that there are never two next terms. made is false
// when nothing was made; next is then the one that was made before, if any. ErrNone,
// ErrChanged when others were faster again and again.
func Renew(ctx context.Context, s Store, region string, number int, today Date, a Act) (next Commitment, made bool, err error) {
	reserved := 0
	for range tries {
		texts, err := s.Texts(ctx, region, Pledges, number)
		if err != nil {
			return Commitment{}, false, err
		}
		if texts[0] == "" {
			return Commitment{}, false, ErrNone
		}
		was, err := read[Commitment](Pledges, texts[0])
		if err != nil {
			return Commitment{}, false, err
		}
		next, ok := was.Renewed(today, a)
		if !ok {
			return nextOf(ctx, s, region, was)
		}
		if reserved == 0 {
			if reserved, err = s.Reserve(ctx, region, Pledges, 1); err != nil {
				return Commitment{}, false, err
			}
		}
		next.Number, next.Version = reserved, 1
		if err = renew(ctx, s, region, was, texts[0], next, a); !errors.Is(err, ErrChanged) {
			return next, err == nil, err
		}
	}
	return Commitment{}, false, ErrChanged
}

// nextOf is the next term that was made already; none when there is none.
func nextOf(ctx context.Context, s Store, region string, c Commitment) (Commitment, bool, error) {
	if c.Next == 0 {
		return Commitment{}, false, nil
	}
	next, _, err := Find(ctx, s, region, c.Next)
	return next, false, err
}

// renew keeps a commitment and its next term.
func renew(ctx context.Context, s Store, region string, c Commitment, text string, next Commitment, a Act) error {
	renewed := c.entry(a, WasRenewed, nil, "", "")
	renewed.To = strconv.Itoa(next.Number)
	recorded := next.entry(a, WasRecorded, nil, "", "")
	recorded.To = next.Title
	c.Next, c.Version = next.Number, c.Version+1
	old, err := write(Pledges, c, text)
	if err != nil {
		return err
	}
	anew, err := write(Pledges, next, "")
	if err != nil {
		return err
	}
	return s.Write(ctx, region, []Change{old, anew}, renewed, recorded)
}
