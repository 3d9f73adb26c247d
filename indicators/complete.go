package indicators

import (
	"cmp"
	"slices"
)

// fewLetters is how many letters a beginning needs.
const fewLetters = 2

// Complete lists the codes of the regions of which some name begins with the letters
// typed so far, as Find folds them: those whose name that is already come first, then
// by the length of the name that fits, then by kind and code. A seat of government counts
// once it is typed in full. It is empty for fewer than
// two letters, and never guesses at a misspelling.
func (c *Catalogue) Complete(start string) []string { return c.finder.complete(start) }

func (f *finder) complete(start string) []string {
	if len(start) > longestName {
		return nil
	}
	key := f.canonical(split(start))
	if len(key) < fewLetters || len(key) > longestKey || onlyDigits(key) {
		return nil
	}
	length := map[int16]int{} // of the shortest name that fits
	note := func(at int) {
		s := f.spelt[at]
		alone := s.kind > 0 && len(key) <= int(s.kind) // a kind is no name: "kab", "kota"
		if alone || s.how == capital && f.keys.keys[at] != key {
			return
		}
		for _, r := range s.regions {
			if was, seen := length[r]; !seen || len(f.keys.keys[at]) < was {
				length[r] = len(f.keys.keys[at])
			}
		}
	}
	if at, ok := f.keys.find(key); ok {
		note(at)
	}
	f.keys.begins(key, note)
	found := make([]int16, 0, len(length))
	for r := range length {
		found = append(found, r)
	}
	slices.SortFunc(found, func(a, b int16) int {
		return cmp.Or(cmp.Compare(length[a], length[b]), cmp.Compare(f.regions[a].Kind, f.regions[b].Kind), cmp.Compare(a, b))
	})
	return f.codes(found)
}
