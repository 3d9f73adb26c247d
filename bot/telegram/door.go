package telegram

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"pantau/bot/chat"
)

const (
	// answerWithin is how long answering one update may take, waits for the pace
	// and for a 429 included. While it runs, polling sees at most a hundred
	// updates further.
	answerWithin = time.Minute
	// farewell is how long answers in hand get when the program is to stop.
	farewell = 10 * time.Second
	// workersByDefault is above the hundred updates that polling has in hand at
	// most, so that no chat waits for another's slow answer.
	workersByDefault = 128
)

// Door brings updates to Answer and its replies to Telegram. All fields are set
// before Poll or Webhook is called and never changed after; a Door must not be
// copied.
type Door struct {
	Client *Client
	// Answer finds the reply. It is called for one update of a chat at a time.
	Answer func(context.Context, chat.Update) chat.Reply
	// Sent hears of every message that stands; of a message in several parts it
	// hears where the last one stands. Nil is nobody.
	Sent func(context.Context, chat.Update, chat.Message, chat.Ref)
	// Wait holds each message and edit back until the pace allows it. An error
	// gives the message up. Nil is no pace.
	Wait func(ctx context.Context, to int64, kind chat.Kind) error
	// Told429 hears how long Telegram told the bot to wait, so that the pace of
	// others can be held back too; the door waits by itself. Nil is nobody.
	Told429 func(to int64, kind chat.Kind, after time.Duration)
	// Moved hears when answering finds that a chat has a new number. The event
	// chat.Moved tells the same, before or after. Nil is nobody.
	Moved func(ctx context.Context, from, to int64)
	// Album is a chat of the operator's where pictures go up for inline cards, each
	// once; 0 is none, and cards show only pictures that were sent before.
	Album   int64
	Log     *slog.Logger // nil logs nothing
	Workers int          // answers at once; 0 means 128

	mu       sync.Mutex
	answered history // by any Poll
	queries  queries
	album    album
}

// finished remembers an update that was answered, for the next Poll.
func (d *Door) finished(id int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.answered.add(id)
}

// knows tells whether an update was answered by an earlier Poll, which could not
// confirm it.
func (d *Door) knows(id int64) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answered.has(id)
}

func (d *Door) log() *slog.Logger {
	if d.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return d.Log
}

func (d *Door) workers() int {
	if d.Workers <= 0 {
		return workersByDefault
	}
	return d.Workers
}

// answer answers one update and sends what there is to say. A press is
// acknowledged beside the messages: its waiting must not outlast the pace.
func (d *Door) answer(ctx context.Context, u chat.Update) {
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	if u.Chat.Chat == 0 { // pressed below an inline message
		d.acknowledge(ctx, u, chat.Reply{})
		return
	}
	r := d.Answer(ctx, u)
	if u.Chat.Topic == 0 {
		u.Chat.Topic = r.Topic
	}
	acked := make(chan struct{})
	switch {
	case !u.IsPress():
		close(acked)
	case len(r.Messages) == 0:
		d.acknowledge(ctx, u, r)
		close(acked)
	default:
		go func() {
			defer close(acked)
			d.acknowledge(ctx, u, r)
		}()
	}
	d.sendAll(ctx, u, r.Messages)
	<-acked
}

func (d *Door) acknowledge(ctx context.Context, u chat.Update, r chat.Reply) {
	if err := d.Client.Acknowledge(ctx, u.Press, r.Notice, r.Alert); err != nil {
		d.log().Warn("telegram: a press was not acknowledged", "update", u.ID, "error", err)
	}
}

// sendAll sends messages in order. What follows one that fails is not sent: it
// would stand there without its beginning.
func (d *Door) sendAll(ctx context.Context, u chat.Update, messages []chat.Message) {
	for i, m := range messages {
		ref, err := d.Client.send(ctx, u.Chat, u.Kind, m, d.pace(ctx, u.Chat.Chat, u.Kind))
		if err != nil {
			d.log().Warn("telegram: an answer was not sent", "update", u.ID, "unsent", len(messages)-i, "error", err)
			return
		}
		if d.Sent != nil {
			d.Sent(ctx, u, m, ref)
		}
	}
}

// pace is that of messages to a chat.
func (d *Door) pace(ctx context.Context, to int64, kind chat.Kind) (p pace) {
	if d.Wait != nil {
		p.wait = func(ctx context.Context) error { return d.Wait(ctx, to, kind) }
	}
	if d.Told429 != nil {
		p.told = func(after time.Duration) { d.Told429(to, kind, after) }
	}
	if d.Moved != nil {
		p.moved = func(from, to int64) { d.Moved(ctx, from, to) }
	}
	return p
}
