package telegram_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

var person = chat.ID{Chat: 7}

// TestSend sends one message and looks at what people see.
func TestSend(t *testing.T) {
	group, topic := chat.ID{Chat: -100}, chat.ID{Chat: -200, Topic: 9}
	keys := [][]chat.Button{{{Label: "A & <B>", Data: "/a"}, {Label: "C", Copy: "salin <ini>"}}, {}, {{Label: "D", URL: "https://bps.go.id/?a=1&b=2"}}}
	tests := []struct {
		name string
		to   chat.ID
		kind chat.Kind
		m    chat.Message
		want telegramtest.Shown
	}{
		{"text", person, chat.Private, chat.Message{Text: "<b>a</b> &lt;"}, telegramtest.Shown{Text: "a <"}},
		{"buttons", person, chat.Private, chat.Message{Text: "a", Buttons: keys},
			telegramtest.Shown{Text: "a", Buttons: [][]chat.Button{keys[0], keys[2]}}},
		{"reply to what is gone", group, chat.Group, chat.Message{Text: "a", ReplyTo: 999}, telegramtest.Shown{Text: "a"}},
		{"question to a group", group, chat.Group, chat.Message{Text: "a?", Asks: true}, telegramtest.Shown{Text: "a?", ForceReply: true}},
		{"question to a person", person, chat.Private, chat.Message{Text: "a?", Asks: true}, telegramtest.Shown{Text: "a?"}},
		{"topic", topic, chat.Group, chat.Message{Text: "a"}, telegramtest.Shown{Text: "a", Topic: 9}},
		{"closed topic", chat.ID{Chat: -200, Topic: 8}, chat.Group, chat.Message{Text: "a"}, telegramtest.Shown{Text: "a"}},
		{"deleted topic", chat.ID{Chat: -200, Topic: 77}, chat.Group, chat.Message{Text: "a"}, telegramtest.Shown{Text: "a"}},
		{"group that moved", chat.ID{Chat: -300}, chat.Group, chat.Message{Text: "a", ReplyTo: 3}, telegramtest.Shown{Text: "a"}},
		{"edit of what is gone", person, chat.Private, chat.Message{Text: "a", Edit: &chat.Ref{Chat: 7, Message: 999}}, telegramtest.Shown{Text: "a"}},
		{"photo", person, chat.Private, chat.Message{Text: "<i>a</i>", Photo: &chat.Photo{PNG: []byte("png")}},
			telegramtest.Shown{Text: "a", Photo: []byte("png")}},
		{"photo without words", person, chat.Private, chat.Message{Photo: &chat.Photo{PNG: []byte("png")}}, telegramtest.Shown{Photo: []byte("png")}},
		{"photo in a topic", topic, chat.Group, chat.Message{Text: "a", Photo: &chat.Photo{PNG: []byte("png")}, Buttons: keys},
			telegramtest.Shown{Text: "a", Topic: 9, Photo: []byte("png"), Buttons: [][]chat.Button{keys[0], keys[2]}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
			b.AddGroup(-100)
			b.AddForum(-200, 8, 9)
			b.CloseTopic(-200, 8)
			b.AddGroup(-300)
			b.Migrate(-300, -400)
			ref, err := b.door.Client.Send(context.Background(), tt.to, tt.kind, tt.m)
			if err != nil {
				t.Fatal(err)
			}
			got := b.next()
			if got.Ref != ref {
				t.Errorf("the message stands at %v, Send says %v", got.Ref, ref)
			}
			got = telegramtest.Shown{Text: got.Text, Buttons: got.Buttons, Topic: got.Topic, Photo: got.Photo, ReplyTo: got.ReplyTo, ForceReply: got.ForceReply, Edit: got.Edit}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
			b.clean()
		})
	}
}

