package summaries

import "testing"

// A word is filled in; what is in brackets goes with its word, or has another form without.
func TestFill(t *testing.T) {
	full := words{Place: "Kota Misal", On: "pada 2031", Value: "3,58 persen", Moved: "naik"}
	for _, tt := range []struct {
		pattern string
		with    words
		want    string
	}{
		{"Kemiskinan {Place} {Value}.", full, "Kemiskinan Kota Misal 3,58 persen."},
		{"A[ {On}][, {Moved}].", full, "A pada 2031, naik."},
		{"A[ {On}][, {Moved}].", words{}, "A."},
		{"[{On}, persentase|Persentase] {Value}", full, "pada 2031, persentase 3,58 persen"},
		{"[{On}, persentase|Persentase] {Value}", words{Value: "1"}, "Persentase 1"},
		{"[{Place} {Other}|tidak ada]", full, "tidak ada"},
		{"tanpa kata", full, "tanpa kata"},
		{"", full, ""},
	} {
		if got := fill(tt.pattern, tt.with); got != tt.want {
			t.Errorf("%q: %q; want %q", tt.pattern, got, tt.want)
		}
	}
}
