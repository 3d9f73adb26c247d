package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

var cmdLapor = command{name: "lapor", changes: true, answer: lapor}

// lapor hears an SKPD report on its part in a commitment: by the buttons of reminders,
// "selesai 12 dinsos 6311", or by words, "12 selesai", "12 60%".
func lapor(ctx context.Context, t *talk) (chat.Reply, error) {
	g, args, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	said := readReport(args, reportVerbs, g.isSKPD).spokenOut()
	if said.number == "" {
		return t.whichReport(ctx, g, said)
	}
	m, reply, err := t.matterSaid(ctx, g, said)
	if err != nil || reply != nil {
		return or(reply), err
	}
	return t.reports(ctx, m, said)
}

// reports does what a verb asks for.
func (t *talk) reports(ctx context.Context, m matter, said reportSaid) (chat.Reply, error) {
	switch said.verb {
	case reportDone:
		return t.reportsDoneWith(ctx, m, said.rest)
	case reportUndo:
		return t.undoesReport(ctx, m)
	case reportTomorrow:
		return t.snoozes(ctx, m)
	case reportDeadline:
		return t.asksLater(ctx, m, said.rest)
	case reportNotOurs:
		return t.disclaims(ctx, m, said.rest)
	}
	switch {
	case t.File != nil:
		return t.reportsFile(ctx, m, *t.File, said.rest)
	case said.verb == reportEvidence, said.verb == reportProgress && said.rest == "":
		return t.asksReport(ctx, m, said.verb)
	case said.rest == "":
		return t.showReport(ctx, m, "")
	}
	return t.reportsProgress(ctx, m, said.rest)
}

// reportsDoneWith reports done, and keeps the file that came with the words. Without the
// evidence that was meant to be sent nothing is reported.
func (t *talk) reportsDoneWith(ctx context.Context, m matter, words string) (chat.Reply, error) {
	if t.File != nil {
		why, err := t.keepsEvidence(ctx, &m, *t.File, "")
		if err != nil || why != "" {
			return t.mistake(text.FileNotKept(why)), err
		}
	}
	return t.reportsDone(ctx, m, words)
}

// asksReport begins to ask how far it is, or for evidence. Where nothing is awaited any
// more it says how it stands.
func (t *talk) asksReport(ctx context.Context, m matter, verb string) (chat.Reply, error) {
	if !m.takesReports(verb == reportEvidence) {
		return t.standsNow(ctx, m, text.NothingOwed())
	}
	t.below()
	return t.begin(ctx, "lapor", m.fields("apa", verb))
}

// whichReport asks for the commitment that is meant, among those that await a report of
// the SKPD of whoever speaks.
func (t *talk) whichReport(ctx context.Context, g gathering, said reportSaid) (chat.Reply, error) {
	if !g.rights.Manages() && len(g.rights.SKPDs()) == 0 {
		return t.refuse(text.ReportNobody()), nil
	}
	list, err := t.owedBy(ctx, g)
	if err != nil {
		return chat.Reply{}, err
	}
	var rows [][]chat.Button
	for _, m := range list {
		label := chat.Plain(text.ReportLabel(m.pledge, m.skpd, g.SKPDs))
		rows = append(rows, []chat.Button{partyButton(label, "lapor "+said.verb, g.Region, m.pledge, m.skpd)})
	}
	msg := t.card(text.WhichReport(len(list) > 0), rows)
	msg.Asks = len(list) > 0
	return chat.Reply{Messages: []chat.Message{msg}}, nil
}
