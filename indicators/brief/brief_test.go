package brief

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
	"pantau/indicators/data"
)

var (
	update = flag.Bool("update", false, "write the page of all words anew")
	keep   = flag.String("keep", "", "folder into which the golden pages are written as PDF")
)

const golden = "testdata/lembar.txt"

var loaded = sync.OnceValues(func() (*indicators.Catalogue, error) { return indicators.Load(data.Files) })

func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var made = time.Date(2026, time.November, 28, 9, 0, 0, 0, time.FixedZone("WITA", 8*60*60))

func decimal(t testing.TB, s string) indicators.Decimal {
	t.Helper()
	d, err := indicators.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// targets are five of them, one of a year without a figure.
func targets(t testing.TB) []Target {
	d := func(s string) indicators.Decimal { return decimal(t, s) }
	return []Target{
		{indicators.P0, 2025, d("4.10"), d("4.35"), "RPJMD 2025–2029"},
		{indicators.P0, 2027, d("3.90"), d("3.90"), "RPJMD 2025–2029"},
		{indicators.Poor, 2025, d("6.50"), d("6.50"), "RKPD 2025 dengan judul yang panjang sekali"},
		{indicators.P1, 2024, d("0.40"), d("0.60"), "RPKD 2024–2026"},
		{indicators.Line, 2025, d("530000"), d("540000"), "RKPD 2025"},
	}
}

// pledges are ten long ones.
func pledges() *Pledges {
	p := &Pledges{Open: 18, Late: 3, Done: 4}
	for n := range 10 {
		p.Next = append(p.Next, Pledge{
			Number:   7 + n,
			Title:    "Pelatihan kerja berbasis kompetensi bagi 200 orang penduduk usia produktif",
			Lead:     "Dinas Tenaga Kerja dan Transmigrasi",
			Deadline: "31 Desember 2026",
			State:    "menunggu laporan",
		})
	}
	return p
}

// TestPage renders pages whose words officials can proofread, and compares them with
// those that were read last.
func TestPage(t *testing.T) {
	c := catalogue(t)
	var all strings.Builder
	for _, g := range []struct {
		name string
		page Page
	}{
		{"balangan", Page{Region: "6311"}},
		{"balangan-internal", Page{Region: "6311", Targets: targets(t), Pledges: pledges()}},
		{"kota-banjarmasin", Page{Region: "6371"}},
		{"kalimantan-selatan", Page{Region: "6300"}},
		{"indonesia", Page{Region: "0000"}},
		{"muna-barat-wilayah-baru", Page{Region: "7413"}},
		{"papua-selatan-provinsi-baru", Page{Region: "9500"}},
		{"papua-dimekarkan", Page{Region: "9400"}},
		{"tarakan-bercatatan", Page{Region: "6571"}},
		{"simeulue-bercatatan", Page{Region: "1101"}},
	} {
		g.page.Made = made
		s, err := g.page.write(c)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "## %s\n%s\n\n", g.name, plainText(s))
		if *keep != "" {
			b, err := g.page.PDF(c)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(*keep, g.name+".pdf"), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), all.String()); diff != "" {
		t.Errorf("the words of the pages have changed (-read last +now):\n%s", diff)
	}
}

// plainText is what stands on a sheet, a line for what stands in one or in one tile.
func plainText(s *sheet) string {
	var b strings.Builder
	for k, a := range s.cells {
		switch {
		case k > 0 && sameTile(s.cells[k-1], a):
			b.WriteByte(' ')
		case k > 0 && s.cells[k-1].base == a.base && s.cells[k-1].x0 < a.x0:
			b.WriteString(" | ")
		case k > 0:
			b.WriteByte('\n')
		}
		b.WriteString(a.words)
	}
	return b.String()
}

// sameTile tells whether one cell goes on with the name that the other begins.
func sameTile(a, b cell) bool {
	const near = 0.001
	return math.Abs(a.x0+a.x1-b.x0-b.x1) < near && a.base < b.base && !strings.ContainsAny(a.words, "0123456789"+notThere)
}

