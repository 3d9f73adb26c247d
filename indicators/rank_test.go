package indicators

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPlaces(t *testing.T) {
	tests := []struct {
		group, code     string
		i               Indicator
		p               Period
		lowest, highest int
		of              int
		below, above    string
	}{
		{"6300", "6311", P0, march25, 10, 4, 13, "6371", "6309"},
		{"districts", "6311", P0, march25, 71, 444, 514, "1311", "6309"},
		{"banua6", "6311", P0, march25, 3, 4, 6, "6306", "6309"},
		{"6300", "6307", P0, march25, 13, 1, 13, "6308", ""},
		{"6300", "6371", Poor, march25, 13, 1, 13, "6303", ""},
		{"6300", "6303", P0, march25, 1, 13, 13, "", "6305"},
		{"0000", "6300", P0, Period{2025, September}, 2, 37, 38, "5100", "3100"},
	}
	c := realCatalogue(t)
	code := func(f *Figure) string {
		if f == nil {
			return ""
		}
		return f.Region
	}
	for _, tt := range tests {
		g, _ := c.Group(tt.group)
		s, ok := c.Rank(g, tt.i, tt.p).Place(tt.code)
		if !ok || s.Lowest != tt.lowest || s.Highest != tt.highest || s.Of != tt.of || code(s.Below) != tt.below || code(s.Above) != tt.above {
			t.Errorf("%s in %s: %+v below %s above %s, %v", tt.code, tt.group, s, code(s.Below), code(s.Above), ok)
		}
	}
	kalsel, _ := c.Group("6300")
	if s, ok := c.Rank(kalsel, P0, march25).Place("6401"); ok {
		t.Errorf("a region outside stands at %+v", s)
	}
}

func TestRankingLeavesOut(t *testing.T) {
	c := realCatalogue(t)
	kalsel, _ := c.Group("6300")
	r := c.Rank(kalsel, P1, march24)
	if len(r.Rows) != 12 || len(r.LeftOut) != 1 || r.LeftOut[0].Region != "6311" || r.Missing != nil {
		t.Errorf("P1 of March 2024: %+v", r)
	}
	if s, ok := r.Place("6311"); ok {
		t.Errorf("a flagged figure stands at %+v", s)
	}
	if r := c.Rank(kalsel, P2, march24); len(r.Rows) != 0 || len(r.Missing) != 13 {
		t.Errorf("P2 of March 2024: %+v", r)
	}
	provinces, _ := c.Group("0000")
	if r := c.Rank(provinces, P0, Period{2023, March}); !slices.Equal(r.Missing, []string{"9200", "9500", "9600", "9700"}) {
		t.Errorf("missing are %v", r.Missing)
	}
}

func TestMovers(t *testing.T) {
	c := realCatalogue(t)
	kalsel, _ := c.Group("6300")
	m := c.Movers(kalsel, P0, march24, march25)
	if len(m.Changes) != 13 || m.LeftOut != nil {
		t.Fatalf("movers are %+v", m)
	}
	for at, want := range map[int]string{0: "6309 −0,97", 1: "6308 −0,94", 2: "6307 −0,78", 12: "6303 0,38"} {
		if got := m.Changes[at].To.Region + " " + m.Changes[at].Diff.Indonesian(2); got != want {
			t.Errorf("mover %d is %s, want %s", at, got, want)
		}
	}
	if m.Changes[11].Diff.Sign() >= 0 {
		t.Error("another one rose")
	}
	if m := c.Movers(kalsel, P1, march24, march25); !slices.Equal(m.LeftOut, []string{"6311"}) {
		t.Errorf("left out are %v", m.LeftOut)
	}
	for _, pair := range [][2]Period{{{2014, Unknown}, march25}, {{2013, Unknown}, {2014, Unknown}}, {march25, march24}, {march25, march25}} {
		if m := c.Movers(kalsel, P0, pair[0], pair[1]); len(m.Changes) != 0 || len(m.LeftOut) != 13 {
			t.Errorf("%s to %s: %+v", pair[0].ID(), pair[1].ID(), m)
		}
	}
}

