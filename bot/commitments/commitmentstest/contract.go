// Package commitmentstest holds the contract of commitments' stores: what every
// implementation must do, whatever it keeps its data in.
package commitmentstest

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

// Pass makes time go by for a store, so that no test has to wait for it. A store that
// knows the time by what is written does nothing.
type Pass func(*testing.T, time.Duration)

// TestStore holds a store against commitments.Store. open gives an empty store and
// what makes time go by for it.
func TestStore(t *testing.T, open func(*testing.T) (commitments.Store, Pass)) {
	tests := []struct {
		name string
		run  func(desk)
	}{
		{"nothing is there", nothing},
		{"texts", textsInOrder},
		{"pages", pages},
		{"pages are bounded", boundedPages},
		{"pages while others write", pagesMeanwhile},
		{"moves between places", moves},
		{"places beyond the bounds", beyond},
		{"numbers are given once", numbers},
		{"all or none", allOrNone},
		{"what cannot be kept", bad},
		{"as much as fits", much},
		{"regions are apart", regionsApart},
		{"history", history},
		{"days end", daysEnd},
		{"a day is bounded", longDay},
		{"typed", typed},
		{"typed twice", typedTwice},
		{"typed, many at once", typedAtOnce},
		{"like a map", likeMap},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, pass := open(t)
			tt.run(desk{t, s, pass})
		})
	}
}

// region is where most of the tests are.
const region = "6311"

// desk is one open store in a test.
type desk struct {
	*testing.T
	commitments.Store
	pass Pass
}

func (d desk) check(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// put is a change that keeps something new among the current commitments.
func put(number, order int, text string) commitments.Change {
	return commitments.Change{Shelf: commitments.Pledges, Number: number, Is: text, List: commitments.Current, Order: order}
}

// entry is one of the history.
func entry(about, to string) commitments.Entry {
	at := time.Date(2026, 12, 1, 8, 30, 0, 0, time.UTC)
	return commitments.Entry{At: at, Day: commitments.DateOf(at), By: "Sekretariat TKPKD", What: commitments.WasAmended, About: about, To: to}
}

func (d desk) write(changes []commitments.Change, entries ...commitments.Entry) {
	d.Helper()
	d.check(d.Write(d.Context(), region, changes, entries...))
}

// refuses checks the error of a Write that must change nothing.
func (d desk) refuses(want error, changes []commitments.Change, entries ...commitments.Entry) {
	d.Helper()
	before, err := d.Version(d.Context(), region)
	d.check(err)
	if err := d.Write(d.Context(), region, changes, entries...); !errors.Is(err, want) {
		d.Errorf("Write = %v; want %v", err, want)
	}
	if after, err := d.Version(d.Context(), region); err != nil || after != before {
		d.Errorf("the version went from %d to %d, %v", before, after, err)
	}
}

// has checks the texts of numbers; a dash is none.
func (d desk) has(numbers []int, want string) {
	d.Helper()
	got, err := d.Texts(d.Context(), region, commitments.Pledges, numbers...)
	d.check(err)
	for i, text := range got {
		if text == "" {
			got[i] = "-"
		}
	}
	if strings.Join(got, " ") != want {
		d.Errorf("texts of %v are %q; want %q", numbers, got, want)
	}
}

// lists checks what is on a list, whatever the size of pages.
func (d desk) lists(l commitments.List, want ...string) {
	d.Helper()
	for _, n := range []int{1, 2, 3, len(want), len(want) + 1} {
		if got := d.all(region, l, n); !slices.Equal(got, want) {
			d.Errorf("%s in pages of %d: %q; want %q", l, n, got, want)
		}
	}
}

// all goes through the commitments of a list.
func (d desk) all(region string, l commitments.List, n int) (all []string) {
	d.Helper()
	for after := ""; ; {
		texts, next, err := d.Page(d.Context(), region, commitments.Pledges, l, after, n)
		d.check(err)
		if len(texts) > max(n, 1) || len(texts) == 0 && next != "" {
			d.Fatalf("a page of %d brought %d, and goes on behind %q", n, len(texts), next)
		}
		all = append(all, texts...)
		if next == "" {
			return all
		}
		after = next
	}
}

// tells checks the last n entries about something by their To.
func (d desk) tells(about string, n int, want ...string) {
	d.Helper()
	got, err := d.History(d.Context(), region, about, n)
	d.check(err)
	d.same(about, want, got)
}

// day checks the last n entries of a day by their To.
func (d desk) day(day commitments.Date, n int, want ...string) {
	d.Helper()
	got, err := d.Day(d.Context(), region, day, n)
	d.check(err)
	d.same(day.String(), want, got)
}

func (d desk) same(what string, want []string, got []commitments.Entry) {
	d.Helper()
	var to []string
	for _, e := range got {
		to = append(to, e.To)
	}
	if diff := cmp.Diff(want, to); diff != "" {
		d.Errorf("history of %s (-want +got):\n%s", what, diff)
	}
}