// An edit changes the message that stands; what cannot be changed into it is said anew.
func TestEdit(t *testing.T) {
	ctx := context.Background()
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	c := b.door.Client
	send := func(m chat.Message) chat.Ref {
		t.Helper()
		ref, err := c.Send(ctx, person, chat.Private, m)
		if err != nil {
			t.Fatal(err)
		}
		return ref
	}
	text := send(chat.Message{Text: "a"})
	photo := send(chat.Message{Text: "a", Photo: &chat.Photo{PNG: []byte("1")}})
	if ref := send(chat.Message{Text: "b", Edit: &text}); ref != text {
		t.Errorf("edit stands at %v", ref)
	}
	if ref := send(chat.Message{Text: "b", Edit: &text}); ref != text {
		t.Errorf("an edit that changes nothing stands at %v", ref)
	}
	if ref := send(chat.Message{Text: "b", Photo: &chat.Photo{PNG: []byte("2")}, Edit: &photo}); ref != photo {
		t.Errorf("edit of a picture stands at %v", ref)
	}
	if ref := send(chat.Message{Text: "c", Edit: &photo}); ref == photo || ref == text {
		t.Errorf("text in place of a picture stands at %v", ref)
	}
	if ref := send(chat.Message{Text: strings.Repeat("baris\n", 900), Edit: &text}); ref == text {
		t.Errorf("the end of a long edit stands at %v", ref)
	}
	var shown []string
	for range 7 {
		m := b.next()
		shown = append(shown, m.Method)
	}
	want := []string{"sendMessage", "sendPhoto", "editMessageText", "editMessageMedia", "sendMessage", "editMessageText", "sendMessage"}
	if d := cmp.Diff(want, shown); d != "" {
		t.Error(d)
	}
	b.clean()
}

// TestRefusedMarkup sends markup that Telegram cannot read: people still get the
// words.
func TestRefusedMarkup(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	_, err := b.door.Client.Send(context.Background(), person, chat.Private, chat.Message{Text: "<b>lima <rahasia>&amp; dua"})
	if err != nil {
		t.Fatal(err)
	}
	if m := b.next(); m.Text != "lima & dua" {
		t.Errorf("got %q", m.Text)
	}
	if log := b.logs.String(); !strings.Contains(log, "markup was refused") || strings.Contains(log, "rahasia") {
		t.Errorf("log: %s", log)
	}
}

// A person who has blocked the bot, or never spoke to it, is gone after one try.
func TestGone(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	b.Shut(7)
	for _, id := range []int64{7, 8} {
		_, err := b.door.Client.Send(context.Background(), chat.ID{Chat: id}, chat.Private, chat.Message{Text: "a"})
		if !errors.Is(err, chat.ErrGone) {
			t.Errorf("chat %d: %v", id, err)
		}
	}
	if n := b.Calls("sendMessage"); n != 2 {
		t.Errorf("%d tries, want 2", n)
	}
}

