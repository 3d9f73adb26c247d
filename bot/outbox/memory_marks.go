package outbox

import (
	"context"
	"maps"
	"time"
)

// Marked implements Letters.
func (m *Memory) Marked(_ context.Context, marks ...string) ([]bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.comb()
	known := make([]bool, len(marks))
	for i, mark := range marks {
		if known[i] = m.marked(mark); known[i] {
			m.marks[mark] = m.now()
		}
	}
	return known, nil
}

// marked tells whether a letter with the mark has gone in.
func (m *Memory) marked(mark string) bool {
	at, known := m.marks[mark]
	return known && m.now().Sub(at) < Remembered
}

// comb drops the marks that are forgotten, once a day at most: it looks at all.
func (m *Memory) comb() {
	now := m.now()
	if now.Sub(m.combed) < 24*time.Hour {
		return
	}
	m.combed = now
	maps.DeleteFunc(m.marks, func(_ string, at time.Time) bool { return now.Sub(at) >= Remembered })
}
