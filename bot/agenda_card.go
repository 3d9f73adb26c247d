package bot

import (
	"context"
	"slices"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/bot/text"
)

// meetingCard shows the meeting that a word names.
func (t *talk) meetingCard(ctx context.Context, g gathering, word string) (chat.Reply, error) {
	m, refusal, err := t.meetingNamed(ctx, g.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	return t.showMeeting(ctx, g, m, "")
}

// showMeeting shows a meeting with what became of it. done is what was just done.
func (t *talk) showMeeting(ctx context.Context, g gathering, m commitments.Meeting, done string) (chat.Reply, error) {
	seats, err := people.List[people.Seat](ctx, t.People, g.Region)
	if err != nil {
		return chat.Reply{}, stored("reading the team", err)
	}
	v := text.AgendaView{AgendaItem: text.AgendaItem{Meeting: m, Invited: invitedTo(m, seats)}, SKPDs: g.SKPDs, Zone: g.Calendar.Zone().String(),
		Names: t.agendaNames(g), Over: m.Over || !g.Now.Before(m.Begins(g.Calendar.Zone())), Manages: g.rights.Manages(), Done: done}
	if v.Pledges, err = t.pledgesOfMeeting(ctx, g, m.Number); err != nil {
		return chat.Reply{}, err
	}
	v.Own = append(v.Own, g.answersFor(v.Invited)...)
	return chat.Reply{Messages: []chat.Message{t.card(text.Agenda(v), t.meetingButtons(g, v))}}, nil
}

// answersFor are the invited SKPD whose answer is shown here: the one whose group this
// is, and those of whoever asks.
func (g gathering) answersFor(invited []string) (ids []string) {
	if slices.Contains(invited, g.own) {
		ids = append(ids, g.own)
	}
	for _, id := range g.mine() {
		if slices.Contains(invited, id) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids[:min(len(ids), mostAnswers)]
}

// mostAnswers is how many SKPD one message has buttons for.
const mostAnswers = 3

// pledgesOfMeeting are the commitments that were made in a meeting, by their number.
// Drafts are for those who decide about them.
func (t *talk) pledgesOfMeeting(ctx context.Context, g gathering, number int) (list []commitments.Commitment, err error) {
	for _, l := range []commitments.List{commitments.Current, commitments.Past} {
		for c, err := range commitments.Each(ctx, t.Pledges, g.Region, l) {
			if err != nil {
				return nil, stored("reading the commitments", err)
			}
			if c.Meeting == number && (c.State != commitments.Draft || g.rights.Manages()) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b commitments.Commitment) int { return a.Number - b.Number })
	return list, nil
}

// meetingButtons answer the invitation, send the documents, and record what is agreed.
func (t *talk) meetingButtons(g gathering, v text.AgendaView) (rows [][]chat.Button) {
	m := v.Meeting
	if !v.Over && m.Cancelled == "" {
		for _, id := range v.Own {
			rows = append(rows, answerButtons(g.Region, m, v.Invited, id, len(v.Own) > 1, v.SKPDs))
		}
	}
	var files []chat.Button
	for i, f := range m.Files {
		files = append(files, button(text.ButtonMeetingFile(f), "/agenda", "berkas", strconv.Itoa(m.Number), strconv.Itoa(i+1), g.Region))
	}
	rows = append(rows, grid(files, 2)...)
	if v.Manages && m.Cancelled == "" {
		rows = append(rows, []chat.Button{button(text.ButtonPledgeOfMeeting(), "/agenda", "catat", strconv.Itoa(m.Number), g.Region)})
	}
	return append(rows, []chat.Button{button(text.ButtonAgenda(), "agenda", g.Region)})
}

// answerButtons answer an invitation for an SKPD; the answer that stands is marked.
// Those that ask for more words leave the message as it is.
func answerButtons(region string, m commitments.Meeting, invited []string, skpd string, named bool, list []people.SKPD) []chat.Button {
	var row []chat.Button
	for _, comes := range []commitments.Comes{commitments.Attends, commitments.StandIn, commitments.NotComing} {
		label := text.ButtonComes(comes, m.Answers[skpd].Comes == comes)
		if named {
			label += " · " + text.AbbrOf(list, skpd)
		}
		command := "/agenda"
		if comes == commitments.Attends {
			command = "agenda"
		}
		row = append(row, button(label, command, string(comes), strconv.Itoa(m.Number), skpdWord(invited, skpd), region))
	}
	return row
}

// longestSKPD is how many bytes of an SKPD's id a button can say.
const longestSKPD = 24

// skpdWord names an SKPD in a button: by its id, or by its place among those invited
// where the id is too long.
func skpdWord(invited []string, skpd string) string {
	if len(skpd) <= longestSKPD {
		return skpd
	}
	return "~" + strconv.Itoa(slices.Index(invited, skpd))
}

// meetingFile sends a document of a meeting, as a message of its own.
func (t *talk) meetingFile(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	word, rest := first(args)
	m, refusal, err := t.meetingNamed(ctx, g.Region, word)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	nth, _ := first(rest)
	n, err := strconv.Atoi(nth)
	if err != nil || n < 1 || n > len(m.Files) {
		return t.refuse(text.NoSuchFile(m)), nil
	}
	f := m.Files[n-1]
	msg := t.said(t.Update, text.MeetingFile(m, f))
	msg.File = &chat.File{ID: f.File, Photo: f.Photo, Name: f.Name, Lost: text.FileLost(msg.Text)}
	return chat.Reply{Messages: []chat.Message{msg}}, nil
}

// pledgeOfMeeting begins to record what was agreed in a meeting.
func (t *talk) pledgeOfMeeting(ctx context.Context, g gathering, args []argument) (chat.Reply, error) {
	m, _, refusal, err := t.meetingManaged(ctx, g, args, text.AgendaHow())
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	return t.begin(ctx, "komitmen", map[string]string{"wilayah": g.Region, "asal": "", "meeting": strconv.Itoa(m.Number)})
}
