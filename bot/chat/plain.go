package chat

import (
	"html"
	"strings"
)

// Plain is the text of a message without its markup, as a terminal or a screen
// reader has it. Tags go, entities become their characters.
func Plain(markup string) string {
	var b strings.Builder
	b.Grow(len(markup))
	for {
		before, rest, tag := strings.Cut(markup, "<")
		b.WriteString(before)
		if !tag {
			return html.UnescapeString(b.String())
		}
		_, markup, tag = strings.Cut(rest, ">")
		if !tag {
			return html.UnescapeString(b.String())
		}
	}
}

// Escape makes words safe inside a message's markup.
func Escape(words string) string { return escaper.Replace(words) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
