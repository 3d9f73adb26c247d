package telegram_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// password is the secret that the webhook is set with.
const password = "kata_sandi-9"

// direct brings requests to a handler without a network.
type direct struct{ http.Handler }

func (d *direct) RoundTrip(r *http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return w.Result(), nil
}

// newHooked is a bench whose webhook is reached in memory; it is not set yet.
func newHooked(t *testing.T, workers int) *bench {
	d := &direct{}
	b := newBench(t, telegramtest.Options{Memory: true, Webhook: d})
	b.door.Workers = workers
	d.Handler = b.door.Webhook(password)
	return b
}

// words are what somebody says, as Telegram brings it.
func words(update int, from int64, text string) string {
	return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":%d,"date":1,"from":{"id":%d},"chat":{"id":%d,"type":"private"},"text":%q}}`,
		update, update, from, from, text)
}

// deliver brings an update once and returns the status; 0 when ctx ended before.
func deliver(ctx context.Context, h http.Handler, body string) int {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("X-Telegram-Bot-Api-Secret-Token", password)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code
}

// begin delivers beside the test; the status comes through the channel.
func begin(ctx context.Context, h http.Handler, body string) <-chan int {
	status := make(chan int, 1)
	go func() { status <- deliver(ctx, h, body) }()
	synctest.Wait()
	return status
}

// open tells whether a delivery has no status yet.
func open(status <-chan int) bool {
	synctest.Wait()
	return len(status) == 0
}

// shows takes what the bot has said by now.
func (b *bench) shows() (texts []string) {
	for b.Waiting() > 0 {
		texts = append(texts, b.next().Text)
	}
	return texts
}

// slowly is echo without its buttons, after a while.
func slowly(d time.Duration) func(context.Context, chat.Update) chat.Reply {
	return func(_ context.Context, u chat.Update) chat.Reply {
		pass(d)
		return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
	}
}

func TestWebhookRequests(t *testing.T) {
	good := words(5, 7, "hai")
	broken := io.MultiReader(strings.NewReader(good[:20]), iotest.ErrReader(errors.New("cut")))
	tests := []struct {
		name, method, secret string
		body                 io.Reader
		status               int
		answers              int
	}{
		{"right", "POST", password, strings.NewReader(good), 200, 1},
		{"get", "GET", password, nil, 405, 0},
		{"put", "PUT", password, strings.NewReader(good), 405, 0},
		{"no secret", "POST", "", strings.NewReader(good), 401, 0},
		{"wrong secret", "POST", "kata_sandi-8", strings.NewReader(good), 401, 0},
		{"shorter secret", "POST", password[:5], strings.NewReader(good), 401, 0},
		{"longer secret", "POST", password + "9", strings.NewReader(good), 401, 0},
		{"longest body", "POST", password, strings.NewReader(padded(good, 1<<20)), 200, 1},
		{"body over the limit", "POST", password, strings.NewReader(padded(good, 1<<20+1)), 413, 0},
		{"long body without the secret", "POST", "", strings.NewReader(padded(good, 1<<21)), 401, 0},
		{"no body", "POST", password, strings.NewReader(""), 400, 0},
		{"half a body", "POST", password, strings.NewReader(good[:20]), 400, 0},
		{"more behind the body", "POST", password, strings.NewReader(good + "x"), 400, 0},
		{"body that breaks off", "POST", password, broken, 400, 0},
		{"no update", "POST", password, strings.NewReader(`["hai"]`), 200, 0},
		{"update to pass over", "POST", password, strings.NewReader(`{"update_id":6,"edited_message":{}}`), 200, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
			r := httptest.NewRequest(tt.method, "/", tt.body)
			if tt.secret != "" {
				r.Header.Set("X-Telegram-Bot-Api-Secret-Token", tt.secret)
			}
			w := httptest.NewRecorder()
			b.door.Webhook(password).ServeHTTP(w, r)
			if w.Code != tt.status || (w.Code == 405) != (w.Header().Get("Allow") == "POST") {
				t.Errorf("status %d, want %d; header %v", w.Code, tt.status, w.Header())
			}
			if n := b.Calls("sendMessage"); n != tt.answers || w.Body.Len() != 0 {
				t.Errorf("%d answers, want %d; body %q", n, tt.answers, w.Body)
			}
			if log := b.logs.String(); strings.Contains(log, "hai") || strings.Contains(log, password) {
				t.Errorf("log: %s", log)
			}
		})
	}
}

// padded is JSON brought to a length by blanks.
func padded(s string, n int) string {
	return s + string(bytes.Repeat([]byte{' '}, n-len(s)))
}

