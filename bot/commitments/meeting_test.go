package commitments_test

import (
	"fmt"
	"testing"
	"time"

	"pantau/bot/commitments"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// rakor is a meeting on Tuesday, 12 January 2027 at 09.00.
func rakor() commitments.Meeting {
	return commitments.Meeting{Number: 3, Title: "Rakor TKPKD", Date: date("2027-01-12"), Start: 9 * 60, Place: "Aula Bapperida",
		Invited: []string{"dinsos", "disnaker"}, CreatedAt: at("2026-12-20")}
}

// clock is a moment "2027-01-12 08.00" in the middle zone.
func clock(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15.04", s, wita)
	if err != nil {
		panic(err)
	}
	return t
}

func TestMeetingStageAt(t *testing.T) {
	usual := rakor()
	late := rakor()
	late.CreatedAt = at("2027-01-07")
	monday := rakor()
	monday.Date = date("2027-01-11")
	moved := rakor()
	moved.Set = date("2027-01-05")
	cancelled := rakor()
	cancelled.Cancelled = "ditunda"
	over := rakor()
	over.Over = true
	for _, c := range []struct {
		name    string
		meeting commitments.Meeting
		now     string
		want    commitments.MeetingStage
		left    int
	}{
		{"at once", usual, "2026-12-20 21.00", commitments.Invited, 23},
		{"eight days before", usual, "2027-01-04 23.59", commitments.Invited, 8},
		{"seven", usual, "2027-01-05 00.00", commitments.WeekBefore, 7},
		{"one", usual, "2027-01-11 08.30", commitments.DayBefore, 1},
		{"the morning, 61 minutes before", usual, "2027-01-12 07.59", commitments.DayBefore, 0},
		{"60 minutes before", usual, "2027-01-12 08.00", commitments.HourBefore, 0},
		{"a minute before", usual, "2027-01-12 08.59", commitments.HourBefore, 0},
		{"it begins", usual, "2027-01-12 09.00", commitments.Over, 0},
		{"the day after", usual, "2027-01-13 09.00", commitments.Over, -1},
		{"called in the week before", late, "2027-01-07 09.00", commitments.Invited, 5},
		{"then the day before", late, "2027-01-11 09.00", commitments.DayBefore, 1},
		{"the day before is a Sunday", monday, "2027-01-07 09.00", commitments.WeekBefore, 4},
		{"so it comes on Friday", monday, "2027-01-08 09.00", commitments.DayBefore, 3},
		{"moved today", moved, "2027-01-05 10.00", commitments.Invited, 7},
		{"cancelled", cancelled, "2027-01-12 08.30", commitments.CalledOff, 0},
		{"cancelled long ago", cancelled, "2027-01-12 09.30", commitments.Over, 0},
		{"among the past ones", over, "2026-12-21 09.30", commitments.Over, 22},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := commitments.MeetingStageAt(c.meeting, clock(c.now).UTC(), lebaran())
			if want := (commitments.MeetingDue{Stage: c.want, Left: c.left}); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestMeetingMark(t *testing.T) {
	m := rakor()
	mark := func() string {
		return commitments.MeetingMark("6311", m, commitments.MeetingDue{Stage: commitments.WeekBefore}, -1001)
	}
	if got, want := mark(), "agenda/6311/3/2027-01-12T09.00/H-7@-1001"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	seen := map[string]bool{mark(): true}
	for i, change := range []func() ([]commitments.Entry, error){
		func() ([]commitments.Entry, error) { return m.Reschedule(office, date("2027-01-13"), 9*60, 0) },
		func() ([]commitments.Entry, error) { return m.Reschedule(office, date("2027-01-12"), 9*60, 0) },
		func() ([]commitments.Entry, error) { return m.Relocate(office, "Aula Setda") },
	} {
		check(t, errorOf(change()))
		if seen[mark()] {
			t.Errorf("change %d: %s was told before", i, mark())
		}
		seen[mark()] = true
	}
	before := mark()
	check(t, errorOf(m.Reschedule(office, m.Date, m.Start, 12*60)))
	if mark() != before {
		t.Error("all are told anew that it has an end")
	}
}

// step is something done to a meeting.
type step func(*commitments.Meeting) ([]commitments.Entry, error)

// early is some days before the meeting.
const early = "2027-01-08 10.00"

// on is what the head of a department does at a moment.
func on(now string) commitments.Act { return commitments.Act{By: "Kepala Dinsos", At: clock(now)} }

func respond(skpd, now string, comes commitments.Comes, note string) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Respond(skpd, on(now), commitments.Answer{Comes: comes, Note: note})
	}
}

func attach(file string) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Attach(on("2027-02-01 10.00"), commitments.Attachment{Kind: "notula", File: file, Name: "notula.pdf"})
	}
}

