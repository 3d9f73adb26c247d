package bps_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/bps"
	"pantau/indicators/bps/bpstest"
)

// short names the cells of a table: row, part, year, season and value.
func short(t bps.Table) (all []string) {
	for _, c := range t.Cells {
		all = append(all, fmt.Sprintf("%s %s %d %s: %s", c.Row.Label, c.Part.Label, c.Year, c.Season.Label, c.Value))
	}
	return all
}

func TestRecordedTables(t *testing.T) {
	tests := []struct {
		file     string
		domain   string
		variable int
		years    []int
		want     []string
	}{
		{"data-0000-621-th123-124.json", "0000", 621, []int{2024, 2023}, []string{
			"Padang Lawas Tidak ada 2023 Tahun: 7.89", "Padang Lawas Tidak ada 2024 Tahun: 7.87",
			"Barito Kuala Tidak ada 2024 Tahun: 4.36",
			"Balangan Tidak ada 2023 Tahun: 5.22", "Balangan Tidak ada 2024 Tahun: 4.87",
			"Kota Banjarmasin Tidak ada 2024 Tahun: 4.58"}},
		{"data-0000-624-th124-125.json", "0000", 624, []int{2025, 2024}, []string{
			"Padang Lawas Tidak ada 2024 Tahun: 483395", "Padang Lawas Tidak ada 2025 Tahun: 499761",
			"Barito Kuala Tidak ada 2024 Tahun: 437579", "Kota Banjarmasin Tidak ada 2024 Tahun: 743872"}},
		{"data-0000-192-semester-IDS-INVENTED.json", "0000", 192, []int{2026, 2025}, []string{
			"KALIMANTAN SELATAN Perkotaan 2025 Semester 1 (Maret): 3.43", "KALIMANTAN SELATAN Perkotaan 2025 Semester 2 (September): 2.91",
			"KALIMANTAN SELATAN Perdesaan 2025 Semester 1 (Maret): 4.25", "KALIMANTAN SELATAN Perdesaan 2025 Semester 2 (September): 4.58",
			"KALIMANTAN SELATAN Jumlah 2025 Semester 1 (Maret): 3.84", "KALIMANTAN SELATAN Jumlah 2025 Semester 2 (September): 3.73",
			"INDONESIA Jumlah 2025 Semester 1 (Maret): 8.47", "INDONESIA Jumlah 2026 Semester 1 (Maret): 8.07"}},
		// The widths of the keys differ within one answer.
		{"data-1273-31-th123-124.json", "1273", 31, []int{2024, 2023}, []string{
			"SIANTAR MARIHAT Tidak ada 2023 Tahun: 21484", "SIANTAR MARIHAT Tidak ada 2024 Tahun: 21610",
			"PEMATANGSIANTAR Tidak ada 2023 Tahun: 274838", "PEMATANGSIANTAR Tidak ada 2024 Tahun: 277054"}},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, file(t, tt.file))
			got, err := c.Data(t.Context(), tt.domain, tt.variable, years(tt.years...))
			if err != nil {
				t.Fatalf("%s: %v", tt.file, err)
			}
			if diff := cmp.Diff(tt.want, short(got)); diff != "" {
				t.Errorf("%s:\n%s", tt.file, diff)
			}
			if left := len(got.Strays) + len(got.Ambiguous) + len(got.Unreadable) + len(got.Odd); left > 0 {
				t.Errorf("%s: something is left over: %+v", tt.file, got)
			}
		})
	}
}

func TestTableTellsAboutItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, file(t, "data-0000-619-th124.json"))
		got, err := c.Data(t.Context(), "0000", 619, years(2024))
		if err != nil {
			t.Fatal(err)
		}
		got.Cells = nil
		want := bps.Table{
			Domain: "0000", Variable: 619, Title: "Jumlah Penduduk Miskin (Ribu Jiwa) Menurut Kabupaten/Kota",
			Unit: "Tidak Ada Satuan", Decimals: 2, Note: "Sumber: BPS, Susenas Maret", Rows: "Kabupaten/Kota",
			Parts: []bps.Item{{ID: "0", Label: "Tidak ada"}}, Seasons: []bps.Item{{ID: "0", Label: "Tahun"}},
			Stamp: "2025-12-15 10:00:00",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// table is an answer about 0000/621 with a content and lists of the test's own.
func table(vervar, content string) string {
	return `{"status":"OK","data-availability":"available","last_update":null,
		"var":[{"val":"621","label":"Persentase&nbsp;Penduduk <b>Miskin</b> ","unit":"Persen","decimal":"","note":"&lt;div title=&amp;quot;x&amp;quot;&gt;a &amp;lt; b&lt;/div&gt;"}],
		"turvar":[{"val":"0","label":"Tidak ada"}],"labelvervar":"Kabupaten/Kota","vervar":` + vervar + `,
		"tahun":[{"val":124,"label":2024},{"val":"124","label":"2024"}],"turtahun":[{"val":0,"label":"Tahun"}],"datacontent":` + content + `}`
}

func TestOddContent(t *testing.T) {
	const balangan = `[{"val":6311,"label":"Balangan"}]`
	tests := []struct {
		name, vervar, content         string
		want                          []string
		ambiguous, strays, unreadable []string
	}{
		{"numbers as text, text as numbers", `[{"val":"6311","label":7}]`, `{"631162101240":"4.87"}`,
			[]string{"7 Tidak ada 2024 Tahun: 4.87"}, nil, nil, nil},
		{"the digits are kept", balangan, `{"631162101240":0.851}`,
			[]string{"Balangan Tidak ada 2024 Tahun: 0.851"}, nil, nil, nil},
		{"labels with tags and blanks", `[{"val":6311,"label":"<b>Kab. Balangan</b>&nbsp; "}]`, `{"631162101240":5}`,
			[]string{"Kab. Balangan Tidak ada 2024 Tahun: 5"}, nil, nil, nil},
		{"repeated rows", `[{"val":6311,"label":"Balangan"},{"val":"6311","label":"Balangan "}]`, `{"631162101240":5.2}`,
			[]string{"Balangan Tidak ada 2024 Tahun: 5.2"}, nil, nil, nil},
		{"marks for nothing", `[{"val":1,"label":"a"},{"val":2,"label":"b"},{"val":3,"label":"c"},{"val":4,"label":"d"},{"val":5,"label":"e"}]`,
			`{"162101240":null,"262101240":"","362101240":"-","462101240":" ... ","562101240":0}`,
			[]string{"e Tidak ada 2024 Tahun: 0"}, nil, nil, nil},
		{"what is no number", balangan, `{"631162101240":"4,8*"}`, nil, nil, nil, []string{"631162101240"}},
		{"what is no value", balangan, `{"631162101240":{"a":1}}`, nil, nil, nil, []string{"631162101240"}},
		{"a float's tail is not rounded", balangan, `{"631162101240":5.2199999999999998}`, nil, nil, nil, []string{"631162101240"}},
		{"a key of no cell", balangan, `{"631162101240":5.2,"999962101240":8}`,
			[]string{"Balangan Tidak ada 2024 Tahun: 5.2"}, nil, []string{"999962101240"}, nil},
		{"two labels for a code", `[{"val":6311,"label":"Balangan"},{"val":6311,"label":"Tabalong"}]`, `{"631162101240":5.2}`,
			nil, []string{"631162101240"}, nil, nil},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", table(tt.vervar, tt.content)))
			got, err := c.Data(t.Context(), "0000", 621, years(2024))
			if wantErr := len(tt.want) == 0; wantErr != errors.Is(err, bps.ErrEmpty) {
				t.Errorf("%s: %v", tt.name, err)
			}
			if diff := cmp.Diff(tt.want, short(got)); diff != "" {
				t.Errorf("%s:\n%s", tt.name, diff)
			}
			left := [][]string{tt.ambiguous, tt.strays, tt.unreadable}
			if diff := cmp.Diff(left, [][]string{got.Ambiguous, got.Strays, got.Unreadable}); diff != "" {
				t.Errorf("%s, left over:\n%s", tt.name, diff)
			}
			if got.Title != "Persentase Penduduk Miskin" || got.Note != "a < b" || got.Decimals != -1 {
				t.Errorf("%s: %q %q %d", tt.name, got.Title, got.Note, got.Decimals)
			}
		})
	}
}

