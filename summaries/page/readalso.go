package page

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longest is how many bytes a pointer to another article has at most.
const longest = 300

// mostPointers is how many pointers are looked for in the tree. What is left is dropped
// as lines.
const mostPointers = 200

// dropReadAlso removes pointers to other articles, however they are built: a paragraph,
// a box, a heading with a list behind it, or a few words and a link within a sentence's
// paragraph.
func dropReadAlso(root *html.Node) {
	for _, n := range pointers(root) {
		if n.Parent == nil {
			continue // went with another
		}
		top := climb(n)
		if rest, _ := cutReadAlso(textOf(top, longest)); rest == "" {
			dropTarget(top)
		}
		top.Parent.RemoveChild(top)
	}
}

// pointers are the text nodes that begin a pointer.
func pointers(root *html.Node) (found []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.TextNode && pointsElsewhere(n.Data) {
			if found = append(found, n); len(found) == mostPointers {
				break
			}
		}
	}
	return found
}

// climb goes up from a text to the largest node that is the pointer and nothing else: one
// that has, besides the text, nothing but links, or that is a paragraph without links.
func climb(n *html.Node) *html.Node {
	for p := n.Parent; p != nil && p.Parent != nil && p.DataAtom != atom.Body; p = p.Parent {
		text := textOf(p, longest)
		if !pointsElsewhere(text) {
			break
		}
		beside, linked := besides(p, n)
		if beside > 20 && (linked || isBlock(p) && p.DataAtom != atom.P) {
			break
		}
		n = p
	}
	return n
}

// besides counts the letters of an element that are neither in a part of it nor in links,
// and tells whether there are links beside that part.
func besides(n, part *html.Node) (count int, linked bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c != part {
			s := sizeOf(c)
			count, linked = count+s.text-s.links, linked || s.links > 0
		}
	}
	return count, linked
}

// dropTarget removes what a label points to, when that stands behind it: a link, or an
// element of links.
func dropTarget(label *html.Node) {
	next := label.NextSibling
	for next != nil && next.Type != html.ElementNode && squeeze(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.Type == html.ElementNode && sizeOf(next).mostlyLinks() {
		next.Parent.RemoveChild(next)
	}
}
