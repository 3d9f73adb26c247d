package telegram

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/bot/chat"
)

// split cuts markup into parts that show at most first units (the first part) or
// rest units (the others) of UTF-16. It cuts at line ends where it can, else at
// blanks, else anywhere between characters; the line end or blank itself falls
// away. Tags open at a cut are closed before it and opened again behind it. Parts
// that would show nothing are left out. Text that fits is returned as it is.
func split(markup string, first, rest int) []string {
	// UTF-8 never has fewer bytes than UTF-16 has units, and tags only add bytes.
	if len(markup) <= first {
		if blank(markup) {
			return nil
		}
		return []string{markup}
	}
	atoms := scan(markup)
	if length(atoms) <= first && !blank(markup) {
		return []string{markup}
	}
	var parts []string
	var open []atom
	limit := first
	for len(atoms) > 0 {
		n, skip := cut(atoms, limit)
		part, still := write(open, atoms[:n])
		if part != "" {
			parts = append(parts, part)
			limit = rest
		}
		open, atoms = still, atoms[n+skip:]
	}
	return parts
}

// fits tells whether markup shows at most so many units.
func fits(markup string, most int) bool {
	return len(markup) <= most || length(scan(markup)) <= most
}

// atom is what no cut may break: a tag, an entity or a character.
type atom struct {
	text string // as written
	name string // of a tag; empty for what shows
	end  bool   // the tag closes
	size int    // UTF-16 units shown
}

func (a atom) is(s string) bool { return a.name == "" && a.text == s }

// scan reads markup. A "<" that begins no tag is a character, written as entity.
func scan(markup string) []atom {
	atoms := make([]atom, 0, len(markup))
	for markup != "" {
		a, n := next(markup)
		atoms = append(atoms, a)
		markup = markup[n:]
	}
	return atoms
}

func next(s string) (atom, int) {
	switch s[0] {
	case '<':
		if a, n := tag(s); n > 0 {
			return a, n
		}
		return atom{text: "&lt;", size: 1}, 1
	case '&':
		if n := entity(s); n > 0 {
			return atom{text: s[:n], size: units(html.UnescapeString(s[:n]))}, n
		}
		return atom{text: "&amp;", size: 1}, 1
	}
	r, n := utf8.DecodeRuneInString(s)
	return atom{text: string(r), size: units(string(r))}, n
}

// longestTag is far above what an address in a link needs, in bytes.
const longestTag = 4096

// tag reads a tag at the front of s; n is 0 when there is none.
func tag(s string) (a atom, n int) {
	n = strings.IndexByte(s[:min(len(s), longestTag)], '>') + 1
	if n < 3 || strings.IndexByte(s[1:n], '<') >= 0 {
		return atom{}, 0
	}
	inner := s[1 : n-1]
	name, end := strings.CutPrefix(inner, "/")
	if i := strings.IndexAny(name, " \t\n"); i >= 0 {
		name = name[:i]
	}
	for _, c := range name {
		if (c < 'a' || c > 'z') && c != '-' {
			return atom{}, 0
		}
	}
	if name == "" {
		return atom{}, 0
	}
	return atom{text: s[:n], name: name, end: end}, n
}

// entity is the length of an entity that Telegram reads at the front of s.
func entity(s string) int {
	n := strings.IndexByte(s[:min(len(s), 10)], ';') + 1
	if n < 4 {
		return 0
	}
	switch s[:n] {
	case "&lt;", "&gt;", "&amp;", "&quot;":
		return n
	}
	digits, base := s[1:n-1], 10
	if digits[0] != '#' {
		return 0
	}
	if digits = digits[1:]; digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	if _, err := strconv.ParseUint(digits, base, 32); err != nil {
		return 0
	}
	return n
}

// units is the length of shown text in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

func length(atoms []atom) int {
	n := 0
	for _, a := range atoms {
		n += a.size
	}
	return n
}

// blank tells whether markup shows nothing. What looks like a tag to a quick eye
// gets a second look.
func blank(markup string) bool {
	if strings.TrimSpace(chat.Plain(markup)) != "" {
		return false
	}
	part, _ := write(nil, scan(markup))
	return part == ""
}

// cut finds where the next part ends: after n atoms, and skip atoms fall away.
func cut(atoms []atom, limit int) (n, skip int) {
	size, line, word := 0, -1, -1
	for i, a := range atoms {
		switch {
		case a.is("\n"):
			line = i
		case a.is(" "):
			word = i
		}
		if size+a.size > limit {
			switch {
			case line > 0:
				return around(atoms, line)
			case word > 0:
				return word, 1
			}
			return max(i, 1), 0
		}
		size += a.size
	}
	return len(atoms), 0
}

// around widens a cut at a line end to the line ends before and behind it.
func around(atoms []atom, at int) (n, skip int) {
	for n = at; n > 1 && atoms[n-1].is("\n"); n-- {
		skip++
	}
	for at < len(atoms) && atoms[at].is("\n") {
		at++
		skip++
	}
	return n, skip
}

// write puts a part together: tags still open from before, the atoms, and the
// ends of what is open then. A closing tag that closes nothing is dropped. The
// part is empty when it would show nothing.
func write(before, atoms []atom) (part string, open []atom) {
	var b strings.Builder
	open = append(open, before...)
	for _, a := range before {
		b.WriteString(a.text)
	}
	shows := false
	for _, a := range atoms {
		if a.name != "" && a.end {
			if len(open) == 0 || open[len(open)-1].name != a.name {
				continue
			}
			open = open[:len(open)-1]
		} else if a.name != "" {
			open = append(open, a)
		} else if !shows && strings.TrimSpace(html.UnescapeString(a.text)) != "" {
			shows = true
		}
		b.WriteString(a.text)
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i].name + ">")
	}
	if !shows {
		return "", open
	}
	return b.String(), open
}