// anyRanking draws a group, an indicator and a period of the real catalogue.
func anyRanking(t *rapid.T, c *Catalogue) Ranking {
	codes := rapid.SliceOfNDistinct(rapid.IntRange(0, len(c.Regions())-1), 2, 60, rapid.ID).Draw(t, "members")
	g := Group{ID: "drawn"}
	for _, at := range codes {
		g.Members = append(g.Members, c.Regions()[at].Code)
	}
	i := rapid.SampledFrom(All[:]).Draw(t, "indicator")
	p := Period{rapid.IntRange(2010, 2026).Draw(t, "year"), rapid.SampledFrom([]Month{March, September, Unknown}).Draw(t, "month")}
	return c.Rank(g, i, p)
}

func TestRankingsHoldTogether(t *testing.T) {
	c := realCatalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		r := anyRanking(t, c)
		if len(r.Rows)+len(r.LeftOut)+len(r.Missing) != len(r.Group.Members) {
			t.Fatalf("a member is lost: %+v", r)
		}
		for at, f := range r.Rows {
			if f.Flag != nil || f.Period != r.Period || at > 0 && f.Value.Cmp(r.Rows[at-1].Value) < 0 {
				t.Fatalf("row %d is %+v", at, f)
			}
			s, ok := r.Place(f.Region)
			equal := 0
			for _, g := range r.Rows {
				if g.Value.Cmp(f.Value) == 0 {
					equal++
				}
			}
			// From both ends the same: who stands below, who stands equal, who stands above.
			if !ok || s.Of != len(r.Rows) || (s.Lowest-1)+equal+(s.Highest-1) != s.Of {
				t.Fatalf("%s stands at %+v with %d equals", f.Region, s, equal)
			}
			if (s.Below == nil) != (s.Lowest == 1) || (s.Above == nil) != (s.Highest == 1) {
				t.Fatalf("%s has the wrong company: %+v", f.Region, s)
			}
			if s.Below != nil && *s.Below != r.Rows[slices.IndexFunc(r.Rows, func(g Figure) bool { return g.Value.Cmp(s.Below.Value) == 0 })] {
				t.Fatalf("%s has below not the first by code: %+v", f.Region, s.Below)
			}
			if quick, ok := c.standing(Group{Members: byCode(r.Group.Members)}, f); !ok || quick.Lowest != s.Lowest || quick.Highest != s.Highest || quick.Of != s.Of {
				t.Fatalf("%s counted at %+v, ranked at %+v", f.Region, quick, s)
			}
		}
	})
}

func byCode(codes []string) []string {
	return slices.SortedFunc(slices.Values(codes), cmp.Compare[string])
}

func TestMoversHoldTogether(t *testing.T) {
	c := realCatalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		r := anyRanking(t, c)
		to := Period{rapid.IntRange(2010, 2026).Draw(t, "to"), rapid.SampledFrom([]Month{March, September, Unknown}).Draw(t, "to month")}
		m := c.Movers(r.Group, r.Indicator, r.Period, to)
		if len(m.Changes)+len(m.LeftOut) != len(r.Group.Members) {
			t.Fatalf("a member is lost: %+v", m)
		}
		for at, d := range m.Changes {
			if d.From.Flag != nil || d.To.Flag != nil || d.From.Period.Month != d.To.Period.Month || d.To.Period.Month == Unknown {
				t.Fatalf("change from %+v to %+v", d.From, d.To)
			}
			if d.Diff.Cmp(d.To.Value.Sub(d.From.Value)) != 0 || at > 0 && d.Diff.Cmp(m.Changes[at-1].Diff) < 0 {
				t.Fatalf("change %d is %v", at, d.Diff)
			}
		}
	})
}
