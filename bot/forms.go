package bot

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
)

// A form asks for several things, one after the other. Each question is answered by a
// button or by words, and can be gone back from, skipped where it may stay open, and
// given up. What was answered stands in the store: the person can go on within a day,
// and two who talk in one group at once each have a form of their own.
type form struct {
	command string // names the form in the store: "komitmen baru"
	steps   []step
	// finish answers the last question: it shows what was filled in, for the person to
	// save (see the word saves), or does what a short form is for.
	finish func(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error)
	// save does what was confirmed. The form stays until it has ended without error.
	save func(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error)
}

// step is one question.
type step struct {
	name string
	open bool // may be skipped
	// ask is the question and the answers offered; those are said as "isi" buttons, see
	// choice.
	ask func(ctx context.Context, t *talk, f dialogue.Form) (question string, choices []choice, err error)
	// take reads an answer and puts it into the fields; again is what to say when it
	// cannot be read, and the question stays. Without take words are refused.
	take func(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error)
	// skip tells that the question need not be asked, from what was answered; may be nil.
	skip func(f dialogue.Form) bool
	file bool // a picture or document is an answer too; take finds it in talk.File
	// gathers is the field in which take gathers several answers before the question is
	// done; empty where one is all. What was gathered cannot be skipped.
	gathers string
}

// stays is what take answers when the fields have changed and the question stays open.
const stays = "\x00"

// choice is an answer that a button says.
type choice struct {
	label string
	value string // what is taken as said; at most 40 bytes
	wide  bool   // stands in a row of its own
}

// formLasts is how long a form can be gone on with.
const formLasts = 24 * time.Hour

// forms are all that can be filled in.
func forms() []form {
	return []form{
		formKomitmen(),
		formUbah(),
		formImpor(),
		formLapor(),
		formTenggat(),
		formAlasan(),
		formBerkas(),
		formAgenda(),
		formJawab(),
		formBatalAgenda(),
		formLampiran(),
		formRilis(),
		formBaca(toCheck, text.CheckWhich),
		formBaca(toSummarise, text.SummariseWhich),
	}
}

// formOf is the form of a command.
func formOf(command string) (form, bool) {
	for _, f := range forms() {
		if f.command == command {
			return f, true
		}
	}
	return form{}, false
}

// begin opens a form with some fields filled in already, and asks the first question
// that is left. What the person was filling in here before ends.
func (t *talk) begin(ctx context.Context, command string, fields map[string]string) (chat.Reply, error) {
	if fields == nil {
		fields = map[string]string{}
	}
	return t.advance(ctx, dialogue.Form{Command: command, Fields: fields}, 0)
}

// advance asks the next open question from a step on, or finishes.
func (t *talk) advance(ctx context.Context, f dialogue.Form, from int) (chat.Reply, error) {
	spec, _ := formOf(f.Command)
	at := from
	for at < len(spec.steps) && spec.steps[at].passed(f) {
		at++
	}
	f.Step = finished
	if at < len(spec.steps) {
		f.Step = spec.steps[at].name
	}
	return t.show(ctx, f)
}

// finished is the step behind the last question.
const finished = "."

// passed tells whether a step need not be asked: it is answered, or does not apply.
func (s step) passed(f dialogue.Form) bool {
	_, answered := f.Fields[s.name]
	return answered || s.skip != nil && s.skip(f)
}

// show keeps a form and says where it stands: its open question, or what it comes to.
func (t *talk) show(ctx context.Context, f dialogue.Form) (chat.Reply, error) {
	f.Last = t.ID
	kept, err := t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts)
	if errors.Is(err, dialogue.ErrChanged) {
		return chat.Reply{}, nil // another press or replica goes on with it
	}
	if err != nil {
		return chat.Reply{}, stored("keeping a form", err)
	}
	if err := t.Talk.Close(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a question stays open", "update", t.ID, "error", err)
	}
	spec, _ := formOf(f.Command)
	at := slices.IndexFunc(spec.steps, func(s step) bool { return s.name == f.Step })
	if at < 0 {
		return spec.finish(ctx, t, kept)
	}
	return t.askStep(ctx, kept, spec.steps[at], "")
}

// askStep asks a question. again is what was wrong with the answer before.
func (t *talk) askStep(ctx context.Context, f dialogue.Form, s step, again string) (chat.Reply, error) {
	question, choices, err := s.ask(ctx, t, f)
	if err != nil {
		return chat.Reply{}, err
	}
	if again != "" {
		question = again + "\n\n" + question
	}
	m := t.card(question, t.formButtons(f, s, choices))
	m.Asks = true
	return chat.Reply{Messages: []chat.Message{m}, Mistake: again != ""}, nil
}