// TestWebhookWithoutSecret has no secret: nobody may come in, least of all those
// who show none.
func TestWebhookWithoutSecret(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	for _, given := range []string{"", password} {
		r := httptest.NewRequest("POST", "/", strings.NewReader(words(5, 7, "hai")))
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", given)
		w := httptest.NewRecorder()
		b.door.Webhook("").ServeHTTP(w, r)
		if w.Code != 401 {
			t.Errorf("secret %q: status %d", given, w.Code)
		}
	}
}

// TestWebhookFinished answers 200 when the answer stands, and not before.
func TestWebhookFinished(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 0)
		b.AddPrivate(7)
		b.door.Answer = slowly(5 * time.Second)
		h := b.door.Webhook(password)
		status := begin(t.Context(), h, words(5, 7, "hai"))
		pass(5*time.Second - 1)
		if !open(status) || b.Waiting() > 0 {
			t.Error("the update was taken before it was finished")
		}
		pass(1)
		if got := <-status; got != 200 || b.Waiting() != 1 {
			t.Errorf("status %d with %d answers", got, b.Waiting())
		}
	})
}

// TestWebhookCut has the caller go away before the answer stands: that is no 200,
// and what comes again is answered once, be it by the same process or the next.
func TestWebhookCut(t *testing.T) {
	for _, restarted := range []bool{false, true} {
		t.Run(fmt.Sprintf("restarted=%v", restarted), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newHooked(t, 0)
				b.AddPrivate(7)
				killed := make(chan struct{})
				b.door.Answer = func(ctx context.Context, u chat.Update) chat.Reply {
					select {
					case <-killed: // a dead process says nothing
						return chat.Reply{}
					case <-time.After(5 * time.Second):
						return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
					}
				}
				h := b.door.Webhook(password)
				ctx, cut := context.WithTimeout(t.Context(), time.Second)
				defer cut()
				if got := <-begin(ctx, h, words(5, 7, "hai")); got == 200 {
					t.Error("taken, but not finished")
				}
				if restarted {
					close(killed)
					next := telegram.Door{Client: b.door.Client, Answer: slowly(time.Second), Log: b.door.Log}
					h = next.Webhook(password)
				}
				again := begin(t.Context(), h, words(5, 7, "hai"))
				if !open(again) {
					t.Error("the update that came again was taken before it was finished")
				}
				if got := <-again; got != 200 {
					t.Errorf("status %d", got)
				}
				if d := cmp.Diff([]string{"hai"}, b.shows()); d != "" {
					t.Error(d)
				}
			})
		})
	}
}

// TestWebhookOrder brings updates of one chat in parallel: they are answered in
// order though the first take longest, and another chat does not wait for them.
func TestWebhookOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 0)
		b.AddPrivate(7, 8)
		b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
			pass(time.Duration(30-u.ID) * 100 * time.Millisecond)
			return chat.Reply{Messages: []chat.Message{{Text: u.Text}}}
		}
		h := b.door.Webhook(password)
		var all []<-chan int
		var want []string
		for i := range 20 {
			all = append(all, begin(t.Context(), h, words(5+i, 7, fmt.Sprint(i))))
			want = append(want, fmt.Sprint(i))
		}
		all = append(all, begin(t.Context(), h, words(28, 8, "lain")))
		for i, status := range all {
			if got := <-status; got != 200 {
				t.Errorf("update %d: status %d", i, got)
			}
		}
		if d := cmp.Diff(append([]string{"lain"}, want...), b.shows()); d != "" {
			t.Error(d)
		}
	})
}

// TestWebhookAgain brings an update again while it is in hand, and when it is just
// finished: it is answered once.
func TestWebhookAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 0)
		b.AddPrivate(7)
		b.door.Answer = slowly(5 * time.Second)
		h := b.door.Webhook(password)
		first := begin(t.Context(), h, words(5, 7, "hai"))
		pass(time.Second)
		again := begin(t.Context(), h, words(5, 7, "hai"))
		if !open(again) {
			t.Error("taken while the first is in hand")
		}
		if a, b := <-first, <-again; a != 200 || b != 200 {
			t.Errorf("status %d and %d", a, b)
		}
		late := begin(t.Context(), h, words(5, 7, "hai"))
		if open(late) || <-late != 200 {
			t.Error("what is finished is not taken at once")
		}
		if d := cmp.Diff([]string{"hai"}, b.shows()); d != "" {
			t.Error(d)
		}
	})
}

// TestWebhookFull has one worker and five updates in hand: the sixth is refused at
// once and taken later.
func TestWebhookFull(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 1)
		b.AddPrivate(1, 2, 3, 4, 5, 6)
		b.door.Answer = slowly(time.Second)
		h := b.door.Webhook(password)
		var taken []<-chan int
		for i := range 5 {
			taken = append(taken, begin(t.Context(), h, words(5+i, int64(1+i), fmt.Sprint(i))))
		}
		sixth := begin(t.Context(), h, words(10, 6, "5"))
		if open(sixth) || <-sixth != 503 {
			t.Error("there was room for the sixth")
		}
		for i, status := range taken {
			if got := <-status; got != 200 {
				t.Errorf("update %d: status %d", i, got)
			}
		}
		if got := deliver(t.Context(), h, words(10, 6, "5")); got != 200 {
			t.Errorf("the sixth, again: status %d", got)
		}
		if d := cmp.Diff([]string{"0", "1", "2", "3", "4", "5"}, b.shows()); d != "" {
			t.Error(d)
		}
	})
}

