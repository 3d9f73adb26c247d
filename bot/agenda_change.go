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
	"pantau/bot/people"
	"pantau/bot/text"
)

// changeMeeting gives a meeting another time or place, letter or list of those
// invited: "3 13 Januari 2027 10.00 Aula Setda", "3 tempat Aula Setda".
func (t *talk) changeMeeting(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	m, rest, refusal, err := t.meetingManaged(ctx, g, args, text.AgendaChangeHow())
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	word, behind := first(rest)
	said := oneLine(joined(behind))
	if len(behind) > 0 {
		switch strings.ToLower(word) {
		case "tempat", "lokasi":
			return t.amend(ctx, g, m, badLine(said, maxMeetingPlace), func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
				return m.Relocate(a, said)
			})
		case "surat", "nomor":
			return t.amend(ctx, g, m, badLine(said, maxMeetingLetter), func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
				return g.amendLetter(m, a, said)
			})
		case "undang", "undangan":
			return t.reinvite(ctx, g, m, said)
		}
	}
	return t.reschedule(ctx, g, m, joined(rest))
}

// amend changes a meeting and shows it. again is why what was said cannot be kept.
func (t *talk) amend(ctx context.Context, g gathering, m commitments.Meeting, again string, change func(*commitments.Meeting, commitments.Act) ([]commitments.Entry, error)) (chat.Reply, error) {
	if again != "" {
		return t.mistake(again), nil
	}
	was, act := m, g.act(g.rights, "")
	m, err := commitments.SaveMeeting(ctx, t.Pledges, g.Region, m.Number, func(m *commitments.Meeting) ([]commitments.Entry, error) { return change(m, act) })
	switch {
	case errors.Is(err, commitments.ErrSame):
		return t.showMeeting(ctx, g, m, text.MeetingSame())
	case errors.Is(err, commitments.ErrState) && was.Cancelled != "":
		return t.refuse(text.MeetingCancelled(was)), nil
	case errors.Is(err, commitments.ErrState):
		return t.refuse(text.MeetingOver(was)), nil
	case errors.Is(err, commitments.ErrPast):
		return t.mistake(text.MeetingPast()), nil
	case errors.Is(err, commitments.ErrChanged):
		return t.refuse(text.Busy()), nil
	case err != nil:
		return chat.Reply{}, stored("keeping a meeting", err)
	}
	done := text.MeetingAmended()
	if m.Sets > was.Sets {
		done = text.MeetingMoved(len(m.Answers) < len(was.Answers))
	}
	t.refreshMeeting(ctx, g.affairs, m, "", t.pressedOn())
	return t.showMeeting(ctx, g, m, done)
}

// reschedule reads another date, time or place. What is not said stays.
func (t *talk) reschedule(ctx context.Context, g gathering, m commitments.Meeting, words string) (chat.Reply, error) {
	to := readMeetingTime(words, g.Today())
	switch {
	case to.problem != "":
		return t.mistake(text.DayRefused(to.problem)), nil
	case to.asks:
		return t.askDay(g, m, to), nil
	case to.date.IsZero() && to.start < 0:
		return t.mistake(text.AgendaChangeHow()), nil
	}
	date, start, end := m.Date, m.Start, m.End
	if !to.date.IsZero() {
		date = to.date
	}
	if to.start >= 0 {
		start, end = to.start, to.end
	}
	return t.amend(ctx, g, m, "", func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
		entries, err := m.Reschedule(a, date, start, end)
		if to.place == "" || err != nil && !errors.Is(err, commitments.ErrSame) {
			return entries, err
		}
		moved, same := m.Relocate(a, oneLine(to.place))
		if errors.Is(same, commitments.ErrSame) {
			return entries, err
		}
		return append(entries, moved...), same
	})
}

// askDay asks which of several days is meant, by buttons that say the rest as well.
func (t *talk) askDay(g gathering, m commitments.Meeting, to meetingTime) chat.Reply {
	var rows [][]chat.Button
	for _, d := range to.choices {
		words := []string{"ubah", strconv.Itoa(m.Number), d.Date.String()}
		if to.start >= 0 {
			words = append(words, text.Clock(to.start))
		}
		rows = append(rows, []chat.Button{button(text.CivilDate(d.Date), "agenda", append(words, g.Region)...)})
	}
	card := t.card(text.DayUnclear(to.said), rows)
	card.Asks = true
	return chat.Reply{Messages: []chat.Message{card}}
}

