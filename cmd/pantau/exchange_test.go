package main

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/bot/telegram/telegramtest"
)

// exchange is a Bot API server that keeps all calls and all messages, for any number
// of chats, and in which calls may go wrong.
type exchange struct {
	*telegramtest.Server
	mu    sync.Mutex
	shown []telegramtest.Shown
	sends []send
	fault func(telegramtest.Call) telegramtest.Fault
}

// send is one attempt to send a message.
type send struct {
	to   int64
	text string
	at   time.Time
}

// newExchange is an exchange that must have nothing to complain of at the end.
func newExchange(t *testing.T, o telegramtest.Options) *exchange {
	t.Helper()
	x := &exchange{}
	o.ReadsGroups, o.OnMessage = true, x.keep
	x.Server = telegramtest.New(testToken, o)
	x.SetFault(x.strike)
	t.Cleanup(func() {
		x.Close()
		for _, v := range x.Violations() {
			t.Errorf("the Bot API server says: %s", v)
		}
	})
	return x
}

func (x *exchange) keep(m telegramtest.Shown) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.shown = append(x.shown, m)
}

func (x *exchange) strike(c telegramtest.Call) telegramtest.Fault {
	x.mu.Lock()
	defer x.mu.Unlock()
	if c.Method == "sendMessage" {
		to, _ := strconv.ParseInt(c.Params["chat_id"], 10, 64)
		x.sends = append(x.sends, send{to, c.Params["text"], time.Now()})
	}
	if x.fault == nil {
		return telegramtest.Fault{}
	}
	return x.fault(c)
}

// fail decides about calls from now on; nil ends it. One call is decided at a time.
func (x *exchange) fail(decide func(telegramtest.Call) telegramtest.Fault) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.fault = decide
}

// sent are the attempts so far to send messages with the words.
func (x *exchange) sent(words string) (all []send) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, s := range x.sends {
		if strings.Contains(s.text, words) {
			all = append(all, s)
		}
	}
	return all
}

// to are the messages in a chat that hold the words.
func (x *exchange) to(chat int64, words string) (all []telegramtest.Shown) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, m := range x.shown {
		if m.Ref.Chat == chat && strings.Contains(m.Text, words) {
			all = append(all, m)
		}
	}
	return all
}

// reached is how many of the chats have a message with the words, and how many such
// messages there are too many.
func (x *exchange) reached(chats []int64, words string) (reached, doubled int) {
	for _, id := range chats {
		if n := len(x.to(id, words)); n > 0 {
			reached++
			doubled += n - 1
		}
	}
	return reached, doubled
}

// mustReach waits until each chat has a message with the words. Each has one then.
func (x *exchange) mustReach(t *testing.T, r *running, chats []int64, words string) {
	t.Helper()
	await(t, r, "every chat is told "+words, func() bool {
		reached, _ := x.reached(chats, words)
		return reached == len(chats)
	})
	if _, doubled := x.reached(chats, words); doubled > 0 {
		t.Errorf("%d messages stand twice", doubled)
	}
}

// ask says words in a private chat and gives what the bot answers.
func (x *exchange) ask(t *testing.T, r *running, person int64, words string) string {
	t.Helper()
	return x.askIn(t, r, person, person, words)
}

// askIn is ask in a group.
func (x *exchange) askIn(t *testing.T, r *running, chat, person int64, words string) string {
	t.Helper()
	before := len(x.to(chat, ""))
	x.Say(chat, person, words)
	await(t, r, words+" is answered", func() bool { return len(x.to(chat, "")) > before })
	return x.to(chat, "")[before].Text
}

// await waits until something is so.
func await(t *testing.T, r *running, what string, so func() bool) {
	t.Helper()
	awaitLong(t, r, enough, what, so)
}

// awaitLong is await with more patience.
func awaitLong(t *testing.T, r *running, patience time.Duration, what string, so func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for !so() {
		if !pause(ctx, 10*time.Millisecond) {
			t.Fatalf("it never came so far that %s\n%s", what, r.log)
		}
	}
}
