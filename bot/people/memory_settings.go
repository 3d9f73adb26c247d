package people

import (
	"context"
	"slices"
	"strconv"
)

// Settings implements Subscriptions.
func (m *Memory) Settings(_ context.Context, id int64) (Settings, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return ReadSettings(m.entry(id).settings)
}

// Change implements Subscriptions. change runs without the lock, since it may ask
// the store something itself.
func (m *Memory) Change(ctx context.Context, id int64, change func(*Settings) error) (Settings, error) {
	for {
		s, was, err := m.read(id)
		if err != nil {
			return Settings{}, err
		}
		if err := change(&s); err != nil {
			return Settings{}, err
		}
		is, err := s.Text()
		if err != nil {
			return Settings{}, err
		}
		if done, err := m.swap(id, was, is); err != nil || done {
			kept, _ := ReadSettings(is)
			return kept, err
		}
		if err := ctx.Err(); err != nil {
			return Settings{}, err
		}
	}
}

func (m *Memory) read(id int64) (s Settings, was string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	was = m.entry(id).settings
	s, err = ReadSettings(was)
	return s, was, err
}

// swap puts settings in place of what they were, unless they are something else.
func (m *Memory) swap(id int64, was, is string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e := m.entry(id)
	if e.settings != was {
		return false, nil
	}
	return true, m.put(id, e.region, is)
}

// put keeps region and settings of a chat and brings its lists up to date.
func (m *Memory) put(id int64, region, settings string) error {
	id = m.first(id)
	e := m.entry(id)
	was, err := ReadSettings(e.settings)
	if err != nil {
		return err
	}
	is, err := ReadSettings(settings)
	if err != nil {
		return err
	}
	for _, list := range Indexes(was, e.region) {
		m.leave(list, id)
	}
	for _, list := range Indexes(is, region) {
		m.join(list, id)
	}
	e.region, e.settings = region, settings
	m.chats[id] = e
	return nil
}

func (m *Memory) join(list string, id int64) {
	if at, there := slices.BinarySearch(m.lists[list], id); !there {
		m.lists[list] = slices.Insert(m.lists[list], at, id)
	}
}

func (m *Memory) leave(list string, id int64) {
	if at, there := slices.BinarySearch(m.lists[list], id); there {
		m.lists[list] = slices.Delete(m.lists[list], at, at+1)
	}
}

// Subscribers implements Subscriptions. A place on a list is the number of the
// last chat that was told.
func (m *Memory) Subscribers(_ context.Context, index, after string, n int) ([]int64, string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	list := m.lists[index]
	if after != "" {
		id, err := strconv.ParseInt(after, 10, 64)
		if err != nil {
			return nil, "", ErrPlace
		}
		at, there := slices.BinarySearch(list, id)
		if there {
			at++
		}
		list = list[at:]
	}
	if len(list) <= max(n, 1) {
		return slices.Clone(list), "", nil
	}
	page := slices.Clone(list[:max(n, 1)])
	return page, strconv.FormatInt(page[len(page)-1], 10), nil
}

// Move implements Subscriptions.
func (m *Memory) Move(_ context.Context, from, to int64) error {
	if err := CheckMove(to); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	first := m.first(from)
	if m.first(to) == first {
		return nil
	}
	if _, moved := m.moved[to]; !moved {
		if err := m.forget(to); err != nil {
			return err
		}
	}
	m.moved[to] = first
	return nil
}

// Forget implements Subscriptions.
func (m *Memory) Forget(_ context.Context, id int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.forget(m.first(id))
}

func (m *Memory) forget(id int64) error {
	if err := m.put(id, "", ""); err != nil {
		return err
	}
	delete(m.chats, id)
	return nil
}
