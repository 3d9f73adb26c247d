package summaries

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Told implements Ledger.
func (l *MemoryLedger) Told(_ context.Context, regions []string, skip, most int) ([]Item, int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	told := l.list(toldAt, func(i Item) bool {
		return i.State == Announced &&
			(len(regions) == 0 || i.Release.Region != "" && slices.Contains(regions, i.Release.Region))
	})
	slices.Reverse(told)
	from := min(max(skip, 0), len(told))
	page, err := l.copies(told[from:min(from+max(most, 0), len(told))])
	return page, len(told), err
}

// Open implements Ledger.
func (l *MemoryLedger) Open(context.Context) ([]Item, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.copies(l.list(foundAt, func(i Item) bool { return i.State.IsOpen() }))
}

func toldAt(i Item) time.Time  { return i.ToldAt }
func foundAt(i Item) time.Time { return i.FoundAt }

// list is the numbers of some items by a time, the oldest first, those of one
// millisecond by number.
func (l *MemoryLedger) list(at func(Item) time.Time, which func(Item) bool) []int {
	var numbers []int
	for n, h := range l.items {
		if which(h.item) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(at(l.items[a].item).UnixMilli(), at(l.items[b].item).UnixMilli()), cmp.Compare(a, b))
	})
	return numbers
}

func (l *MemoryLedger) copies(numbers []int) ([]Item, error) {
	var items []Item
	for _, n := range numbers {
		i, _, err := l.read(n)
		if err != nil {
			return nil, err
		}
		items = append(items, i)
	}
	return items, nil
}

// makeRoom forgets some items that are beyond what is kept, after one has come in or
// was changed.
func (l *MemoryLedger) makeRoom(after Item) {
	if after.Version == 1 && after.Number%RoomEvery == 0 && !after.FoundAt.IsZero() {
		long := after.FoundAt.Add(-KeepsAside).UnixMilli()
		l.forget(l.list(foundAt, func(i Item) bool { return i.State.IsAside() && i.FoundAt.UnixMilli() < long }))
	}
	if after.State == Announced {
		told := l.list(toldAt, func(i Item) bool { return i.State == Announced })
		l.forget(told[:max(0, len(told)-cmp.Or(l.Keep, KeepsAnnounced))])
	}
}

func (l *MemoryLedger) forget(numbers []int) {
	for _, n := range numbers[:min(len(numbers), ForgetsAtOnce)] {
		l.ids[l.items[n].item.Release.ID] = 0
		delete(l.items, n)
	}
}
