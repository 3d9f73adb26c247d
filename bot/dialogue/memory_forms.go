package dialogue

import (
	"context"
	"maps"
	"time"

	"pantau/bot/chat"
)

// filled is the key of a form.
type filled struct {
	at     chat.ID
	person int64
}

var _ Forms = (*Memory)(nil)

// Form implements Forms.
func (m *Memory) Form(_ context.Context, at chat.ID, person int64) (Form, bool, error) {
	v, ok := m.get(filled{at, person})
	if !ok {
		return Form{}, false, nil
	}
	f := v.(Form)
	f.Fields = maps.Clone(f.Fields)
	return f, true, nil
}

// PutForm implements Forms.
func (m *Memory) PutForm(_ context.Context, at chat.ID, person int64, f Form, ttl time.Duration) (Form, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	is, open := m.lookup(filled{at, person})
	if f.Version != 0 && (!open || is.(Form).Version != f.Version) {
		return Form{}, ErrChanged
	}
	m.turn = max(m.turn+1, int(m.now().UnixMicro()))
	f.Version = m.turn
	f.Fields = maps.Clone(f.Fields)
	m.set(filled{at, person}, f, ttl)
	f.Fields = maps.Clone(f.Fields)
	return f, nil
}

// DropForm implements Forms.
func (m *Memory) DropForm(_ context.Context, at chat.ID, person int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, filled{at, person})
	return nil
}
