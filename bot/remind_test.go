package bot_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// places are the chats in which something arrived, in order.
func places(played string) (list []string) {
	for _, found := range regexp.MustCompile(`(?m)^<< \S+ \S+ (.*):$`).FindAllStringSubmatch(played, -1) {
		list = append(list, found[1])
	}
	slices.Sort(list)
	return list
}

// settle changes what a chat of a stage has settled.
func (s *stage) settle(id int64, change func(*people.Settings)) {
	_, err := s.people.Change(s.t.Context(), id, func(c *people.Settings) error { change(c); return nil })
	s.must(err)
}

func TestWhoIsReminded(t *testing.T) {
	const promised = "! catat 2026-12-31 dinsos Pelatihan kerja\n"
	for name, test := range map[string]struct {
		script string
		change func(s *stage)
		want   []string
	}{
		"the contact before the head":    {"! jabatan 2 narahubung dinsos\n! jabatan 3 kepala dinsos\n", nil, []string{"pribadi 2"}},
		"the head where nobody else is":  {"! jabatan 3 kepala dinsos\n! jabatan 4 narahubung dpmd\n", nil, []string{"pribadi 3"}},
		"all contacts and the group":     {"! jabatan 2 narahubung dinsos\n! jabatan 3 narahubung dinsos\n! ikat 2 dinsos\n", nil, []string{"grup 2", "pribadi 2", "pribadi 3"}},
		"no group but the SKPD's":        {"! jabatan 2 narahubung dinsos\n! ikat 2 dpmd\n! ikat 3 -\n", nil, []string{"pribadi 2"}},
		"the secretariat where none is":  {"! jabatan 1 sekretariat\n! jabatan 5 pimpinan\n! ikat 3 -\n", nil, []string{"pribadi 1"}},
		"one message for two offices":    {"! jabatan 2 narahubung dinsos\n! jabatan 2 narahubung dpmd\n! catat 2026-12-31 dpmd Bedah rumah\n", nil, []string{"pribadi 2"}},
		"the head when the contact left": {"! jabatan 2 narahubung dinsos\n! jabatan 3 kepala dinsos\n", func(s *stage) { s.settle(2, func(c *people.Settings) { c.Rest = &people.Rest{Reason: "gone"} }) }, []string{"pribadi 3"}},
		"nobody who has turned it off": {"! jabatan 1 sekretariat\n! jabatan 2 narahubung dinsos\n! ikat 2 dinsos\n", func(s *stage) {
			s.settle(2, func(c *people.Settings) { c.Talks = string(chat.Private); c.Set(people.Commitments, false) })
			s.settle(-200, func(c *people.Settings) { c.Set(people.Commitments, false) })
		}, []string{"pribadi 1"}},
		"nobody while a pause lasts": {"! jabatan 2 narahubung dinsos\n", func(s *stage) { s.settle(2, func(c *people.Settings) { c.Paused = s.now.Add(48 * time.Hour) }) }, nil},
	} {
		s := newStage(t)
		s.play("@ 2026-11-23 00:00\n! skpd dinsos dpmd\n" + test.script + promised)
		if test.change != nil {
			test.change(s)
		}
		if got := places(s.play("! hari 2026-11-23")); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Much that is due is one message that names the most urgent.
func TestManyAtOnce(t *testing.T) {
	s := newStage(t)
	script := "@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n"
	for range 1200 {
		script += "! catat 2026-12-31 dinsos Pelatihan kerja\n"
	}
	s.play(script + "! catat 2026-11-24 dinsos Yang paling mendesak\n")
	first := s.play("! hari 2026-11-23")
	if n := strings.Count(first, "<< "); n != 2 || !strings.Contains(first, "mengingatkan 1000 komitmen") || !strings.Contains(first, "dan 990 lainnya: /komitmen") {
		t.Errorf("%d messages: %s", n, first)
	}
	if strings.Index(first, "#1201 ") > strings.Index(first, "#1 ") || !strings.Contains(first, "dan 191 lainnya") {
		t.Errorf("the most urgent does not come first, or not all were told by the evening:\n%s", first)
	}
	if second := s.play("! sampai 2026-11-24"); strings.Count(second, "<< ") != 1 {
		t.Errorf("the next day tells more than that one is due: %s", second)
	}
}

// What is recorded behind the letter of an afternoon waits for the next one, unless it
// is due the same day.
func TestDueTheSameAfternoon(t *testing.T) {
	s := newStage(t)
	s.play("@ 2026-11-23 06:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n")
	for _, step := range []struct {
		script string
		want   int
	}{
		{"! catat 2026-12-31 dinsos Pelatihan kerja", 1},
		{"@ 2026-11-23 06:20\n! catat 2026-11-24 dinsos Bedah rumah", 0},
		{"@ 2026-11-23 06:40\n! catat 2026-11-23 dinsos Kirim berita acara", 1},
		{"@ 2026-11-23 06:50", 0},
	} {
		s.play(step.script)
		if _, err := s.bot.Remind(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := len(s.mail.taken()); got != step.want {
			t.Errorf("%s: %d letters, want %d", step.script, got, step.want)
		}
	}
}

// report changes a commitment as a command does.
func (s *stage) report(number int, change func(*commitments.Commitment, commitments.Act) ([]commitments.Entry, error)) {
	s.t.Helper()
	a := commitments.Act{By: "Narahubung Dinsos", At: s.now.In(wita())}
	_, err := commitments.Save(s.t.Context(), s.pledges, "6311", number, func(c *commitments.Commitment) ([]commitments.Entry, error) { return change(c, a) })
	s.must(err)
}

// What happens between the making of a letter and its turn counts.
func TestRemindersFallOut(t *testing.T) {
	for name, test := range map[string]struct {
		change func(s *stage)
		want   string // in the message; empty is no message
	}{
		"nothing happens": {func(*stage) {}, "mengingatkan 2 komitmen"},
		"one is reported": {func(s *stage) {
			s.report(1, func(c *commitments.Commitment, a commitments.Act) ([]commitments.Entry, error) {
				return c.ReportDone("dinsos", a, "")
			})
		}, "Bedah rumah"},
		"both are reported": {func(s *stage) {
			for n := 1; n <= 2; n++ {
				s.report(n, func(c *commitments.Commitment, a commitments.Act) ([]commitments.Entry, error) {
					return c.ReportDone("dinsos", a, "")
				})
			}
		}, ""},
		"the office is another's": {func(s *stage) {
			_, err := people.Appoint(s.t.Context(), s.people, "6311", "1", 7, s.now)
			s.must(err)
		}, ""},
		"they are snoozed": {func(s *stage) {
			for n := 1; n <= 2; n++ {
				s.report(n, func(c *commitments.Commitment, a commitments.Act) ([]commitments.Entry, error) {
					return c.Snooze("dinsos", "1", commitments.NewDate(2026, 11, 25), a)
				})
			}
		}, ""},
		"reminders are turned off": {func(s *stage) {
			s.settle(2, func(c *people.Settings) { c.Talks = string(chat.Private); c.Set(people.Commitments, false) })
		}, ""},
		"one cannot be read": {func(s *stage) {
			texts, err := s.pledges.Texts(s.t.Context(), "6311", commitments.Pledges, 1)
			s.must(err)
			c := commitments.Change{Shelf: commitments.Pledges, Number: 1, Was: texts[0], Is: "none", List: commitments.Current, Order: 1}
			s.must(s.pledges.Write(s.t.Context(), "6311", []commitments.Change{c}))
		}, "Bedah rumah"},
		"the night goes by": {func(s *stage) { s.now = s.now.Add(23 * time.Hour) }, "mengingatkan 2 komitmen"},
		"the stage does":    {func(s *stage) { s.now = s.now.Add(7 * 24 * time.Hour) }, ""},
	} {
		s := newStage(t)
		s.play("@ 2026-11-22 20:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n! catat 2026-11-30 dinsos Pelatihan kerja\n! catat 2026-11-30 dinsos Bedah rumah\n@ 2026-11-23 02:00")
		if _, err := s.bot.Remind(t.Context()); err != nil {
			t.Fatal(err)
		}
		letters := s.mail.taken()
		if len(letters) != 1 {
			t.Fatalf("%s: %d letters", name, len(letters))
		}
		test.change(s)
		words, err := s.bot.Words(t.Context(), letters[0])
		if err != nil || words.Hold > 0 {
			t.Fatal(err, words.Hold)
		}
		if words.Drop != (test.want == "") || !strings.Contains(words.Message.Text, test.want) {
			t.Errorf("%s: %v %q", name, words.Drop, words.Message.Text)
		}
	}
}

// What repeats makes its next term by itself, once it is over or closed, and tells it.
func TestNextTermsAreMade(t *testing.T) {
	s := newStage(t)
	s.play("@ 2026-11-23 00:00\n! skpd dinsos\n! jabatan 2 narahubung dinsos\n! catat 2026-11-30 dinsos Laporan bulanan")
	s.report(1, func(c *commitments.Commitment, _ commitments.Act) ([]commitments.Entry, error) {
		c.Repeat = commitments.Monthly
		return nil, nil
	})
	s.play("! sampai 2026-11-30")
	if _, made, _ := commitments.Find(t.Context(), s.pledges, "6311", 2); made {
		t.Error("the next term is made before the first is over")
	}
	told := s.play("! hari 2026-12-01")
	next, made, err := commitments.Find(t.Context(), s.pledges, "6311", 2)
	if err != nil || !made || next.Deadline != commitments.NewDate(2026, 12, 30) || next.Term != 2 || !strings.Contains(told, "2 komitmen") {
		t.Errorf("%v, %v: %v\n%s", err, made, next.Deadline, told)
	}
	s.report(2, func(c *commitments.Commitment, a commitments.Act) ([]commitments.Entry, error) {
		a.Trust = true
		return c.ReportDone("dinsos", a, "")
	})
	s.play("! hari 2026-12-02")
	if third, made, _ := commitments.Find(t.Context(), s.pledges, "6311", 3); !made || third.Deadline != commitments.NewDate(2027, 1, 30) {
		t.Errorf("closed early, the next term is due %v", third.Deadline)
	}
}
