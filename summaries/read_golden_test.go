package summaries

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoldenReadings reads pages of the shapes that BPS and the press use; what is read of
// each stands below it.
func TestGoldenReadings(t *testing.T) {
	c := catalogueOf(t)
	files, err := filepath.Glob("testdata/read/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, want, _ := strings.Cut(string(b), "\n=====\n")
		got := readingLines(Read(c, Page{Text: page}))
		if *update {
			if err := os.WriteFile(file, []byte(page+"\n=====\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", file, got, want)
		}
	}
}

// readingLines puts a reading on lines: subject and period, claims, dropped ones, and
// what the catalogue says.
func readingLines(r Reading) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", r.Subject.Name, r.Period)
	for _, c := range r.Claims {
		fmt.Fprintf(&b, "+ %s\n", claimLine(c))
	}
	for _, d := range r.Dropped {
		fmt.Fprintf(&b, "- %s: %s\n", claimLine(d.Claim), d.Reason)
	}
	for _, x := range r.Cross {
		fmt.Fprintf(&b, "%s %s %s: %v\n", x.Claim.Topic, x.Claim.Text, x.Figure.Value, x.Agrees)
	}
	return b.String()
}

func claimLine(c Claim) string {
	line := fmt.Sprintf("%s %s %s %s %s %s %s", c.Topic, c.Role, c.Value, c.Unit, c.Place.Name, c.Area, c.Period)
	if c.Direction != "" {
		line += fmt.Sprintf(" %s vs %s", c.Direction, c.Vs)
	}
	return line + " " + string(c.Trust)
}
