package web

import (
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The page's files against one another, without a browser.

func readPage(t *testing.T, name string) string {
	t.Helper()
	file, err := assets.ReadFile("page/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(file)
}

func scripts(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(assets, "page/*.js")
	if err != nil || len(names) == 0 {
		t.Fatalf("scripts: %v, %v", names, err)
	}
	out := make(map[string]string)
	for _, name := range names {
		name = strings.TrimPrefix(name, "page/")
		out[name] = readPage(t, name)
	}
	return out
}

// found is the first group of each match.
func found(pattern, text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

func TestScriptsFindWhatTheyName(t *testing.T) {
	html := readPage(t, "page.html")
	ids := found(`\sid="([^"]+)"`, html)
	for name, script := range scripts(t) {
		for _, id := range found(`byId\("([^"]+)"\)`, script) {
			if !slices.Contains(ids, id) {
				t.Errorf("%s looks for #%s, which page.html does not have", name, id)
			}
		}
		for _, word := range found(`\bwords\.([a-zA-Z]+)`, script) {
			attribute := "data-" + strings.ToLower(regexp.MustCompile(`[A-Z]`).ReplaceAllString(word, "-$0"))
			if !strings.Contains(html, attribute+`="`) {
				t.Errorf("%s says words.%s, but page.html has no %s", name, word, attribute)
			}
		}
		for _, other := range found(`from "\./([^"]+)"`, script) {
			readPage(t, other)
		}
	}
	slices.Sort(ids)
	if unique := slices.Compact(slices.Clone(ids)); len(unique) != len(ids) {
		t.Errorf("page.html gives an id twice: %v", ids)
	}
	for _, id := range append(found(`(?:aria-controls|aria-labelledby|for)="([^"]+)"`, html), found(`href="#([^"]+)"`, html)...) {
		if !slices.Contains(ids, id) {
			t.Errorf("page.html points to #%s, which it does not have", id)
		}
	}
}

func TestPageKnowsPlacesAndPersons(t *testing.T) {
	html := readPage(t, "page.html")
	var chats, persons []string
	for _, p := range places {
		chats = append(chats, strconv.FormatInt(p.chat, 10))
		if p.chat < 0 {
			for _, person := range p.persons {
				persons = append(persons, strconv.FormatInt(person, 10))
			}
		}
	}
	if got := found(`data-chat="([^"]+)"`, html); !slices.Equal(got, chats) {
		t.Errorf("chats on the page are %v, of the server %v", got, chats)
	}
	if got := found(`<option value="([^"]+)"`, html); !slices.Equal(got, persons) {
		t.Errorf("personas on the page are %v, of the server %v", got, persons)
	}
}

func TestNothingFromOutside(t *testing.T) {
	harmless := []string{"http://www.w3.org/2000/svg"} // the name of a kind of element; nobody fetches it
	files := scripts(t)
	files["page.html"], files["style.css"] = readPage(t, "page.html"), readPage(t, "style.css")
	for name, text := range files {
		for _, address := range found(`(https?:[^\s"'<>)]*)`, text) {
			if !slices.Contains(harmless, address) {
				t.Errorf("%s names %s", name, address)
			}
		}
		for _, unsafe := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"} {
			if strings.Contains(text, unsafe) {
				t.Errorf("%s uses %s", name, unsafe)
			}
		}
	}
	if inline := found(`(\s(?:style|on[a-z]+)="|<style|<script>)`, files["page.html"]); inline != nil {
		t.Errorf("page.html has inline code, which the policy forbids: %q", inline)
	}
}

// Contrast by WCAG 2: 4.5 for text is grade AA.
func TestContrast(t *testing.T) {
	light, dark, ok := strings.Cut(readPage(t, "style.css"), "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("style.css has no dark scheme")
	}
	pairs := [][2]string{
		{"ink", "paper"}, {"ink", "surface"}, {"ink", "tint"}, {"ink", "mine"}, {"muted", "paper"}, {"muted", "surface"}, {"muted", "mine"},
		{"muted", "tint"}, {"link", "surface"}, {"link", "key"}, {"link", "tint"}, {"link", "mine"}, {"on-accent", "accent"}, {"paper", "ink"},
		{"tone1", "surface"}, {"tone2", "surface"}, {"tone3", "surface"},
	}
	for scheme, css := range map[string]string{"light": light, "dark": dark} {
		for _, pair := range pairs {
			ratio := contrast(t, css, pair[0], pair[1])
			if ratio < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f", scheme, pair[0], pair[1], ratio)
			}
		}
	}
}

func contrast(t *testing.T, css, front, back string) float64 {
	t.Helper()
	a, b := luminance(t, css, front), luminance(t, css, back)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func luminance(t *testing.T, css, name string) float64 {
	t.Helper()
	m := regexp.MustCompile(`--` + name + `: #([0-9a-f]{6});`).FindStringSubmatch(css)
	if m == nil {
		t.Fatalf("no colour --%s", name)
	}
	var rgb [3]uint8
	if _, err := fmt.Sscanf(m[1], "%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
