package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/indicators"
)

func TestWhoHearsOfAFigure(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, nil) // its own region, below
	c.subscribe(2, in("6311"))
	c.subscribe(3, in("6309", "6311"))
	c.subscribe(4, in(people.Whole("6300")))
	c.subscribe(5, in("6300"))
	c.subscribe(6, in("0000"))
	c.subscribe(7, in("6309"))
	c.subscribe(8, in(people.Whole("6400")))
	c.subscribe(9, func(s *people.Settings) { s.Regions, s.Wants = []string{"6311"}, []people.Kind{people.Releases} })
	c.subscribe(-10, func(s *people.Settings) { s.BindTo("6311", "") })
	c.subscribe(11, func(s *people.Settings) {
		s.Regions, s.Watches = []string{"6311", people.Whole("6300"), "6300", "0000"}, nil
	})
	if err := c.people.SetRegion(t.Context(), 1, "6311"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		figure string
		want   []int64
	}{
		{"6311:p0:2026-03 4.41", []int64{-10, 1, 2, 3, 4, 11}},
		{"6311:line:2026-03 566000", []int64{-10, 1, 2, 3, 4, 11}},
		{"6300:p0:2026-03 3.70", []int64{5, 11}},
		{"0000:p0:2026-03 8.10", []int64{6, 11}},
		{"6401:p0:2026-03 8.00", []int64{8}},
		{"1101:p0:2026-03 18.00", nil},
		{"6311:p0:2025-03 4.65", []int64{-10, 1, 2, 3, 4, 11}},
	} {
		c.tell(test.figure)
		if got := c.heard(); !slices.Equal(got, test.want) {
			t.Errorf("of %s hear %v, want %v", test.figure, got, test.want)
		}
	}
}

// All figures of a survey that come in together make one message a chat.
func TestOneMessageAChat(t *testing.T) {
	c := newCourier(t)
	c.subscribe(1, in("6311", people.Whole("6300"), "6300"))
	c.subscribe(2, in("6311"))
	c.comes(c.figure("6311:p0:2026-03 4.41"), c.figure("6309:p0:2026-03 4.50"))
	c.wait(20 * time.Minute)
	c.comes(c.figure("6311:poor:2026-03 6.20"), c.figure("6300:p0:2026-03 3.70"))
	c.wait(20 * time.Minute)
	if got := c.heard(); got != nil {
		t.Fatalf("%v hear before it has settled", got)
	}
	c.wait(10 * time.Minute)
	for _, d := range c.taken() {
		text := chat.Plain(d.message.Text)
		if got := strings.Contains(text, "Tabalong"); got != (d.To.Chat == 1) || !strings.Contains(text, "4,41") || !strings.Contains(text, "6,20") {
			t.Errorf("%d is told %q", d.To.Chat, text)
		}
	}
	c.wait(24 * time.Hour)
	if s, _ := c.box.Stats(t.Context()); s.Counts["sent"] != 2 {
		t.Errorf("%d messages went out, want 2", s.Counts["sent"])
	}
	c.tell("6311:line:2026-03 566000", "6311:p0:2026-03 4.42")
	if got := c.heard(); !slices.Equal(got, []int64{1, 1, 2, 2}) {
		t.Errorf("a new and a revised figure reach %v, want each chat twice", got)
	}
}

// others are the P0 of 2026 of all districts in Kalimantan Selatan but Balangan, as
// they were in 2025.
func others(t *testing.T) (words []string) {
	for _, code := range catalogue(t).Children("6300") {
		f, _ := catalogue(t).Figure(code, indicators.P0, indicators.Period{Year: 2025, Month: indicators.March})
		if code != "6311" {
			words = append(words, code+":p0:2026-03 "+f.Value.String())
		}
	}
	return words
}

