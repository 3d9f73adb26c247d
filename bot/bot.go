// Package bot is the conversation: an update comes in, a command answers it.
//
// Answer has no error result and never sends. It returns what is to be said, so
// that every door (Telegram, the demo page, the terminal) says the same, and a
// test is Answer(update) == reply. A user's mistake is a helpful reply; a fault of
// ours becomes an apology with a reference, and is logged once under it.
//
// Commands stand one a file (cmd_*.go) in the table of commands.go; their words
// are in bot/text; what they know comes from the rooms. A button is a command that
// somebody else typed: its data is the command with codes in place of names.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
)

// Options is what a Bot is made of.
type Options struct {
	Catalogue *indicators.Catalogue
	Home      string // BPS code of the region for chats that have chosen none
	Username  string // the bot's name in the messenger, without @
	Operator  string // who runs this bot, named by /start; may be empty
	Chats     people.Chats
	Talk      dialogue.Store
	IsAdmin   func(ctx context.Context, chat, person int64) (bool, error)
	Now       func() time.Time
	Log       *slog.Logger
}

// Bot answers updates. It holds no state of its own, so any number of goroutines
// and replicas may use it; order within a chat is the caller's matter.
type Bot struct {
	Options
	table []command
	words map[string]command // by name and alias
}

// New is a bot that answers from the catalogue.
func New(o Options) *Bot {
	table := commands()
	return &Bot{Options: o, table: table, words: dictionary(table)}
}

// patience is how long an answer may take before the user gets an apology.
const patience = 15 * time.Second

// Answer is what the bot says to an update; an empty reply is silence.
func (b *Bot) Answer(ctx context.Context, u chat.Update) (r chat.Reply) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			r = b.apologise(u, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	r, err := b.answer(ctx, u)
	if err != nil {
		return b.apologise(u, err)
	}
	return r
}

// apologise says sorry under a reference, and logs the fault once under the same.
func (b *Bot) apologise(u chat.Update, err error) chat.Reply {
	ref := reference(u.ID, b.Now())
	b.Log.Error("answer failed", "ref", ref, "update", u.ID, "kind", u.Kind, "press", u.IsPress(), "error", err)
	words := text.Apology(ref)
	if errors.Is(err, errStore) {
		words = text.StoreAway(ref)
	}
	if u.IsPress() {
		return chat.Reply{Notice: chat.Plain(words), Alert: true, Fault: true}
	}
	return chat.Reply{Messages: []chat.Message{b.said(u, words)}, Fault: true}
}

// reference is a short code to name a fault by, from letters and digits that
// cannot be mistaken for each other on the telephone.
func reference(update int64, now time.Time) string {
	const letters = "ABCDEFGHJKLMNPQRTUVWXY346789"
	n := uint64(now.UnixNano()) ^ uint64(update)*0x9e3779b97f4a7c15
	var ref [5]byte
	for i := range ref {
		ref[i] = letters[n%uint64(len(letters))]
		n /= uint64(len(letters))
	}
	return string(ref[:])
}
