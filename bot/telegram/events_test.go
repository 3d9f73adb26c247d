package telegram_test

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// heard collects what the bot is told, without what differs from run to run.
func (b *bench) heard() <-chan chat.Update {
	all := make(chan chat.Update, 100)
	b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
		u.ID, u.Message, u.Time = 0, 0, time.Time{}
		all <- u
		return chat.Reply{}
	}
	return all
}

// happening is something that people do, and what the bot is to hear of it.
type happening struct {
	name string
	do   func(*telegramtest.Server) (last int64)
	want []chat.Update
}

// happenings are changes of every kind.
func happenings() []happening {
	joined := func(id int64, kind chat.Kind, by int64) chat.Update {
		return chat.Update{Chat: chat.ID{Chat: id}, Kind: kind, From: by, Event: chat.Joined}
	}
	left := func(id int64, kind chat.Kind, by int64) chat.Update {
		u := joined(id, kind, by)
		u.Event = chat.Left
		return u
	}
	moved := chat.Update{Chat: chat.ID{Chat: -100}, Kind: chat.Group, AsChat: true, Event: chat.Moved, MovedTo: -1000}
	return []happening{
		{"a group", func(s *telegramtest.Server) int64 {
			s.Add(-100, 5)
			s.Promote(-100, 5)
			s.Restrict(-100, 6)
			s.Add(-100, 6)
			return s.Remove(-100, 5)
		}, []chat.Update{joined(-100, chat.Group, 5), left(-100, chat.Group, 6), joined(-100, chat.Group, 6), left(-100, chat.Group, 5)}},
		{"a person", func(s *telegramtest.Server) int64 {
			s.Start(7, "undangan")
			s.Remove(7, 7)
			return s.Unblock(7)
		}, []chat.Update{
			{Chat: person, Kind: chat.Private, From: 7, Text: "/start undangan"},
			left(7, chat.Private, 7), joined(7, chat.Private, 7),
		}},
		{"a channel", func(s *telegramtest.Server) int64 {
			s.AddChannel(-500)
			s.Remove(-500, 5)
			s.Add(-500, 5)
			return s.Post(-500, "siaran")
		}, []chat.Update{left(-500, chat.Channel, 5), joined(-500, chat.Channel, 5)}},
		{"a move", func(s *telegramtest.Server) int64 {
			s.AddGroup(-100)
			_, last := s.Migrate(-100, -1000)
			return last
		}, []chat.Update{moved, moved}},
		{"a reply to a person", func(s *telegramtest.Server) int64 {
			s.AddGroup(-100)
			said := s.Say(-100, 8, "hadir")
			return s.SayWith(telegramtest.Words{Chat: -100, Person: 5, Text: "/peran", ReplyTo: said.Message}).Update
		}, []chat.Update{
			{Chat: chat.ID{Chat: -100}, Kind: chat.Group, From: 8, Text: "hadir"},
			{Chat: chat.ID{Chat: -100}, Kind: chat.Group, From: 5, Text: "/peran", About: 8},
		}},
	}
}

// TestEvents lets the bot in and out everywhere, by both doors: each change that
// matters is told once, and in order where one door keeps it; all else never.
func TestEvents(t *testing.T) {
	for _, tt := range happenings() {
		for _, hooked := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, webhook=%v", tt.name, hooked), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					b := newHooked(t, 0)
					all := b.heard()
					stop := func() error { return nil }
					if !hooked {
						stop = b.start()
						<-b.Polled()
					} else if err := b.door.Client.SetWebhook(t.Context(), "https://bot.example/hook", password); err != nil {
						t.Fatal(err)
					}
					if err := b.Confirmed(t.Context(), tt.do(b.Server)); err != nil {
						t.Error(err)
					}
					if err := stop(); err != nil {
						t.Error(err)
					}
					var got []chat.Update
					for len(all) > 0 {
						got = append(got, <-all)
					}
					if hooked {
						got = sorted(got, tt.want)
					}
					if d := cmp.Diff(tt.want, got); d != "" {
						t.Error(d)
					}
					b.clean()
				})
			})
		}
	}
}

// sorted brings what a webhook got in parallel into the order wanted, as far as it
// is there.
func sorted(got, want []chat.Update) (in []chat.Update) {
	for _, w := range want {
		for i, g := range got {
			if g == w {
				in = append(in, g)
				got = append(got[:i:i], got[i+1:]...)
				break
			}
		}
	}
	return append(in, got...)
}

// TestInlinePress ends the waiting that a button shows, and asks the bot nothing.
func TestInlinePress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		all := b.heard()
		stop := b.start()
		press := b.PressInline(7, "/lagi")
		if ack, err := b.Acked(t.Context(), press); err != nil || ack.Text != "" || ack.Alert {
			t.Errorf("%+v, %v", ack, err)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if len(all) != 0 || b.Pending() != 0 {
			t.Errorf("the bot heard %d updates, %d are not confirmed", len(all), b.Pending())
		}
		b.clean()
	})
}

// TestMovedWhileAnswering has a group move before the answer is out: it goes to the
// new number, and whoever keeps the numbers is told.
func TestMovedWhileAnswering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.AddGroup(-100)
		answered := false
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			if u.Event != chat.Talk || answered {
				return chat.Reply{}
			}
			answered = true
			b.Migrate(-100, -1000)
			return chat.Reply{Messages: []chat.Message{{Text: "a", ReplyTo: u.Message}}}
		}
		var told [][2]int64
		b.door.Moved = func(_ context.Context, from, to int64) { told = append(told, [2]int64{from, to}) }
		stop := b.start()
		b.Say(-100, 5, "hai")
		if m := b.next(); m.Ref.Chat != -1000 || m.ReplyTo != 0 {
			t.Errorf("%+v", m)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if d := cmp.Diff([][2]int64{{-100, -1000}}, told); d != "" {
			t.Error(d)
		}
		b.clean()
	})
}

// TestFloodKeepsEvents has a person flood the bot and then block it: words are given
// up, the event is not.
func TestFloodKeepsEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		words, lefts := 0, 0
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			pass(time.Second)
			if words++; u.Event == chat.Left {
				lefts++
			}
			return chat.Reply{}
		}
		for i := range 90 {
			b.Say(1, 1, fmt.Sprint(i))
		}
		b.Remove(1, 1)
		var last telegramtest.Said
		for i := range 100 {
			last = b.Say(1, 1, fmt.Sprint(i))
		}
		stop := b.start()
		if err := b.Confirmed(t.Context(), last.Update); err != nil {
			t.Error(err)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if lefts != 1 || words > 150 {
			t.Errorf("of 191 updates %d were answered, %d of them that the bot was blocked", words, lefts)
		}
	})
}
