package commitments_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/commitments"
)

func leads(iso string, days ...int) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.SetLeads(act("Sekretariat", iso), days)
	}
}

func repeats(iso string, r commitments.Repeat) deed {
	return func(c *commitments.Commitment) ([]commitments.Entry, error) {
		return c.SetRepeat(act("Sekretariat", iso), r)
	}
}

// When reminders come, and how often a report comes again, can be changed while the
// commitment lasts, and before its next term was made.
func TestPlans(t *testing.T) {
	renewed := func(c *commitments.Commitment) ([]commitments.Entry, error) { c.Next = 13; return nil, nil }
	walk(t, []transition{
		{"other leads", nil, leads("2026-12-01", 14, 3), "amended:  > pengingat: 14, 3", commitments.Open},
		{"the same leads", []deed{leads("2026-12-01", 14, 3)}, leads("2026-12-02", 14, 3), "same", commitments.Open},
		{"the usual leads", []deed{leads("2026-12-01", 14, 3)}, leads("2026-12-02"), "amended: 14, 3 > pengingat: ", commitments.Open},
		{"the usual leads by name", nil, leads("2026-12-01", 30, 14, 7, 3, 1), "same", commitments.Open},
		{"leads of a draft", []deed{draft}, leads("2026-12-01", 5), "amended:  > pengingat: 5", commitments.Draft},
		{"leads of what is closed", closes(), leads("2026-12-01", 5), "state", commitments.Closed},
		{"every quarter", nil, repeats("2026-12-01", commitments.Quarterly), "amended:  > berulang: triwulanan", commitments.Open},
		{"every quarter already", []deed{repeats("2026-12-01", commitments.Quarterly)}, repeats("2026-12-01", commitments.Quarterly), "same", commitments.Open},
		{"once", []deed{repeats("2026-12-01", commitments.Monthly)}, repeats("2026-12-01", ""), "amended: bulanan > berulang: ", commitments.Open},
		{"once already", nil, repeats("2026-12-01", ""), "same", commitments.Open},
		{"no repeat", nil, repeats("2026-12-01", "harian"), "state", commitments.Open},
		{"the next deadline is over", nil, repeats("2027-02-01", commitments.Monthly), "past", commitments.Open},
		{"an indicator", nil, amend(commitments.FieldIndicator, "p1"), "amended:  > indikator: p1", commitments.Open},
		{"an indicator no more", []deed{amend(commitments.FieldIndicator, "p1")}, amend(commitments.FieldIndicator, ""), "amended: p1 > indikator: ", commitments.Open},
		{"what is cancelled", []deed{cancel("a")}, repeats("2026-12-01", commitments.Monthly), "state", commitments.Cancelled},
	})
	c := shared()
	check(t, errorOf(repeats("2026-12-01", commitments.Monthly)(&c)))
	check(t, errorOf(renewed(&c)))
	if err := errorOf(repeats("2026-12-02", "")(&c)); err != commitments.ErrRenewed {
		t.Errorf("with a next term it says %v", err)
	}
}

// A lead that is over when it is set is not told, one that was told stays, and those that
// are to come do.
func TestNewLeads(t *testing.T) {
	for _, x := range []struct {
		name string
		set  []deed
		want map[string]string
	}{
		{"over already", []deed{leads("2026-12-21", 20)}, map[string]string{"2026-12-21": "H-14", "2026-12-30": "H-14", "2026-12-31": "H-0"}},
		{"of today", []deed{leads("2026-12-21", 10)}, map[string]string{"2026-12-21": "H-10"}},
		{"fewer", []deed{leads("2026-12-25", 14, 3)}, map[string]string{"2026-12-25": "H-7", "2026-12-28": "H-3", "2026-12-30": "H-3"}},
		{"none yet", []deed{leads("2026-11-02", 5)}, map[string]string{"2026-12-02": "jauh", "2026-12-28": "H-5"}},
		{"twice a day", []deed{leads("2026-12-21", 11), leads("2026-12-21", 20)}, map[string]string{"2026-12-21": "H-14"}},
		{"and back", []deed{leads("2026-12-21", 5), leads("2026-12-28")}, map[string]string{"2026-12-28": "H-3", "2026-12-30": "H-1"}},
		{"moved since", []deed{leads("2026-12-21", 20), move("2027-01-20", "a")}, map[string]string{"2026-12-31": "H-20", "2027-01-11": "H-20"}},
	} {
		c := shared()
		for _, d := range x.set {
			check(t, errorOf(d(&c)))
		}
		for day, want := range x.want {
			if d := c.DueOf(c.Parties[0], at(day), lebaran()); string(d.Stage) != want {
				t.Errorf("%s: on %s it is %s, want %s", x.name, day, d.Stage, want)
			}
		}
	}
}

