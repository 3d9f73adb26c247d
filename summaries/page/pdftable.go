package page

import "strings"

// longestBreak is how many lines that are no rows may stand within a table: headings
// between its parts, and labels of several lines.
const longestBreak = 3

// fill finds the tables of a sheet and puts empty cells where rows have none, so that a
// number stands under the heading it was written under.
func fill(lines []line) {
	for i := 0; i < len(lines); {
		var rows []int
		for j := i; j < len(lines) && (len(rows) == 0 || j-rows[len(rows)-1] <= longestBreak); j++ {
			if len(lines[j].cells()) > 1 {
				rows = append(rows, j)
			}
		}
		if len(rows) == 0 {
			return
		}
		fillTable(lines, rows)
		i = rows[len(rows)-1] + 1
	}
}

// fillTable fills the rows of one table by the columns of those that have most cells.
func fillTable(lines []line, rows []int) {
	columns := tableColumns(lines, rows)
	for _, i := range rows {
		if cells := lines[i].cells(); len(cells) < len(columns) {
			lines[i].filled = placed(cells, columns)
		}
	}
}

// tableColumns are the columns of the rows with most cells.
func tableColumns(lines []line, rows []int) (columns []box) {
	for _, i := range rows {
		cells := lines[i].cells()
		if len(cells) > len(columns) {
			columns = make([]box, len(cells))
		}
		for c := range cells {
			if len(cells) == len(columns) {
				columns[c] = columns[c].with(cells[c].box)
			}
		}
	}
	return columns
}

// placed is a row with each of its cells under the one column it belongs to; "" when
// that cannot be told, as with a heading of several columns.
func placed(cells []line, columns []box) string {
	texts := make([]string, len(columns))
	for _, cell := range cells {
		at := -1
		for c, column := range columns {
			if cell.left < column.right && column.left < cell.right {
				if at >= 0 {
					return ""
				}
				at = c
			}
		}
		if at < 0 || texts[at] != "" {
			return ""
		}
		texts[at] = cell.text()
	}
	return strings.Join(texts, " | ")
}
