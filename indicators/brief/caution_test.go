package brief

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"pantau/indicators"
	"pantau/indicators/data"
)

// altered is the catalogue with the lines of a file changed.
func altered(t *testing.T, name string, change func(string) string) *indicators.Catalogue {
	t.Helper()
	files := fstest.MapFS{}
	entries, err := data.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := fs.ReadFile(data.Files, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if e.Name() == name {
			b = []byte(change(string(b)))
		}
		files[e.Name()] = &fstest.MapFile{Data: b}
	}
	c, err := indicators.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestFlaggedRate puts a caution on the figure that the page tells first: nothing may be
// computed from it.
func TestFlaggedRate(t *testing.T) {
	c := altered(t, "flags.csv", func(s string) string { return s + "6311,2025,03,p0,4.64,,,single source,one copy\n" })
	for _, p := range []Page{{}, {Targets: targets(t), Pledges: pledges()}} {
		p.Region, p.Made = "6311", made
		s, err := p.write(c)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(strings.ReplaceAll(plainText(s), "•", "")), " ")
		for _, want := range []string{"4,64*", "Persentase penduduk miskin 4,64* persen", "Tidak diperingkat: angkanya bercatatan*", "P0 Maret 2025", "Balangan 4,64*"} {
			if !strings.Contains(text, want) {
				t.Errorf("the page does not say %q:\n%s", want, text)
			}
		}
		for _, not := range []string{"4,64 ", "0,23", "0,80", "berturut-turut", "terendah", "belum tercapai, 0,29"} {
			if strings.Contains(text, not) {
				t.Errorf("the page says %q of a figure with a caution:\n%s", not, text)
			}
		}
		checkPlaces(t, "flagged", s)
		checkNumbers(t, "flagged", s)
	}
}

// TestMissingRate takes the newest figures of a region away: the page tells those of the
// year before, and neighbours of that year.
func TestMissingRate(t *testing.T) {
	c := altered(t, "indicators.csv", func(s string) string {
		var b strings.Builder
		for line := range strings.Lines(s) {
			if !strings.HasPrefix(line, "6311,2025,") && !strings.HasPrefix(line, "6309,2024,03,p0") {
				b.WriteString(line)
			}
		}
		return b.String()
	})
	s, err := Page{Region: "6311", Made: made}.write(c)
	if err != nil {
		t.Fatal(err)
	}
	text := plainText(s)
	for _, want := range []string{"Maret 2024, Provinsi Kalimantan Selatan", "Tabalong | –", "Peringkat P0, Maret 2024", "menjadi 4,87 persen"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	checkPlaces(t, "missing", s)
	checkNumbers(t, "missing", s)
}

// TestNewSurvey lays one new figure over the catalogue.
func TestNewSurvey(t *testing.T) {
	c, problems := catalogue(t).With([]indicators.Entry{{
		Region: "6311", Indicator: indicators.P0, Period: indicators.Period{Year: 2026, Month: indicators.March},
		Value: decimal(t, "4.64"), Origin: indicators.FromFile, Source: "Berita resmi", At: made,
	}})
	if problems != nil {
		t.Fatal(problems)
	}
	s, err := Page{Region: "6311", Made: made}.write(c)
	if err != nil {
		t.Fatal(err)
	}
	text := plainText(s)
	for _, want := range []string{"Maret 2026, Provinsi", "Persentase penduduk miskin tetap 4,64 persen", "Tidak diperingkat: angka wilayah lain belum cukup", "Paser | –"} {
		if !strings.Contains(strings.ReplaceAll(text, "\n", " "), want) {
			t.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
	checkPlaces(t, "new", s)
	checkNumbers(t, "new", s)
}
