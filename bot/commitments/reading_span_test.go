package commitments_test

import (
	"testing"

	"pantau/bot/commitments"
)

func TestReadSpan(t *testing.T) {
	autumn, winter := commitments.NewDate(2026, 11, 25), commitments.NewDate(2027, 1, 5)
	for _, tt := range []struct {
		today       commitments.Date
		words, want string
	}{
		{autumn, "tw 3", "2026-07-01 2026-10-10"}, {autumn, "triwulan III", "2026-07-01 2026-10-10"}, {autumn, "tw4", "2026-10-01 2027-01-10"},
		{autumn, "TW I", "2026-01-01 2026-04-10"}, {autumn, "tw i 2027", "2027-01-01 2027-04-10"}, {autumn, "triwulan depan", "2027-01-01 2027-04-10"},
		{autumn, "triwulan ini", "2026-10-01 2027-01-10"}, {autumn, "smt 1", "2026-01-01 2026-07-10"}, {autumn, "semester II 2026", "2026-07-01 2027-01-10"},
		{autumn, "bulan ini", "2026-11-01 2026-11-30"}, {autumn, "desember", "2026-12-01 2026-12-31"}, {autumn, "bln oktober", "2026-10-01 2026-10-31"},
		{autumn, "desember 2027", "2027-12-01 2027-12-31"}, {autumn, "bulan depan", "2026-12-01 2026-12-31"},
		{autumn, "tahun ini", "2026-01-01 2026-12-31"}, {autumn, "2025", "2025-01-01 2025-12-31"},
		{autumn, "minggu ini", "2026-11-23 2026-11-29"}, {autumn, "minggu depan", "2026-11-30 2026-12-06"}, {autumn, "hari ini", "2026-11-25 2026-11-25"},
		{winter, "tw 4", "2026-10-01 2027-01-10"}, {winter, "tw 1", "2027-01-01 2027-04-10"}, {winter, "desember", "2026-12-01 2026-12-31"}, {winter, "smt 2", "2026-07-01 2027-01-10"},
		{autumn, "", ""}, {autumn, "tw", "2026-10-01 2027-01-10"}, {autumn, "tw 5", ""}, {autumn, "dinsos", ""}, {autumn, "tw 3 dinsos", ""}, {autumn, "kemarin", ""},
	} {
		got := ""
		if s, ok := commitments.ReadSpan(tt.words, tt.today); ok {
			got = s.From.String() + " " + s.To.String()
			if !s.Has(s.From) || !s.Has(s.To) || s.Has(s.To.AddDays(1)) || s.Has(s.From.AddDays(-1)) {
				t.Errorf("%q has other days than its own", tt.words)
			}
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.words, got, tt.want)
		}
	}
}
