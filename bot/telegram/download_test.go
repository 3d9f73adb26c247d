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
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram"
	"pantau/bot/telegram/telegramtest"
)

// sends has person send a file, and gives its id.
func (b *bench) sends(f chat.File) string {
	return b.SayWith(telegramtest.Words{Chat: person.Chat, Person: 7, File: &f}).File
}

// TestDownload fetches files as people send them. Of what is too large by its own
// account nothing is fetched.
func TestDownload(t *testing.T) {
	csv := []byte("judul;tenggat\r\nPelatihan;31/12/2026\r\n")
	tests := []struct {
		name    string
		file    chat.File
		most    int64
		want    error
		fetches int
	}{
		{"document", chat.File{Name: "komitmen.csv", Bytes: csv}, 1 << 20, nil, 1},
		{"picture", chat.File{Photo: true, Bytes: []byte("\xff\xd8\xff\x00jpeg")}, 1 << 20, nil, 1},
		{"nothing in it", chat.File{Name: "kosong.csv"}, 1 << 20, nil, 1},
		{"as large as may be", chat.File{Name: "a.csv", Bytes: csv}, int64(len(csv)), nil, 1},
		{"no bound", chat.File{Name: "a.csv", Bytes: csv}, 1<<63 - 1, nil, 1},
		{"a byte too large", chat.File{Name: "a.csv", Bytes: csv}, int64(len(csv)) - 1, telegram.ErrTooLarge, 0},
		{"larger than it says", chat.File{Name: "a.csv", Bytes: csv, Size: 3}, 10, telegram.ErrTooLarge, 1},
		{"larger than the API gives", chat.File{Name: "a.zip", Size: 20<<20 + 1}, 1 << 30, telegram.ErrTooLarge, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
			got, err := b.door.Client.Download(t.Context(), b.sends(tt.file), tt.most)
			if !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if tt.want == nil && !bytes.Equal(got, tt.file.Bytes) || tt.want != nil && got != nil {
				t.Errorf("got %q", got)
			}
			if asked, n := b.Calls("getFile"), b.Calls("file"); asked != 1 || n != tt.fetches {
				t.Errorf("asked %d times, fetched %d times, want %d", asked, n, tt.fetches)
			}
			b.clean()
		})
	}
}

// TestDownloadUnknown asks for what is not there.
func TestDownloadUnknown(t *testing.T) {
	b := newBench(t, telegramtest.Options{Memory: true})
	for _, id := range []string{"", "x", "BQACAgUAAxkBAAM"} {
		_, err := b.door.Client.Download(t.Context(), id, 1<<20)
		if !errors.Is(err, telegram.ErrNoFile) || errors.Is(err, telegram.ErrTooLarge) || errors.Is(err, telegram.ErrToken) {
			t.Errorf("%q: %v", id, err)
		}
	}
	b.clean()
}

// first has a fault strike the first call of a method only.
func first(method string, f telegramtest.Fault) func(telegramtest.Call) telegramtest.Fault {
	return func(c telegramtest.Call) telegramtest.Fault {
		if c.Method == method && c.N == 1 {
			return f
		}
		return telegramtest.Fault{}
	}
}

// always has a fault strike every call of a method.
func always(method string, f telegramtest.Fault) func(telegramtest.Call) telegramtest.Fault {
	return telegramtest.RandomFaults(1, 1, []telegramtest.Fault{f}, method)
}

