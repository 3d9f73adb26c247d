package commitments_test

import (
	"fmt"
	"testing"
	"time"

	"pantau/bot/commitments"
)

// words are a stage as "H-7: 8 left", "lewat 4: -12 left, 8 late".
func words(d commitments.Due) string {
	s := string(d.Stage)
	if d.Number > 0 {
		s += fmt.Sprintf(" %d", d.Number)
	}
	s += fmt.Sprintf(": %d left", d.Left)
	if d.Late > 0 {
		s += fmt.Sprintf(", %d late", d.Late)
	}
	if d.Waits > 0 {
		s += fmt.Sprintf(", waits %d", d.Waits)
	}
	return s
}

func TestStageAt(t *testing.T) {
	long := commitments.Terms{Deadline: date("2026-03-25"), Begun: date("2026-01-05"), Status: commitments.Waiting}
	short := commitments.Terms{Deadline: date("2026-12-31"), Begun: date("2026-12-17"), Status: commitments.Running}
	own := commitments.Terms{Deadline: date("2026-12-31"), Begun: date("2026-01-05"), Leads: []int{5, 60, -3, 0, 5}, Status: commitments.Returned}
	saturday := commitments.Terms{Deadline: date("2026-10-31"), Begun: date("2026-01-05"), Status: commitments.Waiting}
	in := lebaran()
	for _, c := range []struct {
		name  string
		terms commitments.Terms
		on    string
		want  string
	}{
		{"before every lead", long, "2026-01-05", "jauh: 79 left"},
		{"H-30 is a Monday", long, "2026-02-22", "jauh: 31 left"},
		{"H-30", long, "2026-02-23", "H-30: 30 left"},
		{"between leads", long, "2026-03-10", "H-30: 15 left"},
		{"H-14", long, "2026-03-11", "H-14: 14 left"},
		{"the day before the last working day", long, "2026-03-16", "H-14: 9 left"},
		{"three leads are pulled before Lebaran, the nearest is told", long, "2026-03-17", "H-1: 8 left"},
		{"in Lebaran nothing new comes", long, "2026-03-22", "H-1: 3 left"},
		{"the day itself", long, "2026-03-25", "H-0: 0 left"},
		{"first working day after", long, "2026-03-26", "lewat 1: -1 left, 1 late"},
		{"second", long, "2026-03-27", "lewat 2: -2 left, 2 late"},
		{"the weekend after", long, "2026-03-29", "lewat 2: -4 left, 2 late"},
		{"third", long, "2026-03-30", "lewat 3: -5 left, 3 late"},
		{"then weekly: not on the seventh", long, "2026-04-03", "lewat 3: -9 left, 7 late"},
		{"but on the eighth", long, "2026-04-06", "lewat 4: -12 left, 8 late"},
		{"and the thirteenth", long, "2026-04-13", "lewat 5: -19 left, 13 late"},

		{"two weeks away", short, "2026-12-17", "H-14: 14 left"},
		{"never H-30", short, "2026-12-23", "H-14: 8 left"},
		{"H-7", short, "2026-12-24", "H-7: 7 left"},
		{"before it was set", short, "2026-12-01", "jauh: 30 left"},

		{"own leads: 60 days", own, "2026-11-02", "H-60: 59 left"},
		{"own leads: pulled from Sunday to Friday", own, "2026-10-30", "H-60: 62 left"},
		{"own leads: no H-30", own, "2026-12-24", "H-60: 7 left"},
		{"own leads: 5 days, a Saturday", own, "2026-12-25", "H-5: 6 left"},

		{"deadline on Saturday: Friday is the day", saturday, "2026-10-30", "H-0: 1 left"},
		{"on the Saturday", saturday, "2026-10-31", "H-0: 0 left"},
		{"the Sunday after it is not late", saturday, "2026-11-01", "H-0: -1 left"},
		{"Monday is the first day late", saturday, "2026-11-02", "lewat 1: -2 left, 1 late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name, cal := range map[string]commitments.Calendar{"calendar": in, "almanac": commitments.NewAlmanac(in)} {
				if got := words(commitments.StageAt(c.terms, at(c.on), cal)); got != c.want {
					t.Errorf("%s: %s: got %q, want %q", name, c.on, got, c.want)
				}
			}
		})
	}
}

