package bps

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// FuzzAnswer reads any body as every kind of answer: a list, a table, a refusal.
// Nothing panics, every error has a kind, and no figure is told that the body
// does not hold.
func FuzzAnswer(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 8 {
		f.Fatal(files, err)
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(200, "application/json", body)
	}
	f.Add(200, "application/json", []byte("null"))
	f.Add(403, "text/html", []byte("<title>Perimeter WAF Block</title>"))
	f.Add(200, "application/json", []byte(`{"status":"Error","message":"The maximum allowed number of years for the 'th' parameter is 2."}`))
	f.Fuzz(func(t *testing.T, status int, kind string, body []byte) {
		e, err := judge(reply{status: status, kind: kind, body: body}, cleaner{"K"}.clean)
		if err != nil {
			hasKind(t, err)
			return
		}
		if _, _, err := rowsOf[item](e.Data); err != nil {
			hasKind(t, err)
		}
		table, err := decode(e.body, national, 621)
		if err != nil {
			hasKind(t, err)
			return
		}
		inBounds(t, table)
	})
}

func hasKind(t *testing.T, err error) {
	t.Helper()
	for _, kind := range []error{ErrKey, ErrRequest, ErrBlocked, ErrEmpty, ErrUnknown, ErrAway, ErrTable} {
		if errors.Is(err, kind) {
			return
		}
	}
	t.Fatalf("%v has no kind", err)
}

// inBounds tells whether a table says each figure once and about a year.
func inBounds(t *testing.T, table Table) {
	t.Helper()
	type place struct {
		row, part, season Item
		year              int
	}
	seen := map[place]bool{}
	for _, c := range table.Cells {
		p := place{c.Row, c.Part, c.Season, c.Year}
		if !isYear(c.Year) || int(c.Value.Places) > 4 {
			t.Fatalf("%+v", c)
		}
		seen[p] = true
	}
	for _, r := range readings {
		if cells, err := r.cells(table, nil); err == nil && len(cells) > len(table.Cells) {
			t.Fatalf("%d cells of %d", len(cells), len(table.Cells))
		}
	}
	if len(seen) != len(table.Cells) {
		t.Fatal("a figure is told twice")
	}
}
