package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/summaries"
)

// A release reaches those who want its region: all within a province whose release it
// is, and everybody for one of the nation.
func TestWhoIsToldOfARelease(t *testing.T) {
	for _, test := range []struct {
		name, source, first string // region of the source, and of the first figure
		want                []int64
	}{
		{"a district's own", "6311", "6311", []int64{1, 3, 6}},
		{"a province's own", "6300", "6300", []int64{1, 2, 3, 4, 6}},
		{"a province's, about a district", "6300", "6311", []int64{1, 3, 6}},
		{"a province's, about another province", "6300", "3400", []int64{1, 2, 3, 4, 6}},
		{"a district's, about its province", "6311", "6300", []int64{1, 3, 6}},
		{"the nation's", "0000", "0000", []int64{1, 2, 3, 4, 5, 6, 7}},
		{"the nation's, about a province", "0000", "6300", []int64{1, 2, 3, 4, 6}},
		{"of an unknown region", "", "9999", []int64{1, 2, 3, 4, 5, 6, 7}},
	} {
		p := newPressroom(t)
		p.reads(1, nil, "6311")
		p.reads(2, nil, "6309")
		p.reads(3, nil, people.Whole("6300"))
		p.reads(4, nil, "6300")
		p.reads(5, nil, "3404")
		p.reads(6, nil, "6311", "6309", people.Whole("6300"), "6300")
		p.reads(7, nil, "0000")
		p.reads(8, func(s *people.Settings) { s.Wants = []people.Kind{people.NewFigures} }, "6311", "6300", "0000")
		p.drafts("brs/1", test.source, func(i *summaries.Item) { i.Draft = summaryOf(test.first, "4,64") })
		p.posts()
		p.posts()
		if got := p.heard(); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v are told, want %v", test.name, got, test.want)
		}
	}
}

// Quiet hours, weekends of groups, pauses and topics hold for releases; who no longer
// wants them when the letter's turn comes gets none.
func TestWhenAReleaseIsTold(t *testing.T) {
	p := newPressroom(t)
	p.now = time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC) // Friday, 21.00 in Balangan
	p.reads(1, nil, "6311")
	p.reads(2, func(s *people.Settings) { s.Quiet = &people.Quiet{} }, "6311")
	p.reads(3, func(s *people.Settings) { s.Paused = p.now.Add(60 * time.Hour) }, "6311")
	p.reads(4, nil, "6311")
	p.reads(-5, func(s *people.Settings) { s.Topics = map[people.Kind]int{people.Releases: 12} }, "6311")
	p.reads(-1000, func(s *people.Settings) { s.Talks = string(chat.Channel) }, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	if got := p.heard(); !slices.Equal(got, []int64{2}) {
		t.Errorf("%v are told at night", got)
	}
	p.reads(4, func(s *people.Settings) { s.Set(people.Releases, false) }, "6311")
	p.passes(9 * time.Hour)
	for _, d := range p.said {
		want := "https://t.me/PantauBot?start=w6311"
		if k := d.message.Buttons[0][1]; d.To.Chat == -1000 && k.URL != want || d.To.Chat == 1 && k.Data != "/indikator 6311" {
			t.Errorf("%d has the button %+v", d.To.Chat, k)
		}
	}
	if got := p.heard(); !slices.Equal(got, []int64{-1000, 1}) {
		t.Errorf("%v are told on Saturday morning", got)
	}
	p.passes(48 * time.Hour)
	said := p.one()
	if said.To != (chat.ID{Chat: -5, Topic: 12}) {
		t.Errorf("on Monday %v is told", said.To)
	}
	p.passes(6 * time.Hour)
	if got := p.heard(); !slices.Equal(got, []int64{3}) {
		t.Errorf("%v are told after the pause", got)
	}
}

// Leaders hear of a release so many minutes before the others, if their region wants it.
func TestLeadersHearOfAReleaseFirst(t *testing.T) {
	p := newPressroom(t)
	p.holds("6311", "1", people.Leader, 1)
	_, err := people.Save(t.Context(), p.people, "6311", people.Policy{}.Key(), func(k *people.Policy) error { k.HeadStart = 15; return nil })
	if err != nil {
		t.Fatal(err)
	}
	p.reads(1, nil, "6311")
	p.reads(-2, nil, "6311")
	p.drafts("brs/1", "6311", nil)
	p.posts()
	if got := p.heard(); !slices.Equal(got, []int64{1}) {
		t.Errorf("%v are told at once", got)
	}
	p.passes(15 * time.Minute)
	if got := p.heard(); !slices.Equal(got, []int64{-2}) {
		t.Errorf("%v are told later", got)
	}
}