func TestStageAtOfOtherStatuses(t *testing.T) {
	terms := func(change func(*commitments.Terms)) commitments.Terms {
		x := commitments.Terms{Deadline: date("2026-03-31"), Begun: date("2026-01-05"), Status: commitments.Waiting}
		change(&x)
		return x
	}
	reported := terms(func(x *commitments.Terms) { x.Status, x.Reported = commitments.Reported, at("2026-03-16") })
	asked := terms(func(x *commitments.Terms) { x.Asked = at("2026-03-16") })
	for _, c := range []struct {
		name, on         string
		terms            commitments.Terms
		stage, reviewing string
	}{
		{"reported today", "2026-03-16", reported, ": 15 left", ": 15 left"},
		{"one working day ago", "2026-03-17", reported, ": 14 left", ": 14 left"},
		{"Lebaran does not count", "2026-03-24", reported, ": 7 left", ": 7 left"},
		{"two working days ago", "2026-03-25", reported, "tinjauan 1: 6 left, waits 2", "tinjauan 1: 6 left, waits 2"},
		{"six", "2026-03-31", reported, "tinjauan 1: 0 left, waits 6", "tinjauan 1: 0 left, waits 6"},
		{"seven, and the deadline is over", "2026-04-01", reported, "tinjauan 2: -1 left, 1 late, waits 7", "tinjauan 2: -1 left, 1 late, waits 7"},
		{"a request: who owes is reminded on", "2026-03-25", asked, "H-7: 6 left", "tinjauan 1: 6 left, waits 2"},
		{"verified", "2026-04-01", terms(func(x *commitments.Terms) { x.Status, x.Reported = commitments.Verified, at("2026-03-16") }), ": -1 left, 1 late", ": -1 left, 1 late"},
		{"waived", "2026-04-01", terms(func(x *commitments.Terms) { x.Status, x.Asked = commitments.Waived, at("2026-03-16") }), ": -1 left, 1 late", ": -1 left, 1 late"},
		{"no deadline", "2026-04-01", terms(func(x *commitments.Terms) { x.Deadline = commitments.Date{} }), ": 0 left", ": 0 left"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := words(commitments.StageAt(c.terms, at(c.on), lebaran())); got != c.stage {
				t.Errorf("stage %q, want %q", got, c.stage)
			}
			if got := words(commitments.ReviewAt(c.terms, at(c.on), lebaran())); got != c.reviewing {
				t.Errorf("review %q, want %q", got, c.reviewing)
			}
		})
	}
}

func TestStageAtCountsInTheRegionsZone(t *testing.T) {
	terms := commitments.Terms{Deadline: date("2026-12-31"), Begun: date("2026-01-05"), Status: commitments.Waiting}
	now := time.Date(2026, 12, 30, 15, 30, 0, 0, time.UTC) // 23.30 in the middle, 00.30 in the east
	east := days{zone: time.FixedZone("WIT", 9*60*60)}
	if got := words(commitments.StageAt(terms, now, lebaran())); got != "H-1: 1 left" {
		t.Errorf("in the middle zone %q", got)
	}
	if got := words(commitments.StageAt(terms, now, east)); got != "H-0: 0 left" {
		t.Errorf("in the east %q", got)
	}
}

func TestEscalatesAt(t *testing.T) {
	terms := commitments.Terms{Deadline: date("2026-03-13"), Begun: date("2026-01-05"), Status: commitments.Waiting}
	for _, c := range []struct {
		on    string
		after int
		want  bool
	}{
		{"2026-03-13", 1, false},
		{"2026-03-15", 1, false}, // Sunday
		{"2026-03-16", 1, true},
		{"2026-03-16", 0, true},
		{"2026-03-13", 0, false},
		{"2026-03-30", 7, false}, // 6 working days: 16, 17, 25, 26, 27, 30
		{"2026-03-31", 7, true},
	} {
		if got := commitments.EscalatesAt(terms, at(c.on), lebaran(), c.after); got != c.want {
			t.Errorf("on %s after %d: %v", c.on, c.after, got)
		}
	}
	terms.Status = commitments.Reported
	if commitments.EscalatesAt(terms, at("2026-06-01"), lebaran(), 7) {
		t.Error("a report that awaits the secretariat goes up")
	}
}

func TestWorkdaysBetween(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-03-13", "2026-03-13", 0},
		{"2026-03-16", "2026-03-13", 0},
		{"2026-03-13", "2026-03-15", 0},
		{"2026-03-13", "2026-03-16", 1},
		{"2026-03-17", "2026-03-25", 1},
		{"2025-12-31", "2027-01-01", 257}, // 262 days of the week from Monday to Friday, 5 of them off
	} {
		for name, cal := range map[string]commitments.Calendar{"calendar": lebaran(), "almanac": commitments.NewAlmanac(lebaran())} {
			if got := commitments.WorkdaysBetween(date(c.from), date(c.to), cal); got != c.want {
				t.Errorf("%s: %s to %s: %d, want %d", name, c.from, c.to, got, c.want)
			}
		}
	}
}
