package chart

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

var update = flag.Bool("update", false, "write the golden pictures and the golden page anew")

// shown is a picture of the golden page; those with a file are golden pictures too.
type shown struct {
	what, file string
	spec       Spec
}

// golden lists the pictures of the golden page.
func golden(t testing.TB, c *indicators.Catalogue) []shown {
	trend := func(i indicators.Indicator, from, to int, codes ...string) Trend {
		return Trend{Codes: codes, Indicator: i, From: from, To: to}
	}
	bars := func(group string, i indicators.Indicator, period string, own ...string) Bars {
		return Bars{ranked(t, c, group, i, period), own}
	}
	return []shown{
		{"tren: biasa", "tren-biasa", trend(indicators.P0, 0, 0, "6311", "6300", "0000")},
		{"tren: bulan tidak pasti dan tahun tanpa angka", "tren-panjang", trend(indicators.P0, 2010, 2026, "6311", "6300", "0000")},
		{"tren: angka bercatatan", "tren-catatan", trend(indicators.P1, 0, 0, "6311", "6300", "0000")},
		{"tren: garis kemiskinan", "", trend(indicators.Line, 0, 0, "6311", "6300", "0000")},
		{"tren: jumlah, wilayah yang jauh berbeda", "", trend(indicators.Poor, 0, 0, "6311", "6300", "0000", "6309")},
		{"tren: jumlah, dasar penduduk berbeda", "", trend(indicators.Poor, 2018, 2022, "6309")},
		{"tren: P2", "", trend(indicators.P2, 0, 0, "6311", "6300", "0000")},
		{"tren: nama panjang", "tren-nama-panjang", trend(indicators.P0, 2010, 0, "7108", "7100", "0000")},
		{"tren: lima wilayah", "tren-lima", trend(indicators.P0, 0, 0, "6311", "6309", "6307", "6308", "6310")},
		{"tren: dua tahun saja", "tren-pendek", trend(indicators.P0, 0, 0, "9500", "9400", "0000")},
		{"tren: satu tahun", "", trend(indicators.P0, 2020, 2020, "6311", "6300", "0000")},
		{"tren: sampai tahun lama", "", trend(indicators.P0, 2015, 2020, "6311", "6300", "0000")},
		{"tren: hanya bulan tidak pasti", "", trend(indicators.P0, 2010, 2014, "6311", "6300", "0000")},
		{"tren: provinsi dengan September", "", trend(indicators.P0, 0, 0, "6300", "0000")},
		{"tren: September saja", "", Trend{Codes: []string{"6300", "0000"}, Month: indicators.September}},
		{"tren: wilayah dimekarkan", "", trend(indicators.P0, 0, 0, "9400", "0000")},
		{"tren: wilayah muda", "tren-putus", trend(indicators.P2, 0, 0, "7415", "7400", "0000")},
		{"tren: Indonesia", "", trend(indicators.P1, 0, 0, "0000")},
		{"tren: provinsi baru", "", trend(indicators.P0, 0, 0, "9501", "9500", "0000")},
		{"peringkat: biasa", "peringkat-biasa", bars("6300", indicators.P0, "2025-03", "6311")},
		{"peringkat: nilai sama", "peringkat-seri", bars("7100", indicators.P2, "2025-03", "7111")},
		{"peringkat: 38 provinsi", "peringkat-provinsi", bars("0000", indicators.P0, "2025-03", "6300")},
		{"peringkat: 514 kabupaten/kota", "peringkat-514", bars("districts", indicators.P0, "2025-03", "6311", "6309", "6371")},
		{"peringkat: garis kemiskinan", "", bars("6300", indicators.Line, "2025-03", "6311")},
		{"peringkat: wilayah sendiri bercatatan", "", bars("6300", indicators.P1, "2024-03", "6311")},
		{"peringkat: Banua Enam, jumlah", "", bars("banua6", indicators.Poor, "2025-03", "6311")},
		{"peringkat: sekitar", "", bars("around:6311", indicators.P0, "2025-03", "6311")},
		{"peringkat: bulan tidak pasti", "", bars("6300", indicators.P0, "2012", "6311")},
		{"peringkat: wilayah yang belum ada", "", bars("0000", indicators.P0, "2015-03", "9500", "6300")},
	}
}

