package bot_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// raced are forms that somebody else changes between reading and writing.
type raced struct{ dialogue.Forms }

func (raced) PutForm(context.Context, chat.ID, int64, dialogue.Form, time.Duration) (dialogue.Form, error) {
	return dialogue.Form{}, dialogue.ErrChanged
}

// Of two presses that save at once the one that is too late keeps nothing, says nothing,
// and leaves the form to the other.
func TestPledgeSavedAtOnce(t *testing.T) {
	s := newForms(t)
	s.fills(".")
	save, forms := s.offered(text.ButtonSave()), s.bot.Options.Forms
	s.bot.Options.Forms = raced{forms}
	if out := s.presses(save); strings.TrimSpace(out) != "" || len(s.pledged()) > 0 {
		t.Errorf("the later press is answered %s, and kept are %v", out, s.pledged())
	}
	s.bot.Options.Forms = forms
	s.asked(".")
	s.presses(save)
	if got := s.pledged(); len(got) != 1 {
		t.Errorf("kept are %v", got)
	}
}
