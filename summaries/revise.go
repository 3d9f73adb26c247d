package summaries

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// revise looks at a release that is known already: whether its source says something
// else about it by now. What was not told yet is drafted anew, and waits for another date
// of release if it has one. What was told is told again only if a figure differs, as a
// correction by its source.
func (n *Newsroom) revise(ctx context.Context, s Source, i Item, release Release, now time.Time, r *Round) error {
	digest := Digest(release)
	moved := release.Date != "" && release.Date != i.Release.Date
	switch {
	case digest == i.Digest && !(moved && i.State.IsOpen()):
		return nil
	case i.State.IsOpen():
		r.Revised++
		_, err := n.Ledger.Change(ctx, i.Number, func(i *Item) error {
			if moved {
				i.Reschedule(release.Date, now)
			}
			if digest != i.Digest {
				i.renew(release, digest)
				i.State, i.Tries, i.TryAt = Found, 0, time.Time{}
			}
			return nil
		})
		return err
	case i.State == Announced:
		return n.correct(ctx, s, i, release, now, r)
	}
	_, err := n.Ledger.Change(ctx, i.Number, func(i *Item) error { i.renew(release, digest); return nil })
	return err
}

// Reschedule takes over another date of release. Of a release that is still to come it
// keeps the date that readers know, until they are told of the new one.
func (i *Item) Reschedule(date string, now time.Time) {
	if i.Known == "" && !May(i.Release.Date, now) {
		i.Known = i.Release.Date
	}
	if i.Release.Date = date; i.Known == date || May(date, now) {
		i.Known = ""
	}
}

// renew takes over what the source says by now.
func (i *Item) renew(release Release, digest string) {
	release.PDF = ""
	i.Release, i.Digest = release, digest
}

// correct drafts what was told anew. A page that cannot be read is looked at in the next
// round.
func (n *Newsroom) correct(ctx context.Context, s Source, i Item, release Release, now time.Time, r *Round) error {
	page, err := s.Page(ctx, release)
	if err != nil {
		n.Log.Warn("a revised release cannot be read yet", "number", i.Number, "error", err)
		return ctx.Err()
	}
	draft, err := n.Make(ctx, page, func(string, string) {})
	if err != nil {
		return err
	}
	r.Revised++
	_, err = n.Ledger.Change(ctx, i.Number, func(i *Item) error {
		i.renew(release, Digest(release))
		if i.State == Announced && i.Draft != nil && !sameFigures(*i.Draft, draft) {
			i.Correct(draft, Edit{At: now, ByBPS: true})
			i.Page = cutPage(page)
		}
		return nil
	})
	return err
}

// Correct puts another draft in place of what was told; it is to go out as a correction.
// What changed is noted with the Edit, unless it says so itself: such a correction is
// final (see Keep).
func (i *Item) Correct(draft Summary, e Edit) {
	i.settle()
	if i.Draft != nil {
		e.Before = i.Draft.Text
		if e.What == "" {
			e.What = whatChanged(*i.Draft, draft)
			e.Former = &Former{Draft: *i.Draft, At: i.DraftAt, By: i.By}
			e.Former.Draft.Dropped, e.Former.Draft.Refused = nil, nil
		}
	}
	i.Draft, i.DraftAt, i.State, i.By = &draft, e.At, Drafted, e.By
	i.Edition++
	i.Changes = append(i.Changes, e)
}

// settle forgets what stood before the corrections so far.
func (i *Item) settle() {
	i.Changes = slices.Clone(i.Changes)
	for n := range i.Changes {
		i.Changes[n].Former = nil
	}
}

// Redraft puts a draft in place of one that was not told. Of a correction it notes anew
// what changed since what was told.
func (i *Item) Redraft(draft Summary) {
	i.Draft = &draft
	if e := i.lastChange(); e != nil && e.Former != nil {
		e.What = whatChanged(e.Former.Draft, draft)
	}
}

// Keep takes back a correction that was not told: what was told before stands again, as if
// there had been none. false means that it is not known what that was.
func (i *Item) Keep() bool {
	e := i.lastChange()
	if e == nil || e.Former == nil || i.Edition == 0 {
		return false
	}
	i.State, i.Draft, i.DraftAt, i.By = Announced, &e.Former.Draft, e.Former.At, e.Former.By
	i.Edition--
	i.Changes = i.Changes[:len(i.Changes)-1]
	return true
}

// lastChange is the last correction, in a list of its own; nil when there is none.
func (i *Item) lastChange() *Edit {
	i.Changes = slices.Clone(i.Changes)
	if len(i.Changes) == 0 {
		return nil
	}
	return &i.Changes[len(i.Changes)-1]
}

// sameFigures tells whether two summaries tell the same numbers.
func sameFigures(a, b Summary) bool {
	return slices.Equal(toldFigures(a), toldFigures(b))
}

func toldFigures(s Summary) (all []string) {
	for _, c := range s.Claims {
		all = append(all, claimCell(c)+"="+c.Value.String()+" "+string(c.Direction))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// claimCell is what a claim is about, whatever its number.
func claimCell(c Claim) string {
	return strings.Join([]string{string(c.Topic), c.Place.Name, string(c.Area), c.Period, string(c.Role), c.Vs, string(c.Unit)}, "/")
}

// whatChanged is the first figure that differs, in one line: what it was and what it is.
func whatChanged(before, now Summary) string {
	for _, was := range before.Claims {
		for _, is := range now.Claims {
			if claimCell(was) == claimCell(is) && was.Value.Cmp(is.Value) != 0 {
				return fmt.Sprintf("Semula %s, menjadi %s.", was.Text, is.Text)
			}
		}
	}
	return "Isi ringkasan berubah."
}
