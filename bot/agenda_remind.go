package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/dialogue"
	"pantau/bot/outbox"
	"pantau/bot/people"
	"pantau/bot/text"
)

// Those who are invited to a meeting are told at once, a week, a day and an hour before,
// each chat once a stage; and when it is called off or set anew.

// remindMeetings makes the letters about the region's meetings that are due by now, and
// puts those meetings away whose day is over.
func (s *sweep) remindMeetings(ctx context.Context) error {
	var seats []people.Seat
	for m, err := range commitments.EachMeeting(ctx, s.Pledges, s.Region, commitments.Current) {
		if s.passes(err) {
			continue
		}
		if err != nil {
			return stored("reading the agenda", err)
		}
		if s.today.After(m.Date) {
			if err := s.finishMeeting(ctx, s.affairs, m.Number); err != nil {
				return err
			}
			continue
		}
		if seats == nil {
			if seats, err = people.List[people.Seat](ctx, s.People, s.Region); err != nil {
				return stored("reading the team", err)
			}
		}
		n, err := s.remindMeeting(ctx, s.affairs, s.desk, m, invitedTo(m, seats), s.due)
		if s.made += n; err != nil {
			return err
		}
	}
	return nil
}

// finishMeeting puts a meeting among the past ones.
func (b *Bot) finishMeeting(ctx context.Context, a affairs, number int) error {
	_, err := commitments.SaveMeeting(ctx, b.Pledges, a.Region, number, func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Finish(commitments.Act{At: a.Now})
	})
	if errors.Is(err, commitments.ErrSame) || errors.Is(err, commitments.ErrState) || errors.Is(err, commitments.ErrChanged) {
		return nil // another replica was faster, or it was set anew; the next sweep sees
	}
	return stored("putting a meeting away", err)
}

// guest is a chat that is told of a meeting, for an SKPD or, where that is empty, for
// the secretariat or all of the region.
type guest struct {
	recipient
	skpd string
}

// guests are the chats that are told of a meeting at a stage, each once: those of the
// SKPD that are invited, with their heads; the region's groups where a part of the team
// or everybody is; and the secretariat, but for what it has just done itself.
func (d desk) guests(a affairs, m commitments.Meeting, invited []string, stage commitments.MeetingStage) (list []guest) {
	add := func(skpd string, some []recipient) {
		for _, r := range some {
			if !slices.ContainsFunc(list, func(g guest) bool { return g.chat == r.chat }) {
				list = append(list, guest{r, skpd})
			}
		}
	}
	for _, id := range invited {
		add(id, d.of(id))
		add(id, d.heads(id))
	}
	if len(m.Units) > 0 || len(invited) > 0 && len(invited) == len(a.SKPDs) {
		add("", d.groups())
	}
	if stage != commitments.Invited && stage != commitments.CalledOff {
		add("", d.secretariat())
	}
	return list
}

// remindMeeting makes the letters about one meeting. later hears of moments at which there
// may be more to tell.
func (b *Bot) remindMeeting(ctx context.Context, a affairs, d desk, m commitments.Meeting, invited []string, later func(time.Time)) (made int, err error) {
	due := commitments.MeetingStageAt(m, a.Now, a.Calendar)
	if due.Stage == commitments.Over {
		return 0, nil
	}
	guests := slices.DeleteFunc(d.guests(a, m, invited, due.Stage), func(g guest) bool {
		at := meetingNext(a, g.settings, m, due.Stage)
		if at.After(a.Now) {
			later(at)
		}
		return at.After(a.Now)
	})
	if guests, err = b.untoldGuests(ctx, a, m, due, guests); err != nil {
		return 0, err
	}
	for _, g := range guests {
		n, err := b.Mail.Put(ctx, b.meetingLetter(a, m, invited, due, g))
		if made += n; err != nil {
			return made, stored("putting a reminder into the outbox", err)
		}
	}
	return made, nil
}

