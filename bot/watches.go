package bot

import (
	"context"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/bot/text"
)

// subscribedWatches is the card of the conditions on new figures.
func (t *talk) subscribedWatches(ctx context.Context, done string) (chat.Reply, error) {
	v, err := t.subscribed(ctx, done)
	if err != nil {
		return chat.Reply{}, err
	}
	var rows [][]chat.Button
	has := map[people.Watch]bool{}
	for _, w := range v.Settings.Watches {
		has[w] = true
		rows = append(rows, []chat.Button{t.option(text.ButtonWatch(w, false), watchWords(w), "tidak")})
	}
	for _, w := range []people.Watch{people.IfP0Rises, people.IfRankChanges} {
		if !has[w] {
			rows = append(rows, []chat.Button{t.option(text.ButtonWatch(w, true), watchWords(w), "ya")})
		}
	}
	rows = append(rows, []chat.Button{t.option(text.ButtonLimit(), "di atas")})
	if len(has) > 0 {
		rows = append(rows, []chat.Button{t.option(text.ButtonNoWatch(), "tanpa syarat")})
	}
	rows = append(rows, []chat.Button{t.option(text.ButtonSubscriptions(true))})
	return chat.Reply{Messages: []chat.Message{t.card(text.SubscribedWatches(v), rows)}}, nil
}

// watchWords are the words behind /langganan that mean a condition.
func watchWords(w people.Watch) string {
	if limit, limited := strings.CutPrefix(string(w), string(people.IfAbove)+"-"); limited {
		return "di atas " + limit
	}
	return string(w)
}

// watch adds a condition or takes it away.
func (t *talk) watch(ctx context.Context, w people.Watch, state string) (chat.Reply, error) {
	on := !off(state)
	if err := t.keepsRegion(ctx, on); err != nil {
		return chat.Reply{}, err
	}
	_, err := t.prefer(ctx, func(s *people.Settings) error {
		if !on {
			return s.DropWatch(string(w))
		}
		if err := s.AddWatch(string(w)); err != nil {
			return err
		}
		return t.wantsSomething(s)
	})
	if r, full := t.tooMuch(err); full {
		return r, nil
	}
	if err != nil {
		return chat.Reply{}, err
	}
	return t.subscribedWatches(ctx, text.WatchKept(w, on))
}

// watchLimit reads "5", "5,5 persen" or "5 tidak".
func (t *talk) watchLimit(ctx context.Context, words string) (chat.Reply, error) {
	if words == "" {
		return t.askWords(ctx, t.saying()+" di atas %s", text.AskLimit())
	}
	limit, state, _ := strings.Cut(strings.TrimSuffix(words, " persen"), " ")
	w, err := people.ParseWatch(string(people.IfAbove) + "-" + limit)
	if err != nil || state != "" && state != "ya" && state != "%" && !off(state) {
		return t.mistake(text.LimitUnread()), nil
	}
	return t.watch(ctx, w, state)
}

// watchNothing takes all conditions away.
func (t *talk) watchNothing(ctx context.Context, _ string) (chat.Reply, error) {
	if _, err := t.prefer(ctx, func(s *people.Settings) error { s.Watches = nil; return nil }); err != nil {
		return chat.Reply{}, err
	}
	return t.subscribedWatches(ctx, text.WatchesGone())
}
