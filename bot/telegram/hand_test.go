package telegram

import "testing"

// A history knows the last ids and forgets the others, so that it does not grow.
func TestHistory(t *testing.T) {
	var h history
	for id := range int64(3 * remembered) {
		h.add(id + 1)
	}
	if len(h.ids) != remembered {
		t.Errorf("%d ids are kept, want %d", len(h.ids), remembered)
	}
	for id, want := range map[int64]bool{1: false, 2 * remembered: false, 2*remembered + 1: true, 3 * remembered: true} {
		if h.has(id) != want {
			t.Errorf("id %d: known %v", id, !want)
		}
	}
}
