package dialogue_test

import (
	"sync"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/dialogue/dialoguetest"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Pass(_ *testing.T, d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func newClock() *clock { return &clock{now: time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)} }

func TestMemory(t *testing.T) {
	dialoguetest.TestStore(t, func(*testing.T) (dialogue.Store, dialoguetest.Pass) {
		c := newClock()
		return dialogue.NewMemory(c.Now), c.Pass
	})
}

// A time to live ends at its last instant, not after it.
func TestMemoryEndsOnTime(t *testing.T) {
	c := newClock()
	m := dialogue.NewMemory(c.Now)
	at := chat.ID{Chat: 1}
	if err := m.Ask(t.Context(), at, 1, dialogue.Question{Name: "banjar"}, time.Minute); err != nil {
		t.Fatal(err)
	}
	c.Pass(t, time.Minute-1)
	if _, ok, _ := m.Pending(t.Context(), at, 1); !ok {
		t.Error("gone an instant early")
	}
	c.Pass(t, 1)
	if _, ok, _ := m.Pending(t.Context(), at, 1); ok {
		t.Error("there at its end")
	}
}

// What a caller asked with or got is its own.
func TestMemoryKeepsCopies(t *testing.T) {
	m := dialogue.NewMemory(newClock().Now)
	at := chat.ID{Chat: 1}
	choices := []string{"6303", "3279"}
	if err := m.Ask(t.Context(), at, 1, dialogue.Question{Choices: choices}, time.Minute); err != nil {
		t.Fatal(err)
	}
	choices[0] = "x"
	got, _, _ := m.Pending(t.Context(), at, 1)
	got.Choices[1] = "y"
	if got, _, _ = m.Pending(t.Context(), at, 1); got.Choices[0] != "6303" || got.Choices[1] != "3279" {
		t.Errorf("choices %v after callers wrote to theirs; want 6303 3279", got.Choices)
	}
}

func TestMemoryForms(t *testing.T) {
	dialoguetest.TestForms(t, func(*testing.T) (dialogue.Forms, dialoguetest.Pass) {
		c := newClock()
		return dialogue.NewMemory(c.Now), c.Pass
	})
}

func TestMemoryRefs(t *testing.T) {
	dialoguetest.TestRefs(t, func(*testing.T) (dialogue.Refs, dialoguetest.Pass) {
		c := newClock()
		return dialogue.NewMemory(c.Now), c.Pass
	})
}
