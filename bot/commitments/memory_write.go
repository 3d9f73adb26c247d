package commitments

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Write implements Store.
func (m *Memory) Write(_ context.Context, region string, changes []Change, entries ...Entry) error {
	if err := CheckWrite(changes, entries); err != nil {
		return fmt.Errorf("keeping commitments: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range changes {
		if m.shelf(region, c.Shelf).things[c.Number].text != c.Was {
			return ErrChanged
		}
	}
	for _, c := range changes {
		m.shelf(region, c.Shelf).put(c)
	}
	k := m.of(region)
	for _, e := range entries {
		k.about[e.About] = append(k.about[e.About], e)
		day := append(k.days[e.Day], e)
		k.days[e.Day] = day[max(0, len(day)-MaxDay):]
		k.forget(e.Day.AddDays(-KeepsDays))
	}
	k.version++
	return nil
}

// put keeps one thing, in its place on its list and on no other.
func (s *shelved) put(c Change) {
	is := standing{c.Is, c.List, c.Place()}
	was, stood := s.things[c.Number]
	s.things[c.Number] = is
	if stood && was.list == is.list && was.place == is.place {
		return
	}
	if stood {
		at, _ := slices.BinarySearchFunc(s.lists[was.list], was.place, bySpot)
		s.lists[was.list] = slices.Delete(s.lists[was.list], at, at+1)
	}
	at, _ := slices.BinarySearchFunc(s.lists[is.list], is.place, bySpot)
	s.lists[is.list] = slices.Insert(s.lists[is.list], at, spot{is.place, c.Number})
}

func bySpot(s spot, place string) int { return strings.Compare(s.place, place) }

// forget ends the days before one, which is the oldest from then on.
func (k *kept) forget(before Date) {
	if !before.After(k.oldest) {
		return
	}
	k.oldest = before
	maps.DeleteFunc(k.days, func(d Date, _ []Entry) bool { return d.Before(before) })
}
