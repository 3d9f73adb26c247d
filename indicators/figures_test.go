package indicators

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	march24 = Period{2024, March}
	march25 = Period{2025, March}
)

// printed is a figure as Indonesians read it, or what is missing.
func printed(f Figure, ok bool) string {
	if !ok {
		return "none"
	}
	return f.Period.ID() + ": " + f.Value.Indonesian(0)
}

// TestFiguresPeopleAskFor holds the catalogue against figures that were looked
// up by hand.
func TestFiguresPeopleAskFor(t *testing.T) {
	tests := []struct {
		code string
		i    Indicator
		year int // 0 is the newest
		m    Month
		want string
	}{
		{"6311", P0, 2020, 0, "2020-03: 5,32"},
		{"6311", Poor, 2020, 0, "2020-03: 7,06"},
		{"6311", Line, 2020, 0, "2020-03: 441.488"},
		{"6311", P1, 2020, 0, "2020-03: 0,88"},
		{"6311", P2, 2020, 0, "2020-03: 0,24"},
		{"6311", P0, 0, 0, "2025-03: 4,64"},
		{"6311", Poor, 0, 0, "2025-03: 6,42"},
		{"6311", Line, 0, 0, "2025-03: 544.169"},
		{"6311", P1, 2025, 0, "2025-03: 0,51"},
		{"6311", P2, 2025, 0, "2025-03: 0,09"},
		{"6311", Line, 2023, 0, "2023-03: 508.157"},
		{"6311", Poor, 2024, 0, "2024-03: 6,68"},
		{"6311", P2, 2024, 0, "none"},
		{"6311", P0, 2026, 0, "none"},
		{"6311", P0, 2025, September, "none"},
		{"6311", P0, 2012, 0, "2012: 6,85"},
		{"6311", P0, 2012, March, "none"},
		{"6309", P0, 0, 0, "2025-03: 4,67"},
		{"6308", P0, 0, 0, "2025-03: 4,81"},
		{"6307", P0, 0, 0, "2025-03: 5,03"},
		{"6306", P0, 2024, 0, "2024-03: 3,38"},
		{"6372", P0, 0, 0, "2025-03: 3,44"},
		{"6371", P0, 0, 0, "2025-03: 4,52"},
		{"6371", Poor, 0, 0, "2025-03: 33,16"},
		{"6303", P0, 0, 0, "2025-03: 2,74"},
		{"6300", P0, 0, 0, "2025-09: 3,73"},
		{"6300", P0, 0, March, "2025-03: 3,84"},
		{"0000", P0, 0, 0, "2026-03: 8,07"},
		{"6300", P0, 2012, 0, "2012-09: 5,01"}, // a month that is known comes before one that is not
		{"6399", P0, 0, 0, "none"},
	}
	c := realCatalogue(t)
	for _, tt := range tests {
		f, ok := c.InYear(tt.code, tt.i, tt.year, tt.m)
		if tt.year == 0 {
			f, ok = c.Newest(tt.code, tt.i, tt.m)
		}
		if got := printed(f, ok); got != tt.want {
			t.Errorf("%s %s %d: %s, want %s", tt.code, tt.i.ID(), tt.year, got, tt.want)
		}
	}
	if _, ok := c.Figure("6311", Indicator(9), march25); ok {
		t.Error("an indicator that is none has a figure")
	}
}

func TestAbsence(t *testing.T) {
	tests := []struct {
		code string
		p    Period
		want Absence
	}{
		{"6311", march25, Present},
		{"6311", Period{Year: 2025}, Present}, // some month of the year
		{"6311", Period{2025, September}, NotPublished},
		{"6311", Period{Year: 2026}, NotInData},
		{"6311", Period{2026, March}, NotInData},
		{"6311", Period{1800, Unknown}, NotInData},
		{"6311", Period{}, NotInData},
		{"6300", Period{2023, September}, NotInData},
		{"7413", Period{2015, March}, NotYetARegion},
		{"7413", Period{2015, September}, NotYetARegion},
		{"7413", Period{2016, March}, Present},
		{"9500", Period{2023, March}, NotYetARegion},
		{"9501", Period{2015, March}, Present}, // its province is new, it is not
		{"6399", march25, NotInData},
	}
	c := realCatalogue(t)
	for _, tt := range tests {
		if got := c.Absence(tt.code, P0, tt.p); got != tt.want {
			t.Errorf("%s %s is absence %d, want %d", tt.code, tt.p.ID(), got, tt.want)
		}
	}
}

