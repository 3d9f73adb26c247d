package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"pantau/bot/telegram/telegramtest"
)

// crowd is the people who ask: one a private chat, each waiting for the answer
// before the next question, as people do.
type crowd struct {
	server *telegramtest.Server
	people map[int64]*person // by the number of the chat; fixed once made
	order  []*person
}

// person asks in a chat and hears what the bot says there.
type person struct {
	chat  int64
	hears chan telegramtest.Shown
}

func newCrowd(size int) *crowd {
	c := &crowd{people: make(map[int64]*person, size)}
	for n := range size {
		// No more than one message answers a question; what comes beyond is
		// found in place of the next answer.
		p := &person{chat: int64(1001 + n), hears: make(chan telegramtest.Shown, 8)}
		c.people[p.chat] = p
		c.order = append(c.order, p)
	}
	return c
}

func (c *crowd) chats() (numbers []int64) {
	for _, p := range c.order {
		numbers = append(numbers, p.chat)
	}
	return numbers
}

// heard hands a message to the person in whose chat it is. It never waits: the
// Bot API server calls it.
func (c *crowd) heard(m telegramtest.Shown) {
	if p := c.people[m.Ref.Chat]; p != nil {
		select {
		case p.hears <- m:
		default:
		}
	}
}

// asks says one question and waits for its answer. The time is that from the
// moment at which the bot could have the question to the answer's arrival.
func (c *crowd) asks(ctx context.Context, p *person, q question) (time.Duration, error) {
	said := c.server.Say(p.chat, p.chat, q.words)
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case m := <-p.hears:
		if lacks := q.lacks(m.Text); lacks != "" {
			return 0, fmt.Errorf("the answer to %q lacks %q:\n%s", q.words, lacks, m.Text)
		}
		return m.At.Sub(said.At), nil
	case <-late.C:
		return 0, fmt.Errorf("%q had no answer within %v", q.words, patience)
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// oneByOne asks one question at a time, each in another chat, with a short pause.
func (c *crowd) oneByOne(ctx context.Context, all []question) (took []time.Duration, err error) {
	for n := range idleAnswers {
		d, err := c.asks(ctx, c.order[n%len(c.order)], all[n%len(all)])
		if err != nil {
			return nil, err
		}
		took = append(took, d)
		if !pause(ctx, idlePause) {
			return nil, ctx.Err()
		}
	}
	return took, nil
}

// allAtOnce has everybody ask, each the next question as soon as the last one is
// answered, until there are enough answers or the time is over.
func (c *crowd) allAtOnce(ctx context.Context, all []question) (took []time.Duration, elapsed time.Duration, err error) {
	var (
		asked atomic.Int64
		mu    sync.Mutex
		crowd sync.WaitGroup
		began = time.Now()
	)
	for _, p := range c.order {
		crowd.Go(func() {
			var mine []time.Duration
			var wrong error
			for n := asked.Add(1); n <= busyAnswers && time.Since(began) < busyTime && wrong == nil; n = asked.Add(1) {
				var d time.Duration
				if d, wrong = c.asks(ctx, p, all[int(n*7)%len(all)]); wrong == nil {
					mine = append(mine, d)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			took, err = append(took, mine...), errors.Join(err, wrong)
		})
	}
	crowd.Wait()
	return took, time.Since(began), err
}

// steadily asks questions in turn, one every so often and each in the next chat,
// whether or not the last one is answered, until there were so many or over is
// closed. A chat's turn must not come again within the time allowed for an answer.
func (c *crowd) steadily(ctx context.Context, all []question, most int, over <-chan struct{}) (took []time.Duration, err error) {
	var mu sync.Mutex
	var asking sync.WaitGroup
	beat := time.NewTicker(askEvery)
	defer beat.Stop()
	for n, on := 0, true; on && n < most; n++ {
		asking.Go(func() {
			d, wrong := c.asks(ctx, c.order[n%len(c.order)], all[n%len(all)])
			mu.Lock()
			defer mu.Unlock()
			if err = errors.Join(err, wrong); wrong == nil {
				took = append(took, d)
			}
		})
		select {
		case <-beat.C:
		case <-over:
			on = false
		}
	}
	asking.Wait()
	return took, err
}

// firstPoll waits until the bot first asks for updates.
func firstPoll(ctx context.Context, server *telegramtest.Server, c *child) (time.Time, error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-server.Polled():
		return server.FirstPoll(), nil
	case err := <-c.ended:
		c.ended <- err
		return time.Time{}, fmt.Errorf("the service ended before its first poll: %w", err)
	case <-late.C:
		return time.Time{}, fmt.Errorf("the service did not poll within %v", patience)
	case <-ctx.Done():
		return time.Time{}, ctx.Err()
	}
}
