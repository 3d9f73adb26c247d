package outboxtest

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"pantau/bot/outbox"
)

// crowd does something in so many goroutines at once.
func crowd(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

func crowdOfTakers(d desk) {
	const letters = 200
	for i := range letters {
		d.put(1, d.letter(fmt.Sprint(i), int64(i+1)))
	}
	var taken sync.Map
	var n atomic.Int32
	crowd(8, func(int) {
		for {
			c, err := d.Claim(d.Context(), 3, time.Minute)
			if err != nil || len(c.Leases) == 0 {
				if err != nil {
					d.Error(err)
				}
				return
			}
			for _, l := range c.Leases {
				if _, twice := taken.LoadOrStore(l.Key, true); twice {
					d.Errorf("%s was taken twice", l.Key)
				}
				n.Add(1)
				if err := d.Finish(d.Context(), l, outbox.Sent, ""); err != nil {
					d.Error(err)
				}
			}
		}
	})
	if n.Load() != letters {
		d.Errorf("%d letters were taken; want %d", n.Load(), letters)
	}
	d.counts(map[string]int64{"sent": letters, "again": 0})
}

func crowdOfPutters(d desk) {
	var added atomic.Int32
	crowd(8, func(i int) {
		for k := range 20 {
			n, err := d.Put(d.Context(), d.letter(fmt.Sprint("shared ", k), 1), d.letter(fmt.Sprint("own ", i, k), 1))
			if err != nil {
				d.Error(err)
			}
			added.Add(int32(n))
		}
	})
	if added.Load() != 20+8*20 {
		d.Errorf("%d letters were new; want %d", added.Load(), 20+8*20)
	}
}

func crowdOfSteppers(d desk) {
	d.announce(d.broadcast("b"), true)
	for round := range 5 {
		b := d.spreads("b")
		var moved atomic.Int32
		crowd(6, func(i int) {
			_, err := d.Advance(d.Context(), b, d.step(b, 0, fmt.Sprint(round), int64(100*round+i+1)))
			if err == nil {
				moved.Add(1)
			} else if !errors.Is(err, outbox.ErrStep) {
				d.Error(err)
			}
		})
		if moved.Load() != 1 {
			d.Errorf("%d have moved the cursor; want 1", moved.Load())
		}
	}
	if b := d.spreads("b"); b.Made != 5 {
		d.Errorf("%d letters were made; want 5", b.Made)
	}
}

// Many who ask at once get one slot each.
func crowdOfAnswers(d desk) {
	begun := d.clock.Now()
	var longest atomic.Int64
	crowd(40, func(i int) {
		wait, ok, err := d.Reserve(d.Context(), int64(i+1), kindOf(1))
		if err != nil || !ok {
			d.Errorf("Reserve: %v, %v", ok, err)
		}
		for {
			l := longest.Load()
			if int64(wait) <= l || longest.CompareAndSwap(l, int64(wait)) {
				return
			}
		}
	})
	gone := d.clock.Now().Sub(begun)
	if least := 39*Usual.Steps().All - outbox.Slack; time.Duration(longest.Load())+gone < least {
		d.Errorf("the last of 40 answers waits %v; want %v", time.Duration(longest.Load()), least)
	}
}
