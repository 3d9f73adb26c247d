package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/summaries"
)

var cmdCek = command{name: toCheck, menus: inPrivate, answer: cek}

// What can be done with material, as buttons and forms say it.
const (
	toCheck     = "cek"
	toSummarise = "ringkas"
	toPublish   = "terbit"
)

// cek holds the figures of a text against the tables. In a group the result goes to the
// private chat of whoever asks.
func cek(ctx context.Context, t *talk) (chat.Reply, error) {
	t.words = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(t.words), ":"))
	m := t.brought()
	if m.isNothing() {
		return t.begin(ctx, toCheck, nil)
	}
	return t.reads(ctx, toCheck, m)
}

// saidToCheck answers words that begin as "cek: …" does. Without the colon they are one
// only if there is a figure in them that can be checked: "cek angka balangan" asks for it.
func (t *talk) saidToCheck(ctx context.Context) (r chat.Reply, done bool, err error) {
	rest, sure, ok := text.CutCheck(t.words)
	if !ok || rest == "" && !sure {
		return chat.Reply{}, false, nil
	}
	t.command = toCheck
	if !sure && len(summaries.Check(t.Catalogue, summaries.Page{Text: rest, Region: t.about(ctx)})) == 0 {
		return chat.Reply{}, false, nil
	}
	t.words = rest
	r, err = cek(ctx, t)
	return r, true, err
}

// about is the region that a text is likely about: the chat's own, or the one that it is
// bound to.
func (t *talk) about(ctx context.Context) string {
	code, own := t.home(ctx)
	if kept, err := t.preferences(ctx); err == nil && !own && kept.Bound != "" {
		return kept.Bound
	}
	return code
}

// checks answers with how the figures of a text stand.
func (t *talk) checks(ctx context.Context, p summaries.Page) (chat.Reply, error) {
	if t.Kind == chat.Private {
		return chat.Reply{Messages: []chat.Message{t.checked(p)}}, nil
	}
	if t.From == 0 || t.AsChat {
		return t.refuse(text.CheckAnonymous()), nil
	}
	m := t.checked(p)
	m.ReplyTo, m.Edit = 0, nil
	return t.privately(ctx, m)
}

// checked is the message that tells how the figures of a text stand.
func (t *talk) checked(p summaries.Page) chat.Message {
	list, others := summaries.CheckAll(t.Catalogue, p)
	var told []indicators.Figure
	for _, c := range list {
		for _, f := range []*indicators.Figure{c.From, c.Figure} {
			if f != nil {
				told = append(told, *f)
			}
		}
	}
	return t.card(text.Checked(t.Catalogue, list, others, mostChecked), nil, told...)
}

// privately sends a message to whoever asked in a group, and says so there. Those who have
// never begun the private chat get it once they do.
func (t *talk) privately(ctx context.Context, m chat.Message) (chat.Reply, error) {
	kept, err := t.People.Settings(ctx, t.From)
	if err != nil {
		return chat.Reply{}, stored("reading a person's settings", err)
	}
	if err := t.post(ctx, resultsKey+number(t.ID), chat.ID{Chat: t.From}, chat.Private, m); err != nil {
		return chat.Reply{}, err
	}
	words := text.CheckedInPrivate(kept.Rest != nil)
	if t.IsPress() {
		return t.refuse(words), nil
	}
	return chat.Reply{Messages: []chat.Message{t.card(words, t.privateButton())}}, nil
}

// privateButton leads to the private chat, where Telegram offers to begin it.
func (t *talk) privateButton() [][]chat.Button {
	if t.Username == "" {
		return nil
	}
	return [][]chat.Button{{{Label: text.ButtonOpenPrivate(), URL: "https://t.me/" + t.Username}}}
}

// formBaca asks for the text that a command needs: the next message, or file.
func formBaca(what string, question func() string) form {
	return form{command: what, finish: finishBaca, steps: []step{{name: "naskah", file: true, take: takeBaca,
		ask: func(context.Context, *talk, dialogue.Form) (string, []choice, error) { return question(), nil, nil }}}}
}

// takeBaca takes what can be read; what cannot is asked for again, and not kept.
func takeBaca(_ context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	m := readMaterial(said)
	if t.File != nil {
		m = material{file: t.File}
	}
	if m.isNothing() {
		return text.FormNoWords(), nil
	}
	if why := m.refuses(); why != "" {
		return why, nil
	}
	f.Fields["naskah"] = "ada"
	return "", nil
}

// finishBaca reads what was said last. It is not kept for that.
func finishBaca(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	t.closeForm(ctx)
	m := readMaterial(t.words)
	if t.File != nil {
		m = material{file: t.File}
	}
	return t.reads(ctx, f.Command, m)
}
