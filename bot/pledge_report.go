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

// matter is one SKPD's part in a commitment, and who speaks of it.
type matter struct {
	gathering
	pledge commitments.Commitment
	skpd   string // id; empty where the whole commitment is meant
	again  bool   // it is reported once more, after the secretariat has sent it back
}

// party is the part as it was read last; the zero Party when there is none.
func (m matter) party() commitments.Party {
	if p := m.pledge.Party(m.skpd); p != nil {
		return *p
	}
	return commitments.Party{}
}

// abbr is the SKPD's abbreviation, safe in markup.
func (m matter) abbr() string { return text.SKPDAbbr(m.SKPDs, m.skpd) }

// view is the part as its people see it.
func (m matter) view(done string) text.ReportView {
	p := m.party()
	return text.ReportView{Commitment: m.pledge, Party: p, Due: m.pledge.DueOf(p, m.Now, m.Calendar), SKPDs: m.SKPDs, Done: done}
}

// takesReports tells whether something may still be reported. Files may come until the
// report is verified, and later where nobody verifies.
func (m matter) takesReports(files bool) bool {
	s := m.party().Status
	return m.pledge.State == commitments.Open && !s.Settled() ||
		files && m.Calendar.Policy().Trust && m.pledge.State != commitments.Cancelled && s == commitments.Verified
}

// say is a button that says something about the part.
func (m matter) say(label, command string) chat.Button {
	return partyButton(label, command, m.Region, m.pledge, m.skpd)
}

// fields are what a form about the part knows from its beginning, and more.
func (m matter) fields(more ...string) map[string]string {
	f := map[string]string{"wilayah": m.Region, "komitmen": strconv.Itoa(m.pledge.Number), "skpd": m.skpd}
	for i := 0; i+1 < len(more); i += 2 {
		f[more[i]] = more[i+1]
	}
	return f
}

// isSKPD tells whether a word names one of the region's SKPD.
func (g gathering) isSKPD(word string) bool { return g.skpdOf(word) != "" }

// skpdOf is the id of the SKPD that a word names; empty when it names none.
func (g gathering) skpdOf(word string) string {
	id := people.FoldID(word)
	for _, s := range g.SKPDs {
		if s.ID == strings.ToLower(word) || id != "" && (people.FoldID(s.Abbr) == id || slices.Contains(s.Aliases, id)) {
			return s.ID
		}
	}
	return ""
}

// matterSaid is the part that is meant, if whoever speaks may report on it. reply says
// why not, or asks for which SKPD.
func (t *talk) matterSaid(ctx context.Context, g gathering, said reportSaid) (m matter, reply *chat.Reply, err error) {
	c, reply, err := t.commitmentNamed(ctx, g.Region, said.number)
	if err != nil || reply != nil {
		return m, reply, err
	}
	if g.hides(c) {
		r := t.mistake(text.NoSuchCommitment(said.number))
		return m, &r, nil
	}
	m = matter{gathering: g, pledge: c}
	if m.skpd, reply = t.skpdMeant(m, said); reply != nil {
		return m, reply, nil
	}
	if !mayReport(g.rights, m.skpd) {
		r := t.refuse(text.ReportNotYours(m.abbr()))
		return m, &r, nil
	}
	return m, nil, nil
}

// skpdMeant is the SKPD of whose part somebody speaks: the one named, or the only one for
// which they can.
func (t *talk) skpdMeant(m matter, said reportSaid) (skpd string, reply *chat.Reply) {
	var r chat.Reply
	if word := said.skpd; word != "" {
		if p := partyNamed(&m.pledge, word); p != nil {
			return p.SKPD, nil
		}
		if p := m.pledge.Party(m.skpdOf(word)); p != nil {
			return p.SKPD, nil
		}
		r = t.refuse(text.NoPart(m.pledge.Number, word))
		return "", &r
	}
	switch ids := m.mayMean(); {
	case len(ids) == 1:
		return ids[0], nil
	case len(ids) == 0:
		r = t.refuse(text.ReportNobody())
	default:
		r = t.asksWhichPart(m, said, ids)
	}
	return "", &r
}

