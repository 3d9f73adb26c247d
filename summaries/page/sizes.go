package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// size is how much stands in an element, in bytes without blanks.
type size struct {
	text  int  // all of it
	links int  // of that, in links
	prose int  // in paragraphs and cells that are more than a label or a link
	title bool // a first heading is in it
}

// mostlyLinks tells whether an element consists of links.
func (s size) mostlyLinks() bool { return s.text > 0 && 10*s.links >= 7*s.text }

// isMenu tells whether an element is of links only, as menus and lists of articles are.
func (s size) isMenu() bool { return s.mostlyLinks() && s.prose == 0 && !s.title }

// sizes are those of all elements of a page. They are taken once, in one walk: taking
// them where they are asked for would be quadratic on a page made to be slow.
type sizes map[*html.Node]size

// label is how much text a paragraph has at most that is none.
const label = 40

func measure(root *html.Node) sizes {
	all := sizes{}
	all.add(root)
	return all
}

// add measures a node with all in it, and keeps what it finds unless all is nil.
func (all sizes) add(n *html.Node) (s size) {
	if n.Type == html.TextNode {
		return size{text: letters(n.Data)}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		in := all.add(c)
		s.text, s.links, s.prose, s.title = s.text+in.text, s.links+in.links, s.prose+in.prose, s.title || in.title
	}
	switch n.DataAtom {
	case atom.A:
		s.links = s.text
	case atom.P, atom.Td:
		if s.text-s.links > label {
			s.prose = s.text
		}
	case atom.H1:
		s.title = true
	}
	if all != nil {
		all[n] = s
	}
	return s
}

// letters counts what is not blank.
func letters(text string) int {
	n := len(text)
	for _, r := range text {
		if unicode.IsSpace(r) {
			n--
		}
	}
	return max(n, 0)
}

// drop removes an element, unless the title or two fifths of the page's prose stand in it:
// then its name is of the layout, as in <body class="sidebar">.
func (all sizes) drop(n *html.Node) {
	whole, s := all[root(n)], all[n]
	switch {
	case n.Parent == nil || n.DataAtom == atom.Body || n.DataAtom == atom.Html:
	case whole.prose > 0 && 5*s.prose > 2*whole.prose:
	case s.title && s.prose > 0:
	default:
		n.Parent.RemoveChild(n)
	}
}

func root(n *html.Node) *html.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// sizeOf is the size of one node.
func sizeOf(n *html.Node) size { return sizes(nil).add(n) }

// rename makes an element one of another name.
func rename(n *html.Node, name string) { n.Data, n.DataAtom = name, atom.Lookup([]byte(name)) }

// element makes an element with a text in it.
func element(name, text string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}

// textOf is the text of a node with single blanks, and a blank where an element ends, cut
// off after so many bytes.
func textOf(n *html.Node, most int) string {
	if n.Type == html.TextNode {
		return clip(squeeze(n.Data), most)
	}
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && (isBlock(d) || d.DataAtom == atom.Br):
			b.WriteByte(' ')
		}
		if b.Len() > most {
			break
		}
	}
	return clip(squeeze(b.String()), most)
}
