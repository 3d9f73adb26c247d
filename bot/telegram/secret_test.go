package telegram_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tgbotapi "github.com/go-telegram-bot-api/telegram-bot-api/v5"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// deeds are all ways to the API.
var deeds = map[string]func(context.Context, *telegram.Client) error{
	"me": func(ctx context.Context, c *telegram.Client) error { _, err := c.Me(ctx); return err },
	"text": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Text: "a"})
		return err
	},
	"upload": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Text: "a", Photo: &chat.Photo{PNG: []byte("png")}})
		return err
	},
	"document": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Text: "a", File: &chat.File{Name: "a.csv", Bytes: []byte("isi")}})
		return err
	},
	"document kept": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Deliver(ctx, person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: "id"}})
		return err
	},
	"caption": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Text: "a", File: &chat.File{ID: "id"}, Edit: &chat.Ref{Chat: 7, Message: 1}})
		return err
	},
	"edit": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Text: "a", Edit: &chat.Ref{Chat: 7, Message: 1}})
		return err
	},
	"upload in place": func(ctx context.Context, c *telegram.Client) error {
		_, err := c.Send(ctx, person, chat.Private, chat.Message{Photo: &chat.Photo{PNG: []byte("png")}, Edit: &chat.Ref{Chat: 7, Message: 1}})
		return err
	},
	"acknowledge": func(ctx context.Context, c *telegram.Client) error { return c.Acknowledge(ctx, "1", "sudah", true) },
	"menus":       func(ctx context.Context, c *telegram.Client) error { return c.SetMenus(ctx, menus) },
	"admin":       func(ctx context.Context, c *telegram.Client) error { _, err := c.IsAdmin(ctx, -100, 5); return err },
	"webhook": func(ctx context.Context, c *telegram.Client) error {
		return c.SetWebhook(ctx, "https://bot.example", password)
	},
	"hook":     func(ctx context.Context, c *telegram.Client) error { _, err := c.Hook(ctx); return err },
	"download": download,
}

func download(ctx context.Context, c *telegram.Client) error {
	_, err := c.Download(ctx, "id", 1<<20)
	return err
}

// fails is a transport on which every request fails.
type fails func(*http.Request) (*http.Response, error)

func (f fails) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := f(r)
	if r.Body != nil {
		_ = r.Body.Close()
	}
	return resp, err
}

// says answers every request.
func says(status int, kind, body string, header ...string) fails {
	return func(r *http.Request) (*http.Response, error) {
		w := httptest.NewRecorder()
		w.Header().Set("Content-Type", kind)
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		fmt.Fprint(w, body)
		return w.Result(), nil
	}
}

// tells fails every request with an error that names its address, as that of a
// careless transport would.
func tells(err error) fails {
	return func(r *http.Request) (*http.Response, error) {
		return nil, &url.Error{Op: "Post", URL: r.URL.String(), Err: err}
	}
}

// no is the API's refusal, which repeats the token.
func no(code int) fails {
	return says(code, "application/json", fmt.Sprintf(
		`{"ok":false,"error_code":%d,"description":"Refused: bot%s","parameters":{"retry_after":2}}`, code, token))
}

// waits answers nothing until the caller gives up.
func waits(r *http.Request) (*http.Response, error) {
	<-r.Context().Done()
	return nil, &url.Error{Op: "Post", URL: r.URL.String(), Err: r.Context().Err()}
}

// slow is an error of the network's own time-out.
type slow struct{}

func (slow) Error() string   { return "i/o timeout" }
func (slow) Timeout() bool   { return true }
func (slow) Temporary() bool { return true }

// failures are all ways in which the API may fail, each with the token somewhere
// within reach.
func failures(t *testing.T) map[string]http.RoundTripper {
	page := "<html>/bot" + token + "/getMe</html>"
	elsewhere := "https://elsewhere.example/bot" + token + "/getMe"
	all := map[string]http.RoundTripper{
		"dial":             tells(&net.OpError{Op: "dial", Net: "tcp", Err: errors.New("connection refused")}),
		"hang":             fails(waits),
		"time-out":         tells(slow{}),
		"reset":            tells(&net.OpError{Op: "read", Net: "tcp", Err: errors.New("connection reset by peer")}),
		"cancelled":        tells(context.Canceled),
		"page 502":         says(502, "text/html", page),
		"page 200":         says(200, "text/html", page),
		"proxy's JSON":     says(502, "application/json", `{"error":"`+page+`"}`),
		"no body":          says(200, "application/json", ""),
		"half JSON":        says(200, "application/json", `{"ok":true,"result":{"message_id":"`+token),
		"JSON of no form":  says(200, "application/json", `{"ok":"`+token+`"}`),
		"result, no form":  says(200, "application/json", `{"ok":true,"result":"`+token+`"}`),
		"401":              no(401),
		"404":              no(404),
		"403":              no(403),
		"400":              no(400),
		"409":              no(409),
		"429":              no(429),
		"500":              no(500),
		"refused with 200": says(200, "application/json", `{"ok":false,"error_code":400,"description":"Bad Request: `+token+`"}`),
		"redirect":         says(302, "text/html", page, "Location", elsewhere),
		"redirect, kept":   says(307, "application/json", `{"ok":true,"result":{}}`, "Location", elsewhere),
		"redirect within":  says(301, "text/html", page, "Location", "/bot"+token+"/elsewhere"),
	}
	for name, f := range all {
		all[name] = fails(func(r *http.Request) (*http.Response, error) {
			if r.URL.Host != "memory" || !strings.HasPrefix(strings.TrimPrefix(r.URL.Path, "/file"), "/bot"+token+"/") || strings.HasSuffix(r.URL.Path, "elsewhere") {
				t.Errorf("asked %s: a redirect was followed, or the token is not where it belongs", r.URL.Host)
			}
			return f.RoundTrip(r)
		})
	}
	return all
}