// untoldGuests are those who have not heard of a stage, and must: that a meeting is
// called off is for those alone who have heard of it.
func (b *Bot) untoldGuests(ctx context.Context, a affairs, m commitments.Meeting, due commitments.MeetingDue, guests []guest) (untold []guest, err error) {
	if len(guests) == 0 {
		return nil, nil
	}
	marks := make([]string, len(guests))
	for i, g := range guests {
		marks[i] = commitments.MeetingMark(a.Region, m, due, g.chat)
	}
	known, err := b.Mail.Marked(ctx, marks...)
	if err != nil {
		return nil, stored("asking what was told", err)
	}
	for i, g := range guests {
		concerned := !known[i]
		if concerned && due.Stage == commitments.CalledOff {
			if concerned, err = b.toldOfMeeting(ctx, a, m, g.chat); err != nil {
				return nil, err
			}
		}
		if concerned {
			untold = append(untold, g)
		}
	}
	return untold, nil
}

// toldOfMeeting tells whether a chat has heard of a meeting, so that it must hear that
// it is called off. Of one that was set anew it may have heard under its former time.
func (b *Bot) toldOfMeeting(ctx context.Context, a affairs, m commitments.Meeting, to int64) (bool, error) {
	if m.Sets > 0 {
		return true, nil
	}
	var marks []string
	for _, stage := range []commitments.MeetingStage{commitments.Invited, commitments.WeekBefore, commitments.DayBefore, commitments.HourBefore} {
		marks = append(marks, commitments.MeetingMark(a.Region, m, commitments.MeetingDue{Stage: stage}, to))
	}
	known, err := b.Mail.Marked(ctx, marks...)
	return slices.Contains(known, true), stored("asking what was told", err)
}

// meetingLetter is what one chat is told of a meeting.
func (b *Bot) meetingLetter(a affairs, m commitments.Meeting, invited []string, due commitments.MeetingDue, g guest) outbox.Letter {
	stage := strings.ReplaceAll(string(due.Stage), " ", "")
	n := meetingNote{a.Region, m.Number, due.Stage, m.Sets, g.skpd}
	expires := m.Begins(a.Calendar.Zone())
	return outbox.Letter{
		Key: fmt.Sprintf("reminder/%s/%d/%s/%s%d-%d-%s", a.Region, g.chat, a.Today(), meetingKey, m.Number, m.Sets, stage), Priority: outbox.Reminder,
		To: g.id(), Kind: g.kind, Due: a.Now, Expires: expires, Marks: []string{commitments.MeetingMark(a.Region, m, due, g.chat)}, Note: n.String(),
		Message: reminderOf(agendaView{a, due, g.kind == chat.Group}, m, invited, g.skpd),
	}
}

// meetingKey marks the keys of letters about meetings.
const meetingKey = "rapat-"

// meetingNote is what a letter about a meeting names.
type meetingNote struct {
	region string
	number int
	stage  commitments.MeetingStage
	sets   int
	skpd   string // empty is none
}

// String writes what readMeetingNote reads.
func (n meetingNote) String() string {
	return strings.Join([]string{"rapat", n.region, strconv.Itoa(n.number), strconv.Itoa(n.sets), n.skpd, string(n.stage)}, "|")
}

// readMeetingNote reads a note; ok is false for any other's.
func readMeetingNote(note string) (n meetingNote, ok bool) {
	parts := strings.Split(note, "|")
	if len(parts) != 6 || parts[0] != "rapat" {
		return n, false
	}
	number, err1 := strconv.Atoi(parts[2])
	sets, err2 := strconv.Atoi(parts[3])
	return meetingNote{parts[1], number, commitments.MeetingStage(parts[5]), sets, parts[4]}, err1 == nil && err2 == nil && number > 0
}

// agendaView is what the words of a reminder follow from, besides the meeting.
type agendaView struct {
	affairs
	due   commitments.MeetingDue
	group bool
}

// affairsView is the view of what is said here and now.
func (t *talk) affairsView(a affairs) agendaView {
	return agendaView{affairs: a, group: t.Kind == chat.Group}
}

