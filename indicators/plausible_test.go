package indicators

import (
	"testing"
	"time"
)

var auditTime = time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC)

// asCells are the figures of a catalogue as if read over the API again.
func asCells(c *Catalogue, only func(Figure) bool) []TableCell {
	var cells []TableCell
	for _, r := range c.regions {
		for _, i := range All {
			for _, m := range []Month{Unknown, March, September} {
				for _, f := range c.Series(r.Code, i, m) {
					if only(f) {
						cells = append(cells, TableCell{Region: r.Code, Label: r.Label, Indicator: i, Period: f.Period,
							Value: f.Value, Table: "0000/621", Stamp: "2026-11-20 10:00:00"})
					}
				}
			}
		}
	}
	return cells
}

// TestBounds holds every figure against all the others as if it were new: what is
// true must not be held. The exceptions are named, and the largest leaps printed.
func TestBounds(t *testing.T) {
	c := realCatalogue(t)
	a := newAuditing(c, auditTime)
	var largest [len(All)]float64
	var held []string
	growth := 0.0
	for _, cell := range asCells(c, func(Figure) bool { return true }) {
		f := &finding{cell: cell}
		near, ok := c.nearest(cell.Key())
		if ok {
			largest[cell.Indicator] = max(largest[cell.Indicator], ratio(near.Value, cell.Value))
		}
		if rate, ok := c.Figure(cell.Region, P0, cell.Period); ok && cell.Indicator == Poor {
			now := population(cell.Value, rate.Value)
			if before, ok := c.populationBefore(cell.Region, cell.Period); ok {
				growth = max(growth, now/before, before/now)
			}
		}
		why := a.alone(f)
		if why == "" {
			why = a.together(f)
		}
		if why != "" {
			held = append(held, cell.Key().ID()+" "+cell.Value.String()+" "+why)
		}
	}
	for _, i := range All {
		t.Logf("%s differs from the one before by a factor of %.2f at most; held beyond %.0f", i.ID(), largest[i], leaps[i])
		if bound := leaps[i] / 1.5; largest[i] > bound && i != P1 {
			t.Errorf("%s: bound %.0f is close to the truth", i.ID(), leaps[i])
		}
	}
	t.Logf("the population implied differs by a factor of %.2f at most; held beyond %d", growth, mostGrowth)
	// The one that leaps carries a caution already: it looks wrong.
	if len(held) != 1 || held[0] != "6571:p1:2025-03 0.04 jump" {
		t.Errorf("held are %q", held)
	}
}

// TestLabels holds BPS's own labels, and the ways in which they are varied, against
// all codes: each fits its own, and no other but where two regions bear one name.
func TestLabels(t *testing.T) {
	c := realCatalogue(t)
	l := newLabels(c.regions)
	crossed := 0
	for _, r := range c.regions {
		for _, label := range []string{r.Label, r.Name, r.Full, "  " + r.Label + " *)", r.Full + " 1)", kindKeys[max(r.Kind, 1)][0] + ". " + r.Name} {
			if r.Kind != Nation && !l.fit(label, r.Code) {
				t.Errorf("%q does not fit %s", label, r.Code)
			}
		}
		for _, other := range c.regions {
			if other.Code != r.Code && l.fit(r.Label, other.Code) {
				crossed++
				if fold(r.Label) != fold(other.Name) && fold(r.Label) != fold(other.Label) {
					t.Errorf("%q fits %s, %s", r.Label, other.Code, other.Label)
				}
			}
		}
	}
	t.Logf("%d labels of %d regions fit another region of the same name too", crossed, len(c.regions))
	for _, tt := range []struct {
		label, code string
		want        bool
	}{
		{"INDONESIA", "0000", true},
		{"Papua Barat 2)", "9400", false},
		{"Papua Barat 2)", "9100", true},
		{"Kota Banjar", "6303", false},
		{"Kab. Banjar", "6303", true},
		{"Banjar", "3279", true},
		{"Kota Baru", "6302", true},
		{"Toba Samosir", "1206", true},
		{"Kab. Kep. Siau Tagulandang Biaro", "7108", true},
		{"KEP. BANGKA BELITUNG", "1900", true},
		{"DAERAH ISTIMEWA YOGYAKARTA", "3400", true},
		{"Tabalong", "6311", false},
		{"", "6311", false},
		{"6311", "6311", false},
		{"RI", "0000", true},
		{"Lainnya", "0000", false},
	} {
		if got := l.fit(tt.label, tt.code); got != tt.want {
			t.Errorf("%q fits %s: %v", tt.label, tt.code, got)
		}
	}
}
