package chat_test

import (
	"strings"
	"testing"

	"pantau/bot/chat"
)

func TestPlain(t *testing.T) {
	for markup, want := range map[string]string{
		"<b>4,64 persen</b> penduduk miskin":  "4,64 persen penduduk miskin",
		"P0 &lt; 5 &amp; P1 &gt; 0":           "P0 < 5 & P1 > 0",
		`<a href="https://bps.go.id">BPS</a>`: "BPS",
		"tanpa tanda":                         "tanpa tanda",
		"terpotong <b":                        "terpotong ",
	} {
		if got := chat.Plain(markup); got != want {
			t.Errorf("Plain(%q) = %q, want %q", markup, got, want)
		}
	}
}

// What a user wrote comes back from its escaped form unchanged, and brings no tag.
func FuzzEscape(f *testing.F) {
	f.Add(`<b>Balangan</b> & "Tabalong"`)
	f.Add("&lt;")
	f.Fuzz(func(t *testing.T, words string) {
		escaped := chat.Escape(words)
		if strings.ContainsAny(escaped, "<>\"") {
			t.Errorf("%q holds markup", escaped)
		}
		if got := chat.Plain(escaped); got != words {
			t.Errorf("%q comes back as %q", words, got)
		}
	})
}