// TestDownloadFails has either request go wrong, once or for good: what may pass is
// tried again, and what may not is not. Nothing takes longer than ten seconds.
func TestDownloadFails(t *testing.T) {
	const tooShort = 0 // tries
	tests := []struct {
		name    string
		fault   func(telegramtest.Call) telegramtest.Fault
		want    error // nil is success
		fetches int   // 0 is any number above 1
		least   time.Duration
	}{
		{"page for getFile", first("getFile", telegramtest.Fault{Status: 502}), nil, 1, 200 * time.Millisecond},
		{"429 of getFile", first("getFile", telegramtest.Fault{Status: 429, After: 3}), nil, 1, 3 * time.Second},
		{"server's fault", first("file", telegramtest.Fault{Status: 500}), nil, 2, 200 * time.Millisecond},
		{"page", first("file", telegramtest.Fault{Status: 504}), nil, 2, 200 * time.Millisecond},
		{"429", first("file", telegramtest.Fault{Status: 429, After: 3}), nil, 2, 3 * time.Second},
		{"429 in no form", first("file", telegramtest.Fault{Status: 429}), nil, 2, time.Second},
		{"reset", first("file", telegramtest.Fault{Reset: true}), nil, 2, 200 * time.Millisecond},
		{"cut", first("file", telegramtest.Fault{Cut: true}), nil, 2, 200 * time.Millisecond},
		{"redirect", first("file", telegramtest.Fault{Status: 302}), nil, 2, 200 * time.Millisecond},
		{"429 for long", always("file", telegramtest.Fault{Status: 429, After: 30}), errAny, 1, 0},
		{"down for long", always("file", telegramtest.Fault{Status: 502}), errAny, tooShort, time.Second},
		{"cut for long", always("file", telegramtest.Fault{Cut: true}), io.ErrUnexpectedEOF, tooShort, time.Second},
		{"hangs", always("file", telegramtest.Fault{Hang: true}), context.DeadlineExceeded, 1, 10 * time.Second},
		{"gone", always("file", telegramtest.Fault{Status: 404}), telegram.ErrNoFile, 1, 0},
		{"token refused", always("file", telegramtest.Fault{Status: 401}), telegram.ErrToken, 1, 0},
		{"forbidden", always("file", telegramtest.Fault{Status: 403}), errAny, 1, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
				id, from := b.sends(chat.File{Name: "a.csv", Bytes: []byte("isi")}), time.Now()
				b.SetFault(tt.fault)
				got, err := b.door.Client.Download(t.Context(), id, 1<<20)
				switch {
				case tt.want == nil && (err != nil || string(got) != "isi"):
					t.Errorf("got %q, %v", got, err)
				case tt.want != nil && (err == nil || tt.want != errAny && !errors.Is(err, tt.want)):
					t.Errorf("error %v, want %v", err, tt.want)
				}
				if n := b.Calls("file"); n != tt.fetches && (tt.fetches != tooShort || n < 2) {
					t.Errorf("fetched %d times, want %d", n, tt.fetches)
				}
				if took := time.Since(from); took < tt.least || took > 10*time.Second {
					t.Errorf("took %v", took)
				}
				if found := leaks(err); found != nil {
					t.Errorf("the error names the token: %q", found)
				}
				b.clean()
			})
		})
	}
}

// errAny is any error.
var errAny = errors.New("any")

// TestDownloadGivenUp has the caller end the waiting.
func TestDownloadGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
		id, from := b.sends(chat.File{Name: "a.csv"}), time.Now()
		b.SetFault(always("file", telegramtest.Fault{Hang: true}))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err := b.door.Client.Download(ctx, id, 1<<20)
		if !errors.Is(err, context.Canceled) || time.Since(from) != time.Second || b.Calls("file") != 1 {
			t.Errorf("%v after %v", err, time.Since(from))
		}
	})
}

// located answers getFile with a result, and fetching with whatever comes then.
func located(result string, then http.RoundTripper) fails {
	ask := says(200, "application/json", `{"ok":true,"result":`+result+`}`)
	return func(r *http.Request) (*http.Response, error) {
		if strings.HasSuffix(r.URL.Path, "/getFile") {
			return ask(r)
		}
		return then.RoundTrip(r)
	}
}

// endless is a body without an end and without a length.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) { e.read += len(p); return len(p), nil }
func (e *endless) Close() error               { return nil }

