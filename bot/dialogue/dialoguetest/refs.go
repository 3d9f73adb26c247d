package dialoguetest

import (
	"testing"
	"time"

	"pantau/bot/dialogue"
)

// TestRefs holds a store against dialogue.Refs.
func TestRefs(t *testing.T, open func(*testing.T) (dialogue.Refs, Pass)) {
	s, pass := open(t)
	at := time.Date(2026, 12, 3, 1, 2, 3, 0, time.UTC)
	told(t, s, -71, "6311 line 2025-03", nil)
	check(t, s.Mark(t.Context(), dialogue.Told{Chat: -71, Message: 5, At: at}))
	check(t, s.Mark(t.Context(), dialogue.Told{Chat: -71, Message: 5, At: at}, "6311 line 2025-03", "6311 p0 2025-03"))
	check(t, s.Mark(t.Context(), dialogue.Told{Chat: -71, Message: 9, At: at.Add(time.Hour)}, "6311 p0 2025-03"))
	told(t, s, -71, "6311 line 2025-03", &dialogue.Told{Chat: -71, Message: 5, At: at})
	told(t, s, -71, "6311 p0 2025-03", &dialogue.Told{Chat: -71, Message: 9, At: at.Add(time.Hour)})
	told(t, s, 71, "6311 p0 2025-03", nil)
	pass(t, dialogue.KeepsRefs-time.Hour)
	told(t, s, -71, "6311 p0 2025-03", &dialogue.Told{Chat: -71, Message: 9, At: at.Add(time.Hour)})
	pass(t, 2*time.Hour)
	told(t, s, -71, "6311 p0 2025-03", nil)
}

func told(t *testing.T, s dialogue.Refs, chat int64, name string, want *dialogue.Told) {
	t.Helper()
	got, ok, err := s.Marked(t.Context(), chat, name)
	check(t, err)
	if ok != (want != nil) || ok && (!got.At.Equal(want.At) || got.Message != want.Message || got.Chat != want.Chat) {
		t.Errorf("%q was told by %v, %v; want %v", name, got, ok, want)
	}
}
