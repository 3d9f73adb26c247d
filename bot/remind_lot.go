package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/outbox"
	"pantau/bot/text"
)

// lotKey names what one letter tells: its chat, and the kind of what is told.
type lotKey struct {
	chat int64
	kind string
}

// lot is what one letter tells. It names the most urgent and counts the rest, so that
// it stays small whatever there is.
type lot struct {
	to    recipient
	kind  string
	items []remindedItem
	more  int
	marks []string
}

// mostTold is how many things one letter tells at most; the others come with the next.
const mostTold = 1000

// afternoon is the minute of the day at which a second letter of a day may begin.
const afternoon = 13 * 60

// lot is what a chat is told of a kind.
func (s *sweep) lot(kind string, r recipient) *lot {
	key := lotKey{r.chat, kind}
	l, known := s.lots[key]
	if !known {
		l = &lot{to: r, kind: kind}
		s.lots[key], s.order = l, append(s.order, l)
	}
	return l
}

// take puts something into the lot.
func (l *lot) take(c candidate) {
	if len(l.marks) >= mostTold {
		return
	}
	l.marks = append(l.marks, c.mark)
	if len(l.items) < noteItems {
		l.items = append(l.items, c.item)
	} else {
		l.more++
	}
}

// post makes a letter of each lot.
func (s *sweep) post(ctx context.Context) error {
	for _, l := range s.order {
		if len(l.items) == 0 {
			continue
		}
		letter := s.letter(l.to, l.slot(s.Now), text.ReminderPlain())
		letter.Expires = s.Now.Add(staysTrue)
		letter.Note, letter.Marks = noteOf(reminded{s.Region, l.items, l.more}), l.marks
		if err := s.put(ctx, letter); err != nil {
			return err
		}
	}
	return nil
}

// staysTrue is how long a reminder may wait for its chat. It is told only while its
// stage is the present one, however long that is; the longest lead is told early enough.
const staysTrue = 15 * 24 * time.Hour

// put counts the letters that are new.
func (s *sweep) put(ctx context.Context, letters ...outbox.Letter) error {
	added, err := s.Mail.Put(ctx, letters...)
	s.made += added
	return stored("keeping a reminder", err)
}

// letter is one to a chat. Its key names the chat, the day and what is told, so that
// a chat gets one of its kind, whoever makes it.
func (s *sweep) letter(r recipient, what, words string) outbox.Letter {
	return outbox.Letter{
		Key: reminderKey(s.Region, r.chat, s.Now, what), Priority: outbox.Reminder, To: r.id(), Kind: r.kind,
		Expires: untilNextWorkday(s.affairs), Message: chat.Message{Text: words},
	}
}

// reminderKey is the key of a letter that goes out by itself; at is in the region's zone.
func reminderKey(region string, to int64, at time.Time, what string) string {
	return fmt.Sprintf("%s%s/%d/%s/%s", remindersBegin, region, to, at.Format(time.DateOnly), what)
}

// remindersBegin begins the keys of all letters that remind.
const remindersBegin = "reminder/"

// slot is the end of a letter's key: reminders have one for each half of a day, the
// rest one a day. What was recorded in the afternoon and is due the same day cannot wait
// for the next: those have a slot each hour.
func (l *lot) slot(at time.Time) string {
	minute := at.Hour()*60 + at.Minute()
	switch {
	case l.kind != lotReminder:
		return l.kind
	case minute < afternoon:
		return "pagi"
	case slices.ContainsFunc(l.items, func(i remindedItem) bool { return i.Stage == commitments.Today }):
		return fmt.Sprintf("pukul-%d", at.Hour())
	}
	return "siang"
}

// keyKind is what a letter tells, by the end of its key.
func keyKind(key string) string { return key[strings.LastIndexByte(key, '/')+1:] }

// keyRegion is the region of a letter, by its key.
func keyRegion(key string) string {
	region, _, _ := strings.Cut(strings.TrimPrefix(key, remindersBegin), "/")
	return region
}

// untilNextWorkday is the end of the next working day.
func untilNextWorkday(a affairs) time.Time {
	day := a.Calendar.Midnight(a.Now).AddDate(0, 0, 1)
	for !a.Calendar.IsWorkday(day) {
		day = day.AddDate(0, 0, 1)
	}
	return day.AddDate(0, 0, 1)
}
