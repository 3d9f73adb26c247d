package indicators

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"
)

func TestFindingsAreKept(t *testing.T) {
	c := realCatalogue(t)
	f := Audit(c, []TableCell{apiCell(t, c, "6311 p0 2026-03 4.5"), apiCell(t, c, "6311 line 2025-03 545120"),
		apiCell(t, c, "6309 p0 2026-03 45"), apiCell(t, c, "6309 p0 2025-03 4.67")}, auditTime)
	for _, first := range []bool{true, false} {
		b := NewMemoryBook()
		if err := f.Keep(t.Context(), b, first); err != nil {
			t.Fatal(err)
		}
		all, _, _ := b.Entries(t.Context())
		untold, _ := b.Untold(t.Context())
		if want := 2; len(all) != 4 || first && len(untold) > 0 || !first && len(untold) != want {
			t.Errorf("first %v: %d entries, %d untold", first, len(all), len(untold))
		}
	}
}

// full is a book that takes nothing.
type full struct{ Book }

func (full) Write(context.Context, bool, ...Entry) error { return errFull }

var errFull = errors.New("disk full")

func TestFindingsAreNotKept(t *testing.T) {
	if err := (Findings{}).Keep(t.Context(), full{}, false); !errors.Is(err, errFull) {
		t.Errorf("error is %v", err)
	}
}

// A reading that is cut off at any of its writes leaves a table unread, and the
// next one tells what the first has not, once.
func TestFindingsAreKeptToTheEnd(t *testing.T) {
	c := realCatalogue(t)
	cells := []TableCell{apiCell(t, c, "6311 p0 2026-03 4.5"), apiCell(t, c, "6311 p1 2026-03 0.5 from 0000/622"),
		apiCell(t, c, "6311 line 2025-03 545120 from 0000/624"), apiCell(t, c, "6309 p0 2026-03 45"), apiCell(t, c, "6309 p0 2025-03 4.67")}
	for writes := range 6 {
		b := NewMemoryBook()
		err := Audit(c, cells, auditTime).Keep(t.Context(), &failing{b, writes}, false)
		all, _, _ := b.Entries(t.Context())
		if stamps := stampsOf(all); (err == nil) != (writes == 5) || (len(stamps) == 3) != (writes == 5) || writes < 5 && len(stamps) > 0 {
			t.Errorf("after %d writes %v, stamps %v", writes, err, stamps)
		}
		if err := Audit(with(t, c, all...), cells, auditTime).Keep(t.Context(), b, false); err != nil {
			t.Fatal(err)
		}
		all, _, _ = b.Entries(t.Context())
		untold, _ := b.Untold(t.Context())
		if len(all) != 5 || len(untold) != 3 {
			t.Errorf("after %d writes and again: %d entries, %d untold", writes, len(all), len(untold))
		}
		want := map[string]string{"0000/621": "s", "0000/622": "s", "0000/624": "s"}
		if stamps := stampsOf(all); !maps.Equal(stamps, want) {
			t.Errorf("after %d writes and again: stamps %v", writes, stamps)
		}
	}
}

// failing is a book that takes so many writes.
type failing struct {
	*MemoryBook
	left int
}

func (f *failing) Write(ctx context.Context, news bool, entries ...Entry) error {
	if f.left--; f.left < 0 {
		return errFull
	}
	return f.MemoryBook.Write(ctx, news, entries...)
}

// stampsOf are the tables that were read over the API to the end, "0000/621", with the
// stamp that each had then.
func stampsOf(entries []Entry) map[string]string {
	stamps := map[string]string{}
	for _, e := range entries {
		if e.Origin == FromAPI && e.Stamp != "" {
			stamps[strings.TrimPrefix(e.Source, apiTitle)] = e.Stamp
		}
	}
	return stamps
}
