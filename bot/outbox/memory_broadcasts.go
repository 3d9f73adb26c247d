package outbox

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"
)

// telling is a broadcast and whom it was told to.
type telling struct {
	Broadcast
	told  map[int64]bool
	order int       // of announcing
	over  time.Time // when the cursor reached the end; its expiry before
}

// Announce implements Broadcasts.
func (m *Memory) Announce(_ context.Context, b Broadcast) (bool, error) {
	if err := b.Check(); err != nil {
		return false, fmt.Errorf("announcing a broadcast: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	limit := m.now().Add(-Remembered)
	maps.DeleteFunc(m.broadcasts, func(_ string, t *telling) bool { return t.over.Before(limit) })
	if _, known := m.broadcasts[b.ID]; known {
		return false, nil
	}
	m.order++
	b.Indexes, b.At, b.After, b.Made = slices.Clone(b.Indexes), 0, "", 0
	m.broadcasts[b.ID] = &telling{b, map[int64]bool{}, m.order, b.Expires}
	return true, nil
}

// Spread implements Broadcasts.
func (m *Memory) Spread(_ context.Context, aside ...string) (Broadcast, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	if ahead, held := m.ahead(now); ahead >= Ahead || held >= Held {
		return Broadcast{}, false, nil
	}
	for _, b := range m.open(now) {
		if !b.Start.After(now) && !slices.Contains(aside, b.ID) {
			return b, true, nil
		}
	}
	return Broadcast{}, false, nil
}

// ahead counts the letters of broadcasts that are due soon or leased, and those
// that are held.
func (m *Memory) ahead(now time.Time) (ahead, held int) {
	come, rest := m.leased.told(now)
	ahead = come + rest
	for p := range m.due {
		come, rest = m.due[p].told(now.Add(Soon))
		ahead, held = ahead+come, held+rest
	}
	return ahead, held
}

// open are the broadcasts to go on with, now or later, in that order.
func (m *Memory) open(now time.Time) []Broadcast {
	var open []*telling
	for _, t := range m.broadcasts {
		if !t.Done() && t.Expires.After(now) {
			open = append(open, t)
		}
	}
	slices.SortFunc(open, func(a, b *telling) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), a.Start.Compare(b.Start), a.order-b.order)
	})
	var all []Broadcast
	for _, t := range open {
		all = append(all, t.Broadcast)
	}
	return all
}

// Advance implements Broadcasts.
func (m *Memory) Advance(_ context.Context, b Broadcast, s Step) (added int, err error) {
	if err := s.Check(); err != nil {
		return 0, fmt.Errorf("going on with a broadcast: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.broadcasts[b.ID]
	if !ok || t.Done() || t.At != b.At || t.After != b.After {
		return 0, fmt.Errorf("going on with a broadcast: %w", ErrStep)
	}
	for _, l := range s.Letters {
		to := m.present(l.To.Chat)
		if !t.told[to] && m.put(l) {
			added++
		}
		t.told[to] = true
	}
	t.At, t.After, t.Made = s.At, s.After, t.Made+added
	if t.Done() {
		t.over = m.now()
	}
	return added, nil
}

// Broadcast implements Broadcasts.
func (m *Memory) Broadcast(_ context.Context, id string) (Broadcast, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.broadcasts[id]
	if !ok {
		return Broadcast{}, false, nil
	}
	return t.Broadcast, true, nil
}

// Readers implements Broadcasts.
func (m *Memory) Readers(_ context.Context, id, after string, n int) ([]int64, string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.broadcasts[id]
	if !ok {
		return nil, "", nil
	}
	return PageOf(slices.Collect(maps.Keys(t.told)), after, n)
}
