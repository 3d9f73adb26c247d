package people_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/bot/people"
)

// at reads a moment in a region's own time, such as "2026-12-01 08:30".
func at(t testing.TB, zone *time.Location, s string) time.Time {
	t.Helper()
	m, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A region lies in the zone of its province; what is no region in that of the capital.
func TestZone(t *testing.T) {
	for _, tt := range []struct {
		region, name string
		hours        int
	}{
		{"1101", "WIB", 7}, {"3171", "WIB", 7}, {"6100", "WIB", 7}, {"6200", "WIB", 7}, // Barat and Tengah
		{"6311", "WITA", 8}, {"6400", "WITA", 8}, {"6500", "WITA", 8}, {"5100", "WITA", 8}, {"5371", "WITA", 8},
		{"7100", "WITA", 8}, {"7600", "WITA", 8}, {"8100", "WIT", 9}, {"8200", "WIT", 9}, {"9100", "WIT", 9},
		{"9700", "WIT", 9}, {"0000", "WIB", 7}, {"", "WIB", 7}, {"x", "WIB", 7},
	} {
		noon := time.Date(2026, 6, 1, 12, 0, 0, 0, people.Zone(tt.region))
		if name := people.Zone(tt.region).String(); name != tt.name || noon.UTC().Hour() != 12-tt.hours {
			t.Errorf("%s lies in %s, where noon is %v; want %s, UTC+%d", tt.region, name, noon.UTC(), tt.name, tt.hours)
		}
	}
}

// Every province has a zone of the table, 38 in all.
func TestZoneOfEveryProvince(t *testing.T) {
	const codes = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 " +
		"71 72 73 74 75 76 81 82 91 92 94 95 96 97"
	all := strings.Fields(codes)
	if len(all) != 38 {
		t.Fatalf("%d provinces; want 38", len(all))
	}
	for _, code := range all {
		east := code >= "81"
		if (people.Zone(code+"00").String() == "WIT") != east {
			t.Errorf("%s lies in %s", code, people.Zone(code+"00").String())
		}
	}
}

func lebaran() []people.DayOff {
	var days []people.DayOff
	for _, date := range []string{"2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24"} {
		days = append(days, people.DayOff{Date: date, Kind: people.Collective, Name: "Lebaran"})
	}
	return days
}

// Weekends, holidays and collective leave are no working days, in the region's own zone.
func TestWorkdays(t *testing.T) {
	zone := people.Zone("6311")
	c := people.NewCalendar(zone, people.Policy{}, lebaran()...)
	for _, tt := range []struct {
		day     string
		works   bool
		onOrBef string
	}{
		{"2026-03-25 00:00", true, "2026-03-25"}, // after a week that was all off
		{"2026-03-24 23:59", false, "2026-03-17"},
		{"2026-03-18 00:00", false, "2026-03-17"},
		{"2026-08-17 12:00", false, "2026-08-14"}, // a Monday, off every year
		{"2026-08-16 12:00", false, "2026-08-14"}, // a Sunday
		{"2026-08-18 12:00", true, "2026-08-18"},
		{"2027-01-01 08:00", false, "2026-12-31"},
	} {
		m := at(t, zone, tt.day)
		if c.IsWorkday(m) != tt.works {
			t.Errorf("%s is a working day: %v; want %v", tt.day, c.IsWorkday(m), tt.works)
		}
		if got := c.WorkdayOnOrBefore(m); !got.Equal(at(t, zone, tt.onOrBef+" 00:00")) {
			t.Errorf("the working day up to %s is %v; want %s", tt.day, got, tt.onOrBef)
		}
	}
}

// A day is the region's: late evening in UTC is the next morning there.
func TestDayOffInOwnZone(t *testing.T) {
	evening := time.Date(2026, 8, 16, 16, 30, 0, 0, time.UTC) // 00.30 WITA, 23.30 WIB
	for region, want := range map[string]bool{"6311": true, "3171": false} {
		c, err := people.CalendarOf(t.Context(), people.NewMemory(), region)
		if err != nil || c.IsDayOff(evening) != want {
			t.Errorf("%s: off %v, %v; want %v", region, c.IsDayOff(evening), err, want)
		}
	}
	if d, ok := (people.Calendar{}).DayOff(time.Date(2026, 12, 25, 5, 0, 0, 0, time.UTC)); !ok || d.Name == "" || d.Date != "2026-12-25" {
		t.Errorf("the zero calendar says %+v, %v of Christmas", d, ok)
	}
}

// However many days are off by mistake, an answer comes, and is no weekend.
func TestWorkdayInAnEndlessHoliday(t *testing.T) {
	var off []people.DayOff
	for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == 2026; day = day.AddDate(0, 0, 1) {
		off = append(off, people.DayOff{Date: day.Format(time.DateOnly), Kind: people.Local, Name: "x"})
	}
	c := people.NewCalendar(nil, people.Policy{}, off...)
	got := c.WorkdayOnOrBefore(time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC))
	if got.Format(time.DateOnly) != "2026-11-20" {
		t.Errorf("got %v; want the Friday before", got)
	}
}

