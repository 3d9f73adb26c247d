package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators/brief"
)

// mostPledges is how many commitments a page is offered; it shows as many as fit.
const mostPledges = 12

// briefTargets are a region's planned values.
func (t *talk) briefTargets(ctx context.Context, region string) ([]brief.Target, error) {
	lines, err := t.targetLines(ctx, region)
	if err != nil {
		return nil, err
	}
	var list []brief.Target
	for _, l := range lines {
		list = append(list, brief.Target{Indicator: l.Indicator, Year: l.Target.Year, Low: l.Low, High: l.High, Plan: l.Target.Document})
	}
	return list, nil
}

// briefPledges are how a region's commitments stand, counted as /rekap counts them, and
// the most urgent ones of those whose state whoever asks may take away on paper.
func (t *talk) briefPledges(ctx context.Context, region string, rights people.Rights) (*brief.Pledges, error) {
	g, err := t.gatheringBy(ctx, region, rights)
	if err != nil {
		return nil, err
	}
	of, named, err := t.recapOf(ctx, g.affairs, rights)
	if err != nil {
		return nil, err
	}
	sums, err := t.sums(ctx, g.affairs, commitments.NewDate(g.Today().Year, 1, 1), g.Today())
	if err != nil {
		return nil, err
	}
	v := sums.view(g.affairs, of, named)
	p := &brief.Pledges{Open: v.Open, Late: v.Late, Done: v.Done}
	p.Next, err = t.nextPledges(ctx, g)
	return p, err
}

// nextPledges are the most urgent commitments: of every SKPD for the secretariat and for
// leaders in private, of one's own else, and none where there is no own. A page names
// nobody else who is late.
func (t *talk) nextPledges(ctx context.Context, g gathering) (list []brief.Pledge, err error) {
	all := g.Calendar.Policy().OpenNames || t.Kind == chat.Private && (g.rights.Manages() || g.rights.Is(people.Leader))
	f, _ := t.pledgesAsked(g, "")
	if f.skpds = nil; !all {
		if f.skpds = t.ownHere(g); len(f.skpds) == 0 {
			return nil, nil
		}
	}
	pledges, _, err := t.pledgesOf(ctx, g, f)
	if err != nil {
		return nil, err
	}
	for _, c := range pledges[:min(len(pledges), mostPledges)] {
		i := t.pledgeItem(g, f, c)
		day := i.Day
		if day.IsZero() {
			day = c.Deadline
		}
		p := brief.Pledge{Number: c.Number, Title: c.Title, Deadline: text.ShortDate(day), State: text.BriefState(i)}
		for _, told := range i.Commitment.Parties {
			if told.SKPD == c.Parties[0].SKPD {
				p.Lead = text.AbbrOf(g.SKPDs, told.SKPD)
			}
		}
		list = append(list, p)
	}
	return list, nil
}
