package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/outbox"
	"pantau/bot/text"
)

// refreshes makes the letters that change reminders. former are ids of SKPD that have no
// part any more.
func (b *Bot) refreshes(ctx context.Context, a affairs, d desk, c commitments.Commitment, former []string, except chat.Ref) error {
	type place struct {
		chat int64
		skpd string
	}
	var seen []place
	var letters []outbox.Letter
	for _, r := range slices.Concat(d.held, d.bound) {
		at := place{r.chat, r.office.SKPD + r.settings.SKPDIn(a.Region)}
		if c.Party(at.skpd) == nil && !slices.Contains(former, at.skpd) || slices.Contains(seen, at) {
			continue
		}
		seen = append(seen, at)
		l, ok, err := b.refreshLetter(ctx, a, r, c, at.skpd, except)
		if err != nil {
			return err
		}
		if ok && !slices.ContainsFunc(letters, func(has outbox.Letter) bool { return has.Key == l.Key }) {
			letters = append(letters, l)
		}
	}
	if len(letters) == 0 {
		return nil
	}
	_, err := b.Mail.Put(ctx, letters...)
	return stored("keeping what becomes of reminders", err)
}

// editsLast is how long the change of a message may still be of use.
const editsLast = 7 * 24 * time.Hour

// refreshLetter changes the last reminder of a part in a chat; ok is false when none is
// known there.
func (b *Bot) refreshLetter(ctx context.Context, a affairs, r recipient, c commitments.Commitment, skpd string, except chat.Ref) (l outbox.Letter, ok bool, err error) {
	told, ok, err := b.Refs.Marked(ctx, r.chat, remindedName(a.Region, c.Number, skpd))
	ref := chat.Ref{Chat: told.Chat, Message: told.Message}
	if err != nil || !ok || ref == except {
		return l, false, stored("reading where a reminder stands", err)
	}
	card, ok, err := b.Talk.Card(ctx, ref)
	if _, reminds := readNote(card.Command); err != nil || !ok || !reminds {
		return l, false, stored("reading what a reminder named", err)
	}
	return outbox.Letter{
		Key: editKey(a.Region, ref, c), Priority: outbox.Reminder,
		To: chat.ID{Chat: ref.Chat, Topic: card.Topic}, Kind: r.kind, Expires: a.Now.Add(editsLast), Note: card.Command,
		Message: chat.Message{Text: text.ReminderPlain(), Edit: &ref},
	}, true, nil
}

// editKey is the key of a letter that changes a message to a state of a commitment.
func editKey(region string, ref chat.Ref, c commitments.Commitment) string {
	return fmt.Sprintf("%s%s/%d/%d/%d-%d", editsBegin, region, ref.Chat, ref.Message, c.Number, c.Version)
}

// tells has everybody see what became of a part: reminders that stand somewhere change,
// and those who have to decide, or about whom was decided, get a notice. The change
// stands without it.
func (t *talk) tells(ctx context.Context, m matter, what notice, results ...text.Result) {
	d, err := t.audienceOf(ctx, m.affairs)
	if err == nil {
		var former []string
		if m.skpd != "" && m.pledge.Party(m.skpd) == nil {
			former = []string{m.skpd}
		}
		err = t.refreshes(ctx, m.affairs, d, m.pledge, former, t.pressedOn())
	}
	if err == nil {
		err = t.notifies(ctx, m, d, what, results...)
	}
	if err != nil {
		t.Log.Error("what became of a commitment is not told everywhere", "update", t.ID, "region", m.Region, "commitment", m.pledge.Number, "error", err)
	}
}

// notifies has what the secretariat was told of a part before follow, and puts in the
// letters of a notice.
func (t *talk) notifies(ctx context.Context, m matter, d desk, what notice, results ...text.Result) error {
	edits, err := t.noticeEdits(ctx, m, d, t.pressedOn())
	if err == nil && len(edits) > 0 {
		_, err = t.Mail.Put(ctx, edits...)
	}
	if err != nil {
		return stored("keeping what becomes of notices", err)
	}
	return t.pledgeLetters(ctx, m, d, what, results...)
}

// noticesBegin begins the keys of notices.
const noticesBegin = "tinjau/"

// noticeKey is the key of a notice, from which its words are made when its turn comes:
// region, number, SKPD, what, since when that awaits somebody, and chat.
func noticeKey(m matter, what notice, to int64) string {
	skpd := m.skpd
	if skpd == "" {
		skpd = noSKPD
	}
	return fmt.Sprintf("%s%s/%d/%s/%s/%s/%d", noticesBegin, m.Region, m.pledge.Number, skpd, what, noticeSince(m, what), to)
}

// noticeSince tells one report or request from the next.
func noticeSince(m matter, what notice) string {
	var at time.Time
	switch p := m.party(); {
	case what == noticeReport:
		at = p.Reported
	case what == noticeRequest && p.Request != nil:
		at = p.Request.At
	case what == noticeForward:
		return m.pledge.DeadlineOf(p).String()
	case what == noticeResult:
		return strconv.Itoa(m.pledge.Version)
	}
	return strconv.FormatInt(at.UnixMilli(), 36)
}

// keyNotice reads a key that noticeKey has written.
func keyNotice(key string) (region, number, skpd string, what notice, since string, ok bool) {
	parts := strings.Split(strings.TrimPrefix(key, noticesBegin), "/")
	if len(parts) != 6 {
		return "", "", "", "", "", false
	}
	return parts[0], parts[1], strings.TrimPrefix(parts[2], noSKPD), notice(parts[3]), parts[4], true
}