// TestDownloadUnannounced fetches what does not say how large it is.
func TestDownloadUnannounced(t *testing.T) {
	for most, want := range map[int64]error{9: telegram.ErrTooLarge, 10: nil, 11: nil} {
		c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory",
			HTTP: located(`{"file_path":"documents/a"}`, says(200, "text/csv", "0123456789"))})
		got, err := c.Download(t.Context(), "id", most)
		if !errors.Is(err, want) || want == nil && string(got) != "0123456789" {
			t.Errorf("at most %d: %q, %v", most, got, err)
		}
	}
	body := &endless{}
	c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory",
		HTTP: located(`{"file_path":"documents/a"}`, fails(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, ContentLength: -1, Body: body}, nil
		}))})
	if _, err := c.Download(t.Context(), "id", 1000); !errors.Is(err, telegram.ErrTooLarge) || body.read > 8000 {
		t.Errorf("%v after %d bytes", err, body.read)
	}
}

// TestDownloadPlace has the API say where the file is: in places that have to be
// escaped, and in places where nothing is fetched.
func TestDownloadPlace(t *testing.T) {
	tests := map[string]struct {
		path    string
		fetched string // from the root; empty for nowhere
		says    string
	}{
		"usual":            {"documents/file_1.csv", "/file/bot" + token + "/documents/file_1.csv", ""},
		"signs in it":      {"documents/a b?c#d%2e:é.csv", "/file/bot" + token + "/documents/a%20b%3Fc%23d%252e:%C3%A9.csv", ""},
		"on disk":          {"/var/lib/telegram-bot-api/" + token + "/documents/file_1.csv", "", "--local"},
		"on another disk":  {`C:\\bot\\` + token + `\\file_1.csv`, "", "--local"},
		"out of the place": {"../../bot" + token + "/logOut", "", "--local"},
		"nowhere":          {"", "", telegram.ErrNoFile.Error()},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			fetched := ""
			then := fails(func(r *http.Request) (*http.Response, error) {
				fetched = r.URL.EscapedPath()
				return says(200, "text/csv", "isi")(r)
			})
			c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory/", HTTP: located(`{"file_path":"`+tt.path+`"}`, then)})
			got, err := c.Download(t.Context(), "id", 10)
			if fetched != tt.fetched || (string(got) == "isi") != (tt.says == "") {
				t.Errorf("fetched from %q, want %q: %q, %v", fetched, tt.fetched, got, err)
			}
			if tt.says != "" && !strings.Contains(fmt.Sprint(err), tt.says) || leaks(err) != nil {
				t.Errorf("error %v, want %q and no token", err, tt.says)
			}
		})
	}
}

// TestDownloadWaits obeys a 429 whose wait stands in its header.
func TestDownloadWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		from, n := time.Now(), 0
		c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory",
			HTTP: located(`{"file_path":"documents/a"}`, fails(func(r *http.Request) (*http.Response, error) {
				if n++; n == 1 {
					return says(429, "text/html", "<html>", "Retry-After", "4")(r)
				}
				return says(200, "text/csv", "isi")(r)
			}))})
		if got, err := c.Download(t.Context(), "id", 10); string(got) != "isi" || time.Since(from) != 4*time.Second {
			t.Errorf("%q, %v after %v", got, err, time.Since(from))
		}
	})
}

// TestSecretOfDownload has fetching fail in every way after the API has said where the
// file is: the token stands in no error and no log. What comes with status 200 is the
// file, whatever it looks like.
func TestSecretOfDownload(t *testing.T) {
	var l logs
	listen(t, &l)
	content := map[string]bool{"page 200": true, "no body": true, "half JSON": true, "JSON of no form": true, "result, no form": true, "refused with 200": true}
	for failing, transport := range failures(t) {
		t.Run(failing, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory", Log: l.logger(), HTTP: located(`{"file_path":"documents/a"}`, transport)})
				err := download(t.Context(), c)
				if (err == nil) != content[failing] {
					t.Errorf("error %v", err)
				}
				if found := leaks(err); found != nil {
					t.Errorf("the error names the token: %q", found)
				}
			})
		})
	}
	if strings.Contains(l.String(), secret) {
		t.Errorf("the log names the token: %s", l.String())
	}
}

