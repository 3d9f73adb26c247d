package bot

import (
	"context"

	"pantau/bot/chat"
	"pantau/bot/text"
)

// askElsewhere has a question that was not understood read by the Asker, where there is
// one. Nothing that it says reaches the user: its proposal is held against the question's
// words, written as a question of our own, read and answered like one, and shown above
// the answer. Whatever does not fit is no reading at all.
func (t *talk) askElsewhere(ctx context.Context) (chat.Reply, bool, error) {
	if t.Asker == nil {
		return chat.Reply{}, false, nil
	}
	words := t.Catalogue.Scrub(t.words)
	p, err := t.Asker.Ask(ctx, words)
	if err != nil {
		t.Log.Warn("a question is not read elsewhere", "update", t.ID, "error", err)
		return chat.Reply{}, false, nil
	}
	if _, err := t.Catalogue.Ground(words, p); err != nil {
		t.Log.Info("a reading of a question is not borne out", "update", t.ID)
		return chat.Reply{}, false, nil
	}
	asked := text.AskedAs(p)
	q := t.Catalogue.Read(asked)
	if nothing(q) || len(q.Unclear) > 0 {
		return chat.Reply{}, false, nil
	}
	t.words = asked
	r, err := t.ask(ctx, q)
	if err == nil && len(r.Messages) > 0 {
		r.Messages[0].Text = text.ReadByModel(asked) + "\n\n" + r.Messages[0].Text
	}
	return r, err == nil, err
}
