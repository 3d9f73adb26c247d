package bot

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// hearing is a chat to which a letter about commitments goes, as it is by now.
type hearing struct {
	affairs
	chat     int64
	settings people.Settings
}

// hearing reads what decides whether a chat may still be told.
func (b *Bot) hearing(ctx context.Context, region string, to int64) (hearing, error) {
	a, err := b.affairs(ctx, region)
	if err != nil {
		return hearing{}, err
	}
	s, err := b.People.Settings(ctx, to)
	return hearing{a, to, s}, stored("reading the settings of a reader", err)
}

// may tells whether what concerns an SKPD may be told here: to its people, in its
// group, and to those who hold one of the roles.
func (h hearing) may(skpd string, roles ...people.Role) bool {
	if h.settings.SKPDIn(h.Region) == skpd && skpd != "" && h.chat < 0 {
		return true
	}
	return slices.ContainsFunc(h.Offices, func(o people.Office) bool {
		return o.Holder == h.chat && o.Holder != 0 && (o.SKPD == skpd && skpd != "" || slices.Contains(roles, o.Role))
	})
}

// takes tells whether the chat still wants reminders.
func (h hearing) takes() bool { return h.settings.Takes(people.Commitments, h.chat > 0) }

// held are the offices of the person whose private chat it is.
func (h hearing) held() (held []people.Office) {
	for _, o := range h.Offices {
		if o.Holder == h.chat && o.Holder != 0 {
			held = append(held, o)
		}
	}
	return held
}

// offices are the ids of the offices under which a chat hears of an SKPD; a group hears
// without one.
func (h hearing) offices(skpd string) (ids []string) {
	if h.chat < 0 {
		return []string{""}
	}
	for _, o := range h.held() {
		if o.SKPD == skpd {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// letterWords finds the words of a letter that states its own: a reminder is made anew
// from what stands by now.
func (b *Bot) letterWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	switch _, ofMeeting := readMeetingNote(l.Note); {
	case givesUp(l):
		return b.givesUpWords(ctx, l)
	case ofMeeting:
		return b.meetingWords(ctx, l)
	case strings.HasPrefix(l.Key, editsBegin):
		return b.editWords(ctx, l)
	case strings.HasPrefix(l.Key, noticesBegin):
		return b.noticeWords(ctx, l)
	case strings.HasPrefix(l.Key, remindersBegin):
		return b.remindsWords(ctx, l)
	}
	return outbox.Words{Message: l.Message}, nil
}

// remindsWords find the words of a reminder or a recap when its turn has come, for a chat
// that still wants it and may be told at this hour.
func (b *Bot) remindsWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	h, err := b.hearing(ctx, keyRegion(l.Key), l.To.Chat)
	if err != nil {
		return outbox.Words{}, err
	}
	kind, of := keyKind(l.Key), people.Commitments
	switch {
	case kind == keyRecap:
		of = people.Digest
	case !h.takes():
		return outbox.Words{Drop: true}, nil
	}
	if due := h.settings.Next(of, h.Calendar, h.Now); due.After(h.Now) {
		return outbox.Words{Hold: due.Sub(h.Now)}, nil
	}
	if kind == keyRecap {
		return outbox.Words{Message: l.Message, Drop: !h.recapStillWanted()}, nil
	}
	n, _ := readNote(l.Note)
	m, ok, err := b.reminderWords(ctx, h, kind, n)
	return outbox.Words{Message: m, Drop: err == nil && !ok}, err
}

// editsBegin begins the keys of letters that change a message which stands in a chat.
const editsBegin = "ubah/"

// editWords change a reminder that stands in a chat to what is true by now.
func (b *Bot) editWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	if _, reminds := readNote(l.Note); !reminds {
		return outbox.Words{Message: l.Message}, nil
	}
	m, ok, err := b.rewordReminder(ctx, l.Note, l.To.Chat)
	m.Edit = l.Message.Edit
	return outbox.Words{Message: m, Drop: err == nil && !ok}, err
}

// reminderWords are the words of a kind; ok is false when nothing is left to tell.
func (b *Bot) reminderWords(ctx context.Context, h hearing, kind string, n reminded) (m chat.Message, ok bool, err error) {
	switch kind {
	case lotReview:
		return b.reviewWords(ctx, h, n)
	case lotLate:
		return b.lateWords(ctx, h, n)
	}
	v, err := b.remindView(ctx, h, n, false)
	if err != nil || len(v.Items) == 0 && v.More == 0 {
		return m, false, err
	}
	v.Head, v.After = kind == lotHead, h.Calendar.Policy().EscalatesAfter()
	return chat.Message{Text: text.Reminder(v), Buttons: remindButtons(h, v)}, true, nil
}

