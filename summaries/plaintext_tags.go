package summaries

import (
	"html"
	"strings"

	xhtml "golang.org/x/net/html"
)

// oneLevelOff takes one level of tags and entities off.
func oneLevelOff(text string) string {
	u := markupReader{tokens: xhtml.NewTokenizer(strings.NewReader(withoutLoose(text)))}
	for {
		switch kind := u.tokens.Next(); kind {
		case xhtml.ErrorToken:
			u.lower()
			return u.out.String()
		case xhtml.TextToken:
			u.text(html.UnescapeString(string(u.tokens.Raw())))
		case xhtml.StartTagToken, xhtml.SelfClosingTagToken:
			u.open(u.tokens.Token())
		case xhtml.EndTagToken:
			name, _ := u.tokens.TagName()
			u.close(string(name))
		}
	}
}

// withoutLoose escapes a "<" that no ">" closes: the tokenizer would take all that follows
// for a tag.
func withoutLoose(text string) string {
	end := strings.LastIndexByte(text, '>') + 1
	return text[:end] + strings.ReplaceAll(text[end:], "<", "&lt;")
}

// markupReader writes what is seen of HTML. Its state is bounded: it keeps no tree.
type markupReader struct {
	tokens *xhtml.Tokenizer
	out    strings.Builder

	unseen string // the element that is not seen, while in it
	deep   int    // elements of its name that are open

	raised *strings.Builder // text of a <sup>, until it is known whether it marks a footnote
	bare   bool             // after a bullet, before its item's first letter

	cells   int  // of the row so far
	inCell  bool // where nothing ends a line
	spanned bool // the table has cells over several columns or rows: none stands for sure under its heading
}

func (u *markupReader) to() *strings.Builder {
	if u.raised != nil {
		return u.raised
	}
	return &u.out
}

// open begins an element.
func (u *markupReader) open(t xhtml.Token) {
	single := t.Type == xhtml.SelfClosingTagToken || isVoid[t.Data]
	if u.unseen == "p" && t.Data == "p" {
		u.unseen = "" // a paragraph ends where the next begins
	}
	switch {
	case u.unseen != "" && t.Data == u.unseen && !single:
		u.deep++
	case u.unseen != "":
	case !single && isUnseen(t):
		u.unseen, u.deep = t.Data, 1
	case t.Data == "sup":
		u.lower()
		u.raised = new(strings.Builder)
	default:
		u.begin(t)
	}
}

// begin writes what an element begins with.
func (u *markupReader) begin(t xhtml.Token) {
	switch name := t.Data; {
	case name == "td" || name == "th":
		u.cell(t)
	case name == "li" && !u.inCell:
		u.write(hardBreak + "• ")
		u.bare = true
	case isLine[name] || name == "li":
		if name == "tr" || name == "table" {
			u.cells, u.inCell, u.spanned = 0, false, u.spanned && name == "tr"
		}
		u.endLine()
	}
}

// cell begins a cell.
func (u *markupReader) cell(t xhtml.Token) {
	for _, a := range t.Attr {
		u.spanned = u.spanned || (a.Key == "colspan" || a.Key == "rowspan") && strings.TrimSpace(a.Val) != "1"
	}
	switch u.cells++; {
	case u.spanned:
		u.write(hardBreak)
	case u.cells > 1:
		u.write(" | ")
	}
	u.inCell = true
}

func (u *markupReader) write(text string) { u.to().WriteString(text) }

// text writes what is between two tags.
func (u *markupReader) text(text string) {
	if u.unseen == "" {
		u.write(text)
		u.bare = u.bare && strings.TrimSpace(text) == ""
	}
}

// endLine ends a line, unless that would part a cell, or a bullet from its item.
func (u *markupReader) endLine() {
	switch {
	case u.inCell, u.bare:
		u.write(" ")
	default:
		u.write(hardBreak)
	}
}

// close ends an element.
func (u *markupReader) close(name string) {
	if u.unseen != "" {
		if name == u.unseen {
			u.deep--
		}
		if u.deep == 0 {
			u.unseen = ""
		}
		return
	}
	switch {
	case name == "sup":
		u.lower()
	case name == "td" || name == "th":
		u.inCell = false
	case isLine[name] || name == "li":
		u.inCell = u.inCell && name != "tr" && name != "table"
		u.endLine()
	}
}

var footnote = lazily(`^\s*\(?(?:\d{1,2}|[a-z*†‡]{1,3})\)?\s*$`)

// lower writes what was raised, unless it marks a footnote.
func (u *markupReader) lower() {
	if u.raised != nil && !footnote().MatchString(u.raised.String()) {
		u.out.WriteString(u.raised.String())
	}
	u.raised = nil
}

var isHiding = lazily(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|` +
	`font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)|line-through`)

// isUnseen tells whether an element is not shown, or not meant.
func isUnseen(t xhtml.Token) bool {
	if notProse[t.Data] {
		return true
	}
	for _, a := range t.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" || a.Key == "style" && isHiding().MatchString(a.Val) {
			return true
		}
	}
	return false
}

var (
	// elements whose text is not for readers, or no longer
	notProse = setOf("script style title head xml noscript template iframe svg math object s strike del")
	// elements that begin a line and end it
	isLine = setOf("address article aside blockquote body br caption center dd div dl dt figcaption figure footer form " +
		"h1 h2 h3 h4 h5 h6 header hr html legend main nav ol p pre section table tbody tfoot thead tr ul")
	// elements without an end
	isVoid = setOf("area base br col embed hr img input link meta param source track wbr")
)

func setOf(names string) map[string]bool {
	in := map[string]bool{}
	for _, name := range strings.Fields(names) {
		in[name] = true
	}
	return in
}
