package bot

import (
	"strings"
	"testing"

	"pantau/indicators"
)

func TestReadCorrection(t *testing.T) {
	c := catalogueOf(t)
	for _, tt := range []struct{ words, place, spelt, value, reason, source string }{
		{"balangan gk maret 2025 545.120 alasan salah salin sumber tabel BPS 2025", "balangan", "6311 gk maret 2025 545.120", "545120", "salah salin", "tabel BPS 2025"},
		{"gk balangan 2025 Rp545.120 sumber tabel BPS alasan salah salin", "balangan", "6311 gk maret 2025 545.120", "545120", "salah salin", "tabel BPS"},
		{"p0 kalsel september 2025 3,7", "kalsel", "6311 p0 september 2025 3,7", "3.7", "", ""},
		{`gk 2025 Rp 545.120 alasan "salah baca sumber lama" sumber "tabel"`, "", "6311 gk maret 2025 545.120", "545120", "salah baca sumber lama", "tabel"},
	} {
		d := readCorrection(c, arguments(tt.words))
		place := ""
		if len(d.query.Places) > 0 {
			place = d.query.Places[0].Words
		}
		if d.value == nil || d.value.String() != tt.value || place != tt.place || d.reason != tt.reason || d.source != tt.source || len(d.query.Unclear) > 0 {
			t.Errorf("%q is read as %+v", tt.words, d)
			continue
		}
		spelt := d.spelt("6311")
		if !strings.HasPrefix(spelt, tt.spelt) {
			t.Errorf("%q is spelt %q", tt.words, spelt)
		}
		if again := readCorrection(c, arguments(spelt)); again.reason != d.reason || again.source != d.source || again.value.Cmp(*d.value) != 0 || again.year() != d.year() {
			t.Errorf("%q is spelt %q, which is read as %+v", tt.words, spelt, again)
		}
	}
}

func TestCorrectionLacks(t *testing.T) {
	c := catalogueOf(t)
	for _, tt := range []struct {
		words    string
		district bool
		want     string
	}{
		{"balangan gk 2025 545.120", true, ""},
		{"kalsel p0 2025 3,90", false, "bulan dan tahun"},
		{"balangan 2025 545.120", true, "satu indikator"},
		{"balangan p0 p1 2025 4,60", true, "satu indikator"},
		{"balangan gk 545.120", true, "bulan dan tahun"},
		{"balangan gk 2024-2025 545.120", true, "bulan dan tahun"},
		{"balangan gk 2025", true, "nilai"},
	} {
		if got := strings.Join(readCorrection(c, arguments(tt.words)).missing(tt.district), ", "); got != tt.want {
			t.Errorf("%q lacks %q, want %q", tt.words, got, tt.want)
		}
	}
}

// FuzzCorrection holds readCorrection to: what is complete is spelt so that it is
// read to mean the same.
func FuzzCorrection(f *testing.F) {
	c := catalogueOf(f)
	f.Add("balangan gk maret 2025 545.120 alasan salah salin sumber tabel BPS 2025")
	f.Add(`p0 2025 4,6 sumber "a alasan" alasan b%s`)
	f.Fuzz(func(t *testing.T, words string) {
		d := readCorrection(c, arguments(words))
		if len(d.missing(true)) > 0 {
			return
		}
		again := readCorrection(c, arguments(d.spelt("6311")))
		if len(again.missing(true)) > 0 || again.value.Cmp(*d.value) != 0 || again.entry("6311", indicators.Kabupaten).Key() != d.entry("6311", indicators.Kabupaten).Key() {
			t.Errorf("%q is spelt %q", words, d.spelt("6311"))
		}
	})
}
