package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a table: what a page may claim of spans costs memory here.
const (
	mostColumns = 100
	mostRowSpan = 500
	mostCells   = 20_000
	longestCell = 300 // bytes of text; more is prose, so the table is layout
)

// flatten turns tables and lists into paragraphs and ends of lines into characters before
// the main block is chosen: what chooses it throws small tables and lists away.
func flatten(doc *goquery.Document) {
	doc.Find("br").Each(func(_ int, s *goquery.Selection) {
		s.Get(0).Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: lineEnd}, s.Get(0))
	}).Remove()
	tables := doc.Find("table").Nodes
	for _, table := range slices.Backward(tables) { // inner ones first
		flattenTable(table)
	}
	for _, list := range slices.Backward(doc.Find("ul, ol").Nodes) {
		flattenList(list)
	}
}

func flattenTable(table *html.Node) {
	rows := rowsOf(table)
	if len(rows) == 0 || isLayout(rows) {
		unwrapTable(table)
		return
	}
	box := element("div", "")
	if caption := find(table, atom.Caption); caption != nil {
		box.AppendChild(element("p", textOf(caption, longestCell)))
	}
	for _, line := range grid(rows) {
		box.AppendChild(element("p", line))
	}
	table.Parent.InsertBefore(box, table)
	table.Parent.RemoveChild(table)
}

// rowsOf are the cells of a table by row, those of its head first and of its foot last.
func rowsOf(table *html.Node) (rows [][]*html.Node) {
	var foot [][]*html.Node
	for n := range table.Descendants() {
		if n.DataAtom != atom.Tr {
			continue
		}
		var cells []*html.Node
		for c := range n.ChildNodes() {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				cells = append(cells, c)
			}
		}
		switch n.Parent.DataAtom {
		case atom.Thead:
			head := headRows(rows)
			rows = slices.Insert(rows, head, cells)
		case atom.Tfoot:
			foot = append(foot, cells)
		default:
			rows = append(rows, cells)
		}
	}
	return append(rows, foot...)
}

// headRows counts the rows at the top that are of a head.
func headRows(rows [][]*html.Node) int {
	for i, cells := range rows {
		if len(cells) == 0 || cells[0].Parent.Parent.DataAtom != atom.Thead {
			return i
		}
	}
	return len(rows)
}

// isLayout tells whether a table only places things on the page: it has one column, or
// prose in a cell.
func isLayout(rows [][]*html.Node) bool {
	widest := 0
	for _, cells := range rows {
		widest = max(widest, len(cells))
		for _, c := range cells {
			if len(textOf(c, longestCell+1)) > longestCell {
				return true
			}
		}
	}
	return widest < 2
}

// unwrapTable makes blocks of a table and its parts.
func unwrapTable(table *html.Node) {
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Col, atom.Colgroup:
			rename(n, "div")
		}
	}
	rename(table, "div")
}

// span is a cell that reaches down into rows still to come.
type span struct {
	text string
	cell *html.Node
	left int
}

// grid gives the rows of a table as lines. A cell that spans columns or rows stands in
// each of them, so that all rows have the same columns; a row that is one cell stands
// once.
func grid(rows [][]*html.Node) (lines []string) {
	var down [mostColumns]span
	cells := 0
	for _, row := range rows {
		var line []string
		whole := map[*html.Node]bool{}
		place := func(s span) { line, whole[s.cell] = append(line, s.text), true }
		for column := 0; column < mostColumns; {
			if down[column].left > 0 {
				down[column].left--
				place(down[column])
				column++
				continue
			}
			if len(row) == 0 {
				break
			}
			text, wide, high := strings.ReplaceAll(textOf(row[0], longestCell), "|", "/"), spanOf(row[0], "colspan", mostColumns), spanOf(row[0], "rowspan", mostRowSpan)
			for ; wide > 0 && column < mostColumns; wide-- {
				s := span{text, row[0], high - 1}
				place(s)
				down[column] = s
				column++
			}
			row = row[1:]
		}
		if cells += len(line); cells > mostCells {
			return lines
		}
		if text := joined(line, len(whole)); text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}

// joined is a row as a line; "" when nothing stands in it.
func joined(cells []string, different int) string {
	if len(cells) == 0 || strings.Join(cells, "") == "" {
		return ""
	}
	if different == 1 {
		return cells[0]
	}
	return strings.Join(cells, " | ")
}

// spanOf reads how many columns or rows a cell covers.
func spanOf(cell *html.Node, key string, most int) int {
	for _, a := range cell.Attr {
		if n, err := strconv.Atoi(strings.TrimSpace(a.Val)); a.Key == key && err == nil {
			return min(max(n, 1), most)
		}
	}
	return 1
}

func find(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == a {
			return d
		}
	}
	return nil
}
