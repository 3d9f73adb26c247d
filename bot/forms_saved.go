package bot

import (
	"context"
	"strings"

	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// savedMark begins what is kept with the card on which a commitment or meeting was saved, see
// dialogue.Card; its number follows.
const savedMark = "tersimpan "

// marksSaved keeps with the card whose button saved something new under which number, so that
// a second press hears it. What was saved stands without it.
func (t *talk) marksSaved(ctx context.Context, f dialogue.Form) {
	number := f.Fields["nomor"]
	if !t.IsPress() || number == "" || f.Command != "komitmen" && f.Command != "agenda" {
		return
	}
	card, _, err := t.Talk.Card(ctx, t.Ref())
	if err == nil {
		card.Command = savedMark + number
		err = t.Talk.Keep(ctx, t.Ref(), card, keepsCards)
	}
	if err != nil {
		t.Log.Warn("what a card saved is not kept", "update", t.ID, "error", err)
	}
}

// ended is what a button of a form says that is open no more: what it was saved as, if
// that is known.
func (t *talk) ended(ctx context.Context) string {
	card, _, err := t.Talk.Card(ctx, t.Ref())
	if err != nil {
		t.Log.Warn("how a form ended is out of reach", "update", t.ID, "error", err)
	}
	if number, saved := strings.CutPrefix(card.Command, savedMark); saved {
		return text.FormSaved(number)
	}
	return text.FormGone()
}
