package people

import (
	"context"
	"slices"
	"sync"
)

// Memory keeps chats in the process: for the terminal, which keeps nothing, and
// for tests. Names do not age in it, since the process does not live that long.
type Memory struct {
	mu      sync.Mutex
	regions map[int64]string
	meant   map[int64][]choice // the latest choice last
}

type choice struct{ name, code string }

var _ Chats = (*Memory)(nil)

// NewMemory is an empty Memory.
func NewMemory() *Memory {
	return &Memory{regions: map[int64]string{}, meant: map[int64][]choice{}}
}

// Chat implements Chats.
func (m *Memory) Chat(_ context.Context, id int64) (Chat, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := Chat{Region: m.regions[id]}
	if choices := m.meant[id]; len(choices) > 0 {
		c.Meant = make(map[string]string, len(choices))
		for _, ch := range choices {
			c.Meant[ch.name] = ch.code
		}
	}
	return c, nil
}

// SetRegion implements Chats, as far as a process can that keeps nothing.
func (m *Memory) SetRegion(_ context.Context, id int64, code string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if code == "" {
		delete(m.regions, id)
		return nil
	}
	m.regions[id] = code
	return nil
}

// Remember implements Chats.
func (m *Memory) Remember(_ context.Context, id int64, name, code string) error {
	if err := CheckName(name, code); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	choices := slices.DeleteFunc(m.meant[id], func(c choice) bool { return c.name == name })
	if code != "" {
		choices = append(choices, choice{name, code})
	}
	m.meant[id] = choices[max(0, len(choices)-MaxNames):]
	return nil
}
