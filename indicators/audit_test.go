package indicators

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// apiCell is a cell of table 621 and its like: "6311 p0 2026-03 4.50", with the
// region's label unless another follows after "as".
func apiCell(t testing.TB, c *Catalogue, s string) TableCell {
	t.Helper()
	s, label, other := strings.Cut(s, " as ")
	s, table, from := strings.Cut(s, " from ")
	f := strings.Fields(s)
	i, ok1 := ParseIndicator(f[1])
	p, ok2 := ParsePeriod(f[2])
	if !ok1 || !ok2 {
		t.Fatalf("cell %q", s)
	}
	cell := TableCell{Region: f[0], Indicator: i, Period: p, Value: mustDecimal(t, f[3]), Table: "0000/621", Stamp: "s"}
	if r, ok := c.Region(f[0]); ok {
		cell.Label = r.Label
	}
	if other {
		cell.Label = label
	}
	if from {
		cell.Table = table
	}
	return cell
}

// told prints findings, one a word.
func told(f Findings) string {
	var b strings.Builder
	for _, group := range []struct {
		name    string
		entries []Entry
	}{{"new", f.New}, {"revised", f.Revised}, {"held", f.Held}, {"same", f.Same}} {
		for _, e := range group.entries {
			fmt.Fprintf(&b, "%s %s=%s", group.name, e.Key().ID(), e.Value)
			if e.Was != nil {
				fmt.Fprintf(&b, " was %s", e.Was)
			}
			if e.Held != "" {
				fmt.Fprintf(&b, " (%s)", e.Held)
			}
			b.WriteString("; ")
		}
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestAudit(t *testing.T) {
	c := realCatalogue(t)
	tests := []struct {
		name  string
		cells string // one a line
		want  string
	}{
		{"new", "6311 p0 2026-03 4.5", "new 6311:p0:2026-03=4.50"},
		{"revised", "6311 line 2025-03 545120.0", "revised 6311:line:2025-03=545120 was 544169"},
		{"same, as published", "6311 p0 2025-03 4.64\n6311 p1 2025-03 0.510", "same 6311:p0:2025-03=4.64; same 6311:p1:2025-03=0.51"},
		{"keeps three decimals", "0000 p1 2026-03 1.345", "new 0000:p1:2026-03=1.345"},
		{"no region", "9999 p0 2026-03 8.07 as INDONESIA", ""},
		{"another label", "6311 p0 2026-03 4.5 as Tabalong", "held 6311:p0:2026-03=4.50 (label)"},
		{"another label with the known value", "6311 p0 2025-03 4.64 as Tabalong", "held 6311:p0:2025-03=4.64 was 4.64 (label)"},
		{"no label", "6311 p0 2026-03 4.5 as ", "held 6311:p0:2026-03=4.50 (label)"},
		{"of two lines the one that is named", "6311 p0 2026-03 9.9 as Lainnya\n6311 p0 2026-03 4.5", "new 6311:p0:2026-03=4.50"},
		{"by hand without label", "6311 p0 2026-03 4.5 from BRS as ", "new 6311:p0:2026-03=4.5"},
		{"by hand the same", "6311 p0 2025-03 4.64 from BRS", ""},
		{"share in place of percent", "6311 p0 2026-03 0.045", "held 6311:p0:2026-03=0.045 (jump)"},
		{"lost decimal point", "6311 p0 2026-03 45.0", "held 6311:p0:2026-03=45.00 (jump)"},
		{"over a hundred percent", "6311 p0 2026-03 450", "held 6311:p0:2026-03=450 (range)"},
		{"negative", "6311 p1 2026-03 -0.45", "held 6311:p1:2026-03=-0.45 (range)"},
		{"no poor at all", "6311 poor 2026-03 0", "held 6311:poor:2026-03=0.00 (range)"},
		{"people in place of thousands", "6311 poor 2026-03 6420", "held 6311:poor:2026-03=6420.00 (jump)"},
		{"another region's number", "6311 poor 2026-03 60.4\n6311 p0 2026-03 4.5", "new 6311:p0:2026-03=4.50; held 6311:poor:2026-03=60.40 (unit)"},
		{"number against the known rate", "6311 poor 2024-03 1.2", "held 6311:poor:2024-03=1.20 was 6.68 (unit)"},
		{"line in thousands", "6311 line 2026-03 560", "held 6311:line:2026-03=560 (range)"},
		{"line with cents", "6311 line 2026-03 560.123", "held 6311:line:2026-03=560.123 (range)"},
		{"line with decimals", "6311 line 2026-03 560000.5", "held 6311:line:2026-03=560000.5 (unit)"},
		{"line tripled", "6311 line 2026-03 1750000", "held 6311:line:2026-03=1750000 (jump)"},
		{"four decimals", "6311 p1 2026-03 0.5123", "held 6311:p1:2026-03=0.5123 (unit)"},
		{"order in the table", "6311 p0 2026-03 4.5\n6311 p1 2026-03 0.10\n6311 p2 2026-03 0.20", "new 6311:p0:2026-03=4.50; held 6311:p1:2026-03=0.10 (order); held 6311:p2:2026-03=0.20 (order)"},
		{"order against what is known", "6311 p2 2025-03 0.52", "held 6311:p2:2025-03=0.52 was 0.09 (order)"},
		{"an odd neighbour holds nobody else", "6311 p0 2026-03 4.5\n6311 p1 2026-03 51", "new 6311:p0:2026-03=4.50; held 6311:p1:2026-03=51.00 (jump)"},
		{"September of a district", "6311 p0 2025-09 4.5", "held 6311:p0:2025-09=4.50 (range)"},
		{"September of a province", "6300 p0 2026-09 3.6", "new 6300:p0:2026-09=3.60"},
		{"March of a district's old tables", "6311 p0 2013-03 4.8", "held 6311:p0:2013-03=4.80 (range)"},
		{"March of a press release", "6311 p0 2013-03 4.80 from BRS", "new 6311:p0:2013-03=4.80"},
		{"a survey to come", "6311 p0 2027-03 4.5", "held 6311:p0:2027-03=4.50 (range)"},
		{"before there was the region", "7413 p0 2015-03 16.5", "held 7413:p0:2015-03=16.50 (range)"},
		{"two values", "6311 p0 2026-03 4.5\n6311 p0 2026-03 4.6", "held 6311:p0:2026-03=4.50 (ambiguous)"},
		{"two values, one known", "6311 p0 2025-03 4.65\n6311 p0 2025-03 4.64 from 6300/103", "same 6311:p0:2025-03=4.64"},
		{"once of two lines", "6311 p0 2026-03 4.5\n6311 p0 2026-03 4.50", "new 6311:p0:2026-03=4.50"},
		{"zero is a small index", "6571 p2 2026-03 0.05", "new 6571:p2:2026-03=0.05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var cells []TableCell
			for line := range strings.Lines(tt.cells) {
				cells = append(cells, apiCell(t, c, strings.TrimSuffix(line, "\n")))
			}
			if got := told(Audit(c, cells, auditTime)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestAuditCountsWhatIsIgnored(t *testing.T) {
	c := realCatalogue(t)
	f := Audit(c, []TableCell{apiCell(t, c, "9999 p0 2026-03 8"), apiCell(t, c, "9999 p1 2026-03 1"), apiCell(t, c, "6499 p0 2026-03 8")}, auditTime)
	if d := cmp.Diff(map[string]int{"9999": 2, "6499": 1}, f.Ignored); d != "" || told(f) != "" {
		t.Errorf("ignored (-want +got):\n%s, found %s", d, told(f))
	}
}

// entryOf is an entry as Audit makes it of a cell.
func entryOf(t testing.TB, c *Catalogue, s string, change ...func(*Entry)) Entry {
	t.Helper()
	e := apiCell(t, c, s).entry(auditTime)
	for _, do := range change {
		do(&e)
	}
	return e
}

func corrects(t testing.TB, was string) func(*Entry) {
	return func(e *Entry) {
		v := mustDecimal(t, was)
		e.Origin, e.Was, e.Source = FromCorrection, &v, "Surat BPS"
	}
}

// What an office has corrected stands while BPS's table still has the mistake.
func TestCorrectionsStand(t *testing.T) {
	c, err := realCatalogue(t).With([]Entry{entryOf(t, realCatalogue(t), "6311 line 2025-03 545120", corrects(t, "544169"))})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ cell, want string }{
		{"6311 line 2025-03 544169", "stands"},
		{"6311 line 2025-03 545120", "same 6311:line:2025-03=545120"},
		{"6311 line 2025-03 546000", "held 6311:line:2025-03=546000 was 545120 (corrected)"},
		{"6311 line 2025-03 546000 from Berita resmi", "revised 6311:line:2025-03=546000 was 545120"},
	} {
		f := Audit(c, []TableCell{apiCell(t, c, tt.cell)}, auditTime)
		got := told(f)
		if f.Stands == 1 && got == "" {
			got = "stands"
		}
		if got != tt.want {
			t.Errorf("%s: %s; want %s", tt.cell, got, tt.want)
		}
	}
}

// Once confirmed, a figure is not confirmed again, but its table's reading is
// noted; and two tables of BPS that differ do not revise each other for ever.
func TestConfirmedFigures(t *testing.T) {
	c := realCatalogue(t)
	cells := []TableCell{apiCell(t, c, "6311 p0 2025-03 4.64"), apiCell(t, c, "6309 p0 2025-03 4.67"), apiCell(t, c, "6311 p1 2025-03 0.51 from 0000/622")}
	first := Audit(c, cells, auditTime)
	c, err := c.With(first.Same)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Same) != 3 || first.Known != 3 {
		t.Errorf("first: %s", told(first))
	}
	again := Audit(c, cells, auditTime.Add(24*time.Hour))
	if got := told(again); got != "same 6311:p0:2025-03=4.64; same 6311:p1:2025-03=0.51" || again.Known != 3 {
		t.Errorf("again: %s, %d known", got, again.Known)
	}
	for cell, want := range map[string]string{
		"6311 p0 2025-03 4.65 from 6300/103": "held 6311:p0:2025-03=4.65 was 4.64 (ambiguous)",
		"6311 p0 2025-03 4.64 from 6300/103": "",
		"6311 p0 2025-03 4.65":               "revised 6311:p0:2025-03=4.65 was 4.64",
	} {
		if got := told(Audit(c, []TableCell{apiCell(t, c, cell)}, auditTime)); got != want {
			t.Errorf("%s: %s; want %s", cell, got, want)
		}
	}
}

// TestWrongUnitsAreHeld tells every figure of March 2025 in another unit.
func TestWrongUnitsAreHeld(t *testing.T) {
	c := realCatalogue(t)
	cells := asCells(c, func(f Figure) bool { return f.Period == march25 })
	for _, tens := range []uint8{2, 3} {
		var up, down []TableCell
		for _, cell := range cells {
			cell.Period = Period{2026, March}
			more, less := cell, cell
			for range tens {
				more.Value.Units *= 10
				less.Value.Units /= 10
			}
			if cell.Value.Sign() > 0 {
				up = append(up, more)
			}
			if less.Value.Sign() > 0 {
				down = append(down, less)
			}
		}
		for name, batch := range map[string][]TableCell{"up": up, "down": down} {
			f := Audit(c, batch, auditTime)
			t.Logf("10^%d %s: %d of %d cells are held", tens, name, len(f.Held), len(batch))
			if len(f.Held) != len(batch) {
				t.Errorf("not held: %.400s", told(Findings{New: f.New}))
			}
		}
	}
}

// TestAuditOfAllFigures confirms the whole catalogue.
func TestAuditOfAllFigures(t *testing.T) {
	c := realCatalogue(t)
	cells := asCells(c, func(Figure) bool { return true })
	f := Audit(c, cells, auditTime)
	if len(f.Same) != c.Count() || f.Known != c.Count() || len(f.New)+len(f.Revised)+len(f.Held) > 0 {
		t.Errorf("%d are confirmed of %d; %.400s", len(f.Same), c.Count(), told(Findings{New: f.New, Revised: f.Revised, Held: f.Held}))
	}
}

func BenchmarkAudit(b *testing.B) {
	c := realCatalogue(b)
	cells := asCells(c, func(f Figure) bool { return f.Period.Year >= 2024 && f.Period.Month == March })
	b.ReportMetric(float64(len(cells)), "cells")
	for b.Loop() {
		Audit(c, cells, auditTime)
	}
}
