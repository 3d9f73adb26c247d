package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"pantau/bot/telegram/telegramtest"
)

// audience is the chats that are told of a figure, numbered one after the other, and
// what came to each. It is safe for use by many goroutines.
type audience struct {
	first int64 // number of the first chat

	mu      sync.Mutex
	wants   []string // what a message cannot lack
	came    []int32  // messages to each chat
	reached int      // chats to which one came
	total   int      // messages to all of them
	amid    int      // messages to others between the first and the last of them
	since   int      // messages to others since the last of them
	began   time.Time
	ended   time.Time
	wrong   error         // the first message that was not as it should be
	news    chan struct{} // gets a token with each message
}

// firstTold is the number of the first chat that is told.
const firstTold = 10_000_001

func newAudience(size int) *audience {
	return &audience{first: firstTold, came: make([]int32, size), news: make(chan struct{}, 1)}
}

func (a *audience) chats() []int64 {
	numbers := make([]int64, len(a.came))
	for n := range numbers {
		numbers[n] = a.first + int64(n)
	}
	return numbers
}

// expect forgets what came and waits for messages that hold all this.
func (a *audience) expect(wants []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	clear(a.came)
	a.wants, a.reached, a.total, a.amid, a.since = wants, 0, 0, 0, 0
	a.began, a.ended = time.Time{}, time.Time{}
}

// heard takes a message. It never waits: the Bot API server calls it.
func (a *audience) heard(m telegramtest.Shown) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := m.Ref.Chat - a.first
	if lacks := (question{wants: a.wants}).lacks(m.Text); a.wrong == nil && (lacks != "" || m.Edit || at < 0 || int(at) >= len(a.came)) {
		a.wrong = fmt.Errorf("chat %d heard what it should not (it lacks %q):\n%s", m.Ref.Chat, lacks, m.Text)
	}
	if at < 0 || int(at) >= len(a.came) {
		return
	}
	if a.came[at]++; a.came[at] == 1 {
		a.reached++
	}
	if a.total++; a.total == 1 {
		a.began, a.since = m.At, 0
	}
	a.ended = m.At
	a.amid, a.since = a.amid+a.since, 0
	select {
	case a.news <- struct{}{}:
	default:
	}
}

// between counts a message to somebody else, which takes a slot too.
func (a *audience) between() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.since++
}

// stall is how long nothing comes before what is left is given up: longer than a
// lease lasts.
const stall = 40 * time.Second

// await waits until so many chats have got their message, or nothing comes any more.
// It tells whether they have; the error is that of ctx or of a service that ended.
func (a *audience) await(ctx context.Context, service *child, reached int) (bool, error) {
	late := time.NewTimer(stall)
	defer late.Stop()
	for !a.has(reached) {
		select {
		case <-a.news:
			late.Reset(stall)
		case <-late.C:
			return false, nil
		case err := <-service.ended:
			service.ended <- err
			return false, fmt.Errorf("the service ended in a broadcast: %w", err)
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
	return true, nil
}

func (a *audience) has(reached int) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.reached >= reached
}

// delivery is how a broadcast went.
type delivery struct {
	began         time.Time
	took          time.Duration // from the first message to the last
	total         int           // messages
	amid          int           // messages to others meanwhile
	lost, doubled int
}

// result is what has come so far. The error is a message that was wrong.
func (a *audience) result() (delivery, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	d := delivery{began: a.began, took: a.ended.Sub(a.began), total: a.total, amid: a.amid}
	for _, n := range a.came {
		if n == 0 {
			d.lost++
		}
		d.doubled += int(max(n-1, 0))
	}
	return d, a.wrong
}

// slot is the time that Telegram's limit leaves to one message.
const slot = time.Second / 30

// seconds is how long the broadcast took, with the slot of its last message.
func (d delivery) seconds() float64 { return (d.took + slot).Seconds() }

// floor is how long so many messages take at least.
func (d delivery) floor() float64 { return (time.Duration(d.total+d.amid) * slot).Seconds() }
