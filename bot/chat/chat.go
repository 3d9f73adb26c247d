// Package chat holds the shapes of talk: what comes in (Update), what goes out
// (Reply, Message, Button) and where (ID, Ref). It knows no messenger and no
// subject, so that Telegram, the demo page and the terminal speak with the very
// same bot, and a test of the bot is Answer(update) == reply.
package chat

import (
	"context"
	"time"
)

// ID is a place to talk: a chat and, in a forum, one of its topics.
type ID struct {
	Chat  int64 // the messenger's number of the chat; negative for groups
	Topic int   // thread of a forum; 0 is none, and a forum's General topic
}

// Ref names one message that stands in a chat.
type Ref struct {
	Chat    int64
	Message int
}

// Kind is the kind of a chat.
type Kind string

// The kinds of chats a bot meets.
const (
	Private Kind = "private" // one person and the bot
	Group   Kind = "group"   // groups and supergroups
	Channel Kind = "channel" // posts only; nobody talks back
)

// Event is what happened in a chat besides talk.
type Event string

// The events a bot hears of. Talk is none of them.
const (
	Talk   Event = ""       // words or a press
	Joined Event = "joined" // the bot may speak here from now on: added, unblocked, or given the right back
	Left   Event = "left"   // the bot may no longer speak here: removed, blocked, or without the right
	Moved  Event = "moved"  // the group goes on under the number Update.MovedTo
)

// Update is one thing that happened: somebody said something, pressed a button, or
// let the bot in or out.
type Update struct {
	ID         int64 // the messenger's number of the update, rising
	Chat       ID
	Kind       Kind
	From       int64     // the person; 0 when the chat itself speaks
	AsChat     bool      // an anonymous administrator speaks in the group's own name
	Message    int       // number of the message said, or of the one whose button was pressed
	Time       time.Time // when it was said; zero when unknown
	Text       string    // what was said, plain; the data of the button for a press
	Press      string    // id of the press to be acknowledged; empty for words
	File       *File     // a picture or document that came with the words, or without; Bytes are not there
	ToBot      bool      // the words reply to a message of the bot
	About      int64     // the person whose message the words reply to; 0 when nobody, a bot or a channel
	Quoted     string    // the words of the message replied to, plain; empty when none
	QuotedFile *File     // the file of the message replied to; nil when none
	Forwarded  bool      // forwarded: written or sent elsewhere first
	Event      Event     // what happened in place of talk
	MovedTo    int64     // new number of the chat, of the event Moved
	Inline     string    // id of an inline query, typed in any chat as "@bot words"; Text is the words, and nobody hears an answer but From
	TooMany    bool      // the last of many words of one chat, given up so that others are heard
}

// IsPress tells whether a button was pressed, as against words said.
func (u Update) IsPress() bool { return u.Press != "" }

// Ref is the message that the update is about.
func (u Update) Ref() Ref { return Ref{Chat: u.Chat.Chat, Message: u.Message} }

// Reply is all that the bot has to say to one update. The zero Reply is silence.
type Reply struct {
	Messages []Message
	Inline   *Inline // the cards offered for an inline query; nil for everything else
	Topic    int     // where new messages go when the update could not tell; 0 is where it came from
	Notice   string  // short plain text shown over the chat to the person who pressed
	Alert    bool    // the Notice must be tapped away
	Mistake  bool    // the user asked for what cannot be found; a terminal exits 1
	Fault    bool    // something of ours failed, and the reply says sorry; a terminal exits 1
}

// Inline are cards offered to somebody who types "@bot words" in any chat; the one
// that is chosen is sent there in the person's name.
type Inline struct {
	Cards []Card
	Keeps time.Duration // how long the messenger may answer the same words by itself
}

// Card is one of the cards offered.
type Card struct {
	ID      string // at most 64 bytes; equal IDs, equal cards
	Title   string // plain
	Summary string // plain, a line or two below the title
	Message Message
}

// Message is one text to say, or the new text of one that stands already.
type Message struct {
	Text    string     // Telegram's HTML: b i u s code pre a blockquote
	Photo   *Photo     // a picture with Text as its caption
	File    *File      // a document, or a picture that the messenger keeps already, with Text as its caption
	Buttons [][]Button // rows, top to bottom
	Edit    *Ref       // the message to change; nil says a new one
	ReplyTo int        // number of the message answered; 0 is none
	Figures []Figure   // the figures that Text states, in its order
	Asks    bool       // Text asks the user back
}

// Photo is a picture in PNG form: either PNG is there, or Draw makes it when a door
// needs it, which one that keeps the picture already does not.
type Photo struct {
	Key  string // names what the picture shows: equal keys, equal pictures; empty is a picture that nobody keeps
	PNG  []byte
	Draw func(context.Context) ([]byte, error)
	Alt  string // what the picture shows, in words
}

// Bytes are the picture in PNG form.
func (p *Photo) Bytes(ctx context.Context) ([]byte, error) {
	if len(p.PNG) > 0 || p.Draw == nil {
		return p.PNG, nil
	}
	return p.Draw(ctx)
}

// File is a picture or document. What comes in, and what the messenger keeps already,
// has an ID; what goes out for the first time has Bytes.
type File struct {
	ID    string // the messenger's, of this bot alone; stays good
	Photo bool   // a picture, as against a document
	Name  string // "rekap.xlsx"; of documents, and may be empty
	Size  int64  // bytes; 0 when unknown
	Bytes []byte
	Lost  string // what is said in place of the message when the messenger keeps the file no more, as Text is; empty sends nothing then
}

// Button is one button below a message. Exactly one of Data, URL and Copy is set.
type Button struct {
	Label string
	Data  string // a command with codes, at most 64 bytes; said for the user when pressed
	URL   string // opens an address
	Copy  string // goes to the clipboard, at most 256 characters
}

// Figure is one published figure as a message states it, in the names of the
// JSON form: region a BPS code; indicator p0, poor, line, p1 or p2; period
// YYYY-03, YYYY-09, or YYYY where the month is unknown; unit persen, ribu_orang,
// rupiah or indeks; value the decimal as published.
type Figure struct {
	Region    string
	Name      string // full name of the region
	Indicator string
	Period    string
	Value     string // decimal with a point
	Unit      string
	Flag      string // kind of the caution on the cell; empty when there is none
}

// Menu is the list of commands shown in one kind of place.
type Menu struct {
	Scope Scope
	Items []MenuItem
}

// Scope is the kind of place that a menu is for.
type Scope string

// The scopes of menus.
const (
	ForPrivate Scope = "private"
	ForGroups  Scope = "groups"
	ForAdmins  Scope = "admins" // administrators of groups
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Command string // without slash
	Summary string // at most 256 characters
}
