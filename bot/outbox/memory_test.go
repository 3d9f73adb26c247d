package outbox_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/outbox/outboxtest"
)

// hand is a clock that a test moves.
type hand struct {
	mu sync.Mutex
	at time.Time
}

func (h *hand) Now() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

func (h *hand) Pass(_ *testing.T, d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at = h.at.Add(d)
}

// Exact tells that the clock stands while a test runs.
func (h *hand) Exact() bool { return true }

func TestMemory(t *testing.T) {
	outboxtest.TestStore(t, func(_ *testing.T, p outbox.Pace) (outbox.Store, outboxtest.Clock) {
		clock := &hand{at: start}
		return outbox.NewMemory(p, clock.Now), clock
	})
}

func letter(key string, to int64) outbox.Letter {
	return outbox.Letter{
		Key: key, Priority: outbox.Release, To: chat.ID{Chat: to}, Kind: kindOf(to),
		Expires: start.Add(1000 * 24 * time.Hour), Message: chat.Message{Text: "words of " + key},
	}
}

func kindOf(to int64) chat.Kind {
	if to < 0 {
		return chat.Group
	}
	return chat.Private
}

// A key may go in again when nobody remembers it, and not before.
func TestKeysAreForgotten(t *testing.T) {
	clock := &hand{at: start}
	m := outbox.NewMemory(outbox.Pace{}, clock.Now)
	put := func(want int) {
		t.Helper()
		if n, err := m.Put(t.Context(), letter("a", 1)); n != want || err != nil {
			t.Errorf("Put: %d, %v; want %d", n, err, want)
		}
	}
	put(1)
	c, err := m.Claim(t.Context(), 1, time.Minute)
	if err != nil || len(c.Leases) != 1 {
		t.Fatalf("Claim: %d letters, %v", len(c.Leases), err)
	}
	if err := m.Finish(t.Context(), c.Leases[0], outbox.Sent, ""); err != nil {
		t.Fatal(err)
	}
	clock.Pass(t, outbox.Remembered)
	put(0)
	clock.Pass(t, time.Second)
	put(1)
}

// Dead letters are bounded, and the newest stay.
func TestDeadLettersAreBounded(t *testing.T) {
	clock := &hand{at: start}
	m := outbox.NewMemory(outbox.Pace{}, clock.Now)
	for i := range outbox.DeadKept + 5 {
		l := letter(strconv.Itoa(i), 1)
		l.Expires = start.Add(time.Hour)
		if _, err := m.Put(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	clock.Pass(t, 2*time.Hour)
	if _, err := m.Claim(t.Context(), 1, time.Minute); err != nil {
		t.Fatal(err)
	}
	dead, err := m.Dead(t.Context(), 2*outbox.DeadKept)
	if err != nil || len(dead) != outbox.DeadKept || dead[0].Key != strconv.Itoa(outbox.DeadKept+4) {
		t.Errorf("%d dead letters, %v; want the newest %d", len(dead), err, outbox.DeadKept)
	}
}