func TestCalendarOf(t *testing.T) {
	m, ctx := people.NewMemory(), t.Context()
	_, err := people.Save(ctx, m, "6311", "policy", func(p *people.Policy) error {
		p.Remind, p.RemindR, p.Ramadan = 480, 510, []people.Span{{From: "2026-02-18", To: "2026-03-19"}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range lebaran() {
		if _, err := people.Save(ctx, m, "6311", d.Date, func(r *people.DayOff) error { *r = d; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	c, err := people.CalendarOf(ctx, m, "6311")
	if err != nil {
		t.Fatal(err)
	}
	zone := people.Zone("6311")
	for day, want := range map[string]int{"2026-02-17": 480, "2026-02-18": 510, "2026-03-19": 510, "2026-03-20": 480} {
		if got := c.RemindsAt(at(t, zone, day+" 12:00")); got != want {
			t.Errorf("reminders of %s go out at minute %d; want %d", day, got, want)
		}
	}
	if !c.IsDayOff(at(t, zone, "2026-03-20 12:00")) || c.IsDayOff(at(t, zone, "2026-03-25 12:00")) || c.Zone() != zone {
		t.Error("the days off of the region are not those that were saved")
	}
}

func TestYearly(t *testing.T) {
	var got []string
	for _, d := range people.Yearly(2027) {
		got = append(got, d.Date)
		if err := d.Check(); err != nil {
			t.Error(err)
		}
	}
	want := []string{"2027-01-01", "2027-05-01", "2027-06-01", "2027-08-17", "2027-12-25"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseDaysOff(t *testing.T) {
	days, wrong := people.ParseDaysOff("\ufefftanggal;jenis;nama\r\n2026-12-26; Cuti  Bersama ;Natal\n" +
		"8/4/2027;daerah;\"Hari  Jadi; ke-24\"\n31/02/2027;nasional;x\n01-06-2027;libur;x\n2027-01-02;cuti\n2027-01-03;cuti;\n")
	want := []people.DayOff{
		{Date: "2026-12-26", Kind: people.Collective, Name: "Natal"},
		{Date: "2027-04-08", Kind: people.Local, Name: "Hari Jadi; ke-24"},
	}
	if diff := cmp.Diff(want, days); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	bad := []people.LineError{{4, people.ErrDate}, {5, people.ErrKind}, {6, people.ErrColumns},
		{7, people.FieldError{Shelf: people.DaysOff, Field: "name"}}}
	if len(wrong) != len(bad) {
		t.Fatalf("wrong lines %v; want %v", wrong, bad)
	}
	for i, w := range wrong {
		if w.Line != bad[i].Line || !errors.Is(w, bad[i].Err) {
			t.Errorf("%v; want %v", w, bad[i])
		}
	}
	if days, wrong := people.ParseDaysOff("2026-12-26,cuti,Natal"); len(days) != 1 || len(wrong) > 0 {
		t.Errorf("without headings: %v, %v", days, wrong)
	}
}

func FuzzParseDaysOff(f *testing.F) {
	f.Add("2026-12-26,cuti,Natal\n")
	f.Add("tanggal;jenis;nama\n1/1/2027;daerah;\"a\nb\"")
	f.Fuzz(func(t *testing.T, text string) {
		days, wrong := people.ParseDaysOff(text)
		for _, d := range days {
			if err := d.Check(); err != nil {
				t.Errorf("%+v: %v", d, err)
			}
		}
		for _, w := range wrong {
			if w.Err == nil || w.Line < 0 {
				t.Errorf("%+v says nothing", w)
			}
		}
	})
}

// moments are any within two years.
func moments() *rapid.Generator[time.Time] {
	return rapid.Custom(func(t *rapid.T) time.Time {
		return time.Date(2026, 1, 1, 0, 0, rapid.IntRange(0, 2*365*86400).Draw(t, "second"), 0, time.UTC)
	})
}
