package redisledger

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"pantau/summaries"
)

// Add implements summaries.Ledger. Of an item that is forgotten it answers the release
// alone.
func (l *Ledger) Add(ctx context.Context, i summaries.Item) (summaries.Item, bool, error) {
	const doing = "adding to the ledger"
	text, err := summaries.EncodeItem(i)
	if err != nil {
		return summaries.Item{}, false, fmt.Errorf("%s: %w", doing, err)
	}
	lists, scores := l.lists(i)
	keys := append([]string{l.key("last"), l.key("ids"), l.key("gone"), l.key("items")}, lists...)
	args := append([]any{i.Release.ID, digest(i.Release.ID), caller(), text}, scores...)
	var said []any
	err = do(ctx, patience, doing, func(ctx context.Context) (err error) {
		said, err = add.Run(ctx, l.rdb, keys, args...).Slice()
		return err
	})
	if err != nil {
		return summaries.Item{}, false, err
	}
	kept, isNew, err := added(said, i.Release)
	if err != nil {
		return summaries.Item{}, false, fmt.Errorf("%s: %w", doing, err)
	}
	if isNew {
		l.makeRoom(ctx, kept)
	}
	return kept, isNew, l.kept(ctx, doing)
}

// added reads what the script add has said of a release.
func added(said []any, r summaries.Release) (summaries.Item, bool, error) {
	if len(said) != 3 {
		return summaries.Item{}, false, summaries.ErrRecord
	}
	number, _ := said[0].(int64)
	text, _ := said[1].(string)
	if number == 0 {
		return summaries.Item{Release: r, State: summaries.Old}, false, nil
	}
	i, err := read(int(number), text)
	return i, said[2] == int64(1), err
}

// lists are the keys of the lists that an item is on, and its scores there.
func (l *Ledger) lists(i summaries.Item) (keys []string, scores []any) {
	for name, score := range shelves(i) {
		keys, scores = append(keys, l.key(name)), append(scores, score)
	}
	return keys, scores
}

// tries is how often a change is worked out before others are said to be too busy.
const tries = 20

// Change implements summaries.Ledger. A number that no item has is
// summaries.ErrNoItem; an item that others changed at every try summaries.ErrChanged.
// What change does to Number, Version and Release.ID is undone.
func (l *Ledger) Change(ctx context.Context, number int, change func(*summaries.Item) error) (summaries.Item, error) {
	doing := "changing item " + strconv.Itoa(number)
	for range tries {
		was, ok, err := l.Find(ctx, number)
		switch {
		case err != nil:
			return summaries.Item{}, err
		case !ok:
			return summaries.Item{}, fmt.Errorf("%s: %w", doing, summaries.ErrNoItem)
		}
		is := was
		if err := change(&is); err != nil {
			return summaries.Item{}, err
		}
		is.Release.ID = was.Release.ID
		kept, done, err := l.replace(ctx, doing, was, is)
		if err != nil {
			return summaries.Item{}, err
		}
		if done {
			l.makeRoom(ctx, kept)
			return kept, l.kept(ctx, doing)
		}
	}
	return summaries.Item{}, fmt.Errorf("%s: %w", doing, summaries.ErrChanged)
}

// replace puts an item in place of what it was, unless that has changed.
func (l *Ledger) replace(ctx context.Context, doing string, was, is summaries.Item) (kept summaries.Item, done bool, err error) {
	text, err := summaries.EncodeItem(is)
	if err != nil {
		return is, false, fmt.Errorf("%s: %w", doing, err)
	}
	from, _ := l.lists(was)
	to, scores := l.lists(is)
	keys := slices.Concat([]string{l.key("items")}, from, to)
	args := append([]any{was.Number, was.Version, caller(), text, len(from)}, scores...)
	err = do(ctx, patience, doing, func(ctx context.Context) (err error) {
		done, err = change.Run(ctx, l.rdb, keys, args...).Bool()
		return err
	})
	if err != nil || !done {
		return is, false, err
	}
	kept, err = summaries.DecodeItem(text)
	kept.Number, kept.Version = was.Number, was.Version+1
	return kept, true, err
}
