package outbox

import (
	"context"
	"slices"
)

// Rest implements Resting.
func (m *Memory) Rest(_ context.Context, to int64, reason Reason) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.resting[m.present(to)] = reason
	return nil
}

// Revive implements Resting.
func (m *Memory) Revive(_ context.Context, to int64) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	to = m.present(to)
	_, was := m.resting[to]
	delete(m.resting, to)
	now := m.now()
	for _, it := range slices.Clone(m.parked.items) {
		if m.present(it.To.Chat) == to {
			m.place(it, &m.due[it.Priority], now)
		}
	}
	return was, nil
}

// Move implements Resting.
func (m *Memory) Move(_ context.Context, from, to int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if to = m.after(from, to); to == from {
		return nil
	}
	for old, is := range m.moved {
		if is == from {
			m.moved[old] = to
		}
	}
	m.moved[from] = to
	delete(m.moved, to)
	m.follow(from, to)
	return nil
}

// after is the number that a move ends at, since to may have moved on by now. When
// it has moved on to from itself, the last move holds.
func (m *Memory) after(from, to int64) int64 {
	if on := m.present(to); on != from {
		return on
	}
	return to
}

// follow has what is known of a chat follow it.
func (m *Memory) follow(from, to int64) {
	a, b := m.lanes[from], m.lanes[to]
	m.lanes[to] = Lane{later(a.Next, b.Next), later(a.Hold, b.Hold)}
	delete(m.lanes, from)
	if until, ok := m.told[from]; ok {
		m.told[to] = later(until, m.told[to])
		delete(m.told, from)
	}
	if reason, ok := m.resting[from]; ok {
		m.resting[to] = reason
		delete(m.resting, from)
	}
	for _, b := range m.broadcasts {
		if b.told[from] {
			b.told[to] = true
		}
	}
}

// present is a chat's present number.
func (m *Memory) present(id int64) int64 {
	if to, ok := m.moved[id]; ok {
		return to
	}
	return id
}
