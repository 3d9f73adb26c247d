package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPages reads whole pages of the shapes that news and statistics come in, each with
// figures of other regions around the article. Beside page.html stands page.txt, which
// is all that may be read of it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			_, text, err := Text(load(t, file), "")
			if err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSpace(string(load(t, strings.TrimSuffix(file, "html")+"txt")))
			if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(text, "\n")); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
		})
	}
}

func load(t testing.TB, file string) []byte {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
