package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tidy gives text as lines: one kind of line end and of blank, nothing invisible,
// composed letters, no boilerplate, and no two empty lines in a row.
func tidy(text string) string {
	text = norm.NFC.String(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		line = squeeze(line)
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") || boilerplate(line) {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// squeeze gives a line with single blanks between its words and nothing invisible in it:
// a zero-width mark within a number would hide it from the reader of numbers, and a mark
// of direction would show it in another order.
func squeeze(line string) string {
	if isTight(line) {
		return line
	}
	line = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co):
			return -1
		}
		return r
	}, line)
	return strings.Join(strings.Fields(line), " ")
}

// isTight tells whether a line, of ASCII, is as squeeze would leave it.
func isTight(line string) bool {
	before := byte(' ')
	for i := range len(line) {
		c := line[i]
		if c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || line == ""
}

// cut gives at most so many bytes of text, whole lines if there is more than one.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	text = clip(text, most)
	if end := strings.LastIndexByte(text, '\n'); end > 0 {
		return text[:end]
	}
	return text
}

// clip gives at most so many bytes of text, whole characters.
func clip(text string, most int) string {
	return strings.ToValidUTF8(text[:min(len(text), most)], "")
}