// Whatever leads are set and when: on that day nothing is said that was not due anyway,
// and no day is told whose lead was over when it was set.
func TestNewLeadsTellNothingOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		c := commitments.Commitment{State: commitments.Open, Deadline: x.Deadline, Begun: x.Begun, Leads: x.Leads, Parties: []commitments.Party{{SKPD: "dinsos", Status: commitments.Waiting}}}
		some := rapid.SliceOfNDistinct(rapid.IntRange(1, 40), 1, 5, rapid.ID[int])
		set := x.Begun
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			set = set.AddDays(rapid.IntRange(1, 20).Draw(t, "later"))
			now := set.At(8*60, cal.zone)
			before := c.DueOf(c.Parties[0], now, cal)
			if _, err := c.SetLeads(commitments.Act{At: now}, some.Draw(t, "leads")); err != nil {
				return
			}
			after := c.DueOf(c.Parties[0], now, cal)
			if day := x.Deadline.AddDays(-after.Lead); after.Stage != before.Stage && day.Before(set) {
				t.Fatalf("set on %s it says %s at once, of %s", set, after.Stage, day)
			}
		}
	})
}

// What repeats by a change goes on as what has repeated from the beginning, and what was
// stopped and comes again keeps to its plan.
func TestRepeatChanged(t *testing.T) {
	c := shared()
	check(t, errorOf(repeats("2026-12-01", commitments.Monthly)(&c)))
	check(t, errorOf(move("2027-01-15", "banjir")(&c)))
	check(t, errorOf(repeats("2026-12-28", "")(&c)))
	if _, ok := c.Renewed(date("2027-01-16"), program("2027-01-16")); ok {
		t.Error("what was stopped goes on")
	}
	stopped := c
	check(t, errorOf(repeats("2026-12-28", commitments.Monthly)(&c)))
	if next, ok := c.Renewed(date("2027-01-01"), program("2027-01-01")); !ok || next.Deadline != date("2027-01-31") || next.Term != 2 {
		t.Errorf("the next term is %d, due %s (%v)", next.Term, next.Deadline, ok)
	}
	c = stopped
	check(t, errorOf(move("2027-02-10", "banjir")(&c)))
	check(t, errorOf(repeats("2026-12-29", commitments.Quarterly)(&c)))
	if next, ok := c.Renewed(date("2027-02-11"), program("2027-02-11")); !ok || next.Deadline != date("2027-05-10") {
		t.Errorf("it follows on %s (%v)", next.Deadline, ok)
	}
}

func TestReadLeads(t *testing.T) {
	for words, want := range map[string][]int{
		"30, 14, 7, 3, 1 hari": {30, 14, 7, 3, 1}, "7,1": {7, 1}, "3 dan 14": {14, 3}, "H-14, h-3": {14, 3}, "7 7 1": {7, 1},
		"10 hari sebelum tenggat": {10}, "7, 0": {7}, "bawaan": nil, "Default": nil,
	} {
		if got, ok := commitments.ReadLeads(words); !ok || !cmp.Equal(got, want) {
			t.Errorf("%q is %v (%v)", words, got, ok)
		}
	}
	for _, words := range []string{"", "0", "hari", "tiap hari", "-7", "1,5 minggu", "400", "7 minggu", "sering", "1 2 3 4 5 6 7 8 9 10 11", "bawaan 7"} {
		if got, ok := commitments.ReadLeads(words); ok {
			t.Errorf("%q is read as %v", words, got)
		}
	}
}
