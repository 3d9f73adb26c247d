package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/telegram/telegramtest"
)

// withStore is a bot that keeps what it is told, at ten in the morning in Balangan.
func withStore(t testing.TB) (*bot.Bot, *post) {
	b := withoutStore(t, new(bytes.Buffer))
	b.Now = func() time.Time { return time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC) }
	mail := newPost(b.Now)
	talk := dialogue.NewMemory(b.Now)
	b.People, b.Talk, b.Forms, b.Mail, b.Admins = people.NewMemory(), talk, talk, mail, []int64{operator}
	return b, mail
}

// TestEverySettingsButtonWorks presses each button below the cards of settings, and
// those below what they lead to: its data fits, and it is answered without a fault,
// twice in the same way.
func TestEverySettingsButtonWorks(t *testing.T) {
	places := map[string]chat.Update{
		"private":  {Chat: chat.ID{Chat: operator}, Kind: chat.Private, From: operator},
		"forum":    {Chat: chat.ID{Chat: -1001999999999, Topic: 7}, Kind: chat.Group, From: operator},
		"channels": {Chat: chat.ID{Chat: 1}, Kind: chat.Private, From: 1},
	}
	starts := []string{"/start", "/start w6309", "/langganan", "/langganan angka", "/langganan wilayah", "/langganan semua kalsel", "/langganan tambah bandung barat", "/langganan syarat",
		"/langganan di atas 99,99", "/pengaturan", "/pengaturan tenang", "/jeda", "/jeda 2 minggu", "/jeda", "/topik", "/topik angka", "/topik", "/privasi", "/hapusdata", "/libur", "/wilayah tabalong"}
	for name, at := range places {
		b, _ := withStore(t)
		pressed := map[string]bool{}
		var press func(from string, m chat.Message, depth int)
		press = func(from string, m chat.Message, depth int) {
			checkData(t, m)
			for _, row := range m.Buttons {
				for _, c := range row {
					if c.Data == "" || pressed[c.Data] || depth == 0 {
						continue
					}
					pressed[c.Data] = true
					u := at
					u.Text, u.Press, u.Message = c.Data, "p", 7
					for _, r := range []chat.Reply{b.Answer(t.Context(), u), b.Answer(t.Context(), u)} {
						if r.Fault || r.Mistake || len(r.Messages) != 1 {
							t.Errorf("%s: %s: %q (%s) leads to %q", name, from, c.Label, c.Data, said(r))
							continue
						}
						press(c.Data, r.Messages[0], depth-1)
					}
				}
			}
		}
		for _, words := range starts {
			u := at
			if u.Text = words; name == "channels" {
				rest, is := strings.CutPrefix(words, "/langganan")
				if !is {
					continue
				}
				u.Text = "/langganan untuk -1001999999999" + rest
			}
			for _, m := range b.Answer(t.Context(), u).Messages {
				press(words, m, 3)
			}
		}
		t.Logf("%s: %d different buttons pressed", name, len(pressed))
		if len(pressed) < 5 {
			t.Errorf("%s: only %d buttons", name, len(pressed))
		}
	}
}

// TestBadSettingsAreHelped says to each command what nobody should say.
func TestBadSettingsAreHelped(t *testing.T) {
	inputs := []string{"", "asdf qwer", strings.Repeat("a", 4000), strings.Repeat("balangan ", 400), "🙂", "<b>x</b> & \"y\"", "-5", "99999999999999999999", "0", "tambah", "tambah <b>",
		"hapus", "hapus *", "hapus 9999*", "semua", "semua *", "semua 0000", "semua indonesia", "di atas", "di atas NaN", "di atas 1e3", "untuk", "untuk 5 angka", "untuk -5 angka", "untuk x y",
		"angka ya tidak", "ramadan", "ramadan 1 januari 2027 - 1 januari 2026", "jam", "jam 99", "26 desember 2026 daerah " + strings.Repeat("x", 200), "26 desember 2026 daerah \x00", "ya", "ya 5", "sampai", "\xff\xfe",
		"i6311-x", "w6311", "pengelola " + strings.Repeat("x", 200), "tenang", "tenang x", "umum", "angka umum"}
	for _, command := range []string{"langganan", "berhenti", "jeda", "lanjut", "pengaturan", "topik", "privasi", "hapusdata", "libur", "start", "wilayah"} {
		b, _ := withStore(t)
		for _, words := range inputs {
			for _, at := range []chat.Update{private("/" + command + " " + words), {ID: 6, Chat: chat.ID{Chat: -5}, Kind: chat.Group, From: operator, Message: 1, Text: "/" + command + " " + words}} {
				if at.Kind == chat.Private {
					at.From, at.Chat.Chat = operator, operator
				}
				r := b.Answer(t.Context(), at)
				if r.Fault || len(r.Messages) != 1 {
					t.Errorf("/%s %.40q in %s is answered with %q", command, words, at.Kind, said(r))
					continue
				}
				if err := telegramtest.CheckMessage(r.Messages[0]); err != nil {
					t.Errorf("/%s %.40q: %v in %q", command, words, err, r.Messages[0].Text)
				}
			}
		}
	}
}

