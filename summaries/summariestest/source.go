// Package summariestest is the contract of summaries.Source: what every source of releases
// does, wherever it has them from.
package summariestest

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/summaries"
)

// Open makes a source that lists one release at least; each time anew, on the same
// releases.
type Open func(t *testing.T) summaries.Source

// TestSource runs the contract.
func TestSource(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, Open){
		"well formed":   testWellFormed,
		"read twice":    testTwice,
		"after a kill":  testAnew,
		"pages":         testPages,
		"strangers":     testStrangers,
		"ended context": testEnded,
		"at once":       testAtOnce,
	} {
		t.Run(name, func(t *testing.T) { test(t, open) })
	}
}

// Typed tells whether an error of a page is one that package summaries knows.
func Typed(err error) bool {
	for _, kind := range []error{summaries.ErrAddress, summaries.ErrTooLarge, summaries.ErrGone, summaries.ErrUnreadable} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// list reads a source, which must give something and find no fault.
func list(t *testing.T, s summaries.Source) []summaries.Release {
	t.Helper()
	all, err := s.Releases(t.Context())
	if err != nil || len(all) == 0 {
		t.Fatalf("%d releases, %v", len(all), err)
	}
	return all
}

func testWellFormed(t *testing.T, open Open) {
	s := open(t)
	seen := map[string]bool{}
	for _, r := range list(t, s) {
		if r.ID == "" || seen[r.ID] || r.Kind == "" || r.Source != s.Name() || r.Origin == "" {
			t.Errorf("%s: %+v", s.Name(), r)
		}
		seen[r.ID] = true
		if r.Title == "" || r.Title != summaries.PlainLine(r.Title) {
			t.Errorf("%s: the title is %q", r.ID, r.Title)
		}
		if r.Text != summaries.PlainText(r.Text) {
			t.Errorf("%s: the text is not plain: %q", r.ID, r.Text)
		}
		if !isDate(r.Date) || !isWeb(r.Address) || r.PDF != "" && !isWeb(r.PDF) {
			t.Errorf("%s: of %q at %q with %q", r.ID, r.Date, r.Address, r.PDF)
		}
		if r.Region != "" && (len(r.Region) != 4 || strings.Trim(r.Region, "0123456789") != "") {
			t.Errorf("%s: the region is %q", r.ID, r.Region)
		}
	}
}

// testTwice: what is the same says the same, however its files are signed meanwhile.
func testTwice(t *testing.T, open Open) {
	s := open(t)
	same(t, list(t, s), list(t, s))
}

func testAnew(t *testing.T, open Open) { same(t, list(t, open(t)), list(t, open(t))) }

// same compares two readings, but for the addresses of files.
func same(t *testing.T, first, second []summaries.Release) {
	t.Helper()
	byID := cmpopts.SortSlices(func(a, b summaries.Release) bool { return a.ID < b.ID })
	if diff := cmp.Diff(first, second, byID, cmpopts.IgnoreFields(summaries.Release{}, "PDF")); diff != "" {
		t.Errorf("read twice (-first +second):\n%s", diff)
	}
}

// testPages: there is text, or an error of a kind.
func testPages(t *testing.T, open Open) {
	s := open(t)
	read := 0
	for _, r := range list(t, s) {
		r.PDF = "" // is not kept, so it is not there when a page is read later
		p, err := s.Page(t.Context(), r)
		switch {
		case err != nil && !Typed(err):
			t.Errorf("%s: %v", r.ID, err)
		case err == nil:
			read++
			if strings.TrimSpace(p.Text) == "" || p.Title == "" || !isWeb(p.Address) || !isDate(p.Date) {
				t.Errorf("%s: %+v", r.ID, p)
			}
		}
	}
	if read == 0 {
		t.Error("no page could be read")
	}
}

func testStrangers(t *testing.T, open Open) {
	s := open(t)
	for _, r := range []summaries.Release{{}, {ID: "lain/1", Source: "lain", Title: "Lain"}, {ID: s.Name() + "/"}} {
		if p, err := s.Page(t.Context(), r); err == nil || !Typed(err) {
			t.Errorf("%+v: %+v, %v", r, p, err)
		}
	}
}

func testEnded(t *testing.T, open Open) {
	s := open(t)
	all := list(t, s)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := s.Releases(ended); !errors.Is(err, context.Canceled) || len(got) > 0 {
		t.Errorf("%d releases, %v", len(got), err)
	}
	if _, err := s.Page(ended, all[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("a page: %v", err)
	}
}

func testAtOnce(t *testing.T, open Open) {
	s := open(t)
	var all sync.WaitGroup
	lists := make([][]summaries.Release, 4)
	for i := range lists {
		all.Go(func() { lists[i], _ = s.Releases(t.Context()) })
	}
	all.Wait()
	for _, l := range lists[1:] {
		same(t, lists[0], l)
	}
	if len(lists[0]) == 0 {
		t.Error("nothing was listed")
	}
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return text == "" || err == nil
}

// isWeb tells whether an address is one that people can open.
func isWeb(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}
