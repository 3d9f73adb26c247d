package dialogue

import (
	"context"
	"slices"
	"sync"
	"time"

	"pantau/bot/chat"
)

// Memory keeps dialogues in the process: for the terminal, and for tests. What
// has run out is swept when something is kept, at most once a minute.
type Memory struct {
	now func() time.Time

	mu    sync.Mutex
	kept  map[any]entry // asked, subject, chat.Ref or once → Question, its words, Card or nil
	swept time.Time
	turn  int // version of the form that was kept last
}

type entry struct {
	value any
	until time.Time
}

type asked struct {
	at     chat.ID
	person int64
}

// subject is the key of what a talk is about.
type subject asked

type once string

var (
	_ Store = (*Memory)(nil)
	_ Refs  = (*Memory)(nil)
)

// NewMemory is an empty Memory that reads the time from now.
func NewMemory(now func() time.Time) *Memory {
	return &Memory{now: now, kept: map[any]entry{}}
}

// Ask implements Store.
func (m *Memory) Ask(_ context.Context, at chat.ID, person int64, q Question, ttl time.Duration) error {
	q.Choices = slices.Clone(q.Choices)
	m.put(asked{at, person}, q, ttl)
	return nil
}

// Pending implements Store.
func (m *Memory) Pending(_ context.Context, at chat.ID, person int64) (Question, bool, error) {
	v, ok := m.get(asked{at, person})
	if !ok {
		return Question{}, false, nil
	}
	q := v.(Question)
	q.Choices = slices.Clone(q.Choices)
	return q, true, nil
}

// Close implements Store.
func (m *Memory) Close(_ context.Context, at chat.ID, person int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, asked{at, person})
	return nil
}

// PutSubject implements Store.
func (m *Memory) PutSubject(_ context.Context, at chat.ID, person int64, question string, ttl time.Duration) error {
	m.put(subject{at, person}, question, ttl)
	return nil
}

// Subject implements Store.
func (m *Memory) Subject(_ context.Context, at chat.ID, person int64) (string, bool, error) {
	v, ok := m.get(subject{at, person})
	if !ok {
		return "", false, nil
	}
	return v.(string), true, nil
}

// DropSubject implements Store.
func (m *Memory) DropSubject(_ context.Context, at chat.ID, person int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, subject{at, person})
	return nil
}

// Keep implements Store.
func (m *Memory) Keep(_ context.Context, message chat.Ref, c Card, ttl time.Duration) error {
	m.put(message, c, ttl)
	return nil
}

// Card implements Store.
func (m *Memory) Card(_ context.Context, message chat.Ref) (Card, bool, error) {
	v, ok := m.get(message)
	if !ok {
		return Card{}, false, nil
	}
	return v.(Card), true, nil
}

// Once implements Store.
func (m *Memory) Once(_ context.Context, key string, ttl time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, taken := m.lookup(once(key)); taken {
		return false, nil
	}
	m.set(once(key), nil, ttl)
	return true, nil
}

// Mark implements Refs.
func (m *Memory) Mark(_ context.Context, message Told, names ...string) error {
	message.At = message.At.Truncate(time.Second)
	for _, name := range names {
		m.put(marked{message.Chat, name}, message, KeepsRefs)
	}
	return nil
}

// Marked implements Refs.
func (m *Memory) Marked(_ context.Context, chat int64, name string) (Told, bool, error) {
	v, ok := m.get(marked{chat, name})
	if !ok {
		return Told{}, false, nil
	}
	return v.(Told), true, nil
}

// marked is what a chat was told.
type marked struct {
	chat int64
	name string
}

func (m *Memory) put(key, value any, ttl time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set(key, value, ttl)
}

func (m *Memory) get(key any) (any, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lookup(key)
}

func (m *Memory) lookup(key any) (any, bool) {
	e, ok := m.kept[key]
	if !ok || !m.now().Before(e.until) {
		return nil, false
	}
	return e.value, true
}

func (m *Memory) set(key, value any, ttl time.Duration) {
	now := m.now()
	if now.Sub(m.swept) >= time.Minute {
		m.swept = now
		for k, e := range m.kept {
			if !now.Before(e.until) {
				delete(m.kept, k)
			}
		}
	}
	m.kept[key] = entry{value, now.Add(ttl)}
}
