package outbox

import (
	"context"
	"time"

	"pantau/bot/chat"
)

// Letters keeps letters until they have ended. The clock is the store's own, one
// for all replicas. Every method may be called from many goroutines and replicas
// at once, and counts what happens for Stats.
type Letters interface {
	// Put adds letters whose keys never went in before, and tells how many were
	// new. When it returns without error they outlive a kill. All or none of a call
	// with an incomplete one: ErrLetter. The marks of a letter that goes in are known
	// from then on; one with a mark that is known does not go in, and sets none. A letter
	// that comes out has no marks.
	Put(ctx context.Context, letters ...Letter) (added int, err error)
	// Marked tells of each mark whether a letter with it has gone in. A mark is known
	// for Remembered after it went in, and for half of that at least after Marked was
	// last asked about it, so that what goes on being true is not told again.
	Marked(ctx context.Context, marks ...string) ([]bool, error)
	// Claim takes up to n due letters out, the first priority first, each with a slot
	// of the pace: over all chats, and of its chat; all limits are spent together or
	// none. Without a slot over all it takes nothing. A letter whose chat must wait
	// becomes due then; one whose chat rests waits until the chat is revived; one
	// that has expired is put among the dead. Ended leases go back first. A letter's
	// To is the chat's present number. It answers ErrWiped.
	Claim(ctx context.Context, n int, lease time.Duration) (Claimed, error)
	// Finish ends a leased letter; reason is for Dropped and Dead. It answers ErrLease
	// when the lease has ended and the letter has gone back, unless it has ended in the
	// same way.
	Finish(ctx context.Context, l Lease, o Outcome, reason Reason) error
	// Delay puts a leased letter back to be claimed after a while, with one more try
	// counted unless the reason is TooMany or empty, and with l.Parts and l.To kept.
	// With more time than the letter has left, it is put among the dead. ErrLease.
	Delay(ctx context.Context, l Lease, after time.Duration, reason Reason) error
}

// Broadcasts keeps what is told to many.
type Broadcasts interface {
	// Announce keeps a broadcast whose ID never went in before, and tells whether it
	// was new. When it returns without error it outlives a kill.
	Announce(ctx context.Context, b Broadcast) (isNew bool, err error)
	// Spread is the broadcast to go on with: started, not done, not expired, none of
	// those set aside, the first priority and the oldest first. ok is false when there is
	// none, and when Ahead or Held letters of broadcasts wait already.
	Spread(ctx context.Context, aside ...string) (b Broadcast, ok bool, err error)
	// Advance moves the cursor of b from where b has it, and puts the letters in, each
	// chat once a broadcast, under any number; both or neither. ErrStep when the cursor is elsewhere.
	Advance(ctx context.Context, b Broadcast, s Step) (added int, err error)
	// Broadcast is one broadcast by ID; it is there as long as letters of it may be.
	Broadcast(ctx context.Context, id string) (b Broadcast, ok bool, err error)
	// Readers is a page of up to n chats for which a letter of a broadcast was made, by
	// their numbers of then, behind the place after (empty is the beginning). next is empty
	// behind the last page. They are forgotten with the broadcast.
	Readers(ctx context.Context, id, after string, n int) (ids []int64, next string, err error)
}

// Pacing gives slots to what is not a letter: answers, and edits.
type Pacing interface {
	// Reserve takes the next slot for a chat and tells how long to wait for it. ok is
	// false when the chat itself must wait so long first; then nothing is taken, and
	// the caller asks again. Answers may burst five a chat.
	Reserve(ctx context.Context, to int64, kind chat.Kind) (wait time.Duration, ok bool, err error)
	// Told holds back the limit that a 429 named: the chat's, or the one over all
	// when another chat was told to wait and its wait is not over.
	Told(ctx context.Context, to int64, kind chat.Kind, after time.Duration) error
}

// Resting knows the chats that take nothing, and those that have moved.
type Resting interface {
	// Rest sets a chat to rest; its letters wait until it is revived or they expire.
	Rest(ctx context.Context, to int64, reason Reason) error
	// Revive ends the rest, and tells whether there was one. Letters are due at once.
	Revive(ctx context.Context, to int64) (was bool, err error)
	// Move gives a chat a new number. Letters to the old one go to the new one, under
	// its pace and rest; a number that came back is a chat of its own again.
	Move(ctx context.Context, from, to int64) error
}

// Desk is what an operator sees and does.
type Desk interface {
	// Stats counts what waits, and what became of the rest.
	Stats(ctx context.Context) (Stats, error)
	// Dead lists up to n dead letters, the newest first.
	Dead(ctx context.Context, n int) ([]DeadLetter, error)
	// Retry puts dead letters back with a new expiry, all of them when no key is
	// named, and tells how many.
	Retry(ctx context.Context, until time.Time, keys ...string) (int, error)
}

// Store is a whole outbox.
type Store interface {
	Letters
	Broadcasts
	Pacing
	Resting
	Desk
}

// Stats is the state of an outbox at one moment.
type Stats struct {
	Waiting    map[Priority]int // letters not ended, leased ones too
	Oldest     time.Duration    // how long the letter due first has been due; 0 when none is
	LastMinute int              // letters sent in the last full minute
	Leased     int
	Parked     int // of Waiting: letters of chats that rest
	Held       int // of Waiting: letters of broadcasts that are not due Soon
	Resting    int // chats
	Dead       int
	Broadcasts []Broadcast      // not done, in the order of Spread
	Counts     map[string]int64 // since the beginning: sent, dropped, dead, uncertain, too_many, again (leases that ended)
}

// DeadLetter is a letter that was not delivered.
type DeadLetter struct {
	Letter
	At time.Time // when it was given up
}
