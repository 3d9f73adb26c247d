package examtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ReadKnown reads the questions of a set that are known to fail, by their keys, with the
// reason. A key stands on a line, its reason below it behind a tab or blanks.
func ReadKnown(dir string) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, Known))
	if err != nil {
		return nil, fmt.Errorf("reading what is known to fail: %w", err)
	}
	known := map[string]string{}
	key := ""
	for line := range strings.Lines(string(text)) {
		words := strings.TrimSpace(line)
		switch {
		case words == "" || strings.HasPrefix(words, "#"):
		case line[0] == ' ' || line[0] == '\t':
			known[key] = words
		default:
			key = words
			known[key] = ""
		}
	}
	return known, nil
}
