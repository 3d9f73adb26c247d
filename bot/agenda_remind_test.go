package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// TestMeetingReminders has the program look around at random moments before a meeting,
// as if it had slept or stopped in between: each chat is told a stage once, never at
// night or on a day off but for the last hour, and nothing of a meeting that has begun.
func TestMeetingReminders(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newStage(t)
		s.hasSKPD("dinsos", "dpmd")
		s.holds(2, people.Secretariat, "")
		s.holds(4, people.Contact, "dpmd")
		s.holds(5, people.Head, "dinsos")
		s.binds(1, "")
		s.binds(2, "dpmd")
		day := commitments.DateOf(s.now.In(wita())).AddDays(rapid.IntRange(1, 40).Draw(rt, "day"))
		m := commitments.Meeting{Number: 1, Title: "Rakor", Date: day, Start: rapid.IntRange(0, 24*60-1).Draw(rt, "minute"), Invited: []string{"dinsos", "dpmd"}, CreatedAt: s.now}
		e := commitments.Entry{At: s.now, Day: commitments.DateOf(s.now.In(wita())), What: commitments.WasRecorded}
		_, err := s.pledges.Reserve(t.Context(), "6311", commitments.Meetings, 1)
		s.must(err)
		_, err = commitments.AddMeetingAs(t.Context(), s.pledges, "6311", e, m)
		s.must(err)
		begins := m.Begins(wita())
		calendar, err := people.CalendarOf(t.Context(), s.people, "6311")
		s.must(err)
		told, open := map[string]bool{}, false
		for s.now.Before(begins.Add(2 * time.Hour)) {
			now := s.now.In(wita())
			open = open || now.Before(begins) && calendar.IsWorkday(now) && now.Weekday() != time.Friday && now.Hour() >= 9 && now.Hour() < 20
			_, err := s.bot.Remind(t.Context())
			s.must(err)
			for _, l := range s.mail.taken() {
				words, err := s.bot.Words(t.Context(), l)
				s.must(err)
				stage := l.Key[strings.LastIndex(l.Key, "rapat-"):]
				at := s.now.In(wita())
				what := s.place(l.To.Chat) + " " + stage
				quiet := at.Hour() < 8 || at.Hour() >= 20 || !calendar.IsWorkday(at) || at.Weekday() == time.Friday && at.Hour() >= 11 && at.Hour() < 14
				switch {
				case told[what]:
					rt.Fatalf("%s is told twice", what)
				case quiet && !strings.HasSuffix(stage, "1jam"):
					rt.Fatalf("%s is told at %s", what, at)
				case !at.Before(begins) || words.Drop || words.Hold > 0:
					rt.Fatalf("%s is told at %s of a meeting at %s: %+v", what, at, begins, words)
				case strings.HasSuffix(stage, "1jam") && at.Before(begins.Add(-time.Hour)):
					rt.Fatalf("%s is told at %s", what, at)
				}
				told[what] = true
			}
			s.now = s.now.Add(time.Duration(rapid.IntRange(1, 30*60).Draw(rt, "sleep")) * time.Minute)
		}
		if open && len(told) < 3 { // the contact, the head and the SKPD's group
			rt.Fatalf("told only %v", told)
		}
	})
}

// A chat that may no more read of a meeting is not told of it by a letter made before.
func TestMeetingWordsDropped(t *testing.T) {
	after := map[string]func(*stage){
		"the office is another's": func(s *stage) {
			_, err := people.Appoint(s.t.Context(), s.people, "6311", "1", 8, s.now)
			s.must(err)
		},
		"the meeting is set anew": func(s *stage) {
			_, err := commitments.SaveMeeting(s.t.Context(), s.pledges, "6311", 1, func(m *commitments.Meeting) ([]commitments.Entry, error) {
				return m.Reschedule(commitments.Act{At: s.now.In(wita())}, m.Date.AddDays(1), m.Start, 0)
			})
			s.must(err)
		},
		"reminders are turned off": func(s *stage) {
			_, err := s.people.Change(s.t.Context(), 4, func(c *people.Settings) error {
				c.Talks = string(chat.Private)
				c.Set(people.Commitments, false)
				return nil
			})
			s.must(err)
		},
		"the meeting has begun": func(s *stage) { s.now = s.now.AddDate(0, 1, 0) },
	}
	for name, change := range after {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.hasSKPD("dpmd")
			s.holds(4, people.Contact, "dpmd")
			day := commitments.DateOf(s.now.In(wita()))
			_, err := commitments.AddMeetingAs(t.Context(), s.pledges, "6311", commitments.Entry{At: s.now, Day: day, What: commitments.WasRecorded},
				commitments.Meeting{Number: 1, Title: "Rakor", Date: day.AddDays(20), Start: 540, Invited: []string{"dpmd"}, CreatedAt: s.now})
			s.must(err)
			_, err = s.bot.Remind(context.WithoutCancel(t.Context()))
			s.must(err)
			letters := s.mail.taken()
			if len(letters) != 1 {
				t.Fatalf("%d letters; want the invitation", len(letters))
			}
			if words, err := s.bot.Words(t.Context(), letters[0]); err != nil || words.Drop {
				t.Fatalf("dropped at once, %v", err)
			}
			change(s)
			if words, err := s.bot.Words(t.Context(), letters[0]); err != nil || !words.Drop {
				t.Errorf("still told: %q, %v", words.Message.Text, err)
			}
		})
	}
}

// A meeting that is called off or put off in the night is told so before people would come
// to it; one that begins later waits for the morning.
func TestCalledOffInTheNight(t *testing.T) {
	changes := map[string]func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error){
		"called off": func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
			return m.Cancel(a, "pimpinan berhalangan")
		},
		"put off": func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
			return m.Reschedule(a, m.Date.AddDays(7), 9*60, 0)
		},
		"put off twice": func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
			if _, err := m.Reschedule(a, m.Date.AddDays(6), 9*60, 0); err != nil {
				return nil, err
			}
			return m.Reschedule(a, m.Date.AddDays(7), 9*60, 0)
		},
		"put off and called off": func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
			if _, err := m.Reschedule(a, m.Date.AddDays(6), 9*60, 0); err != nil {
				return nil, err
			}
			return m.Cancel(a, "pimpinan berhalangan")
		},
	}
	for name, change := range changes {
		for _, test := range []struct {
			start int // minutes after midnight
			want  string
		}{{7 * 60, "06.00"}, {9 * 60, "08.30"}} {
			s := newStage(t)
			s.play("@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n")
			s.meets(commitments.Date{Year: 2026, Month: 11, Day: 24}, test.start)
			s.play("! hari 2026-11-23\n@ 2026-11-23 13:00")
			_, err := commitments.SaveMeeting(t.Context(), s.pledges, "6311", 1, func(m *commitments.Meeting) ([]commitments.Entry, error) {
				return change(m, commitments.Act{At: s.now.In(wita())})
			})
			s.must(err)
			if got := s.play("! hari 2026-11-24"); strings.Count(got, "<< ") != 1 || !strings.Contains(got, "<< 2026-11-24 "+test.want+" pribadi 2:") {
				t.Errorf("%s at minute %d: %s", name, test.start, got)
			}
		}
	}
}
