package indicators

import (
	"slices"
	"strings"
)

// labels knows by which names tables and people call the regions, to hold a label
// against the code beside it. Unlike Find it forgives no typing mistake and never
// asks: a name stands for the code, or it does not.
type labels struct {
	regions []Region
	codes   map[string][]string // folded name → codes of those that bear it
	longest []string            // the names that may stand inside a label, the longest first
	inside  map[string]string   // label → the longest name in it
}

// shortestInside is how long a name must be, in bytes, to be found inside a label:
// "RI" is in many words.
const shortestInside = 4

func newLabels(regions []Region) *labels {
	l := &labels{regions: regions, codes: make(map[string][]string, 4*len(regions)), inside: map[string]string{}}
	for _, r := range regions {
		for _, name := range slices.Concat([]string{r.Name, r.Full, r.Label}, r.Aliases) {
			l.add(fold(name), r.Code)
			for _, kind := range kindKeys[r.Kind:min(int(r.Kind)+1, len(kindKeys))] {
				for _, word := range kind {
					l.add(word+fold(name), r.Code)
				}
			}
		}
	}
	for name := range l.codes {
		if len(name) >= shortestInside {
			l.longest = append(l.longest, name)
		}
	}
	slices.SortFunc(l.longest, func(a, b string) int { return byLength(b, a) })
	return l
}

func (l *labels) add(name, code string) {
	if name != "" && !slices.Contains(l.codes[name], code) {
		l.codes[name] = append(l.codes[name], code)
	}
}

// of are the codes of the regions that a name stands for: none, one, or two where
// it does not say whether the kabupaten or the kota is meant.
func (l *labels) of(name string) []string { return l.codes[fold(name)] }

// fit tells whether a table's label names the region of a code. Around the name
// there may be more, such as the mark of a footnote; but when a longer name is in
// the label, that is the one meant: "Papua Barat" is not Papua.
func (l *labels) fit(label, code string) bool {
	key := fold(label)
	codes, exact := l.codes[key]
	if !exact {
		codes = l.codes[l.within(key)]
	}
	return slices.Contains(codes, code)
}

// within is the longest name inside a label; empty without one.
func (l *labels) within(key string) string {
	name, seen := l.inside[key]
	if seen {
		return name
	}
	if i := slices.IndexFunc(l.longest, func(name string) bool { return strings.Contains(key, name) }); i >= 0 {
		name = l.longest[i]
	}
	l.inside[key] = name
	return name
}
