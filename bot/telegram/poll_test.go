package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// Words are answered, a press changes the message below which it was, and both are
// acknowledged, in memory and over a connection.
func TestConversation(t *testing.T) {
	for _, memory := range []bool{false, true} {
		t.Run(fmt.Sprintf("memory=%v", memory), func(t *testing.T) {
			b := newBench(t, telegramtest.Options{Memory: memory})
			stop := b.start()
			b.Say(7, 7, "/indikator <balangan> & \"x\"")
			m := b.next()
			if m.Text != "/indikator <balangan> & \"x\"" || m.ReplyTo != 0 || len(m.Buttons) != 2 {
				t.Errorf("got %+v", m)
			}
			press, err := b.Press(m.Ref, "/lagi")
			if err != nil {
				t.Fatal(err)
			}
			edited := b.next()
			if !edited.Edit || edited.Ref != m.Ref || edited.Text != "/lagi" || edited.Buttons != nil {
				t.Errorf("got %+v", edited)
			}
			ack, err := b.Acked(context.Background(), press)
			if err != nil || ack.Text != "sudah" || ack.Alert {
				t.Errorf("got %+v, %v", ack, err)
			}
			if err := stop(); err != nil {
				t.Error(err)
			}
			if n := b.Pending(); n != 0 {
				t.Errorf("%d updates are not confirmed", n)
			}
			b.clean()
		})
	}
}

// Groups, topics and those who speak as their chat are told apart, and each is answered
// where it spoke.
func TestPlaces(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.AddGroup(-100, 5)
		b.AddForum(-200, 9)
		var got []chat.Update
		b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
			got = append(got, u)
			return echo(ctx, u)
		}
		stop := b.start()
		said := []telegramtest.Words{
			{Chat: -100, Person: 5, Text: "kelompok"},
			{Chat: -100, Person: 5, Text: "tanpa nama", AsChat: true},
			{Chat: -200, Person: 6, Text: "umum"},
			{Chat: -200, Person: 6, Text: "topik", Topic: 9},
		}
		var shown []telegramtest.Shown
		for _, w := range said {
			b.SayWith(w)
			shown = append(shown, b.next())
		}
		b.SayWith(telegramtest.Words{Chat: -100, Person: 5, Text: "balasan", ReplyTo: shown[0].Ref.Message})
		shown = append(shown, b.next())
		press, err := b.PressBy(6, shown[3].Ref, "/lagi")
		if err != nil {
			t.Fatal(err)
		}
		shown = append(shown, b.next())
		if err := stop(); err != nil {
			t.Error(err)
		}
		b.clean()
		for i, m := range shown {
			u := got[i]
			if m.Topic != u.Chat.Topic || m.Ref.Chat != u.Chat.Chat || !m.Edit && m.ReplyTo != u.Message {
				t.Errorf("answer %d to %+v is %+v", i, u, m)
			}
			got[i].ID, got[i].Message = 0, 0
			if u.IsPress() != got[i].Time.IsZero() {
				t.Errorf("time of %+v", u)
			}
			got[i].Time = time.Time{}
		}
		want := []chat.Update{
			{Chat: chat.ID{Chat: -100}, Kind: chat.Group, From: 5, Text: "kelompok"},
			{Chat: chat.ID{Chat: -100}, Kind: chat.Group, AsChat: true, Text: "tanpa nama"},
			{Chat: chat.ID{Chat: -200}, Kind: chat.Group, From: 6, Text: "umum"},
			{Chat: chat.ID{Chat: -200, Topic: 9}, Kind: chat.Group, From: 6, Text: "topik"},
			{Chat: chat.ID{Chat: -100}, Kind: chat.Group, From: 5, Text: "balasan", ToBot: true},
			{Chat: chat.ID{Chat: -200, Topic: 9}, Kind: chat.Group, From: 6, Text: "/lagi", Press: press},
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

// TestOrder has two hundred updates of ten chats answered: in order in each chat,
// chats beside each other, each once.
func TestOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		var most, now atomic.Int32
		b.door.Workers = 4
		b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
			if n := now.Add(1); n > most.Load() {
				most.Store(n)
			}
			defer now.Add(-1)
			pass(time.Duration(1+u.ID%7) * 10 * time.Millisecond)
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		for i := range 200 {
			b.Say(int64(1+i%10), int64(1+i%10), fmt.Sprint(i))
		}
		stop := b.start()
		last := map[int64]int{}
		for range 200 {
			m := b.next()
			var n int
			if _, err := fmt.Sscan(m.Text, &n); err != nil {
				t.Fatal(err)
			}
			if before, ok := last[m.Ref.Chat]; ok && n != before+10 {
				t.Errorf("chat %d: %d after %d", m.Ref.Chat, n, before)
			}
			last[m.Ref.Chat] = n
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if most.Load() != 4 {
			t.Errorf("%d answers at once, want 4", most.Load())
		}
		if b.Calls("sendMessage") != 200 || b.Pending() != 0 {
			t.Errorf("%d sent, %d not confirmed", b.Calls("sendMessage"), b.Pending())
		}
	})
}

