// Package bpstest is a server that answers as the Web API of BPS does, for tests
// that must not ask the real one.
//
// It keeps the contract that the recordings show and the habits that have caught
// others: errors with status 200, a firewall that refuses libraries' names and
// prints the key, a cap on years, null for what is too large and for years
// without data, a year in the list that has no figure yet, zeros lost from the
// ends of numbers, urban and rural beside the whole, IDs that must not be assumed.
// Of releases: escapes of two levels, news cut in lists, files signed anew at every call,
// dates of change before those of release, empty text and null for nothing.
// What it serves are the cells and releases that a test gives it.
package bpstest

import (
	"maps"
	"net/http"
	"slices"
	"sync"

	"pantau/indicators"
)

// Server is an http.Handler that stands for https://webapi.bps.go.id. Its methods
// may be called while it serves.
type Server struct {
	key string

	mu       sync.Mutex
	tables   map[string]*table // by name, "0000/621"
	faults   []http.HandlerFunc
	requests []string
	cap      int // years a call, 0 for that of the domain
	releases []Release
	signed   int // how many addresses of files were signed
}

// New makes a server that knows one key and the nine tables of the five
// indicators on the domain 0000, all empty.
func New(key string) *Server {
	s := &Server{key: key, tables: map[string]*table{}}
	for variable, k := range kinds {
		s.tables[nameOf(variable)] = &table{kind: k, variable: variable, title: k.title, stamp: "2026-01-05 11:00:00"}
	}
	return s
}

// Put fills the tables: each cell goes into the table that it names ("0000/621")
// in place of an earlier one, and makes its Stamp, if any, the table's. It tells
// whether all tables are known.
func (s *Server) Put(cells ...indicators.TableCell) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := true
	for _, c := range cells {
		t := s.tables[c.Table]
		if t == nil {
			all = false
			continue
		}
		t.put(c)
	}
	return all
}

// Retitle gives a table another title, as when a number comes to mean something else.
func (s *Server) Retitle(name, title string) {
	s.change(name, func(t *table) { t.title = title })
}

// Stamp gives a table another date of last change; empty is null.
func (s *Server) Stamp(name, stamp string) {
	s.change(name, func(t *table) { t.stamp = stamp })
}

// TooLarge makes a table answer null whenever more than so many years are asked
// for; 0 is for every question.
func (s *Server) TooLarge(name string, years int) {
	s.change(name, func(t *table) { t.large, t.most = true, years })
}

// Announce lists a year for a table in which it has no figures.
func (s *Server) Announce(name string, year int) {
	s.change(name, func(t *table) { t.announced = append(t.announced, year) })
}

func (s *Server) change(name string, f func(*table)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.tables[name]; t != nil {
		f(t)
	}
}

// Cap sets how many years a call may ask for, in place of 3 on the domain 0000
// and 2 on others.
func (s *Server) Cap(years int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cap = years
}

// Fail lets the next requests be answered by faults, one each.
func (s *Server) Fail(faults ...http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, faults...)
}

// Requests are the queries so far without the key, such as
// "list?domain=0000&lang=ind&model=th&page=1&var=621".
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Tables are the names of the tables that the server has.
func (s *Server) Tables() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.tables))
}
