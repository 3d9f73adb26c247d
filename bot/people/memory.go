package people

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Memory keeps everything in the process: for the terminal, which keeps nothing,
// and for tests. Names do not age in it, since the process does not live that long.
type Memory struct {
	now func() time.Time // nil when nothing ages

	mu      sync.Mutex
	chats   map[int64]*entry
	moved   map[int64]int64    // a later number → the number the chat is kept under
	lists   map[string][]int64 // by index name, ascending
	records map[place]map[string]string
	regions map[int64]map[string]bool // of a person
	invites map[ticket]*invitation
}

// entry is what is kept about a chat. Settings are kept as text, as in every other
// store, so that nobody outside holds a part of them.
type entry struct {
	region   string
	settings string
	meant    []choice // the latest choice last
}

type choice struct{ name, code string }

var _ Store = (*Memory)(nil)

// NewMemory is an empty Memory in which nothing ages: invitations stay.
func NewMemory() *Memory { return NewMemoryAt(nil) }

// NewMemoryAt is an empty Memory that reads the time from now, so that invitations
// run out.
func NewMemoryAt(now func() time.Time) *Memory {
	return &Memory{
		now: now, chats: map[int64]*entry{}, moved: map[int64]int64{}, lists: map[string][]int64{},
		records: map[place]map[string]string{}, regions: map[int64]map[string]bool{}, invites: map[ticket]*invitation{},
	}
}

// Chat implements Chats.
func (m *Memory) Chat(_ context.Context, id int64) (Chat, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.entry(id)
	c := Chat{Region: e.region}
	if len(e.meant) > 0 {
		c.Meant = make(map[string]string, len(e.meant))
		for _, ch := range e.meant {
			c.Meant[ch.name] = ch.code
		}
	}
	return c, nil
}

// SetRegion implements Chats, as far as a process can that keeps nothing.
func (m *Memory) SetRegion(_ context.Context, id int64, code string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.entry(id)
	return m.put(id, code, e.settings)
}

// Remember implements Chats.
func (m *Memory) Remember(_ context.Context, id int64, name, code string) error {
	if err := CheckName(name, code); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.entry(id)
	choices := slices.DeleteFunc(e.meant, func(c choice) bool { return c.name == name })
	if code != "" {
		choices = append(choices, choice{name, code})
	}
	e.meant = choices[max(0, len(choices)-MaxNames):]
	m.chats[m.first(id)] = e
	return nil
}

// entry is what is kept about a chat, or an empty one that is not kept yet.
func (m *Memory) entry(id int64) *entry {
	if e := m.chats[m.first(id)]; e != nil {
		return e
	}
	return &entry{}
}

// first is the number under which a chat is kept.
func (m *Memory) first(id int64) int64 {
	for {
		to, moved := m.moved[id]
		if !moved {
			return id
		}
		id = to
	}
}
