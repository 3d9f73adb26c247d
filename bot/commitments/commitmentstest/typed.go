package commitmentstest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/bot/commitments"
)

// pledge is a commitment that can be kept.
func pledge(title string, deadline commitments.Date) commitments.Commitment {
	return commitments.Commitment{
		State: commitments.Open, Title: title, Deadline: deadline, Begun: deadline.AddDays(-40),
		Parties:   []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}, {SKPD: "disnaker", Status: commitments.Running, Progress: 40}},
		CreatedBy: "Sekretariat TKPKD", CreatedAt: time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC),
	}
}

// titles are those of a list, as Each goes through it.
func (d desk) titles(l commitments.List, want ...string) {
	d.Helper()
	var got []string
	for c, err := range commitments.Each(d.Context(), d, region, l) {
		d.check(err)
		got = append(got, c.Title)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		d.Errorf("%s (-want +got):\n%s", l, diff)
	}
}

func typed(d desk) {
	ctx, day := d.Context(), commitments.NewDate(2026, 12, 31)
	added, err := commitments.Add(ctx, d, region, entry("", ""), pledge("later", day.AddDays(9)), pledge("first", day))
	d.check(err)
	if added[0].Number != 1 || added[1].Number != 2 || added[1].Version != 1 {
		d.Errorf("added numbers %d and %d, version %d; want 1, 2, 1", added[0].Number, added[1].Number, added[1].Version)
	}
	c, ok, err := commitments.Find(ctx, d, region, 2)
	if diff := cmp.Diff(added[1], c); err != nil || !ok || diff != "" {
		d.Errorf("found %v, %v (-want +got):\n%s", ok, err, diff)
	}
	if _, ok, err := commitments.Find(ctx, d, region, 3); ok || err != nil {
		d.Errorf("number 3 is there: %v, %v", ok, err)
	}
	d.titles(commitments.Current, "first", "later")
	d.tells("komitmen 2", 9, "first")

	closed, err := commitments.Save(ctx, d, region, 2, func(c *commitments.Commitment) ([]commitments.Entry, error) {
		c.State, c.ClosedAt = commitments.Closed, day.In(time.UTC)
		return []commitments.Entry{entry("komitmen 2", "closed")}, nil
	})
	if err != nil || closed.Version != 2 || closed.State != commitments.Closed {
		d.Errorf("saved %+v, %v", closed, err)
	}
	d.titles(commitments.Current, "later")
	d.titles(commitments.Past, "first")
	d.tells("komitmen 2", 9, "first", "closed")

	refused := errors.New("refused")
	change := func(c *commitments.Commitment) ([]commitments.Entry, error) { c.Title = "spoilt"; return nil, refused }
	if _, err := commitments.Save(ctx, d, region, 1, change); !errors.Is(err, refused) {
		d.Errorf("Save = %v; want what change said", err)
	}
	if _, err := commitments.Save(ctx, d, region, 7, change); !errors.Is(err, commitments.ErrNone) {
		d.Errorf("Save of nothing = %v; want ErrNone", err)
	}
	d.titles(commitments.Current, "later")
	d.check(commitments.Record(ctx, d, region, entry("libur", "2027-01-01")))
	d.tells("libur", 9, "2027-01-01")
}

// A press that came twice keeps one thing and says one thing.
func typedTwice(d desk) {
	ctx, day := d.Context(), commitments.NewDate(2026, 12, 31)
	number, err := d.Reserve(ctx, region, commitments.Pledges, 1)
	d.check(err)
	for i := range 3 {
		c := pledge(fmt.Sprint("title ", min(i, 1)), day) // the second time as the first, the third with other words
		c.Number = number
		stands, err := commitments.AddAs(ctx, d, region, entry("", ""), c)
		if err != nil || stands.Title != "title 0" || stands.Version != 1 || stands.Number != number {
			d.Errorf("added for the %d. time: %+v, %v; want what stands", i+1, stands, err)
		}
		m := commitments.Meeting{Number: 4, Title: c.Title, Date: day, Start: 540}
		if stands, err := commitments.AddMeetingAs(ctx, d, region, entry("", ""), m); err != nil || stands.Title != "title 0" {
			d.Errorf("a meeting added for the %d. time: %+v, %v; want what stands", i+1, stands, err)
		}
	}
	d.titles(commitments.Current, "title 0")
	d.tells("komitmen 1", 9, "title 0")
	d.tells("agenda 4", 9, "title 0")
	m, err := commitments.SaveMeeting(ctx, d, region, 4, func(m *commitments.Meeting) ([]commitments.Entry, error) {
		m.Over = true
		return nil, nil
	})
	if err != nil || m.Version != 2 {
		d.Errorf("a meeting saved is %+v, %v", m, err)
	}
	for l, want := range map[commitments.List]int{commitments.Current: 0, commitments.Past: 1} {
		n := 0
		for _, err := range commitments.EachMeeting(ctx, d, region, l) {
			d.check(err)
			n++
		}
		if n != want {
			d.Errorf("%d meetings on %s; want %d", n, l, want)
		}
	}
}

// Of those who change one thing at once each succeeds after the other, or hears that
// it was changed; the history has those that succeeded.
func typedAtOnce(d desk) {
	ctx := context.WithoutCancel(d.Context())
	_, err := commitments.Add(ctx, d, region, entry("", ""), pledge("shared", commitments.NewDate(2026, 12, 31)))
	d.check(err)
	var done atomic.Int32
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			for k := range 10 {
				_, err := commitments.Save(ctx, d, region, 1, func(c *commitments.Commitment) ([]commitments.Entry, error) {
					c.Parties[0].Progress++
					return []commitments.Entry{entry("komitmen 1", fmt.Sprint(i, " ", k))}, nil
				})
				switch {
				case err == nil:
					done.Add(1)
				case !errors.Is(err, commitments.ErrChanged):
					d.Error(err)
				}
			}
		})
	}
	all.Wait()
	n := int(done.Load())
	c, _, err := commitments.Find(ctx, d, region, 1)
	if err != nil || c.Parties[0].Progress != n || c.Version != n+1 || n == 0 {
		d.Errorf("%d succeeded; progress %d, version %d, %v", n, c.Parties[0].Progress, c.Version, err)
	}
	told, err := d.History(ctx, region, "komitmen 1", 999)
	if err != nil || len(told) != n+1 {
		d.Errorf("%d succeeded; %d entries, %v", n, len(told), err)
	}
}
