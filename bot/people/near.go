package people

import "strings"

// NearSKPD are those of the list that words may have meant though they name none: those
// of which a name begins like the words, or has a word that does, in the order of the
// list.
func NearSKPD(list []SKPD, words string) (found []SKPD) {
	if found = MatchSKPD(list, words); len(found) > 0 {
		return found
	}
	const like = 3 // letters
	id := squeeze(FoldID(words))
	for _, s := range list {
		begins := func(name string) bool { return len(id) >= like && strings.HasPrefix(name, id[:like]) }
		if s.isCalled(func(name string) bool { return begins(squeeze(name)) }) || s.isNamed(FoldID(words), func(has, _ string) bool { return begins(has) }) {
			found = append(found, s)
		}
	}
	return found
}
