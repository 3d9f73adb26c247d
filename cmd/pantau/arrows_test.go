package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowed says, for each package of the module, what it may import of the module;
// "…/*" stands for everything below. What a package is to tests, *test packages
// and cmd is said by mayImport.
//
//  1. Rooms of facts import nothing of ours, except that summaries may import
//     indicators, and outbox and dialogue may import chat.
//  2. An adapter imports only the rooms whose interfaces it implements, and only
//     cmd imports an adapter.
//  3. bot speaks: it imports the rooms and bot/text; bot/text imports the rooms it
//     puts into words. Nothing but cmd imports bot.
var allowed = map[string][]string{
	"indicators":      {},
	"bot/commitments": {},
	"bot/people":      {},
	"bot/chat":        {},
	"bot/outbox":      {"bot/chat"},
	"bot/dialogue":    {"bot/chat"},
	"summaries":       {"indicators"},

	"indicators/data":       {},
	"indicators/bps":        {"indicators"},
	"indicators/chart":      {"indicators"},
	"indicators/brief":      {"indicators", "indicators/chart"},
	"indicators/redisbook":  {"indicators"},
	"summaries/brs":         {"summaries"},
	"summaries/feed":        {"summaries"},
	"summaries/page":        {"summaries"},
	"summaries/openai":      {"summaries", "indicators"},
	"summaries/redisledger": {"summaries"},
	"bot/redisstore":        {"bot/chat", "bot/commitments", "bot/dialogue", "bot/outbox", "bot/people"},
	"bot/embedded":          {"bot/embedded/rdb"},
	"bot/embedded/rdb":      {},
	"bot/telegram":          {"bot/chat"},
	"bot/web":               {"bot/chat"},

	"bot/text": {"bot/chat", "bot/commitments", "bot/dialogue", "bot/outbox", "bot/people", "indicators", "summaries"},
	"bot":      {"bot/text", "bot/chat", "bot/commitments", "bot/dialogue", "bot/outbox", "bot/people", "indicators", "indicators/brief", "indicators/chart", "summaries"},

	"cmd/pantau": {"bot", "bot/*", "indicators", "indicators/*", "summaries", "summaries/*"},
	"cmd/ukur":   {"bot/*", "indicators", "indicators/*", "summaries", "summaries/*"},
}

// inTests are what tests may import besides: the published figures anywhere, and
// the two stores of each other, where the contract is tried on both.
var inTests = map[string][]string{
	"":               {"indicators/data"},
	"bot/redisstore": {"bot/embedded"},
	"bot/embedded":   {"bot/redisstore"},
}

// mayImport tells whether a package may import another of the module, and which
// ones it may import at all.
func mayImport(from, to string, isTest bool) (ok bool, may []string) {
	may, ruled := allowed[from]
	if room, helper := strings.CutSuffix(from, "test"); helper && !ruled {
		parent := filepath.ToSlash(filepath.Dir(room))
		may = append(slices.Clone(allowed[parent]), parent, "bot/chat", room+"test")
		ruled = true
	}
	if !ruled {
		return false, nil
	}
	if isTest {
		may = slices.Concat(may, []string{from}, inTests[""], inTests[from])
	}
	matches := func(rule string) bool {
		folder, all := strings.CutSuffix(rule, "/*")
		return rule == to || all && strings.HasPrefix(to, folder+"/")
	}
	isHelper := strings.HasSuffix(to, "test")
	if isHelper && (isTest || from == "cmd/ukur" || strings.HasSuffix(from, "test")) {
		return true, may
	}
	return !isHelper && slices.ContainsFunc(may, matches), may
}

// listed is a package as go list tells of it.
type listed struct {
	ImportPath, Dir                    string
	Imports, TestImports, XTestImports []string
}

// packages lists the packages of the module. Packages another developer has
// broken are listed as far as they can be read.
func packages(t *testing.T) (all []listed) {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Imports,TestImports,XTestImports", "pantau/...")
	list.Dir = root(t)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("reading go list: %v", err)
		}
		all = append(all, p)
	}
}

