// Package ledgertest is the contract of the ledger of releases: what every ledger does,
// wherever it keeps its items.
package ledgertest

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"pantau/summaries"
)

// Home is where one ledger's items are.
type Home struct {
	// Ledger is a handle, each time a new one on the same items where there can be more,
	// as after a kill.
	Ledger func() summaries.Ledger
	// Pass makes time go by; nil where nothing but what is said tells of time.
	Pass func(*testing.T, time.Duration)
}

// Open makes an empty home, each time a different one, whose ledger keeps so many
// announced items; summaries.KeepsAnnounced when 0.
type Open func(t *testing.T, keep int) Home

// Test runs the contract.
func Test(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, Home){
		"empty":            testEmpty,
		"add":              testAdd,
		"add side by side": testAddSideBySide,
		"refuses":          testRefuses,
		"whole":            testWhole,
		"own copy":         testOwnCopy,
		"traces":           testTraces,
		"known":            testKnown,
		"change":           testChange,
		"change meanwhile": testChangeMeanwhile,
		"change always":    testChangeAlways,
		"change at once":   testChangeAtOnce,
		"change refuses":   testChangeRefuses,
		"open":             testOpen,
		"states":           testStates,
		"told":             testTold,
		"regions":          testRegions,
		"moves":            testMoves,
		"aside":            testAside,
		"reopen":           testReopen,
		"opened":           testOpened,
		"budget":           testBudget,
		"budget at once":   testBudgetAtOnce,
		"budgets end":      testBudgetsEnd,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t, 0)) })
	}
	t.Run("room", func(t *testing.T) { testRoom(t, open(t, 3)) })
}

// start is the time of the contract's first items.
var start = time.Date(2026, 12, 1, 4, 0, 0, 123e6, time.UTC)

func minutes(n int) time.Time { return start.Add(time.Duration(n) * time.Minute) }

// item is a release of Balangan, found so many minutes after the contract's beginning.
func item(n int) summaries.Item {
	id := fmt.Sprintf("brs/6311/%d", n)
	return summaries.Item{
		Release: summaries.Release{ID: id, Kind: summaries.BRS, Source: "brs/6311", Region: "6311", Title: "Profil Kemiskinan <" + id + ">"},
		State:   summaries.Found, FoundAt: minutes(n), Digest: id,
	}
}

// told is one that was announced so many minutes after the beginning.
func told(n, minute int, region string) summaries.Item {
	i := item(n)
	i.State, i.ToldAt, i.Release.Region = summaries.Announced, minutes(minute), region
	return i
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// same compares what a ledger says.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// put adds items, all of them new.
func put(t *testing.T, l summaries.Ledger, items ...summaries.Item) (kept []summaries.Item) {
	t.Helper()
	for _, i := range items {
		k, isNew, err := l.Add(t.Context(), i)
		check(t, err)
		if !isNew {
			t.Fatalf("%s is not new", i.Release.ID)
		}
		kept = append(kept, k)
	}
	return kept
}

// has tells what a ledger has under a number.
func has(t *testing.T, l summaries.Ledger, want summaries.Item) {
	t.Helper()
	got, ok, err := l.Find(t.Context(), want.Number)
	check(t, err)
	if !ok {
		t.Fatalf("item %d is not there", want.Number)
	}
	same(t, "item by number", got, want)
	got, _, err = l.ByID(t.Context(), want.Release.ID)
	check(t, err)
	same(t, "item by ID", got, want)
}

// numbers are those of items.
func numbers(items []summaries.Item) (all []int) {
	for _, i := range items {
		all = append(all, i.Number)
	}
	return all
}

// lists tells which items are open and announced.
func lists(t *testing.T, l summaries.Ledger, open, announced []int) {
	t.Helper()
	items, err := l.Open(t.Context())
	check(t, err)
	same(t, "open", numbers(items), open)
	tells(t, l, nil, 0, 1000, len(announced), announced...)
}

// tells tells what a page of announced items is.
func tells(t *testing.T, l summaries.Ledger, regions []string, skip, most, all int, want ...int) {
	t.Helper()
	items, n, err := l.Told(t.Context(), regions, skip, most)
	check(t, err)
	same(t, fmt.Sprintf("told of %q from %d, %d at most", regions, skip, most), numbers(items), want)
	if n != all {
		t.Errorf("%d were told of %q in all; want %d", n, regions, all)
	}
}