// telling is a body that breaks off with an error which names the token.
type telling struct{}

func (telling) Read([]byte) (int, error) {
	return 0, errors.New("reading /file/bot" + token + "/a: broken")
}
func (telling) Close() error { return nil }

// TestSecretOfContent has the content break off.
func TestSecretOfContent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := telegram.New(telegram.Config{Token: token, APIURL: "http://memory",
			HTTP: located(`{"file_path":"documents/a"}`, fails(func(*http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: 200, ContentLength: -1, Body: telling{}}, nil
			}))})
		if err := download(t.Context(), c); err == nil || leaks(err) != nil {
			t.Errorf("error: %v", err)
		}
	})
}

// TestSecretOfDownloadOnTheWire has real connections fail while a file is fetched. The
// time given is too short for a second try.
func TestSecretOfDownloadOnTheWire(t *testing.T) {
	visited := false
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { visited = true }))
	defer elsewhere.Close()
	for name, h := range map[string]http.HandlerFunc{
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
		},
		"reset": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"cut": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "400")
			fmt.Fprint(w, r.URL.Path)
		},
		"cut without a length": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, r.URL.Path)
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		},
		"hang": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, "/getFile") {
					fmt.Fprint(w, `{"ok":true,"result":{"file_path":"documents/a"}}`)
					return
				}
				h(w, r)
			}))
			defer s.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			if err := download(ctx, telegram.New(telegram.Config{Token: token, APIURL: s.URL})); err == nil || leaks(err) != nil {
				t.Errorf("error: %v", err)
			}
		})
	}
	if visited {
		t.Error("a redirect was followed, with the token")
	}
}

// TestFilesComeIn has people send files, with words and without: the bot hears of them
// where they stand, and the id is good for the content.
func TestFilesComeIn(t *testing.T) {
	tests := map[string]struct {
		words telegramtest.Words
		want  chat.Update
	}{
		"document": {telegramtest.Words{Chat: 7, Person: 7, File: &chat.File{Name: "a.csv", Bytes: []byte("isi")}},
			chat.Update{Chat: person, Kind: chat.Private, From: 7, File: &chat.File{Name: "a.csv", Size: 3}}},
		"command": {telegramtest.Words{Chat: 7, Person: 7, Text: "/komitmen impor", File: &chat.File{Name: "a.csv", Bytes: []byte("isi")}},
			chat.Update{Chat: person, Kind: chat.Private, From: 7, Text: "/komitmen impor", File: &chat.File{Name: "a.csv", Size: 3}}},
		"picture in a topic": {telegramtest.Words{Chat: -200, Person: 7, Topic: 9, Text: "#1 selesai", File: &chat.File{Photo: true, Bytes: []byte("isi")}},
			chat.Update{Chat: chat.ID{Chat: -200, Topic: 9}, Kind: chat.Group, From: 7, Text: "#1 selesai", File: &chat.File{Photo: true, Size: 3}}},
		"document in answer": {telegramtest.Words{Chat: 7, Person: 7, ReplyTo: 1, File: &chat.File{Name: "a.pdf", Bytes: []byte("isi")}},
			chat.Update{Chat: person, Kind: chat.Private, From: 7, ToBot: true, File: &chat.File{Name: "a.pdf", Size: 3}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, telegramtest.Options{Memory: true, Private: []int64{7}})
				b.AddForum(-200, 9)
				if _, err := b.door.Client.Send(t.Context(), person, chat.Private, chat.Message{Text: "Mana berkasnya?"}); err != nil {
					t.Fatal(err)
				}
				all, stop := b.heard(), b.start()
				tt.want.File.ID = b.SayWith(tt.words).File
				got := <-all
				if d := cmp.Diff(tt.want, got); d != "" {
					t.Error(d)
				}
				if content, err := b.door.Client.Download(t.Context(), got.File.ID, 10); string(content) != "isi" {
					t.Errorf("%q, %v", content, err)
				}
				if err := stop(); err != nil {
					t.Error(err)
				}
				b.clean()
			})
		})
	}
}
