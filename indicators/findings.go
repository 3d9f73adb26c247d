package indicators

import (
	"context"
	"fmt"
	"slices"
)

// Findings is what Audit makes of a table's cells. All entries have the time of
// the audit; those that change or contradict a known figure have it in Was.
type Findings struct {
	New     []Entry // figures where there were none
	Revised []Entry // other values than those known
	Held    []Entry // not to be told before a person has looked; Held says why
	// Same are known figures that BPS's own table now confirms, and one of every
	// table whose figures were confirmed before, so that the book has the day and
	// the stamp of this reading.
	Same    []Entry
	Known   int            // cells known before, with this value
	Stands  int            // cells in which a correction, or the value of another table in hand, stands
	Ignored map[string]int // codes that are no region of ours (or cells without a form) → cells
}

// Keep writes the findings into the book. The first reading of all makes no news.
// The stamp of a table goes in last, with one of its entries: when Keep is cut
// off, the table counts as unread, and what is already in is no news again.
func (f Findings) Keep(ctx context.Context, b Book, first bool) error {
	var last []Entry
	seen := map[string]bool{}
	write := func(news bool, entries []Entry) error {
		entries = slices.Clone(entries)
		for i, e := range entries {
			if e.Stamp != "" && !seen[e.Source] {
				seen[e.Source] = true
				last = append(last, e)
			}
			entries[i].Stamp = ""
		}
		return b.Write(ctx, news, entries...)
	}
	for _, w := range []struct {
		news    bool
		entries []Entry
	}{{false, f.Same}, {!first, f.New}, {!first, f.Revised}, {false, f.Held}} {
		if err := write(w.news, w.entries); err != nil {
			return fmt.Errorf("writing findings into the book: %w", err)
		}
	}
	if err := b.Write(ctx, false, last...); err != nil {
		return fmt.Errorf("writing the stamps of tables into the book: %w", err)
	}
	return nil
}
