package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// TestDeliver shows what nobody asked for, in chats that the page has.
func TestDeliver(t *testing.T) {
	d, _ := scripted(t)
	said := chat.Message{Text: "<b>pengingat</b>"}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name string
		ctx  context.Context
		to   chat.ID
		m    chat.Message
		want error
	}{
		{"person", t.Context(), chat.ID{Chat: Secretariat}, said, nil},
		{"group", t.Context(), chat.ID{Chat: GroupChat}, card("rilis"), nil},
		{"picture", t.Context(), chat.ID{Chat: GroupChat}, chat.Message{Photo: &chat.Photo{PNG: drawing(t)}}, nil},
		{"unknown chat", t.Context(), chat.ID{Chat: 7}, said, chat.ErrGone},
		{"topic", t.Context(), chat.ID{Chat: GroupChat, Topic: 3}, said, chat.ErrTopic},
		{"nothing", t.Context(), chat.ID{Chat: GroupChat}, chat.Message{}, chat.ErrRefused},
		{"too late", over, chat.ID{Chat: GroupChat}, said, chat.ErrAway},
	}
	for _, tt := range tests {
		before := len(standing(d, Secretariat)) + len(standing(d, GroupChat))
		ref, err := d.Deliver(tt.ctx, tt.to, chat.Private, tt.m)
		if !errors.Is(err, tt.want) || tt.want == nil && err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		shown := len(standing(d, Secretariat)) + len(standing(d, GroupChat)) - before
		stands := d.board.look(ref, func(e *entry) {
			if e.Person != 0 || e.plain != chat.Plain(tt.m.Text) {
				t.Errorf("%s: %+v stands", tt.name, e)
			}
		})
		if ok := err == nil; stands != ok || (shown == 1) != ok {
			t.Errorf("%s: %d more messages stand, one at %v", tt.name, shown, ref)
		}
	}
	if diff := cmp.Diff([]chat.Message{said}, d.Split(said)); diff != "" {
		t.Error(diff)
	}
}

// An edit stands in its place; one of what is gone is shown anew.
func TestDeliverEdit(t *testing.T) {
	d, _ := scripted(t)
	first, err := d.Deliver(t.Context(), chat.ID{Chat: GroupChat}, chat.Group, card("lama"))
	if err != nil {
		t.Fatal(err)
	}
	edit := card("baru")
	edit.Edit = &first
	ref, err := d.Deliver(t.Context(), chat.ID{Chat: GroupChat}, chat.Group, edit)
	if all := standing(d, GroupChat); err != nil || ref != first || len(all) != 1 || all[0].plain != "baru" || !all[0].Edited {
		t.Errorf("%v, %v: %d messages", ref, err, len(all))
	}
	edit.Edit = &chat.Ref{Chat: GroupChat, Message: 1}
	ref, err = d.Deliver(t.Context(), chat.ID{Chat: GroupChat}, chat.Group, edit)
	if err != nil || ref == first || len(standing(d, GroupChat)) != 2 {
		t.Errorf("%v, %v", ref, err)
	}
}

// Buttons of what was delivered can be pressed, and open tabs see it at once.
func TestDeliverReachesTabs(t *testing.T) {
	d, _ := scripted(t, chat.Reply{Notice: "Sudah"})
	server := httptest.NewServer(d)
	defer server.Close()
	b := openTab(t, server.URL, "")
	if first := b.next(); first.name != "reset" {
		t.Fatalf("the stream begins with %q", first.name)
	}
	ref, err := d.Deliver(t.Context(), chat.ID{Chat: GroupChat}, chat.Group, card("rilis"))
	if err != nil {
		t.Fatal(err)
	}
	var got entry
	if e := b.next(); e.name != "message" || json.Unmarshal([]byte(e.data), &got) != nil || got.ID != ref.Message {
		t.Errorf("the tab sees %+v", e)
	}
	if w := pressButton(d, GroupChat, Planner, ref.Message, "tahun"); w.Code != 200 {
		t.Errorf("the button is answered %d", w.Code)
	}
	b.cancel()
}

// After the page has closed, letters wait for the next one.
func TestDeliverClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, _ := scripted(t)
		if err := d.Shutdown(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Deliver(t.Context(), chat.ID{Chat: GroupChat}, chat.Group, card("rilis")); !errors.Is(err, chat.ErrAway) {
			t.Errorf("%v", err)
		}
	})
}

// A reply to a person names that person; one to the bot names nobody.
func TestAbout(t *testing.T) {
	var got []chat.Update
	d := newTestDemo(t, func(ctx context.Context, u chat.Update) chat.Reply {
		got = append(got, u)
		return echo(ctx, u)
	})
	first := say(t, d, GroupChat, Planner, "hadir", 0)
	quiet(d)
	answer := standing(d, GroupChat)[1].ID
	say(t, d, GroupChat, Secretariat, "/peran", first)
	say(t, d, GroupChat, Secretariat, "/peran", answer)
	quiet(d)
	for i, want := range []int64{0, Planner, 0} {
		if got[i].About != want || got[i].ToBot != (i == 2) {
			t.Errorf("update %d is about %d, to the bot %v", i, got[i].About, got[i].ToBot)
		}
	}
}
