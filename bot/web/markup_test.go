package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
)

// shown writes nodes down in short: kinds in brackets, words as they are.
func shown(nodes []node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Kind == "" {
			b.WriteString(n.Text)
			continue
		}
		b.WriteString("[" + n.Kind)
		if n.Href != "" {
			b.WriteString("=" + n.Href)
		}
		if n.Folded {
			b.WriteString("+")
		}
		b.WriteString("|" + shown(n.Inner) + "]")
	}
	return b.String()
}

func TestParseMarkup(t *testing.T) {
	for _, test := range []struct{ name, markup, want string }{
		{"words", "a &lt;b&gt; &amp; c", "a <b> & c"},
		{"kinds", "<strong>a</strong><em>b</em><ins>c</ins><del>d</del><code>e</code>", "[b|a][i|b][u|c][s|d][code|e]"},
		{"nested", "<b>a <i>b</i></b>", "[b|a [i|b]]"},
		{"quotes", "<blockquote>a</blockquote><blockquote expandable>b</blockquote>", "[blockquote|a][blockquote+|b]"},
		{"link", `<a href="https://bps.go.id/?a=1&amp;b=2">BPS</a>`, "[a=https://bps.go.id/?a=1&b=2|BPS]"},
		{"script link loses its address", `<a href="javascript:alert(1)">x</a>`, "[a|x]"},
		{"data link loses its address", `<a href='data:text/html,x'>x</a>`, "[a|x]"},
		{"other tags are words", `<script>alert(1)</script><img src=x onerror=alert(1)>`, `<script>alert(1)</script><img src=x onerror=alert(1)>`},
		{"attributes do not pass", `<b onclick="x">a</b>`, "[b|a]"},
		{"link with more attributes is words", `<a href="https://a.id" onclick="x">a</a>`, `<a href="[a=https://a.id|https://a.id]" onclick="x">a</a>`},
		{"never closed", "<b>a", "[b|a]"},
		{"closed wrongly", "<b>a</i></b></b>", "[b|a</i>]</b>"},
		{"half a tag", "3 < 4 <b", "3 < 4 <b"},
		{"commands", "Coba /indikator, (/bandingkan) atau /peringkat@pantau_bot.", "Coba [cmd|/indikator], ([cmd|/bandingkan]) atau [cmd|/peringkat@pantau_bot]."},
		{"no commands", "kab/kota 1/2 //x /a/b x/y_z /5 <code>/definisi p0</code>", "kab/kota 1/2 //x /a/b x/y_z /5 [code|/definisi p0]"},
		{"commands across elements", "x<b>/y</b> <b>/z</b><pre>a</pre>/w", "x[b|/y] [b|[cmd|/z]][pre|a][cmd|/w]"},
		{"address", "Lihat https://bps.go.id/a?b=1, ya", "Lihat [a=https://bps.go.id/a?b=1|https://bps.go.id/a?b=1], ya"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, shown(parseMarkup(test.markup))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Any text becomes nodes of permitted kinds, and escaped words stay the words.
func FuzzParseMarkup(f *testing.F) {
	for _, seed := range []string{"<b>a</b>", `<a href="https://a.id">/x</a>`, "<b><b></i>&lt;&#x3c;script", "https://a.id).,", "<<>>", strings.Repeat("<b>", 40)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, parseMarkup(text), 0)
		if !utf8.ValidString(text) {
			return
		}
		if got := wordsOf(parseMarkup(chat.Escape(text))); got != text {
			t.Errorf("escaped words %q are shown as %q", text, got)
		}
	})
}

func wordsOf(nodes []node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(n.Text)
		b.WriteString(wordsOf(n.Inner))
	}
	return b.String()
}

func check(t *testing.T, nodes []node, depth int) {
	t.Helper()
	if depth > maxDepth+2 {
		t.Fatal("nested too deep")
	}
	for _, n := range nodes {
		switch n.Kind {
		case "", "b", "i", "u", "s", "code", "pre", "blockquote", "a", "cmd":
		default:
			t.Errorf("kind %q", n.Kind)
		}
		if n.Href != "" && !strings.HasPrefix(n.Href, "https://") && !strings.HasPrefix(n.Href, "http://") {
			t.Errorf("address %q", n.Href)
		}
		check(t, n.Inner, depth+1)
	}
}
