package bot

import (
	"strings"
	"unicode"
)

// argument is one of the words behind a command; what stands in quotes is one.
type argument struct {
	text   string
	quoted bool
}

// arguments parts words at blanks and keeps together what is quoted, in straight
// quotes or in those that telephones make of them. A quote that is never closed
// reaches to the end.
func arguments(words string) []argument {
	var list []argument
	var part strings.Builder
	quoted := false
	end := func() {
		if said := strings.TrimSpace(part.String()); said != "" {
			list = append(list, argument{said, quoted})
		}
		part.Reset()
	}
	for _, r := range words {
		switch {
		case strings.ContainsRune(`"“”„‟«»″`, r):
			end()
			quoted = !quoted
		case !quoted && unicode.IsSpace(r):
			end()
		default:
			part.WriteRune(r)
		}
	}
	end()
	return list
}

// joined are arguments as one text.
func joined(args []argument) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = a.text
	}
	return strings.Join(parts, " ")
}

// oneLine is a text without ends of lines, which could pass for lines of our own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// first is the first argument, and those behind it.
func first(args []argument) (word string, rest []argument) {
	if len(args) == 0 {
		return "", nil
	}
	return args[0].text, args[1:]
}

// title is what an office or a thing is to be called: what is quoted, or else all
// that is said. behind is what stands after the quotes.
func title(args []argument) (name string, behind []argument) {
	for i, a := range args {
		if a.quoted {
			return a.text, args[i+1:]
		}
	}
	return joined(args), nil
}
