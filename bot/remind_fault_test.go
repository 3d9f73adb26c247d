package bot_test

import (
	"slices"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// spoils puts something on a shelf, in front of all else, that no program has written.
func (s *stage) spoils(shelf commitments.Shelf, list commitments.List) {
	s.t.Helper()
	c := commitments.Change{Shelf: shelf, Number: 900, Is: `{"number":"?"}`, List: list, Order: 1}
	s.must(s.pledges.Write(s.t.Context(), "6311", []commitments.Change{c}))
}

// meets has Dinsos be invited to a meeting; start is in minutes after midnight.
func (s *stage) meets(d commitments.Date, start int) {
	s.t.Helper()
	m := commitments.Meeting{Number: 1, Title: "Rakor TKPKD", Date: d, Start: start, Invited: []string{"dinsos"}, CreatedAt: s.now}
	like := commitments.Entry{At: s.now, Day: commitments.DateOf(s.now), What: commitments.WasRecorded}
	_, err := commitments.AddMeetingAs(s.t.Context(), s.pledges, "6311", like, m)
	s.must(err)
}

// What cannot be read is passed over: all else is told as ever.
func TestWhatCannotBeReadHoldsUpNoOther(t *testing.T) {
	for name, spoil := range map[string]func(s *stage){
		"nothing":       func(*stage) {},
		"a commitment":  func(s *stage) { s.spoils(commitments.Pledges, commitments.Current) },
		"a past one":    func(s *stage) { s.spoils(commitments.Pledges, commitments.Past) },
		"a meeting":     func(s *stage) { s.spoils(commitments.Meetings, commitments.Current) },
		"a meeting old": func(s *stage) { s.spoils(commitments.Meetings, commitments.Past) },
	} {
		s := newStage(t)
		s.play("@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n! catat 2026-12-31 dinsos Pelatihan kerja\n")
		s.meets(commitments.Date{Year: 2026, Month: 12, Day: 7}, 9*60)
		spoil(s)
		if round, err := s.bot.RemindRegion(t.Context(), "6311"); err != nil || !round.Next.After(s.now) {
			t.Errorf("%s: %v, %v", name, round, err)
		}
		if got := places(s.play("! hari 2026-11-23")); !slices.Equal(got, []string{"pribadi 2", "pribadi 2"}) {
			t.Errorf("%s: told %q", name, got)
		}
	}
}

// A recap that cannot be counted holds up no meeting.
func TestRecapThatCannotBeCounted(t *testing.T) {
	s := newStage(t)
	s.play("@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 1 sekretariat\n! jabatan 2 narahubung dinsos\n")
	s.settle(1, func(c *people.Settings) { c.Talks = string(chat.Private); c.Set(people.Digest, true) })
	s.meets(commitments.Date{Year: 2026, Month: 12, Day: 7}, 9*60)
	s.spoils(commitments.Pledges, commitments.Current)
	s.now = s.now.Add(2 * time.Hour)
	if round, err := s.bot.RemindRegion(t.Context(), "6311"); err == nil || round.Made != 1 {
		t.Errorf("%v, %v; want the invitation, and the recap's error", round, err)
	}
}