// amendLetter keeps the number of the official invitation.
func (g gathering) amendLetter(m *commitments.Meeting, a commitments.Act, letter string) ([]commitments.Entry, error) {
	if m.Letter == letter {
		return nil, commitments.ErrSame
	}
	e := g.entry(a.By, commitments.WasAmended, commitments.AboutMeeting(m.Number))
	e.From, e.To = m.Letter, text.AgendaLetter+": "+letter
	m.Letter = letter
	return []commitments.Entry{e}, nil
}

// reinvite changes who is invited. Those who are invited for the first time hear of it.
func (t *talk) reinvite(ctx context.Context, g gathering, m commitments.Meeting, said string) (chat.Reply, error) {
	ids, again := readInvited(g.SKPDs, said)
	skpds, units := invitedField(strings.Join(ids, " "), g.SKPDs)
	return t.amend(ctx, g, m, again, func(m *commitments.Meeting, a commitments.Act) ([]commitments.Entry, error) {
		switch {
		case slices.Equal(m.Invited, skpds) && slices.Equal(m.Units, units):
			return nil, commitments.ErrSame
		case m.Over || m.Cancelled != "" || !a.At.Before(m.Begins(a.At.Location())):
			return nil, commitments.ErrState
		}
		e := g.entry(a.By, commitments.WasAmended, commitments.AboutMeeting(m.Number))
		e.To = text.AgendaInvites + ": " + text.InvitedWords(skpds, units, g.SKPDs)
		m.Invited, m.Units = skpds, units
		return []commitments.Entry{e}, nil
	})
}

// cancelMeeting asks why a meeting is called off, and whether it is to be.
func (t *talk) cancelMeeting(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	m, rest, refusal, err := t.meetingManaged(ctx, g, args, text.AgendaChangeHow())
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case m.Cancelled != "":
		return t.refuse(text.MeetingCancelled(m)), nil
	case m.Over || !g.Now.Before(m.Begins(g.Calendar.Zone())):
		return t.refuse(text.MeetingOver(m)), nil
	}
	fields := map[string]string{"wilayah": g.Region, "agenda": strconv.Itoa(m.Number), "judul": m.Title}
	if reason := oneLine(joined(rest)); reason != "" && badLine(reason, maxMeetingPlace) == "" {
		fields["alasan"] = reason
	}
	return t.begin(ctx, "agenda batal", fields)
}

// formBatalAgenda calls a meeting off.
func formBatalAgenda() form {
	ask := func(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
		return text.CancelMeetingAsk(f.Fields["judul"]), nil, nil
	}
	return form{command: "agenda batal", finish: confirmCancel, save: saveCancel, steps: []step{{name: "alasan", ask: ask, take: takeLine(maxMeetingPlace)}}}
}

// formsMeeting is the meeting of a form, for somebody who may change it by now.
func (t *talk) formsMeeting(ctx context.Context, f dialogue.Form) (g gathering, m commitments.Meeting, refusal *chat.Reply, err error) {
	region := f.Fields["wilayah"]
	if g.rights, err = t.rightsIn(ctx, region); err != nil {
		return g, m, nil, stored("reading what a person may do", err)
	}
	if g.affairs, err = t.affairs(ctx, region); err != nil {
		return g, m, nil, err
	}
	m, _, refusal, err = t.meetingManaged(ctx, g, []argument{{text: f.Fields["agenda"]}}, text.AgendaHow())
	return g, m, refusal, err
}

