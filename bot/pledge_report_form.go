package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// formLapor asks how far a part is: a number, a sentence, or files one after the other.
func formLapor() form {
	return form{command: "lapor", finish: finishLapor, save: saveLapor, steps: []step{
		{name: "isi", file: true, ask: askLapor, take: takeLapor},
	}}
}

func askLapor(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	m, reply, err := t.matterOf(ctx, f)
	switch {
	case err != nil:
		return "", nil, err
	case reply != nil:
		return text.ReportNobody(), nil, nil
	case f.Fields["apa"] == reportEvidence:
		return text.AskEvidence(m.pledge, m.party(), m.SKPDs), nil, nil
	}
	var choices []choice
	for _, share := range []string{"25%", "50%", "75%", "100%"} {
		choices = append(choices, choice{label: share, value: share})
	}
	return text.AskProgress(m.pledge, m.party(), m.SKPDs), choices, nil
}

// filesCome marks in a form that files come, one after the other.
const filesCome = "berkas"

// takeLapor takes a file or words. What is done with them comes at the end of the form,
// with the rights as they are then.
func takeLapor(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	if t.File != nil {
		f.Fields["isi"] = filesCome
		return "", nil
	}
	if f.Fields["apa"] == reportEvidence {
		return text.FileAwaited(), nil
	}
	m, reply, err := t.matterOf(ctx, f)
	if err != nil {
		return "", err
	}
	if p := readProgress(said, m.pledge.Measure); reply == nil && p.beyond {
		return text.NotPercent(m.pledge.Measure), nil
	}
	if !fitsReason(said) {
		return text.NoteTooLong(mostNoteLetters), nil
	}
	f.Fields["isi"] = oneLine(said)
	return "", nil
}

// finishLapor keeps what was said. After a file more may come, until somebody says that
// these were all.
func finishLapor(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil {
		return chat.Reply{}, err
	}
	if reply != nil {
		t.closeForm(ctx)
		return *reply, nil
	}
	said := f.Fields["isi"]
	switch {
	case said == filesCome && t.File != nil:
		return t.takesFile(ctx, m, f)
	case said == filesCome && (t.IsPress() || enough(t.words)):
		return saveLapor(ctx, t, f)
	case said == filesCome:
		said = t.words
	}
	report := t.reportsProgress
	if s := (reportSaid{number: "1", rest: said}).spokenOut(); s.verb == reportDone {
		report, said = t.reportsDone, s.rest
	}
	r, err := report(ctx, m, said)
	if err == nil && !r.Mistake {
		t.closeForm(ctx)
	}
	return r, err
}

// enough tells whether words say that no more files come.
func enough(words string) bool {
	switch strings.ToLower(strings.Trim(words, " .!")) {
	case "selesai", "sudah", "sdh", "cukup", "itu saja", "sudah semua":
		return true
	}
	return false
}

// saveLapor ends a form that takes files.
func saveLapor(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	t.closeForm(ctx)
	m, reply, err := t.matterOf(ctx, f)
	if err != nil || reply != nil {
		return or(reply), err
	}
	return t.showReport(ctx, m, "")
}

// takesFile keeps one of several files, and asks for the next.
func (t *talk) takesFile(ctx context.Context, m matter, f dialogue.Form) (chat.Reply, error) {
	why, err := t.addsEvidence(ctx, &m, *t.File, t.words)
	done := []chat.Button{t.answers(f, text.ButtonFilesDone(), wordSave)}
	switch {
	case err != nil:
		t.closeForm(ctx)
		return t.cannot(ctx, m, err)
	case why != "":
		return t.mistake(text.FileNotKept(why), done), nil
	}
	msg := t.card(text.EvidenceKept(len(m.party().Evidence), true), [][]chat.Button{done})
	msg.Asks = true
	return chat.Reply{Messages: []chat.Message{msg}}, nil
}

// formAlasan asks for a reason, for what needs one.
func formAlasan() form {
	return form{command: "alasan", finish: finishAlasan, steps: []step{
		{name: "alasan", ask: askAlasan, take: takeAlasan},
	}}
}

func askAlasan(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	a, err := t.affairs(ctx, f.Fields["wilayah"])
	if err != nil {
		return "", nil, err
	}
	c, reply, err := t.commitmentNamed(ctx, a.Region, f.Fields["komitmen"])
	if err != nil || reply != nil {
		return text.NoSuchCommitment(f.Fields["komitmen"]), nil, err
	}
	verb := f.Fields["untuk"]
	var choices []choice
	for _, r := range text.UsualReasons(verb) {
		choices = append(choices, choice{label: r, value: r, wide: true})
	}
	return text.AskReason(verb, c, text.SKPDAbbr(a.SKPDs, f.Fields["skpd"])), choices, nil
}

// takeAlasan takes a reason, as long as a note.
func takeAlasan(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	said = oneLine(said)
	if !fitsReason(said) {
		return text.NoteTooLong(mostNoteLetters), nil
	}
	f.Fields["alasan"] = said
	return "", nil
}

// finishAlasan does what the reason was asked for.
func finishAlasan(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	m, reply, err := t.matterOf(ctx, f)
	if err != nil {
		return chat.Reply{}, err
	}
	t.closeForm(ctx)
	if reply != nil {
		return *reply, nil
	}
	if f.Fields["untuk"] == reportNotOurs {
		return t.disclaims(ctx, m, f.Fields["alasan"])
	}
	return t.decides(ctx, m, reportSaid{verb: f.Fields["untuk"], rest: f.Fields["alasan"]})
}
