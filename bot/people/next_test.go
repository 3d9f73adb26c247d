package people_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"pantau/bot/people"
)

// 2026-12-01 is a Tuesday. Moments are in the region's own time.
func TestNext(t *testing.T) {
	type S = people.Settings
	group, private := S{Talks: "group"}, S{Talks: "private"}
	tests := []struct {
		name     string
		s        S
		k        people.Kind
		now, due string
	}{
		{"by day at once", private, people.Releases, "2026-12-01 06:00", "2026-12-01 06:00"},
		{"until the quiet hours", private, people.NewFigures, "2026-12-01 19:59", "2026-12-01 19:59"},
		{"quiet in the evening", private, people.NewFigures, "2026-12-01 20:00", "2026-12-02 06:00"},
		{"quiet in the morning", private, people.Releases, "2026-12-01 05:59", "2026-12-01 06:00"},
		{"Friday", private, people.Releases, "2026-12-04 11:00", "2026-12-04 14:00"},
		{"after Friday's pause", group, people.Releases, "2026-12-04 14:00", "2026-12-04 14:00"},
		{"weekend in private", private, people.NewFigures, "2026-12-05 10:00", "2026-12-05 10:00"},
		{"weekend in a group", group, people.NewFigures, "2026-12-05 10:00", "2026-12-07 06:00"},
		{"a day off in a group", group, people.Releases, "2026-08-17 10:00", "2026-08-18 06:00"},
		{"Lebaran in a group", group, people.Releases, "2026-03-17 21:00", "2026-03-25 06:00"},
		{"Lebaran in private", private, people.Releases, "2026-03-20 10:00", "2026-03-20 10:00"},
		{"reminders wait for the office", private, people.Commitments, "2026-12-01 07:00", "2026-12-01 08:30"},
		{"reminders by day", private, people.Commitments, "2026-12-01 16:00", "2026-12-01 16:00"},
		{"reminders at night", group, people.Commitments, "2026-12-01 22:00", "2026-12-02 08:30"},
		{"reminders on Friday", group, people.Commitments, "2026-12-04 12:00", "2026-12-04 14:00"},
		{"reminders at the weekend", private, people.Commitments, "2026-12-04 20:30", "2026-12-07 08:30"},
		{"reminders in Ramadan", private, people.Commitments, "2026-03-02 07:00", "2026-03-02 09:00"},
		{"reminders over Lebaran", private, people.Commitments, "2026-03-18 07:00", "2026-03-25 08:30"},
		{"a digest on its Monday", group, people.Digest, "2026-12-01 10:00", "2026-12-07 09:00"},
		{"a digest that is a little late", group, people.Digest, "2026-12-07 09:20", "2026-12-07 09:20"},
		{"a digest whose day is over", group, people.Digest, "2026-12-07 20:20", "2026-12-14 09:00"},
		{"a digest whose Monday is off", group, people.Digest, "2026-08-17 08:00", "2026-08-18 09:00"},
		{"the day after that", group, people.Digest, "2026-08-18 10:00", "2026-08-18 10:00"},
		{"a chosen digest", S{Weekly: people.Weekly{Day: time.Friday, Hour: 11}}, people.Digest, "2026-12-01 10:00", "2026-12-04 14:00"},
		{"a digest at night", S{Weekly: people.Weekly{Day: time.Friday, Hour: 22}}, people.Digest, "2026-12-01 10:00", "2026-12-05 06:00"},
		{"paused", S{Paused: at(t, people.Zone("6311"), "2027-02-01 05:00")}, people.Releases, "2026-12-01 10:00", "2027-02-01 06:00"},
		{"a pause that is over", S{Paused: at(t, people.Zone("6311"), "2026-11-01 05:00")}, people.Releases, "2026-12-01 10:00", "2026-12-01 10:00"},
		{"own quiet hours", S{Quiet: &people.Quiet{From: 720, To: 840}}, people.Releases, "2026-12-01 13:00", "2026-12-01 14:00"},
		{"no quiet hours", S{Quiet: &people.Quiet{}}, people.Releases, "2026-12-01 02:00", "2026-12-01 02:00"},
		{"awake at night only", S{Quiet: &people.Quiet{From: 360, To: 1200}}, people.Commitments, "2026-12-01 10:00", "2026-12-01 20:00"},
		{"awake on no working hour", S{Quiet: &people.Quiet{From: 300, To: 180}}, people.Commitments, "2026-12-01 10:00", "2026-12-02 03:00"},
	}
	for _, region := range []string{"1101", "6311", "9401"} {
		zone := people.Zone(region)
		c := people.NewCalendar(zone, people.Policy{Ramadan: []people.Span{{From: "2026-02-18", To: "2026-03-19"}}}, lebaran()...)
		for _, tt := range tests {
			t.Run(people.Zone(region).String()+" "+tt.name, func(t *testing.T) {
				s := tt.s
				if !s.Paused.IsZero() { // the pause is written in the time of 6311
					s.Paused = at(t, zone, s.Paused.Format("2006-01-02 15:04"))
				}
				got := s.Next(tt.k, c, at(t, zone, tt.now).UTC())
				if want := at(t, zone, tt.due); !got.Equal(want) {
					t.Errorf("at %s it is due %v; want %s", tt.now, got.In(zone).Format("Mon 2006-01-02 15:04"), tt.due)
				}
			})
		}
	}
}

