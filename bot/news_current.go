package bot

import (
	"context"

	"pantau/indicators"
)

// written are the values that stand in the book at one version of it.
type written struct {
	version int64
	values  map[indicators.Key]indicators.Decimal
}

// current are the cells whose value is the one that the bot answers with. What is
// another has been replaced since, and the news of that tells it; unless the book
// still says it: then the bot is behind, as it is for a moment after it has started.
// The book is asked only about cells that differ, and read once a version.
func (b *Bot) current(ctx context.Context, n news, cells []told) (same []told, behind bool, err error) {
	c := b.catalogue.Load()
	var others []told
	for _, cell := range cells {
		k, v, known := n.value(cell)
		if f, ok := c.Figure(k.Region, k.Indicator, k.Period); known && ok && f.Value.Cmp(v) == 0 {
			same = append(same, cell)
		} else {
			others = append(others, cell)
		}
	}
	if len(others) == 0 {
		return same, false, nil
	}
	values, err := b.written(ctx)
	if err != nil {
		return nil, false, err
	}
	for _, cell := range others {
		k, v, known := n.value(cell)
		if is, ok := values[k]; known && ok && is.Cmp(v) == 0 {
			return same, true, nil
		}
	}
	return same, false, nil
}

// value is a figure of the news as tables have it.
func (n news) value(c told) (indicators.Key, indicators.Decimal, bool) {
	k, ok := n.key(c)
	v, err := indicators.ParseDecimal(c.Value)
	return k, v, ok && err == nil
}

// written are the values that stand in the book now.
func (b *Bot) written(ctx context.Context) (map[indicators.Key]indicators.Decimal, error) {
	version, err := b.Book.Version(ctx)
	if err != nil {
		return nil, stored("reading the book's version", err)
	}
	if w := b.book.Load(); w != nil && w.version == version {
		return w.values, nil
	}
	entries, version, err := b.Book.Entries(ctx)
	if err != nil {
		return nil, stored("reading the book", err)
	}
	w := &written{version, make(map[indicators.Key]indicators.Decimal, len(entries))}
	for _, e := range entries {
		if e.Held == "" {
			w.values[e.Key()] = e.Value
		}
	}
	b.book.Store(w)
	return w.values, nil
}
