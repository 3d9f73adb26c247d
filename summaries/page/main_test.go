package page

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestMain makes the test binary its own child: started with childArgument, it is the
// process that reads one PDF.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArgument {
		os.Exit(child(os.Args[2:]))
	}
	os.Exit(m.Run())
}

const childArgument = "baca-pdf"

// child reads a PDF, or does what a broken child does.
func child(how []string) int {
	ctx := context.Background()
	switch {
	case len(how) == 0:
	case how[0] == "dies":
		panic("a broken file")
	case how[0] == "stalls":
		<-ctx.Done()
	case how[0] == "babbles":
		for {
			if _, err := fmt.Println(strings.Repeat("bukan jawaban ", 5000)); err != nil {
				return 1
			}
		}
	case how[0] == "environment":
		fmt.Printf("{\"title\":\"\",\"text\":%q}", fmt.Sprint(os.Environ()))
		return 0
	}
	if err := Child(ctx, os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// cacheDir keeps the compiled pdfium from one run of the tests to the next. It is compiled
// here, without hurry: under the race detector that takes its time.
var cacheDir = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(os.TempDir(), "pantau-pdfium-tests")
	pool, err := startPDFium(context.Background(), dir)
	if err != nil {
		return "", err
	}
	return dir, pool.Close()
})

// newExtractor reads PDF in this binary, started again.
func newExtractor(t testing.TB, how ...string) *Extractor {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := cacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return &Extractor{Command: append([]string{self, childArgument}, how...), CacheDir: dir}
}
