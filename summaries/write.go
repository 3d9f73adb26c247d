package summaries

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// templateVersion is part of Summary.Key: raise it when the words of a pattern or their
// order change.
const templateVersion = "1"

// words are what a pattern puts into its sentence. All are printed already.
type words struct {
	Place, On, Value, Moved, Other, OtherMoved string
}

// writer writes sentences in the variants that an address picks.
type writer struct {
	address  string
	shift    uint32         // takes the variants that come so many later
	variants map[string]int // pattern → number of its variants
}

func newWriter(address string) writer {
	w := writer{address: address, variants: map[string]int{}}
	for name := range patterns {
		if pattern, variant, ok := strings.Cut(name, "/"); ok && unicode.IsDigit(rune(variant[0])) {
			w.variants[pattern]++
		}
	}
	return w
}

// sentence writes a pattern in the variant for the address: the same whenever the
// release is written.
func (w writer) sentence(pattern string, with words) string {
	hash := fnv.New32a()
	hash.Write([]byte(w.address + "\n" + pattern))
	return render(fmt.Sprintf("%s/%d", pattern, 1+(hash.Sum32()+w.shift)%uint32(w.variants[pattern])), with)
}

// render writes one pattern. One that is not there leaves nothing, which Verify refuses.
func render(name string, with words) string {
	return upperFirst(strings.TrimSpace(fill(patterns[name], with)))
}

// upperFirst begins a sentence with a capital.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
