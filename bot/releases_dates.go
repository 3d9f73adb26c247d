package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
	"pantau/summaries"
)

// A release that is to come and has another date by now is told to those who want
// releases about its region, once: with the date that they could know, and the new one.

// datesBegin begins the IDs of broadcasts of dates of release: "jadwal/17/0/2027-01-15",
// number, how many such broadcasts of the release there were, and the date before.
const datesBegin = "jadwal/"

// newDate is a broadcast of a release's new date.
type newDate struct {
	number, nth int
	was         string
}

func (d newDate) id() string { return fmt.Sprintf("%s%d/%d/%s", datesBegin, d.number, d.nth, d.was) }

// readNewDate reads the ID of a broadcast.
func readNewDate(id string) (d newDate, ok bool) {
	parts := strings.Split(strings.TrimPrefix(id, datesBegin), "/")
	if !strings.HasPrefix(id, datesBegin) || len(parts) != 3 {
		return d, false
	}
	var err1, err2 error
	d.number, err1 = strconv.Atoi(parts[0])
	d.nth, err2 = strconv.Atoi(parts[1])
	d.was = parts[2]
	return d, err1 == nil && err2 == nil
}

// tellDate makes the broadcast of a release's new date, and then notes that it is told.
func (b *Bot) tellDate(ctx context.Context, i summaries.Item) (isNew bool, err error) {
	now := b.Now()
	ends := untilEmbargo(i, now)
	if i.State != summaries.Found || i.Known == "" || ends.IsZero() {
		return false, nil
	}
	d := newDate{i.Number, i.Shifts, i.Known}
	br := outbox.Broadcast{ID: d.id(), Priority: outbox.Release, Start: now, Expires: ends, Indexes: b.releaseLists(b.releaseRegion(i))}
	if isNew, err = b.Mail.Announce(ctx, br); err != nil {
		return false, stored("announcing a date of release", err)
	}
	_, err = b.Releases.Change(ctx, i.Number, func(i *summaries.Item) error {
		if i.Shifts == d.nth {
			i.Known, i.Shifts = "", i.Shifts+1
		}
		return nil
	})
	if isNew {
		b.Log.Info("a new date of release goes out", "broadcast", br.ID, "lists", len(br.Indexes))
	}
	return isNew, stored("writing into the ledger", err)
}

// addressDate makes the letters of a new date for a page of its readers.
func (b *Bot) addressDate(ctx context.Context, br outbox.Broadcast, d newDate, ids []int64) ([]outbox.Letter, error) {
	i, ok, err := b.Releases.Find(ctx, d.number)
	if err != nil || !ok {
		return nil, stored("reading the ledger", err)
	}
	region, now := b.releaseRegion(i), b.Now()
	return b.lettersTo(ctx, ids, func(_ audience, r reader) (outbox.Letter, bool, error) {
		l := releaseLetter(br, r)
		l.Due = r.nextOf(people.Releases, later(now, br.Start))
		return l, r.wantsRelease(region) && l.Due.Before(br.Expires), nil
	})
}

// dateWords are the words of a letter of a new date when its turn has come: from the date
// that its reader knows to that which holds by now. It is dropped when another letter has
// told that one, when the known one holds again or has come, and for one who wants it no
// more.
func (b *Bot) dateWords(ctx context.Context, l outbox.Letter, d newDate) (outbox.Words, error) {
	i, ok, err := b.Releases.Find(ctx, d.number)
	if err != nil || !ok {
		return outbox.Words{Drop: err == nil}, stored("reading the ledger", err)
	}
	r, err := b.audience().reader(ctx, l.To.Chat)
	if err != nil {
		return outbox.Words{}, err
	}
	told, err := b.toldDate(ctx, i, d, firstNumber(l))
	if err != nil {
		return outbox.Words{}, err
	}
	now := b.Now()
	due := r.nextOf(people.Releases, now)
	switch {
	case told, i.State != summaries.Found, summaries.May(i.Release.Date, now), !r.wantsRelease(b.releaseRegion(i)):
		return outbox.Words{Drop: true}, nil
	case i.Known != "": // still another date is about to be told
		return outbox.Words{Hold: waitsForDraft}, nil
	case i.Release.Date != d.was && due.After(now):
		return outbox.Words{Hold: due.Sub(now)}, nil
	}
	if err := b.Refs.Mark(ctx, dialogue.Told{Chat: firstNumber(l), At: now}, knownDate(i, d.nth)); err != nil {
		return outbox.Words{}, stored("keeping what is about to be told", err)
	}
	known := text.ScheduledRelease{Title: i.Release.Title, Origin: i.Release.Origin, Date: i.Release.Date}
	return outbox.Words{Drop: i.Release.Date == d.was, Message: chat.Message{Text: text.ReleaseMoved(known, d.was)}}, nil
}

// knownDate is the name under which it is kept that a reader knows the present date of a
// release, by a letter of the nth broadcast.
func knownDate(i summaries.Item, nth int) string {
	return fmt.Sprintf("%s%d/%d/%d", datesBegin, i.Number, i.Shifts, nth)
}

// toldDate tells whether a reader knows the present date of a release by another letter.
func (b *Bot) toldDate(ctx context.Context, i summaries.Item, d newDate, first int64) (bool, error) {
	for nth := range i.Shifts {
		if nth == d.nth {
			continue
		}
		if _, told, err := b.Refs.Marked(ctx, first, knownDate(i, nth)); err != nil || told {
			return told, stored("reading what was told", err)
		}
	}
	return false, nil
}
