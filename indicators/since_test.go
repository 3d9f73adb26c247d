package indicators

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// judgedWords writes what was judged: "2019:out 2020:in 2021:flag", and the stretches.
func judgedWords(list []Judged) string {
	var words []string
	for _, j := range list {
		words = append(words, fmt.Sprint(j.Year, ":", [...]string{"none", "flag", "alone", "out", "in"}[j.Verdict]))
	}
	for _, s := range Spells(list) {
		words = append(words, fmt.Sprintf("[%d-%d %v %v]", s.First.Period.Year, s.Last.Period.Year, s.Began, s.Ended))
	}
	return strings.Join(words, " ")
}

func TestJudge(t *testing.T) {
	c := loaded(t)
	percent := func(units int64) Decimal { return Decimal{Units: units} }
	below, above := Bound{Below: true, Value: percent(5)}, Bound{Value: percent(6)}
	for _, tt := range []struct {
		name, code string
		i          Indicator
		from, to   int
		bounds     []Bound
		want       string
	}{
		{"since when", "6311", P0, 0, 0, []Bound{below},
			"2015:out 2016:out 2017:out 2018:out 2019:out 2020:out 2021:out 2022:out 2023:out 2024:in 2025:in [2024-2025 true false]"},
		{"several stretches", "6309", P0, 2018, 0, []Bound{above},
			"2018:out 2019:in 2020:out 2021:in 2022:out 2023:out 2024:out 2025:out [2019-2019 true true] [2021-2021 true true]"},
		{"a caution ends a stretch", "6311", P1, 2020, 0, []Bound{{Value: Decimal{4, 1}}},
			"2020:in 2021:in 2022:in 2023:in 2024:flag 2025:in [2020-2023 false false] [2025-2025 false false]"},
		{"no figure ends one too", "6311", P2, 2022, 0, []Bound{{Below: true, Value: percent(1)}},
			"2022:in 2023:in 2024:none 2025:in [2022-2023 false false] [2025-2025 false false]"},
		{"never across unknown months", "6311", P0, 2010, 2016, []Bound{{Value: percent(5)}}, "2015:in 2016:in [2015-2016 false false]"},
		{"the province's own figure", "6311", P0, 2024, 0, []Bound{{Than: ThanProvince}}, "2024:in 2025:in [2024-2025 false false]"},
		{"a limit is outside", "6311", P0, 2020, 2020, []Bound{{Below: true, Value: Decimal{532, 2}}}, "2020:out"},
		{"unless it counts in", "6311", P0, 2020, 2020, []Bound{{Below: true, OrEqual: true, Value: Decimal{532, 2}}}, "2020:in [2020-2020 false false]"},
		{"not before the region was", "9500", P0, 0, 0, []Bound{{Value: percent(1)}}, "2024:in 2025:in [2024-2025 false false]"},
		{"no region", "9999", P0, 0, 0, []Bound{below}, ""},
	} {
		if got := judgedWords(c.Judge(tt.code, tt.i, March, tt.from, tt.to, tt.bounds)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Whoever is selected lies within the bounds and bears no caution, and everybody is
// accounted for once.
func TestSelect(t *testing.T) {
	c := loaded(t)
	for _, id := range []string{"6300", "0000", "districts", "banua6"} {
		g, _ := c.Group(id)
		for _, i := range All {
			for _, b := range []Bound{{Below: true, Value: Decimal{Units: 4}}, {Value: Decimal{Units: 4}}, {Than: "0000"}, {Below: true, Than: ThanProvince}} {
				s := c.Select(g, i, Period{2024, March}, []Bound{b})
				if n := len(s.Rows) + s.Outside + len(s.LeftOut) + len(s.Missing); n != len(g.Members) {
					t.Errorf("%s %v %+v: %d of %d are told of", id, i, b, n, len(g.Members))
				}
				for _, f := range s.Rows {
					limit := b.Value
					if b.Than != "" {
						than, _ := c.Figure(c.than(b, f.Region), i, f.Period)
						limit = than.Value
					}
					if !slices.Contains(g.Members, f.Region) || f.Flag != nil || b.Below != (f.Value.Cmp(limit) < 0) {
						t.Errorf("%s %v %+v: %+v is selected", id, i, b, f)
					}
				}
			}
		}
	}
}

func TestSelectOfKalsel(t *testing.T) {
	c := loaded(t)
	g, _ := c.Group("6300")
	s := c.Select(g, P0, Period{2025, March}, []Bound{{Below: true, Value: Decimal{Units: 4}}})
	var got []string
	for _, f := range s.Rows {
		got = append(got, f.Region+" "+f.Value.String())
	}
	want := []string{"6303 2.74", "6305 2.91", "6301 3.00", "6306 3.12", "6310 3.13", "6372 3.44"}
	if !slices.Equal(got, want) || s.Outside != 7 {
		t.Errorf("got %v and %d outside, want %v and 7", got, s.Outside, want)
	}
	if s := c.Select(g, P0, Period{2025, March}, []Bound{{Below: true, Than: "6311"}}); len(s.Rows) != 9 || s.Outside != 3 {
		t.Errorf("%d lie below Balangan and %d do not, want 9 and 3", len(s.Rows), s.Outside)
	}
}
