package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/outbox"
	"pantau/bot/text"
	"pantau/summaries"
)

// A correction changes the messages that stand with older words at once, and whatever the
// hour: nobody is woken by that. Then it replies to the last of them with what changed, as
// releaseWords has it; but for those who want no releases any more, in whose chats only
// the messages change.

// editsRelease begins the keys of letters that change messages of a release:
// "ubah/rilis-17-1/-100/33", number, edition, chat and message.
const editsRelease = editsBegin + "rilis-"

// editsTold puts in the letters that change what a reader was told of older editions. The
// numbers of messages mean nothing in a chat that has moved: those stay as they are.
func (b *Bot) editsTold(ctx context.Context, n releaseNews, first int64, l outbox.Letter) error {
	var letters []outbox.Letter
	for e := range n.Edition {
		told, ok, err := b.Refs.Marked(ctx, first, toldName(n.Number, e))
		if err != nil {
			return stored("reading where a release stands", err)
		}
		if !ok {
			continue
		}
		ref := chat.Ref{Chat: first, Message: told.Message}
		letters = append(letters, outbox.Letter{
			Key:      fmt.Sprintf("%s%d-%d/%d/%d", editsRelease, n.Number, n.Edition, first, told.Message),
			Priority: outbox.Reminder, To: chat.ID{Chat: first, Topic: l.To.Topic}, Kind: l.Kind, Expires: b.Now().Add(editsLast),
			Message: chat.Message{Text: text.ReleaseChanges(), Edit: &ref},
		})
	}
	if len(letters) == 0 {
		return nil
	}
	_, err := b.Mail.Put(ctx, letters...)
	return stored("keeping what becomes of messages of a release", err)
}

// editedWords are the words by which a message that told a release is replaced: those of
// the newest edition, marked as such.
func (b *Bot) editedWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	word, _, _ := strings.Cut(strings.TrimPrefix(l.Key, editsRelease), "-")
	number, _ := strconv.Atoi(word)
	i, ok, err := b.Releases.Find(ctx, number)
	if err != nil || !ok || i.Draft == nil || l.Message.Edit == nil || l.Message.Edit.Chat != l.To.Chat {
		return outbox.Words{Drop: err == nil}, stored("reading the ledger", err)
	}
	switch {
	case i.State == summaries.Found, i.State == summaries.Waiting:
		return outbox.Words{Hold: waitsForDraft}, nil
	case i.State == summaries.Rejected, len(i.Changes) == 0:
		return outbox.Words{Drop: true}, nil
	}
	r, err := b.audience().reader(ctx, l.To.Chat)
	if err != nil {
		return outbox.Words{}, err
	}
	k := &talk{Bot: b, Catalogue: b.catalogue.Load()}
	last := i.Changes[len(i.Changes)-1]
	last.At = last.At.In(r.calendar.Zone())
	m := chat.Message{Edit: l.Message.Edit, Buttons: k.releaseButtons(r, i)}
	if withdrawing(i) {
		m.Text = text.ReleaseWithdrawnHere(releaseView(i), last.At)
		return outbox.Words{Message: m}, nil
	}
	view := releaseView(i)
	view.Changed = text.ReleaseChangedHere(last, isOfBPS(i))
	m.Text = text.Release(view)
	return outbox.Words{Message: m}, nil
}

// withdraw takes a release back: it is to go out as its last edition.
func withdraw(i *summaries.Item, by string, at time.Time) {
	i.Correct(*i.Draft, summaries.Edit{At: at, By: by, What: text.WithdrawnWhat()})
}

// withdrawing tells whether a release was taken back, which is final.
func withdrawing(i summaries.Item) bool {
	return slices.ContainsFunc(i.Changes, func(e summaries.Edit) bool { return e.What == text.WithdrawnWhat() })
}
