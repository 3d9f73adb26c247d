package indicators

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestKey bounds what is looked up, in bytes; the longest official name has 38.
const longestKey = 60

// fold brings a name to the form in which names are compared: its letters and
// digits in lower case, without blanks and punctuation.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// keyset is a sorted set of folded names that is searched exactly, by beginning
// and by misspelling. The keys lie in shelves by length; beside each stands the
// set of its letters, and two keys that differ in more letters than the edits
// asked for allow are never compared. So a misspelling costs a few microseconds
// and the index no more than the names themselves.
type keyset struct {
	keys    []string // by length, then by letter
	letters []uint64
	shelf   [longestKey + 2]int // shelf[n] is the first key of n bytes
}

// newKeyset sorts keys, which must be distinct and of 1 to longestKey bytes.
func newKeyset(keys []string) *keyset {
	slices.SortFunc(keys, byLength)
	k := &keyset{keys: keys, letters: make([]uint64, len(keys))}
	for i, key := range keys {
		k.letters[i] = lettersOf(key)
		k.shelf[len(key)+1] = i + 1
	}
	for n := 1; n < len(k.shelf); n++ {
		k.shelf[n] = max(k.shelf[n], k.shelf[n-1])
	}
	return k
}

func byLength(a, b string) int {
	if d := len(a) - len(b); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

// lettersOf is the set of letters and digits of a key; all others share a bit.
func lettersOf(key string) (set uint64) {
	for i := range len(key) {
		switch b := key[i]; {
		case b >= 'a' && b <= 'z':
			set |= 1 << (b - 'a')
		case b >= '0' && b <= '9':
			set |= 1 << (26 + b - '0')
		default:
			set |= 1 << 63
		}
	}
	return set
}

// find is the place of a key.
func (k *keyset) find(key string) (int, bool) {
	if len(key) > longestKey {
		return 0, false
	}
	from := k.shelf[len(key)]
	i, ok := slices.BinarySearch(k.keys[from:k.shelf[len(key)+1]], key)
	return from + i, ok
}

// begins calls do with the place of every longer key that begins with start.
func (k *keyset) begins(start string, do func(at int)) {
	for n := len(start) + 1; n <= longestKey; n++ {
		i, _ := slices.BinarySearch(k.keys[k.shelf[n]:k.shelf[n+1]], start)
		for i += k.shelf[n]; i < k.shelf[n+1] && strings.HasPrefix(k.keys[i], start); i++ {
			do(i)
		}
	}
}

// near calls do with the place of every key at most so many edits away (letters
// left out, added, replaced, or two neighbours swapped), and with how many.
func (k *keyset) near(key string, most int, do func(at, edits int)) {
	if len(key) > longestKey || !utf8.ValidString(key) {
		return
	}
	letters := lettersOf(key)
	for i := k.shelf[max(len(key)-most, 0)]; i < k.shelf[min(len(key)+most, longestKey)+1]; i++ {
		if bits.OnesCount64(letters^k.letters[i]) > 2*most {
			continue
		}
		if d := edits(key, k.keys[i], most); d <= most {
			do(i, d)
		}
	}
}

// edits counts the edits between two keys of at most longestKey bytes, each
// stretch being edited once (optimal string alignment), or most+1 if more.
func edits(a, b string, most int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) > most && len(b) > most && most < 2 && !swapped(a, b) {
		return most + 1
	}
	var rows [3][longestKey + 1]uint8
	before, row, next := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		row[j] = uint8(j)
	}
	for i := range len(a) {
		next[0] = uint8(i + 1)
		least := next[0]
		for j := range len(b) {
			d := min(row[j+1], next[j]) + 1
			if a[i] == b[j] {
				d = min(d, row[j])
			} else {
				d = min(d, row[j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			next[j+1] = d
			least = min(least, d)
		}
		if int(least) > most+1 {
			return most + 1
		}
		before, row, next = row, next, before
	}
	return min(int(row[len(b)]), most+1)
}

func swapped(a, b string) bool {
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
