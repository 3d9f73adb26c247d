package commitments_test

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"pantau/bot/commitments"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// listed goes through commitments, and ends with an error if there is one.
func listed(err error, list ...commitments.Commitment) iter.Seq2[commitments.Commitment, error] {
	return func(yield func(commitments.Commitment, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
		if err != nil {
			yield(commitments.Commitment{}, err)
		}
	}
}

// with is the shared commitment with another number and deadline, after some deeds.
func with(t testing.TB, number int, deadline string, deeds ...deed) commitments.Commitment {
	t.Helper()
	c := shared()
	c.Number, c.Deadline = number, date(deadline)
	for _, d := range deeds {
		check(t, errorOf(d(&c)))
	}
	return c
}

// The tally counts each commitment once, and each part that counts once for its SKPD.
func TestCount(t *testing.T) {
	late := func(skpd, day string) deed {
		return func(c *commitments.Commitment) ([]commitments.Entry, error) {
			return c.ReportDone(skpd, act("Kepala", day), "")
		}
	}
	all := listed(nil,
		with(t, 1, "2026-12-25", done("disnaker", dinas), late("dpmd", "2026-12-25")), // a Friday; dinsos owes
		with(t, 2, "2026-12-28", verifiedAll("2026-12-28")),                           // closed
		with(t, 3, "2026-12-28"), // today
		with(t, 4, "2026-12-26", waive("disnaker", "a"), waive("dpmd", "a")),                                // a Saturday: over on Monday
		with(t, 5, "2026-12-27", ask("disnaker", "2027-01-29", "a"), grant("disnaker"), waive("dpmd", "a")), // a Sunday
		with(t, 6, "2026-12-31", draft), with(t, 7, "2026-12-01", cancel("a")), with(t, 8, "2026-12-28"), // no more than these
	)
	got, err := commitments.Count(all, at("2026-12-28"), lebaran())
	check(t, err)
	want := commitments.Tally{
		Open: 5, Late: 3, Done: 1, Drafts: 1, Next: date("2026-12-28"), Number: 3,
		Shares: []commitments.Share{
			{SKPD: "dinsos", Parts: 6, OnTime: 1, Late: 3, Open: 2, Owing: 5, Verified: 1},
			{SKPD: "disnaker", Parts: 5, OnTime: 1, Late: 1, Open: 3, Owing: 3, Verified: 1},
			{SKPD: "dpmd", Parts: 4, OnTime: 2, Open: 2, Owing: 2, Verified: 1},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := got.Shares[0].Percent(); p != 16 {
		t.Errorf("%d percent", p)
	}
	if p := (commitments.Share{}).Percent(); p != 0 {
		t.Errorf("%d percent of nothing", p)
	}
}

// verifiedAll has all three report and be verified.
func verifiedAll(day string) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		a := act("Kepala", day)
		a.Trust = true
		for _, p := range c.Parties {
			if _, err := c.ReportDone(p.SKPD, a, ""); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
}

// A report late in the evening counts for its day in the region, whatever zone it is
// kept in.
func TestOnTimeIsInTheRegionsZone(t *testing.T) {
	c := with(t, 1, "2026-12-28")
	a := commitments.Act{By: "Kepala", At: clock("2026-12-28 23.30").UTC()}
	check(t, errorOf(c.ReportDone("dinsos", a, "")))
	a.At = clock("2026-12-29 00.10").UTC() // still the 28th there
	check(t, errorOf(c.ReportDone("dpmd", a, "")))
	got, err := commitments.Count(listed(nil, c), at("2026-12-29"), lebaran())
	check(t, err)
	if got.Shares[0].OnTime != 1 || got.Shares[2].Late != 1 {
		t.Errorf("%+v", got.Shares)
	}
}

// On the days off behind a deadline nobody is late yet.
func TestAWeekendIsNotLate(t *testing.T) {
	c := with(t, 1, "2026-12-25") // a Friday
	for on, late := range map[string]int{"2026-12-25": 0, "2026-12-27": 0, "2026-12-28": 1} {
		got, err := commitments.Count(listed(nil, c), at(on), lebaran())
		check(t, err)
		if got.Late != late || got.Shares[0].Late != late {
			t.Errorf("on %s: %+v", on, got)
		}
	}
}

// A commitment is owed until the last report, by the deadline of whoever owes first.
func TestOwed(t *testing.T) {
	c := with(t, 1, "2026-12-31", ask("dpmd", "2027-01-29", "a"), grant("dpmd"))
	for _, step := range []struct {
		then deed
		want string
	}{
		{func(*commitments.Commitment) ([]commitments.Entry, error) { return nil, nil }, "2026-12-31"},
		{done("disnaker", dinas), "2026-12-31"},
		{done("dinsos", dinas), "2027-01-29"},
		{done("dpmd", dinas), ""},
	} {
		check(t, errorOf(step.then(&c)))
		if d, ok := c.Owed(); d.String() != step.want || ok != (step.want != "") {
			t.Errorf("got %s, %v, want %s", d, ok, step.want)
		}
	}
}

func TestCountEndsWithAnError(t *testing.T) {
	away := errors.New("away")
	if _, err := commitments.Count(listed(away, shared()), at("2026-12-28"), lebaran()); !errors.Is(err, away) {
		t.Errorf("got %v", err)
	}
}

// The most urgent comes first: what is owed, by its deadline; then what awaits the
// secretariat, drafts, and what is closed.
func TestUrgency(t *testing.T) {
	closed := func(number int, day string) commitments.Commitment {
		return with(t, number, "2026-12-28", verifiedAll(day))
	}
	reported := []deed{done("dinsos", dinas), done("disnaker", dinas), done("dpmd", dinas)}
	own := []deed{done("dinsos", dinas), done("dpmd", dinas), ask("disnaker", "2027-01-29", "a"), grant("disnaker")}
	list := []commitments.Commitment{
		closed(1, "2026-12-26"), with(t, 2, "2026-12-31", draft), with(t, 3, "2026-12-01", reported...),
		with(t, 4, "2027-02-26"), with(t, 5, "2026-12-20", own...), closed(6, "2026-12-27"),
		with(t, 7, "2026-12-31"), with(t, 8, "2026-12-31"), with(t, 9, "2026-11-30"),
	}
	slices.SortFunc(list, commitments.Urgency)
	var got []int
	for _, c := range list {
		got = append(got, c.Number)
	}
	if diff := cmp.Diff([]int{9, 7, 8, 5, 4, 3, 2, 6, 1}, got); diff != "" {
		t.Error(diff)
	}
}

// Every part that counts is on time, late or open; none is two of them.
func TestSharesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := drawDays(t)
		c := shared()
		for range rapid.IntRange(0, 20).Draw(t, "deeds") {
			_, _ = drawDeed(t)(&c) // what is refused changes nothing
		}
		got, err := commitments.Count(listed(nil, c), date("2026-12-20").AddDays(rapid.IntRange(0, 90).Draw(t, "on")).In(cal.zone), cal)
		if err != nil {
			t.Fatal(err)
		}
		parts := 0
		for _, s := range got.Shares {
			if s.OnTime+s.Late+s.Open != s.Parts || s.Verified > s.Parts || s.Owing < s.Open || s.Percent() > 100 {
				t.Fatalf("%+v", s)
			}
			parts += s.Parts
		}
		if parts > len(c.Parties) || got.Open+got.Done+got.Drafts > 1 || got.Late > got.Open {
			t.Fatalf("%+v", got)
		}
	})
}
