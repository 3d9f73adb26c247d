package telegram_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/telegram/telegramtest"
)

// What somebody types in a hurry is answered once, and holds up neither chats nor
// others who type, nor the updates that follow.
func TestTypingInAHurry(t *testing.T) {
	var mu sync.Mutex
	var heard []string
	cards := func(words string) []chat.Card {
		mu.Lock()
		defer mu.Unlock()
		heard = append(heard, words)
		return []chat.Card{drawing("a", "a", new(easel).photo("k"+words))}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.door.Wait = func(ctx context.Context, to int64, _ chat.Kind) error {
			if to == channel {
				pass(3 * time.Second)
			}
			return nil
		}
		var typed []string
		for _, words := range []string{"b", "ba", "bal", "bala"} {
			typed = append(typed, b.Query(5, words))
			pass(50 * time.Millisecond)
		}
		b.Say(5, 5, "halo")
		began := time.Now()
		if m := b.next(); m.Text != "halo" || time.Since(began) > time.Second {
			t.Errorf("after %v: %+v", time.Since(began), m)
		}
		pass(100 * time.Millisecond)
		if n := b.Pending(); n != 0 {
			t.Errorf("%d updates are not confirmed", n)
		}
		b.offered(typed[3])
		pass(time.Minute)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		for i, id := range typed[:3] {
			if o, err := b.Offered(ctx, id); err == nil {
				t.Errorf("query %d is answered: %+v", i, o)
			}
		}
		if n := b.Calls("answerInlineQuery"); n != 1 || len(heard) != 4 {
			t.Errorf("%d answers to %q", n, heard)
		}
		if strings.Contains(b.logs.String(), "WARN") {
			t.Errorf("log: %s", b.logs)
		}
	})
}

// A query that waits while one in hand is being answered makes room for a newer one.
func TestOnlyTheNewestQueryWaits(t *testing.T) {
	var mu sync.Mutex
	var heard []string
	cards := func(words string) []chat.Card {
		mu.Lock()
		heard = append(heard, words)
		mu.Unlock()
		pass(time.Second)
		return []chat.Card{card("a", words)}
	}
	polling(t, cards, func(t *testing.T, b *bench, _ *shelf) {
		b.Query(5, "b")
		other := b.Query(6, "t")
		pass(100 * time.Millisecond)
		b.Query(5, "ba")
		last := b.Query(5, "bal")
		if o := b.offered(last); o.Cards[0].Text != "bal" {
			t.Errorf("offered %+v", o)
		}
		b.offered(other)
		mu.Lock()
		defer mu.Unlock()
		if d := cmp.Diff([]string{"b", "bal", "t"}, slices.Sorted(slices.Values(heard))); d != "" {
			t.Error(d)
		}
	})
}

// An answer that comes too late is nobody's fault.
func TestLateCards(t *testing.T) {
	polling(t, func(string) []chat.Card { pass(12 * time.Second); return []chat.Card{card("a", "a")} }, func(t *testing.T, b *bench, _ *shelf) {
		b.Query(5, "a")
		b.SetFault(func(c telegramtest.Call) telegramtest.Fault {
			if c.Method == "answerInlineQuery" {
				return telegramtest.Fault{Status: 400, Body: `{"ok":false,"error_code":400,"description":"Bad Request: query is too old and response timeout expired or query ID is invalid"}`}
			}
			return telegramtest.Fault{}
		})
		pass(time.Minute)
		if strings.Contains(b.logs.String(), "WARN") {
			t.Errorf("log: %s", b.logs)
		}
	})
}
