package web

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"
)

// node is one piece of a message: words, or an element with nodes inside. It is
// all the markup that ever reaches the page.
type node struct {
	Kind   string `json:"k,omitempty"` // one of kinds, or "cmd"; empty for words
	Text   string `json:"s,omitempty"` // the words
	Href   string `json:"href,omitempty"`
	Folded bool   `json:"folded,omitempty"` // a quote that opens on demand
	Inner  []node `json:"c,omitempty"`
}

// kinds maps Telegram's tags to the page's elements.
var kinds = map[string]string{
	"b": "b", "strong": "b",
	"i": "i", "em": "i",
	"u": "u", "ins": "u",
	"s": "s", "strike": "s", "del": "s",
	"code": "code", "pre": "pre",
	"blockquote": "blockquote",
	"a":          "a",
}

// maxDepth bounds nesting; deeper tags stay words.
const maxDepth = 16

var (
	href = regexp.MustCompile(`^\s*href\s*=\s*(?:"([^"]*)"|'([^']*)')\s*$`)
	// active finds commands and addresses as Telegram makes them tappable.
	active = regexp.MustCompile(`https?://[^\s<>"]+|/[A-Za-z][A-Za-z0-9_]{0,31}(?:@[A-Za-z0-9_]+)?`)
)

// parseMarkup reads Telegram's HTML into nodes. It takes any text: what is not
// a permitted tag in its place is shown as the words it is.
func parseMarkup(markup string) []node {
	p := parser{open: []node{{}}, last: '\n'}
	for {
		before, rest, tag := strings.Cut(markup, "<")
		p.words(html.UnescapeString(before))
		if !tag {
			return p.end()
		}
		inside, after, closed := strings.Cut(rest, ">")
		if !closed {
			p.words(html.UnescapeString("<" + rest))
			return p.end()
		}
		if !p.tag(inside) {
			p.words("<")
			markup = rest
			continue
		}
		markup = after
	}
}

// parser holds the elements that are open, the outermost first; open[0] is the
// message itself. last is the words' last character so far, whatever element it
// stood in.
type parser struct {
	open []node
	last rune
}

// top is the innermost open element.
func (p *parser) top() *node { return &p.open[len(p.open)-1] }

// tag opens or closes an element, or says that this is no tag to act on.
func (p *parser) tag(inside string) bool {
	if name, closing := strings.CutPrefix(inside, "/"); closing {
		kind := kinds[strings.ToLower(name)]
		if kind == "" || p.top().Kind != kind {
			return false
		}
		p.pop()
		return true
	}
	name, attributes, _ := strings.Cut(inside, " ")
	n := node{Kind: kinds[strings.ToLower(name)]}
	if n.Kind == "" || len(p.open) > maxDepth {
		return false
	}
	switch n.Kind {
	case "a":
		m := href.FindStringSubmatch(attributes)
		if m == nil {
			return false
		}
		n.Href = safeURL(html.UnescapeString(m[1] + m[2]))
	case "blockquote":
		n.Folded = strings.TrimSpace(attributes) == "expandable"
		p.last = '\n'
	}
	p.open = append(p.open, n)
	return true
}

// pop puts the innermost open element into the one around it.
func (p *parser) pop() {
	n := *p.top()
	if n.Kind == "blockquote" || n.Kind == "pre" {
		p.last = '\n'
	}
	p.open = p.open[:len(p.open)-1]
	p.top().Inner = append(p.top().Inner, n)
}

func (p *parser) end() []node {
	for len(p.open) > 1 {
		p.pop()
	}
	return p.open[0].Inner
}

// words adds text; outside of code and links its commands and addresses become
// tappable.
func (p *parser) words(text string) {
	defer func() { p.last = lastRune(text, p.last) }()
	if p.within("code", "pre", "a") {
		p.add(node{Text: text})
		return
	}
	rest := 0
	for _, at := range active.FindAllStringIndex(text, -1) {
		n, ok := p.tappable(text, at[0], at[1])
		if !ok {
			continue
		}
		p.add(node{Text: text[rest:at[0]]})
		p.add(n)
		rest = at[0] + len(n.Inner[0].Text)
	}
	p.add(node{Text: text[rest:]})
}

// add puts one node into the innermost element; words join words before them.
func (p *parser) add(n node) {
	inner := p.top().Inner
	if n.Kind == "" {
		if n.Text == "" {
			return
		}
		if last := len(inner) - 1; last >= 0 && inner[last].Kind == "" {
			inner[last].Text += n.Text
			return
		}
	}
	p.top().Inner = append(inner, n)
}

func (p *parser) within(some ...string) bool {
	for _, n := range p.open {
		for _, kind := range some {
			if n.Kind == kind {
				return true
			}
		}
	}
	return false
}

// tappable is the command or address at text[from:to], unless it is part of a
// longer word: "kab/kota" holds no command.
func (p *parser) tappable(text string, from, to int) (node, bool) {
	found := text[from:to]
	if found[0] != '/' {
		found = strings.TrimRight(found, ".,;:!?)]}'")
		address := safeURL(found)
		return node{Kind: "a", Href: address, Inner: []node{{Text: found}}}, address != ""
	}
	if !strings.ContainsRune(" \n\t([\"'“·,:;–—", lastRune(text[:from], p.last)) {
		return node{}, false
	}
	if to < len(text) && strings.ContainsAny(text[to:to+1], "/_@-") {
		return node{}, false
	}
	return node{Kind: "cmd", Inner: []node{{Text: found}}}, true
}

func lastRune(s string, none rune) rune {
	if s == "" {
		return none
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return last
}

// safeURL is the address when it is one of the web, else empty.
func safeURL(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}
