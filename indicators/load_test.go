package indicators

import (
	"errors"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pantau/indicators/data"
)

var readOnce = sync.OnceValues(func() (*Catalogue, error) {
	c := &Catalogue{at: map[string]int{}}
	return c, c.read(data.Files)
})

// realCatalogue has all figures as they ship, read once for all tests, but no
// finder, of which these tests are independent.
func realCatalogue(t testing.TB) *Catalogue {
	t.Helper()
	c, err := readOnce()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustDecimal(t testing.TB, s string) Decimal {
	t.Helper()
	d, err := ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// smallFiles are the catalogue's files (without the finder's) for one province
// with two districts; changes replace or add lines.
func smallFiles() map[string]string {
	return map[string]string{
		"regions.csv": `code,name,type,parent_code,aliases,full_name,kemendagri_code,bps_label
0000,Indonesia,negara,,,Republik Indonesia,,INDONESIA
6300,Kalimantan Selatan,provinsi,0000,Kalsel,Provinsi Kalimantan Selatan,63,KALIMANTAN SELATAN
6309,Tabalong,kabupaten,6300,,Kabupaten Tabalong,63.09,Tabalong
6311,Balangan,kabupaten,6300,,Kabupaten Balangan,63.11,Balangan
`,
		"centroids.csv":  "code,lon,lat\n6311,115.62,-2.32\n",
		"neighbours.csv": "code,neighbours\n6309,6311\n6311,6309\n",
		"since.csv":      "code,first_year\n6309,2013\n",
		"territory.csv":  "code,first_year\n6311,2013\n",
		"groups.csv":     "id,name,members\nduo,Dua,6311;6309\n",
		"sources.csv":    "source_id,title,publisher,where_found,retrieved,licence_notes,role\nbps,Tabel,BPS,bps.go.id,2026-01-02,,values\n",
		"indicators.csv": "region_code,year,period,indicator,value,source_id\n6311,2020,03,line_rp,441488,bps\n6311,2020,03,p0,5.32,bps\n",
		"flags.csv": "region_code,year,period,indicator,kept_value,other_value,other_source,kind,note\n" +
			"6311,2020,03,line_rp,441488,441448,a paper,disagreement,two digits swapped\n",
	}
}

func readSmall(files map[string]string) (*Catalogue, error) {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	c := &Catalogue{at: map[string]int{}}
	return c, c.read(m)
}

func TestSmallFilesAreRead(t *testing.T) {
	c, err := readSmall(smallFiles())
	if err != nil {
		t.Fatal(err)
	}
	r, _ := c.Region("6309")
	if r.Since != 2013 || !slices.Equal(r.Neighbours, []string{"6311"}) || r.Parent != "6300" {
		t.Errorf("region is %+v", r)
	}
	r, _ = c.Region("6311")
	if r.Territory != 2013 || r.Lon != 115.62 || r.Lat != -2.32 {
		t.Errorf("region is %+v", r)
	}
	f, ok := c.Figure("6311", Line, Period{2020, March})
	if !ok || f.Flag == nil || f.Flag.Other.String() != "441448" || f.Flag.OtherSource != "a paper" {
		t.Errorf("figure is %+v, %v", f, ok)
	}
	if first, last := c.Years(); first != 2020 || last != 2020 {
		t.Errorf("years are %d to %d", first, last)
	}
}

func TestUnfitLinesAreRefused(t *testing.T) {
	const flag = "6311,2020,03,p0,5.32,"
	tests := []struct{ name, file, line, want string }{
		{"other header", "indicators.csv", "", ""},
		{"short line", "indicators.csv", "6311,2020,03,p1,0.88", "line 4"},
		{"quote", "indicators.csv", `6311,2020,03,p1,"0.88,bps`, "line 4"},
		{"unknown region", "indicators.csv", "6399,2020,03,p1,0.88,bps", `indicators.csv line 4: region "6399"`},
		{"year", "indicators.csv", "6311,20x0,03,p1,0.88,bps", "line 4"},
		{"year of five digits", "indicators.csv", "6311,02020,03,p1,0.88,bps", "line 4"},
		{"far year", "indicators.csv", "6311,2999,03,p1,0.88,bps", "line 4"},
		{"period", "indicators.csv", "6311,2020,04,p1,0.88,bps", "line 4"},
		{"indicator", "indicators.csv", "6311,2020,03,p3,0.88,bps", "line 4"},
		{"value", "indicators.csv", "6311,2020,03,p1,0.8x,bps", "line 4"},
		{"comma value", "indicators.csv", `6311,2020,03,p1,"0,88",bps`, "line 4"},
		{"negative", "indicators.csv", "6311,2020,03,p1,-0.88,bps", "line 4"},
		{"over a hundred percent", "indicators.csv", "6309,2020,03,p0,100.01,bps", "line 4"},
		{"too large", "indicators.csv", "6311,2021,03,line_rp,3000000000,bps", "line 4"},
		{"unknown source", "indicators.csv", "6311,2020,03,p1,0.88,bsp", "line 4"},
		{"figure twice", "indicators.csv", "6311,2020,03,p0,5.32,bps", "line 4"},
		{"out of order", "indicators.csv", "6311,2020,00,p0,5.32,bps", "line 4"},
		{"code", "regions.csv", "631,Kotabaru,kabupaten,6300,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"code out of order", "regions.csv", "6302,Kotabaru,kabupaten,6300,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"region twice", "regions.csv", "6311,Balangan,kabupaten,6300,,Kabupaten Balangan,63.11,", "line 6"},
		{"kind", "regions.csv", "6312,Kotabaru,kab,6300,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"no name", "regions.csv", "6312, ,kabupaten,6300,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"unknown parent", "regions.csv", "6412,Kotabaru,kabupaten,6400,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"parent no province", "regions.csv", "6412,Kotabaru,kabupaten,0000,,Kabupaten Kotabaru,63.02,", "line 6"},
		{"second nation", "regions.csv", "9999,Indonesia,negara,,,Republik Indonesia,,", "line 6"},
		{"point", "centroids.csv", "6309,115.4,east", "line 3"},
		{"point nowhere", "centroids.csv", "6309,NaN,1", "line 3"},
		{"point twice", "centroids.csv", "6311,115.4,1", "line 3"},
		{"point of nobody", "centroids.csv", "6399,115.4,1", "line 3"},
		{"neighbours twice", "neighbours.csv", "6311,6309", "line 4"},
		{"unknown neighbour", "neighbours.csv", "6300,6399", "line 4"},
		{"one-sided border", "neighbours.csv", "6300,6311", "line 4"},
		{"since when", "since.csv", "6311,soon", "line 3"},
		{"since of nobody", "since.csv", "6399,2016", "line 3"},
		{"territory twice", "territory.csv", "6311,2016", "line 3"},
		{"group of one", "groups.csv", "solo,Satu,6311", "line 3"},
		{"group twice", "groups.csv", "duo,Dua,6311;6309", "line 3"},
		{"group like a region", "groups.csv", "6300,Dua,6311;6309", "line 3"},
		{"group with a stranger", "groups.csv", "trio,Tiga,6311;6399", "line 3"},
		{"member twice", "groups.csv", "trio,Tiga,6311;6311", "line 3"},
		{"source twice", "sources.csv", "bps,Tabel,BPS,bps.go.id,2026-01-02,,values", "line 3"},
		{"source without title", "sources.csv", "x,,BPS,bps.go.id,2026-01-02,,values", "line 3"},
		{"date", "sources.csv", "x,Tabel,BPS,bps.go.id,2026-13-02,,values", "line 3"},
		{"flag twice", "flags.csv", "6311,2020,03,line_rp,441488,441448,a paper,disagreement,again", "line 3"},
		{"flag of another value", "flags.csv", "6311,2020,03,p0,5.23,,,suspicious,", "line 3"},
		{"flag of no value", "flags.csv", "6311,2020,03,p0,,,,suspicious,", "line 3"},
		{"flag of no figure", "flags.csv", "6311,2021,03,p0,5.32,,,suspicious,", "line 3"},
		{"flag of no region", "flags.csv", "6399,2020,03,p0,5.32,,,suspicious,", "line 3"},
		{"flag kind", "flags.csv", flag + ",,odd,", "line 3"},
		{"flag value without source", "flags.csv", flag + "5.33,,suspicious,", "line 3"},
		{"flag other value", "flags.csv", flag + "5.3x,a paper,disagreement,", "line 3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := smallFiles()
			files[tt.file] += tt.line + "\n"
			if tt.line == "" {
				files[tt.file] = strings.ToUpper(files[tt.file])
			}
			_, err := readSmall(files)
			if !errors.Is(err, ErrData) || !strings.Contains(err.Error(), tt.file) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v; want one of %s with %q", err, tt.file, tt.want)
			}
		})
	}
}

func TestBordersHaveTwoSides(t *testing.T) {
	for _, lines := range []string{"6309,\n6311,6309\n", "6309,6311\n6311,\n", "6309,6311\n", "6311,6309\n6309,\n", "6309,6309\n"} {
		files := smallFiles()
		files["neighbours.csv"] = "code,neighbours\n" + lines
		if _, err := readSmall(files); !errors.Is(err, ErrData) {
			t.Errorf("%q gives %v", lines, err)
		}
	}
}

func TestEveryFileIsNeeded(t *testing.T) {
	for name := range smallFiles() {
		files := smallFiles()
		delete(files, name)
		if _, err := readSmall(files); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("without %s the error is %v", name, err)
		}
	}
	if _, err := Load(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "reading the catalogue: ") {
		t.Errorf("without any file the error is %v", err)
	}
}

