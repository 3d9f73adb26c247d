package bot_test

import (
	"log/slog"
	"testing"
	"time"

	"pantau/bot"
	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/people"
)

// /hapusdata ends what the person is filling in, in private and where it is said, and
// nothing of anybody else.
func TestErasureEndsForms(t *testing.T) {
	talk, group, ctx := dialogue.NewMemory(time.Now), chat.ID{Chat: -5}, t.Context()
	b := bot.New(bot.Options{Catalogue: catalogue(t), Home: "6311", Username: "PantauBot", People: people.NewMemory(), Talk: talk, Refs: talk,
		Pledges: commitments.NewMemory(), Forms: talk, IsAdmin: firstIsAdmin, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	for _, tt := range []struct {
		at     chat.Update
		person int64 // whose form is looked at, and where
		place  chat.ID
		stays  bool
	}{
		{private("/hapusdata ya"), 1, chat.ID{Chat: 1}, false},
		{private("/hapusdata ya"), 1, group, true}, // it ends within a day, and no other chat is touched
		{private("/hapusdata ya"), 2, chat.ID{Chat: 2}, true},
		{private("/hapusdata batal"), 1, chat.ID{Chat: 1}, true},
		{chat.Update{ID: 6, Chat: group, Kind: chat.Group, From: 1, Message: 1, Text: "/hapusdata ya"}, 1, chat.ID{Chat: 1}, false},
		{chat.Update{ID: 7, Chat: group, Kind: chat.Group, From: 1, Message: 1, Text: "/hapusdata ya"}, 1, group, false},
		{chat.Update{ID: 8, Chat: group, Kind: chat.Group, From: 1, Message: 1, Text: "/hapusdata ya"}, 2, group, true},
	} {
		if _, err := talk.PutForm(ctx, tt.place, tt.person, dialogue.Form{Command: "komitmen baru", Step: "judul"}, time.Hour); err != nil {
			t.Fatal(err)
		}
		if r := b.Answer(ctx, tt.at); r.Fault || r.Mistake {
			t.Errorf("%q is answered with %q", tt.at.Text, said(r))
		}
		if _, stays, err := talk.Form(ctx, tt.place, tt.person); err != nil || stays != tt.stays {
			t.Errorf("after %q in %d the form of %d in %d is there: %v, %v; want %v", tt.at.Text, tt.at.Chat.Chat, tt.person, tt.place.Chat, stays, err, tt.stays)
		}
	}
}