// TestEveryRegion writes the pages of all regions, for everybody and at their fullest,
// and looks for words that lie over others or outside, figures that are none of the
// catalogue, and what not everybody may read.
func TestEveryRegion(t *testing.T) {
	c := catalogue(t)
	full := Page{Targets: targets(t), Pledges: pledges()}
	for _, r := range c.Regions() {
		for _, p := range []Page{{}, full} {
			p.Region, p.Made = r.Code, made
			s, err := p.write(c)
			if err != nil {
				t.Fatalf("%s: %v", r.Code, err)
			}
			if s.PageCount() != 1 {
				t.Errorf("%s: %d pages", r.Code, s.PageCount())
			}
			checkPlaces(t, r.Code, s)
			checkNumbers(t, r.Code, s)
			if !p.internal() {
				checkPublic(t, r.Code, s)
			} else if !contains(s, "INTERNAL") || !contains(s, "#7") {
				t.Errorf("%s: an internal page without its mark, or without commitments", r.Code)
			}
		}
	}
}

func contains(s *sheet, words string) bool {
	return slices.ContainsFunc(s.cells, func(a cell) bool { return strings.Contains(a.words, words) })
}

// checkPlaces looks for words outside the margins, over others, or too small to read.
func checkPlaces(t *testing.T, name string, s *sheet) {
	t.Helper()
	for k, a := range s.cells {
		if a.x0 < left-0.01 || a.x1 > right+0.01 || a.y0 < top-0.01 || a.y1 > bottom+0.01 {
			t.Errorf("%s: %q stands outside, at %.1f–%.1f, %.1f–%.1f", name, a.words, a.x0, a.x1, a.y0, a.y1)
		}
		if a.size < 5 {
			t.Errorf("%s: %q has %.1f points", name, a.words, a.size)
		}
		for _, b := range s.cells[:k] {
			if a.meets(b) {
				t.Errorf("%s: %q lies over %q", name, a.words, b.words)
			}
		}
	}
}

// aNumber is one that can be a figure: with a decimal comma or grouped.
var aNumber = regexp.MustCompile(`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+`)

// checkNumbers holds every number of a page against what was told, and what was told
// against the catalogue.
func checkNumbers(t *testing.T, name string, s *sheet) {
	t.Helper()
	known := map[string]bool{}
	for _, f := range s.told.figures {
		if is, ok := s.c.Figure(f.Region, f.Indicator, f.Period); !ok || is != f {
			t.Errorf("%s: %+v is not in the catalogue", name, f)
		}
		known[strings.TrimPrefix(f.Indicator.Number(f.Value), "Rp")] = true
	}
	for _, d := range s.told.changes {
		is := indicators.Between(d.From, d.To)
		if is.Reason != indicators.Computed || is != d {
			t.Errorf("%s: %+v is no change that may be told", name, d)
		}
		known[is.Diff.Abs().Indonesian(2)], known[is.Relative.Abs().Indonesian(2)] = true, true
	}
	for _, d := range s.told.distances {
		v, ok := indicators.Distance(d.from, d.to)
		if !ok {
			t.Errorf("%s: %+v is no distance that may be told", name, d)
		}
		known[v.Abs().Indonesian(2)] = true
	}
	for _, v := range s.told.planned {
		known[v.Indonesian(0)], known[v.Indonesian(2)] = true, true
	}
	for _, a := range s.cells {
		if slices.Contains(s.told.scale, a.words) {
			continue
		}
		for _, n := range aNumber.FindAllString(a.words, -1) {
			if !known[n] {
				t.Errorf("%s: %s in %q is not accounted for", name, n, a.words)
			}
		}
	}
}

// checkPublic looks for what belongs on an internal page.
func checkPublic(t *testing.T, name string, s *sheet) {
	t.Helper()
	for _, words := range []string{"INTERNAL", "omitmen", "arget", "tenggat", "Dinas"} {
		if contains(s, words) {
			t.Errorf("%s: a public page has %q", name, words)
		}
	}
}