func confirmCancel(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	g, m, refusal, err := t.formsMeeting(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	rows := [][]chat.Button{{t.answers(f, text.ButtonCallOff(), wordSave), t.answers(f, text.ButtonFormBack(), wordBack)},
		{t.answers(f, text.ButtonGiveUp(), wordGiveUp)}}
	card := t.card(text.CancelMeetingConfirm(m, g.Calendar.Zone().String(), f.Fields["alasan"]), rows)
	card.Asks = true
	return chat.Reply{Messages: []chat.Message{card}}, nil
}

func saveCancel(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	g, m, refusal, err := t.formsMeeting(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	act := g.act(g.rights, "")
	m, err = commitments.SaveMeeting(ctx, t.Pledges, g.Region, m.Number, func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Cancel(act, f.Fields["alasan"])
	})
	switch {
	case errors.Is(err, commitments.ErrState):
		return t.reply(text.MeetingOver(m)), nil
	case err != nil && !errors.Is(err, commitments.ErrSame):
		return chat.Reply{}, stored("calling a meeting off", err)
	}
	t.refreshMeeting(ctx, g.affairs, m, "", chat.Ref{})
	return t.showMeeting(ctx, g, m, text.MeetingCalledOff())
}

// attachToMeeting keeps a document with a meeting: the one that came with the words,
// or the one sent next.
func (t *talk) attachToMeeting(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	m, rest, refusal, err := t.meetingManaged(ctx, g, args, text.AgendaHow())
	switch {
	case err != nil || refusal != nil:
		return or(refusal), err
	case m.Cancelled != "":
		return t.refuse(text.MeetingCancelled(m)), nil
	}
	fields := map[string]string{"wilayah": g.Region, "agenda": strconv.Itoa(m.Number), "judul": m.Title}
	if t.File != nil {
		again, err := t.takeAttachment(ctx, fields)
		if err != nil {
			return chat.Reply{}, err
		}
		if again != "" {
			return t.mistake(again), nil
		}
	}
	if kind := strings.ToLower(joined(rest)); slices.Contains(text.AttachKinds(), kind) {
		fields["jenis"] = kind
	}
	return t.begin(ctx, "agenda lampiran", fields)
}

// takeAttachment puts the file that came into the fields of a form; again is why it
// cannot be kept.
func (t *talk) takeAttachment(ctx context.Context, fields map[string]string) (again string, err error) {
	why, err := t.checkFile(ctx, *t.File)
	if err != nil || why != "" {
		return text.FileNotKept(why), err
	}
	fields["berkas"], fields["nama"], fields["foto"] = t.File.ID, t.File.Name, ""
	if t.File.Photo {
		fields["foto"] = "ya"
	}
	return "", nil
}

// formLampiran keeps a document with a meeting.
func formLampiran() form {
	askFile := func(_ context.Context, _ *talk, f dialogue.Form) (string, []choice, error) {
		return text.AttachAsk(f.Fields["judul"]), nil, nil
	}
	takeFile := func(ctx context.Context, t *talk, f dialogue.Form, _ string) (string, error) {
		if t.File == nil {
			return text.AttachNoFile(), nil
		}
		return t.takeAttachment(ctx, f.Fields)
	}
	askKind := func(context.Context, *talk, dialogue.Form) (string, []choice, error) {
		var choices []choice
		for _, kind := range text.AttachKinds() {
			choices = append(choices, choice{label: text.ButtonMeetingFile(commitments.Attachment{Kind: kind}), value: kind})
		}
		return text.AttachKindAsk(), choices, nil
	}
	takeKind := func(_ context.Context, _ *talk, f dialogue.Form, said string) (string, error) {
		said = strings.ToLower(oneLine(said))
		if !slices.Contains(text.AttachKinds(), said) {
			return text.FormNoWords(), nil
		}
		f.Fields["jenis"] = said
		return "", nil
	}
	return form{command: "agenda lampiran", finish: finishLampiran, steps: []step{
		{name: "berkas", ask: askFile, take: takeFile, file: true}, {name: "jenis", ask: askKind, take: takeKind}}}
}

// finishLampiran keeps the document, once.
func finishLampiran(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	g, m, refusal, err := t.formsMeeting(ctx, f)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	act := g.act(g.rights, "")
	file := commitments.Attachment{Kind: f.Fields["jenis"], File: f.Fields["berkas"], Photo: f.Fields["foto"] != "", Name: f.Fields["nama"]}
	m, err = commitments.SaveMeeting(ctx, t.Pledges, g.Region, m.Number, func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Attach(act, file)
	})
	if err != nil && !errors.Is(err, commitments.ErrSame) && !errors.Is(err, commitments.ErrFull) && !errors.Is(err, commitments.ErrState) {
		return chat.Reply{}, stored("keeping a document", err)
	}
	t.closeForm(ctx)
	switch {
	case errors.Is(err, commitments.ErrFull):
		return t.reply(text.AttachFull(commitments.MaxFiles)), nil
	case errors.Is(err, commitments.ErrState):
		return t.reply(text.MeetingCancelled(m)), nil
	}
	return t.showMeeting(ctx, g, m, text.Attached(file.Kind))
}

// meetingSeats are the SKPD that a meeting invites.
func (b *Bot) meetingSeats(ctx context.Context, region string, m commitments.Meeting) ([]string, error) {
	seats, err := people.List[people.Seat](ctx, b.People, region)
	return invitedTo(m, seats), stored("reading the team", err)
}
