package people

import (
	"context"
	"maps"
	"slices"
	"time"
)

// place is a shelf of a region.
type place struct {
	region string
	shelf  Shelf
}

type ticket struct{ region, token string }

// invitation is one that waits, or one that was taken.
type invitation struct {
	Invite
	until time.Time
	taken int64 // the person who took it; 0 is nobody yet
}

// Records implements Shelves.
func (m *Memory) Records(_ context.Context, region string, s Shelf) (map[string]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := maps.Clone(m.records[place{region, s}])
	if all == nil {
		all = map[string]string{}
	}
	return all, nil
}

// Write implements Shelves.
func (m *Memory) Write(_ context.Context, region string, s Shelf, id, was, is string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := place{region, s}
	switch now := m.records[at][id]; {
	case now == is:
		return nil
	case now != was:
		return ErrChanged
	case is == "":
		delete(m.records[at], id)
		return nil
	}
	if m.records[at] == nil {
		m.records[at] = map[string]string{}
	}
	m.records[at][id] = is
	return nil
}

// Regions implements Persons.
func (m *Memory) Regions(_ context.Context, person int64) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Sorted(maps.Keys(m.regions[person])), nil
}

// AddRegion implements Persons.
func (m *Memory) AddRegion(_ context.Context, person int64, region string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.regions[person] == nil {
		m.regions[person] = map[string]bool{}
	}
	m.regions[person][region] = true
	return nil
}

// DropRegion implements Persons.
func (m *Memory) DropRegion(_ context.Context, person int64, region string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.regions[person], region)
	if len(m.regions[person]) == 0 {
		delete(m.regions, person)
	}
	return nil
}

// Invite implements Invites.
func (m *Memory) Invite(_ context.Context, region, token string, i Invite, ttl time.Duration) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.time()
	maps.DeleteFunc(m.invites, func(_ ticket, i *invitation) bool { return !now.Before(i.until) })
	m.invites[ticket{region, token}] = &invitation{Invite: i, until: now.Add(ttl)}
	return nil
}

// Redeem implements Invites.
func (m *Memory) Redeem(_ context.Context, region, token string, person int64) (Invite, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now, i := m.time(), m.invites[ticket{region, token}]
	switch {
	case i == nil || !now.Before(i.until):
		return Invite{}, false, nil
	case i.taken == 0:
		i.taken = person
		if again := now.Add(Again); again.Before(i.until) {
			i.until = again
		}
	case i.taken != person:
		return Invite{}, false, nil
	}
	return i.Invite, true, nil
}

// time is the present, or always the same moment when nothing ages.
func (m *Memory) time() time.Time {
	if m.now == nil {
		return time.Time{}
	}
	return m.now()
}