// reminderOf is the message about a meeting, for an SKPD with the buttons that answer.
func reminderOf(v agendaView, m commitments.Meeting, invited []string, skpd string) chat.Message {
	v.due = commitments.MeetingStageAt(m, v.Now, v.Calendar)
	words := text.MeetingReminder(text.MeetingReminderView{AgendaItem: text.AgendaItem{Meeting: m, Invited: invited}, Due: v.due, SKPDs: v.SKPDs,
		SKPD: skpd, Zone: v.Calendar.Zone().String(), Group: v.group, Glance: skpd == ""})
	var rows [][]chat.Button
	if skpd != "" && m.Cancelled == "" && v.due.Stage != commitments.Over {
		rows = append(rows, answerButtons(v.Region, m, invited, skpd, false, v.SKPDs))
	}
	rows = append(rows, []chat.Button{button(text.ButtonAgendaOf(m.Number), "/agenda", strconv.Itoa(m.Number), v.Region)})
	return chat.Message{Text: words, Buttons: rows}
}

// meetingName is what a message is known by (dialogue.Refs) that told of a meeting.
func meetingName(region string, number int) string {
	return "agenda " + region + " " + strconv.Itoa(number)
}

// isMeetingReminder tells whether the message whose button was pressed is the one that
// told of a meeting last here.
func (t *talk) isMeetingReminder(ctx context.Context, region string, m commitments.Meeting) bool {
	told, ok, err := t.Refs.Marked(ctx, t.Chat.Chat, meetingName(region, m.Number))
	return err == nil && ok && told.Message == t.Message
}

// meetingWords finds the words of a letter about a meeting when its turn has come. It
// is dropped when the stage is another by now, since that is told by a letter of its
// own; when the meeting is over; and when the chat may not read of it any more.
func (b *Bot) meetingWords(ctx context.Context, l outbox.Letter) (outbox.Words, error) {
	n, ok := readMeetingNote(l.Note)
	if !ok {
		return outbox.Words{Drop: true}, nil
	}
	a, err := b.affairs(ctx, n.region)
	if err != nil {
		return outbox.Words{}, err
	}
	m, ok, err := commitments.FindMeeting(ctx, b.Pledges, n.region, n.number)
	if err != nil {
		return outbox.Words{}, stored("reading a meeting", err)
	}
	settings, may, err := b.meetingReader(ctx, a, l, n)
	if err != nil || !ok || !may {
		return outbox.Words{Drop: err == nil}, err
	}
	invited, err := b.meetingSeats(ctx, n.region, m)
	if err != nil {
		return outbox.Words{}, err
	}
	due := commitments.MeetingStageAt(m, a.Now, a.Calendar)
	words := reminderOf(agendaView{affairs: a, group: l.Kind == chat.Group}, m, invited, n.skpd)
	if l.Message.Edit != nil { // the message stands, whatever the hour
		words.Edit = l.Message.Edit
		return outbox.Words{Message: words}, nil
	}
	if due.Stage != n.stage || m.Sets != n.sets || due.Stage == commitments.Over || n.skpd != "" && !slices.Contains(invited, n.skpd) {
		return outbox.Words{Drop: true}, nil
	}
	if at := meetingNext(a, settings, m, due.Stage); at.After(a.Now) {
		return outbox.Words{Hold: at.Sub(a.Now)}, nil
	}
	return outbox.Words{Message: words}, nil
}

// meetingNext is when a chat may be told of a stage; not after now when it may be at
// once. The last hour breaks the quiet hours, but no pause; so does that a meeting is
// called off or set anew, when people would come before they could be told.
func meetingNext(a affairs, s people.Settings, m commitments.Meeting, stage commitments.MeetingStage) time.Time {
	next, awaited := s.Next(people.Commitments, a.Calendar, a.Now), m.Awaited(a.Calendar.Zone())
	if stage == commitments.CalledOff && !awaited.After(a.Now) {
		awaited = m.Begins(a.Calendar.Zone())
	}
	switch {
	case stage == commitments.HourBefore:
		return s.Paused
	case awaited.After(a.Now) && !next.Before(awaited):
		return later(awaited.Add(-time.Hour), s.Paused)
	}
	return next
}

