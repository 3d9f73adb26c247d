package bot

import (
	"context"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/dialogue"
	"pantau/bot/text"
	"pantau/summaries"
)

// formRelease names the form that asks approvers for a reason, or for other words.
const formRelease = "rilis"

func formRilis() form {
	return form{command: formRelease, finish: finishRilis, steps: []step{
		{name: "isi", ask: askRilis, take: takeRilis},
	}}
}

// releaseOf is the release that a form is about.
func (t *talk) releaseOf(ctx context.Context, f dialogue.Form) (summaries.Item, bool, error) {
	number, _ := strconv.Atoi(f.Fields["nomor"])
	i, ok, err := t.Releases.Find(ctx, number)
	return i, ok && i.Draft != nil, stored("reading the ledger", err)
}

func askRilis(ctx context.Context, t *talk, f dialogue.Form) (string, []choice, error) {
	i, ok, err := t.releaseOf(ctx, f)
	if err != nil || !ok {
		number, _ := strconv.Atoi(f.Fields["nomor"])
		return text.NoReleaseToDecide(number), nil, err
	}
	switch f.Fields["untuk"] {
	case releaseEdit:
		return text.AskReleaseWords(i.Number, i.Draft.Text, i.State == summaries.Announced, summaries.MostWords), nil, nil
	case releaseWithdraw:
		return text.AskWithdrawal(i.Number, i.Draft.Title), nil, nil
	}
	return text.AskRejection(i.Number, i.Draft.Title), nil, nil
}

// takeRilis takes a reason, or words all of whose figures are right.
func takeRilis(ctx context.Context, t *talk, f dialogue.Form, said string) (again string, err error) {
	said = oneLine(said)
	f.Fields["isi"] = said
	if f.Fields["untuk"] != releaseEdit {
		if !fitsReason(said) {
			delete(f.Fields, "isi")
			return text.NoteTooLong(mostNoteLetters), nil
		}
		return "", nil
	}
	i, ok, err := t.releaseOf(ctx, f)
	if err != nil || !ok {
		return "", err
	}
	if _, faults := t.rewritten(i, said); len(faults) > 0 {
		delete(f.Fields, "isi")
		return text.ReleaseFaults(faults), nil
	}
	return "", nil
}

// finishRilis does what was asked for, with the rights and the state as they are then.
func finishRilis(ctx context.Context, t *talk, f dialogue.Form) (chat.Reply, error) {
	t.closeForm(ctx)
	number, _ := strconv.Atoi(f.Fields["nomor"])
	r, _, err := t.releaseVerb(ctx, f.Fields["untuk"], number, f.Fields["isi"])
	return r, err
}
