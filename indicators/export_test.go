package indicators

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"pantau/indicators/data"
)

func exported(t testing.TB, c *Catalogue) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := c.Export(func(name string, content []byte) error {
		files[name] = content
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestExportIsByteForByte holds the exported files against those that ship.
func TestExportIsByteForByte(t *testing.T) {
	files := exported(t, realCatalogue(t))
	if names := slices.Sorted(maps.Keys(files)); !slices.Equal(names, []string{"flags.csv", "indicators.csv", "sources.csv"}) {
		t.Errorf("files are %v", names)
	}
	for name, got := range files {
		want, err := fs.ReadFile(data.Files, name)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs from what ships, %v:\n%s", name, err, firstDifference(got, want))
		}
	}
}

func firstDifference(a, b []byte) string {
	as, bs := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(as), len(bs)) {
		if as[i] != bs[i] {
			return "got  " + as[i] + "\nwant " + bs[i]
		}
	}
	return "one is longer"
}

// TestExportIsReadAgain reads a catalogue with new, revised, confirmed, imported
// and corrected figures back: it is the same, and its export too.
func TestExportIsReadAgain(t *testing.T) {
	c := realCatalogue(t)
	entries := Audit(c, asCells(c, func(f Figure) bool { return f.Period.Year == 2025 }), auditTime).Same
	byHand := func(e *Entry) { e.Origin, e.Source = FromFile, `Berita "Resmi", Juli 2026` }
	entries = append(entries, entryOf(t, c, "6311 p0 2026-03 4.50"), entryOf(t, c, "6311 poor 2026-09 6.1", byHand),
		entryOf(t, c, "6311 line 2020-03 441448", corrects(t, "441488")), entryOf(t, c, "1113 line 2017-03 323482", byHand))
	d := with(t, c, entries...)

	again := fstest.MapFS{}
	for name := range smallFiles() {
		content, err := fs.ReadFile(data.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		again[name] = &fstest.MapFile{Data: content}
	}
	files := exported(t, d)
	for name, content := range files {
		again[name] = &fstest.MapFile{Data: content}
	}
	read := &Catalogue{at: map[string]int{}}
	if err := read.read(again); err != nil {
		t.Fatal(err)
	}
	every := func(Figure) bool { return true }
	if !slices.Equal(asCells(d, every), asCells(read, every)) {
		t.Error("the figures differ")
	}
	if diff := cmp.Diff(d.sources, read.sources); diff != "" || !read.UsesAPI() || len(read.flags) != len(d.flags) {
		t.Errorf("%d cautions, want %d; sources (-want +got):\n%s", len(read.flags), len(d.flags), diff)
	}
	if f, _ := read.Figure("6311", P0, march25); !f.Confirmed() {
		t.Error("a confirmed figure is not any more")
	}
	for name, content := range exported(t, read) {
		if !bytes.Equal(content, files[name]) {
			t.Errorf("%s differs when exported again:\n%s", name, firstDifference(content, files[name]))
		}
	}
}

func TestExportStops(t *testing.T) {
	full, calls := errors.New("disk full"), 0
	err := realCatalogue(t).Export(func(string, []byte) error {
		calls++
		return full
	})
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("%v after %d files", err, calls)
	}
}
