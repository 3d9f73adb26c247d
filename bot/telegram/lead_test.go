package telegram_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// TestLead has one door take the lead and lose it again and again while people
// talk, with a Bot API that often is away when the last poll would confirm what is
// answered: everything is answered, and nothing twice.
func TestLead(t *testing.T) {
	for seed := range uint64(5) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				dice := rand.New(rand.NewPCG(seed, 7))
				b := newBench(t, telegramtest.Options{Memory: true})
				b.SetFault(telegramtest.RandomFaults(seed, 0.3, []telegramtest.Fault{{Status: 502}, {Reset: true}}, "getUpdates"))
				var mu sync.Mutex
				answers := map[string]int{}
				b.door.Answer = func(_ context.Context, u chat.Update) chat.Reply {
					pass(time.Duration(u.ID%20) * 10 * time.Millisecond)
					mu.Lock()
					defer mu.Unlock()
					answers[u.Text]++
					return chat.Reply{}
				}
				said, last := 0, int64(0)
				for range 40 {
					stop := b.start()
					for range dice.IntN(12) {
						chatter := 1 + dice.Int64N(4)
						last = b.Say(chatter, chatter, fmt.Sprint(said)).Update
						said++
						pass(time.Duration(dice.IntN(40)) * time.Millisecond)
					}
					if err := stop(); err != nil {
						t.Fatal(err)
					}
				}
				b.SetFault(nil)
				stop := b.start()
				if err := b.Confirmed(t.Context(), last); err != nil {
					t.Error(err)
				}
				if err := stop(); err != nil {
					t.Error(err)
				}
				for i := range said {
					if n := answers[fmt.Sprint(i)]; n != 1 {
						t.Errorf("update %d of %d was answered %d times", i, said, n)
					}
				}
			})
		})
	}
}

// TestLeadUnconfirmed stops while the API is away after its first poll, so that nothing can be confirmed:
// the next Poll passes over what was answered, and does not poll hot for it.
func TestLeadUnconfirmed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, telegramtest.Options{Memory: true})
		b.SetFault(func(c telegramtest.Call) (f telegramtest.Fault) {
			if c.Method == "getUpdates" && c.N > 1 {
				f.Status = 502
			}
			return f
		})
		for i := range 5 {
			b.Say(7, 7, fmt.Sprint(i))
		}
		stop := b.start()
		for range 5 {
			b.next()
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := b.Pending(); n != 5 {
			t.Fatalf("%d updates are not confirmed, want 5", n)
		}
		b.SetFault(nil)
		polls := b.Calls("getUpdates")
		stop = b.start()
		pass(time.Second)
		b.Say(7, 7, "baru")
		if m := b.next(); m.Text != "baru" {
			t.Errorf("%q was answered again", m.Text)
		}
		if err := stop(); err != nil {
			t.Error(err)
		}
		if n := b.Calls("getUpdates") - polls; n > 5 || b.Pending() != 0 {
			t.Errorf("%d polls, %d not confirmed", n, b.Pending())
		}
	})
}