func TestChanges(t *testing.T) {
	tests := []struct {
		code   string
		i      Indicator
		p      Period
		diff   string
		before Period
		reason Reason
	}{
		{"6311", P0, march25, "-0.23", march24, Computed},
		{"6311", Line, march25, "16065", march24, Computed},
		{"6311", P2, march25, "-0.04", Period{2023, March}, Computed}, // 2024 is missing
		{"6311", P1, march24, "0", Period{2023, March}, FlaggedNow},
		{"6311", P1, march25, "0", march24, FlaggedBefore},
		{"6311", Line, Period{2020, March}, "0", Period{2019, March}, FlaggedNow},
		{"6311", Line, Period{2021, March}, "0", Period{2020, March}, FlaggedBefore},
		{"6311", P0, Period{2015, March}, "0", Period{2014, Unknown}, Incomparable},
		{"6311", P0, Period{2013, Unknown}, "0", Period{2012, Unknown}, Incomparable},
		{"6311", P0, Period{2010, Unknown}, "0", Period{}, NoEarlier},
		{"6300", P0, Period{2025, September}, "-0.29", Period{2024, September}, Computed},
		{"6300", P0, Period{2014, March}, "-0.09", Period{2013, March}, Computed},
		{"9400", P0, march24, "0", Period{2023, March}, FlaggedNow},
		{"9400", P1, march25, "0", Period{2023, March}, NewTerritory}, // without a caution on either
		{"7401", P0, Period{2016, March}, "0", Period{2015, March}, NewTerritory},
		{"7401", P0, Period{2017, March}, "0.24", Period{2016, March}, Computed},
		{"9500", P0, march24, "0", Period{}, NoEarlier},
		{"0000", P0, Period{2026, March}, "-0.40", march25, Computed},
		{"0000", P0, Period{2018, March}, "0", Period{2017, March}, FlaggedNow},
	}
	c := realCatalogue(t)
	for _, tt := range tests {
		f, ok := c.Figure(tt.code, tt.i, tt.p)
		if !ok {
			t.Errorf("no figure %s %s %s", tt.code, tt.i.ID(), tt.p.ID())
			continue
		}
		d := c.ChangeTo(f)
		if d.Reason != tt.reason || d.Diff.String() != tt.diff || d.From.Period != tt.before || d.To != f {
			t.Errorf("%s %s %s: %v from %s, reason %d", tt.code, tt.i.ID(), tt.p.ID(), d.Diff, d.From.Period.ID(), d.Reason)
		}
	}
}

func TestBetween(t *testing.T) {
	c := realCatalogue(t)
	get := func(code string, i Indicator, year int, m Month) Figure {
		f, ok := c.Figure(code, i, Period{year, m})
		if !ok {
			t.Fatalf("no figure %s %s %d", code, i.ID(), year)
		}
		return f
	}
	now := get("6311", P0, 2025, March)
	if d := Between(get("6311", P0, 2021, March), now); d.Diff.String() != "-1.43" || d.HasRelative || d.Reason != Computed {
		t.Errorf("since 2021 it is %+v", d)
	}
	poor := Between(get("6311", Poor, 2020, March), get("6311", Poor, 2025, March))
	if poor.Relative.String() != "-9.07" || !poor.HasRelative || !poor.Rebased() {
		t.Errorf("since 2020 it is %+v", poor)
	}
	if d := c.ChangeTo(get("6311", Poor, 2025, March)); d.Rebased() {
		t.Errorf("%+v does not cross 2021", d)
	}
	refused := []struct {
		from, to Figure
		want     Reason
	}{
		{now, now, NoEarlier},
		{now, get("6311", P0, 2021, March), NoEarlier},
		{get("6309", P0, 2021, March), now, Incomparable},
		{get("6311", P1, 2021, March), now, Incomparable},
		{get("6300", P0, 2024, September), get("6300", P0, 2025, March), Incomparable},
		{get("6311", P0, 2014, Unknown), now, Incomparable},
		{Figure{}, now, Incomparable},
	}
	for _, tt := range refused {
		if d := Between(tt.from, tt.to); d.Reason != tt.want || d.Diff != (Decimal{}) || d.HasRelative {
			t.Errorf("%s %s to %s is %+v", tt.from.Region, tt.from.Period.ID(), tt.to.Period.ID(), d)
		}
	}
}