// A whole year off does not silence a chat: a row so long no longer counts.
func TestNextInAnEndlessHoliday(t *testing.T) {
	var off []people.DayOff
	for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2026; day = day.AddDate(0, 0, 1) {
		off = append(off, people.DayOff{Date: day.Format(time.DateOnly), Kind: people.Local, Name: "x"})
	}
	c := people.NewCalendar(nil, people.Policy{}, off...)
	now := time.Date(2026, 6, 6, 3, 0, 0, 0, time.UTC) // a Saturday
	for k, want := range map[people.Kind]string{people.Releases: "Mon 06:00", people.Commitments: "Mon 08:30", people.Digest: "Mon 09:00"} {
		if got := (people.Settings{Talks: "group"}).Next(k, c, now).Format("Mon 15:04"); got != want {
			t.Errorf("%s is due %s; want %s", k, got, want)
		}
	}
}

// Whatever a chat has settled: never in its quiet hours, never before now, never
// over 15 days away unless it is paused, a digest a week more; and at once when the
// moment has come.
func TestNextProperties(t *testing.T) {
	minutes := rapid.IntRange(0, 1439)
	rapid.Check(t, func(t *rapid.T) {
		zone := people.Zone(rapid.SampledFrom([]string{"1101", "6311", "9401"}).Draw(t, "region"))
		now := moments().Draw(t, "now")
		var off []people.DayOff
		begins := rapid.IntRange(-20, 20).Draw(t, "first day off")
		for n := range rapid.IntRange(0, 30).Draw(t, "days off") {
			off = append(off, people.DayOff{Date: now.AddDate(0, 0, begins+n).Format(time.DateOnly)})
		}
		q := people.Quiet{From: minutes.Draw(t, "quiet from"), To: minutes.Draw(t, "quiet to")}
		s := people.Settings{
			Talks: rapid.SampledFrom([]string{"group", "private", "channel"}).Draw(t, "talks"), Quiet: &q,
			Weekly: people.Weekly{Day: time.Weekday(rapid.IntRange(0, 6).Draw(t, "day")), Hour: rapid.IntRange(0, 23).Draw(t, "hour")},
		}
		from := now
		if rapid.Bool().Draw(t, "paused") {
			s.Paused = now.Add(time.Duration(rapid.IntRange(-10, 1000).Draw(t, "hours")) * time.Hour)
			if s.Paused.After(now) {
				from = s.Paused
			}
		}
		c := people.NewCalendar(zone, people.Policy{Remind: rapid.IntRange(360, 1199).Draw(t, "remind")}, off...)
		k := rapid.SampledFrom(people.Kinds[:]).Draw(t, "kind")
		got := s.Next(k, c, now)
		far := 15 * 24 * time.Hour
		if k == people.Digest {
			far += 7 * 24 * time.Hour
		}
		if got.Before(from) || got.Sub(from) > far {
			t.Fatalf("due %v, asked at %v", got, from)
		}
		local := got.In(zone)
		m := local.Hour()*60 + local.Minute()
		if q.From <= q.To && q.From <= m && m < q.To || q.From > q.To && (m >= q.From || m < q.To) {
			t.Fatalf("due at minute %d, quiet %v", m, q)
		}
		if again := s.Next(k, c, got); !again.Equal(got) {
			t.Fatalf("due %v, and when that has come, %v", got, again)
		}
	})
}

func BenchmarkNext(b *testing.B) {
	c := people.NewCalendar(people.Zone("6311"), people.Policy{}, lebaran()...)
	now := time.Date(2026, 3, 17, 13, 0, 0, 0, time.UTC)
	for _, k := range people.Kinds {
		b.Run(string(k), func(b *testing.B) {
			b.ReportAllocs()
			s := people.Settings{Talks: "group"}
			for b.Loop() {
				s.Next(k, c, now)
			}
		})
	}
}
