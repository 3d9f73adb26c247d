package outbox

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"time"

	"pantau/bot/chat"
)

// delivery is what came of one attempt with a letter.
type delivery struct {
	Lease
	left     func() time.Duration // until the lease ends
	ref      chat.Ref
	parts    int  // of the message
	diverted bool // to the general topic
}

// verdict is what becomes of a letter: it ends, or it waits for another attempt.
type verdict struct {
	ends  bool
	how   Outcome
	after time.Duration
	why   Reason
}

// serve makes one attempt with a letter, and tells the store what came of it.
func (r *rounds) serve(work context.Context, l Lease, began time.Time) {
	d := &delivery{Lease: l, left: func() time.Duration { return r.lease - r.Now().Sub(began) }}
	tell, done := outlast(work, lastWord)
	defer done()
	part, v, ok := r.part(work, d)
	if !ok {
		r.settle(tell, d, v)
		return
	}
	err := r.carry(work, d, part)
	if err == nil {
		r.delivered(tell, d)
		return
	}
	r.settle(tell, d, r.judge(tell, d, err))
}

// part is the part of the message that is to be said now. ok is false when there is
// nothing to say, with what becomes of the letter.
func (r *rounds) part(work context.Context, d *delivery) (part chat.Message, v verdict, ok bool) {
	ctx, cancel := context.WithTimeout(work, d.left()-r.margin())
	defer cancel()
	var w Words
	var parts []chat.Message
	err := safely(func() (err error) {
		if w, err = r.words(ctx, d.Letter); err == nil && !w.Drop && w.Hold <= 0 {
			parts = r.Carrier.Split(w.Message)
		}
		return err
	})
	d.parts = len(parts)
	switch {
	case err != nil:
		r.Log.Error("the words of a letter cannot be made", "letter", d.name(), "tries", d.Tries, "error", err)
		return part, verdict{after: min(backoff(d.Tries), time.Minute), why: Unmade}, false
	case w.Drop:
		return part, verdict{ends: true, how: Dropped}, false
	case w.Hold > 0:
		return part, verdict{after: w.Hold}, false
	case len(parts) == 0:
		r.Log.Error("a letter says nothing", "letter", d.name())
		return part, verdict{ends: true, how: Dead, why: Unmade}, false
	}
	// Words that have become shorter say their last part again rather than nothing.
	d.Parts = min(d.Parts, len(parts)-1)
	return parts[d.Parts], v, true
}

func (r *rounds) words(ctx context.Context, l Letter) (Words, error) {
	if r.Words == nil {
		return Words{Message: l.Message}, nil
	}
	return r.Words(ctx, l)
}

// mostHops is how many numbers and topics one attempt tries.
const mostHops = 4

// carry delivers a part: to the chat's new number when it has moved, and to the
// general topic when its own takes nothing. What was refused so took no slot.
func (r *rounds) carry(work context.Context, d *delivery, part chat.Message) (err error) {
	ctx, cancel := context.WithTimeout(work, d.left()-r.margin())
	defer cancel()
	for range mostHops {
		to := d.To
		if d.diverted {
			to.Topic = 0
		}
		err = safely(func() (err error) {
			d.ref, err = r.Carrier.Deliver(ctx, to, d.Kind, part)
			return err
		})
		var moved chat.MovedError
		switch {
		case errors.As(err, &moved):
			if err := r.follow(ctx, d, moved.To); err != nil {
				r.Log.Error("a chat has moved and cannot be followed", "error", err)
				return fmt.Errorf("following a chat that has moved: %w: %w", chat.ErrAway, err)
			}
			part.ReplyTo = 0 // the numbers of messages begin anew in a supergroup
		case errors.Is(err, chat.ErrTopic) && to.Topic != 0:
			d.diverted = true
		default:
			return err
		}
	}
	return err
}

// follow gives a chat its new number, first where people are kept.
func (r *rounds) follow(ctx context.Context, d *delivery, to int64) error {
	from := d.To.Chat
	if r.Moved != nil {
		if err := safely(func() error { return r.Moved(ctx, from, to) }); err != nil {
			return err
		}
	}
	if err := r.Store.Move(ctx, from, to); err != nil {
		return err
	}
	d.To.Chat = to
	return nil
}

