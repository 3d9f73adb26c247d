package indicators

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
)

// MemoryBook is a book that ends with the process: for the demonstration and for
// tests.
type MemoryBook struct {
	mu      sync.Mutex
	pages   map[Key]Page
	version int64
}

var (
	_ Book = (*MemoryBook)(nil)
	_ News = (*MemoryBook)(nil)
)

// NewMemoryBook is an empty book.
func NewMemoryBook() *MemoryBook { return &MemoryBook{pages: map[Key]Page{}} }

// Entries are all of them, in order of their cells.
func (b *MemoryBook) Entries(context.Context) ([]Entry, int64, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []Entry
	for _, p := range b.pages {
		for _, e := range [...]*Entry{p.Told, p.Held} {
			if e != nil {
				all = append(all, *e)
			}
		}
	}
	SortByCell(all)
	return all, b.version, nil
}

// Version rises with every change.
func (b *MemoryBook) Version(context.Context) (int64, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.version, nil
}

// Write puts entries in.
func (b *MemoryBook) Write(_ context.Context, news bool, entries ...Entry) error {
	return b.change(entries, func(p Page, e Entry) Page { return p.Write(e, news) })
}

// Drop takes held entries out.
func (b *MemoryBook) Drop(_ context.Context, held ...Entry) error { return b.change(held, Page.Drop) }

// Untold are the entries that wait, the oldest first.
func (b *MemoryBook) Untold(context.Context) ([]Entry, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []Entry
	for _, p := range b.pages {
		if e := p.Waiting(); e != nil {
			all = append(all, *e)
		}
	}
	SortByAge(all)
	return all, nil
}

// Told takes entries off the list.
func (b *MemoryBook) Told(_ context.Context, entries ...Entry) error {
	return b.change(entries, Page.Tell)
}

// change changes the pages of all entries, or none when one cannot stand in a book.
func (b *MemoryBook) change(entries []Entry, how func(Page, Entry) Page) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	pages := map[Key]Page{}
	for _, e := range entries {
		if err := e.Check(); err != nil {
			return err
		}
		p, ok := pages[e.Key()]
		if !ok {
			p = b.pages[e.Key()]
		}
		pages[e.Key()] = how(p, e)
	}
	if len(pages) > 0 {
		maps.Copy(b.pages, pages)
		b.version++
	}
	return nil
}

// SortByCell orders entries by region, indicator and period, told before held.
func SortByCell(entries []Entry) {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(compareKeys(a.Key(), b.Key()), strings.Compare(a.Held, b.Held))
	})
}

// SortByAge orders entries by when they went into the book, the oldest first,
// those of one moment by cell.
func SortByAge(entries []Entry) {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(a.At.Compare(b.At), compareKeys(a.Key(), b.Key()))
	})
}

func compareKeys(a, b Key) int {
	return cmp.Or(strings.Compare(a.Region, b.Region), cmp.Compare(a.Indicator, b.Indicator), a.Period.compare(b.Period))
}
