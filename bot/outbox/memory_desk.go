package outbox

import (
	"context"
	"maps"
	"slices"
	"time"
)

// Stats implements Desk.
func (m *Memory) Stats(context.Context) (Stats, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	s := Stats{
		Waiting: map[Priority]int{}, LastMinute: m.sent[minute(now)-1],
		Leased: m.leased.Len(), Parked: m.parked.Len(), Resting: len(m.resting), Dead: len(m.dead),
		Broadcasts: m.open(now), Counts: maps.Clone(m.counts),
	}
	_, s.Held = m.ahead(now)
	for _, it := range m.items {
		s.Waiting[it.Priority]++
	}
	for p := range m.due {
		if it, ok := m.due[p].first(now); ok {
			s.Oldest = max(s.Oldest, now.Sub(it.at))
		}
	}
	return s, nil
}

// Dead implements Desk.
func (m *Memory) Dead(_ context.Context, n int) ([]DeadLetter, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	letters := slices.Clone(m.dead[max(0, len(m.dead)-n):])
	slices.Reverse(letters)
	return letters, nil
}

// Retry implements Desk.
func (m *Memory) Retry(_ context.Context, until time.Time, keys ...string) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := len(m.dead)
	m.dead = slices.DeleteFunc(m.dead, func(d DeadLetter) bool {
		if len(keys) > 0 && !slices.Contains(keys, d.Key) {
			return false
		}
		l := d.Letter
		l.Due, l.Expires, l.Tries, l.Reason = time.Time{}, until, 0, ""
		delete(m.ended, l.Key)
		m.add(l)
		return true
	})
	return before - len(m.dead), nil
}