// rewordReminder makes the words of a reminder that stands in a chat anew, from the
// note that was kept with it (see dialogue.Card): all that it named, as it is by now.
// ok is false when it is no reminder, or the chat may hear of it no more.
func (b *Bot) rewordReminder(ctx context.Context, note string, to int64) (m chat.Message, ok bool, err error) {
	n, ok := readNote(note)
	if !ok {
		return m, false, nil
	}
	h, err := b.hearing(ctx, n.Region, to)
	if err != nil {
		return m, false, err
	}
	v, err := b.remindView(ctx, h, n, true)
	if err != nil || len(v.Items) == 0 {
		return m, false, err
	}
	return chat.Message{Text: text.Reminder(v), Buttons: remindButtons(h, v)}, true, nil
}

// remindView reads what a reminder names. stands tells that the message is there
// already: then what is owed no more stays in it.
func (b *Bot) remindView(ctx context.Context, h hearing, n reminded, stands bool) (text.RemindView, error) {
	v := text.RemindView{More: n.More, SKPDs: h.SKPDs, Open: h.Calendar.Policy().OpenNames}
	for _, i := range n.Items {
		c, ok, err := commitments.Find(ctx, b.Pledges, n.Region, i.Number)
		if errors.Is(err, commitments.ErrText) {
			continue
		}
		if err != nil {
			return v, stored("reading a commitment", err)
		}
		p := c.PartOf(i.SKPD)
		if !ok || !h.may(i.SKPD) {
			continue
		}
		d := c.DueOf(p, h.Now, h.Calendar)
		if stands || h.stillDue(c, p, i, d) {
			v.Items = append(v.Items, text.RemindItem{Commitment: c, Party: p, Due: d})
		}
	}
	return v, nil
}

// stillDue tells whether a reminder that has not gone out yet is as true as it was.
// Another stage or deadline, or a snooze, has a letter of its own.
func (h hearing) stillDue(c commitments.Commitment, p commitments.Party, i remindedItem, d commitments.Due) bool {
	if c.State != commitments.Open || !p.Status.Owes() {
		return false
	}
	return slices.ContainsFunc(h.offices(i.SKPD), func(office string) bool {
		return !commitments.SnoozedFor(p, office, h.Today()) && (i.Stage == "" || i.Seal == seal(commitments.MarkFor(h.Region, c, p, office, d, h.chat)))
	})
}

// remindButtons report on the one thing that a reminder names, or open one of several.
func remindButtons(h hearing, v text.RemindView) [][]chat.Button {
	if len(v.Items) != 1 || v.More > 0 {
		var some []chat.Button
		for _, i := range v.Items {
			if b := openButton(h.Region, i.Commitment.Number); !slices.Contains(some, b) {
				some = append(some, b)
			}
		}
		return grid(some, 5)
	}
	i := v.Items[0]
	if i.Commitment.State != commitments.Open || !i.Party.Status.Owes() {
		return [][]chat.Button{{openButton(h.Region, i.Commitment.Number)}}
	}
	say := func(label, verb string) chat.Button {
		return partyButton(label, "lapor "+verb, h.Region, i.Commitment, i.Party.SKPD)
	}
	return [][]chat.Button{
		{say(text.ButtonReportDone(), "selesai"), say(text.ButtonReportProgress(), "progres")},
		{say(text.ButtonTomorrow(), "besok"), say(text.ButtonExtension(), "tenggat")},
		{say(text.ButtonNotOurs(), "bukan")},
	}
}

// openButton shows a commitment in a message of its own.
func openButton(region string, number int) chat.Button {
	return button(text.ButtonNumber(number), "/komitmen", strconv.Itoa(number), region)
}

// partyButton says a command about an SKPD's part in a commitment. An id that is too
// long for a button is named by its place among the parties, from ~1 on.
func partyButton(label, command, region string, c commitments.Commitment, skpd string) chat.Button {
	b := button(label, command, strconv.Itoa(c.Number), skpd, region)
	if len(b.Data) > maxData {
		at := slices.IndexFunc(c.Parties, func(p commitments.Party) bool { return p.SKPD == skpd })
		b = button(label, command, strconv.Itoa(c.Number), "~"+strconv.Itoa(at+1), region)
	}
	return b
}

// letterDelivered hears of a letter that states its own words, and remembers which
// message reminded of what.
func (b *Bot) letterDelivered(ctx context.Context, l outbox.Letter, at chat.Ref) {
	if strings.HasPrefix(l.Key, noticesBegin) {
		b.noticeDelivered(ctx, l, at)
		return
	}
	b.meetingDelivered(ctx, l, at)
	n, ok := readNote(l.Note)
	if !ok || !strings.HasPrefix(l.Key, remindersBegin) || keyKind(l.Key) == lotReview || keyKind(l.Key) == lotLate {
		return
	}
	var names []string
	for _, i := range n.Items {
		names = append(names, remindedName(n.Region, i.Number, i.SKPD))
	}
	err := b.Refs.Mark(ctx, dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}, names...)
	if err == nil {
		err = b.Talk.Keep(ctx, at, dialogue.Card{Topic: l.To.Topic, Command: l.Note}, dialogue.KeepsRefs)
	}
	if err != nil {
		b.Log.Warn("which message reminded of what is not kept", "error", err)
	}
}
