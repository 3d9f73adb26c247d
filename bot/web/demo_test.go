package web

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// What is said and pressed on the page reaches the bot as it would from a messenger.
func TestUpdates(t *testing.T) {
	var got []chat.Update
	d := newTestDemo(t, func(_ context.Context, u chat.Update) chat.Reply {
		got = append(got, u)
		return chat.Reply{Messages: []chat.Message{{Text: "ya", Buttons: [][]chat.Button{{{Label: "Lagi", Data: "lagi"}}}}}}
	})
	first := say(t, d, Secretariat, Secretariat, " /start ", 0)
	quiet(d)
	reply := say(t, d, GroupChat, Planner, "setuju", 0)
	quiet(d)
	answer := standing(d, GroupChat)[1].ID
	second := say(t, d, GroupChat, Secretariat, "baik", answer)
	quiet(d)
	if w := pressButton(d, GroupChat, HeadOfOffice, answer, "lagi"); w.Code != 200 {
		t.Fatalf("press: %d %s", w.Code, w.Body)
	}
	start := morning.UnixMilli()
	want := []chat.Update{
		{ID: start + 1, Chat: chat.ID{Chat: Secretariat}, Kind: chat.Private, From: Secretariat, Message: first, Time: morning, Text: "/start"},
		{ID: start + 2, Chat: chat.ID{Chat: GroupChat}, Kind: chat.Group, From: Planner, Message: reply, Time: morning, Text: "setuju"},
		{ID: start + 3, Chat: chat.ID{Chat: GroupChat}, Kind: chat.Group, From: Secretariat, Message: second, Time: morning, Text: "baik", ToBot: true},
		{ID: start + 4, Chat: chat.ID{Chat: GroupChat}, Kind: chat.Group, From: HeadOfOffice, Message: answer, Time: morning, Text: "lagi", Press: fmt.Sprint(start + 4)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if first <= int(start) {
		t.Errorf("message %d may be the number of one in an earlier life", first)
	}
}

func TestOneChatInOrderChatsInParallel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var order []string
		d := newTestDemo(t, func(_ context.Context, u chat.Update) chat.Reply {
			if u.Text == "lambat" {
				time.Sleep(5 * time.Second)
			}
			mu.Lock()
			defer mu.Unlock()
			order = append(order, u.Text)
			return chat.Reply{}
		})
		for _, text := range []string{"lambat", "satu", "dua"} {
			say(t, d, Secretariat, Secretariat, text, 0)
		}
		say(t, d, GroupChat, Planner, "grup", 0)
		quiet(d)
		if diff := cmp.Diff([]string{"grup", "lambat", "satu", "dua"}, order); diff != "" {
			t.Error(diff)
		}
	})
}

// A press whose tab has gone is answered all the same, and in a life of its own.
func TestAnswerOutlivesTheTab(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var fault error
		var bounded bool
		d := newTestDemo(t, func(ctx context.Context, u chat.Update) chat.Reply {
			if !u.IsPress() {
				return chat.Reply{Messages: []chat.Message{{Text: "a", Buttons: [][]chat.Button{{{Label: "b", Data: "b"}}}}}}
			}
			time.Sleep(5 * time.Second)
			fault = ctx.Err()
			_, bounded = ctx.Deadline()
			ref := u.Ref()
			return chat.Reply{Messages: []chat.Message{{Text: "sudah", Edit: &ref}}}
		})
		say(t, d, Secretariat, Secretariat, "a", 0)
		quiet(d)
		card := standing(d, Secretariat)[1].ID
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		leave(ctx, d, card)
		quiet(d)
		if fault != nil || !bounded {
			t.Errorf("the answer's context: %v, bounded %v", fault, bounded)
		}
		if got := standing(d, Secretariat)[1]; got.plain != "sudah" || !got.Edited {
			t.Errorf("the card says %q", got.plain)
		}
	})
}

// The page takes nothing new while it ends, and waits for answers in hand.
func TestShutdown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newTestDemo(t, func(_ context.Context, u chat.Update) chat.Reply {
			time.Sleep(5 * time.Second)
			return chat.Reply{Messages: []chat.Message{{Text: "selesai"}}}
		})
		say(t, d, Secretariat, Secretariat, "a", 0)
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := d.Shutdown(short); err == nil {
			t.Error("shutdown does not tell that an answer is still in hand")
		}
		if w := request(d, "POST", "/api/say", `{"chat":1001,"person":1001,"text":"b"}`); w.Code != 503 {
			t.Errorf("words after shutdown: %d", w.Code)
		}
		if err := d.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		if got := standing(d, Secretariat); len(got) != 2 || got[1].plain != "selesai" {
			t.Errorf("%d messages stand", len(got))
		}
	})
}

func TestTooMuchWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newTestDemo(t, func(context.Context, chat.Update) chat.Reply {
			time.Sleep(time.Second)
			return chat.Reply{}
		})
		codes := make(map[int]int)
		for range maxWaiting + 10 {
			codes[request(d, "POST", "/api/say", `{"chat":1001,"person":1001,"text":"a"}`).Code]++
			synctest.Wait()
		}
		if diff := cmp.Diff(map[int]int{202: maxWaiting + 1, 503: 9}, codes); diff != "" {
			t.Error(diff)
		}
		if got := len(standing(d, Secretariat)); got != maxWaiting+1 {
			t.Errorf("%d messages stand: refused words must not", got)
		}
	})
}

func TestMemoryIsBounded(t *testing.T) {
	d := newTestDemo(t, echo)
	for range maxEntries {
		say(t, d, Secretariat, Secretariat, strings.Repeat("x", 100), 0)
		quiet(d)
	}
	if got := len(standing(d, Secretariat)); got != maxEntries {
		t.Errorf("%d messages stand", got)
	}
	if got := len(d.board.events); got > maxEvents {
		t.Errorf("%d events are kept", got)
	}
}

func TestIsAdmin(t *testing.T) {
	d := newTestDemo(t, echo)
	for _, test := range []struct {
		chat, person int64
		want         bool
	}{
		{GroupChat, Secretariat, true}, {GroupChat, Planner, false}, {GroupChat, HeadOfOffice, false},
		{Secretariat, Secretariat, true}, {Secretariat, HeadOfOffice, false}, {HeadOfOffice, HeadOfOffice, true}, {Planner, Planner, false}, {-5, Secretariat, false}, {0, 0, false},
	} {
		if got, err := d.IsAdmin(test.chat, test.person); got != test.want || err != nil {
			t.Errorf("IsAdmin(%d, %d) = %v, %v", test.chat, test.person, got, err)
		}
	}
}
