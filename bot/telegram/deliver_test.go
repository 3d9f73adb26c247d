package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// outcome is what a caller decides by; it must be one of chat's and no other.
func outcome(t *testing.T, err error) (is []error) {
	t.Helper()
	for _, e := range []error{chat.ErrGone, chat.ErrTopic, chat.ErrAway, chat.ErrUncertain, chat.ErrRefused} {
		if errors.Is(err, e) {
			is = append(is, e)
		}
	}
	var wait chat.RetryError
	if errors.As(err, &wait) {
		is = append(is, wait)
	}
	var moved chat.MovedError
	if errors.As(err, &moved) {
		is = append(is, moved)
	}
	return is
}

// check holds an error against the one outcome wanted; nil wants none.
func check(t *testing.T, err, want error) {
	t.Helper()
	is := outcome(t, err)
	if want == nil && err != nil || want != nil && (len(is) != 1 || is[0] != want) {
		t.Errorf("outcome %v (%v), want %v", is, err, want)
	}
	if err != nil && strings.Contains(err.Error(), secret) {
		t.Errorf("the error names the token: %v", err)
	}
}

// places is a bench with a chat of every kind and state.
func places(t *testing.T) *bench {
	b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7, 8}})
	b.AddGroup(-100)
	b.AddForum(-200, 8, 9, 10)
	b.CloseTopic(-200, 8)
	b.DropTopic(-200, 10)
	b.AddGroup(-300)
	b.Migrate(-300, -400)
	b.AddChannel(-500)
	b.AddGroup(-600)
	b.Restrict(-600, 5)
	b.AddGroup(-700)
	b.Remove(-700, 5)
	b.AddChannel(-800)
	b.Restrict(-800, 5)
	b.Remove(8, 8)
	return b
}

// TestDeliver makes one attempt each: how it ends, what people see, and what it cost.
func TestDeliver(t *testing.T) {
	words := chat.Message{Text: "<b>a</b>"}
	gone := &chat.Ref{Chat: 7, Message: 999}
	picture := &chat.Photo{PNG: []byte("png")}
	tests := []struct {
		name  string
		to    chat.ID
		kind  chat.Kind
		m     chat.Message
		want  error
		shown string
		calls int
	}{
		{"person", person, chat.Private, words, nil, "a", 1},
		{"topic", chat.ID{Chat: -200, Topic: 9}, chat.Group, words, nil, "a", 1},
		{"channel", chat.ID{Chat: -500}, chat.Channel, words, nil, "a", 1},
		{"picture", person, chat.Private, chat.Message{Photo: picture}, nil, "", 1},
		{"markup that cannot be read", person, chat.Private, chat.Message{Text: "<b>a"}, nil, "a", 2},
		{"edit of what is gone", person, chat.Private, chat.Message{Text: "a", Edit: gone}, nil, "a", 2},
		{"edit of what is gone, with bad markup", person, chat.Private, chat.Message{Text: "<b>a", Edit: gone}, nil, "a", 3},
		{"edit in the chat before it moved", chat.ID{Chat: -400}, chat.Group, chat.Message{Text: "a", Edit: &chat.Ref{Chat: -300, Message: 1}}, nil, "a", 1},
		{"edit in a chat that moved", chat.ID{Chat: -300}, chat.Group, chat.Message{Text: "a", Edit: &chat.Ref{Chat: -300, Message: 1}}, chat.MovedError{To: -400}, "", 1},
		{"reply to what is gone", person, chat.Private, chat.Message{Text: "a", ReplyTo: 999}, nil, "a", 1},
		{"person who has blocked the bot", chat.ID{Chat: 8}, chat.Private, words, chat.ErrGone, "", 1},
		{"person who never pressed start", chat.ID{Chat: 99}, chat.Private, words, chat.ErrGone, "", 1},
		{"group that removed the bot", chat.ID{Chat: -700}, chat.Group, words, chat.ErrGone, "", 1},
		{"group without the right", chat.ID{Chat: -600}, chat.Group, words, chat.ErrGone, "", 1},
		{"channel without the right", chat.ID{Chat: -800}, chat.Channel, words, chat.ErrGone, "", 1},
		{"closed topic", chat.ID{Chat: -200, Topic: 8}, chat.Group, words, chat.ErrTopic, "", 1},
		{"deleted topic", chat.ID{Chat: -200, Topic: 10}, chat.Group, words, chat.ErrTopic, "", 1},
		{"group that moved", chat.ID{Chat: -300}, chat.Group, words, chat.MovedError{To: -400}, "", 1},
		{"nothing", person, chat.Private, chat.Message{}, chat.ErrRefused, "", 0},
		{"blanks", person, chat.Private, chat.Message{Text: " "}, chat.ErrRefused, "", 1},
		{"a button that does nothing", person, chat.Private, chat.Message{Text: "a", Buttons: [][]chat.Button{{{Label: "x"}}}}, chat.ErrRefused, "", 1},
		{"too long", person, chat.Private, chat.Message{Text: strings.Repeat("a", 5000)}, chat.ErrRefused, "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := places(t)
			ref, err := b.door.Client.Deliver(t.Context(), tt.to, tt.kind, tt.m)
			check(t, err, tt.want)
			if n := b.Calls("sendMessage") + b.Calls("sendPhoto") + b.Calls("editMessageText"); n != tt.calls {
				t.Errorf("%d requests, want %d", n, tt.calls)
			}
			if tt.want != nil {
				if b.Waiting() != 0 || ref != (chat.Ref{}) {
					t.Errorf("%d messages stand, at %v", b.Waiting(), ref)
				}
				return
			}
			if got := b.next(); got.Text != tt.shown || got.Ref != ref || got.Topic != tt.to.Topic {
				t.Errorf("%+v stands, Deliver says %v", got, ref)
			}
		})
	}
}