// A chat that watches for something is told of new figures that fulfil it, and of every
// revision.
func TestWatches(t *testing.T) {
	all := others(t)
	for _, test := range []struct {
		watch   people.Watch
		figures []string
		want    bool
	}{
		{"", []string{"6311:p0:2026-03 4.41"}, true},
		{"", []string{"6311:line:2026-03 566000"}, true},
		{people.IfP0Rises, []string{"6311:p0:2026-03 4.41"}, false},
		{people.IfP0Rises, []string{"6311:p0:2026-03 4.64"}, false},
		{people.IfP0Rises, []string{"6311:p0:2026-03 4.65"}, true},
		{people.IfP0Rises, []string{"6311:line:2026-03 566000"}, false},
		{people.IfP0Rises, []string{"6309:p0:2026-03 5.60", "6311:poor:2026-03 6.10"}, false},
		{"di-atas-5", []string{"6311:p0:2026-03 5.00"}, false},
		{"di-atas-5", []string{"6311:p0:2026-03 5.01"}, true},
		{"di-atas-5", []string{"6311:poor:2026-03 6.90"}, false},
		{people.IfRankChanges, []string{"6311:p0:2026-03 4.41"}, false},                     // nobody else's is known yet
		{people.IfRankChanges, append([]string{"6311:p0:2026-03 4.35"}, all[:4]...), false}, // too few to be ranked
		{people.IfRankChanges, append([]string{"6311:p0:2026-03 4.41"}, all...), true},
		{people.IfRankChanges, append([]string{"6311:p0:2026-03 4.41"}, all[:11]...), true}, // one is still missing
		{people.IfRankChanges, append([]string{"6311:p0:2026-03 4.60"}, all...), false},
		{people.IfRankChanges, append([]string{"6311:line:2026-03 566000"}, all...), false},
		{people.IfP0Rises, []string{"6311:p0:2025-03 4.60"}, true}, // a revision is always told
	} {
		c := newCourier(t)
		c.subscribe(1, in("6311"))
		c.subscribe(1, func(s *people.Settings) {
			if test.watch != "" {
				s.Watches = []people.Watch{test.watch}
			}
		})
		c.tell(test.figures...)
		if got := c.heard() != nil; got != test.want {
			t.Errorf("%q is told of %q: %v, want %v", test.watch, test.figures, got, test.want)
		}
	}
}

func TestWhenNewsArrives(t *testing.T) {
	at := func(s string) time.Time {
		at, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	bound := func(region string) func(*people.Settings) {
		return func(s *people.Settings) { s.BindTo(region, "") }
	}
	pause := func(until string) func(*people.Settings) {
		return func(s *people.Settings) { s.Regions, s.Paused = []string{"6311"}, at(until) }
	}
	for _, test := range []struct {
		name   string
		ready  string // UTC
		chat   int64
		change func(*people.Settings)
		want   string // empty is never
	}{
		{"by day", "2026-11-23 02:00", 1, in("6311"), "2026-11-23 02:00"},
		{"quiet hours, WITA", "2026-11-23 13:30", 1, in("6311"), "2026-11-23 22:00"},
		{"quiet hours, WIB", "2026-11-23 13:30", 1, in("3204"), "2026-11-23 23:00"},
		{"quiet hours, WIT", "2026-11-23 13:30", 1, in("8171"), "2026-11-23 21:00"},
		{"quiet hours of a whole province", "2026-11-23 13:30", 1, in(people.Whole("8100")), "2026-11-23 21:00"},
		{"no quiet hours", "2026-11-23 13:30", 1, func(s *people.Settings) { s.Regions, s.Quiet = []string{"6311"}, &people.Quiet{} }, "2026-11-23 13:30"},
		{"a person on Saturday", "2026-11-28 03:00", 1, in("6311"), "2026-11-28 03:00"},
		{"a group on Saturday", "2026-11-28 03:00", -1, bound("6311"), "2026-11-29 22:00"},
		{"a group on Christmas", "2026-12-25 03:00", -1, bound("6311"), "2026-12-27 22:00"},
		{"over the Friday prayer", "2026-11-27 03:20", 1, in("6311"), "2026-11-27 06:00"},
		{"a pause", "2026-11-23 02:00", 1, pause("2026-11-26 04:00"), "2026-11-26 04:00"},
		{"a pause that ends at night", "2026-11-23 02:00", 1, pause("2026-11-26 16:00"), "2026-11-26 22:00"},
		{"a pause beyond the news", "2026-11-23 02:00", 1, pause("2026-12-10 04:00"), ""},
	} {
		c := newCourier(t)
		c.subscribe(test.chat, test.change)
		c.now = at(test.ready).Add(-settles)
		var figures []string
		for _, region := range []string{"6311", "3204", "8171"} {
			figures = append(figures, region+":p0:2026-03 4.41")
		}
		c.tell(figures...)
		for range 16 * 24 * 6 {
			if len(c.said) > 0 {
				break
			}
			c.wait(10 * time.Minute)
		}
		got := ""
		for _, d := range c.taken() {
			got += d.at.Format("2006-01-02 15:04")
		}
		if got != test.want {
			t.Errorf("%s: told at %q, want %q", test.name, got, test.want)
		}
	}
}

// What a chat settles between the making of its letter and its turn counts.
func TestMindsChangeOverNight(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*people.Settings)
		want   int64 // dropped
	}{
		"stopped":        {func(s *people.Settings) { s.Stop() }, 1},
		"other regions":  {in("6309"), 1},
		"other interest": {func(s *people.Settings) { s.Watches = []people.Watch{people.IfP0Rises} }, 1},
		"paused":         {func(s *people.Settings) { s.Paused = monday.AddDate(0, 0, 3) }, 0},
	} {
		c := newCourier(t)
		c.subscribe(1, in("6311"))
		c.now = c.now.Add(12 * time.Hour)
		c.tell("6311:p0:2026-03 4.41")
		c.subscribe(1, test.change)
		if name == "stopped" {
			c.subscribe(1, func(s *people.Settings) { s.Stop() })
		}
		c.wait(10 * time.Hour)
		if s, _ := c.box.Stats(t.Context()); len(c.said) > 0 || s.Counts["dropped"] != test.want {
			t.Errorf("%s: told %v, dropped %d", name, c.said, s.Counts["dropped"])
		}
		c.wait(5 * 24 * time.Hour)
		if got := len(c.said); got != 1-int(test.want) {
			t.Errorf("%s: told %d times in the end", name, got)
		}
	}
}

