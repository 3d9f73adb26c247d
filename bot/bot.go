package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/chart"
	"pantau/summaries"
)

// Options is what a Bot is made of.
type Options struct {
	Catalogue *indicators.Catalogue // until Use brings another
	Home      string                // BPS code of the region for chats that have chosen none
	Username  string                // the bot's name in the messenger, without @
	Operator  string                // who runs this bot, named by /start; may be empty
	Admins    []int64               // persons who look after the service; they may do everything everywhere
	People    people.Store
	Talk      dialogue.Store
	Refs      dialogue.Refs
	Mail      Mail
	Book      Book
	Pledges   commitments.Store // commitments, meetings, and who has changed what
	Forms     dialogue.Forms
	Releases  summaries.Ledger                                                                                      // what was published, and what became of it
	Summarise func(ctx context.Context, p summaries.Page, trace func(what, text string)) (summaries.Summary, error) // makes a summary of a page, by the figures in use
	Fetch     func(ctx context.Context, address string) (summaries.Page, error)                                     // a page from the web; nil is none
	ReadFile  func(ctx context.Context, content []byte, name string) (title, words string, err error)               // the text of a file; nil is none
	Download  func(ctx context.Context, file string, most int64) ([]byte, error)                                    // a file that somebody sent, by its id; nil is none
	Pictures  Pictures                                                                                              // drawn pictures for a while; nil draws anew each time
	Borders   *chart.Borders                                                                                        // for maps of the regions' shapes; nil draws tiles
	Asker     indicators.Asker                                                                                      // reads questions that our own reading does not understand; nil is none
	Quiet     time.Duration                                                                                         // how long no figure may have come in before news of figures goes out
	IsAdmin   func(ctx context.Context, chat, person int64) (bool, error)
	Token     func() string // a new secret for an invitation, of letters and digits; nil is one that cannot be guessed
	Now       func() time.Time
	Log       *slog.Logger
}

// Bot answers updates. Its only state is the catalogue in use, what it last read of the
// book and of broadcasts, and what it is reading for somebody (see Work), so any number of
// goroutines and replicas may use it; order within a chat is the caller's matter.
type Bot struct {
	Options
	catalogue atomic.Pointer[indicators.Catalogue]
	book      atomic.Pointer[written]
	told      atomic.Pointer[bulletin]
	work      workshop
	table     []command
	words     map[string]command // by name and alias
}

// New is a bot that answers from the catalogue.
func New(o Options) *Bot {
	table := commands()
	b := &Bot{Options: o, work: newWorkshop(), table: table, words: dictionary(table)}
	if b.Token == nil {
		b.Token = rand.Text
	}
	b.Use(o.Catalogue)
	return b
}

// Use has the bot answer from another catalogue from the next answer on.
func (b *Bot) Use(c *indicators.Catalogue) { b.catalogue.Store(c) }

// InUse is the catalogue that the bot answers from at present.
func (b *Bot) InUse() *indicators.Catalogue { return b.catalogue.Load() }

// Mail is what the bot does with the outbox. What each does, outbox.Store says.
type Mail interface {
	Put(ctx context.Context, letters ...outbox.Letter) (added int, err error)
	Marked(ctx context.Context, marks ...string) ([]bool, error)
	Announce(ctx context.Context, b outbox.Broadcast) (isNew bool, err error)
	Broadcast(ctx context.Context, id string) (b outbox.Broadcast, ok bool, err error)
	Readers(ctx context.Context, id, after string, n int) (ids []int64, next string, err error)
	Revive(ctx context.Context, to int64) (was bool, err error)
	Move(ctx context.Context, from, to int64) error
}

// Pictures keeps drawn pictures, in PNG form, by what they show. What it keeps may be
// gone at any time.
type Pictures interface {
	// Picture is the picture of a key, if it is still kept.
	Picture(ctx context.Context, key string) (png []byte, ok bool, err error)
	// KeepPicture keeps one in the place of what the key had before.
	KeepPicture(ctx context.Context, key string, png []byte) error
}

// Book is where corrected and fetched figures are kept.
type Book interface {
	indicators.Book
	indicators.News
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
	if u.Event != chat.Talk || u.Inline != "" {
		return chat.Reply{Fault: true} // nobody has asked for anything, or there is no place to say sorry
	}
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
