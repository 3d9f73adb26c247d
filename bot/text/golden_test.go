package text_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/indicators/data"
)

var update = flag.Bool("update", false, "write the page of all sentences anew")

const golden = "testdata/halaman.txt"

// TestPage renders all that the bot can say on one page that officials can
// proofread, and compares it with the one that was read last.
func TestPage(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	for _, s := range sentences(c) {
		fmt.Fprintf(&page, "## %s\n%s\n\n", s.name, chat.Plain(s.words))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(page.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), page.String()); diff != "" {
		t.Errorf("the page of sentences has changed (-read last +now):\n%s", diff)
	}
}

// TestPageIsComplete holds every exported function against the page: no sentence
// is said that cannot be proofread.
func TestPageIsComplete(t *testing.T) {
	var page strings.Builder
	pages, err := filepath.Glob("golden_*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range pages {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page.Write(source)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, name := range exported(t, file) {
			if !strings.Contains(page.String(), "text."+name+"(") {
				t.Errorf("%s: %s is not on the page of sentences", file, name)
			}
		}
	}
}

// exported names the exported functions of a file.
func exported(t *testing.T, file string) []string {
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() && !answersBool(f) {
			names = append(names, f.Name.Name)
		}
	}
	return names
}

// answersBool tells whether a function says nothing but yes or no.
func answersBool(f *ast.FuncDecl) bool {
	results := f.Type.Results.List
	kind, ok := results[0].Type.(*ast.Ident)
	return ok && len(results) == 1 && kind.Name == "bool"
}

// TestWording keeps to the words that practice has settled.
func TestWording(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile(`“[^”]*”`) // titles are as BPS has them
	for _, s := range sentences(c) {
		words := strings.ToLower(quoted.ReplaceAllString(chat.Plain(s.words), ""))
		for _, wrong := range []string{"jatuh tempo", "pekan", "sekarang miskin", "belum lapor", "jiwa", "rp ", "!"} {
			if strings.Contains(words, wrong) {
				t.Errorf("%s says %q: %s", s.name, wrong, words)
			}
		}
	}
}