func TestLoad(t *testing.T) {
	c, err := Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := c.Region("6311"); !ok || r.Full != "Kabupaten Balangan" || c.finder == nil {
		t.Errorf("region is %+v, finder %v", r, c.finder)
	}
}

// TestHeap holds the catalogue to being small, so that an idle service is.
func TestHeap(t *testing.T) {
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	const most = 4 << 20
	before := heap()
	c := &Catalogue{at: map[string]int{}}
	if err := c.read(data.Files); err != nil {
		t.Fatal(err)
	}
	size := heap() - before
	t.Logf("%d figures take %.2f MB", c.Count(), float64(size)/1e6)
	if size > most {
		t.Errorf("the catalogue takes %d bytes", size)
	}
}

// FuzzLine adds any line to any file: it is refused with its file's name, or the
// catalogue still holds together.
func FuzzLine(f *testing.F) {
	names := slices.Sorted(maps.Keys(smallFiles()))
	for i, name := range names {
		lines := strings.Split(strings.TrimSpace(smallFiles()[name]), "\n")
		f.Add(uint8(i), lines[len(lines)-1])
	}
	f.Add(uint8(4), "6309,2024,03,p0,9.99,bps")
	f.Fuzz(func(t *testing.T, file uint8, line string) {
		name := names[int(file)%len(names)]
		files := smallFiles()
		files[name] += line
		c, err := readSmall(files)
		if err != nil {
			if !strings.Contains(err.Error(), ".csv") {
				t.Errorf("%v does not name its file", err)
			}
			return
		}
		for _, r := range c.Regions() {
			for _, i := range All {
				for _, fig := range c.Series(r.Code, i, March) {
					again, ok := c.Figure(r.Code, i, fig.Period)
					if _, known := c.Source(fig.Source); !ok || !known || again != fig || fig.Value.Sign() < 0 {
						t.Errorf("%+v and %+v", fig, again)
					}
				}
			}
			c.Profile(r.Code, 0, Unknown)
		}
	})
}