// root is the folder of go.mod.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestArrows(t *testing.T) {
	all := packages(t)
	if len(all) < len([]string{"bot", "bot/chat", "bot/text", "cmd/pantau", "indicators"}) {
		t.Fatalf("go list told of %d packages only", len(all))
	}
	for _, p := range all {
		for _, sentence := range wrongArrows(p) {
			t.Error(sentence)
		}
	}
}

// wrongArrows is a sentence for each import that the rules do not allow.
func wrongArrows(p listed) (sentences []string) {
	from := strings.TrimPrefix(p.ImportPath, "pantau/")
	check := func(imports []string, isTest bool) {
		for _, path := range imports {
			to, ours := strings.CutPrefix(path, "pantau/")
			if !ours {
				continue
			}
			if ok, may := mayImport(from, to, isTest); !ok {
				sentences = append(sentences, fmt.Sprintf("%s imports %s; it may import only %s", from, to, named(may)))
			}
		}
	}
	check(p.Imports, false)
	check(slices.Concat(p.TestImports, p.XTestImports), true)
	if _, ruled := allowed[from]; !ruled && !strings.HasSuffix(from, "test") {
		sentences = append(sentences, from+" has no rule in arrows_test.go: say there what it may import")
	}
	return sentences
}

func named(may []string) string {
	if len(may) == 0 {
		return "nothing of ours"
	}
	return strings.Join(may, ", ")
}

// TestArrowsBite makes sure that the rules refuse what they are there to refuse.
func TestArrowsBite(t *testing.T) {
	tests := []struct {
		from, to string
		isTest   bool
		ok       bool
	}{
		{"bot", "bot/text", false, true},
		{"bot", "bot/telegram", false, false},
		{"bot", "bot/telegram", true, false},
		{"bot", "indicators/data", false, false},
		{"bot", "indicators/data", true, true},
		{"bot/chat", "bot/text", false, false},
		{"bot/telegram", "bot/chat", false, true},
		{"bot/telegram", "bot/people", false, false},
		{"bot/telegram", "bot/telegram/telegramtest", false, false},
		{"bot/telegram", "bot/telegram/telegramtest", true, true},
		{"bot/web", "bot", false, false},
		{"cmd/pantau", "bot/telegram", false, true},
		{"cmd/pantau", "bot/telegram/telegramtest", false, false},
		{"cmd/pantau", "bot/telegram/telegramtest", true, true},
		{"cmd/ukur", "bot/telegram/telegramtest", false, true},
		{"cmd/ukur", "bot", false, false},
		{"indicators", "bot/chat", false, false},
		{"bot/people/peopletest", "bot/people", false, true},
		{"bot/people/peopletest", "bot", false, false},
		{"bot/unheard", "bot/chat", false, false},
	}
	for _, tt := range tests {
		if ok, _ := mayImport(tt.from, tt.to, tt.isTest); ok != tt.ok {
			t.Errorf("mayImport(%q, %q, test %v) = %v", tt.from, tt.to, tt.isTest, ok)
		}
	}
}

// layout is all that may be seen at the top level, files with a dot apart.
var layout = []string{"cmd", "bot", "indicators", "summaries", "go.mod", "go.sum", "Dockerfile", "README.md", "LICENSE"}

func TestLayout(t *testing.T) {
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || slices.Contains(layout, name) || ignored(t, name) {
			continue
		}
		t.Errorf("the top level has %q; it may have only %s", name, strings.Join(layout, ", "))
	}
}

// ignored tells whether git leaves the file or folder out of the repository, as
// it does with what the program keeps at run time.
func ignored(t *testing.T, name string) bool {
	t.Helper()
	check := exec.Command("git", "check-ignore", "-q", name)
	check.Dir = root(t)
	return check.Run() == nil
}
