package main

import (
	"errors"
	"testing"
	"time"

	"pantau/bot/outbox"
)

// An office that has not read the book for a while drops no letter as untrue and
// makes none: both wait.
func TestOfficeWaitsForTheBook(t *testing.T) {
	o := &office{} // asks its bot, which it does not have, for nothing
	for _, looked := range []time.Time{{}, time.Now().Add(-bookTrusted)} {
		if !looked.IsZero() {
			o.looked.Store(looked.UnixNano())
		}
		w, err := o.words(t.Context(), outbox.Letter{Broadcast: "angka/1"})
		if err != nil || w.Drop || w.Hold <= 0 {
			t.Errorf("looked at %v: %+v, %v", looked, w, err)
		}
		if _, err := o.address(t.Context(), outbox.Broadcast{}, []int64{1}); !errors.Is(err, errUnread) {
			t.Errorf("looked at %v: %v", looked, err)
		}
	}
	if o.looked.Store(time.Now().UnixNano()); !o.current() {
		t.Error("a book that was just read counts as unread")
	}
}