// judge is what becomes of a letter that was not delivered.
func (r *rounds) judge(ctx context.Context, d *delivery, err error) verdict {
	var many chat.RetryError
	var moved chat.MovedError
	switch {
	case errors.As(err, &many):
		after := max(many.After, time.Second)
		if err := r.Store.Told(ctx, d.To.Chat, d.Kind, after); err != nil {
			r.Log.Warn("a 429 is not shared with other replicas", "error", err)
		}
		return verdict{after: after, why: TooMany}
	case errors.Is(err, chat.ErrGone):
		return r.rest(ctx, d)
	case errors.Is(err, chat.ErrRefused):
		r.Log.Error("a letter is refused: a mistake of ours", "letter", d.name(), "error", err)
		return verdict{ends: true, how: Dead, why: Refused}
	case errors.Is(err, chat.ErrTopic):
		return verdict{after: backoff(d.Tries), why: Gone}
	case errors.As(err, &moved), errors.Is(err, chat.ErrAway) && !errors.Is(err, chat.ErrUncertain):
		return verdict{after: backoff(d.Tries), why: Away}
	}
	r.Log.Warn("whether a letter was delivered is unknown", "letter", d.name(), "error", err)
	return verdict{after: backoff(d.Tries), why: Uncertain}
}

// rest sets a chat to rest; its letter waits with the others.
func (r *rounds) rest(ctx context.Context, d *delivery) verdict {
	if err := r.Store.Rest(ctx, d.To.Chat, Gone); err != nil {
		r.Log.Warn("a chat that takes nothing is not set to rest", "error", err)
		return verdict{after: backoff(d.Tries), why: Gone}
	}
	if r.Rested != nil {
		r.hear(ctx, func(ctx context.Context) { r.Rested(ctx, d.To.Chat, Gone) })
	}
	return verdict{why: Gone}
}

// delivered ends a letter that stands in its chat, or has it wait for the slot of
// its next part.
func (r *rounds) delivered(tell context.Context, d *delivery) {
	if d.diverted {
		meant := d.Letter // with the topic that takes nothing
		d.To.Topic = 0
		if r.TopicGone != nil {
			defer r.hear(tell, func(ctx context.Context) { r.TopicGone(ctx, meant) })
		}
	}
	if d.Parts+1 < d.parts {
		d.Parts++
		r.settle(tell, d, verdict{})
		return
	}
	if r.Journal != nil {
		if err := r.Journal.Sent(d.Key); err != nil {
			r.Log.Error("the journal of letters cannot be written", "error", err)
		}
	}
	if r.retry(tell, d, func(ctx context.Context) error { return r.Store.Finish(ctx, d.Lease, Sent, "") }) {
		r.known(d.Lease)
	}
	if r.Sent != nil {
		r.hear(tell, func(ctx context.Context) { r.Sent(ctx, d.Letter, d.ref) })
	}
}

// settle tells the store what becomes of a letter that does not stand in its chat
// whole. The journal forgets it before: afterwards another may have taken it.
func (r *rounds) settle(tell context.Context, d *delivery, v verdict) {
	r.known(d.Lease)
	r.retry(tell, d, func(ctx context.Context) error {
		if v.ends {
			return r.Store.Finish(ctx, d.Lease, v.how, v.why)
		}
		return r.Store.Delay(ctx, d.Lease, v.after, v.why)
	})
	if v.after <= 0 {
		r.again.Ring()
	}
}

// retry tells the store something until it has understood or the lease has ended;
// once even then, since nobody else may have taken the letter yet.
func (r *rounds) retry(tell context.Context, d *delivery, do func(context.Context) error) bool {
	ctx, cancel := context.WithTimeout(tell, max(d.left(), lastWord))
	defer cancel()
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, lastWord) {
		err := do(ctx)
		if err == nil {
			return true
		}
		if errors.Is(err, ErrLease) || ctx.Err() != nil {
			r.Log.Warn("what became of a letter is not kept", "letter", d.name(), "error", err)
			return false
		}
		pause(ctx, wait, nil, nil)
	}
}

func (r *rounds) known(l Lease) {
	if r.Journal != nil {
		r.Journal.Known(l.Key)
	}
}

// hear lets somebody hear of a letter, who cannot stop the postman.
func (r *rounds) hear(tell context.Context, do func(context.Context)) {
	ctx, cancel := context.WithTimeout(tell, patience)
	defer cancel()
	err := safely(func() error {
		do(ctx)
		return nil
	})
	if err != nil {
		r.Log.Error("hearing of a letter failed", "error", err)
	}
}

// safely does something, and turns a panic into an error.
func safely(do func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	return do()
}

// name is what a log may say of a letter: the broadcast or the kind of the key,
// never the chat.
func (l Letter) name() string {
	if l.Broadcast != "" {
		return l.Broadcast
	}
	kind, _, _ := strings.Cut(l.Key, "/")
	return kind
}

// longestBackoff is between two attempts with one letter.
const longestBackoff = 5 * time.Minute

// backoff is how long to wait after so many failures: a second, doubling to five
// minutes, spread by a fourth so that letters that failed together do not return
// together.
func backoff(tries int) time.Duration {
	d := min(time.Second<<min(max(tries, 0), 9), longestBackoff)
	return d - d/4 + rand.N(d/2)
}
