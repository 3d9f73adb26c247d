package summaries

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestPage bounds what is read of a page, in bytes.
const longestPage = 200_000

// pageLine is a line of a page that is left after cleaning.
type pageLine struct {
	text  string
	full  string // with the place and date that news begin with
	title bool
	row   bool // of a table
}

// cleaned is what is left of a page: its title and the lines of its prose and tables.
// Nothing that a reader of the page would not see, or that speaks to a summariser, is in
// it; bait tells whether there was such talk. Whole keeps it: a text that is only held
// against tables obeys nothing, and none of its figures is to go unseen.
func cleaned(p Page, whole bool) (lines []pageLine, bait bool) {
	text, hidden := visible(p.Text)
	bait = lures(hidden)
	title, _ := visible(p.Title)
	title = strings.Join(strings.Fields(title), " ")
	if lures(title) && !whole {
		title, bait = "", true
	}
	if title != "" {
		lines = append(lines, pageLine{text: title, title: true})
	}
	all := joinedLines(strings.Split(strings.TrimSpace(Columns(text)), "\n"))
	for i, raw := range all {
		l, lured := cleanLine(raw, whole)
		bait = bait || lured
		switch {
		case l.text == "":
		case strings.EqualFold(l.text, title):
		default:
			l.title = len(lines) == 0 && isHeadline(l) && i+1 < len(all)
			lines = append(lines, l)
		}
	}
	return lines, bait
}

// cleanLine brings one line to the form that is read; its text is empty when nothing of
// it is prose or table.
func cleanLine(raw string, whole bool) (l pageLine, lured bool) {
	text := strings.Join(strings.Fields(raw), " ")
	if !whole {
		text, lured = withoutLures(text)
	}
	text = cutReadAlso(text)
	if isNoise(text) {
		return pageLine{}, lured
	}
	if strings.Contains(text, " | ") || strings.HasPrefix(text, "| ") {
		place, prose := barredPlace(text)
		if prose == "" {
			return pageLine{text: text, row: true}, lured
		}
		return pageLine{text: prose, full: place + " - " + prose}, lured
	}
	text = withoutBullet(text)
	return pageLine{text: withoutDateline(text), full: text}, lured
}

// isHeadline tells whether a first line looks like the page's title.
func isHeadline(l pageLine) bool {
	return !l.row && len(l.text) < 140 && !strings.HasSuffix(l.text, ".")
}

// Markup that is never seen.
var (
	reComment = lazily(`(?s)<!--.*?(?:-->|$)`)
	reHidden  = lazily(`(?is)<([a-z][a-z0-9]*)\b[^>]*(?:\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0\b|aria-hidden\s*=\s*["']?true)[^>]*>`)
	reUnseen  = lazily(`(?is)<(script|style|noscript|template|iframe|head)\b[^>]*>`)
	reBlock   = lazily(`(?i)</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|section|article|blockquote)\b[^>]*>`)
	reCell    = lazily(`(?i)</t[dh]>\s*<t[dh]\b[^>]*>`)
	reTag     = lazily(`</?[a-zA-Z][^<>]*>`)
)

// visible parts a text into what readers see and what was hidden in its markup.
func visible(text string) (seen, hidden string) {
	text = clip(text, longestPage)
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "")
	var out strings.Builder
	if strings.ContainsRune(text, '<') {
		text = reComment().ReplaceAllStringFunc(text, func(s string) string { out.WriteString(s + "\n"); return " " })
		text = cutElements(text, reUnseen(), &out)
		text = cutElements(text, reHidden(), &out)
		text = reBlock().ReplaceAllString(reCell().ReplaceAllString(text, " | "), "\n")
		text = reTag().ReplaceAllString(text, "")
	}
	text = html.UnescapeString(text)
	return norm.NFC.String(strings.Map(plainRune, text)), out.String()
}

// cutElements takes whole elements out, from the opening tag to the next closing tag of
// its name, or to the end of the text.
func cutElements(text string, opening *regexp.Regexp, out *strings.Builder) string {
	var kept strings.Builder
	for {
		at := opening.FindStringSubmatchIndex(text)
		if at == nil {
			kept.WriteString(text)
			return kept.String()
		}
		kept.WriteString(text[:at[0]])
		closing := "</" + strings.ToLower(text[at[2]:at[3]])
		rest := text[at[1]:]
		end := indexFold(rest, closing)
		if end < 0 {
			out.WriteString(rest)
			return kept.String()
		}
		out.WriteString(rest[:end] + "\n")
		text = rest[end:]
	}
}

// indexFold finds a tag's beginning without regard to case.
func indexFold(s, lower string) int {
	for i := 0; i+len(lower) <= len(s); i++ {
		if s[i] == '<' && strings.EqualFold(s[i:i+len(lower)], lower) {
			return i
		}
	}
	return -1
}

// plainRune drops marks without width and makes every blank and dash the usual one.
func plainRune(r rune) rune {
	switch {
	case r == '\n' || r == '\t' || r >= ' ' && r < 127:
		return r
	case r == '\r' || unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Co, r):
		return -1
	case r == '‐' || r == '‑' || r == '‒':
		return '-'
	}
	return r
}

// clip cuts a text at a bound, between two characters.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}
