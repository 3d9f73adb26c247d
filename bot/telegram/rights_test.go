package telegram_test

import (
	"errors"
	"testing"

	"pantau/bot/chat"
)

// Whether the bot may write in a chat is known before it does.
func TestWrites(t *testing.T) {
	for name, test := range map[string]struct {
		chat       int64
		want, gone bool
	}{
		"person": {7, true, false}, "group": {-100, true, false}, "channel": {-500, true, false}, "restricted": {-600, false, false},
		"removed": {-700, false, true}, "unknown": {-999, false, true},
	} {
		b := places(t)
		got, err := b.door.Client.Writes(t.Context(), test.chat)
		if got != test.want || errors.Is(err, chat.ErrGone) != test.gone || (err != nil) != test.gone {
			t.Errorf("%s: %v, %v", name, got, err)
		}
		b.clean()
	}
}
