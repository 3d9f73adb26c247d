package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// A tab that comes back gets what it has missed; one that cannot say what it has seen begins
// anew.
func TestStreamResumes(t *testing.T) {
	d := newTestDemo(t, echo)
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	first := openTab(t, server.URL, "")
	if e := first.next(); e.name != "reset" {
		t.Fatalf("a new tab begins with %q", e.name)
	}
	say(t, d, Secretariat, Secretariat, "satu", 0)
	quiet(d)
	seen := first.next()
	first.next()
	first.cancel()
	say(t, d, GroupChat, Planner, "dua", 0)
	quiet(d)

	again := openTab(t, server.URL, seen.id)
	for _, want := range []string{"satu", "dua", "dua"} {
		if e := again.next(); e.name != "message" || !strings.Contains(e.data, want) {
			t.Fatalf("the tab that came back gets %+v, want %s", e, want)
		}
	}
	for _, id := range []string{"", "x", "x-1", "older-2", d.board.life + "-9999", d.board.life + "--1"} {
		e := openTab(t, server.URL, id).next()
		var state snapshot
		if err := json.Unmarshal([]byte(e.data), &state); err != nil || e.name != "reset" {
			t.Fatalf("after %q: %+v, %v", id, e, err)
		}
		if got := len(state.Chats[0].Messages); got != 2 {
			t.Errorf("after %q the private chat has %d messages", id, got)
		}
	}
}

// Tabs that fell too far behind start over instead of missing something.
func TestStreamStartsOver(t *testing.T) {
	d := newTestDemo(t, echo)
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	for range maxEvents {
		d.board.typing(Secretariat, true)
	}
	old := d.board.life + "-"
	if _, _, ok := d.board.since(0); !ok {
		t.Error("the oldest event kept is one too few")
	}
	d.board.post(Secretariat, 0, told(chat.Message{Text: "x"}, morning), 0)
	if e := openTab(t, server.URL, old+"0").next(); e.name != "reset" {
		t.Errorf("a tab that missed an event gets %q", e.name)
	}
	if e := openTab(t, server.URL, fmt.Sprint(old, d.board.last-1)).next(); e.name != "message" {
		t.Errorf("a tab that missed none gets %q", e.name)
	}
}

// ahead is by how much the page's clock is ahead of the machine's, which goes on between
// two tabs.
var ahead = regexp.MustCompile(`"ahead":-?\d+,`)

func TestTabsSeeTheSame(t *testing.T) {
	d := newTestDemo(t, echo)
	server := httptest.NewServer(d)
	t.Cleanup(server.Close)
	tabs := []*tab{openTab(t, server.URL, ""), openTab(t, server.URL, ""), openTab(t, server.URL, "")}
	say(t, d, GroupChat, Secretariat, "halo", 0)
	var got [3][]sent
	for i, b := range tabs {
		got[i] = []sent{b.next(), b.next(), b.next()}
		got[i][0].data = ahead.ReplaceAllString(got[i][0].data, "")
	}
	if got[0][0].name != "reset" || got[0][2].name != "message" {
		t.Errorf("the first tab gets %+v", got[0])
	}
	for i := range got {
		if diff := cmp.Diff(got[0], got[i], cmp.AllowUnexported(sent{})); diff != "" {
			t.Errorf("tab %d: %s", i, diff)
		}
	}
}

// writer keeps what a stream sends.
type writer struct {
	*httptest.ResponseRecorder
	flushed chan string
}

func (w *writer) Flush() {
	w.flushed <- w.Body.String()
	w.Body.Reset()
}

func TestStreamBeatsAndEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newTestDemo(t, echo)
		w := &writer{httptest.NewRecorder(), make(chan string, 10)}
		done := make(chan struct{})
		go func() {
			defer close(done)
			d.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "http://127.0.0.1/api/events", nil))
		}()
		if first := <-w.flushed; !strings.Contains(first, "event: reset\n") {
			t.Errorf("first comes %q", first)
		}
		start := time.Now()
		if beat := <-w.flushed; beat != ": \n\n" || time.Since(start) != beatEvery {
			t.Errorf("after %v comes %q", time.Since(start), beat)
		}
		if err := d.Shutdown(t.Context()); err != nil {
			t.Error(err)
		}
		<-done
	})
}

func TestTooManyTabs(t *testing.T) {
	d := newTestDemo(t, echo)
	d.streams.Store(maxStreams)
	if w := request(d, "GET", "/api/events", ""); w.Code != http.StatusServiceUnavailable {
		t.Errorf("one tab too many: %d", w.Code)
	}
	d.streams.Store(0)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(ctx, "GET", "http://localhost/api/events", nil))
	if d.streams.Load() != 0 {
		t.Error("a tab that left still counts")
	}
}