func TestNewsGoesToTheTopicOfItsKind(t *testing.T) {
	c := newCourier(t)
	c.subscribe(-1, func(s *people.Settings) {
		s.BindTo("6311", "")
		s.Topics = map[people.Kind]int{people.NewFigures: 9, people.Releases: 12}
	})
	c.tell("6311:p0:2026-03 4.41")
	if d := c.one(); d.To.Topic != 9 || d.Kind != chat.Group || d.Priority != outbox.Release {
		t.Errorf("the letter is %+v", d.Letter)
	}
	c.tell("6311:p0:2026-03 4.42")
	if d := c.one(); d.Priority != outbox.Reminder {
		t.Errorf("a revision has priority %d", d.Priority)
	}
}

// Leaders are told so long before everybody else, on the next morning too.
func TestHeadStartOfLeaders(t *testing.T) {
	for name, test := range map[string]struct {
		ready, leader, rest time.Duration // after monday
	}{
		"by day":   {0, 0, 20 * time.Minute},
		"by night": {12 * time.Hour, 20 * time.Hour, 20*time.Hour + 20*time.Minute},
	} {
		c := newCourier(t)
		c.subscribe(20, in("6311"))
		c.subscribe(21, in("6311"))
		c.subscribe(-22, func(s *people.Settings) { s.BindTo("6311", "") })
		c.subscribe(23, in("6309")) // its region has settled nothing
		if err := c.people.SetRegion(t.Context(), 23, "6309"); err != nil {
			t.Fatal(err)
		}
		_, err := people.Save(t.Context(), c.people, "6311", people.Policy{}.Key(), func(p *people.Policy) error { p.HeadStart = 20; return nil })
		if err == nil {
			_, err = people.Save(t.Context(), c.people, "6311", "1", func(o *people.Office) error {
				*o = people.Office{ID: "1", Role: people.Leader, Title: "Bupati Balangan", Holder: 20}
				return nil
			})
		}
		if err != nil {
			t.Fatal(err)
		}
		c.now = monday.Add(test.ready - settles)
		c.tell("6309:p0:2026-03 4.50", "6311:p0:2026-03 4.41")
		for range 24 * 6 {
			c.wait(10 * time.Minute)
		}
		for _, d := range c.taken() {
			want := test.rest
			if d.To.Chat == 20 || d.To.Chat == 23 {
				want = test.leader
			}
			if got := d.at.Sub(monday); got != want {
				t.Errorf("%s: %d is told after %v, want %v", name, d.To.Chat, got, want)
			}
		}
	}
}