// leaks lists every error in the chain that names the token.
func leaks(err error) (found []string) {
	if err == nil {
		return nil
	}
	for _, said := range []string{err.Error(), fmt.Sprintf("%+v", err), fmt.Sprintf("%#v", err)} {
		if strings.Contains(said, secret) {
			found = append(found, said)
		}
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		found = append(found, leaks(e.Unwrap())...)
	case interface{ Unwrap() []error }:
		for _, err := range e.Unwrap() {
			found = append(found, leaks(err)...)
		}
	}
	return found
}

// listen has the library's own log go where ours goes.
func listen(t *testing.T, to *logs) {
	if err := tgbotapi.SetLogger(log.New(to, "", 0)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tgbotapi.SetLogger(log.Default()) })
}

// TestSecret does everything against everything that can fail: the token stands
// in no error and no log.
func TestSecret(t *testing.T) {
	var l logs
	listen(t, &l)
	for failing, transport := range failures(t) {
		for doing, do := range deeds {
			t.Run(failing+"/"+doing, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory", Log: l.logger(), HTTP: transport})
					ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
					defer cancel()
					err := do(ctx, c)
					if err == nil && !harmless(failing, doing) {
						t.Error("no error")
					}
					if found := leaks(err); found != nil {
						t.Errorf("the error names the token: %q", found)
					}
				})
			})
		}
	}
	if strings.Contains(l.String(), secret) {
		t.Errorf("the log names the token: %s", l.String())
	}
}

// harmless are the failures that a deed does not notice: where it wants no result,
// one of the wrong form does no harm.
func harmless(failing, doing string) bool {
	blind := doing == "acknowledge" || doing == "menus" || doing == "webhook"
	return failing == "result, no form" && blind
}

// TestSecretOfDoor polls, and answers by webhook, while everything fails.
func TestSecretOfDoor(t *testing.T) {
	for failing, transport := range failures(t) {
		t.Run(failing, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var l logs
				listen(t, &l)
				c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory", Log: l.logger(), HTTP: transport})
				d := &telegram.Door{Client: c, Answer: echo, Log: l.logger()}
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
				defer cancel()
				err := d.Poll(ctx)
				if found := leaks(err); found != nil {
					t.Errorf("the error names the token: %q", found)
				}
				deliver(t.Context(), d.Webhook(password), words(5, 7, "hai"))
				said := l.String()
				if !strings.Contains(said, "an answer was not sent") || err == nil && !strings.Contains(said, "polling failed") {
					t.Errorf("nothing went wrong: %s", said)
				}
				if strings.Contains(said, secret) {
					t.Errorf("the log names the token: %s", said)
				}
			})
		})
	}
}

// TestSecretOnTheWire has the client's own transport fail on real connections.
func TestSecretOnTheWire(t *testing.T) {
	visited := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visited = true }))
	defer elsewhere.Close()
	tests := map[string]http.HandlerFunc{
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
		},
		"reset": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"cut": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "400")
			fmt.Fprintf(w, `{"ok":true,"result":{"id":%q`, r.URL.Path)
		},
		"not found": http.NotFound,
		"down":      nil,
	}
	for name, h := range tests {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(h)
			defer s.Close()
			if h == nil {
				s.Close()
			}
			_, err := telegram.New(telegram.Config{Token: token, APIURL: s.URL}).Me(t.Context())
			if err == nil || leaks(err) != nil {
				t.Errorf("error: %v", err)
			}
		})
	}
	if visited {
		t.Error("a redirect was followed, with the token")
	}
}

// TestProxysJSON is a 502 that a proxy wrote in JSON: it is no refusal of the
// API's, so the message is sent again.
func TestProxysJSON(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.N == 1 {
				return telegramtest.Fault{Status: 502, Body: `{"error":"bad gateway"}`}
			}
			return telegramtest.Fault{}
		})
		if _, err := b.door.Client.Send(t.Context(), person, chat.Private, chat.Message{Text: "a"}); err != nil || b.next().Text != "a" {
			t.Error(err)
		}
	})
}

// TestNoToken has no token at all: the API's no is still read.
func TestNoToken(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	_, err := telegram.New(telegram.Config{APIURL: b.URL(), HTTP: b.Transport()}).Me(t.Context())
	if !errors.Is(err, telegram.ErrToken) {
		t.Errorf("error: %v", err)
	}
}
