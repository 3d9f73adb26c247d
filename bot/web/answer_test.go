package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// leave presses "b" of a message and goes when the context ends.
func leave(ctx context.Context, d *Demo, message int) {
	body := fmt.Sprintf(`{"chat":%d,"person":%d,"message":%d,"data":"b"}`, Secretariat, Secretariat, message)
	r := httptest.NewRequestWithContext(ctx, "POST", "http://localhost/api/press", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	d.ServeHTTP(httptest.NewRecorder(), r)
}

// scripted is a demo whose bot says what it is told to, and what was sent.
func scripted(t *testing.T, replies ...chat.Reply) (*Demo, *[]chat.Ref) {
	t.Helper()
	refs := new([]chat.Ref)
	d := NewDemo(Config{
		Answer: func(context.Context, chat.Update) chat.Reply {
			reply := replies[0]
			replies = replies[1:]
			return reply
		},
		Sent: func(_ context.Context, _ chat.Update, _ chat.Message, ref chat.Ref) { *refs = append(*refs, ref) },
		Now:  func() time.Time { return morning },
	})
	t.Cleanup(func() { d.Shutdown(context.Background()) })
	return d, refs
}

func one(m chat.Message) chat.Reply { return chat.Reply{Messages: []chat.Message{m}} }

func card(text string) chat.Message {
	return chat.Message{Text: text, Buttons: [][]chat.Button{{{Label: "Tahun lain", Data: "tahun"}}}}
}

func TestPressEditsInPlace(t *testing.T) {
	edit := card("<b>baru</b>")
	edit.Edit = new(chat.Ref)
	reply := one(edit)
	reply.Notice, reply.Alert = "Sudah", true
	d, refs := scripted(t, one(card("lama")), reply, reply)
	say(t, d, GroupChat, Planner, "/indikator", 0)
	quiet(d)
	number := standing(d, GroupChat)[1].ID
	*edit.Edit = chat.Ref{Chat: GroupChat, Message: number}
	w := pressButton(d, GroupChat, Planner, number, "tahun")
	if got := strings.TrimSpace(w.Body.String()); w.Code != 200 || got != `{"notice":"Sudah","alert":true}` {
		t.Errorf("the press is answered with %d %s", w.Code, got)
	}
	got := standing(d, GroupChat)
	if len(got) != 2 || got[1].ID != number || got[1].plain != "baru" || !got[1].Edited {
		t.Errorf("after the edit %d messages stand, the last says %q", len(got), got[len(got)-1].plain)
	}
	before := d.board.last
	pressButton(d, GroupChat, Planner, number, "tahun")
	if d.board.last != before {
		t.Error("an edit that changes nothing is told")
	}
	if diff := cmp.Diff([]chat.Ref{*edit.Edit, *edit.Edit, *edit.Edit}, *refs); diff != "" {
		t.Error(diff)
	}
}

func TestPressOnAButtonThatIsNotThere(t *testing.T) {
	d, _ := scripted(t, one(card("lama")))
	said := say(t, d, Secretariat, Secretariat, "a", 0)
	quiet(d)
	number := standing(d, Secretariat)[1].ID
	for _, test := range []struct {
		chat, person int64
		message      int
		data         string
		want         int
	}{
		{Secretariat, Secretariat, number, "hapus", 410},
		{Secretariat, Secretariat, number, "", 410},
		{Secretariat, Secretariat, said, "tahun", 410},
		{GroupChat, Planner, number, "tahun", 410},
		{Secretariat, Planner, number, "tahun", 400},
		{7, 7, number, "tahun", 400},
	} {
		if w := pressButton(d, test.chat, test.person, test.message, test.data); w.Code != test.want {
			t.Errorf("%+v: %d", test, w.Code)
		}
	}
}

func TestEditsThatCannotBe(t *testing.T) {
	picture, other := &chat.Photo{PNG: drawing(t), Alt: "grafik"}, &chat.Photo{PNG: dot(t), Alt: "lain"}
	edit := func(m chat.Message, message int) chat.Message {
		m.Edit = &chat.Ref{Chat: Secretariat, Message: message}
		return m
	}
	d, _ := scripted(t)
	words := d.board.post(Secretariat, Secretariat, said("halo", morning), 0)
	text := d.put(t.Context(), Secretariat, chat.Message{Text: "teks"}).Message
	photo := d.put(t.Context(), Secretariat, chat.Message{Text: "gambar", Photo: picture}).Message
	for _, test := range []struct {
		name string
		m    chat.Message
		of   int
		anew bool
	}{
		{"gone", chat.Message{Text: "a"}, 1, true},
		{"of a person", chat.Message{Text: "b"}, words, true},
		{"text to picture", chat.Message{Text: "c", Photo: picture}, text, true},
		{"text", chat.Message{Text: "d"}, text, false},
		{"caption", chat.Message{Text: "e"}, photo, false},
		{"picture", chat.Message{Text: "f", Photo: other}, photo, false},
	} {
		before := len(standing(d, Secretariat))
		ref := d.put(t.Context(), Secretariat, edit(test.m, test.of))
		if anew := len(standing(d, Secretariat)) > before; anew != test.anew || anew == (ref.Message == test.of) {
			t.Errorf("%s: new message %v, number %d", test.name, anew, ref.Message)
		}
	}
	d.board.look(chat.Ref{Chat: Secretariat, Message: photo}, func(e *entry) {
		if e.Picture == nil || e.Picture.Alt != "lain" || e.Picture.Width != 1 || e.plain != "f" {
			t.Errorf("the picture is %+v, %q", e.Picture, e.plain)
		}
	})
}

// What people and the bot say cannot become markup of the page.
func TestNoMarkupGetsThrough(t *testing.T) {
	attack := `</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>` + "\u2028\x00"
	d, _ := scripted(t, one(chat.Message{
		Text:    attack,
		Buttons: [][]chat.Button{{{Label: attack, URL: "javascript:alert(1)"}, {Label: "b", Copy: attack}}},
	}))
	say(t, d, Secretariat, Secretariat, attack, 0)
	quiet(d)
	for _, e := range standing(d, Secretariat) {
		wire, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(string(wire), "<>\u2028\x00") {
			t.Errorf("the wire carries markup: %s", wire)
		}
		check(t, e.Body, 0)
	}
	if got := standing(d, Secretariat)[1].Buttons[0][0].URL; got != "" {
		t.Errorf("a button opens %q", got)
	}
}
