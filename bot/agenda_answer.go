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

// answerMeeting hears whether an SKPD comes: "3 dinsos", "3", "3 kabid" of somebody who
// stands in. What a button asks for is asked.
func (t *talk) answerMeeting(ctx context.Context, g gathering, comes commitments.Comes, args []argument) (chat.Reply, error) {
	word, rest := first(args)
	m, refusal, err := t.meetingNamed(ctx, g.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	seats, err := people.List[people.Seat](ctx, t.People, g.Region)
	if err != nil {
		return chat.Reply{}, stored("reading the team", err)
	}
	r := response{gathering: g, meeting: m, invited: invitedTo(m, seats), comes: comes}
	r.skpd, rest = r.skpdSaid(rest)
	r.note = standIn(joined(rest))
	if refusal := t.mayAnswer(&r); refusal != nil {
		return *refusal, nil
	}
	if comes != commitments.Attends && r.note == "" {
		return t.begin(ctx, "agenda jawab", map[string]string{"wilayah": g.Region, "agenda": strconv.Itoa(m.Number), "skpd": r.skpd, "jawaban": string(comes)})
	}
	return t.respond(ctx, r)
}

// response is an SKPD's answer to an invitation.
type response struct {
	gathering
	meeting commitments.Meeting
	invited []string
	skpd    string
	comes   commitments.Comes
	note    string
}

// skpdSaid is the SKPD that the words begin with, as buttons and people name it, and
// what stands behind it.
func (r response) skpdSaid(args []argument) (skpd string, rest []argument) {
	word, rest := first(args)
	if nth, is := strings.CutPrefix(word, "~"); is {
		if i, err := strconv.Atoi(nth); err == nil && i >= 0 && i < len(r.invited) {
			return r.invited[i], rest
		}
	}
	for _, s := range r.SKPDs {
		if s.ID == strings.ToLower(word) || people.FoldID(s.Abbr) == people.FoldID(word) {
			return s.ID, rest
		}
	}
	return "", args
}

// mayAnswer holds an answer to what its giver may: people answer for their own SKPD,
// the secretariat for all that are invited. Where none is named it is the only one.
func (t *talk) mayAnswer(r *response) *chat.Reply {
	if r.skpd == "" {
		own := slices.DeleteFunc(slices.Clone(r.mine()), func(id string) bool { return !slices.Contains(r.invited, id) })
		if len(own) == 1 {
			r.skpd = own[0]
		} else if len(own) > 1 {
			reply := t.askWhoseAnswer(*r, own)
			return &reply
		}
	}
	var refusal chat.Reply
	switch {
	case r.skpd == "" && r.rights.Manages():
		refusal = t.mistake(text.AnswerWhose(r.meeting, string(r.comes)))
	case r.skpd == "" || !mayReport(r.rights, r.skpd):
		refusal = t.refuse(text.AnswerNotYours(t.Kind == chat.Group))
	case !slices.Contains(r.invited, r.skpd):
		refusal = t.refuse(text.NotInvited(text.SKPDAbbr(r.SKPDs, r.skpd)))
	case r.meeting.Cancelled != "":
		refusal = t.refuse(text.MeetingCancelled(r.meeting))
	case r.meeting.Over || !r.Now.Before(r.meeting.Begins(r.Calendar.Zone())):
		refusal = t.refuse(text.MeetingOver(r.meeting))
	default:
		return nil
	}
	return &refusal
}

// askWhoseAnswer asks for which of several SKPD somebody answers.
func (t *talk) askWhoseAnswer(r response, own []string) chat.Reply {
	var buttons []chat.Button
	for _, id := range own {
		buttons = append(buttons, button(text.AbbrOf(r.SKPDs, id), "agenda", string(r.comes), strconv.Itoa(r.meeting.Number), skpdWord(r.invited, id), r.Region))
	}
	m := t.card(text.AnswerWhich(r.meeting), grid(buttons, 3))
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}}
}

// maxNoteLetters is how many characters may say who stands in, or why nobody comes.
const maxNoteLetters = 100

