package commitments_test

import (
	"fmt"
	"testing"

	"pantau/bot/commitments"

	"pgregory.net/rapid"
)

// drawTerms draws the terms of a part that is owed, set on any day.
func drawTerms(t *rapid.T) commitments.Terms {
	begun := date("2026-01-05").AddDays(rapid.IntRange(0, 300).Draw(t, "begun"))
	return commitments.Terms{
		Deadline: begun.AddDays(rapid.IntRange(0, 120).Draw(t, "term")),
		Begun:    begun,
		Leads:    rapid.SliceOfN(rapid.IntRange(-1, 90), 0, 6).Draw(t, "leads"),
		Status:   rapid.SampledFrom([]commitments.Status{commitments.Waiting, commitments.Running, commitments.Returned}).Draw(t, "status"),
	}
}

// stageOf is a stage with its number.
func stageOf(d commitments.Due) string { return fmt.Sprintf("%s %d", d.Stage, d.Number) }

// expected is the stage by going through all the days: it says the same as StageAt in
// another way.
func expected(x commitments.Terms, today commitments.Date, cal days) string {
	works := func(d commitments.Date) bool { return cal.IsWorkday(d.In(cal.zone)) }
	late := 0
	for day := x.Deadline.AddDays(1); !day.After(today); day = day.AddDays(1) {
		if works(day) {
			late++
		}
	}
	switch {
	case late > 3:
		return fmt.Sprintf("lewat %d", 3+(late-3)/5)
	case late > 0:
		return fmt.Sprintf("lewat %d", late)
	}
	leads := map[int]bool{0: true}
	for _, k := range x.Leads {
		leads[k] = true
	}
	if len(x.Leads) == 0 {
		leads = map[int]bool{0: true, 1: true, 3: true, 7: true, 14: true, 30: true}
	}
	for k := range 91 {
		day := x.Deadline.AddDays(-k)
		if !leads[k] || k > 0 && day.Before(x.Begun) {
			continue
		}
		for !works(day) {
			day = day.AddDays(-1)
		}
		if !day.After(today) {
			return fmt.Sprintf("H-%d 0", k)
		}
	}
	return "jauh 0"
}

// Day by day the stage is what the definition says, with the true distance to the
// deadline, and another one is first reached on a working day; an almanac says the same.
func TestStagesDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		almanac := commitments.NewAlmanac(cal)
		before := ""
		for day := x.Begun; !day.After(x.Deadline.AddDays(40)); day = day.AddDays(1) {
			now := day.At(rapid.IntRange(0, 24*60-1).Draw(t, "minute"), cal.zone)
			d := commitments.StageAt(x, now, cal)
			if want := expected(x, day, cal); stageOf(d) != want {
				t.Fatalf("on %s it is %q, want %q", day, stageOf(d), want)
			}
			if again := commitments.StageAt(x, now, almanac); again != d {
				t.Fatalf("on %s the almanac says %+v, not %+v", day, again, d)
			}
			if d.Left != x.Deadline.Sub(day) || d.Late != commitments.WorkdaysBetween(x.Deadline, day, cal) {
				t.Fatalf("on %s the distance is %+v", day, d)
			}
			if stageOf(d) != before && before != "" && !cal.IsWorkday(now) {
				t.Fatalf("%q is first reached on %s, a day off", stageOf(d), day)
			}
			before = stageOf(d)
		}
	})
}

// Whoever tells a stage when its mark is new, on working days, awake or not, tells each
// at most once; what is told is the stage of that day; and after a working day of being
// awake nothing is owed.
func TestEachStageIsToldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		c := commitments.Commitment{Number: 7, State: commitments.Open, Deadline: x.Deadline, Begun: x.Begun, Leads: x.Leads,
			Parties: []commitments.Party{{SKPD: "dinsos", Status: x.Status}}}
		known, told := map[string]bool{}, map[string]int{}
		for day := x.Begun; !day.After(x.Deadline.AddDays(60)); {
			now := day.At(8*60+30, cal.zone)
			if cal.IsWorkday(now) {
				d := c.DueOf(c.Parties[0], now, cal)
				if mark := commitments.Mark("6311", c, c.Parties[0], d, -1); !known[mark] {
					known[mark] = true
					told[stageOf(d)]++
				}
				if told[expected(x, day, cal)] != 1 {
					t.Fatalf("on %s %q was told %d times", day, expected(x, day, cal), told[expected(x, day, cal)])
				}
			}
			day = day.AddDays(rapid.SampledFrom([]int{1, 1, 1, 2, 5, 30}).Draw(t, "sleep"))
		}
		for stage, n := range told {
			if n != 1 {
				t.Fatalf("%q was told %d times", stage, n)
			}
		}
	})
}

// However long the days off before a deadline are, one that was set on a working day is
// told of as near on a working day before it or on it.
func TestNoReminderIsLostToDaysOff(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		x.Begun = commitments.DateOf(cal.WorkdayOnOrBefore(x.Begun.In(cal.zone)))
		for day := x.Begun; !day.After(x.Deadline); day = day.AddDays(1) {
			d := commitments.StageAt(x, day.At(9*60, cal.zone), cal)
			if cal.IsWorkday(day.In(cal.zone)) && d.Stage == commitments.Today {
				return
			}
		}
		t.Fatal("the deadline came without a word")
	})
}

// Who is settled is told nothing, whenever.
func TestSettledHaveNoStage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		x.Status = rapid.SampledFrom([]commitments.Status{commitments.Verified, commitments.Waived}).Draw(t, "settled")
		x.Asked = x.Begun.In(cal.zone)
		now := x.Begun.AddDays(rapid.IntRange(-30, 300).Draw(t, "days")).In(cal.zone)
		for _, d := range []commitments.Due{commitments.StageAt(x, now, cal), commitments.ReviewAt(x, now, cal)} {
			if d.Stage != commitments.Settled || d.Number != 0 || d.Lead != 0 {
				t.Fatalf("got %+v", d)
			}
		}
	})
}

// A deadline that is moved, also back to where it was on another day, is told anew, from
// the stage that it is in.
func TestAMovedDeadlineIsToldAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, x := drawDays(t), drawTerms(t)
		c := commitments.Commitment{Number: 7, State: commitments.Open, Deadline: x.Deadline, Begun: x.Begun,
			Parties: []commitments.Party{{SKPD: "dinsos", Status: x.Status, Snoozes: map[string]commitments.Date{"kadis": x.Deadline}}}}
		marks := map[string]bool{}
		day := x.Begun
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			now := day.At(8*60+30, cal.zone)
			for _, office := range []string{"", "kadis"} {
				mark := commitments.MarkFor("6311", c, c.Parties[0], office, c.DueOf(c.Parties[0], now, cal), -1)
				if marks[mark] && office == "" {
					t.Fatalf("%s was told before", mark)
				}
				marks[mark] = true
			}
			day = day.AddDays(rapid.IntRange(1, 20).Draw(t, "later"))
			to := rapid.SampledFrom([]commitments.Date{x.Deadline.AddDays(200), x.Deadline.AddDays(230)}).Draw(t, "to")
			if to == c.Deadline {
				to = x.Deadline.AddDays(260)
			}
			_, err := c.Move(commitments.Act{By: "Sekretariat", At: day.At(8*60, cal.zone)}, to, "gagal lelang")
			if err != nil {
				t.Fatal(err)
			}
			if commitments.SnoozedFor(c.Parties[0], "kadis", day) {
				t.Fatal("a snooze outlives its deadline")
			}
		}
	})
}