// mayMean are the SKPD with a part for which whoever speaks can report: their own, and
// for the secretariat else the one whose group this is, or all.
func (m matter) mayMean() (ids []string) {
	has := func(id string) bool { return m.pledge.Party(id) != nil }
	for _, id := range m.mine() {
		if has(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 || !m.rights.Manages() {
		return ids
	}
	if has(m.own) {
		return []string{m.own}
	}
	for _, p := range m.pledge.Parties {
		ids = append(ids, p.SKPD)
	}
	return ids
}

// asksWhichPart asks for which SKPD something was said. The buttons say it once more.
func (t *talk) asksWhichPart(m matter, said reportSaid, ids []string) chat.Reply {
	var some []chat.Button
	for _, id := range ids {
		b := partyButton(text.AbbrOf(m.SKPDs, id), strings.TrimSpace(t.command+" "+said.verb), m.Region, m.pledge, id)
		if said.rest != "" {
			b.Data = strings.TrimSuffix(b.Data, m.Region) + said.rest + " " + m.Region
		}
		if len(b.Data) <= maxData {
			some = append(some, b)
		}
	}
	if len(some) == 0 {
		return t.mistake(text.WhichPart(m.pledge) + "\n" + text.ReportNames(m.pledge.Number, ids, m.SKPDs))
	}
	msg := t.card(text.WhichPart(m.pledge), grid(some, 3))
	msg.Asks = true
	return chat.Reply{Messages: []chat.Message{msg}}
}

// mostReports is how many commitments are offered to choose among.
const mostReports = 8

// owedBy are the parts for which whoever speaks owes a report, the most urgent first;
// nothing for those who speak for no SKPD.
func (t *talk) owedBy(ctx context.Context, g gathering) (list []matter, err error) {
	for c, err := range commitments.Each(ctx, t.Pledges, g.Region, commitments.Current) {
		if err != nil {
			return nil, stored("reading the commitments", err)
		}
		for _, id := range g.mine() {
			if p := c.Party(id); p != nil && c.State == commitments.Open && p.Status.Owes() {
				list = append(list, matter{gathering: g, pledge: c, skpd: id})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b matter) int {
		return a.pledge.DeadlineOf(a.party()).Compare(b.pledge.DeadlineOf(b.party()))
	})
	return list[:min(len(list), mostReports)], nil
}

// matterOf is what a form is about, with the rights that the person has by now. reply
// says that they may report no more.
func (t *talk) matterOf(ctx context.Context, f dialogue.Form) (m matter, reply *chat.Reply, err error) {
	g, err := t.gatheringAt(ctx, f.Fields["wilayah"])
	if err != nil {
		return m, nil, err
	}
	m = matter{gathering: g, skpd: f.Fields["skpd"]}
	if m.pledge, reply, err = t.commitmentNamed(ctx, m.Region, f.Fields["komitmen"]); err != nil || reply != nil {
		return m, reply, err
	}
	if !mayReport(m.rights, m.skpd) {
		r := t.refuse(text.ReportNotYours(m.abbr()))
		return m, &r, nil
	}
	return m, nil, nil
}

// keeps makes a change to a commitment under the office of whoever speaks, and reads it
// anew; what stands is in m after an error as well.
func (t *talk) keeps(ctx context.Context, m *matter, change func(c *commitments.Commitment) ([]commitments.Entry, error)) error {
	c, err := commitments.Save(ctx, t.Pledges, m.Region, m.pledge.Number, change)
	if c.Number != 0 {
		m.pledge = c
	}
	return err
}

// act is who reports.
func (m matter) act() commitments.Act { return m.affairs.act(m.rights, m.skpd) }

// cannot answers a change that was not made: it says how the part stands by now.
func (t *talk) cannot(ctx context.Context, m matter, err error) (chat.Reply, error) {
	switch {
	case errors.Is(err, commitments.ErrSame):
		return t.standsNow(ctx, m, text.SameAlready())
	case errors.Is(err, commitments.ErrState), errors.Is(err, commitments.ErrParty):
		return t.standsNow(ctx, m, text.NothingOwed())
	case errors.Is(err, commitments.ErrChanged):
		return t.refuse(text.Busy()), nil
	case errors.Is(err, commitments.ErrFull):
		return t.refuse(text.FileNotKept(text.FileEnough)), nil
	}
	return chat.Reply{}, stored("changing a commitment", err)
}

// standsNow says how a part stands, over the chat and in the message whose button was
// pressed.
func (t *talk) standsNow(ctx context.Context, m matter, why string) (chat.Reply, error) {
	r, err := t.showReport(ctx, m, why)
	if err == nil && t.IsPress() {
		r.Notice, r.Alert = chat.Plain(strings.TrimSpace(why+" "+text.PartNow(m.pledge, m.party(), m.SKPDs))), true
	}
	return r, err
}

// showReport shows a part as it stands, with what was just done. A reminder whose button
// was pressed stays a reminder. Who is late is not told where others read it.
func (t *talk) showReport(ctx context.Context, m matter, done string) (chat.Reply, error) {
	if msg, ok, err := t.onReminder(ctx, m, done); ok || err != nil {
		return chat.Reply{Messages: []chat.Message{msg}}, err
	}
	v := m.view(done)
	v.Untold = slices.Contains(t.untold(m.gathering, m.pledge), m.skpd) && m.affairs.isLate(m.pledge, v.Party)
	return chat.Reply{Messages: []chat.Message{t.card(text.Report(v), reportButtons(m))}}, nil
}

// onReminder is the reminder whose button was pressed, with its present words and what
// was just done; ok is false when none was.
func (t *talk) onReminder(ctx context.Context, m matter, done string) (msg chat.Message, ok bool, err error) {
	if t.pressedOn().Message == 0 {
		return msg, false, nil
	}
	card, known, err := t.Talk.Card(ctx, t.Ref())
	if err != nil || !known {
		return msg, false, nil // a card of its own is as good
	}
	told, ok, err := t.rewordReminder(ctx, card.Command, t.Chat.Chat)
	if err != nil || !ok {
		return msg, false, err
	}
	if done != "" {
		told.Text += "\n\n" + done
	}
	if rows := afterReport(m); len(rows) > 0 {
		told.Buttons = append(rows, []chat.Button{openButton(m.Region, m.pledge.Number)})
	}
	return t.card(told.Text, told.Buttons), true, nil
}

// afterReport are the buttons of a part that was claimed done.
func afterReport(m matter) [][]chat.Button {
	if m.party().Status != commitments.Reported || m.pledge.State != commitments.Open {
		return nil
	}
	return [][]chat.Button{{m.say(text.ButtonAddEvidence(), "lapor bukti"), m.say(text.ButtonUndoReport(), "lapor urung")}}
}

// reportButtons are what can be reported on a part as it stands.
func reportButtons(m matter) [][]chat.Button {
	open := []chat.Button{openButton(m.Region, m.pledge.Number)}
	switch {
	case m.pledge.State == commitments.Open && m.party().Status.Owes():
		return [][]chat.Button{
			{m.say(text.ButtonReportDone(), "lapor selesai"), m.say(text.ButtonReportProgress(), "lapor progres")},
			{m.say(text.ButtonAddEvidence(), "lapor bukti"), m.say(text.ButtonExtension(), "lapor tenggat")},
			append([]chat.Button{m.say(text.ButtonNotOurs(), "lapor bukan")}, open...),
		}
	case m.party().Status == commitments.Reported:
		return append(afterReport(m), open)
	case m.takesReports(true):
		return [][]chat.Button{append([]chat.Button{m.say(text.ButtonAddEvidence(), "lapor bukti")}, open...)}
	}
	return [][]chat.Button{open}
}

// below has the answer stand below the message whose button was pressed.
func (t *talk) below() {
	if t.IsPress() && !strings.HasPrefix(t.Text, "/") {
		t.Text = "/" + t.Text
	}
}
