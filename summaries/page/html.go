package page

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/PuerkitoBio/goquery"

	"pantau/summaries"
)

// readHTML reads a page. Its title is not repeated in its text: a figure told twice
// counts as a figure confirmed, and the headline is the body's own claim.
func readHTML(source string) (document, error) {
	source, data, err := safe(source)
	if err != nil {
		return document{}, err
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(source))
	if err != nil {
		return document{}, fmt.Errorf("%w: the HTML is nested too deeply", summaries.ErrUnreadable)
	}
	title, date := titleOf(doc), stated(doc, data)
	clean(doc)
	if date == "" {
		date = shown(doc)
	}
	return document{title: title, text: withoutTitle(mainText(doc), title), date: date}, nil
}

// mainText is the text of the main block of a page that was cleaned. Where none stands
// out, as on short pages, all that is left is the text.
func mainText(doc *goquery.Document) string {
	flatten(doc)
	all := render(doc.Find("body").Get(0))
	p := readability.NewParser()
	p.DisableJSONLD = true
	article, err := p.ParseAndMutate(doc.Get(0), nil)
	if err != nil || article.Node == nil {
		return all
	}
	chosen := render(article.Node)
	if text := linesOf(all, chosen); len(text) >= min(200, len(all)/2) && 10*len(text) >= 8*len(chosen) {
		return text
	}
	return all
}

// linesOf gives the lines of a whole page that were chosen. They are taken as the page has
// them: what chooses also moves and joins elements, and a number that was joined to its
// neighbour must not be read.
func linesOf(all, chosen string) string {
	in := map[string]bool{}
	for line := range strings.SplitSeq(chosen, "\n") {
		in[line] = true
	}
	lines := strings.Split(all, "\n")
	var kept []string
	for i, line := range lines {
		if in[line] || i+1 < len(lines) && in[lines[i+1]] && isCaption(line, lines[i+1]) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// isCaption tells whether a line stands over the first row of a table and may name it:
// what chooses takes such a heading for the title said again.
func isCaption(line, next string) bool {
	const bar = " | "
	return strings.Contains(next, bar) && !strings.Contains(line, bar) && len(line) <= longestCell && !strings.HasPrefix(line, "•")
}

// withoutTitle takes lines that are the title out of a text that has others.
func withoutTitle(text, title string) string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.EqualFold(line, title) })
	if rest := strings.TrimSpace(strings.Join(lines, "\n")); title != "" && rest != "" {
		return rest
	}
	return text
}
