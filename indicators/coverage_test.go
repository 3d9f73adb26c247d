package indicators

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNoFigureIsLost counts the regions with a figure, per level, period,
// indicator and year, and holds the table against the one that belongs to the data.
func TestNoFigureIsLost(t *testing.T) {
	want, err := os.ReadFile("testdata/coverage.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := realCatalogue(t)
	got, total := coverage(c)
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("coverage (-want +got):\n%s", d)
	}
	const figures = 33307
	if total != figures || c.Count() != figures {
		t.Errorf("%d figures found, %d counted; want %d", total, c.Count(), figures)
	}
	if first, last := c.Years(); first != 2010 || last != 2026 {
		t.Errorf("years are %d to %d", first, last)
	}
}

// coverage writes the table, and the sum of all its counts.
func coverage(c *Catalogue) (table string, total int) {
	var b strings.Builder
	fmt.Fprintf(&b, "%-9s %-2s %-13s", "level", "", "indicator")
	for year := 2010; year <= 2026; year++ {
		fmt.Fprintf(&b, "%5d", year)
	}
	b.WriteByte('\n')
	provinces := c.Children("0000")
	var districts []string
	for _, code := range provinces {
		districts = append(districts, c.Children(code)...)
	}
	for _, level := range []struct {
		name  string
		codes []string
	}{{"nation", []string{"0000"}}, {"provinces", provinces}, {"districts", districts}} {
		for _, m := range []Month{Unknown, March, September} {
			for _, i := range All {
				line, n := countYears(c, level.codes, i, m)
				if n > 0 {
					fmt.Fprintf(&b, "%-9s %02d %-13s%s\n", level.name, m, kinds[i].column, line)
				}
				total += n
			}
		}
	}
	return b.String(), total
}

func countYears(c *Catalogue, codes []string, i Indicator, m Month) (line string, total int) {
	for year := 2010; year <= 2026; year++ {
		n := 0
		for _, code := range codes {
			if _, ok := c.Figure(code, i, Period{year, m}); ok {
				n++
			}
		}
		total += n
		if n == 0 {
			line += "    ."
		} else {
			line += fmt.Sprintf("%5d", n)
		}
	}
	return line, total
}

// TestCautions counts the cautions by kind and finds each on its figure.
func TestCautions(t *testing.T) {
	c := realCatalogue(t)
	want := map[FlagKind]int{Definition: 8, Disagreement: 37, Rejected: 5, Rounding: 1, SingleSource: 1, Suspicious: 41}
	got := map[FlagKind]int{}
	for _, f := range c.flags {
		got[f.flag.Kind]++
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("cautions (-want +got):\n%s", d)
	}
	flaggedFigures := 0
	for _, r := range c.Regions() {
		for _, i := range All {
			for _, m := range []Month{Unknown, March, September} {
				for _, f := range c.Series(r.Code, i, m) {
					if f.Flag != nil {
						flaggedFigures++
					}
				}
			}
		}
	}
	if flaggedFigures != 92 { // one cell has two, from two sources
		t.Errorf("%d figures carry a caution", flaggedFigures)
	}
}

// TestEveryFigureHasItsSource also holds every value to the limits of its kind:
// P2 ≤ P1 ≤ P0 ≤ 100.
func TestEveryFigureHasItsSource(t *testing.T) {
	c := realCatalogue(t)
	for _, r := range c.Regions() {
		for year := 2010; year <= 2026; year++ {
			for _, m := range []Month{Unknown, March, September} {
				p := Period{year, m}
				last := Decimal{Units: 100}
				for _, i := range []Indicator{P0, P1, P2} {
					f, ok := c.Figure(r.Code, i, p)
					if !ok {
						continue
					}
					if _, known := c.Source(f.Source); !known || f.Value.Cmp(last) > 0 {
						t.Errorf("%+v after %v", f, last)
					}
					last = f.Value
				}
			}
		}
	}
}

func TestRegions(t *testing.T) {
	c := realCatalogue(t)
	got := map[Kind]int{}
	shorts := map[string]int{}
	for _, r := range c.Regions() {
		got[r.Kind]++
		shorts[r.Name]++
		if r.Kind != Nation && (r.Lon == 0 || r.Lat == 0 || r.Kemendagri == "") {
			t.Errorf("%s lacks a point or a code: %+v", r.Code, r)
		}
	}
	if d := cmp.Diff(map[Kind]int{Nation: 1, Province: 38, Kabupaten: 416, Kota: 98}, got); d != "" {
		t.Errorf("regions (-want +got):\n%s", d)
	}
	shared := 0
	for _, n := range shorts {
		if n > 1 {
			shared++
		}
	}
	if shared != 28 {
		t.Errorf("%d short names are shared", shared)
	}
	if got := c.Checked(); got != "2026-11-23" {
		t.Errorf("checked on %s", got)
	}
	if len(c.sources) != 57 {
		t.Errorf("%d sources", len(c.sources))
	}
}
