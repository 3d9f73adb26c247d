package bps_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"pantau/indicators"
	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

// sorted are cells in an order of their own.
func sorted(cells []indicators.TableCell) []indicators.TableCell {
	return slices.SortedFunc(slices.Values(cells), byPlace)
}

func byPlace(a, b indicators.TableCell) int {
	return cmp.Or(cmp.Compare(a.Table, b.Table), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Period.ID(), b.Period.ID()))
}

func TestRoundReadsEveryTable(t *testing.T) {
	s, cells := server(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		r := bps.Reader{Client: c}
		got, report, err := r.Cells(t.Context(), []string{"0000", "6300", "6311"}, 0)
		if err != nil || report.Err() != nil {
			t.Fatal(err, report.Err())
		}
		if diff := gocmp.Diff(sorted(cells), sorted(got)); diff != "" {
			t.Error(diff)
		}
		if !slices.Equal(report.Ignored, []string{"6300", "6311"}) || len(report.Tables) != 9 {
			t.Errorf("ignored %v, %d tables", report.Ignored, len(report.Tables))
		}
		want := bps.TableReport{
			Table: "0000/621", Indicator: indicators.P0, Title: "Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota",
			Note: "Sumber: BPS, Susenas", Stamp: "2026-01-05 11:00:00", Years: []int{2025, 2024}, Cells: 3,
		}
		if diff := gocmp.Diff(want, report.Tables[0]); diff != "" {
			t.Error(diff)
		}
	})
}

// TestDecoysAreNotRead: towns' and villages' figures stand beside the whole, and a
// mean of the year beside the surveys.
func TestDecoysAreNotRead(t *testing.T) {
	s := bpstest.New(key)
	s.Put(cell(t, "0000/192", "6300", "KALIMANTAN SELATAN", "2025-03", "3.84"), cell(t, "0000/192", "6300", "KALIMANTAN SELATAN", "2025", "3.80"))
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
		want := []indicators.TableCell{cell(t, "0000/192", "6300", "KALIMANTAN SELATAN", "2025-03", "3.84")}
		if diff := gocmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	})
}

// TestRowsOfOtherRegions: provinces in the table of districts are read from their
// own table, which has their September too; a row that is no region is nobody's.
func TestRowsOfOtherRegions(t *testing.T) {
	s := bpstest.New(key)
	s.Put(cell(t, "0000/621", "6311", "Balangan", "2025-03", "5.20"), cell(t, "0000/621", "6300", "KALIMANTAN SELATAN", "2025-03", "3.84"),
		cell(t, "0000/621", "0000", "INDONESIA", "2025-03", "8.47"), cell(t, "0000/621", "0007", "7", "2025-03", "1.00"),
		cell(t, "0000/192", "6311", "Balangan", "2025-03", "5.21"), cell(t, "0000/192", "0000", "INDONESIA", "2025-03", "8.47"))
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
		want := []indicators.TableCell{cell(t, "0000/621", "6311", "Balangan", "2025-03", "5.20"), cell(t, "0000/192", "0000", "INDONESIA", "2025-03", "8.47")}
		if diff := gocmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	})
}

// TestNewestYearIsOneWithFigures: the list may name years that have none.
func TestNewestYearIsOneWithFigures(t *testing.T) {
	tests := []struct{ announced, read, unknown []int }{
		{nil, []int{2025, 2024}, nil},
		{[]int{2026}, []int{2025, 2024, 2022}, nil}, // 2026 and 2025 are asked for together
		{[]int{2026, 2027}, []int{2025, 2024}, []int{2027, 2026}},
	}
	for _, tt := range tests {
		s, _ := server(t)
		s.Put(cell(t, "0000/621", "6311", "Balangan", "2022-03", "5.40"), cell(t, "0000/621", "6311", "Balangan", "2021-03", "5.50"))
		for _, year := range tt.announced {
			s.Announce("0000/621", year)
		}
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, s)
			_, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			tr := report.Tables[0]
			if err != nil || tr.Err != nil || !slices.Equal(tr.Years, tt.read) || !slices.Equal(tr.Unknown, tt.unknown) {
				t.Errorf("%v: %v, %+v", tt.announced, err, tr)
			}
		})
	}
}

// TestSinceReadsOldYears: before 2015 the month of districts is not known.
func TestSinceReadsOldYears(t *testing.T) {
	s := bpstest.New(key)
	cells := []indicators.TableCell{
		cell(t, "0000/621", "6311", "Balangan", "2013", "6.50"), cell(t, "0000/621", "6311", "Balangan", "2014", "6.41"),
		cell(t, "0000/621", "6311", "Balangan", "2015-03", "6.30"), cell(t, "0000/621", "6311", "Balangan", "2016-03", "6.20")}
	s.Put(cells...)
	s.Put(cell(t, "0000/621", "6311", "Balangan", "2012", "6.60"))
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 2013)
		if diff := gocmp.Diff(sorted(cells), sorted(got)); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	})
}