func reschedule(now, day string, start int) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Reschedule(on(now), date(day), start, 0)
	}
}

func relocate(place string) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) { return m.Relocate(on(early), place) }
}

func callOff(now, reason string) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) { return m.Cancel(on(now), reason) }
}

func finish(now string) step {
	return func(m *commitments.Meeting) ([]commitments.Entry, error) { return m.Finish(on(now)) }
}

// Whatever is done to a meeting leaves an entry that says so, or is refused and changes
// nothing.
func TestMeetingTransitions(t *testing.T) {
	fill := func(m *commitments.Meeting) ([]commitments.Entry, error) {
		for i := range commitments.MaxFiles {
			check(t, errorOf(attach(fmt.Sprint("F", i))(m)))
		}
		return nil, nil
	}
	units := func(m *commitments.Meeting) ([]commitments.Entry, error) {
		m.Units = []string{"tkpkd"}
		return nil, nil
	}
	for _, c := range []struct {
		name  string
		first []step
		then  step
		want  string
	}{
		{"comes", nil, respond("dinsos", early, commitments.Attends, ""), "answered dinsos:  > hadir"},
		{"comes twice", []step{respond("dinsos", early, commitments.Attends, "")}, respond("dinsos", early, commitments.Attends, " "), "same"},
		{"sends another", []step{respond("dinsos", early, commitments.Attends, "")}, respond("dinsos", early, commitments.StandIn, "Kabid Linjamsos"), "answered dinsos: hadir > diwakili (Kabid Linjamsos)"},
		{"is not invited", nil, respond("pupr", early, commitments.Attends, ""), "party"},
		{"sits in the team", []step{units}, respond("pupr", early, commitments.Attends, ""), "answered pupr:  > hadir"},
		{"nobody in the team", []step{units}, respond("", early, commitments.Attends, ""), "party"},
		{"says nothing", nil, respond("dinsos", early, commitments.NoAnswer, ""), "state"},
		{"answers a minute before", nil, respond("dinsos", "2027-01-12 08.59", commitments.NotComing, "sakit"), "answered dinsos:  > berhalangan (sakit)"},
		{"answers too late", nil, respond("dinsos", "2027-01-12 09.00", commitments.Attends, ""), "state"},
		{"answers what was cancelled", []step{callOff(early, "a")}, respond("dinsos", early, commitments.Attends, ""), "state"},

		{"minutes", []step{finish("2027-01-13 00.00")}, attach("F1"), "attached:  > notula (notula.pdf)"},
		{"minutes twice", []step{attach("F1")}, attach("F1"), "same"},
		{"too many files", []step{fill}, attach("F99"), "full"},
		{"no file", nil, attach(""), "state"},

		{"another day", nil, reschedule(early, "2027-01-14", 13*60), "moved: 2027-01-12 09.00 > 2027-01-14 13.00"},
		{"the same day", nil, reschedule(early, "2027-01-12", 9*60), "same"},
		{"today, later", nil, reschedule(early, "2027-01-08", 10*60+1), "moved: 2027-01-12 09.00 > 2027-01-08 10.01"},
		{"today, now", nil, reschedule(early, "2027-01-08", 10*60), "past"},
		{"when it has begun", nil, reschedule("2027-01-12 09.00", "2027-01-14", 9*60), "state"},

		{"another place", nil, relocate("Aula Setda "), "amended: Aula Bapperida > Aula Setda"},
		{"the same place", nil, relocate("Aula Bapperida"), "same"},

		{"cancelled", nil, callOff(early, "ditunda"), "cancelled:  >  (ditunda)"},
		{"cancelled twice", []step{callOff(early, "a")}, callOff(early, "a"), "same"},
		{"cancelled without a reason", nil, callOff(early, " "), "reason"},
		{"cancelled too late", nil, callOff("2027-01-12 09.00", "a"), "state"},

		{"over", nil, finish("2027-01-13 00.00"), "closed:  > "},
		{"not over", nil, finish("2027-01-12 23.59"), "state"},
		{"over twice", []step{finish("2027-01-13 00.00")}, finish("2027-01-13 00.00"), "same"},
		{"over when cancelled", []step{callOff(early, "a")}, finish("2027-01-13 00.00"), "closed:  > "},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := rakor()
			for _, s := range c.first {
				check(t, errorOf(s(&x)))
			}
			before := x
			entries, err := c.then(&x)
			got := lines(entries)
			if err != nil {
				got = short(err)
				if diff := cmp.Diff(before, x); diff != "" {
					t.Errorf("an error has changed it: %s", diff)
				}
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// With another time the answers end, with another place they stay.
func TestAnswersAreToATime(t *testing.T) {
	m := rakor()
	check(t, errorOf(m.Respond("dinsos", office, commitments.Answer{Comes: commitments.Attends, By: "seseorang"})))
	if got := m.Answers["dinsos"]; got.By != "Sekretariat" || !got.At.Equal(office.At) {
		t.Errorf("the answer is %+v", got)
	}
	check(t, errorOf(m.Relocate(office, "Aula Setda")))
	check(t, errorOf(m.Reschedule(office, m.Date, m.Start, 12*60)))
	if len(m.Answers) != 1 {
		t.Error("another place or end has undone the answers")
	}
	check(t, errorOf(m.Reschedule(office, m.Date, 10*60, 12*60)))
	if len(m.Answers) != 0 {
		t.Error("an answer to nine o'clock counts for ten")
	}
}

// Who tells a meeting's stage when its mark is new, on working days or within its last
// hour, tells each at most once, the invitation first and never two on a day but for the
// last hour.
func TestMeetingStagesAreToldOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal := drawDays(t)
		set := date("2026-02-02").AddDays(rapid.IntRange(0, 200).Draw(t, "set"))
		m := commitments.Meeting{Number: 3, Date: set.AddDays(rapid.IntRange(0, 40).Draw(t, "days")),
			Start: rapid.IntRange(0, 24*60-1).Draw(t, "start"), CreatedAt: set.At(0, cal.zone)}
		known := map[string]bool{}
		var told []commitments.MeetingStage
		for now := set.In(cal.zone); !now.After(m.Begins(cal.zone)); now = now.Add(20 * time.Minute) {
			d := commitments.MeetingStageAt(m, now, cal)
			mark := commitments.MeetingMark("6311", m, d, 5)
			if d.Stage == commitments.Over || known[mark] || !cal.IsWorkday(now) && d.Stage != commitments.HourBefore {
				continue
			}
			known[mark] = true
			told = append(told, d.Stage)
		}
		order := map[commitments.MeetingStage]int{commitments.Invited: 0, commitments.WeekBefore: 1, commitments.DayBefore: 2, commitments.HourBefore: 3}
		for i := range told {
			if i > 0 && order[told[i]] <= order[told[i-1]] {
				t.Fatalf("told %v", told)
			}
		}
		if len(told) > 0 && told[len(told)-1] != commitments.HourBefore {
			t.Fatalf("told %v, and not of the last hour", told)
		}
		if cal.IsWorkday(set.In(cal.zone)) && m.Begins(cal.zone).Sub(set.In(cal.zone)) > time.Hour && told[0] != commitments.Invited {
			t.Fatalf("told %v", told)
		}
	})
}
