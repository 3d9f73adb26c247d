package summaries

import (
	_ "embed" // the patterns
	"strings"
)

// Sentences are patterns in a file that officials can read. A template library would do
// more than is wanted, and costs the whole program some megabytes: it calls methods by
// their names, so the linker must keep every method of every library.
//
//go:embed templates/ringkasan.txt
var patternFile string

// patterns are the sentences by their names, "rate/1".
var patterns = readPatterns(patternFile)

// readPatterns reads lines of "name: sentence"; # begins a remark.
func readPatterns(file string) map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(file) {
		name, sentence, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if ok && !strings.HasPrefix(name, "#") {
			all[name] = sentence
		}
	}
	return all
}

// fill puts words into a pattern: {Value} is a word; [, {Moved}] is left out when the word
// in it is empty; [{On}, a|A] has what stands behind the bar in its place then.
func fill(pattern string, with words) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "[")
		b.WriteString(with.in(before))
		if !found {
			return b.String()
		}
		var part string
		part, pattern, _ = strings.Cut(rest, "]")
		part, other, _ := strings.Cut(part, "|")
		if with.lacks(part) {
			part = other
		}
		b.WriteString(with.in(part))
	}
}

// named are the words by the names that patterns have for them.
func (w words) named() [6][2]string {
	return [...][2]string{
		{"{Place}", w.Place}, {"{On}", w.On}, {"{Value}", w.Value},
		{"{Moved}", w.Moved}, {"{Other}", w.Other}, {"{OtherMoved}", w.OtherMoved},
	}
}

// in fills the words in.
func (w words) in(part string) string {
	for _, n := range w.named() {
		part = strings.ReplaceAll(part, n[0], n[1])
	}
	return part
}

// lacks tells whether a part wants a word that is empty.
func (w words) lacks(part string) bool {
	for _, n := range w.named() {
		if n[1] == "" && strings.Contains(part, n[0]) {
			return true
		}
	}
	return false
}
