package outbox

import (
	"errors"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
)

// Priority says who goes first when several letters are due.
type Priority int

// The priorities, the first one first.
const (
	Answer   Priority = 1 // the late result of what somebody asked for
	Reminder Priority = 2 // reminders, and revisions of what was told
	Release  Priority = 3 // new figures and releases
)

// Priorities are all of them, the first one first.
var Priorities = [...]Priority{Answer, Reminder, Release}

// Letter is one message to one chat that goes out by itself, at its pace and time.
// It states its words itself, or belongs to a broadcast that does.
type Letter struct {
	Key       string // goes in once: a second letter with the key is none
	Priority  Priority
	To        chat.ID   // the chat under any number it ever had
	Kind      chat.Kind // of the chat
	Due       time.Time // not before; zero is at once
	Expires   time.Time // not after; must be set
	Message   chat.Message
	Broadcast string   // ID of the broadcast that states the words; empty when Message does
	Marks     []string // what it tells, each once for all letters: a letter with a mark that is known is none; see Letters.Put
	Note      string   // for whoever hears that the letter was sent; opaque here, at most 1 KB
	Parts     int      // parts of the message that stand already
	Tries     int      // deliveries that failed
	Reason    Reason   // why the last one did
}

// Check tells whether a letter can be kept. The error is ErrLetter.
func (l Letter) Check() error {
	switch {
	case l.Key == "", l.To.Chat == 0, l.Kind == "", l.Expires.IsZero():
		return ErrLetter
	case l.Priority < Answer, l.Priority > Release, len(l.Note) > mostNote:
		return ErrLetter
	case l.Broadcast == "" && l.Message.Text == "" && l.Message.Photo == nil && l.Message.File == nil:
		return ErrLetter
	case l.Message.File != nil && len(l.Message.File.Bytes) > mostBytes:
		return ErrLetter
	case bare(l.Message.Photo), l.Message.Photo != nil && len(l.Message.Photo.PNG) > mostBytes:
		return ErrLetter
	case len(l.Marks) > mostMarks, slices.ContainsFunc(l.Marks, isNoMark):
		return ErrLetter
	}
	return nil
}

// What a letter can have at most.
const (
	mostNote  = 1024    // bytes
	mostBytes = 1 << 20 // of a file or picture that goes out for the first time
	mostMarks = 1000
	mostMark  = 256 // bytes
)

// isNoMark tells whether a text cannot be a mark: it is empty, too long, or holds a
// control character, which stores may part marks with.
func isNoMark(mark string) bool {
	return mark == "" || len(mark) > mostMark || strings.ContainsFunc(mark, func(r rune) bool { return r < ' ' })
}

// Lease is a letter taken out for delivery. It is the taker's alone until the
// lease ends; then others may take it.
type Lease struct {
	Letter
	ID string // of this taking; a later taking of the letter has another
}

// Claimed is what a claim brought: letters, or the time after which it is worth
// asking again.
type Claimed struct {
	Leases []Lease
	Wait   time.Duration // when Leases is empty; at most a second
}

// Outcome is how a letter ends.
type Outcome int

// The outcomes.
const (
	Sent    Outcome = iota // it stands in the chat; its key is remembered
	Dropped                // it is untrue or unwanted by now; its key is remembered
	Dead                   // it could not be delivered; it lies among the dead letters
)

// Reason is why a letter was not delivered, in a word that counts and logs use.
type Reason string

// The reasons.
const (
	Late      Reason = "expired"   // its time was over before it could go out
	Away      Reason = "away"      // no connection, or a server error
	Uncertain Reason = "uncertain" // no answer came; it may stand in the chat
	TooMany   Reason = "too many"  // told to wait
	Gone      Reason = "gone"      // the chat takes nothing
	Refused   Reason = "refused"   // never to be taken as it is
	Unmade    Reason = "unmade"    // its words could not be made
)

// Broadcast is one thing to be told to many chats: a record with a cursor, from
// which letters are made a few at a time.
type Broadcast struct {
	ID       string // goes in once
	Priority Priority
	Start    time.Time // letters are made from then on
	Expires  time.Time // of its letters
	Indexes  []string  // lists of chats to go through, in order; a chat on several gets one letter
	Body     string    // what the words are made of; opaque here
	At       int       // index that the cursor is in; len(Indexes) when all are done
	After    string    // place in that index behind which to go on; empty is its beginning
	Made     int       // letters made so far
}

// Check tells whether a broadcast can be kept. The error is ErrLetter.
func (b Broadcast) Check() error {
	if b.ID == "" || b.Priority < Answer || b.Priority > Release || b.Expires.IsZero() {
		return ErrLetter
	}
	return nil
}

// Done tells whether the cursor has reached the end.
func (b Broadcast) Done() bool { return b.At >= len(b.Indexes) }

// Step is one move of a broadcast's cursor, with the letters made on the way.
type Step struct {
	Letters []Letter // at most Page
	At      int
	After   string
}

// Check tells whether all letters of a step can be kept. The error is ErrLetter.
func (s Step) Check() error {
	for _, l := range s.Letters {
		if len(l.Marks) > 0 {
			return ErrLetter
		}
		if err := l.Check(); err != nil {
			return err
		}
	}
	return nil
}

// How far broadcasts run ahead of the pace. Letters for which their chats have a
// later time, a quiet night above all, hold up nobody who takes one now: they are
// counted apart. When either bound is reached no more letters are made. Those of
// resting chats count to neither.
const (
	Page = 250 // letters made in one step, at most
	// Ahead is how many letters of broadcasts are due soon or leased, at most: one step
	// more, and more when those held become due together.
	Ahead = 1000
	// Held is how many letters of broadcasts wait for a later time, at most (and one
	// step more).
	Held = 20_000
	// Soon is how long before a letter is due it counts to Ahead and no more to Held.
	// A store that counts by full minutes may take up to a minute more for soon.
	Soon = time.Minute
)

// Remembered is how long the keys of letters that ended are remembered, and marks;
// see Letters.Marked.
const Remembered = 90 * 24 * time.Hour

// DeadKept is how many dead letters are kept; beyond, the oldest go.
const DeadKept = 10_000

// What a store refuses.
var (
	// ErrLetter is a letter that cannot be kept: without key, priority, chat, kind or
	// expiry, with neither words nor broadcast, with too long a note, with a file or
	// picture of more than 1 MB, with a picture that shows nothing, with more than 1,000 marks, or with a mark that is empty, longer than 256
	// bytes or holds a control character; one with marks in a Step; or a broadcast without
	// ID, priority or expiry.
	ErrLetter = errors.New("the letter is incomplete")
	// ErrLease means that a lease has ended and its letter is, or may be, another's.
	ErrLease = errors.New("the lease has ended")
	// ErrStep means that another replica has moved the broadcast's cursor.
	ErrStep = errors.New("the broadcast has moved on")
	// ErrWiped means that the store has lost its memory since it was opened, so that
	// what was told already is unknown. Nothing may be sent.
	ErrWiped = errors.New("the outbox has lost its memory")
)