func TestStampIsSaid(t *testing.T) {
	s, _ := server(t)
	s.Stamp("0000/619", "2026-02-02 11:00:00")
	s.Stamp("0000/624", "")
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		r := bps.Reader{Client: c}
		_, report, err := r.Cells(t.Context(), nil, 0)
		var got []string
		for _, tr := range report.Tables[:3] {
			got = append(got, fmt.Sprintf("%s %q %v", tr.Table, tr.Stamp, tr.Cells > 0))
		}
		want := []string{`0000/621 "2026-01-05 11:00:00" true`, `0000/619 "2026-02-02 11:00:00" true`, `0000/624 "" true`}
		if diff := gocmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v\n%s", err, diff)
		}
	})
}

// TestTitlesAreHeldAgainstTheNumber: numbers are per domain, can be reused, and
// are wrong in public lists.
func TestTitlesAreHeldAgainstTheNumber(t *testing.T) {
	tests := []struct {
		table, title string
		fits         bool
	}{
		{"0000/621", "Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota (Persen)", true},
		{"0000/621", "PERSENTASE PENDUDUK MISKIN MENURUT KABUPATEN/KOTA", true},
		{"0000/621", "Jumlah Penduduk Miskin Menurut Kabupaten/Kota", false},
		{"0000/621", "Jumlah dan Persentase Penduduk Miskin Menurut Kabupaten/Kota", false},
		{"0000/621", "Persentase Penduduk Miskin Ekstrem Menurut Kabupaten/Kota", false},
		{"0000/621", "Persentase Penduduk Miskin Menurut Provinsi", false},
		{"0000/621", "Persentase Rumah Tangga Menurut Kabupaten/Kota", false},
		{"0000/621", "Rata-rata Lama Sekolah Menurut Kabupaten/Kota", false},
		{"0000/621", "", false},
		{"0000/619", "Jumlah Penduduk Miskin Menurut Kabupaten/Kota", true},
		{"0000/624", "Garis Kemiskinan Menurut Kabupaten/Kota", true},
		{"0000/624", "Garis Kemiskinan Makanan Menurut Kabupaten/Kota", false},
		{"0000/622", "Indeks Keparahan Kemiskinan (P2) Menurut Kabupaten/Kota", false},
		{"0000/623", "Indeks Keparahan Kemiskinan (P2) Menurut Kabupaten/Kota", true},
		{"0000/192", "Persentase Penduduk Miskin (P0) Menurut Kabupaten/Kota", false},
		{"0000/185", "Rata-rata Lama Sekolah (Tahun)", false},
		{"0000/185", "Jumlah Penduduk Miskin (Ribu Jiwa) Menurut Provinsi dan Daerah", true},
	}
	for _, tt := range tests {
		s, _ := server(t)
		s.Retitle(tt.table, tt.title)
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, s)
			got, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			read := slices.ContainsFunc(got, func(c indicators.TableCell) bool { return c.Table == tt.table })
			if err != nil || read != tt.fits || tt.fits == errors.Is(report.Err(), bps.ErrTable) || len(got) < 10 {
				t.Errorf("%s %q: %v, read %v, %d cells, %v", tt.table, tt.title, err, read, len(got), report.Err())
			}
		})
	}
}

// TestPartialFailure: what can be read is read, unless all would fail alike.
func TestPartialFailure(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(*bpstest.Server)
		breaks  error // ends the round
		fails   error // of a table
		tables  int
	}{
		{"all is well", func(*bpstest.Server) {}, nil, nil, 9},
		{"a table is gone", func(s *bpstest.Server) { s.TooLarge("0000/619", 0) }, nil, bps.ErrUnknown, 9},
		{"one table cannot be had", func(s *bpstest.Server) { s.Fail(bpstest.CutOff, bpstest.Overloaded, bpstest.CutOff) }, nil, bps.ErrAway, 9},
		{"two in a row", func(s *bpstest.Server) {
			for range 6 {
				s.Fail(bpstest.Overloaded)
			}
		}, bps.ErrAway, bps.ErrAway, 2},
		{"the firewall", func(s *bpstest.Server) { s.Fail(bpstest.Blocked) }, bps.ErrBlocked, bps.ErrBlocked, 1},
	}
	for _, tt := range tests {
		s, _ := server(t)
		tt.prepare(s)
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, s)
			_, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			if !errors.Is(err, tt.breaks) || !errors.Is(report.Err(), tt.fails) || len(report.Tables) != tt.tables {
				t.Errorf("%s: %v; %v; %d tables", tt.name, err, report.Err(), len(report.Tables))
			}
		})
	}
}

