package commitments

import (
	"context"
	"slices"
	"sync"
)

// Memory keeps things in the process: for the terminal and the demo, and for tests.
// Its zero value is not ready; see NewMemory. What day it is it knows by the entries:
// days of the history end when an entry comes that is KeepsDays later.
type Memory struct {
	mu      sync.Mutex
	regions map[string]*kept
}

var _ Store = (*Memory)(nil)

// kept is what one region has.
type kept struct {
	version int64
	shelves map[Shelf]*shelved
	about   map[string][]Entry
	days    map[Date][]Entry
	oldest  Date // day that is kept
}

// shelved is what stands on one shelf.
type shelved struct {
	given  int
	things map[int]standing
	lists  map[List][]spot // each sorted by place
}

// standing is one thing and where it stands.
type standing struct {
	text  string
	list  List
	place string
}

// spot is a place on a list.
type spot struct {
	place  string
	number int
}

// NewMemory is an empty Memory.
func NewMemory() *Memory { return &Memory{regions: map[string]*kept{}} }

// of is what a region has, made when it is first asked for.
func (m *Memory) of(region string) *kept {
	k, ok := m.regions[region]
	if !ok {
		k = &kept{shelves: map[Shelf]*shelved{}, about: map[string][]Entry{}, days: map[Date][]Entry{}}
		m.regions[region] = k
	}
	return k
}

// shelf is what stands on a shelf of a region, made when it is first asked for.
func (m *Memory) shelf(region string, of Shelf) *shelved {
	k := m.of(region)
	s, ok := k.shelves[of]
	if !ok {
		s = &shelved{things: map[int]standing{}, lists: map[List][]spot{}}
		k.shelves[of] = s
	}
	return s
}

// Texts implements Store.
func (m *Memory) Texts(_ context.Context, region string, of Shelf, numbers ...int) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, texts := m.shelf(region, of), make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = s.things[n].text
	}
	return texts, nil
}

// Page implements Store.
func (m *Memory) Page(_ context.Context, region string, of Shelf, l List, after string, n int) (texts []string, next string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.shelf(region, of)
	all := s.lists[l]
	at, found := slices.BinarySearchFunc(all, after, bySpot)
	if found {
		at++
	}
	all = all[at:]
	n = min(max(n, 1), MaxPage, len(all))
	for _, sp := range all[:n] {
		texts = append(texts, s.things[sp.number].text)
	}
	if n < len(all) {
		next = all[n-1].place
	}
	return texts, next, nil
}

// Reserve implements Store.
func (m *Memory) Reserve(_ context.Context, region string, of Shelf, n int) (first int, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.shelf(region, of)
	s.given += n
	return s.given - n + 1, nil
}

// History implements Store.
func (m *Memory) History(_ context.Context, region, about string, n int) ([]Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return lastOf(m.of(region).about[about], n), nil
}

// Day implements Store.
func (m *Memory) Day(_ context.Context, region string, day Date, n int) ([]Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return lastOf(m.of(region).days[day], n), nil
}

func lastOf(all []Entry, n int) []Entry {
	return slices.Clone(all[max(0, len(all)-max(n, 0)):])
}

// Version implements Store.
func (m *Memory) Version(_ context.Context, region string) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.of(region).version, nil
}

// Regions implements Store.
func (m *Memory) Regions(context.Context) ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []string
	for region, k := range m.regions {
		if k.version > 0 {
			all = append(all, region)
		}
	}
	slices.Sort(all)
	return all, nil
}
