package commitments_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/commitments"
)

func TestOneLine(t *testing.T) {
	for _, x := range []struct {
		words, title string
		skpds        []string
		when         string
	}{
		{`"Pelatihan kerja 200 orang" dinsos,disnaker 31 Desember 2026`, "Pelatihan kerja 200 orang", []string{"dinsos", "disnaker"}, "2026-12-31"},
		{`“Pelatihan  kerja” dinsos, disnaker dan dpmd akhir tahun`, "Pelatihan kerja", []string{"dinsos", "disnaker", "dpmd"}, "2026-12-31"},
		{`"Laporan" dinas sosial tw i 2027`, "Laporan", []string{"dinas sosial"}, "? 2027-03-31 end of the quarter, 2027-04-10 limit of reports"},
		{`"Laporan"`, "Laporan", nil, "! no date"},
		{`'Sedekah Jum'at' dinsos besok`, "Sedekah Jum'at", []string{"dinsos"}, "2026-11-26"},
		{`‘Laporan’ dinsos besok`, "Laporan", []string{"dinsos"}, "2026-11-26"},
		{`"Laporan" besok`, "Laporan", nil, "2026-11-26"},
	} {
		l, ok := commitments.ParseLine(x.words, date("2026-11-25"))
		if !ok || l.Title != x.title || cmp.Diff(x.skpds, l.SKPDs) != "" || told(l.When) != x.when {
			t.Errorf("%s: %v %q %q %s", x.words, ok, l.Title, l.SKPDs, told(l.When))
		}
	}
	for _, bad := range []string{"", "Laporan dinsos besok", `"Laporan`, `""`, `dinsos "Laporan" besok`, "'Laporan", "''"} {
		if l, ok := commitments.ParseLine(bad, date("2026-11-25")); ok {
			t.Errorf("%s is read: %+v", bad, l)
		}
	}
}

// How often a report comes again stands before or behind the day, and is none of it.
func TestOneLineRepeats(t *testing.T) {
	for words, want := range map[string]string{
		`"Laporan" dinsos 31 Maret 2027 triwulanan`:              "dinsos|2027-03-31|triwulanan",
		`"Laporan" dinsos, dpmd 31 Maret 2027, setiap triwulan.`: "dinsos,dpmd|2027-03-31|triwulanan",
		`"Laporan" dinsos triwulanan 31 Maret 2027`:              "dinsos|2027-03-31|triwulanan",
		`"Laporan" dinsos,dpmd, bulanan, akhir bulan`:            "dinsos,dpmd|2026-11-30|bulanan",
		`"Laporan" dinsos akhir tahun (berulang Tahunan)`:        "dinsos|2026-12-31|tahunan",
		`"Laporan" dinsos akhir tahun berulang tiap tahun`:       "dinsos|2026-12-31|tahunan",
		`"Laporan" dinsos akhir tahun`:                           "dinsos|2026-12-31|",
		`"Laporan tahunan" dinsos akhir bulan`:                   "dinsos|2026-11-30|",
		`"Laporan" dinsos tw i 2027 semesteran`:                  "dinsos|? 2027-03-31 end of the quarter, 2027-04-10 limit of reports|semesteran",
		`"Laporan" semesteran`:                                   "|! no date|semesteran",
		`"Laporan" dinsos 31 Maret 2027 tidak berulang`:          "dinsos|2027-03-31|",
	} {
		l, ok := commitments.ParseLine(words, date("2026-11-25"))
		if got := strings.Join(l.SKPDs, ",") + "|" + told(l.When) + "|" + string(l.Repeat); !ok || got != want {
			t.Errorf("%s: %s, want %s", words, got, want)
		}
	}
}

func TestMeasureOfATitle(t *testing.T) {
	for title, want := range map[string]commitments.Measure{
		"Pelatihan kerja 200 orang":             {Target: "200", Unit: "orang"},
		"latih 1.500 orang di 2026":             {Target: "1500", Unit: "orang"},
		"Perbaikan jalan 2,5 km":                {Target: "2.5", Unit: "km"},
		"Serapan anggaran 95%":                  {Target: "95", Unit: "persen"},
		"Laporan tahun 2026":                    {},
		"Laporan 2026 lengkap":                  {},
		"Rapat 31 Desember":                     {},
		"Bangun 3 sumur dan 10 rumah":           {},
		"Bedah rumah 0 unit":                    {Target: "0", Unit: "unit"},
		"":                                      {},
		"Bantuan untuk 12 dan seterusnya":       {},
		"Penyaluran bantuan 12.50.1 orang":      {},
		"Penyaluran bantuan kepada (300) orang": {Target: "300", Unit: "orang"},
	} {
		if got, ok := commitments.ParseMeasure(title); got != want || ok != (want != commitments.Measure{}) {
			t.Errorf("%q: %+v, %v; want %+v", title, got, ok, want)
		}
	}
}

func FuzzParseLine(f *testing.F) {
	for _, words := range []string{`"Pelatihan kerja 200 orang" dinsos,disnaker 31 Desember 2026`, `“a” b & c`, `"` + strings.Repeat("x", 3000) + `" dinsos besok`} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		l, ok := commitments.ParseLine(words, date("2026-11-25"))
		if ok && (l.Title == "" || strings.ContainsAny(l.Title, "\n\"")) {
			t.Fatalf("%q: the title is %q", words, l.Title)
		}
		for _, s := range l.SKPDs {
			if strings.TrimSpace(s) == "" || strings.Contains(s, ",") {
				t.Fatalf("%q: an SKPD is %q", words, s)
			}
		}
		if m, ok := commitments.ParseMeasure(words); ok && (m.Target == "" || m.Unit == "") {
			t.Fatalf("%q: %+v", words, m)
		}
	})
}
