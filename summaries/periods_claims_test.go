package summaries

import (
	"slices"
	"strings"
	"testing"
)

// TestNotOfThePoor leaves the population, and the food in a line, apart.
func TestNotOfThePoor(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Kemiskinan Kabupaten Misal pada 2025 3,44 persen, yang berarti 10,27 ribu jiwa, dari 298 ribu jiwa penduduk.", "p0 poor penduduk"},
		{"Garis kemiskinan Kabupaten Misal Rp510.846, terdiri atas makanan Rp395.000 dan bukan makanan Rp115.846.", "line gk_makanan gk_bukan_makanan"},
		{"Jumlah penduduk miskin Kabupaten Misal 760,85 ribu orang per September 2025.", "poor"},
	} {
		var got []string
		for _, c := range Read(nil, Page{Text: x.text}).Claims {
			got = append(got, string(c.Topic))
		}
		if all := strings.Join(got, " "); all != x.want {
			t.Errorf("%q: %q, want %q", x.text, all, x.want)
		}
	}
}

// TestPeriodsOfLists gives each figure of a list its own period, and none to what follows
// a list that does not end with its newest.
func TestPeriodsOfLists(t *testing.T) {
	for _, x := range []struct {
		text string
		want []string // value and period of the levels that may be used
	}{
		{"Kemiskinan Kabupaten Misal turun dari 9,87 persen (Maret 2029) menjadi 9,41 persen (Maret 2030).", []string{"9.87 2029-03", "9.41 2030-03"}},
		{"Kemiskinan Kabupaten Misal 8,13 persen (Maret 2025), 8,63 persen (Maret 2024) dan 9,11 persen (Maret 2023).", []string{"8.13 2025-03", "8.63 2024-03", "9.11 2023-03"}},
		{"Kemiskinan Kabupaten Misal berturut-turut 5,83 (2022); 5,22 (2023); 4,87 (pada 2024).", []string{"5.83 2022", "5.22 2023", "4.87 2024"}},
		{"Kemiskinan Kabupaten Misal tahun 2025 4,43 persen, tahun 2024 4,97 persen. Jumlah penduduk miskin 71,63 ribu jiwa.", []string{"4.43 2025", "4.97 2024"}},
		{"Kemiskinan Kabupaten Misal tahun 2024 4,97 persen, tahun 2025 4,43 persen. Jumlah penduduk miskin 71,63 ribu jiwa.", []string{"4.97 2024", "4.43 2025", "71630 2025"}},
	} {
		var got []string
		for _, c := range Read(nil, Page{Text: x.text}).Claims {
			if c.Role == Level {
				got = append(got, c.Value.String()+" "+c.Period)
			}
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}