// TestSlowChat has one chat take ten seconds while others talk: they are answered
// within the time between polls, nothing is answered twice, and the bot does not
// poll in a tight loop.
func TestSlowChat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
			if u.From == 1 {
				pass(10 * time.Second)
			}
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		stop := b.start()
		slow := b.Say(1, 1, "lambat")
		for i := range 50 {
			pass(100 * time.Millisecond)
			said := b.Say(2, 2, fmt.Sprint(i))
			if m := b.next(); m.Text != fmt.Sprint(i) || m.At.Sub(said.At) > 51*time.Millisecond {
				t.Errorf("answer %q after %v", m.Text, m.At.Sub(said.At))
			}
		}
		if b.Pending() != 51 {
			t.Errorf("%d updates are held, want 51: the offset moved past an unfinished one", b.Pending())
		}
		if m := b.next(); m.Text != "lambat" {
			t.Errorf("got %q", m.Text)
		}
		if err := b.Confirmed(context.Background(), slow.Update+50); err != nil {
			t.Error(err)
		}
		if n := b.Calls("getUpdates"); n > 300 {
			t.Errorf("%d polls in ten seconds", n)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := b.Calls("sendMessage"); n != 51 {
			t.Errorf("%d answers, want 51", n)
		}
	})
}

// TestOutage has the API away for an hour.
func TestOutage(t *testing.T) {
	faults := map[string]telegramtest.Fault{
		"reset":   {Reset: true},
		"gateway": {Status: 502},
		"hanging": {Hang: true},
		"cut":     {Cut: true},
		"429":     {Status: 429, After: 3},
	}
	for name, f := range faults {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true})
				b.SetFault(func(telegramtest.Call) telegramtest.Fault { return f })
				stop := b.start()
				pass(time.Hour)
				polls := b.Calls("deleteWebhook")
				b.SetFault(nil)
				said := b.Say(7, 7, "kembali")
				if m := b.next(); m.Text != "kembali" || m.At.Sub(said.At) > 80*time.Second {
					t.Errorf("%q after %v", m.Text, m.At.Sub(said.At))
				}
				if polls < 30 || polls > 1300 {
					t.Errorf("%d tries in an hour", polls)
				}
				if err := stop(); err != nil {
					t.Error(err)
				}
				if n := strings.Count(b.logs.String(), "polling failed"); n != 1 {
					t.Errorf("the outage was logged %d times", n)
				}
			})
		})
	}
}

// TestStop has the bot told to stop while idle, while answering, and while
// answering too long.
func TestStop(t *testing.T) {
	tests := []struct {
		name    string
		answer  time.Duration // 0 is nothing in hand
		within  time.Duration
		answers int
	}{
		{"idle", 0, 0, 0},
		{"answering", 8 * time.Second, 8 * time.Second, 1},
		{"stuck", 30 * time.Second, 11 * time.Second, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true})
				b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
					select {
					case <-time.After(tt.answer):
						return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
					case <-ctx.Done():
						return chat.Reply{}
					}
				}
				stop := b.start()
				synctest.Wait()
				if tt.answer > 0 {
					b.Say(7, 7, "sebentar")
				}
				synctest.Wait()
				from := time.Now()
				if err := stop(); err != nil {
					t.Error(err)
				}
				if took := time.Since(from); took > tt.within {
					t.Errorf("stopped after %v, want %v", took, tt.within)
				}
				if n := b.Calls("sendMessage"); n != tt.answers {
					t.Errorf("%d answers, want %d", n, tt.answers)
				}
				if tt.answers == 1 && b.Pending() != 0 {
					t.Error("what was answered is not confirmed")
				}
			})
		})
	}
}

