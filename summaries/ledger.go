package summaries

import (
	"context"
	"errors"
	"slices"
	"time"
)

// State is how far a release has come.
type State string

// The states, in order; a release goes from Found to one of the last five.
const (
	Found     State = "ditemukan" // known, not yet read
	Drafted   State = "dirangkum" // has a draft that is to go out: the first, or with Edition a correction
	Waiting   State = "menunggu"  // the draft awaits approval
	Announced State = "diumumkan" // told to subscribers
	Rejected  State = "ditolak"   // an approver has turned it down
	Old       State = "lama"      // was there when its source was first read; never told
	Beside    State = "lain"      // not about poverty, or the same event was told from another source
	Withdrawn State = "ditarik"   // its source has it no more, or an approver took it back
)

// Item is a release in the ledger.
type Item struct {
	Number  int // short, for people: /rilis 17; from 1, never given twice
	Release Release
	State   State
	FoundAt time.Time
	Digest  string // of what the source says about it, to notice revisions; see Digest
	Page    Page   // as it was drafted from, for review; Text cut at 16 kB
	Draft   *Summary
	DraftAt time.Time
	By      string // office that approved, rejected or rewrote it; "" the program
	ToldAt  time.Time
	Edition int     // of the words: 0 as first drafted, then one more with each correction of what was told
	Changes []Edit  // corrections, oldest first
	Traces  []Trace // what was tried and why it was refused, for review; the newest 20
	Same    int     // Number of the item that tells the same event, for Beside; 0 none
	Tries   int     // failed readings of its page
	TryAt   time.Time
	Known   string `json:",omitempty"` // date of release that readers know, where it is another by now; see Reschedule
	Shifts  int    `json:",omitempty"` // of its date, that were told
	Version int    // rises with every change
}

// Edit is a correction of what was told.
type Edit struct {
	At     time.Time
	ByBPS  bool    // revised by its source; else "ralat Pantau"
	By     string  // office, for one of ours
	Before string  // Text before
	What   string  // what changed, Indonesian, one line
	Former *Former `json:",omitempty"` // what stood before, as long as it may stand again
}

// Former is what was told before a correction: it stands again when that is turned down.
type Former struct {
	Draft Summary   // without what is for review alone
	At    time.Time // it was drafted
	By    string    // see Item
}

// Trace is one step on the way to a draft.
type Trace struct {
	At   time.Time
	What string // "prompt", "jawaban", "pemeriksaan", "hasil"
	Text string
}

// ErrChanged means that an item is no longer what the writer has read.
var ErrChanged = errors.New("the item has changed meanwhile")

// AboutItems tells whether an error is of single items only, which cannot be read or kept.
// It concerns no other.
func AboutItems(err error) bool {
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		return !slices.ContainsFunc(e.Unwrap(), func(err error) bool { return !AboutItems(err) })
	case interface{ Unwrap() error }:
		return AboutItems(e.Unwrap())
	}
	return err == ErrRecord || err == ErrNewer || err == ErrItem
}

// Ledger keeps what became of releases. Methods may be called from many goroutines and
// processes; what they have returned without error outlives a kill.
type Ledger interface {
	// Opened tells whether a source was read before, to its end. What one that was not
	// lists is Old; call SetOpened when all of it is in.
	Opened(ctx context.Context, source string) (was bool, err error)
	// SetOpened marks a source as read once.
	SetOpened(ctx context.Context, source string) error
	// Known tells which IDs are in the ledger.
	Known(ctx context.Context, ids ...string) ([]bool, error)
	// Add puts an item in under its release's ID, unless that is in already: then it
	// answers the one that is there. It gives the item its number.
	Add(ctx context.Context, i Item) (kept Item, isNew bool, err error)
	// Change replaces the item of a number by what change makes of it; change may be called
	// several times. Its error comes back as it is and nothing is changed.
	Change(ctx context.Context, number int, change func(*Item) error) (Item, error)
	// Find is the item of a number.
	Find(ctx context.Context, number int) (Item, bool, error)
	// ByID is the item of a release.
	ByID(ctx context.Context, id string) (Item, bool, error)
	// Told are items in state Announced of one of the regions (all regions when there are
	// none), the last announced first, from the skip-th on, at most so many, and how many there are.
	Told(ctx context.Context, regions []string, skip, most int) (items []Item, all int, err error)
	// Open are items in state Found, Drafted or Waiting, the oldest first.
	Open(ctx context.Context) ([]Item, error)
	// Spend adds one to a count of a day (YYYY-MM-DD, WIB) and name ("model", "chat/123"),
	// unless it has reached most; ok tells whether it was added. Counts end by themselves.
	Spend(ctx context.Context, day, name string, most int) (ok bool, err error)
	// Spent is a count.
	Spent(ctx context.Context, day, name string) (int, error)
}
