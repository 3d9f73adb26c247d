package summaries

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

var update = flag.Bool("update", false, "write the page of all sentences anew")

const halaman = "testdata/halaman.txt"

// number makes an exact number of a test.
func number(s string) indicators.Decimal {
	d, err := indicators.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestPage renders every sentence of the templates, once with all that can stand in it and
// once with what must, on one page that officials can proofread.
func TestPage(t *testing.T) {
	names := slices.Sorted(maps.Keys(patterns))
	var page strings.Builder
	for _, name := range names {
		full, least := example(name)
		fmt.Fprintf(&page, "## %s\n%s\n", name, render(name, full))
		if short := render(name, least); short != render(name, full) {
			fmt.Fprintln(&page, short)
		}
		fmt.Fprintln(&page)
	}
	if *update {
		if err := os.WriteFile(halaman, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(halaman)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), page.String()); diff != "" {
		t.Errorf("the page of sentences has changed (-read last +now):\n%s", diff)
	}
}

// example are words for a pattern: all that it can hold, and what it must.
func example(name string) (full, least words) {
	value := map[string]string{"rate": "7,46 persen", "count": "18,92 ribu orang", "line": "Rp512.340", "depth": "0,93", "severity": "0,19", "indices": "0,93"}
	moved := map[string]string{"rate": "turun 0,38 persen poin dari Maret 2030", "count": "berkurang 0,87 ribu orang", "line": "naik 4,15 persen"}
	pattern, variant, _ := strings.Cut(name, "/")
	full = words{Place: "Kabupaten Contoh", On: "pada Maret 2031", Value: value[pattern], Moved: moved[pattern], Other: "0,19"}
	least = words{Value: full.Value, Other: full.Other}
	switch pattern {
	case "parted", "areas":
		full = words{Moved: "naik", Value: "8,40 persen", OtherMoved: "turun", Other: "14,51 persen"}
		least = full
	case "year":
		full = words{On: "September 2031", Moved: "naik 0,12 persen poin"}
		least = full
	case "one", "title":
		full = words{Place: "Kabupaten Contoh", On: "pada Maret 2031", Value: value[variant]}
		if pattern == "title" {
			full.Place, full.On = "Contoh", "Maret 2031"
		}
		least = words{Place: full.Place, Value: full.Value}
	case "rate":
		least.Place = full.Place
	}
	return full, least
}

// TestWording keeps to the words that practice has settled, in every variant.
func TestWording(t *testing.T) {
	for name := range patterns {
		full, _ := example(name)
		text := strings.ToLower(render(name, full))
		for _, wrong := range []string{"jiwa", "poin persen", "rp ", "  ", "<", ",.", "..", "!", "pekan", "{", "[", "|"} {
			if strings.Contains(text, wrong) {
				t.Errorf("%s says %q: %s", name, wrong, text)
			}
		}
	}
}

func TestVariantsHangOnTheAddress(t *testing.T) {
	seen := map[string]bool{}
	with := words{Place: "Kabupaten Contoh", Value: "7,46 persen"}
	for n := range 40 {
		address := fmt.Sprintf("https://contoh.example/%d", n)
		text := newWriter(address).sentence("rate", with)
		if again := newWriter(address).sentence("rate", with); again != text {
			t.Fatalf("%s: %q and %q", address, text, again)
		}
		seen[text] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d variants of four are used", len(seen))
	}
}

func TestAmount(t *testing.T) {
	tests := []struct {
		value, step string
		unit        Unit
		text, want  string
	}{
		{"5.32", "0.01", Percent, "5.32%", "5,32 persen"},
		{"7.9", "0.1", Percent, "7,9 persen", "7,9 persen"},
		{"0.38", "0.01", PercentPoints, "0,38 persen", "0,38 persen poin"},
		{"7060", "10", Persons, "7,06 ribu orang", "7,06 ribu orang"},
		{"7064", "1", Persons, "7064", "7.064 orang"},
		{"33900", "100", Persons, "33.9 ribu jiwa", "33,9 ribu orang"},
		{"12000", "1000", Persons, "12 ribu", "12 ribu orang"},
		{"512300", "10", Persons, "512,30 ribu orang", "512,30 ribu orang"},
		{"23100000", "10000", Persons, "23,10 juta orang", "23,10 juta orang"},
		{"1200000", "100000", Persons, "1,2 juta", "1,2 juta orang"},
		{"12760", "1", Persons, "12.760 orang", "12.760 orang"},
		{"441488", "1", Rupiah, "Rp441.488", "Rp441.488"},
		{"1250000", "10000", Rupiah, "Rp1,25 juta", "Rp1,25 juta"},
		{"613000", "1000", Rupiah, "Rp613 ribu", "Rp613 ribu"},
		{"377190.00", "0.01", Rupiah, "Rp 377.190,00", "Rp377.190"},
		{"0.851", "0.001", Index, "0,851", "0,851"},
		{"214", "1", "laporan", "214 laporan", "214 laporan"},
	}
	for _, tt := range tests {
		c := Claim{Value: number(tt.value), Step: number(tt.step), Unit: tt.unit, Text: tt.text}
		if got := amount(c); got != tt.want {
			t.Errorf("%s %s (%s) is written %q, want %q", tt.value, tt.unit, tt.text, got, tt.want)
		}
	}
}

func TestPeriodWords(t *testing.T) {
	for period, want := range map[string]string{"2031-03": "Maret 2031", "2031-09": "September 2031", "2031-12": "Desember 2031", "2031": "tahun 2031", "": "", "2031-13": ""} {
		if got := periodWords(period); got != want {
			t.Errorf("%q is written %q, want %q", period, got, want)
		}
	}
}
