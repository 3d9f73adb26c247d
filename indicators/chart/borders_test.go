package chart

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators"
)

// drawnByHand are the borders of testdata: twelve of the thirteen districts of Kalimantan
// Selatan, with a hole, an island, and codes as numbers and as strings.
func drawnByHand(t testing.TB) *Borders {
	t.Helper()
	return borders(t, filepath.Join("testdata", "batas.geojson"))
}

func borders(t testing.TB, name string) *Borders {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	b, err := ReadBorders(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// atHand is the name of a file of true borders, which is not part of the project: tests and
// benchmarks that need it are skipped without it.
func atHand(name string) string {
	return filepath.Join("..", "..", "..", "shared", "data", "boundaries", name+".geojson")
}

func TestReadBorders(t *testing.T) {
	b := drawnByHand(t)
	want := []string{"6301", "6302", "6303", "6304", "6305", "6306", "6307", "6308", "6309", "6310", "6311", "6372"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(b.shapes))); diff != "" {
		t.Error(diff)
	}
	if got := b.shapes["6303"]; len(got.rings) != 2 || got.low != (degrees{114.7, -3.7}) || got.high != (degrees{115.5, -3.1}) {
		t.Errorf("a shape with a hole: %+v", got)
	}
	if got := b.shapes["6302"].rings; len(got) != 2 || len(got[0]) != 4 || len(got[1]) != 3 {
		t.Errorf("a shape with an island: %v", got)
	}
	if !b.has("6372") || b.has("6371") || (*Borders)(nil).has("6372") {
		t.Error("has")
	}
}

// collection is a file with one feature.
func collection(code, kind, coordinates string) string {
	return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":` + code + `},"geometry":{"type":"` + kind + `","coordinates":` + coordinates + `}}]}`
}

func TestReadBordersRefuses(t *testing.T) {
	for name, x := range map[string]struct{ file, says string }{
		"nothing":                   {"", "not GeoJSON"},
		"no JSON":                   {"code,lon,lat\n", "not GeoJSON"},
		"cut off":                   {collection("6311", "Polygon", "[[[115,-2],[116")[:90], "not GeoJSON"},
		"an array":                  {"[1,2]", "not GeoJSON"},
		"a number":                  {"7", "not GeoJSON"},
		"an object":                 {"{}", "not a FeatureCollection"},
		"a single feature":          {`{"type":"Feature","properties":{"code":"6311"},"geometry":null}`, "not a FeatureCollection"},
		"features are an object":    {`{"type":"FeatureCollection","features":{}}`, "not GeoJSON"},
		"no features":               {`{"type":"FeatureCollection","features":[]}`, "none of 0 features"},
		"no code":                   {strings.Replace(collection(`"6311"`, "Polygon", "[[[115,-2],[116,-2],[116,-3]]]"), `"code"`, `"kode"`, 1), "none of 1 features"},
		"another code":              {collection(`"63.11"`, "Polygon", "[[[115,-2],[116,-2],[116,-3]]]"), "not a BPS code"},
		"a code that is an object":  {collection(`{}`, "Polygon", "[[[115,-2],[116,-2],[116,-3]]]"), "not a BPS code"},
		"a point":                   {collection("6311", "Point", "[115,-2]"), "not Polygon"},
		"nesting of a MultiPolygon": {collection("6311", "Polygon", "[[[[115,-2],[116,-2],[116,-3]]]]"), "no position"},
		"nesting of a line":         {collection("6311", "Polygon", "[[115,-2],[116,-2],[116,-3]]"), "nested"},
		"coordinates are words":     {collection("6311", "Polygon", `[[["a","b"],["c","d"]]]`), "no position"},
		"coordinates are null":      {collection("6311", "Polygon", `null`), "nested"},
		"coordinates are missing":   {`{"type":"FeatureCollection","features":[{"properties":{"code":6311},"geometry":{"type":"Polygon"}}]}`, "nested"},
		"one number":                {collection("6311", "Polygon", `[[[115],[116]]]`), "no position"},
		"two points only":           {collection("6311", "Polygon", `[[[115,-2],[116,-2],[115,-2]]]`), "none of 1 features"},
		"latitude first":            {collection("6311", "Polygon", "[[[-2,115],[-2,116],[-3,116]]]"), "latitude stands before longitude"},
		"metres":                    {collection("6311", "Polygon", "[[[312345,9712345],[312346,9712345],[312346,9712346]]]"), "are not degrees"},
		"another country":           {collection("6311", "Polygon", "[[[5,52],[6,52],[6,53]]]"), "not in Indonesia"},
		"two files in one":          {collection("6311", "Polygon", "[[[115,-2],[116,-2],[116,-3]]]") + "{}", "more than one value"},
	} {
		_, err := ReadBorders(strings.NewReader(x.file))
		if !errors.Is(err, ErrBorders) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := errors.New("the disk is on fire")
	if _, err := ReadBorders(io.MultiReader(strings.NewReader(`{"type":`), iotest.ErrReader(broken))); !errors.Is(err, broken) || errors.Is(err, ErrBorders) {
		t.Errorf("a reader's error: %v", err)
	}
}

// TestReadBordersBounds checks that too much is refused before all of it is read.
func TestReadBordersBounds(t *testing.T) {
	if _, err := ReadBorders(blanks{}); !errors.Is(err, ErrBorders) || !strings.Contains(err.Error(), "64 MB") {
		t.Errorf("an endless file: %v", err)
	}
	triangle := []byte("[[[115,-2],[116,-2],[116,-3],[115,-2]]]")
	if _, err := parseRings(triangle, 3, 3); !errors.Is(err, ErrBorders) || !strings.Contains(err.Error(), "points") {
		t.Errorf("too many points: %v", err)
	}
	if got, err := parseRings(triangle, 3, 4); err != nil || len(got) != 1 || len(got[0]) != 3 {
		t.Errorf("just enough points: %v, %v", got, err)
	}
}

// blanks is a file of spaces without an end.
type blanks struct{}

func (blanks) Read(b []byte) (int, error) {
	for k := range b {
		b[k] = ' '
	}
	return len(b), nil
}

// TestShapesAreDrawn looks at pixels: inside a shape, in a hole, in the sea.
func TestShapesAreDrawn(t *testing.T) {
	c := catalogue(t)
	s := sketchedMap(t, c, Map{Group: indicators.Group{ID: "x", Name: "x", Members: []string{"6301", "6302", "6303", "6309"}}, Period: march25, Borders: drawnByHand(t)})
	ctx := newCanvas()
	a := s.atlas(ctx, box{24, 160, width - 24, 600})
	a.fill(ctx)
	fill := map[string]any{}
	for _, p := range s.Places {
		fill[p.Code] = s.Legend.Entries[p.Class].Fill
	}
	for name, x := range map[string]struct {
		lon, lat float64
		want     any
	}{
		"inside":           {115.2, -3.4, fill["6303"]},
		"in a hole":        {114.85, -3.5, paper},
		"in another shape": {115.5, -1.7, fill["6309"]},
		"on an island":     {116.2, -3.5, fill["6302"]},
		"in the sea":       {116.4, -3.8, paper},
	} {
		p := a.at(x.lon, x.lat)
		if got := ctx.pixels().RGBAAt(int(p.x), int(p.y)); got != x.want {
			t.Errorf("%s: %v, want %v", name, got, x.want)
		}
	}
}

func FuzzReadBorders(f *testing.F) {
	f.Add(collection("6311", "Polygon", "[[[115,-2],[116,-2],[116,-3]]]"))
	f.Add(collection(`"6311"`, "MultiPolygon", "[[[[115,-2,7],[116,-2],[116,-3],[115,-2]]],[]]"))
	f.Add(collection("6311", "Polygon", "[[[-2,115]]]"))
	f.Add(`{"features":[null],"type":"FeatureCollection","x":{"y":[]}}`)
	f.Fuzz(func(t *testing.T, file string) {
		b, err := ReadBorders(strings.NewReader(file))
		if err != nil {
			if b != nil || !errors.Is(err, ErrBorders) {
				t.Errorf("%v, %v", b, err)
			}
			return
		}
		for code, s := range b.shapes {
			if !isCode(code) || len(s.rings) == 0 || s.low.lon < westmost || s.high.lat > northmost || s.low.lon > s.high.lon {
				t.Errorf("%q: %+v", code, s)
			}
			for _, ring := range s.rings {
				if len(ring) < 3 {
					t.Errorf("%q has a ring of %d points", code, len(ring))
				}
			}
		}
	})
}

func BenchmarkReadBorders(b *testing.B) {
	file, err := os.ReadFile(atHand("kabkota"))
	if err != nil {
		b.Skip(err)
	}
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := ReadBorders(strings.NewReader(string(file))); err != nil {
			b.Fatal(err)
		}
	}
}
