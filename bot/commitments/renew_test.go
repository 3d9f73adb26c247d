package commitments_test

import (
	"errors"
	"sync"
	"testing"

	"pantau/bot/commitments"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// program acts by itself on a day.
func program(iso string) commitments.Act { return commitments.Act{At: at(iso)} }

// monthly is a report that comes every month, on its last day.
func monthly() commitments.Commitment {
	c := shared()
	c.Repeat, c.Deadline, c.Anchor, c.Term = commitments.Monthly, date("2026-12-31"), 31, 1
	c.Measure, c.Leads = commitments.Measure{Target: "200", Unit: "orang"}, []int{7, 1}
	return c
}

// The deadlines of a series keep to their day of the month, whatever February does.
func TestDeadlinesOfASeries(t *testing.T) {
	for _, c := range []struct {
		repeat commitments.Repeat
		first  string
		anchor int
		want   []string
	}{
		{commitments.Monthly, "2026-12-31", 31, []string{"2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"}},
		{commitments.Monthly, "2027-12-31", 0, []string{"2028-01-31", "2028-02-29", "2028-03-31"}},
		{commitments.Monthly, "2027-02-28", 0, []string{"2027-03-28", "2027-04-28"}},
		{commitments.Monthly, "2027-02-28", 31, []string{"2027-03-31", "2027-04-30"}},
		{commitments.Quarterly, "2026-11-30", 30, []string{"2027-02-28", "2027-05-30", "2027-08-30"}},
		{commitments.Quarterly, "2027-01-10", 0, []string{"2027-04-10", "2027-07-10"}},
		{commitments.HalfYear, "2026-12-31", 31, []string{"2027-06-30", "2027-12-31"}},
		{commitments.Yearly, "2028-02-29", 0, []string{"2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"}},
	} {
		x := monthly()
		x.Repeat, x.Deadline, x.Anchor = c.repeat, date(c.first), c.anchor
		for i, want := range c.want {
			next, ok := x.Renewed(x.Deadline.AddDays(1), program("2027-01-01"))
			if !ok || next.Deadline != date(want) || next.Term != i+2 || next.Series != 12 {
				t.Fatalf("%s from %s: term %d of %d is due %s, want %s", c.repeat, c.first, next.Term, next.Series, next.Deadline, want)
			}
			next.Number = 100 + i
			x = next
		}
	}
}

// The next term begins anew with those who still have a part, on the day of the series and
// not of an extension; what was stopped has none.
func TestRenewed(t *testing.T) {
	x := monthly()
	for _, d := range []deed{done("disnaker", dinas), waive("dpmd", "a"), ask("dinsos", "2027-02-10", "banjir"), grant("dinsos")} {
		check(t, errorOf(d(&x)))
	}
	if _, ok := x.Renewed(date("2026-12-31"), program("2026-12-31")); ok {
		t.Error("a term is renewed that is not over")
	}
	next, ok := x.Renewed(date("2027-01-01"), program("2027-01-01"))
	want := commitments.Commitment{
		State: commitments.Open, Title: x.Title, Measure: x.Measure, Leads: []int{7, 1},
		Deadline: date("2027-01-31"), Begun: date("2027-01-01"), Repeat: commitments.Monthly, Anchor: 31, Series: 12, Term: 2,
		CreatedAt: at("2027-01-01"),
		Parties:   []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}, {SKPD: "disnaker", Status: commitments.Waiting}},
	}
	if diff := cmp.Diff(want, next); !ok || diff != "" {
		t.Errorf("an extension is of one term alone: %v\n%s", ok, diff)
	}
	for name, change := range map[string]func(*commitments.Commitment){
		"once":          func(c *commitments.Commitment) { c.Repeat = "" },
		"draft":         func(c *commitments.Commitment) { c.State = commitments.Draft },
		"cancelled":     func(c *commitments.Commitment) { c.State = commitments.Cancelled },
		"has the next":  func(c *commitments.Commitment) { c.Next = 13 },
		"unknown":       func(c *commitments.Commitment) { c.Repeat = "harian" },
		"without a day": func(c *commitments.Commitment) { c.Deadline, c.Planned = commitments.Date{}, commitments.Date{} },
	} {
		y := x
		change(&y)
		if _, ok := y.Renewed(date("2027-06-01"), program("2027-06-01")); ok {
			t.Errorf("%s: renewed", name)
		}
	}
	y := monthly()
	for _, d := range []deed{waive("disnaker", "a"), waive("dpmd", "a"), done("dinsos", trust)} {
		check(t, errorOf(d(&y)))
	}
	if _, ok := y.Renewed(date("2026-12-28"), program("2026-12-28")); !ok {
		t.Error("a closed term is not renewed before its deadline")
	}
}

