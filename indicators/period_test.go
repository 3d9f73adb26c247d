package indicators

import "testing"

func TestPeriodIDs(t *testing.T) {
	for id, want := range map[string]Period{"2025-03": {2025, March}, "2025-09": {2025, September}, "2012": {2012, Unknown}} {
		got, ok := ParsePeriod(id)
		if !ok || got != want || got.ID() != id {
			t.Errorf("%s is %v, %v, printed %s", id, got, ok, got.ID())
		}
	}
	for _, id := range []string{"", "-", "2025-", "2025-00", "2025-3", "2025-04", "25-03", "02025", "+202", "0000", "2025-03-01", "maret 2025"} {
		if got, ok := ParsePeriod(id); ok {
			t.Errorf("%q is %v", id, got)
		}
	}
}

func TestPeriodsInOrder(t *testing.T) {
	order := []Period{{}, {2014, Unknown}, {2014, March}, {2014, September}, {2015, Unknown}, {2015, March}}
	for i, p := range order {
		for j, q := range order {
			if p.Before(q) != (i < j) {
				t.Errorf("%s before %s is %v", p.ID(), q.ID(), p.Before(q))
			}
		}
		if p.IsZero() != (i == 0) {
			t.Errorf("%s is zero: %v", p.ID(), p.IsZero())
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, id := range []string{"2025-03", "2025-09", "2012", "2025-3", "x"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if p, ok := ParsePeriod(id); ok && p.ID() != id {
			t.Errorf("%q is %v", id, p)
		}
	})
}

func TestIndicatorIDs(t *testing.T) {
	units := map[string]Unit{"p0": "persen", "poor": "ribu_orang", "line": "rupiah", "p1": "indeks", "p2": "indeks"}
	for _, i := range All {
		got, ok := ParseIndicator(i.ID())
		if !ok || got != i || i.Unit() != units[i.ID()] {
			t.Errorf("%d has ID %s, unit %s", i, i.ID(), i.Unit())
		}
	}
	for _, id := range []string{"", "P0", "p3", "p9", "poor_thousand"} {
		if got, ok := ParseIndicator(id); ok {
			t.Errorf("%q is %v", id, got)
		}
	}
}