// TestGoldenPage compares the words of all golden pictures with the page.
func TestGoldenPage(t *testing.T) {
	c := catalogue(t)
	var page strings.Builder
	for _, s := range golden(t, c) {
		v, err := s.spec.View(c)
		if err != nil {
			t.Errorf("%s: %v", s.what, err)
			continue
		}
		page.WriteString("== " + s.what + "\n" + v.Title + "\n" + v.Alt + "\n\n")
	}
	name := filepath.Join("testdata", "halaman.txt")
	if *update {
		if err := os.WriteFile(name, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), page.String()); diff != "" {
		t.Errorf("the golden page differs (-want +got):\n%s", diff)
	}
}

// TestGoldenPictures compares pictures as an eye does.
func TestGoldenPictures(t *testing.T) {
	c := catalogue(t)
	for _, s := range golden(t, c) {
		if s.file == "" {
			continue
		}
		t.Run(s.file, func(t *testing.T) { compare(t, c, s) })
	}
}

func compare(t *testing.T, c *indicators.Catalogue, s shown) {
	v, err := s.spec.View(c)
	if err != nil {
		t.Fatal(err)
	}
	got, err := v.Draw()
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := v.Draw(); !bytes.Equal(again, got) {
		t.Error("drawn again it is another picture")
	}
	name := filepath.Join("testdata", s.file+".png")
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const most = 60_000
	if len(got) > most {
		t.Errorf("%d bytes", len(got))
	}
	mean, worst := differ(greys(t, want), greys(t, got))
	if mean > 0.4 || worst > 24 {
		t.Errorf("differs by %.2f of 255 in the mean and %.0f in a block of pixels; look at both, then -update", mean, worst)
	}
}

// block is the side of the squares in which pictures are compared, in pixels.
const block = 8

// greys is the mean brightness of each block of a picture, 0 to 255.
func greys(t *testing.T, file []byte) [][]float64 {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, width, height) {
		t.Fatalf("the picture is %v", m.Bounds())
	}
	rows := make([][]float64, height/block)
	for y := range height {
		if y%block == 0 {
			rows[y/block] = make([]float64, width/block)
		}
		for x := range width {
			r, g, b, _ := m.At(x, y).RGBA()
			rows[y/block][x/block] += (0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)) / 257 / (block * block)
		}
	}
	return rows
}

// differ is how far two pictures are apart in the mean and in the worst block.
func differ(a, b [][]float64) (mean, worst float64) {
	for y := range a {
		for x := range a[y] {
			d := math.Abs(a[y][x] - b[y][x])
			mean += d / float64(len(a)*len(a[y]))
			worst = max(worst, d)
		}
	}
	return mean, worst
}

// TestDiffer checks that the comparison sees another region set off, and other figures.
func TestDiffer(t *testing.T) {
	c := catalogue(t)
	draw := func(s Spec) [][]float64 {
		v, err := s.View(c)
		if err != nil {
			t.Fatal(err)
		}
		file, err := v.Draw()
		if err != nil {
			t.Fatal(err)
		}
		return greys(t, file)
	}
	one := draw(Bars{ranked(t, c, "6300", indicators.P0, "2025-03"), []string{"6311"}})
	for name, s := range map[string]Spec{
		"another set off": Bars{ranked(t, c, "6300", indicators.P0, "2025-03"), []string{"6310"}},
		"another year":    Bars{ranked(t, c, "6300", indicators.P0, "2024-03"), []string{"6311"}},
	} {
		if mean, worst := differ(one, draw(s)); mean <= 0.4 && worst <= 24 {
			t.Errorf("%s is not seen: %.2f, %.0f", name, mean, worst)
		}
	}
	if mean, worst := differ(one, one); mean != 0 || worst != 0 {
		t.Error("a picture differs from itself")
	}
}