// formButtons are the answers offered, and the ways out.
func (t *talk) formButtons(f dialogue.Form, s step, choices []choice) (rows [][]chat.Button) {
	var narrow []chat.Button
	for _, c := range choices {
		b := t.answers(f, c.label, c.value)
		if !c.wide {
			narrow = append(narrow, b)
			continue
		}
		rows = append(append(rows, grid(narrow, 2)...), []chat.Button{b})
		narrow = nil
	}
	rows = append(rows, grid(narrow, 2)...)
	ways := []chat.Button{}
	if spec, _ := formOf(f.Command); len(spec.steps) > 0 && spec.steps[0].name != s.name {
		ways = append(ways, t.answers(f, text.ButtonFormBack(), wordBack))
	}
	if s.open && f.Fields[s.gathers] == "" {
		ways = append(ways, t.answers(f, text.ButtonSkip(), wordSkip))
	}
	return append(rows, append(ways, t.answers(f, text.ButtonGiveUp(), wordGiveUp)))
}

// answers is a button that answers the open question of a form, and of no later one.
func (t *talk) answers(f dialogue.Form, label, value string) chat.Button {
	return button(label, "isi", versionWord(f.Version), value)
}

// versionWord writes the version of a form in letters: it may have as many digits as a
// number of residents has.
func versionWord(version int) string {
	return strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(version))
}

// What buttons and words say to a form besides an answer.
const (
	wordBack   = "kembali"
	wordSkip   = "lewati"
	wordGiveUp = "batal"
	wordSave   = "simpan"
)

var cmdIsi = command{name: "isi", changes: true, answer: isi}

// isi is said by the buttons of forms: the version of the form, and the answer. A
// button of an earlier question says what is asked by now.
func isi(ctx context.Context, t *talk) (chat.Reply, error) {
	version, said, _ := strings.Cut(t.words, " ")
	f, open, err := t.Bot.Forms.Form(ctx, t.Chat, t.From)
	switch {
	case err != nil:
		return chat.Reply{}, stored("reading a form", err)
	case !open:
		return t.refuse(t.ended(ctx)), nil
	case version != versionWord(f.Version):
		return t.repeat(ctx, f)
	}
	return t.hearForm(ctx, f, said)
}

var cmdBatal = command{name: wordGiveUp, changes: true, answer: batal}

// batal gives up what the person is filling in here, as people say it to other bots. In a
// group it may be said to one of those.
func batal(ctx context.Context, t *talk) (chat.Reply, error) {
	_, open, err := t.Bot.Forms.Form(ctx, t.Chat, t.From)
	switch {
	case err != nil:
		return chat.Reply{}, stored("reading a form", err)
	case open:
		return t.giveUp(ctx)
	case t.Kind != chat.Private:
		return chat.Reply{}, nil
	}
	return t.refuse(text.FormGone()), nil
}

// filling answers the form that the person is filling in here; done is false when
// there is none. A kept update that comes again hears where the form stands.
func (t *talk) filling(ctx context.Context) (r chat.Reply, done bool, err error) {
	f, open, err := t.Bot.Forms.Form(ctx, t.Chat, t.From)
	if err != nil || !open {
		return chat.Reply{}, false, nil // without the store questions are answered all the same
	}
	switch {
	case f.Last == t.ID && t.ID != 0:
		r, err = t.repeat(ctx, f)
		return r, true, err
	case speaksElsewhere(f, t.words):
		return chat.Reply{}, false, nil // the form stays open
	}
	r, err = t.hearForm(ctx, f, t.words)
	return r, true, err
}

// speaksElsewhere tells whether words in the middle of a form are about a commitment that
// they name, "#12 sdh selesai", and not the answer. Where numbers are an answer they are it.
func speaksElsewhere(f dialogue.Form, words string) bool {
	s, ok := readSpoken(words)
	return ok && s.verb != "" && strings.HasPrefix(strings.TrimSpace(words), "#") && f.Command != "berkas"
}

// repeat says where the form stands, in a new message.
func (t *talk) repeat(ctx context.Context, f dialogue.Form) (chat.Reply, error) {
	spec, _ := formOf(f.Command)
	at := slices.IndexFunc(spec.steps, func(s step) bool { return s.name == f.Step })
	if at < 0 {
		return spec.finish(ctx, t, f)
	}
	return t.askStep(ctx, f, spec.steps[at], "")
}