// TestTenant shows the days off of a region to those who may read them, and lets
// those change them who may.
func TestTenant(t *testing.T) {
	b, _ := withStore(t)
	hold := func(region, id string, role people.Role, person int64) {
		t.Helper()
		_, err := people.Save(t.Context(), b.People, region, id, func(o *people.Office) error {
			*o = people.Office{ID: id, Role: role, Title: "Jabatan " + id}
			return nil
		})
		if err == nil {
			_, err = people.Appoint(t.Context(), b.People, region, id, person, b.Now())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	hold("6309", "1", people.Secretariat, 20)
	hold("6309", "2", people.Reader, 21)
	hold("6309", "3", people.BPS, 22)
	hold("6308", "1", people.Secretariat, 22)
	bound := func(id int64, region string) {
		if _, err := b.People.Change(t.Context(), id, func(s *people.Settings) error { s.BindTo(region, ""); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	bound(-50, "6309")
	const shows, changes, asks, refused = "Hari libur dan waktu kerja Kabupaten Tabalong", "Jam pengingat tersimpan", "beberapa wilayah", "hanya"
	for _, c := range []struct {
		name         string
		chat, person int64
		asChat       bool
		read, manage string
	}{
		{"a stranger in private", 30, 30, false, refused, refused},
		{"the secretariat in private", 20, 20, false, shows, changes},
		{"a reader in private", 21, 21, false, shows, refused},
		{"offices in two regions, neither the chat's own", 22, 22, false, asks, asks},
		{"the operator, of the chat's own region", operator, operator, false, "Kabupaten Balangan", changes},
		{"a stranger in a bound group", -50, 30, false, shows, refused},
		{"the secretariat in a bound group", -50, 20, false, shows, changes},
		{"an anonymous administrator in a bound group", -50, 0, true, shows, "akun sendiri"},
		{"the secretariat in a group that is not bound", -60, 20, false, refused, refused},
		{"the operator in a group that is not bound", -60, operator, false, refused, refused},
	} {
		u := chat.Update{ID: 1, Chat: chat.ID{Chat: c.chat}, Kind: chat.Private, From: c.person, AsChat: c.asChat, Message: 1, Text: "/libur"}
		if c.chat < 0 {
			u.Kind = chat.Group
		}
		if got := said(b.Answer(t.Context(), u)); !strings.Contains(got, c.read) {
			t.Errorf("%s reads %q, want %q", c.name, got, c.read)
		}
		u.Text = "/libur jam 09.00"
		if got := said(b.Answer(t.Context(), u)); !strings.Contains(got, c.manage) {
			t.Errorf("%s changes: %q, want %q", c.name, got, c.manage)
		}
	}
}

// Events that meet a fault are logged and say nothing: nobody has asked.
func TestEventsWithoutStoreAreSilent(t *testing.T) {
	for _, e := range []chat.Event{chat.Joined, chat.Left, chat.Moved} {
		log := new(bytes.Buffer)
		r := withoutStore(t, log).Answer(t.Context(), chat.Update{ID: 1, Chat: chat.ID{Chat: -5}, Kind: chat.Group, From: 1, Event: e, MovedTo: people.Supergroup - 5})
		if len(r.Messages) > 0 || r.Notice != "" || !r.Fault || strings.Count(log.String(), "answer failed") != 1 {
			t.Errorf("%s is answered with %+v, logged %q", e, r, log)
		}
	}
}

// A group that moves keeps its settings, and its letters follow.
func TestMovedGroup(t *testing.T) {
	b, mail := withStore(t)
	say := func(id int64, words string) chat.Reply {
		return b.Answer(t.Context(), chat.Update{ID: 1, Chat: chat.ID{Chat: id}, Kind: chat.Group, From: 1, Message: 1, Text: words})
	}
	say(-5, "/langganan tambah tabalong")
	to := people.Supergroup - 5
	for range 2 { // it is told from both sides
		b.Answer(t.Context(), chat.Update{ID: 2, Chat: chat.ID{Chat: -5}, Kind: chat.Group, Event: chat.Moved, MovedTo: to})
	}
	for _, id := range []int64{-5, to} {
		if got := said(say(id, "/langganan")); !strings.Contains(got, "Tabalong") {
			t.Errorf("under %d: %q", id, got)
		}
	}
	if got := fmt.Sprint(mail.moves); got != fmt.Sprintf("map[-5:%d]", to) {
		t.Errorf("letters moved %s", got)
	}
}

// Where an administrator cannot be looked up, the alert tells what to type instead.
func TestUncheckedAdminIsToldWhatToType(t *testing.T) {
	b, _ := withStore(t)
	b.IsAdmin = func(context.Context, int64, int64) (bool, error) { return false, errGone }
	press := chat.Update{ID: 1, Chat: chat.ID{Chat: -5}, Kind: chat.Group, From: 1, Message: 2, Text: "langganan angka ya", Press: "p"}
	if r := b.Answer(t.Context(), press); !r.Alert || !strings.Contains(r.Notice, "/langganan angka ya") || len([]rune(r.Notice)) > 200 {
		t.Errorf("the press is answered with %+v", r)
	}
	press.Press, press.AsChat, press.From = "", true, 0
	press.Text = "/langganan angka ya"
	if got := said(b.Answer(t.Context(), press)); !strings.Contains(got, "Tersimpan") {
		t.Errorf("an anonymous administrator types it: %q", got)
	}
}
