package telegramtest

import (
	"errors"
	"fmt"
	"unicode/utf16"

	"pantau/bot/chat"
)

// CheckMessage holds a message against what Telegram takes: its markup, its
// length (4,096 UTF-16 units are split, so any length counts as fine here), and
// its buttons. The error is in the API's words.
func CheckMessage(m chat.Message) error {
	shown, fail := readMarkup(m.Text)
	switch {
	case fail != "":
		return fmt.Errorf("can't parse entities: %s", fail)
	case shown == "" && m.Photo == nil && m.File == nil:
		return errors.New("message text is empty")
	}
	for _, row := range m.Buttons {
		if len(row) == 0 || len(row) > 8 {
			return fmt.Errorf("a row of %d buttons", len(row))
		}
		for _, b := range row {
			if err := checkButton(b); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkButton(b chat.Button) error {
	switch copied := len(utf16.Encode([]rune(b.Copy))); {
	case b.Label == "":
		return errors.New("a button without a label")
	case len(b.Data) > 64:
		return fmt.Errorf("BUTTON_DATA_INVALID: %d bytes on %q", len(b.Data), b.Label)
	case copied > 256:
		return fmt.Errorf("%q copies %d characters", b.Label, copied)
	case deeds(b) != 1:
		return fmt.Errorf("%q does %d things", b.Label, deeds(b))
	}
	return nil
}

// deeds is how many things a button does when it is pressed.
func deeds(b chat.Button) int {
	n := 0
	for _, d := range []string{b.Data, b.URL, b.Copy} {
		if d != "" {
			n++
		}
	}
	return n
}