func TestWrongToken(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	c := telegram.New(telegram.Config{Token: "1:x", APIURL: b.URL(), HTTP: b.Transport()})
	if _, err := c.Me(context.Background()); !errors.Is(err, telegram.ErrToken) {
		t.Errorf("Me: %v", err)
	}
	b.door.Client = c
	if err := b.door.Poll(context.Background()); !errors.Is(err, telegram.ErrToken) {
		t.Errorf("Poll: %v", err)
	}
}

// TestWebhookSet has a webhook set from before, and again while polling.
func TestWebhookSet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		stop := b.start()
		b.Say(7, 7, "satu")
		b.next()
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method == "getUpdates" && b.hooked.CompareAndSwap(true, false) {
				return telegramtest.Fault{Status: 409, Body: `{"ok":false,"error_code":409,"description":"Conflict: can't use getUpdates method while webhook is active"}`}
			}
			return telegramtest.Fault{}
		})
		b.hooked.Store(true)
		b.Say(7, 7, "dua")
		b.next()
		b.Say(7, 7, "tiga")
		b.next()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := b.Calls("deleteWebhook"); n != 2 {
			t.Errorf("deleteWebhook was called %d times, want 2", n)
		}
	})
}

// TestBadUpdates brings updates that cannot be read between good ones.
func TestBadUpdates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.Inject(`{"update_id":%d,"message":{"message_id":"no number","chat":{"id":7}}}`)
		b.Inject(`{"update_id":%d,"message":"rahasia"}`)
		b.Inject(`{"update_id":%d}`)
		b.Inject(`{"update_id":%d,"channel_post":{"message_id":1,"chat":{"id":-5,"type":"channel"},"text":"x"}}`)
		b.Inject(`{"update_id":%d,"message":{"message_id":1,"date":1,"chat":{"id":7,"type":"private"},"photo":[]}}`)
		b.Inject(`{"message":{"message_id":1}}`)
		b.Inject(`"rahasia"`)
		b.Say(7, 7, "baik")
		stop := b.start()
		if m := b.next(); m.Text != "baik" {
			t.Errorf("got %q", m.Text)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if b.Pending() != 0 {
			t.Errorf("%d updates are held", b.Pending())
		}
		if log := b.logs.String(); strings.Count(log, "was skipped") != 4 || strings.Contains(log, "rahasia") {
			t.Errorf("log: %s", log)
		}
	})
}

// TestFlood has one person send far more than can be answered in turn: another is
// heard soon all the same, and the first is told.
func TestFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		told := 0
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			if u.TooMany {
				told++
			}
			if u.From == 1 {
				pass(time.Second)
			}
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		for i := range 130 {
			b.Say(1, 1, fmt.Sprint(i))
		}
		stop := b.start()
		said := b.Say(2, 2, "lain")
		for m := b.next(); m.Ref.Chat != 2; m = b.next() {
			if m.At.Sub(said.At) > 10*time.Second {
				t.Fatalf("the other chat is not heard after %v", m.At.Sub(said.At))
			}
		}
		pass(time.Minute)
		if err := stop(); err != nil {
			t.Error(err)
		}
		if told == 0 || b.Pending() != 0 {
			t.Errorf("told %d times, %d not confirmed", told, b.Pending())
		}
	})
}

// TestStopWithQueue stops while thirty answers of a second each wait: those that
// ten seconds do not reach are neither answered nor confirmed, and come again.
func TestStopWithQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
			pass(time.Second)
			if ctx.Err() != nil {
				return chat.Reply{}
			}
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		for i := range 30 {
			b.Say(7, 7, fmt.Sprint(i))
		}
		stop := b.start()
		pass(1500 * time.Millisecond)
		if err := stop(); err != nil {
			t.Error(err)
		}
		sent := b.Calls("sendMessage")
		if sent < 10 || sent > 12 || b.Pending() < 30-sent || b.Pending() > 31-sent {
			t.Errorf("%d of 30 answered, %d come again", sent, b.Pending())
		}
	})
}

// TestFallingIDs has a server bring updates in falling order: each is answered once
// and polling does not run hot.
func TestFallingIDs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		stop := b.start()
		for _, id := range []int{900000003, 900000002, 900000001} {
			b.Inject(fmt.Sprintf(`{"update_id":%d,"message":{"message_id":%d,"date":1,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"a"}}`, id, id))
		}
		pass(10 * time.Second)
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := b.Calls("getUpdates"); n > 300 {
			t.Errorf("%d polls in ten seconds", n)
		}
	})
}