// TestWebhookFlood has Telegram bring forty at once to a bot that can hold five:
// all are answered in the end, each once.
func TestWebhookFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newHooked(t, 1)
		b.door.Answer = slowly(time.Second)
		if err := b.door.Client.SetWebhook(t.Context(), "https://bot.example/hook", password); err != nil {
			t.Fatal(err)
		}
		var last telegramtest.Said
		for i := range 40 {
			last = b.Say(int64(1+i), int64(1+i), fmt.Sprint(1+i))
		}
		told := map[string]int{}
		for range 40 {
			told[b.next().Text]++
		}
		if err := b.Confirmed(t.Context(), last.Update); err != nil {
			t.Error(err)
		}
		if len(told) != 40 || b.Waiting() != 0 || b.Pending() != 0 {
			t.Errorf("%d of 40 answered, %d more, %d not taken", len(told), b.Waiting(), b.Pending())
		}
		h, err := b.door.Client.Hook(t.Context())
		if err != nil || h.LastError != "Wrong response from the webhook: 503 Service Unavailable" {
			t.Errorf("%+v, %v: nothing was ever refused", h, err)
		}
		b.clean()
	})
}

// TestWebhookConversation is the whole way over loopback, and back to polling.
func TestWebhookConversation(t *testing.T) {
	b := newBench(t, telegramtest.Options{})
	hook := b.door.Webhook(password)
	var up atomic.Bool
	served := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !up.Swap(true) {
			w.WriteHeader(http.StatusBadGateway) // the first delivery comes too early
			return
		}
		hook.ServeHTTP(w, r)
	}))
	defer served.Close()
	b.Say(7, 7, "sebelum")
	if err := b.door.Client.SetWebhook(t.Context(), served.URL, password); err != nil {
		t.Fatal(err)
	}
	m := b.next()
	if m.Text != "sebelum" {
		t.Errorf("got %+v", m)
	}
	press, err := b.Press(m.Ref, "/lagi")
	if err != nil {
		t.Fatal(err)
	}
	if m := b.next(); m.Text != "/lagi" || !m.Edit {
		t.Errorf("got %+v", m)
	}
	if ack, err := b.Acked(t.Context(), press); err != nil || ack.Text != "sudah" {
		t.Errorf("got %+v, %v", ack, err)
	}
	if err := b.Confirmed(t.Context(), b.Say(8, 8, "lain").Update); err != nil {
		t.Error(err)
	}
	b.next()
	stop := b.start()
	b.Say(7, 7, "sesudah")
	if m := b.next(); m.Text != "sesudah" {
		t.Errorf("got %+v", m)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	b.clean()
}

func TestSetWebhook(t *testing.T) {
	tests := []struct {
		name   string
		secret string
		fault  telegramtest.Fault
		is     error // nil: none that is named
		says   string
	}{
		{"right", password, telegramtest.Fault{}, nil, ""},
		{"secret that Telegram does not take", "kata sandi", telegramtest.Fault{}, telegram.ErrWebhook, "secret token contains unallowed characters"},
		{"address that Telegram does not take", password, telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: bad webhook: HTTPS url must be provided for webhook"}`}, telegram.ErrWebhook, "HTTPS url must be provided"},
		{"wrong token", password, telegramtest.Fault{Status: 401, Body: `{"ok":false,"error_code":401,"description":"Unauthorized"}`}, telegram.ErrToken, "401"},
		{"away", password, telegramtest.Fault{Status: 502}, nil, "502"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newHooked(t, 0)
				b.SetFault(func(telegramtest.Call) telegramtest.Fault { return tt.fault })
				err := b.door.Client.SetWebhook(t.Context(), "https://bot.example/hook", tt.secret)
				if (err != nil) != (tt.says != "") || err != nil && !strings.Contains(err.Error(), tt.says) {
					t.Errorf("error: %v", err)
				}
				for _, named := range []error{telegram.ErrToken, telegram.ErrWebhook} {
					if errors.Is(err, named) != (tt.is == named) {
						t.Errorf("error: %v; want %v", err, tt.is)
					}
				}
				if n := b.Calls("setWebhook"); tt.fault.Status == 502 && n != 8 || tt.fault.Status != 502 && n != 1 {
					t.Errorf("%d tries", n)
				}
			})
		})
	}
}