func TestDistance(t *testing.T) {
	c := realCatalogue(t)
	own, _ := c.Figure("6311", P0, march25)
	province, _ := c.Figure("6300", P0, march25)
	september, _ := c.Figure("6300", P0, Period{2025, September})
	if d, ok := Distance(own, province); !ok || d.Indonesian(2) != "0,80" {
		t.Errorf("above the province by %v, %v", d, ok)
	}
	flagged, _ := c.Figure("6311", P1, march24)
	other, _ := c.Figure("6309", P1, march24)
	for _, pair := range [][2]Figure{{own, september}, {own, other}, {flagged, other}, {other, flagged}, {{}, {}}} {
		if d, ok := Distance(pair[0], pair[1]); ok {
			t.Errorf("distance between %+v and %+v is %v", pair[0], pair[1], d)
		}
	}
}

func TestWithValue(t *testing.T) {
	tests := []struct {
		code, value string
		want        []string
	}{
		{"6311", "5,32", []string{"p0 2020-03: 5,32"}},
		{"6311", "441.448", []string{"line 2020-03: 441.488 misprint"}},
		{"6311", "441.488", []string{"line 2020-03: 441.488"}},
		{"6311", "Rp441.488", []string{"line 2020-03: 441.488"}},
		{"6311", "7.064", []string{"poor 2020-03: 7,06 persons"}},
		{"6311", "7.060", []string{"poor 2020-03: 7,06 persons"}},
		{"6311", "7,06", []string{"poor 2020-03: 7,06"}},
		{"6311", "7,21", []string{"poor 2017-03: 7,21", "poor 2018-03: 7,21"}},
		{"6311", "8,40", []string{"poor 2011: 8,4"}},
		{"6311", "0", nil},
		{"6311", "7", nil},
		{"3600", "0,99", []string{"p1 2020-03: 1,00 misprint"}}, // two sources have it
		{"0000", "10,12", []string{"p0 2017-03: 10,64 misprint", "p0 2017-09: 10,12"}},
		{"6399", "5,32", nil},
	}
	c := realCatalogue(t)
	for _, tt := range tests {
		v, err := ReadNumber(tt.value)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range c.WithValue(tt.code, v) {
			s := h.Figure.Indicator.ID() + " " + printed(h.Figure, true)
			if h.Misprint {
				s += " misprint"
			}
			if h.Persons {
				s += " persons"
			}
			got = append(got, s)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.code, tt.value, d)
		}
	}
}

func TestGroups(t *testing.T) {
	c := realCatalogue(t)
	tests := []struct {
		id, name string
		size     int
		first    string
	}{
		{"banua6", "Banua Enam", 6, "6305"},
		{"around:6311", "Balangan", 6, "6311"},
		{"around:1101", "Simeulue", 1, "1101"}, // an island
		{"around:6300", "Kalimantan Selatan", 1, "6300"},
		{"6300", "Kalimantan Selatan", 13, "6301"},
		{"0000", "Indonesia", 38, "1100"},
		{"districts", "Indonesia", 514, "1101"},
	}
	for _, tt := range tests {
		g, ok := c.Group(tt.id)
		if !ok || g.ID != tt.id || g.Name != tt.name || len(g.Members) != tt.size || g.Members[0] != tt.first {
			t.Errorf("%s is %+v, %v", tt.id, g, ok)
		}
	}
	for _, id := range []string{"", "6311", "6399", "around:", "around:6399", "banua7"} {
		if g, ok := c.Group(id); ok {
			t.Errorf("%q is %+v", id, g)
		}
	}
	around := c.Around("6311").Members
	if want := []string{"6311", "6302", "6307", "6308", "6309", "6401"}; !slices.Equal(around, want) {
		t.Errorf("around Balangan are %v", around)
	}
	for code, want := range map[string]string{"6311": "6300", "6300": "6300", "0000": "", "6399": ""} {
		if r, ok := c.Province(code); r.Code != want || ok != (want != "") {
			t.Errorf("province of %s is %q", code, r.Code)
		}
	}
	if len(c.Children("6311")) != 0 || len(c.Children("")) != 0 {
		t.Error("a district or nothing has children")
	}
}