// TestCollidingKeysAreLeftOut: 1·62·1·124·0 and 1·62·11·24·0 are the same digits,
// so that figure is nobody's; 1·62·11·124·0 is one cell's only.
func TestCollidingKeysAreLeftOut(t *testing.T) {
	answer := `{"status":"OK","data-availability":"available","var":[{"val":62,"label":"x"}],
		"turvar":[{"val":1,"label":"a"},{"val":11,"label":"b"}],
		"vervar":[{"val":1,"label":"r"}],"tahun":[{"val":124,"label":"2024"},{"val":24,"label":"1924"}],
		"turtahun":[{"val":0,"label":"Tahun"}],"datacontent":{"16211240":5,"162111240":6}}`
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "application/json", answer))
		got, err := c.Data(t.Context(), "0000", 62, years(2024))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"16211240"}, got.Ambiguous); diff != "" {
			t.Errorf("ambiguous:\n%s", diff)
		}
		if diff := cmp.Diff([]string{"r b 2024 Tahun: 6"}, short(got)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestEmptyTableIsEmpty(t *testing.T) {
	for _, content := range []string{"[]", "{}", `""`, "null"} {
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, always(200, "application/json", table("[]", content)))
			if _, err := c.Data(t.Context(), "0000", 621, years(2024)); !errors.Is(err, bps.ErrEmpty) {
				t.Errorf("%s: %v, want ErrEmpty", content, err)
			}
		})
	}
}

func TestAnotherVariableIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, file(t, "data-0000-619-th124.json"))
		if got, err := c.Data(t.Context(), "0000", 621, years(2024)); !errors.Is(err, bps.ErrTable) || len(got.Cells) > 0 {
			t.Errorf("%v, %d cells; want ErrTable", err, len(got.Cells))
		}
	})
}

// TestTableThatChangesWhileReadIsRefused: two years' figures of which one may be
// another table's.
func TestTableThatChangesWhileReadIsRefused(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		s.Put(cell(t, "0000/621", "6311", "Balangan", "2023-03", "5.22"))
		c, _ := client(t, transport(func(r *http.Request) (*http.Response, error) {
			if r.URL.Query().Get("th") == "123" {
				s.Retitle("0000/621", "Persentase Penduduk Miskin Ekstrem Menurut Kabupaten/Kota")
			}
			return s.RoundTrip(r)
		}))
		if _, err := c.Data(t.Context(), "0000", 621, years(2025, 2024, 2023)); !isOnly(err, bps.ErrTable) {
			t.Errorf("%v, want ErrTable", err)
		}
	})
}

func TestYearsNotAskedForAreLeftOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, file(t, "data-0000-621-th123-124.json"))
		got, err := c.Data(t.Context(), "0000", 621, years(2023))
		if err != nil || len(got.Cells) != 2 || !cmp.Equal(got.Unasked, []int{2024}) {
			t.Errorf("%v, %v, unasked %v", err, short(got), got.Unasked)
		}
	})
}

// TestYearCapIsReadAndKept: the cap is told in a sentence and may change.
func TestYearCapIsReadAndKept(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		s.Cap(1)
		c, log := client(t, s)
		got, err := c.Data(t.Context(), "0000", 621, years(2025, 2024))
		want := []string{"Balangan Tidak ada 2025 Tahun: 5.20", "Kota Banjarmasin Tidak ada 2025 Tahun: 4.00", "Balangan Tidak ada 2024 Tahun: 4.87"}
		if diff := cmp.Diff(want, short(got)); err != nil || diff != "" {
			t.Errorf("%v\n%s%s", err, diff, log)
		}
		if diff := cmp.Diff([]string{"125;124", "125", "124"}, asked(s)); diff != "" {
			t.Error(diff)
		}
	})
}

// asked are the years of the requests for figures, as IDs.
func asked(s *bpstest.Server) (all []string) {
	for _, r := range s.Requests() {
		_, th, found := strings.Cut(r, "&th=")
		if th, _, _ = strings.Cut(th, "&"); found {
			all = append(all, strings.ReplaceAll(th, "%3B", ";"))
		}
	}
	return all
}

func TestAtMostTwoYearsAreAskedFor(t *testing.T) {
	s, _ := server(t)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, s)
		if _, err := c.Data(t.Context(), "0000", 621, years(2025, 2024, 2023)); err != nil {
			t.Fatal(err)
		}
		// 2023 has no figure and is answered with null, which is asked about again.
		if diff := cmp.Diff([]string{"125;124", "123", "123"}, asked(s)); diff != "" {
			t.Error(diff)
		}
	})
}

