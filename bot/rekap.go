package bot

import (
	"context"
	"iter"
	"slices"

	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// recapSums are how the commitments of a region stand, with what recaps tell of each
// SKPD, counted in one pass.
type recapSums struct {
	commitments.Tally
	from, to commitments.Date // of the days on which Done was closed
	own      map[string]*ownSums
}

// ownSums are what one SKPD has a part in.
type ownSums struct {
	open, done int              // commitments
	next       commitments.Date // at which it has to report; zero is none
	number     int              // of that commitment
}

// sums counts the current commitments of a region and those closed since the
// beginning of the year. Done are those closed from one day to another.
func (b *Bot) sums(ctx context.Context, a affairs, from, to commitments.Date) (*recapSums, error) {
	r := &recapSums{from: from, to: to, own: map[string]*ownSums{}}
	done := 0
	counted := func(yield func(commitments.Commitment, error) bool) {
		for c, err := range b.counted(ctx, a) {
			if err == nil && r.see(a, c) {
				done++
			}
			if !yield(c, err) {
				return
			}
		}
	}
	var err error
	r.Tally, err = commitments.Count(counted, a.Now, commitments.NewAlmanac(a.Calendar))
	r.Done = done
	return r, stored("counting commitments", err)
}

// counted are the commitments that a recap is about.
func (b *Bot) counted(ctx context.Context, a affairs) iter.Seq2[commitments.Commitment, error] {
	begin := commitments.NewDate(a.Today().Year, 1, 1)
	return func(yield func(commitments.Commitment, error) bool) {
		for c, err := range commitments.Each(ctx, b.Pledges, a.Region, commitments.Current) {
			if !yield(c, err) {
				return
			}
		}
		for c, err := range commitments.Each(ctx, b.Pledges, a.Region, commitments.Past) {
			if err == nil && closedOn(a, c).Before(begin) {
				return // the last closed come first
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func closedOn(a affairs, c commitments.Commitment) commitments.Date {
	return commitments.DateOf(c.ClosedAt.In(a.Calendar.Zone()))
}

// see counts for each SKPD, and tells whether the commitment was done in the time that
// the recap is about.
func (r *recapSums) see(a affairs, c commitments.Commitment) (done bool) {
	if day := closedOn(a, c); c.State == commitments.Closed {
		done = !day.Before(r.from) && !day.After(r.to)
	}
	for _, p := range c.Parties {
		o := r.own[p.SKPD]
		if o == nil {
			o = &ownSums{}
			r.own[p.SKPD] = o
		}
		if done {
			o.done++
		}
		if c.State != commitments.Open {
			continue
		}
		o.open++
		until := c.DeadlineOf(p)
		if p.Status.Owes() && !until.Before(a.Today()) && (o.next.IsZero() || until.Before(o.next)) {
			o.next, o.number = until, c.Number
		}
	}
	return done
}

// any tells whether there is anything to tell, of the region or of some SKPD.
func (r *recapSums) any(skpds []string) bool {
	if len(skpds) == 0 {
		return r.Open+r.Done+len(r.Shares) > 0
	}
	for _, id := range skpds {
		if r.own[id] != nil {
			return true
		}
	}
	return false
}

// view is a recap of the region with all SKPD, of some of them, or in mere numbers.
func (r *recapSums) view(a affairs, of []string, named bool) text.RecapView {
	v := text.RecapView{Of: of, Today: a.Today(), Open: r.Open, Late: r.Late, Done: r.Done, Next: r.Next, Number: r.Number, SKPDs: a.SKPDs}
	if len(of) == 1 {
		o := r.own[of[0]]
		if o == nil {
			o = &ownSums{}
		}
		v.Open, v.Done, v.Next, v.Number = o.open, o.done, o.next, o.number
		v.Late = 0
	}
	for _, s := range r.Shares {
		switch {
		case len(of) == 0 && named, slices.Contains(of, s.SKPD):
			v.Rows = append(v.Rows, s)
			if len(of) == 1 {
				v.Late = s.Owing - s.Open
			}
		}
	}
	return v
}

// recapFor is of which SKPD a recap tells, and whether it names them, for somebody
// with these offices.
func recapFor(r people.Rights) (of []string, named bool) {
	if r.Manages() || r.Is(people.Leader) {
		return nil, true
	}
	return r.SKPDs(), len(r.SKPDs()) > 0
}
