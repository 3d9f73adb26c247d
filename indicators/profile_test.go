package indicators

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// sketch writes a profile in a few lines that a reader can hold against the tables.
func sketch(p Profile) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", p.Region.Full, p.Period.ID())
	if p.Ranked {
		fmt.Fprintf(&b, "; %d/%d of %d in %s", p.Rank.Lowest, p.Rank.Highest, p.Rank.Of, p.RankGroup.Name)
	}
	b.WriteByte('\n')
	for _, r := range p.Readings {
		fmt.Fprintf(&b, "%s %s", r.Indicator.ID(), r.Period.ID())
		switch {
		case r.Absence != Present:
			fmt.Fprintf(&b, " absence %d", r.Absence)
		case r.Change.Reason != Computed:
			fmt.Fprintf(&b, " %v reason %d", r.Figure.Value, r.Change.Reason)
		default:
			fmt.Fprintf(&b, " %v %v since %s streak %d", r.Figure.Value, r.Change.Diff, r.Change.From.Period.ID(), r.Streak)
		}
		b.WriteByte('\n')
	}
	for _, f := range p.Beside {
		fmt.Fprintf(&b, "beside %s %v\n", f.Region, f.Value)
	}
	for _, f := range p.Newer {
		fmt.Fprintf(&b, "newer %s %s %v\n", f.Region, f.Period.ID(), f.Value)
	}
	if p.SmallChange {
		b.WriteString("small\n")
	}
	if p.DepthAgainstRate {
		b.WriteString("against\n")
	}
	return b.String()
}

func TestProfiles(t *testing.T) {
	tests := []struct {
		code string
		year int
		m    Month
		want string
	}{
		{"6311", 0, 0, `Kabupaten Balangan 2025-03; 10/4 of 13 in Kalimantan Selatan
p0 2025-03 4.64 -0.23 since 2024-03 streak -4
poor 2025-03 6.42 -0.26 since 2024-03 streak -4
line 2025-03 544169 16065 since 2024-03 streak 4
p1 2025-03 0.51 reason 3
p2 2025-03 0.09 -0.04 since 2023-03 streak 0
beside 6300 3.84
beside 0000 8.47
newer 6300 2025-09 3.73
newer 0000 2026-03 8.07
small
`},
		{"6311", 2020, 0, `Kabupaten Balangan 2020-03; 10/4 of 13 in Kalimantan Selatan
p0 2020-03 5.32 -0.23 since 2019-03 streak -3
poor 2020-03 7.06 -0.21 since 2019-03 streak -1
line 2020-03 441488 reason 2
p1 2020-03 0.88 0.01 since 2019-03 streak 1
p2 2020-03 0.24 0.04 since 2019-03 streak 1
beside 6300 4.38
beside 0000 9.78
small
against
`},
		{"6311", 2012, 0, `Kabupaten Balangan 2012; 11/3 of 13 in Kalimantan Selatan
p0 2012 6.85 reason 4
poor 2012 8.1 reason 4
line 2012 263681 reason 4
p1 2012 absence 1
p2 2012 absence 1
beside 6300 5.01
`},
		{"6311", 2026, 0, `Kabupaten Balangan 2026
p0 2026 absence 1
poor 2026 absence 1
line 2026 absence 1
p1 2026 absence 1
p2 2026 absence 1
`},
		{"6311", 2025, September, `Kabupaten Balangan 2025-09
p0 2025-09 absence 2
poor 2025-09 absence 2
line 2025-09 absence 2
p1 2025-09 absence 2
p2 2025-09 absence 2
`},
		{"7413", 2015, 0, `Kabupaten Muna Barat 2015
p0 2015 absence 3
poor 2015 absence 3
line 2015 absence 3
p1 2015 absence 3
p2 2015 absence 3
`},
		{"6300", 0, 0, `Provinsi Kalimantan Selatan 2025-09; 2/37 of 38 in Indonesia
p0 2025-09 3.73 -0.29 since 2024-09 streak -1
poor 2025-09 168.81 -11.39 since 2024-09 streak -1
line 2025-09 684567 40460 since 2024-09 streak 1
p1 2025-03 0.47 -0.14 since 2023-03 streak 0
p2 2025-03 0.10 -0.06 since 2023-03 streak 0
beside 0000 8.25
newer 0000 2026-03 8.07
`},
		{"0000", 0, 0, `Republik Indonesia 2026-03
p0 2026-03 8.07 -0.40 since 2025-03 streak -5
poor 2025-09 23359.71 -695.01 since 2024-09 streak -1
line 2025-09 641443 46201 since 2024-09 streak 1
p1 2025-03 1.365 -0.096 since 2024-03 streak -4
p2 2025-03 0.319 -0.028 since 2024-03 streak -2
`},
		{"6311", 1800, 0, `Kabupaten Balangan 1800
p0 1800 absence 1
poor 1800 absence 1
line 1800 absence 1
p1 1800 absence 1
p2 1800 absence 1
`},
	}
	c := realCatalogue(t)
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, sketch(c.Profile(tt.code, tt.year, tt.m))); d != "" {
			t.Errorf("%s %d %d (-want +got):\n%s", tt.code, tt.year, tt.m, d)
		}
	}
	if d := cmp.Diff(Profile{}, c.Profile("6399", 0, 0)); d != "" {
		t.Errorf("an unknown region has a profile:\n%s", d)
	}
}

