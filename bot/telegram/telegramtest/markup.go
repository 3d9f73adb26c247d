package telegramtest

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// What Telegram's HTML knows: tags, and what each may carry.
var tags = map[string][]string{
	"b": nil, "strong": nil, "i": nil, "em": nil, "u": nil, "ins": nil,
	"s": nil, "strike": nil, "del": nil, "tg-spoiler": nil, "pre": nil,
	"span": {"class"}, "a": {"href"}, "code": {"class"}, "blockquote": {"expandable"}, "tg-emoji": {"emoji-id"},
}

// What a tag must carry.
var needed = map[string]string{"span": "class", "a": "href", "tg-emoji": "emoji-id"}

var (
	attribute = regexp.MustCompile(`^\s+([a-z-]+)(?:=(?:"([^"<>]*)"|'([^'<>]*)'))?`)
	known     = regexp.MustCompile(`&(?:lt|gt|amp|quot|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});`)
)

// readMarkup reads Telegram's HTML. The result is the text as shown; the error is
// in the API's words.
func readMarkup(s string) (shown, fail string) {
	var b strings.Builder
	var open []string
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '<')
		if i < 0 {
			b.WriteString(characters(s[at:]))
			break
		}
		b.WriteString(characters(s[at : at+i]))
		at += i
		end := strings.IndexByte(s[at:], '>')
		if end < 0 {
			return "", fmt.Sprintf("Unclosed start tag at byte offset %d", at)
		}
		inner := s[at+1 : at+end]
		if open, fail = step(open, inner, at); fail != "" {
			return "", fail
		}
		at += end + 1
	}
	if len(open) > 0 {
		return "", fmt.Sprintf("Can't find end tag corresponding to start tag %q", open[len(open)-1])
	}
	return b.String(), ""
}

// step goes through one tag, which begins at a byte.
func step(open []string, inner string, at int) ([]string, string) {
	if name, ok := strings.CutPrefix(inner, "/"); ok {
		return leave(open, strings.TrimSpace(name), at)
	}
	name, rest := inner, ""
	if i := strings.IndexAny(inner, " \t\n"); i >= 0 {
		name, rest = inner[:i], inner[i:]
	}
	may, ok := tags[name]
	if !ok {
		return nil, fmt.Sprintf("Unsupported start tag %q at byte offset %d", name, at)
	}
	if msg := carries(name, rest, may); msg != "" {
		return nil, fmt.Sprintf("%s at byte offset %d", msg, at)
	}
	if msg := nested(open, name); msg != "" {
		return nil, fmt.Sprintf("%s at byte offset %d", msg, at)
	}
	return append(open, name), ""
}

// leave goes through one end tag.
func leave(open []string, name string, at int) ([]string, string) {
	if len(open) == 0 {
		return nil, fmt.Sprintf("Unexpected end tag at byte offset %d", at)
	}
	if last := open[len(open)-1]; last != name {
		return nil, fmt.Sprintf(`Unmatched end tag at byte offset %d, expected "</%s>", found "</%s>"`, at, last, name)
	}
	return open[:len(open)-1], ""
}

// carries checks a tag's attributes.
func carries(name, rest string, may []string) string {
	has := false
	for strings.TrimSpace(rest) != "" {
		m := attribute.FindStringSubmatch(rest)
		if m == nil {
			return fmt.Sprintf("Unreadable attribute in start tag %q", name)
		}
		ok := false
		for _, a := range may {
			ok = ok || a == m[1]
		}
		if !ok {
			return fmt.Sprintf("Unsupported attribute %q in start tag %q", m[1], name)
		}
		has = has || m[1] == needed[name] && strings.Contains(m[0], "=")
		if name == "span" && m[2]+m[3] != "tg-spoiler" {
			return `Tag "span" must have class "tg-spoiler"`
		}
		rest = rest[len(m[0]):]
	}
	if needed[name] != "" && !has {
		return fmt.Sprintf("Start tag %q lacks %q", name, needed[name])
	}
	return ""
}

// nested checks what may stand within what.
func nested(open []string, name string) string {
	for i, o := range open {
		switch {
		case o == "code", o == "pre" && !(name == "code" && i == len(open)-1):
			return fmt.Sprintf("Tag %q can't stand within %q", name, o)
		case o == "blockquote" && name == "blockquote", o == "a" && name == "a":
			return fmt.Sprintf("Tag %q can't be nested", name)
		}
	}
	return ""
}

// characters reads the entities that Telegram knows; others stay as they are.
func characters(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return known.ReplaceAllStringFunc(s, html.UnescapeString)
}

// units is the length of text in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