// respond keeps an answer. Given twice it is told as it stands.
func (t *talk) respond(ctx context.Context, r response) (chat.Reply, error) {
	if len([]rune(r.note)) > maxNoteLetters {
		return t.mistake(text.TooLong(maxNoteLetters)), nil
	}
	act := r.act(r.rights, r.skpd)
	m, err := commitments.SaveMeeting(ctx, t.Pledges, r.Region, r.meeting.Number, func(m *commitments.Meeting) ([]commitments.Entry, error) {
		return m.Respond(r.skpd, act, commitments.Answer{Comes: r.comes, Note: oneLine(r.note)})
	})
	switch {
	case errors.Is(err, commitments.ErrState), errors.Is(err, commitments.ErrParty):
		return t.refuse(text.MeetingOver(r.meeting)), nil
	case errors.Is(err, commitments.ErrChanged):
		return t.refuse(text.Busy()), nil
	case err != nil && !errors.Is(err, commitments.ErrSame):
		return chat.Reply{}, stored("keeping an answer", err)
	}
	if err == nil {
		t.refreshMeeting(ctx, r.affairs, m, r.skpd, t.pressedOn())
	}
	return t.answered(ctx, r, m)
}

// pressedOn is the message that the answer itself changes.
func (t *talk) pressedOn() chat.Ref {
	if !t.IsPress() || strings.HasPrefix(t.Text, "/") {
		return chat.Ref{}
	}
	return t.Ref()
}

// answered says what was kept: below a reminder by changing it, below a card likewise,
// else in a message of its own.
func (t *talk) answered(ctx context.Context, r response, m commitments.Meeting) (chat.Reply, error) {
	pressed := t.IsPress() && t.command == "agenda" && t.pressedOn().Message != 0
	if pressed && t.isMeetingReminder(ctx, r.Region, m) {
		msg := t.card("", nil)
		words := reminderOf(t.affairsView(r.affairs), m, r.invited, r.skpd)
		msg.Text, msg.Buttons = words.Text, words.Buttons
		return chat.Reply{Messages: []chat.Message{msg}, Notice: text.AnswerNotice(m.Answers[r.skpd])}, nil
	}
	if pressed {
		reply, err := t.showMeeting(ctx, r.gathering, m, "")
		reply.Notice = text.AnswerNotice(m.Answers[r.skpd])
		return reply, err
	}
	return t.reply(text.AnswerKept(m, r.SKPDs, r.skpd, r.Calendar.Zone().String())), nil
}

// formJawab asks who stands in, or why nobody comes.
func formJawab() form {
	return form{command: "agenda jawab", finish: finishJawab, steps: []step{
		{name: "siapa", ask: askStandIn, take: takeNote, skip: func(f dialogue.Form) bool { return f.Fields["jawaban"] != string(commitments.StandIn) }},
		{name: "alasan", open: true, ask: askWhyNot, take: takeNote, skip: func(f dialogue.Form) bool { return f.Fields["jawaban"] != string(commitments.NotComing) }},
	}}
}

func askStandIn(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	var choices []choice
	for _, who := range text.StandIns() {
		choices = append(choices, choice{label: who, value: strings.ToLower(who)})
	}
	return text.StandInAsk(f.Fields["agenda"]), choices, nil
}

func askWhyNot(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	return text.NotComingAsk(f.Fields["agenda"]), nil, nil
}

func takeNote(ctx context.Context, t *talk, f dialogue.Form, said string) (string, error) {
	if n := len([]rune(said)); n == 0 || n > maxNoteLetters {
		return text.TooLong(maxNoteLetters), nil
	}
	f.Fields[f.Step] = standIn(said)
	return "", nil
}

// standIn is who stands in, or why nobody comes, without the words that only lead to
// it.
func standIn(said string) string {
	fields := strings.Fields(said)
	for len(fields) > 1 && slices.Contains([]string{"sy", "saya", "kami", "diwakili", "oleh", "krn", "karena"}, strings.ToLower(fields[0])) {
		fields = fields[1:]
	}
	return strings.Join(fields, " ")
}

// finishJawab keeps the answer, with rights as they are by now.
func finishJawab(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	g, err := t.gatheringAt(ctx, f.Fields["wilayah"])
	if err != nil {
		return chat.Reply{}, err
	}
	m, refusal, err := t.meetingNamed(ctx, g.Region, f.Fields["agenda"])
	if err != nil {
		return chat.Reply{}, err
	}
	t.closeForm(ctx)
	if refusal != nil {
		return *refusal, nil
	}
	seats, err := people.List[people.Seat](ctx, t.People, g.Region)
	if err != nil {
		return chat.Reply{}, stored("reading the team", err)
	}
	r := response{gathering: g, meeting: m, invited: invitedTo(m, seats), skpd: f.Fields["skpd"],
		comes: commitments.Comes(f.Fields["jawaban"]), note: f.Fields["siapa"] + f.Fields["alasan"]}
	if refusal := t.mayAnswer(&r); refusal != nil {
		return *refusal, nil
	}
	return t.respond(ctx, r)
}
