package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// usable is the title that a PDF gives itself, unless that is the name of a file or of a
// program, as it mostly is.
func usable(title string) string {
	title = squeeze(title)
	lower := strings.ToLower(title)
	for _, sign := range []string{"microsoft", ".doc", ".pdf", ".indd", ".cdr", ".ppt", ".xls", "untitled", "_"} {
		if strings.Contains(lower, sign) {
			return ""
		}
	}
	if len(strings.Fields(title)) < 3 {
		return ""
	}
	return title
}

// largest finds the lines in the largest letters of a sheet, if they are clearly larger
// than the rest; none when nothing stands out.
func largest(lines []line) (from, to int) {
	var sizes []float64
	top := -1
	for i, l := range lines {
		sizes = append(sizes, l.em())
		if isWords(l) && (top < 0 || l.em() > lines[top].em()) {
			top = i
		}
	}
	if top < 0 {
		return 0, 0
	}
	if slices.Sort(sizes); lines[top].em() < 1.25*sizes[len(sizes)/2] {
		return 0, 0
	}
	from, to = top, top+1
	for from > 0 && sameTitle(lines[from-1], lines[from], lines[top]) {
		from--
	}
	for to < len(lines) && sameTitle(lines[to-1], lines[to], lines[top]) {
		to++
	}
	return from, to
}

// sameTitle tells whether two lines are of one title, the largest line of which is given.
func sameTitle(l, next, top line) bool {
	return follows(l, next) && l.em() > 0.7*top.em() && next.em() > 0.7*top.em()
}

func titleLines(lines []line) string {
	var texts []string
	for _, l := range lines {
		texts = append(texts, l.text())
	}
	return strings.Join(texts, " ")
}

// isWords tells whether a line is at least two words, mostly of letters.
func isWords(l line) bool {
	text, letters := l.text(), 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return len(l.words) > 1 && 10*letters > 6*len(text)
}

// withoutRunningHeads takes out of all sheets but the first what stands at the top or the
// foot of at least half of them, three or more: titles, and numbers of pages.
func withoutRunningHeads(pages [][]line) [][]line {
	count := map[string]int{}
	for _, p := range pages {
		for key := range edges(p) {
			count[key]++
		}
	}
	for i, p := range pages {
		drop := map[int]bool{}
		for key, at := range edges(p) {
			if count[key] >= max(3, (len(pages)+1)/2) && (i > 0 || key == "#") {
				drop[at] = true
			}
		}
		kept := []line{}
		for j, l := range p {
			if !drop[j] {
				kept = append(kept, l)
			}
		}
		pages[i] = kept
	}
	return pages
}

// edges are the first and last two lines of a sheet, and where they are. The number of the
// sheet at their beginning or end is put out; numbers within are not, since rows of a table
// that goes on over sheets differ by them.
func edges(p []line) map[string]int {
	at := map[string]int{}
	for i, l := range p {
		if i < 2 || i >= len(p)-2 {
			at[sheetNumber.ReplaceAllString(l.text(), "#")] = i
		}
	}
	return at
}

var sheetNumber = regexp.MustCompile(`^\d{1,3}(?:$|\s)|(?:^|\s)\d{1,3}$`)
