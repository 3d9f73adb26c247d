package indicators

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// lineOf makes a March series from words like "2019=5.55 2020=5.32! 2021=6.07",
// a mark meaning a caution.
func lineOf(t testing.TB, words string, territory int) Series {
	var s Series
	for _, w := range strings.Fields(words) {
		year, value, _ := strings.Cut(w, "=")
		y, err := strconv.Atoi(year)
		if err != nil {
			t.Fatal(err)
		}
		f := Figure{Region: "6311", Period: Period{y, March}, Territory: territory}
		if v, ok := strings.CutSuffix(value, "!"); ok {
			value, f.Flag = v, &Flag{Kind: Suspicious}
		}
		f.Value = mustDecimal(t, value)
		s = append(s, f)
	}
	return s
}

func TestStreaks(t *testing.T) {
	tests := []struct {
		name, series string
		territory    int
		year, want   int
	}{
		{"four falls", "2020=5.32 2021=6.07 2022=5.83 2023=5.22 2024=4.87 2025=4.64", 0, 2025, -4},
		{"one rise", "2020=5.32 2021=6.07 2022=5.83", 0, 2021, 1},
		{"two rises", "2020=1 2021=2 2022=3.00", 0, 2022, 2},
		{"turned", "2020=1 2021=2 2022=1", 0, 2022, -1},
		{"equal", "2020=3 2021=2 2022=2.00", 0, 2022, 0},
		{"equal before", "2020=2 2021=2 2022=1", 0, 2022, -1},
		{"gap", "2019=3 2020=2 2022=1", 0, 2022, 0},
		{"gap before", "2018=4 2020=3 2021=2 2022=1", 0, 2022, -2},
		{"caution now", "2020=3 2021=2 2022=1!", 0, 2022, 0},
		{"caution just before", "2020=3 2021=2! 2022=1", 0, 2022, 0},
		{"caution before", "2019=4 2020=3! 2021=2 2022=1", 0, 2022, -1},
		{"divided", "2019=4 2020=3 2021=2 2022=1", 2021, 2022, -1},
		{"first year", "2020=3", 0, 2020, 0},
		{"no such year", "2020=3 2021=2", 0, 2022, 0},
		{"nothing", "", 0, 2022, 0},
	}
	for _, tt := range tests {
		if got := lineOf(t, tt.series, tt.territory).Streak(Period{tt.year, March}); got != tt.want {
			t.Errorf("%s: streak %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestExtremes(t *testing.T) {
	tests := []struct {
		name, series string
		territory    int
		low, high    int // years; 0 for none
	}{
		{"plain", "2015=5.87 2020=5.32 2021=6.07 2025=4.64", 0, 2025, 2021},
		{"before March 2015", "2013=1 2014=9 2015=5 2016=6", 0, 2015, 2016},
		{"equal ones: the earliest", "2015=5 2016=3 2017=3.00 2018=7 2019=7", 0, 2016, 2018},
		{"caution", "2015=5 2016=1! 2017=9! 2018=4", 0, 2018, 2015},
		{"divided", "2022=1 2023=9 2024=5 2025=4", 2024, 2025, 2024},
		{"only one", "2015=5 2016=1!", 0, 0, 0},
		{"nothing", "", 0, 0, 0},
	}
	for _, tt := range tests {
		low, high, ok := lineOf(t, tt.series, tt.territory).Extremes()
		if ok != (tt.low != 0) || ok && (low.Period.Year != tt.low || high.Period.Year != tt.high) {
			t.Errorf("%s: low %d, high %d, %v", tt.name, low.Period.Year, high.Period.Year, ok)
		}
	}
	unknown := realCatalogue(t).Series("6311", P0, Unknown)
	if _, _, ok := unknown.Extremes(); ok || len(unknown) != 5 {
		t.Errorf("%d figures of unknown month set a record", len(unknown))
	}
}

func TestSeriesOfBalangan(t *testing.T) {
	c := realCatalogue(t)
	s := c.Series("6311", P0, March)
	if len(s) != 11 || s[0].Period.Year != 2015 || s[10].Period != march25 {
		t.Errorf("the March series is %+v", s)
	}
	low, high, _ := s.Extremes()
	if s.Streak(march25) != -4 || low.Period != march25 || high.Period.Year != 2021 {
		t.Errorf("streak %d, low %s, high %s", s.Streak(march25), low.Period.ID(), high.Period.ID())
	}
	if s := c.Series("6311", P0, September); len(s) != 0 {
		t.Errorf("a district has September figures: %+v", s)
	}
}

// TestNoMonthJoinsAnother walks all series of the catalogue: one month each,
// ascending, and neither streak nor record rests on a caution or a division.
func TestNoMonthJoinsAnother(t *testing.T) {
	c := realCatalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom(c.Regions()).Draw(t, "region").Code
		i := rapid.SampledFrom(All[:]).Draw(t, "indicator")
		m := rapid.SampledFrom([]Month{March, September, Unknown}).Draw(t, "month")
		s := c.Series(code, i, m)
		low, high, ok := s.Extremes()
		for at, f := range s {
			if f.Period.Month != m || f.Region != code || f.Indicator != i || at > 0 && !s[at-1].Period.Before(f.Period) {
				t.Fatalf("figure %d of %s %s is %+v", at, code, i.ID(), f)
			}
			d := c.ChangeTo(f)
			run := s.Streak(f.Period)
			if told := d.Reason == Computed; told && (f.Flag != nil || d.From.Flag != nil || m == Unknown || d.From.Period.Month != m) || !told && (run != 0 || d.Diff != Decimal{}) {
				t.Fatalf("%+v with streak %d", d, run)
			}
			if run != 0 && run > 0 != (d.Diff.Sign() > 0) {
				t.Fatalf("streak %d after %v", run, d.Diff)
			}
			if ok && f.Flag == nil && f.Period.Year >= max(2015, f.Territory) && (f.Value.Cmp(low.Value) < 0 || f.Value.Cmp(high.Value) > 0) {
				t.Fatalf("%+v lies outside %v to %v", f, low.Value, high.Value)
			}
		}
		if ok && (low.Flag != nil || high.Flag != nil || m == Unknown) {
			t.Fatalf("records %+v, %+v", low, high)
		}
	})
}
