package web

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
)

var morning = time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)

// newTestDemo is a page with this bot, at eight in the morning.
func newTestDemo(t *testing.T, answer func(context.Context, chat.Update) chat.Reply) *Demo {
	t.Helper()
	d := NewDemo(Config{Answer: answer, Menus: testMenus, Now: func() time.Time { return morning }})
	t.Cleanup(func() { d.Shutdown(context.Background()) })
	return d
}

// request asks the page as its own script does.
func request(d http.Handler, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost:8080"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", "http://localhost:8080")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	if host := r.Header.Get("Host"); host != "" {
		r.Host = host
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// say says words and returns their number.
func say(t *testing.T, d *Demo, in, person int64, text string, replyTo int) int {
	t.Helper()
	body, err := json.Marshal(saying{Chat: in, Person: person, Text: text, ReplyTo: replyTo})
	if err != nil {
		t.Fatal(err)
	}
	w := request(d, "POST", "/api/say", string(body))
	var got struct{ Message int }
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusAccepted {
		t.Fatalf("saying %q: %d %s", text, w.Code, w.Body)
	}
	return got.Message
}

func pressButton(d *Demo, in, person int64, message int, data string) *httptest.ResponseRecorder {
	return request(d, "POST", "/api/press", fmt.Sprintf(`{"chat":%d,"person":%d,"message":%d,"data":%q}`, in, person, message, data))
}

// quiet waits until every answer is out.
func quiet(d *Demo) { d.inHand.Wait() }

// standing is what stands in a chat.
func standing(d *Demo, in int64) []*entry {
	d.board.mu.Lock()
	defer d.board.mu.Unlock()
	return append([]*entry(nil), d.board.chats[in].entries...)
}

// echo says again what was said.
func echo(_ context.Context, u chat.Update) chat.Reply {
	return chat.Reply{Messages: []chat.Message{{Text: chat.Escape(u.Text)}}}
}

// tab is a reader of the stream.
type tab struct {
	t      *testing.T
	lines  *bufio.Scanner
	cancel context.CancelFunc
}

// sent is one event as a tab gets it.
type sent struct{ id, name, data string }

func openTab(t *testing.T, address, last string) *tab {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", address+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("stream: %s %v", answer.Status, answer.Header)
	}
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	return &tab{t: t, lines: lines, cancel: cancel}
}

// next is the next event; typing is left out.
func (b *tab) next() sent {
	b.t.Helper()
	var e sent
	for b.lines.Scan() {
		switch field, value, _ := strings.Cut(b.lines.Text(), ": "); field {
		case "id":
			e.id = value
		case "event":
			e.name = value
		case "data":
			e.data = value
		case "":
			if e.name != "" && e.name != "typing" {
				return e
			}
			e = sent{}
		}
	}
	b.t.Fatalf("the stream ended: %v", b.lines.Err())
	return e
}