// TestNullIsUnknownNeverZero: once more, then a year at a time, then unknown.
func TestNullIsUnknownNeverZero(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(*bpstest.Server)
		asked   []string
		cells   int
		unknown []int
		err     error
	}{
		{"null once", func(s *bpstest.Server) { s.Fail(bpstest.Null) }, []string{"125;124", "125;124"}, 3, nil, nil},
		{"too large for two years", func(s *bpstest.Server) { s.TooLarge("0000/621", 1) },
			[]string{"125;124", "125;124", "125", "124"}, 3, nil, nil},
		{"too large for any", func(s *bpstest.Server) { s.TooLarge("0000/621", 0) },
			[]string{"125;124", "125;124", "125", "124"}, 0, []int{2025, 2024}, bps.ErrUnknown},
		{"one year lost", func(s *bpstest.Server) { s.TooLarge("0000/621", 1); s.Fail(bpstest.Null, bpstest.Null, bpstest.Null) },
			[]string{"125;124", "125;124", "125", "124"}, 1, []int{2025}, nil},
	}
	for _, tt := range tests {
		s, _ := server(t)
		tt.prepare(s)
		synctest.Test(t, func(t *testing.T) {
			c, _ := client(t, s)
			got, err := c.Data(t.Context(), "0000", 621, years(2025, 2024))
			if !errors.Is(err, tt.err) || len(got.Cells) != tt.cells || !cmp.Equal(got.Unknown, tt.unknown) {
				t.Errorf("%s: %v, %d cells, unknown %v", tt.name, err, len(got.Cells), got.Unknown)
			}
			if diff := cmp.Diff(tt.asked, asked(s)); diff != "" {
				t.Errorf("%s:\n%s", tt.name, diff)
			}
		})
	}
}

func TestYearWithAnotherID(t *testing.T) {
	answer := strings.ReplaceAll(table(`[{"val":6311,"label":"Balangan"}]`, `{"631162107770":4.87,"631162108880":1}`),
		`{"val":124,"label":2024},{"val":"124","label":"2024"}`, `{"val":777,"label":"2024"},{"val":888,"label":"rata-rata"}`)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "application/json", answer))
		got, err := c.Data(t.Context(), "0000", 621, []bps.Year{{ID: 777, Year: 2024}})
		if err != nil || !cmp.Equal(short(got), []string{"Balangan Tidak ada 2024 Tahun: 4.87"}) || !cmp.Equal(got.Odd, []string{"777", "888"}) {
			t.Errorf("%v %v, odd %v", err, short(got), got.Odd)
		}
	})
}

func TestYearOfTwoIDsIsNobodys(t *testing.T) {
	answer := strings.ReplaceAll(table(`[{"val":6311,"label":"Balangan"}]`, `{"631162107770":4.87,"631162101240":4.88,"631162101230":5.22}`),
		`{"val":124,"label":2024},{"val":"124","label":"2024"}`, `{"val":777,"label":"2024"},{"val":124,"label":"2024"},{"val":123,"label":"2023"}`)
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, always(200, "application/json", answer))
		got, err := c.Data(t.Context(), "0000", 621, years(2024, 2023))
		if err != nil || !cmp.Equal(short(got), []string{"Balangan Tidak ada 2023 Tahun: 5.22"}) || !cmp.Equal(got.Odd, []string{"777", "124"}) {
			t.Errorf("%v %v, odd %v", err, short(got), got.Odd)
		}
	})
}

func TestRequestsAreOfOneForm(t *testing.T) {
	var got []string
	synctest.Test(t, func(t *testing.T) {
		c, _ := client(t, transport(func(r *http.Request) (*http.Response, error) {
			got = append(got, r.Method, r.URL.String(), r.UserAgent())
			return body(200, "application/json", "null"), nil
		}))
		c.Data(t.Context(), "0000", 621, years(2025))
	})
	want := []string{"GET", bps.DefaultURL + "list?domain=0000&key=" + key + "&lang=ind&model=data&th=125&var=621",
		"Mozilla/5.0 (compatible; Pantau; +pantau@example.id)"}
	if diff := cmp.Diff(want, got[:3]); diff != "" {
		t.Error(diff)
	}
}