// TestBrokenRoundKeepsWhatWasRead: the budget ends while the second table is read.
func TestBrokenRoundKeepsWhatWasRead(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		c, err := bps.New(bps.Config{Key: key, HTTP: s, Budget: 3})
		if err != nil {
			t.Fatal(err)
		}
		got, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
		if !isOnly(err, bps.ErrBudget) || len(got) != 3 || len(report.Tables) != 2 {
			t.Errorf("%v, %d cells, %d tables", err, len(got), len(report.Tables))
		}
	})
}

// TestTotalsBySomeOtherLabel: the label decides, and there must be one.
func TestTotalsBySomeOtherLabel(t *testing.T) {
	tests := []struct {
		parts string
		cells int
	}{
		{`[{"val":1,"label":"Perkotaan"},{"val":2,"label":"Perkotaan+Perdesaan"}]`, 1},
		{`[{"val":2,"label":"Perkotaan dan Perdesaan"}]`, 1},
		{`[{"val":"0","label":"Tidak ada"}]`, 0}, // it is the whole, but the figure is part 2's
		{`[{"val":2,"label":"Jumlah"},{"val":3,"label":"Total"}]`, 0},
		{`[{"val":1,"label":"Perkotaan"},{"val":2,"label":"Perdesaan"}]`, 0},
	}
	for _, tt := range tests {
		answer := `{"status":"OK","data-availability":"available","data":[{"pages":1},[{"th_id":125,"th":"2025"}]],
			"var":[{"val":621,"label":"Persentase Penduduk Miskin Menurut Kabupaten/Kota"}],"turvar":` + tt.parts + `,
			"vervar":[{"val":6311,"label":"Balangan"}],"tahun":[{"val":125,"label":"2025"}],"turtahun":[{"val":0,"label":"Tahun"}],
			"datacontent":{"631162121250":5.2}}`
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", answer))
			got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			if err != nil || len(got) != tt.cells {
				t.Errorf("%s: %d cells, %v", tt.parts, len(got), err)
			}
			if len(got) == 1 && got[0].Value.String() != "5.20" {
				t.Errorf("%s: %s, want 5.20", tt.parts, got[0].Value)
			}
		})
	}
}

// round is an answer that serves as a list of years and as the one table of a
// variable, with one row, one year and one season.
func round(variable, title, row, season, decimal, value string) string {
	return `{"status":"OK","data-availability":"available","data":[{"pages":1},[{"th_id":125,"th":"2025"}]],
		"var":[{"val":` + variable + `,"label":"` + title + `","decimal":` + decimal + `}],"turvar":[{"val":"0","label":"Tidak ada"}],
		"vervar":[{"val":` + row + `,"label":"x"}],"tahun":[{"val":125,"label":"2025"}],"turtahun":[{"val":0,"label":"` + season + `"}],
		"datacontent":{"` + row + variable + `01250":` + value + `}}`
}

// TestDecimals: zeros that JSON loses come back, no other digit goes.
func TestDecimals(t *testing.T) {
	const p0, poor, line, p1 = "Persentase Penduduk Miskin Menurut Kabupaten/Kota", "Jumlah Penduduk Miskin Menurut Kabupaten/Kota",
		"Garis Kemiskinan Menurut Kabupaten/Kota", "Indeks Kedalaman Kemiskinan Menurut Kabupaten/Kota"
	tests := []struct{ variable, title, decimal, value, want string }{
		{"621", p0, "2", "5.2", "5.20"},
		{"621", p0, `""`, "5", "5.00"},
		{"621", p0, "0", "5.2", "5.20"},
		{"621", p0, "9", `"5.2"`, "5.20"},
		{"621", p0, "2", `"5.200"`, "5.20"},
		{"622", p1, "3", "0.85", "0.850"},
		{"622", p1, "2", "0.851", "0.851"},
		{"619", poor, "2", "7", "7.00"},
		{"619", poor, "1", "7", "7.0"},
		{"619", poor, `""`, "7.1", "7.10"},
		{"624", line, "0", "545120", "545120"},
		{"624", line, "2", "545120", "545120"},
		{"624", line, "0", `"545120.00"`, "545120"},
		{"624", line, "0", "545120.5", "545120.5"},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", round(tt.variable, tt.title, "6311", "Tahun", tt.decimal, tt.value)))
			got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			if err != nil || len(got) != 1 || got[0].Value.String() != tt.want {
				t.Errorf("%+v: %v, %v", tt, got, err)
			}
		})
	}
}