// What is moved before it was taken is the plan itself.
func TestADraftMovesItsSeries(t *testing.T) {
	x := monthly()
	x.State = commitments.Draft
	check(t, errorOf(move("2027-01-15", "salah tulis")(&x)))
	check(t, errorOf(accept("2026-12-29")(&x)))
	if next, ok := x.Renewed(date("2027-01-16"), program("2027-01-16")); !ok || next.Deadline != date("2027-02-15") {
		t.Errorf("the next is due %s", next.Deadline)
	}
}

// Many who renew the same commitment at once make one next term, and all hear of it.
func TestRenewAtOnce(t *testing.T) {
	s := commitments.NewMemory()
	kept, err := commitments.Add(t.Context(), s, "6311", commitments.Entry{At: at("2026-06-01"), Day: date("2026-06-01"), What: commitments.WasRecorded}, monthly())
	check(t, err)
	numbers, made := make([]int, 8), make([]bool, 8)
	var all sync.WaitGroup
	for i := range numbers {
		all.Go(func() {
			next, ok, err := commitments.Renew(t.Context(), s, "6311", kept[0].Number, date("2027-01-04"), program("2027-01-04"))
			if err != nil {
				t.Error(err)
			}
			numbers[i], made[i] = next.Number, ok
		})
	}
	all.Wait()
	times := 0
	for i := range numbers {
		if numbers[i] != numbers[0] {
			t.Errorf("one heard of %d, another of %d", numbers[0], numbers[i])
		}
		if made[i] {
			times++
		}
	}
	if times != 1 {
		t.Errorf("it was made %d times", times)
	}
	first, _, err := commitments.Find(t.Context(), s, "6311", kept[0].Number)
	check(t, err)
	if first.Next != numbers[0] || first.Version != 2 {
		t.Errorf("the first term has version %d, next %d", first.Version, first.Next)
	}
	terms := 0
	for _, err := range commitments.Each(t.Context(), s, "6311", commitments.Current) {
		check(t, err)
		terms++
	}
	if terms != 2 {
		t.Errorf("%d terms stand", terms)
	}
	history, err := s.History(t.Context(), "6311", commitments.AboutCommitment(numbers[0]), 9)
	check(t, err)
	if got := lines(history); got != "recorded:  > Pelatihan kerja 200 orang" {
		t.Error(got)
	}
	history, err = s.History(t.Context(), "6311", commitments.AboutCommitment(first.Number), 9)
	check(t, err)
	if got := history[len(history)-1]; got.What != commitments.WasRenewed || got.By != "" {
		t.Errorf("%+v", got)
	}
}

func TestRenewOfNothing(t *testing.T) {
	s := commitments.NewMemory()
	if _, _, err := commitments.Renew(t.Context(), s, "6311", 1, date("2027-01-04"), program("2027-01-04")); !errors.Is(err, commitments.ErrNone) {
		t.Errorf("got %v", err)
	}
	kept, err := commitments.Add(t.Context(), s, "6311", commitments.Entry{At: at("2026-06-01"), Day: date("2026-06-01"), What: commitments.WasRecorded}, shared())
	check(t, err)
	next, made, err := commitments.Renew(t.Context(), s, "6311", kept[0].Number, date("2027-01-04"), program("2027-01-04"))
	if made || err != nil || next.Number != 0 {
		t.Errorf("%d, %v, %v", next.Number, made, err)
	}
}

// Of a series that is renewed whenever the program is awake, no term is left out and
// none comes twice.
func TestASeriesOverSleeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		repeat := rapid.SampledFrom([]commitments.Repeat{commitments.Monthly, commitments.Quarterly, commitments.HalfYear, commitments.Yearly}).Draw(t, "repeat")
		c := monthly()
		c.Repeat, c.Deadline, c.Anchor = repeat, date("2026-01-01").AddDays(rapid.IntRange(0, 365).Draw(t, "first")), 0
		anchor, month := c.Deadline.Day, c.Deadline.Year*12+int(c.Deadline.Month)
		today := c.Deadline
		for range 20 {
			today = today.AddDays(rapid.IntRange(0, 120).Draw(t, "sleep"))
			if rapid.Bool().Draw(t, "moved") {
				if _, err := c.Move(commitments.Act{By: "Sekretariat", At: today.In(wita)}, today.AddDays(rapid.IntRange(1, 90).Draw(t, "by")), "banjir"); err != nil && !errors.Is(err, commitments.ErrSame) {
					t.Fatal(err)
				}
			}
			next, ok := c.Renewed(today, commitments.Act{At: today.In(wita)})
			if !ok {
				continue
			}
			month += repeat.Months()
			at := next.Deadline
			if at.Year*12+int(at.Month) != month || at.Day != min(anchor, at.LastOfMonth().Day) {
				t.Fatalf("after %s comes %s", c.Deadline, at)
			}
			next.Number = c.Number + 1
			c = next
		}
	})
}