// An edit that changes nothing has succeeded.
func TestDeliverUnchanged(t *testing.T) {
	b := places(t)
	for range 2 {
		ref, err := b.door.Client.Deliver(t.Context(), person, chat.Private, chat.Message{Text: "a", Edit: &chat.Ref{Chat: 7, Message: 1}})
		if err != nil || ref != (chat.Ref{Chat: 7, Message: 1}) {
			t.Fatalf("%v, %v", ref, err)
		}
	}
	b.clean()
}

// In a channel only buttons that open an address stand; nobody is asked there.
func TestDeliverToChannel(t *testing.T) {
	b := places(t)
	link := chat.Button{Label: "BPS", URL: "https://bps.go.id"}
	for _, tt := range []struct {
		keys, want [][]chat.Button
	}{
		{[][]chat.Button{{{Label: "A", Data: "/a"}, link}, {{Label: "C", Copy: "c"}}}, [][]chat.Button{{link}}},
		{[][]chat.Button{{{Label: "A", Data: "/a"}}}, nil},
	} {
		m := chat.Message{Text: "a", Asks: true, Buttons: tt.keys}
		if _, err := b.door.Client.Deliver(t.Context(), chat.ID{Chat: -500}, chat.Channel, m); err != nil {
			t.Fatal(err)
		}
		got := b.next()
		if d := cmp.Diff(tt.want, got.Buttons); d != "" || got.ForceReply {
			t.Errorf("force %v: %s", got.ForceReply, d)
		}
	}
	b.clean()
}

// TestDeliverFaults has the attempt go wrong on the way: what is surely not taken
// may be tried again, what may be taken is uncertain, but for edits.
func TestDeliverFaults(t *testing.T) {
	type fault = telegramtest.Fault
	tests := []struct {
		name  string
		fault fault
		want  error
		edit  error
		shown int
		took  time.Duration
	}{
		{"429", fault{Status: 429, After: 7}, chat.RetryError{After: 7 * time.Second}, chat.RetryError{After: 7 * time.Second}, 0, 0},
		{"502 page", fault{Status: 502}, chat.ErrAway, chat.ErrAway, 0, 0},
		{"500", fault{Status: 500, Body: `{"ok":false,"error_code":500,"description":"Internal Server Error"}`}, chat.ErrAway, chat.ErrAway, 0, 0},
		{"page with status 200", fault{Status: 200, Body: "<html>masuk</html>"}, chat.ErrAway, chat.ErrAway, 0, 0},
		{"reset", fault{Reset: true}, chat.ErrUncertain, chat.ErrAway, 0, 0},
		{"reset after it was taken", fault{Reset: true, Late: true}, chat.ErrUncertain, chat.ErrAway, 1, 0},
		{"hangs", fault{Hang: true}, chat.ErrUncertain, chat.ErrAway, 0, 15 * time.Second},
		{"reply is cut", fault{Cut: true, Late: true}, chat.ErrUncertain, chat.ErrAway, 1, 0},
		{"reply without a message", fault{Status: 200, Body: `{"ok":true,"result":[]}`}, chat.ErrUncertain, chat.ErrAway, 0, 0},
		{"token is revoked", fault{Status: 401, Body: `{"ok":false,"error_code":401,"description":"Unauthorized"}`}, chat.ErrAway, chat.ErrAway, 0, 0},
		{"deactivated", fault{Status: 403, Body: `{"ok":false,"error_code":403,"description":"Forbidden: user is deactivated"}`}, chat.ErrGone, chat.ErrGone, 0, 0},
		{"something new", fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: MOON_PHASE_INVALID"}`}, chat.ErrRefused, chat.ErrRefused, 0, 0},
		{"General is closed", fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: TOPIC_CLOSED"}`}, chat.ErrRefused, chat.ErrRefused, 0, 0},
	}
	for _, tt := range tests {
		for _, edit := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, edit=%v", tt.name, edit), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					b := places(t)
					m, want := chat.Message{Text: "a"}, tt.want
					if edit {
						ref, err := b.door.Client.Deliver(t.Context(), person, chat.Private, chat.Message{Text: "lama"})
						if err != nil {
							t.Fatal(err)
						}
						b.next()
						m.Edit, want = &ref, tt.edit
					}
					calls := 0
					b.SetFault(func(telegramtest.Call) telegramtest.Fault { calls++; return tt.fault })
					from := time.Now()
					_, err := b.door.Client.Deliver(t.Context(), person, chat.Private, m)
					check(t, err, want)
					if took := time.Since(from); took != tt.took || calls != 1 || b.Waiting() != tt.shown {
						t.Errorf("after %v and %d requests %d messages stand", took, calls, b.Waiting())
					}
				})
			})
		}
	}
}

