package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// send sends a file with words.
func send(t *testing.T, d *Demo, words string, f sending) int {
	t.Helper()
	body, err := json.Marshal(saying{Chat: Secretariat, Person: Secretariat, Text: words, File: &f})
	if err != nil {
		t.Fatal(err)
	}
	return request(d, "POST", "/api/say", string(body)).Code
}

// What is sent reaches the bot with an id by which its content can be had, and stands in
// the chat.
func TestFileComesIn(t *testing.T) {
	heard := make(chan chat.Update, 1)
	d := newTestDemo(t, func(_ context.Context, u chat.Update) chat.Reply { heard <- u; return chat.Reply{} })
	picture := drawing(t)
	for _, test := range []struct {
		name  string
		words string
		file  sending
		want  chat.File
	}{
		{"document", "#12 sdh selesai", sending{Name: `C:\berkas\notula.pdf`, Content: []byte("isi")}, chat.File{Name: "notula.pdf", Size: 3}},
		{"picture", "", sending{Name: "foto.png", Photo: true, Content: picture}, chat.File{Photo: true, Size: int64(len(picture))}},
		{"picture as a document", "", sending{Name: "foto.png", Content: picture}, chat.File{Name: "foto.png", Size: int64(len(picture))}},
		{"no picture", "", sending{Name: "foto.svg", Photo: true, Content: []byte("<svg/>")}, chat.File{Name: "foto.svg", Size: 6}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if code := send(t, d, test.words, test.file); code != http.StatusAccepted {
				t.Fatal(code)
			}
			u := <-heard
			content, err := d.Download(t.Context(), u.File.ID, maxFile)
			if err != nil || !bytes.Equal(content, test.file.Content) {
				t.Errorf("its content is %d bytes, %v", len(content), err)
			}
			if _, err := d.Download(t.Context(), u.File.ID, int64(len(content))-1); err == nil {
				t.Error("more than may be read was given")
			}
			got := *u.File
			got.ID = ""
			if diff := cmp.Diff(test.want, got); diff != "" || u.Text != test.words {
				t.Errorf("%q %s", u.Text, diff)
			}
			quiet(d)
			all := standing(d, Secretariat)
			if e := all[len(all)-1]; (e.Picture != nil) != test.want.Photo || (e.File != nil) == test.want.Photo {
				t.Errorf("it stands as %+v, %+v", e.Picture, e.File)
			}
		})
	}
}

func TestFileIsRefused(t *testing.T) {
	d := newTestDemo(t, echo)
	for name, f := range map[string]sending{
		"empty":     {Name: "a.pdf"},
		"too large": {Name: "a.pdf", Content: make([]byte, maxFile+1)},
	} {
		if code := send(t, d, "kata", f); code != http.StatusBadRequest {
			t.Errorf("%s: %d", name, code)
		}
	}
	if len(standing(d, Secretariat)) > 0 {
		t.Error("it stands in the chat all the same")
	}
	if code := send(t, d, "", sending{Name: "a.pdf", Content: make([]byte, maxFile)}); code != http.StatusAccepted {
		t.Errorf("the largest: %d", code)
	}
}

// A document of the bot can be downloaded, and no browser takes it for a page; given
// again by its id it is the same.
func TestFileGoesOut(t *testing.T) {
	d, evil := newTestDemo(t, echo), "<script>alert(1)</script>"
	d.put(t.Context(), Secretariat, chat.Message{Text: "Terlampir", File: &chat.File{Name: "rekap \"x\".html", Bytes: []byte(evil)}})
	e := standing(d, Secretariat)[0]
	w := request(d, "GET", e.File.Address, "")
	if w.Body.String() != evil || w.Header().Get("Content-Type") != "application/octet-stream" ||
		!strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment; filename=") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	ref := chat.Ref{Chat: Secretariat, Message: e.ID}
	if at := d.put(t.Context(), Secretariat, chat.Message{Edit: &ref, File: &chat.File{ID: strings.TrimPrefix(e.File.Address, "/files/")}}); at == ref {
		t.Error("an edit has put a file into a message that stood")
	}
	all := standing(d, Secretariat)
	if diff := cmp.Diff(all[0].File, all[1].File); len(all) != 2 || diff != "" {
		t.Error(diff)
	}
	d.put(t.Context(), Secretariat, chat.Message{Text: "Bukti", File: &chat.File{ID: "lama", Photo: true}})
	if gone := standing(d, Secretariat)[2]; gone.File == nil || gone.File.Address != "" || gone.Picture != nil {
		t.Errorf("a file that is gone: %+v", gone.File)
	}
	if w := request(d, "GET", "/files/lama", ""); w.Code != http.StatusNotFound {
		t.Error(w.Code)
	}
}

// A PDF opens in a tab of its own, whoever sends it and whatever it is called; what only
// bears the name does not.
func TestPDFOpens(t *testing.T) {
	d, content := newTestDemo(t, echo), "%PDF-1.4 lembar"
	d.put(t.Context(), Secretariat, chat.Message{Text: "Lembar", File: &chat.File{Name: "lembar-balangan.pdf", Bytes: []byte(content)}})
	d.put(t.Context(), Secretariat, chat.Message{Text: "Lembar", File: &chat.File{Name: "palsu.pdf", Bytes: []byte("<html>")}})
	all := standing(d, Secretariat)
	w := request(d, "GET", all[0].File.Address, "")
	if w.Body.String() != content || w.Header().Get("Content-Type") != "application/pdf" || w.Header().Get("Content-Disposition") != "inline; filename=lembar-balangan.pdf" || !all[0].File.Opens {
		t.Errorf("%d %v %+v", w.Code, w.Header(), all[0].File)
	}
	if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("what stands in it may load: %s", policy)
	}
	if w := request(d, "GET", all[1].File.Address, ""); w.Header().Get("Content-Type") != "application/octet-stream" || all[1].File.Opens {
		t.Errorf("%v %+v", w.Header(), all[1].File)
	}
}

func TestFilesAreBounded(t *testing.T) {
	var s shelf
	var last chat.File
	for range maxFiles/maxFile + 5 {
		last = s.keep(chat.File{Name: "a", Bytes: make([]byte, maxFile)})
	}
	if _, ok := s.find(last.ID); !ok || s.bytes > maxFiles || len(s.files) != len(s.order) || len(s.files) != maxFiles/maxFile {
		t.Errorf("%d files of %d bytes", len(s.files), s.bytes)
	}
}

// Time passes for every tab, as often as it is asked for; without a way to make it pass
// there is no such thing.
func TestTimePasses(t *testing.T) {
	ahead := time.Duration(0)
	d := NewDemo(Config{Answer: echo, Now: func() time.Time { return time.Now().Add(ahead) }, Skip: func(context.Context) error { ahead += time.Hour; return nil }})
	if w := request(d, "POST", "/api/skip", "{}"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"skips":true`) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	events, _, _ := d.board.since(0)
	if len(events) != 1 || events[0].name != "clock" || ahead != time.Hour {
		t.Errorf("%v, %v ahead", events, ahead)
	}
	if w := request(d, "POST", "/api/skip", "{}", "Origin", "http://evil.example"); w.Code == http.StatusOK || ahead != time.Hour {
		t.Errorf("another site made it pass: %d", w.Code)
	}
	if w := request(newTestDemo(t, echo), "POST", "/api/skip", "{}"); w.Code != http.StatusNotFound {
		t.Error(w.Code)
	}
}
