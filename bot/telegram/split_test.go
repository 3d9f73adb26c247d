package telegram

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name        string
		markup      string
		first, rest int
		want        []string
	}{
		{"fits", "<b>12345</b>", 5, 5, []string{"<b>12345</b>"}},
		{"nothing", " \n", 5, 5, nil},
		{"tags only", "<b></b>", 2, 2, nil},
		{"line end", "abc\ndef\nghi", 8, 8, []string{"abc\ndef", "ghi"}},
		{"line end on the limit", "abc\ndef", 3, 3, []string{"abc", "def"}},
		{"open tag", "<b>abc\ndef</b>", 4, 4, []string{"<b>abc</b>", "<b>def</b>"}},
		{"attributes come again", `<blockquote expandable>abc` + "\n" + `def</blockquote>`, 4, 4,
			[]string{"<blockquote expandable>abc</blockquote>", "<blockquote expandable>def</blockquote>"}},
		{"nested", "<b>a<i>b\nc</i>d</b>", 3, 3, []string{"<b>a<i>b</i></b>", "<b><i>c</i>d</b>"}},
		{"blank", "abc def", 5, 5, []string{"abc", "def"}},
		{"anywhere", "abcdef", 4, 4, []string{"abcd", "ef"}},
		{"entity is one", "&lt;&lt;&lt;", 2, 2, []string{"&lt;&lt;", "&lt;"}},
		{"bare ampersand", "a & b & c", 5, 5, []string{"a &amp; b", "&amp; c"}},
		{"emoji is two", "😀😀😀", 3, 3, []string{"😀", "😀", "😀"}},
		{"first differs", "ab\ncd\nef\ngh", 2, 5, []string{"ab", "cd\nef", "gh"}},
		{"blank parts fall away", "abc\n\n\n\n\n\n\n\ndef", 4, 4, []string{"abc", "def"}},
		{"stray end", "abcd</i>\nef", 4, 4, []string{"abcd", "ef"}},
		{"no tag", "a < b\nc", 5, 5, []string{"a &lt; b", "c"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, split(tt.markup, tt.first, tt.rest)); d != "" {
				t.Error(d)
			}
		})
	}
}

// FuzzSplit splits anything: each part is short enough, shows something, and has
// its tags balanced; together they show what the whole showed, blanks apart.
func FuzzSplit(f *testing.F) {
	f.Add("<b>abc\ndef</b> &lt;&amp; 😀 <a href=\"x\">y</a>", 7)
	f.Add("a < b > c & d </b> <i>", 3)
	f.Add(strings.Repeat("<b>baris panjang</b>\n", 40), 100)
	f.Add("<<b>>&#1;&#x41;&nbsp;", 2)
	f.Fuzz(func(t *testing.T, markup string, limit int) {
		limit = 2 + abs(limit)%200
		shown := ""
		for _, part := range split(markup, limit, limit) {
			if len(markup) <= limit || part == markup {
				return // as it was
			}
			text, err := balanced(part)
			if err != nil {
				t.Fatalf("%q: %v", part, err)
			}
			if n := units(text); n > limit || strings.TrimSpace(text) == "" {
				t.Fatalf("%q shows %d units of %d", part, n, limit)
			}
			shown += text
		}
		if whole, _ := balanced(repaired(markup)); squeezed(whole) != squeezed(shown) {
			t.Fatalf("%q became %q", whole, shown)
		}
	})
}

// repaired is markup with what the splitter mends mended, in one piece.
func repaired(markup string) string {
	part, _ := write(nil, scan(markup))
	return part
}

// balanced reads markup without the splitter's own eyes: the text as shown, or
// what is wrong with the tags.
func balanced(markup string) (string, error) {
	var b strings.Builder
	var open []string
	for markup != "" {
		before, rest, ok := strings.Cut(markup, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		inner, rest, ok := strings.Cut(rest, ">")
		if !ok {
			return "", fmt.Errorf("unclosed tag %q", inner)
		}
		markup = rest
		if name, end := strings.CutPrefix(inner, "/"); !end {
			open = append(open, strings.FieldsFunc(inner, func(r rune) bool { return strings.ContainsRune(" \t\n", r) })[0])
		} else if len(open) == 0 || open[len(open)-1] != strings.TrimRight(strings.FieldsFunc(name+" ", func(r rune) bool { return strings.ContainsRune(" \t\n", r) })[0], " ") {
			return "", fmt.Errorf("</%s> closes %q", name, open)
		} else {
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return "", fmt.Errorf("%q stay open", open)
	}
	return chat.Plain(b.String()), nil
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("<b>Kabupaten Balangan</b> 4,64 persen\n", 400)
	for b.Loop() {
		split(text, maxText, maxText)
	}
}
