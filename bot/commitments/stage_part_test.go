package commitments_test

import (
	"testing"

	"pantau/bot/commitments"
)

// shared is a commitment of three SKPD that is due on 31 December 2026.
func shared() commitments.Commitment {
	return commitments.Commitment{
		Number: 12, State: commitments.Open, Title: "Pelatihan kerja 200 orang",
		Deadline: date("2026-12-31"), Begun: date("2026-06-01"),
		Parties: []commitments.Party{
			{SKPD: "dinsos", Status: commitments.Waiting},
			{SKPD: "disnaker", Status: commitments.Waiting},
			{SKPD: "dpmd", Status: commitments.Waiting},
		},
	}
}

func TestMark(t *testing.T) {
	c := shared()
	p := c.Party("disnaker")
	mark := func(office, day string) string {
		return commitments.MarkFor("6311", c, *p, office, c.DueOf(*p, at(day), lebaran()), -1001)
	}
	is := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	is(mark("", "2026-12-24"), "komitmen/6311/12/disnaker/2026-12-31~2026-06-01/H-7@-1001")
	is(mark("", "2027-01-05"), "komitmen/6311/12/disnaker/2026-12-31~2026-06-01/lewat3@-1001")

	_, err := c.Snooze("disnaker", "kadis", date("2026-12-28"), act("Kepala Disnaker", "2026-12-24"))
	check(t, err)
	is(mark("kadis", "2026-12-28"), "komitmen/6311/12/disnaker/2026-12-31~2026-06-01/H-3+2026-12-28@-1001")
	is(mark("", "2026-12-28"), "komitmen/6311/12/disnaker/2026-12-31~2026-06-01/H-3@-1001")

	p.Until, p.Begun = date("2027-01-29"), date("2026-12-28")
	is(mark("", "2026-12-28"), "komitmen/6311/12/disnaker/2027-01-29~2026-12-28/jauh@-1001")

	_, err = c.ReportDone("disnaker", act("Kepala Disnaker", "2026-12-28"), "")
	check(t, err)
	is(mark("kadis", "2026-12-30"), "komitmen/6311/12/disnaker/2027-01-29~2026-12-28/tinjauan1~2026-12-28@-1001")
	is(commitments.MarkUp("6311", c, *p, 5), "komitmen/6311/12/disnaker/2027-01-29~2026-12-28/naik@5")
}

// A snooze hides the part from one office until its day; then the stage is told once
// more, though none has come since, and the group has heard it all along.
func TestSnooze(t *testing.T) {
	c := shared()
	known := map[string]bool{}
	told := func(office, day string) bool {
		p := *c.Party("disnaker")
		if commitments.SnoozedFor(p, office, date(day)) {
			return false
		}
		mark := commitments.MarkFor("6311", c, p, office, c.DueOf(p, at(day), lebaran()), int64(len(office)))
		was := known[mark]
		known[mark] = true
		return !was
	}
	for _, step := range []struct {
		day         string
		group, head bool
	}{
		{"2026-12-17", true, true},   // H-14
		{"2026-12-18", false, false}, // nothing new
		{"2026-12-24", true, false},  // H-7, snoozed
		{"2026-12-25", false, true},  // the snooze is over
		{"2026-12-26", false, false}, // once only
		{"2026-12-28", true, true},   // H-3
	} {
		if step.day == "2026-12-24" {
			_, err := c.Snooze("disnaker", "kadis", date("2026-12-25"), act("Kepala Disnaker", "2026-12-23"))
			check(t, err)
		}
		if got := told("", step.day); got != step.group {
			t.Errorf("%s: the group is told: %v", step.day, got)
		}
		if got := told("kadis", step.day); got != step.head {
			t.Errorf("%s: the head is told: %v", step.day, got)
		}
	}
}

func TestDueOfNeedsAnOpenCommitment(t *testing.T) {
	for _, state := range []commitments.State{commitments.Draft, commitments.Closed, commitments.Cancelled} {
		c := shared()
		c.State = state
		if d := c.DueOf(c.Parties[0], at("2026-12-31"), lebaran()); d.Stage != commitments.Settled {
			t.Errorf("%s: %+v", state, d)
		}
		if c.GoesUp(c.Parties[0], at("2027-06-01"), lebaran(), 7) {
			t.Errorf("%s goes up", state)
		}
	}
}

func TestGoesUp(t *testing.T) {
	late := at("2027-01-12") // 8 working days after 31 December 2026; the first day of 2027 is one here
	for _, c := range []struct {
		name     string
		decision commitments.Decision
		on       string
		want     bool
	}{
		{"nothing decided", "", "", true},
		{"to be reminded, yesterday", commitments.RemindAgain, "2027-01-11", false},
		{"to be reminded, seven working days ago", commitments.RemindAgain, "2027-01-01", true},
		{"forwarded", commitments.Forward, "2027-01-01", false},
		{"held", commitments.Hold, "2027-01-01", false},
	} {
		x := shared()
		if c.decision != "" {
			_, err := x.Escalate("dinsos", act("Sekretariat", c.on), c.decision, "banjir")
			check(t, err)
		}
		if got := x.GoesUp(x.Parties[0], late, lebaran(), 7); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	x := shared()
	_, err := x.Escalate("dinsos", act("Sekretariat", "2027-01-11"), commitments.Hold, "banjir")
	check(t, err)
	_, err = x.Move(act("Sekretariat", "2027-01-12"), date("2027-01-29"), "banjir")
	check(t, err)
	if !x.GoesUp(x.Parties[0], at("2027-02-09"), lebaran(), 7) {
		t.Error("what was held for one deadline is held for the next one")
	}
}

// A part that goes up is told of week by week: from its deadline on, and after it was to
// be reminded from that day on.
func TestWeeksUp(t *testing.T) {
	x := shared()
	weeks := func(day string) int { return x.WeeksUp(x.Parties[0], at(day), lebaran(), 7) }
	for day, want := range map[string]int{"2027-01-11": 0, "2027-01-12": 0, "2027-01-15": 0, "2027-01-18": 1, "2027-01-25": 2} {
		if got := weeks(day); got != want {
			t.Errorf("%s: %d weeks, want %d", day, got, want)
		}
	}
	_, err := x.Escalate("dinsos", act("Sekretariat", "2027-01-13"), commitments.RemindAgain, "")
	check(t, err)
	for day, want := range map[string]int{"2027-01-22": 0, "2027-01-25": 0, "2027-01-28": 0, "2027-01-29": 1} {
		if got := weeks(day); got != want {
			t.Errorf("%s, reminded again: %d weeks, want %d", day, got, want)
		}
	}
}
