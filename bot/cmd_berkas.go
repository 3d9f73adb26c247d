package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

var cmdBerkas = command{name: "berkas", changes: true, answer: berkas}

// berkas takes a picture or document: the answer to what is being asked, evidence for the
// commitment that its caption names, or one that is asked for when it is meant for the
// bot. Nothing is kept of it but the messenger's id, until somebody says what it is for.
func berkas(ctx context.Context, t *talk) (chat.Reply, error) {
	if t.File == nil {
		return chat.Reply{}, nil
	}
	if r, done, err := t.filling(ctx); done || err != nil {
		return r, err
	}
	if r, done, err := t.spokenFile(ctx); done || err != nil {
		return r, err
	}
	if t.Kind != chat.Private && !t.ToBot {
		return chat.Reply{}, nil
	}
	y, err := t.tenancy(ctx)
	if err != nil || !y.may {
		return t.fileForNothing(ctx, false), err
	}
	g, _, refusal, err := t.agendaAt(ctx)
	if err != nil || refusal != nil {
		return or(refusal), err
	}
	list, err := t.owedBy(ctx, g)
	if err != nil {
		return chat.Reply{}, err
	}
	if len(list) == 0 {
		return t.fileForNothing(ctx, g.rights.Manages()), nil
	}
	if why, err := t.checkFile(ctx, *t.File); why != "" || err != nil {
		return t.mistake(text.FileNotKept(why)), err
	}
	fields := map[string]string{"wilayah": g.Region, "berkas": t.File.ID, "nama": t.File.Name, "kata": cutSaid(t.words)}
	if t.File.Photo {
		fields["foto"] = "ya"
	}
	return t.begin(ctx, "berkas", fields)
}

// fileForNothing offers to read a file that is no evidence, if it can be read.
func (t *talk) fileForNothing(ctx context.Context, manages bool) chat.Reply {
	if r, done := t.offersReading(ctx, material{file: t.File}); done {
		return r
	}
	return t.reply(text.FileForNothing(manages))
}

// spokenFile takes a file whose caption names the commitment: "#12", "#12 sdh selesai".
func (t *talk) spokenFile(ctx context.Context) (r chat.Reply, done bool, err error) {
	words, name, _ := strings.Cut(t.words, "\n")
	s, ok := readSpoken(words)
	if number, rest, _, named := cutNumber(words); !ok && named {
		s, ok = spoken{number: number, rest: rest}, true
	}
	if !ok {
		return chat.Reply{}, false, nil
	}
	g, said, ok, err := t.spokenOf(ctx, s)
	if err != nil || !ok {
		return chat.Reply{}, false, err
	}
	t.command, said.rest = "lapor", oneLine(said.rest+" "+name)
	m, reply, err := t.matterSaid(ctx, g, said)
	if err != nil || reply != nil {
		return or(reply), true, err
	}
	if s.verb != reportDone {
		r, err = t.reportsFile(ctx, m, *t.File, said.rest)
		return r, true, err
	}
	r, err = t.reportsDoneWith(ctx, m, said.rest)
	return r, true, err
}

// cutSaid keeps a caption short.
func cutSaid(words string) string {
	r := []rune(oneLine(words))
	return string(r[:min(len(r), mostNoteLetters)])
}

// formBerkas asks for which commitment a file is evidence.
func formBerkas() form {
	return form{command: "berkas", finish: finishBerkas, steps: []step{{name: "untuk", file: true, ask: askBerkas, take: takeBerkas}}}
}

func askBerkas(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	g, err := t.gatheringAt(ctx, f.Fields["wilayah"])
	if err != nil {
		return "", nil, err
	}
	list, err := t.owedBy(ctx, g)
	if err != nil {
		return "", nil, err
	}
	var choices []choice
	for _, m := range list {
		label := chat.Plain(text.ReportLabel(m.pledge, m.skpd, g.SKPDs))
		value := partyButton("", "", m.Region, m.pledge, m.skpd).Data
		value = strings.TrimSpace(strings.TrimSuffix(value, m.Region))
		choices = append(choices, choice{label: label, value: value, wide: true})
	}
	if readable(chat.File{Name: f.Fields["nama"], Photo: f.Fields["foto"] != ""}) && t.canRead(material{file: &chat.File{}}) {
		choices = append(choices, choice{label: text.ButtonSummarise(), value: toSummarise}, choice{label: text.ButtonCheck(), value: toCheck})
	}
	return text.WhichEvidence(), choices, nil
}

// takeBerkas takes the commitment: a button, or words such as "#12". Another file takes
// the place of the first.
func takeBerkas(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	if t.File != nil {
		return text.OneFileFirst(), nil
	}
	f.Fields["untuk"] = said
	return "", nil
}

// finishBerkas keeps the file with the part that was chosen, or reads it.
func finishBerkas(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	g, err := t.gatheringAt(ctx, f.Fields["wilayah"])
	if err != nil {
		return chat.Reply{}, err
	}
	t.closeForm(ctx)
	file := chat.File{ID: f.Fields["berkas"], Name: f.Fields["nama"], Photo: f.Fields["foto"] != ""}
	if what := strings.ToLower(strings.TrimSpace(f.Fields["untuk"])); what == toSummarise || what == toCheck {
		return t.reads(ctx, what, material{file: &file})
	}
	args := arguments(f.Fields["untuk"])
	said := readReport(args, reportVerbs, g.isSKPD)
	m, reply, err := t.matterSaid(ctx, g, said)
	if err != nil || reply != nil {
		return or(reply), err
	}
	return t.reportsFile(ctx, m, file, f.Fields["kata"])
}
