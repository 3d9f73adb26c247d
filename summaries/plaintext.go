package summaries

import "strings"

// Bounds of PlainText.
const (
	mostMarkup = 1 << 20 // bytes that are read; what is behind is left out
	mostLevels = 3       // of escaping: BPS escapes twice
)

// PlainText makes lines of what a source gives as title, abstract or text: HTML, HTML
// escaped once or twice, or text already. Paragraphs, items ("• …") and rows (cells parted
// by " | ") are lines, none of them empty. What a reader would not see is dropped: comments,
// style, scripts, hidden and struck-out elements, marks of footnotes (behind a figure they
// would be taken for its digits), and bullets that word processors leave behind ("Ø").
func PlainText(markup string) string {
	text := strings.ReplaceAll(strings.ToValidUTF8(clip(markup, mostMarkup), ""), hardBreak, " ")
	tagged := false
	for range mostLevels {
		if !isMarkup().MatchString(text) {
			break
		}
		tagged = tagged || isTag().MatchString(text)
		text = oneLevelOff(text)
	}
	return lined(text, tagged)
}

// PlainLine is PlainText in one line, for titles.
func PlainLine(markup string) string {
	return strings.TrimPrefix(strings.Join(strings.Fields(PlainText(markup)), " "), "• ")
}

// hardBreak is the end of a line that a tag makes. Ends of lines in the source of HTML are
// blanks.
const hardBreak = "\u2028"

// tag is what stands between angle brackets.
const tag = `<(?:[/!?]\s*)?[A-Za-z\[-][^<>]*>`

var (
	isTag    = lazily(tag)
	isMarkup = lazily(tag + `|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	// bullets, and the letters that bullets become without their font
	leftover = lazily(`^(?:[Ø§·•▪◦●■►➢✓]\s*|[oqvü]\s)+`)
)

// lined tidies the lines of a text. Where there were tags, only they end lines.
func lined(text string, tagged bool) string {
	if tagged {
		text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	}
	text = strings.NewReplacer(hardBreak, "\n", "\u2029", "\n", "\r", "\n").Replace(text)
	var lines []string
	for _, l := range strings.Split(strings.Map(plainRune, text), "\n") {
		if l = tidied(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

// tidied is a line with single blanks and one bullet at most; "" if it is nothing else.
func tidied(line string) string {
	line = strings.Join(strings.Fields(line), " ")
	isItem := strings.HasPrefix(line, "•")
	line = strings.TrimSpace(leftover().ReplaceAllString(line, ""))
	if strings.Trim(line, "|• ") == "" {
		return ""
	}
	if isItem {
		return "• " + line
	}
	return line
}
