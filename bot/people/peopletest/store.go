package peopletest

import (
	"testing"
	"time"

	"pantau/bot/people"
)

// Pass makes time go by for a store, so that no test has to wait for it.
type Pass func(*testing.T, time.Duration)

// TestStore holds a store against people.Store. open gives an empty store and may
// give the same data again: every test speaks of chats, persons and regions of its
// own.
func TestStore(t *testing.T, open func(*testing.T) (people.Store, Pass)) {
	TestChats(t, func(t *testing.T) people.Chats {
		s, _ := open(t)
		return s
	})
	tests := []struct {
		name string
		run  func(*testing.T, people.Store, Pass)
	}{
		{"settings", settings},
		{"settings that cannot be kept", badSettings},
		{"settings changed by many at once", changedAtOnce},
		{"lists follow settings", listsFollow},
		{"lists after changes by many at once", listsAtOnce},
		{"pages of a list", pages},
		{"a chat that moves", moves},
		{"a chat that moves twice", movesTwice},
		{"a chat that moves onto another", movesOnto},
		{"numbers that no chat moves to", movesNowhere},
		{"a chat that is forgotten", forgets},
		{"records", records},
		{"records saved by many at once", recordsAtOnce},
		{"regions of persons", persons},
		{"offices change hands", officesChangeHands},
		{"an invitation works once", inviteOnce},
		{"an invitation by many at once", inviteAtOnce},
		{"an invitation ends", inviteEnds},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, pass := open(t)
			tt.run(t, s, pass)
		})
	}
}