func TestProfilesAgreeWithTheirParts(t *testing.T) {
	c := realCatalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom(c.Regions()).Draw(t, "region").Code
		year := rapid.SampledFrom([]int{0, 2010, 2014, 2015, 2016, 2019, 2020, 2021, 2024, 2025, 2026}).Draw(t, "year")
		m := rapid.SampledFrom([]Month{March, September, Unknown}).Draw(t, "month")
		p := c.Profile(code, year, m)
		for i, r := range p.Readings {
			f, ok := c.Figure(code, Indicator(i), r.Period)
			switch {
			case int(r.Indicator) != i, (r.Absence == Present) != ok, ok && f != r.Figure, year != 0 && r.Period.Year != year:
				t.Fatalf("reading is %+v", r)
			case ok && (r.Change != c.ChangeTo(f) || r.Streak != c.Series(code, f.Indicator, f.Period.Month).Streak(f.Period)):
				t.Fatalf("change is %+v, streak %d", r.Change, r.Streak)
			case !ok && r.Absence != c.Absence(code, r.Indicator, r.Period):
				t.Fatalf("absence is %d", r.Absence)
			}
		}
		want, ranked := c.Rank(p.RankGroup, P0, p.Period).Place(code)
		if d := cmp.Diff(want, p.Rank); d != "" || p.Ranked != ranked || ranked && p.Region.Kind == Nation {
			t.Fatalf("rank (-want +got):\n%s", d)
		}
		for _, f := range p.Beside {
			if f.Period != p.Period || f.Region == code {
				t.Fatalf("beside stands %+v", f)
			}
		}
		for _, f := range p.Newer {
			if !p.Period.Before(f.Period) || f.Region == code {
				t.Fatalf("newer is %+v", f)
			}
		}
	})
}

// TestNewerMarchForDistricts: where the province's newest survey is a September
// after a March that the district has no figure of yet, both are newer.
func TestNewerMarchForDistricts(t *testing.T) {
	files := smallFiles()
	files["indicators.csv"] = `region_code,year,period,indicator,value,source_id
6311,2025,03,p0,4.64,bps
6300,2025,03,p0,3.84,bps
6300,2026,03,p0,3.70,bps
6300,2026,09,p0,3.60,bps
0000,2026,03,p0,8.07,bps
`
	files["flags.csv"] = strings.SplitAfter(files["flags.csv"], "\n")[0]
	c, err := readSmall(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range c.Profile("6311", 0, Unknown).Newer {
		got = append(got, f.Region+" "+f.Period.ID())
	}
	if d := cmp.Diff([]string{"6300 2026-03", "6300 2026-09", "0000 2026-03"}, got); d != "" {
		t.Errorf("newer (-want +got):\n%s", d)
	}
}

// TestFactsOfTheData recomputes what the rules of display rest on.
func TestFactsOfTheData(t *testing.T) {
	c := realCatalogue(t)
	uneven, small, districts, three := 0, 0, 0, 0
	for _, r := range c.Regions() {
		p := c.Profile(r.Code, 0, Unknown)
		for _, reading := range p.Readings {
			if reading.Period != p.Period {
				uneven++
				break
			}
		}
		if r.Kind.IsDistrict() {
			districts++
			before, _ := c.Figure(r.Code, P0, Period{2023, March})
			after, _ := c.Figure(r.Code, P0, march24)
			if isSmall(Between(before, after)) {
				small++
			}
		}
		for _, i := range []Indicator{P1, P2} {
			for _, m := range []Month{March, September} {
				for _, f := range c.Series(r.Code, i, m) {
					if f.Value.Places == 3 {
						three++
					}
				}
			}
		}
	}
	if uneven != 39 { // the nation and the provinces
		t.Errorf("in %d regions the newest figures are of different surveys", uneven)
	}
	if share := 100 * small / districts; share != 68 {
		t.Errorf("%d of %d districts moved less than half a point", small, districts)
	}
	if three != 14 {
		t.Errorf("%d indices have three decimals", three)
	}
}
