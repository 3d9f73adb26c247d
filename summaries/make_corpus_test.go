package summaries

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// labelledPages are the pages of the labelled releases, by file.
func labelledPages(t testing.TB) map[string]Page {
	t.Helper()
	pages := map[string]Page{}
	for _, dir := range []string{"rilis", "contoh"} {
		files, err := filepath.Glob(filepath.Join("testdata", dir, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d releases, %v", dir, len(files), err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var l struct {
				Source struct{ Address, Title string }
				Text   string
			}
			if err := json.Unmarshal(content, &l); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			pages[filepath.Base(file)] = Page{Title: l.Source.Title, Text: l.Text, Address: l.Source.Address}
		}
	}
	return pages
}

// TestVariantsPass writes each labelled release in many variants: Verify takes every
// sentence of ours, so that none is thrown away for how it is put.
func TestVariantsPass(t *testing.T) {
	const variants = 12
	for name, p := range labelledPages(t) {
		for n := range variants {
			p.Address = fmt.Sprintf("https://contoh.example/%d", n)
			for _, refused := range make1(t, nil, p).Refused {
				t.Errorf("%s: %q is refused: %q", name, refused.Text, refused.Faults)
			}
		}
	}
}