// meetingReader tells whether a chat is still to be told: a group that is bound to the
// region, or the private chat of somebody who holds the office for which it was told.
func (b *Bot) meetingReader(ctx context.Context, a affairs, l outbox.Letter, n meetingNote) (s people.Settings, may bool, err error) {
	if s, err = b.People.Settings(ctx, l.To.Chat); err != nil {
		return s, false, stored("reading a chat's settings", err)
	}
	if l.Kind == chat.Group {
		return s, s.Bound == n.region && s.Has(people.Commitments) && (n.skpd == "" || s.SKPD == n.skpd), nil
	}
	holds := slices.ContainsFunc(a.Offices, func(o people.Office) bool {
		return o.Holder == l.To.Chat && (o.SKPD == n.skpd && n.skpd != "" || n.skpd == "" && o.Role == people.Secretariat)
	})
	return s, holds && s.Takes(people.Commitments, true), nil
}

// keepsReminders is how long a reminder's buttons are known.
const keepsReminders = dialogue.KeepsRefs

// meetingDelivered remembers which message told a chat of a meeting, so that it can be
// changed when somebody answers, and which topic it stands in.
func (b *Bot) meetingDelivered(ctx context.Context, l outbox.Letter, at chat.Ref) {
	n, ok := readMeetingNote(l.Note)
	if !ok || l.Message.Edit != nil {
		return
	}
	told := dialogue.Told{Chat: at.Chat, Message: at.Message, At: b.Now()}
	if err := b.Refs.Mark(ctx, told, meetingName(n.region, n.number)); err != nil {
		b.Log.Warn("which message told of a meeting is not kept", "error", err)
	}
	if err := b.Talk.Keep(ctx, at, dialogue.Card{Topic: l.To.Topic, Command: "agenda"}, keepsReminders); err != nil {
		b.Log.Warn("a reminder's topic is not kept", "error", err)
	}
}

// refreshMeeting changes the messages that told of a meeting, wherever they stand: of
// one SKPD when it has answered, of all when the meeting itself is another. except is
// the message that the answer itself changes.
func (b *Bot) refreshMeeting(ctx context.Context, a affairs, m commitments.Meeting, skpd string, except chat.Ref) {
	if err := b.editMeeting(ctx, a, m, skpd, except); err != nil {
		b.Log.Warn("messages that told of a meeting stay as they are", "region", a.Region, "error", err)
	}
}

func (b *Bot) editMeeting(ctx context.Context, a affairs, m commitments.Meeting, skpd string, except chat.Ref) error {
	invited, err := b.meetingSeats(ctx, a.Region, m)
	if err != nil {
		return err
	}
	d, err := b.audienceOf(ctx, a)
	if err != nil {
		return err
	}
	var letters []outbox.Letter
	for _, g := range d.guests(a, m, invited, commitments.HourBefore) {
		if skpd != "" && g.skpd != skpd && g.skpd != "" {
			continue
		}
		told, ok, err := b.Refs.Marked(ctx, g.chat, meetingName(a.Region, m.Number))
		ref := chat.Ref{Chat: told.Chat, Message: told.Message}
		if err != nil || !ok || ref == except {
			continue
		}
		letters = append(letters, b.meetingEdit(a, m, invited, g, ref))
	}
	if len(letters) == 0 {
		return nil
	}
	_, err = b.Mail.Put(ctx, letters...)
	return err
}

// editLasts is how long it is worth changing a message.
const editLasts = 24 * time.Hour

// meetingEdit changes one message that told of a meeting.
func (b *Bot) meetingEdit(a affairs, m commitments.Meeting, invited []string, g guest, ref chat.Ref) outbox.Letter {
	due := commitments.MeetingStageAt(m, a.Now, a.Calendar)
	words := reminderOf(agendaView{a, due, g.kind == chat.Group}, m, invited, g.skpd)
	words.Edit = &ref
	return outbox.Letter{
		Key: fmt.Sprintf("ubah/%s/%d/%d/%s%d-%d", a.Region, ref.Chat, ref.Message, meetingKey, m.Number, m.Version), Priority: outbox.Reminder,
		To: g.id(), Kind: g.kind, Expires: a.Now.Add(editLasts), Note: meetingNote{a.Region, m.Number, due.Stage, m.Sets, g.skpd}.String(), Message: words,
	}
}
