package summaries

import (
	"strings"
	"unicode"
)

// leastCells is how many cells make a line a row of a table.
const leastCells = 3

// Columns puts " | " between the cells of lines whose columns only tabs, wide gaps or
// semicolons part, as tables look that were copied from a sheet. All else stays as it is.
func Columns(text string) string {
	if !strings.ContainsAny(text, "\t;") && !strings.Contains(text, wideGap) {
		return text
	}
	lines := strings.Split(text, "\n")
	semicolons(lines)
	for i, l := range lines {
		if strings.ContainsRune(l, '|') || !strings.ContainsRune(l, '\t') && !strings.Contains(l, wideGap) {
			continue
		}
		cells := cellsIn(l)
		if len(cells) >= leastCells && !isItem(cells) && longest(cells) <= widestCell {
			lines[i] = strings.Join(cells, " | ")
		}
	}
	return strings.Join(lines, "\n")
}

// semicolons makes rows of lines that stand together and that semicolons part into as many
// short cells, as sheets are kept in files: "2024;105,91;16,92".
func semicolons(lines []string) {
	for from := 0; from < len(lines); {
		to := from + 1
		for n := parted(lines[from]); n >= leastCells && to < len(lines) && parted(lines[to]) == n; to++ {
		}
		for i := from; to-from > 1 && bareCells(lines[from+1]) && i < to; i++ {
			lines[i] = strings.ReplaceAll(strings.TrimSpace(lines[i]), ";", " | ")
		}
		from = to
	}
}

// parted is into how many short cells semicolons part a line; 0 for prose.
func parted(line string) int {
	cells := strings.Split(strings.TrimSpace(line), ";")
	if strings.ContainsAny(line, "|\t") || longest(cells) > widestCell/2 {
		return 0
	}
	return len(cells)
}

// bareCells tells whether a line has nothing but numbers in its cells behind the first:
// "P0: 4,64; P1: 0,51; P2: 0,09" is no row.
func bareCells(line string) bool {
	_, rest, _ := strings.Cut(line, ";")
	return !strings.ContainsFunc(rest, unicode.IsLetter)
}

const (
	wideGap    = "   " // between two columns; thousands are parted by one blank
	widestCell = 80    // bytes; what is longer is prose
)

// cellsIn parts a line at its tabs, or at its wide gaps where it has none.
func cellsIn(line string) (cells []string) {
	if line = strings.TrimSpace(line); !strings.ContainsRune(line, '\t') {
		line = reGap().ReplaceAllString(line, "\t")
	}
	for _, c := range strings.Split(line, "\t") {
		cells = append(cells, strings.TrimSpace(c))
	}
	return cells
}

var reGap = lazily(` {3,}`)

// isItem tells whether a line is an item of a list, its text behind the mark.
func isItem(cells []string) bool {
	return reBullet().MatchString(cells[0]+" ") && strings.ContainsFunc(cells[1], unicode.IsLetter)
}

func longest(cells []string) (n int) {
	for _, c := range cells {
		n = max(n, len(c))
	}
	return n
}

// barredPlace parts place and agency from the news behind their bars: "GRESIK | Untuk
// pertama kalinya, angka kemiskinan ...". Prose is "" for a row of a table.
func barredPlace(text string) (place, prose string) {
	at := strings.LastIndex(text, " | ")
	if at < 0 {
		return "", ""
	}
	place, prose = text[:at], text[at+len(" | "):]
	if strings.ContainsAny(place, "0123456789") || len(strings.Fields(place)) > longestPlace || len(prose) <= widestCell {
		return "", ""
	}
	if last := prose[len(prose)-1]; last != '.' && last != '"' {
		return "", ""
	}
	return strings.ReplaceAll(place, " |", ""), prose
}

const longestPlace = 6 // words
