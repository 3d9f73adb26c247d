package summaries

import (
	"context"
	"fmt"
	"sync"
)

// MemoryLedger is a ledger that ends with the process: for the demonstration and for
// tests. It does what the contract in ledgertest says. The zero value is empty.
type MemoryLedger struct {
	Keep int // announced items that are kept; KeepsAnnounced when 0

	mu     sync.Mutex
	last   int // number given
	items  map[int]held
	ids    map[string]int // 0 when its item is forgotten
	opened map[string]bool
	counts map[string]map[string]int // day → name → count
}

// held is an item and its record, from which every reader gets an item of his own.
type held struct {
	item Item
	text []byte
}

var _ Ledger = (*MemoryLedger)(nil)

// tries is how often a change is worked out before others are said to be too busy.
const tries = 20

// NewMemoryLedger is an empty ledger.
func NewMemoryLedger() *MemoryLedger { return &MemoryLedger{} }

// Opened implements Ledger.
func (l *MemoryLedger) Opened(_ context.Context, source string) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.opened[source], nil
}

// SetOpened implements Ledger.
func (l *MemoryLedger) SetOpened(_ context.Context, source string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.opened == nil {
		l.opened = map[string]bool{}
	}
	l.opened[source] = true
	return nil
}

// Known implements Ledger.
func (l *MemoryLedger) Known(_ context.Context, ids ...string) ([]bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	known := make([]bool, len(ids))
	for i, id := range ids {
		_, known[i] = l.ids[id]
	}
	return known, nil
}

// Add implements Ledger. Of an item that is forgotten it answers the release alone.
func (l *MemoryLedger) Add(_ context.Context, i Item) (Item, bool, error) {
	text, err := EncodeItem(i)
	if err != nil {
		return Item{}, false, fmt.Errorf("adding to the ledger: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if number, known := l.ids[i.Release.ID]; known && number == 0 {
		return Item{Release: i.Release, State: Old}, false, nil
	} else if known {
		kept, _, err := l.read(number)
		return kept, false, err
	}
	if l.ids == nil {
		l.ids, l.items = map[string]int{}, map[int]held{}
	}
	l.last++
	l.ids[i.Release.ID] = l.last
	kept, err := l.put(l.last, 1, text)
	l.makeRoom(kept)
	return kept, err == nil, err
}

// put keeps a record and answers an item that nobody else holds.
func (l *MemoryLedger) put(number, version int, text []byte) (Item, error) {
	item, err := DecodeItem(text)
	if err != nil {
		return Item{}, err
	}
	item.Number, item.Version = number, version
	l.items[number] = held{item, text}
	kept, _, err := l.read(number)
	return kept, err
}

func (l *MemoryLedger) read(number int) (Item, bool, error) {
	h, ok := l.items[number]
	if !ok {
		return Item{}, false, nil
	}
	i, err := DecodeItem(h.text)
	i.Number, i.Version = number, h.item.Version
	return i, err == nil, err
}

// Change implements Ledger.
func (l *MemoryLedger) Change(ctx context.Context, number int, change func(*Item) error) (Item, error) {
	for range tries {
		i, ok, err := l.Find(ctx, number)
		switch {
		case err != nil:
			return Item{}, err
		case !ok:
			return Item{}, fmt.Errorf("changing item %d: %w", number, ErrNoItem)
		}
		version, id := i.Version, i.Release.ID
		if err := change(&i); err != nil {
			return Item{}, err
		}
		i.Release.ID = id
		text, err := EncodeItem(i)
		if err != nil {
			return Item{}, fmt.Errorf("changing item %d: %w", number, err)
		}
		if kept, done, err := l.replace(number, version, text); done || err != nil {
			return kept, err
		}
	}
	return Item{}, fmt.Errorf("changing item %d: %w", number, ErrChanged)
}

// replace puts a record in place of one of a version.
func (l *MemoryLedger) replace(number, version int, text []byte) (kept Item, done bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.items[number].item.Version != version {
		return Item{}, false, nil
	}
	kept, err = l.put(number, version+1, text)
	l.makeRoom(kept)
	return kept, true, err
}

// Find implements Ledger.
func (l *MemoryLedger) Find(_ context.Context, number int) (Item, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read(number)
}

// ByID implements Ledger.
func (l *MemoryLedger) ByID(_ context.Context, id string) (Item, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read(l.ids[id])
}
