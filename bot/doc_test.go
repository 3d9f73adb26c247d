package bot_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestMapNamesEveryFile holds the map in doc.go to the files: by their own names, or by
// the words that they begin with.
func TestMapNamesEveryFile(t *testing.T) {
	content, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(content), "# Where things stand")
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".go")
		word, _, _ := strings.Cut(name, "_")
		if name == "doc" || word == "cmd" || strings.HasSuffix(name, "_test") {
			continue
		}
		if !regexp.MustCompile(`(?m)^//	(.*[ ,])?(` + name + `\b|` + word + `_?\*)`).MatchString(table) {
			t.Errorf("the map does not name %s", file)
		}
	}
}
