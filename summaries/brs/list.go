package brs

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// again is how often the second page is taken from memory while the first stays as it is.
const again = 8

// memory is the second page of a list as it was last read.
type memory struct {
	mu    sync.Mutex
	first string // the IDs of the first page then
	rows  []json.RawMessage
	left  int // how often it may still be taken
}

// recall is the second page behind a first one with such IDs, unless it has to be read.
func (m *memory) recall(first string) (rows []json.RawMessage, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.first != first || m.left == 0 {
		return nil, false
	}
	m.left--
	return m.rows, true
}

func (m *memory) keep(first string, rows []json.RawMessage) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.first, m.rows, m.left = first, rows, again
}

// rows are those of the list's first two pages.
func (s *Source) rows(ctx context.Context) ([]json.RawMessage, error) {
	first, pages, err := s.page(ctx, 1)
	if err != nil || pages < 2 {
		return first, err
	}
	ids := s.ids(first)
	second, known := s.recall(ids)
	if !known {
		if second, _, err = s.page(ctx, 2); err != nil {
			return nil, err
		}
		s.keep(ids, second)
	}
	return append(first[:len(first):len(first)], second...), nil
}

// page is one page of the list; one that is not there is empty.
func (s *Source) page(ctx context.Context, n int) (rows []json.RawMessage, pages int, err error) {
	rows, pages, err = s.API.List(ctx, s.model.name, s.Domain, n, nil)
	switch {
	case s.isEmpty(err):
		return nil, 0, nil
	case err != nil:
		return nil, 0, fmt.Errorf("reading %s: %w", s.Name(), err)
	}
	return rows, pages, nil
}

// ids are those of some rows, as one text.
func (s *Source) ids(rows []json.RawMessage) string {
	ids := make([]string, len(rows))
	for n, raw := range rows {
		var i item
		if json.Unmarshal(raw, &i) == nil {
			ids[n] = i.id(s.Kind)
		}
	}
	return strings.Join(ids, ",")
}
