package indicators

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func later(minutes int) func(*Entry) {
	return func(e *Entry) { e.At = auditTime.Add(time.Duration(minutes) * time.Minute) }
}

func revises(t testing.TB, was string) func(*Entry) {
	return func(e *Entry) {
		v := mustDecimal(t, was)
		e.Was = &v
	}
}

const quiet = 30 * time.Minute

func TestGroupNews(t *testing.T) {
	c := realCatalogue(t)
	entries := []Entry{
		entryOf(t, c, "6311 p1 2026-03 0.50", later(10)),
		entryOf(t, c, "6311 line 2025-03 545120", revises(t, "544169"), later(1)),
		entryOf(t, c, "6309 p0 2026-03 4.50", later(0)),
		entryOf(t, c, "6311 p0 2026-03 4.50", later(35)),
		entryOf(t, c, "6312 p0 2026-03 4.50", later(65)),
		entryOf(t, c, "6309 line 2025-03 545000", corrects(t, "544169"), later(2)),
		entryOf(t, c, "6300 p0 2026-09 3.50", later(5)),
	}
	want := `2025-03 revised: 6311:line
2025-03 revised corrected: 6309:line
2026-03: 6309:p0 6311:p0 6311:p1
2026-03: 6312:p0
2026-09: 6300:p0
`
	printed := func(all []Bulletin) string {
		var b strings.Builder
		for _, l := range all {
			b.WriteString(l.Period.ID())
			if l.Revised {
				b.WriteString(" revised")
			}
			if l.Correction {
				b.WriteString(" corrected")
			}
			b.WriteString(":")
			for _, e := range l.Entries {
				fmt.Fprintf(&b, " %s:%s", e.Region, e.Indicator.ID())
			}
			b.WriteString("\n")
		}
		return b.String()
	}
	all := GroupNews(entries, quiet)
	if got := printed(all); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := all[2].Regions(); !slices.Equal(got, []string{"6309", "6311"}) {
		t.Errorf("regions are %v", got)
	}
	if got := len(GroupNews(entries[2:4], 0)); got != 2 {
		t.Errorf("%d bulletins without a quiet time; want one for each time", got)
	}
	same := []Entry{entryOf(t, c, "6311 p0 2026-03 4.50", later(0)), entryOf(t, c, "6311 p1 2026-03 0.50", later(0))}
	if got := len(GroupNews(same, 0)); got != 1 {
		t.Errorf("%d bulletins of what came at the same time; want one", got)
	}
	if GroupNews(nil, quiet) != nil {
		t.Error("bulletins of nothing")
	}
}

func TestReady(t *testing.T) {
	c := realCatalogue(t)
	old, young := entryOf(t, c, "6311 p0 2026-03 4.50"), entryOf(t, c, "6311 p1 2026-03 0.50", later(10))
	for _, tt := range []struct {
		entries []Entry
		minutes time.Duration
		want    bool
	}{
		{nil, 60, false},
		{[]Entry{old}, 29, false},
		{[]Entry{old}, 30, true},
		{[]Entry{old, young}, 39, false},
		{[]Entry{young, old}, 40, true},
	} {
		if got := Ready(tt.entries, auditTime.Add(tt.minutes*time.Minute), quiet); got != tt.want {
			t.Errorf("%d entries after %d minutes: %v", len(tt.entries), tt.minutes, got)
		}
	}
}

// TestReadyBulletinsStay says that what came after a bulletin was ready leaves its
// ID alone, and that other news has another.
func TestReadyBulletinsStay(t *testing.T) {
	c := realCatalogue(t)
	rapid.Check(t, func(rt *rapid.T) {
		var entries []Entry
		for i := range rapid.IntRange(1, 12).Draw(rt, "entries") {
			e := entryOf(t, c, "6311 p0 2026-03 4.50", later(rapid.IntRange(0, 90).Draw(rt, "minute")))
			e.Region = c.regions[i].Code
			entries = append(entries, e)
		}
		now := auditTime.Add(time.Duration(rapid.IntRange(0, 130).Draw(rt, "now")) * time.Minute)
		var known []Entry
		for _, e := range entries {
			if !e.At.After(now) {
				known = append(known, e)
			}
		}
		ids := map[string]bool{}
		for _, b := range GroupNews(entries, quiet) {
			if ids[b.ID] {
				rt.Errorf("ID %s twice", b.ID)
			}
			ids[b.ID] = true
		}
		for _, b := range GroupNews(known, quiet) {
			if Ready(b.Entries, now, quiet) && !ids[b.ID] {
				rt.Errorf("the ready bulletin of %v has another ID later", b.Regions())
			}
		}
	})
}
