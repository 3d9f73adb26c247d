package summaries

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestJoin bounds lines that are joined, in bytes.
const longestJoin = 2000

// joinedLines joins lines that a sentence runs over, as in text taken from a PDF: the next
// line begins with a small letter, or the last word cannot end a sentence.
func joinedLines(lines []string) (out []string) {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if n := len(out); n > 0 && len(out[n-1]) < longestJoin && runsOn(out[n-1], l) {
			out[n-1] += " " + l
			continue
		}
		out = append(out, l)
	}
	return out
}

// runsOn tells whether a sentence goes on from one line to the next.
func runsOn(line, next string) bool {
	if line == "" || next == "" || strings.Contains(line, " | ") || strings.Contains(next, " | ") || reBullet().MatchString(next) || isNoise(line) || isNoise(next) {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(line); strings.ContainsRune(".!?:;”\"|", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) || cannotEnd(line)
}

// cannotEnd tells whether a line ends with a word that something must follow.
func cannotEnd(line string) bool {
	i := strings.LastIndexByte(line, ' ')
	word := line[i+1:]
	p := phraseAt(pieces("x "+word), 1)
	if p == nil || word != strings.ToLower(word) {
		return word == "Rp"
	}
	switch p.kind {
	case levelMark, becomeMark, fromMark, compareMark, andMark, orMark, whichMark, atMark, aboutMark:
		return true
	}
	return false
}