// TestSeasonIsReadFromItsLabel: a year's figure of a province is no survey's, a
// district's is March's.
func TestSeasonIsReadFromItsLabel(t *testing.T) {
	const districts, provinces = "Persentase Penduduk Miskin Menurut Kabupaten/Kota", "Persentase Penduduk Miskin Menurut Provinsi dan Daerah"
	tests := []struct{ variable, title, row, season, want string }{
		{"621", districts, "6311", "Tahun", "2025-03"},
		{"621", districts, "6311", "Semester 2 (September)", "2025-09"},
		{"192", provinces, "6300", "Semester 1 (Maret)", "2025-03"},
		{"192", provinces, "6300", "SEMESTER 2 (SEPTEMBER) ", "2025-09"},
		{"192", provinces, "6300", "Tahun", ""},
		{"192", provinces, "6300", "Maret dan September", ""},
		{"192", provinces, "6300", "Semester 1", ""},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", round(tt.variable, tt.title, tt.row, tt.season, "2", "5.2")))
			got, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
			period := ""
			if len(got) == 1 {
				period = got[0].Period.ID()
			}
			if err != nil || period != tt.want || !errors.Is(report.Err(), bps.ErrTable) { // the other eight are other variables
				t.Errorf("%+v: %v, %v", tt, got, err)
			}
		})
	}
}

// TestFigureToldInTwoWaysIsLeftOut: two seasons that are both March's, of which
// one region has different figures.
func TestFigureToldInTwoWaysIsLeftOut(t *testing.T) {
	answer := `{"status":"OK","data-availability":"available","data":[{"pages":1},[{"th_id":125,"th":"2025"}]],
		"var":[{"val":621,"label":"Persentase Penduduk Miskin Menurut Kabupaten/Kota"}],"turvar":[{"val":"0","label":"Tidak ada"}],
		"vervar":[{"val":6311,"label":"Balangan"},{"val":6310,"label":"Tanah Bumbu"}],"tahun":[{"val":125,"label":"2025"}],
		"turtahun":[{"val":0,"label":"Tahun"},{"val":3,"label":"Maret"}],
		"datacontent":{"631162101250":5.2,"631162101253":5.3,"631062101250":4.1,"631062101253":4.1}}`
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "application/json", answer))
		got, report, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 0)
		if err != nil || len(got) != 1 || got[0].Region != "6310" || !slices.Equal(report.Tables[0].Ambiguous, []string{"6311 2025-03"}) {
			t.Errorf("%v, %+v, %+v", err, got, report.Tables[0])
		}
	})
}

// TestAnyFiguresComeBack: what the server is given is what the reader reads,
// figure for figure.
func TestAnyFiguresComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := bpstest.New(key)
		given := map[string]indicators.TableCell{}
		for range rapid.IntRange(1, 40).Draw(rt, "n") {
			c := anyCell(rt)
			given[c.Table+c.Region+c.Period.ID()] = c
			s.Put(c)
		}
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, s)
			got, _, err := (&bps.Reader{Client: c}).Cells(t.Context(), nil, 2000)
			if err != nil {
				rt.Fatal(err)
			}
			var want []indicators.TableCell
			for _, c := range given {
				want = append(want, c)
			}
			if diff := gocmp.Diff(sorted(want), sorted(got)); diff != "" {
				rt.Fatal(diff)
			}
		})
	})
}

// anyCell is a figure as BPS could publish it.
func anyCell(rt *rapid.T) indicators.TableCell {
	c := indicators.TableCell{Label: "Daerah", Stamp: "2026-01-05 11:00:00", Value: indicators.Decimal{Units: rapid.Int64Range(0, 99999).Draw(rt, "units"), Places: 2}}
	c.Period = indicators.Period{Year: rapid.IntRange(2015, 2026).Draw(rt, "year"), Month: indicators.March}
	if rapid.Bool().Draw(rt, "provincial") {
		c.Table = rapid.SampledFrom([]string{"0000/192", "0000/185", "0000/503", "0000/195"}).Draw(rt, "table")
		c.Region = rapid.SampledFrom([]string{"0000", "1100", "6300", "9700"}).Draw(rt, "region")
		c.Period.Month = rapid.SampledFrom([]indicators.Month{indicators.March, indicators.September}).Draw(rt, "month")
	} else {
		c.Table = rapid.SampledFrom([]string{"0000/621", "0000/619", "0000/622", "0000/623", "0000/624"}).Draw(rt, "table")
		c.Region = rapid.SampledFrom([]string{"1101", "6311", "6371", "9471"}).Draw(rt, "region")
	}
	c.Indicator = map[string]indicators.Indicator{"0000/192": indicators.P0, "0000/185": indicators.Poor, "0000/195": indicators.Line,
		"0000/503": indicators.P1, "0000/621": indicators.P0, "0000/619": indicators.Poor, "0000/624": indicators.Line,
		"0000/622": indicators.P1, "0000/623": indicators.P2}[c.Table]
	if c.Indicator == indicators.Line {
		c.Value.Places = 0
	}
	return c
}