// What is said anew in place of an edit is a new message: it may double.
func TestDeliverUncertainAnew(t *testing.T) {
	b := places(t)
	b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
		return telegramtest.Fault{Cut: c.Method == "sendMessage", Late: true}
	})
	_, err := b.door.Client.Deliver(t.Context(), person, chat.Private, chat.Message{Text: "a", Edit: &chat.Ref{Chat: 7, Message: 999}})
	check(t, err, chat.ErrUncertain)
}

// TestDeliverStopped ends the context before, and while the request is out.
func TestDeliverStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := places(t)
		ctx, cancel := context.WithCancel(t.Context())
		b.SetFault(func(telegramtest.Call) telegramtest.Fault { return telegramtest.Fault{Hang: true} })
		time.AfterFunc(time.Second, cancel)
		_, err := b.door.Client.Deliver(ctx, person, chat.Private, chat.Message{Text: "a"})
		check(t, err, chat.ErrUncertain)
		_, err = b.door.Client.Deliver(ctx, person, chat.Private, chat.Message{Text: "a"})
		check(t, err, chat.ErrAway)
		if n := b.Calls("sendMessage"); n != 1 {
			t.Errorf("%d requests", n)
		}
	})
}

// TestDeliverUnconnected has no connection come about: surely nothing was taken,
// however long that took.
func TestDeliverUnconnected(t *testing.T) {
	refused := func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	}
	endless := func(ctx context.Context, _, _ string) (net.Conn, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	mute := func(context.Context, string, string) (net.Conn, error) {
		near, _ := net.Pipe()
		return near, nil
	}
	for name, dial := range map[string]func(context.Context, string, string) (net.Conn, error){
		"refused": refused, "no answer to the call": endless, "no handshake": mute,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				wire := &http.Transport{DialContext: dial, TLSHandshakeTimeout: 5 * time.Second}
				defer wire.CloseIdleConnections()
				c := telegram.New(telegram.Config{Token: token, APIURL: "https://api.example", HTTP: wire})
				_, err := c.Deliver(t.Context(), person, chat.Private, chat.Message{Text: "a"})
				check(t, err, chat.ErrAway)
			})
		})
	}
}

// TestDeliverNoReply has a server that takes the request and says nothing: with
// a connection that came about, a time-out is uncertain.
func TestDeliverNoReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		wire := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
			near, far := net.Pipe()
			go func() {
				for buf := make([]byte, 1024); ; {
					if _, err := far.Read(buf); err != nil {
						return
					}
				}
			}()
			return near, nil
		}}
		c := telegram.New(telegram.Config{Token: token, APIURL: "http://api.example", HTTP: wire})
		_, err := c.Deliver(t.Context(), person, chat.Private, chat.Message{Text: "a"})
		check(t, err, chat.ErrUncertain)
	})
}

// Parts come out as Send sends them: each fits, and together they say everything.
func TestSplit(t *testing.T) {
	c := telegram.New(telegram.Config{Token: token})
	m := chat.Message{
		Text: strings.Repeat("baris\n", 1500), Photo: &chat.Photo{PNG: []byte("png")}, ReplyTo: 3, Asks: true,
		Buttons: [][]chat.Button{{{Label: "A", Data: "/a"}}}, Edit: &chat.Ref{Chat: 7, Message: 5},
	}
	parts := c.Split(m)
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	for i, p := range parts {
		first, last := i == 0, i == len(parts)-1
		if (p.Photo != nil) != first || (p.Edit != nil) != first || (p.ReplyTo != 0) != first || (p.Buttons != nil) != last || p.Asks != last {
			t.Errorf("part %d: %+v", i, p)
		}
		if d := cmp.Diff([]chat.Message{p}, c.Split(p)); d != "" {
			t.Errorf("part %d is split again: %s", i, d)
		}
	}
	for _, m := range []chat.Message{{Text: "a"}, {}, {Photo: m.Photo}} {
		if d := cmp.Diff([]chat.Message{m}, c.Split(m)); d != "" {
			t.Error(d)
		}
	}
}
