package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isBlock tells whether an element begins a line and ends it. It is told by the name:
// what chooses the main block renames elements without their atoms.
func isBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch atom.Lookup([]byte(n.Data)) {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend,
		atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// render writes a tree as lines: one a paragraph, heading or row, none of them empty.
func render(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	write(&b, n, false)
	return strings.ReplaceAll(tidy(b.String()), "\n\n", "\n")
}

func write(b *strings.Builder, n *html.Node, pre bool) {
	switch {
	case n.Type == html.TextNode && pre:
		b.WriteString(strings.ReplaceAll(n.Data, lineEnd, "\n"))
	case n.Type == html.TextNode:
		b.WriteString(lineEnds.Replace(n.Data))
	default:
		writeElement(b, n, pre || n.Data == "pre")
	}
}

// lineEnd stands for <br> in the text of a tree: what chooses the main block drops the
// element and leaves text as it is. The source has none of its own by then.
const lineEnd = "\u2028"

// lineEnds makes lines where the page has them, and none where only its source has.
var lineEnds = strings.NewReplacer("\n", " ", "\r", " ", lineEnd, "\n")

func writeElement(b *strings.Builder, n *html.Node, pre bool) {
	block := isBlock(n)
	if block {
		b.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		write(b, c, pre)
	}
	if block {
		b.WriteByte('\n')
	}
}

// flattenList makes paragraphs of a list's items, each with "• " before it.
func flattenList(list *html.Node) {
	rename(list, "div")
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			flattenItem(c)
		}
	}
}

func flattenItem(item *html.Node) {
	rename(item, "p")
	for d := range item.Descendants() {
		if isBlock(d) {
			rename(item, "div") // a paragraph may not have blocks in it
			break
		}
	}
	into := item
	for first := firstSeen(into); first != nil && isBlock(first); first = firstSeen(into) {
		into = first
	}
	if into.FirstChild != nil && !strings.HasPrefix(textOf(into, 20), "•") {
		into.InsertBefore(&html.Node{Type: html.TextNode, Data: "• "}, into.FirstChild)
	}
}

// firstSeen is the first child that is not blank.
func firstSeen(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode && squeeze(c.Data) != "" {
			return c
		}
	}
	return nil
}