// hearForm takes what was said to a form: one of its words, or an answer.
func (t *talk) hearForm(ctx context.Context, f dialogue.Form, said string) (chat.Reply, error) {
	spec, known := formOf(f.Command)
	if !known {
		return t.giveUp(ctx)
	}
	f.Fields = maps.Clone(f.Fields)
	at := slices.IndexFunc(spec.steps, func(s step) bool { return s.name == f.Step })
	switch word := strings.ToLower(strings.TrimSpace(said)); {
	case word == wordGiveUp:
		return t.giveUp(ctx)
	case word == wordBack:
		return t.back(ctx, f, spec, at)
	case at < 0 && (word == wordSave || text.IsYes(word)):
		return t.saves(ctx, spec, f)
	case at < 0:
		return spec.finish(ctx, t, f)
	case word == wordSkip && spec.steps[at].open:
		f.Fields[f.Step] = f.Fields[spec.steps[at].gathers]
		return t.advance(ctx, f, at+1)
	case word == wordSkip:
		return t.askStep(ctx, f, spec.steps[at], text.FormNoSkip())
	}
	return t.takesAnswer(ctx, f, spec, at, said)
}

// takesAnswer takes an answer to the question at a step, and goes on to the next.
func (t *talk) takesAnswer(ctx context.Context, f dialogue.Form, spec form, at int, said string) (chat.Reply, error) {
	s, was := spec.steps[at], maps.Clone(f.Fields)
	if s.take == nil || t.File != nil && !s.file {
		return t.askStep(ctx, f, s, text.FormNoWords())
	}
	again, err := s.take(ctx, t, f, said)
	if err != nil {
		return chat.Reply{}, err
	}
	if again == stays {
		return t.show(ctx, f)
	}
	if again != "" {
		return t.asksAgain(ctx, f, was, s, again)
	}
	if _, set := f.Fields[s.name]; !set {
		f.Fields[s.name] = said
	}
	return t.advance(ctx, f, at+1)
}

// asksAgain asks a question once more, and keeps what the answer has told all the same:
// the SKPD that were known among others, or the days between which to choose.
func (t *talk) asksAgain(ctx context.Context, f dialogue.Form, was map[string]string, s step, again string) (chat.Reply, error) {
	if maps.Equal(was, f.Fields) {
		return t.askStep(ctx, f, s, again)
	}
	f.Last = t.ID
	kept, err := t.Bot.Forms.PutForm(ctx, t.Chat, t.From, f, formLasts)
	if errors.Is(err, dialogue.ErrChanged) {
		return chat.Reply{}, nil // another press or replica goes on with it
	}
	if err != nil {
		return chat.Reply{}, stored("keeping a form", err)
	}
	return t.askStep(ctx, kept, s, again)
}

// back asks the question before again, forgetting its answer.
func (t *talk) back(ctx context.Context, f dialogue.Form, spec form, at int) (chat.Reply, error) {
	if at < 0 {
		at = len(spec.steps)
	}
	delete(f.Fields, f.Step)
	for at--; at > 0 && spec.steps[at].skip != nil && spec.steps[at].skip(f); {
		at--
	}
	at = max(at, 0)
	delete(f.Fields, spec.steps[at].name)
	return t.advance(ctx, f, at)
}

// saves does what was confirmed, and ends the form.
func (t *talk) saves(ctx context.Context, spec form, f dialogue.Form) (chat.Reply, error) {
	if spec.save == nil {
		return spec.finish(ctx, t, f)
	}
	r, err := spec.save(ctx, t, f)
	if err != nil || r.Mistake {
		return r, err
	}
	t.closeForm(ctx)
	t.marksSaved(ctx, f)
	return r, nil
}

// closeForm ends the person's form here. One that stays open ends by itself.
func (t *talk) closeForm(ctx context.Context) {
	if err := t.Bot.Forms.DropForm(ctx, t.Chat, t.From); err != nil {
		t.Log.Warn("a form stays open", "update", t.ID, "error", err)
	}
}

// giveUp ends the form without doing anything.
func (t *talk) giveUp(ctx context.Context) (chat.Reply, error) {
	if err := t.Bot.Forms.DropForm(ctx, t.Chat, t.From); err != nil {
		return chat.Reply{}, stored("ending a form", err)
	}
	return t.reply(text.FormGivenUp()), nil
}
