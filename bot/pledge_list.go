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

// pledgesAsked reads which commitments words mean. refusal says that they mean none.
func (t *talk) pledgesAsked(g gathering, words string) (f pledgeFilter, refusal *chat.Reply) {
	f = pledgeFilter{code: strings.ToLower(words), list: commitments.Current, skpds: t.ownList(g)}
	isOpen := func(c commitments.Commitment) bool { return c.State == commitments.Open }
	f.keeps = isOpen
	switch f.code {
	case "", "semua", "terbuka", "belum selesai", "blm selesai":
		f.code = ""
		return f, nil
	case "terlambat", "lewat", "lewat tenggat", "belum lapor":
		f.words = text.FilterLate()
		f.keeps = func(c commitments.Commitment) bool { return isOpen(c) && g.firstDue(c).Late > 0 }
		return f, nil
	case "minggu ini", "pekan ini":
		last := g.Today().AddDays((7 - int(g.Today().Weekday())) % 7)
		f.words = text.FilterThisWeek()
		f.keeps = func(c commitments.Commitment) bool {
			day, owed := c.Owed()
			return owed && !day.Before(g.Today()) && !day.After(last)
		}
		return f, nil
	case "selesai", "sudah selesai":
		f.words, f.list = text.FilterDone(), commitments.Past
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Closed }
		return f, nil
	case "dibatalkan", "batal":
		f.words, f.list = text.FilterCancelled(), commitments.Past
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Cancelled && !g.hides(c) }
		return f, nil
	case "usulan", "arahan":
		f.words, f.skpds = text.FilterDrafts(), nil
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Draft && g.seesDraft(c) }
		return f, nil
	}
	if span, ok := commitments.ReadSpan(words, g.Today()); ok {
		f.words = text.FilterSpan(span)
		f.keeps = func(c commitments.Commitment) bool {
			return isOpen(c) && slices.ContainsFunc(c.Parties, func(p commitments.Party) bool { return p.Status.Owes() && span.Has(c.DeadlineOf(p)) })
		}
		return f, nil
	}
	return t.pledgesNamed(g, f, words)
}

// ownList is whose list is shown when nobody's is asked for: of the SKPD whose group it
// is, or in private those of whoever asks.
func (t *talk) ownList(g gathering) []string {
	if t.Kind == chat.Private && t.seesAll(g) {
		return nil
	}
	return t.ownHere(g)
}

// pledgesNamed reads the name of a programme, or of an SKPD; "skpd:" and "program:" with
// a place on the list is how buttons say it.
func (t *talk) pledgesNamed(g gathering, f pledgeFilter, words string) (pledgeFilter, *chat.Reply) {
	if name, ok := programmeNamed(g.Calendar.Policy().ProgrammesOf(), words); ok {
		f.words = text.FilterProgramme(name)
		f.keeps = func(c commitments.Commitment) bool { return c.State == commitments.Open && c.Programme == name }
		return f, nil
	}
	found := people.MatchSKPD(g.SKPDs, words)
	if len(found) == 0 {
		r := t.mistake(text.PledgeFilterUnread(words))
		return f, &r
	}
	if len(found) > 1 {
		m := t.card(text.PledgeSKPDNearest(words), skpdRows(found, func(s people.SKPD) chat.Button {
			return button(s.Abbr, "komitmen", s.ID, g.Region)
		}))
		return f, &chat.Reply{Messages: []chat.Message{m}}
	}
	id := found[0].ID
	if !t.readsAll(g) && !slices.Contains(t.ownHere(g), id) {
		r := t.refuse(text.PledgesOwnOnly())
		return f, &r
	}
	f.skpds, f.code = []string{id}, id
	return f, nil
}

// programmeNamed is the programme that begins with the words.
func programmeNamed(list []string, words string) (string, bool) {
	words = strings.ToLower(strings.TrimPrefix(strings.ToLower(oneLine(words)), "program "))
	for _, name := range list {
		if len(words) >= 3 && strings.HasPrefix(strings.ToLower(name), words) {
			return name, true
		}
	}
	return "", false
}

// skpdRows are buttons for some SKPD.
func skpdRows(list []people.SKPD, say func(people.SKPD) chat.Button) [][]chat.Button {
	var buttons []chat.Button
	for _, s := range list[:min(len(list), maxOptions)] {
		buttons = append(buttons, say(s))
	}
	return grid(buttons, 2)
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
