package outbox

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"pantau/bot/chat"
)

// Carrier delivers one message to one chat, once. Errors wrap those of chat:
// ErrGone, ErrTopic, ErrAway, ErrUncertain, ErrRefused, RetryError, MovedError. Any
// other counts as ErrUncertain.
type Carrier interface {
	// Split cuts a message into parts that the messenger takes; one part mostly.
	Split(m chat.Message) []chat.Message
	// Deliver makes one attempt with one part.
	Deliver(ctx context.Context, to chat.ID, kind chat.Kind, part chat.Message) (chat.Ref, error)
}

// Words is what a letter comes to when its turn has come.
type Words struct {
	Message chat.Message
	Drop    bool          // untrue or unwanted by now
	Hold    time.Duration // above 0: not now, but after so long
}

// Journal outlives a kill where the store does not, see Postman.
type Journal interface {
	Claimed(keys ...string) error // before the first of them is delivered
	Sent(key string) error        // after it was delivered, before the store knows
	Known(key string)             // the store knows, or is about to hear that it was not sent
}

// PostOffice is what a postman needs of a store.
type PostOffice interface {
	Letters
	Pacing
	Resting
}

// Bell wakes who waits on it. Make it with room for one ring.
type Bell chan struct{}

// Ring wakes the one who waits, now or when he waits next. It never blocks.
func (b Bell) Ring() {
	select {
	case b <- struct{}{}:
	default:
	}
}

// Postman takes letters out of a store and delivers them, as fast as the store's
// pace lets him. Any number of them, here and in other replicas, may share a store.
//
// A letter is taken, delivered, ended: what is killed between delivering and ending
// is delivered again when the lease ends, and that is the only double there is,
// besides deliveries whose answer was lost. The journal makes that window smaller
// where the store forgets its last moments in a kill: a letter is written down
// before it is delivered and after.
//
// Every field but Store, Carrier, Log and Now may be left out.
type Postman struct {
	Store   PostOffice
	Carrier Carrier
	// Words makes the words of a letter when its turn has come, or finds that they
	// are untrue by now. Without it a letter says its Message.
	Words func(context.Context, Letter) (Words, error)
	// Sent hears of each letter that stands in its chat; the Ref is of its last part.
	Sent func(context.Context, Letter, chat.Ref)
	// Rested hears of a chat that takes nothing, and rests from now on.
	Rested func(ctx context.Context, to int64, why Reason)
	// Moved must give a chat its new number wherever it is kept, before the store does.
	Moved func(ctx context.Context, from, to int64) error
	// TopicGone hears of a letter that stands in the general topic because its own,
	// which the letter still names, takes nothing.
	TopicGone func(context.Context, Letter)
	Journal   Journal
	Log       *slog.Logger
	Workers   int           // deliveries at once; 16 when 0
	Lease     time.Duration // 25 s when 0; a delivery is cut 5 s before its end
	Now       func() time.Time
	Wake      <-chan struct{} // a ring says that there may be letters to take at once
}

// Run delivers letters until ctx ends. Then it finishes those in hand, which takes
// ten seconds at most, puts back what was not begun, and returns nil. It returns
// ErrWiped when the store has lost its memory.
func (p *Postman) Run(ctx context.Context) error {
	work, done := outlast(ctx, lastDelivery)
	defer done()
	r := p.begin()
	defer r.workers.Wait()
	for {
		n, ok := r.free(ctx)
		if !ok {
			return nil
		}
		wait, err := r.round(ctx, work, n)
		if errors.Is(err, ErrWiped) {
			return err
		}
		if r.reached(err); err != nil {
			pause(ctx, wait, nil, nil)
			continue
		}
		pause(ctx, wait, p.Wake, r.again)
	}
}