// A message in which nothing is left to read is refused before it goes out.
func TestNothingToSay(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
	for _, text := range []string{"", " \n ", "<b> </b>"} {
		_, err := b.door.Client.Send(context.Background(), person, chat.Private, chat.Message{Text: text})
		if !errors.Is(err, telegram.ErrEmpty) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if n := b.Calls("sendMessage"); n != 0 {
		t.Errorf("%d tries, want none", n)
	}
}

// TestFaults has sends go wrong: how often they are made again, and how often the
// message stands in the end.
func TestFaults(t *testing.T) {
	edit := &chat.Ref{Chat: 7, Message: 1}
	type fault = telegramtest.Fault
	tests := []struct {
		name   string
		edit   *chat.Ref
		fault  fault
		times  int // the fault strikes
		tries  int
		shown  int
		fails  bool
		within time.Duration
	}{
		{"502 page", nil, fault{Status: 502}, 2, 3, 1, false, 3 * time.Second},
		{"500 JSON", nil, fault{Status: 500, Body: `{"ok":false,"error_code":500,"description":"Internal Server Error"}`}, 1, 2, 1, false, time.Second},
		{"page with status 200", nil, fault{Status: 200, Body: "<html>masuk</html>"}, 1, 2, 1, false, time.Second},
		{"reset", nil, fault{Reset: true}, 1, 2, 1, false, time.Second},
		{"always 502", nil, fault{Status: 502}, 99, 8, 0, true, 25 * time.Second},
		{"429", nil, fault{Status: 429, After: 7}, 2, 3, 1, false, 15 * time.Second},
		{"429 behind the deadline", nil, fault{Status: 429, After: 300}, 1, 1, 0, true, time.Second},
		{"hangs", nil, fault{Hang: true}, 1, 1, 0, true, 16 * time.Second},
		{"done, but the reply is cut", nil, fault{Cut: true, Late: true}, 1, 1, 1, true, time.Second},
		{"edit hangs", edit, fault{Hang: true}, 1, 2, 1, false, 17 * time.Second},
		{"edit done, but the reply is cut", edit, fault{Cut: true, Late: true}, 1, 2, 1, false, time.Second},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
				if _, err := b.door.Client.Send(context.Background(), person, chat.Private, chat.Message{Text: "lama"}); err != nil {
					t.Fatal(err)
				}
				b.next()
				n := 0
				b.SetFault(func(telegramtest.Call) telegramtest.Fault {
					if n++; n <= tt.times {
						return tt.fault
					}
					return telegramtest.Fault{}
				})
				ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
				defer cancel()
				from := time.Now()
				_, err := b.door.Client.Send(ctx, person, chat.Private, chat.Message{Text: "baru", Edit: tt.edit})
				if (err != nil) != tt.fails {
					t.Errorf("error: %v", err)
				}
				if took := time.Since(from); took > tt.within {
					t.Errorf("took %v, want %v", took, tt.within)
				}
				if n != tt.tries {
					t.Errorf("%d tries, want %d", n, tt.tries)
				}
				b.SetFault(nil)
				shown := 0
				for b.Waiting() > 0 {
					b.next()
					shown++
				}
				if shown != tt.shown {
					t.Errorf("shown %d times, want %d", shown, tt.shown)
				}
			})
		})
	}
}

// TestPace looks at what the door tells the pace: each request waits for it, and a
// 429 is told.
func TestPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		waits, told := 0, time.Duration(0)
		b.door.Wait = func(_ context.Context, to int64, kind chat.Kind) error {
			if to == 7 && kind == chat.Private {
				waits++
			}
			return nil
		}
		b.door.Told429 = func(to int64, kind chat.Kind, after time.Duration) { told = after }
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method == "sendMessage" && c.N == 1 {
				return telegramtest.Fault{Status: 429, After: 3}
			}
			return telegramtest.Fault{}
		})
		var sent []chat.Ref
		b.door.Sent = func(_ context.Context, _ chat.Update, _ chat.Message, ref chat.Ref) { sent = append(sent, ref) }
		stop := b.start()
		said := b.Say(7, 7, strings.Repeat("x ", 3000))
		first, second := b.next(), b.next()
		if err := stop(); err != nil {
			t.Error(err)
		}
		if waits != 3 || told != 3*time.Second {
			t.Errorf("%d waits, told %v", waits, told)
		}
		if d := first.At.Sub(said.At); d < 3*time.Second || d > 4*time.Second {
			t.Errorf("sent after %v", d)
		}
		if first.Buttons != nil || len(second.Buttons) != 2 {
			t.Error("the buttons are not below the last part")
		}
		if d := cmp.Diff([]chat.Ref{second.Ref}, sent); d != "" {
			t.Error(d)
		}
	})
}

// A message whose slot never comes is given up at once: it is not asked for again,
// and nothing is sent.
func TestPaceGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		waits := 0
		b.door.Wait = func(context.Context, int64, chat.Kind) error {
			waits++
			return context.DeadlineExceeded
		}
		stop := b.start()
		said := b.Say(7, 7, "hai")
		if err := b.Confirmed(t.Context(), said.Update); err != nil {
			t.Error(err)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if waits != 1 || b.Calls("sendMessage") != 0 || !strings.Contains(b.logs.String(), "an answer was not sent") {
			t.Errorf("%d waits, %d messages, log: %s", waits, b.Calls("sendMessage"), b.logs.String())
		}
	})
}
