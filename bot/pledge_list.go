package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// pledgePage is how many commitments a page shows.
const pledgePage = 5

// pledgeFilter is which commitments are asked for.
type pledgeFilter struct {
	code  string // as buttons say it; empty is all that are open
	words string // as people read it
	list  commitments.List
	skpds []string // whose list it is; empty is everybody's
	keeps func(c commitments.Commitment) bool
}

// of is a commitment with the parts of the list's owners alone, by which it is counted,
// chosen and put in order: an SKPD that has reported is not late since another one is.
func (f pledgeFilter) of(c commitments.Commitment) commitments.Commitment {
	if len(f.skpds) > 0 {
		c.Parties = slices.DeleteFunc(slices.Clone(c.Parties), func(p commitments.Party) bool { return !slices.Contains(f.skpds, p.SKPD) })
	}
	return c
}

// pledgeList shows a page of the commitments that are asked for. The last words of a
// button are "hal" and the page.
func (t *talk) pledgeList(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	args, page := historyPageOf(args)
	f, refusal := t.pledgesAsked(g, joined(args))
	if refusal != nil {
		return *refusal, nil
	}
	all, untold, err := t.pledgesOf(ctx, g, f)
	if err != nil {
		return chat.Reply{}, err
	}
	v := text.PledgeListView{Region: t.region(g.Region), SKPDs: g.SKPDs, Filter: f.words, Whose: whoseList(g, f), Untold: untold,
		Manages: g.rights.Manages(), Names: t.Kind == chat.Private || g.own != "" || t.readsAll(g)}
	if f.words == "" {
		if v.Counts, err = t.tallyOf(ctx, g, f); err != nil {
			return chat.Reply{}, err
		}
	}
	if len(all) == 0 && untold == 0 && (f.words != "" || v.Counts.Open == 0) {
		return t.reply(text.NoPledges(v)), nil
	}
	v.Pages = (len(all) + pledgePage - 1) / pledgePage
	v.Page = max(1, min(page, v.Pages))
	for _, c := range all[min((v.Page-1)*pledgePage, len(all)):min(v.Page*pledgePage, len(all))] {
		v.Items = append(v.Items, t.pledgeItem(g, f, c))
	}
	return chat.Reply{Messages: []chat.Message{t.card(text.PledgeList(v), pledgeTurns(g, f, v))}}, nil
}

// whoseList is the SKPD whose list it is, by their abbreviations; empty for everybody's.
func whoseList(g gathering, f pledgeFilter) string {
	var names []string
	for _, id := range f.skpds {
		names = append(names, abbrOf(g.SKPDs, id))
	}
	return strings.Join(names, ", ")
}

// pledgeItem is a commitment as the list shows it: with the parts that may be told here,
// and the deadline of the list's owners while they owe a report.
func (t *talk) pledgeItem(g gathering, f pledgeFilter, c commitments.Commitment) text.PledgeItem {
	untold, own := t.untold(g, c), f.of(c)
	c.Parties = slices.DeleteFunc(slices.Clone(c.Parties), func(p commitments.Party) bool { return slices.Contains(untold, p.SKPD) })
	day, _ := own.Owed()
	return text.PledgeItem{Commitment: c, Day: day, Due: g.firstDue(own), Untold: len(untold)}
}

// firstDue is the stage of the SKPD whose deadline comes first among those that owe.
func (a affairs) firstDue(c commitments.Commitment) (first commitments.Due) {
	day, owed := c.Owed()
	for _, p := range c.Parties {
		if owed && p.Status.Owes() && c.DeadlineOf(p) == day {
			return c.DueOf(p, a.Now, a.Calendar)
		}
	}
	return first
}

// pledgeTurns open the commitments of a page, and lead to the pages beside it; from the
// list of all that are open to those that are asked for most.
func pledgeTurns(g gathering, f pledgeFilter, v text.PledgeListView) [][]chat.Button {
	var open, turn []chat.Button
	for _, i := range v.Items {
		open = append(open, openButton(g.Region, i.Commitment.Number))
	}
	page := func(label string, n int) chat.Button {
		return button(label, "komitmen", f.code, "hal", strconv.Itoa(n), g.Region)
	}
	if v.Page > 1 {
		turn = append(turn, page(text.ButtonPrevious(), v.Page-1))
	}
	if v.Page < v.Pages {
		turn = append(turn, page(text.ButtonNext(), v.Page+1))
	}
	rows := grid(open, pledgePage)
	if len(turn) > 0 {
		rows = append(rows, turn)
	}
	if f.code != "" {
		return rows
	}
	var some []chat.Button
	for _, words := range []string{text.FilterLate(), text.FilterThisWeek(), text.FilterDone()} {
		some = append(some, button(capital(words), "komitmen", words, g.Region))
	}
	return append(rows, some)
}

// pledgesOf are the commitments that are asked for, the most urgent first. Where nobody
// may be named, those that are late are only counted: untold.
func (t *talk) pledgesOf(ctx context.Context, g gathering, f pledgeFilter) (all []commitments.Commitment, untold int, err error) {
	names := t.Kind == chat.Private || g.own != "" || t.readsAll(g)
	for c, err := range commitments.Each(ctx, t.Pledges, g.Region, f.list) {
		if err != nil {
			return nil, 0, stored("reading the commitments", err)
		}
		own := f.of(c)
		switch {
		case len(own.Parties) == 0 || !f.keeps(own):
		case !names && g.firstDue(c).Late > 0:
			untold++
		default:
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b commitments.Commitment) int { return commitments.Urgency(f.of(a), f.of(b)) })
	return all, untold, nil
}

// tallyOf counts the commitments of a region, or the parts of the list's owners.
func (t *talk) tallyOf(ctx context.Context, g gathering, f pledgeFilter) (commitments.Tally, error) {
	tally, err := commitments.Count(func(yield func(commitments.Commitment, error) bool) {
		for _, list := range []commitments.List{commitments.Current, commitments.Past} {
			for c, err := range commitments.Each(ctx, t.Pledges, g.Region, list) {
				if c = f.of(c); (err != nil || len(c.Parties) > 0) && !yield(c, err) {
					return
				}
			}
		}
	}, g.Now, commitments.NewAlmanac(g.Calendar))
	return tally, stored("counting the commitments", err)
}

// abbrOf is the abbreviation of an SKPD, not yet safe in markup.
func abbrOf(list []people.SKPD, id string) string {
	for _, s := range list {
		if s.ID == id {
			return s.Abbr
		}
	}
	return id
}
