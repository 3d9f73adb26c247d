package indicators

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// Match is what a name may mean. One region is certain; several are a question;
// none is unknown, and then Near may hold names to offer.
type Match struct {
	Regions []string // codes, likeliest first, at most eight
	Near    []string // codes of names not far, offered when Regions is empty
	Confirm bool     // one region, but to be confirmed (a capital's name, a beginning, a short misspelling)
	Typo    bool     // found through a misspelling: the answer names the place in full
}

// Certain is the one region meant, without need to ask.
func (m Match) Certain() (code string, ok bool) {
	if len(m.Regions) != 1 || m.Confirm {
		return "", false
	}
	return m.Regions[0], true
}

// The bounds of a search. Names of up to shortName letters are within one edit of
// too many others to be taken without asking; two edits are forgiven only in long ones.
const (
	longestName = 100 // bytes of what was typed
	shortName   = 4
	longName    = 8
	mostAsked   = 6 // names offered in a question that is not a beginning's
	mostBegun   = 8 // names offered for a beginning ("sulawesi")
)

// finder knows the regions by every spelling, and the words that stand around them.
type finder struct {
	regions []Region
	lexicon *lexicon
	keys    *keyset
	spelt   []spelling // beside keys.keys
}

// newFinder makes the index of names from the regions and the files words.csv
// (everyday words and more names) and capitals.csv (seats of government).
func newFinder(regions []Region, files fs.FS) (*finder, error) {
	lexicon, err := readLexicon(files)
	if err != nil {
		return nil, err
	}
	f := &finder{regions: regions, lexicon: lexicon}
	if err := f.index(files); err != nil {
		return nil, err
	}
	return f, nil
}

// Find tells which region a name means, in any case, with or without its kind,
// blanks and punctuation, or misspelt; and never guesses between two:
//
//   - an official or short name, an alias or a code of one region is certain, even
//     if longer names begin with it; one that several regions bear is a question,
//     which also offers the longer names that begin with it;
//   - a seat of government, the beginning of a name and a kind that does not fit
//     ("kota balangan") are confirmed, or asked when they are several;
//   - one edit (a letter too many, missing, wrong, or two swapped) is forgiven if
//     one region only lies so near, two edits from eight letters on if the next
//     region lies two further. Names of up to four letters, and everyday words
//     ("bantu" is not surely Bantul), are confirmed;
//   - a province behind a shared name chooses among its regions ("banjar kalsel").
func (c *Catalogue) Find(name string) Match { return c.finder.find(name) }

func (f *finder) find(name string) Match {
	if len(name) > longestName || strings.ContainsAny(name, "<>") {
		return Match{}
	}
	words := split(name)
	key := f.canonical(words)
	if key == "" || len(key) > longestKey {
		return Match{}
	}
	if m := f.exact(key, words); len(m.Regions) > 0 || onlyDigits(key) {
		return m
	}
	if _, ok := f.kindWord(words[0].word); ok && len(words) == 1 {
		return Match{}
	}
	for _, try := range []func(string, []token) Match{f.inProvince, f.oneEdit, f.beginning, f.twoEdits} {
		if m := try(key, words); len(m.Regions) > 0 || len(m.Near) > 0 {
			return m
		}
	}
	return Match{}
}

// canonical folds a name, with its kind in a usual word ("pemkab" is "kab").
func (f *finder) canonical(words []token) string {
	key := fold(join(words))
	if len(words) < 2 {
		return key
	}
	kind, ok := f.kindWord(words[0].word)
	if !ok || slices.Contains(kindKeys[kind], words[0].word) {
		return key
	}
	return kindKeys[kind][0] + fold(join(words[1:]))
}

func onlyDigits(key string) bool {
	return strings.Trim(key, "0123456789") == ""
}

// exact finds a spelling as it stands.
func (f *finder) exact(key string, words []token) Match {
	at, ok := f.keys.find(key)
	if !ok || onlyDigits(key) && (len(words) != 1 || words[0].word != key) {
		return Match{}
	}
	s := f.spelt[at]
	switch {
	case s.how == official && len(s.regions) == 1:
		return Match{Regions: f.codes(s.regions)}
	case s.how == official:
		return Match{Regions: f.codes(f.withLonger(key, s.regions))}
	}
	regions := slices.Clone(s.regions)
	f.keys.near(key, 1, func(at, _ int) {
		if near := f.spelt[at]; near.how == official {
			regions = addAll(regions, near.regions)
		}
	})
	return Match{Regions: f.codes(f.ordered(regions)), Confirm: len(regions) == 1 && s.how == capital}
}

// withLonger adds to the regions that share a name those whose longer names
// begin with it and are taken for it ("banjar": Banjarmasin).
func (f *finder) withLonger(key string, regions []int16) []int16 {
	var longer []int16
	f.keys.begins(key, func(at int) {
		if s := f.spelt[at]; s.how == official && s.short {
			longer = addAll(longer, s.regions)
		}
	})
	slices.SortStableFunc(longer, func(a, b int16) int {
		return cmp.Compare(len(f.regions[a].Name), len(f.regions[b].Name))
	})
	all := addAll(f.ordered(regions), longer)
	return all[:min(len(all), mostAsked)]
}

// ordered sorts regions as they are offered: provinces, kabupaten, kota, by code.
func (f *finder) ordered(regions []int16) []int16 {
	return slices.SortedFunc(slices.Values(regions), func(a, b int16) int {
		return cmp.Or(cmp.Compare(f.regions[a].Kind, f.regions[b].Kind), cmp.Compare(a, b))
	})
}

func (f *finder) codes(regions []int16) []string {
	codes := make([]string, len(regions))
	for i, r := range regions {
		codes[i] = f.regions[r].Code
	}
	return codes
}

// addAll adds what is not yet there.
func addAll(to, more []int16) []int16 {
	for _, r := range more {
		if !slices.Contains(to, r) {
			to = append(to, r)
		}
	}
	return to
}