// Nothing of a release dated today goes out before 11.00 WIB, and nothing dated ahead.
func TestEmbargo(t *testing.T) {
	p := newPressroom(t)
	p.now = time.Date(2026, 11, 23, 3, 59, 0, 0, time.UTC)
	p.reads(1, nil, "6311")
	p.drafts("brs/1", "6311", func(i *summaries.Item) { i.Release.Date = "2026-11-23" })
	p.drafts("brs/2", "6311", func(i *summaries.Item) { i.Release.Date = "2026-11-24"; i.Draft.Doubts = []string{"ragu"} })
	p.posts()
	if got := p.heard(); len(got) != 0 || p.item(2).State != summaries.Drafted {
		t.Errorf("%v are told before eleven, the other is %s", got, p.item(2).State)
	}
	p.passes(time.Minute)
	if got := p.heard(); !slices.Equal(got, []int64{1}) || !p.item(1).ToldAt.Equal(p.now) {
		t.Errorf("%v are told at eleven", got)
	}
}

// Killed between any two steps, before or after the store has done its part, the program
// tells each reader once and asks each approver once.
func TestPostingIsKilledAtAnyStep(t *testing.T) {
	for _, kind := range []string{"release", "approval", "contradiction", "correction", "withdrawal", "publishing"} {
		steps := 0
		for at := 1; ; at++ {
			reached := false
			for _, after := range []bool{false, true} {
				if n := killedPosting(t, kind, &fate{at: at, after: after}); n >= at {
					reached, steps = true, n
				}
			}
			if !reached {
				break
			}
		}
		t.Logf("%s: killed at each of %d steps", kind, steps)
		if steps < 2 {
			t.Errorf("%s has only %d steps", kind, steps)
		}
	}
}

// killedPosting plays a story in which the program is killed, and tells how many steps it
// took.
func killedPosting(t *testing.T, kind string, f *fate) int {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.holds("6311", "1", people.Secretariat, 20)
	want := []string{"1: Kemiskinan 6311"}
	p.drafts("brs/1", "6311", func(i *summaries.Item) {
		switch kind {
		case "approval", "publishing":
			i.Draft.Doubts = []string{"ragu"}
		case "contradiction":
			f, _ := catalogue(t).Figure("6311", 0, march2020())
			i.Draft.Cross = []summaries.Cross{{Claim: i.Draft.Claims[0], Figure: f, Value: f.Value}}
		}
	})
	fated := p.replica()
	fated.Mail, fated.Releases = fatedMail{p.box, f}, fatedLedger{p.ledger, f}
	says := func(words string) {
		fated.Answer(t.Context(), chat.Update{ID: 5, Chat: chat.ID{Chat: 20}, Kind: chat.Private, From: 20, Message: 5, Text: words, Time: p.now})
	}
	switch kind {
	case "approval":
		want = []string{"20: Mohon persetujuan: rilis #1"}
	case "contradiction":
		want = append(want, "20: Catatan untuk rilis #1")
	case "correction":
		p.posts()
		p.revises(1, "4,43")
		want = append(want, "1: Diperbarui BPS: Semula 4,64 persen, menjadi 4,43 persen.")
	case "withdrawal":
		p.posts()
		says("/rilis tarik 1 keliru")
		if !withdrawn(p.item(1)) { // killed before it was written down: the person is told so, and says it again
			p.says(20, "/rilis tarik 1 keliru")
		}
		want = append(want, "1: Ralat Pantau: ringkasan ditarik")
	case "publishing":
		p.posts()
		says("/rilis terbit 1")
		if p.item(1).By == "" {
			p.says(20, "/rilis terbit 1")
		}
		want = append(want, "20: Mohon persetujuan: rilis #1")
	}
	_, _ = fated.PostReleases(t.Context())
	p.posts()
	p.passes(time.Hour)
	var got []string
	for _, words := range p.texts() {
		head, _, _ := strings.Cut(words, "\n")
		got = append(got, head)
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s, killed at %+v: told %q, want %q", kind, f, got, want)
	}
	return f.steps
}

// withdrawn tells whether a release is taken back, or about to be.
func withdrawn(i summaries.Item) bool { return i.State == summaries.Withdrawn || i.Edition > 0 }

// Replicas that post at once announce each release once.
func TestReplicasPostAtOnce(t *testing.T) {
	p := newPressroom(t)
	p.reads(1, nil, "6311")
	p.holds("6311", "1", people.Secretariat, 20)
	for n := range 5 {
		p.drafts(fmt.Sprint("brs/", n), "6311", func(i *summaries.Item) {
			if n%2 == 1 {
				i.Draft.Doubts = []string{"ragu"}
			}
		})
	}
	var running sync.WaitGroup
	made := make([]int, 4)
	for i := range made {
		b := bot.New(p.bot.Options)
		running.Go(func() {
			n, err := b.PostReleases(t.Context())
			if made[i] = n; err != nil {
				t.Error(err)
			}
		})
	}
	running.Wait()
	p.delivers()
	if got := p.heard(); made[0]+made[1]+made[2]+made[3] != 3 || !slices.Equal(got, []int64{1, 1, 1, 20, 20}) {
		t.Errorf("%v broadcasts are made, %v are told", made, got)
	}
}
