package indicators

import (
	"cmp"
	"slices"
)

// oneEdit finds what lies one edit away, together with readings that are as good:
// names that begin with these words ("sumba" is no misspelt Sumbar), and the name
// behind a kind that does not fit ("kota buru").
func (f *finder) oneEdit(key string, words []token) Match {
	var regions []int16
	_, everyday := f.lexicon.phrases[key]
	short := len(key) <= shortName || everyday
	begins := f.begun(key, true)
	f.keys.near(key, 1, func(at, _ int) {
		s := f.spelt[at]
		if s.how == capital && len(begins) > 1 {
			return // "kotawaringin" is no misspelt Kota Paringin
		}
		regions = addAll(regions, s.regions)
		short = short || s.how == capital || s.kind == 0 && len(f.keys.keys[at]) <= shortName
	})
	misspelt := len(regions)
	if len(words) > 1 {
		if _, ok := f.kindWord(words[0].word); ok {
			regions = addAll(regions, f.bearers(fold(join(words[1:]))))
		}
	}
	if misspelt > 0 {
		regions = addAll(regions, begins)
	}
	if begun := f.begun(key, false); len(regions) > 1 && len(key) > shortName && len(begun) < shortName {
		regions = addAll(regions, begun)
	}
	m := Match{Regions: f.codes(f.ordered(regions)), Typo: misspelt > 0}
	m.Confirm = len(regions) == 1 && (short || misspelt == 0)
	return m
}

// bearers are the regions of a spelling, if it is an official one.
func (f *finder) bearers(key string) []int16 {
	at, ok := f.keys.find(key)
	if !ok || f.spelt[at].how != official || onlyDigits(key) {
		return nil
	}
	return f.spelt[at].regions
}

// begun are the regions whose names begin with the key, at the end of a word or
// anywhere; none for the word of a kind alone.
func (f *finder) begun(key string, wholeWords bool) (regions []int16) {
	f.keys.begins(key, func(at int) {
		s := f.spelt[at]
		whole := s.words&(1<<min(len(key), 63)) != 0
		if s.how != capital && len(key) > int(s.kind) && (whole || !wholeWords) {
			regions = addAll(regions, s.regions)
		}
	})
	return regions
}

// beginning finds names by their first words or, from four letters on, by their
// first letters. One is confirmed, up to eight are asked, of more some are offered.
func (f *finder) beginning(key string, words []token) Match {
	if len(key) < shortName-1 {
		return Match{}
	}
	regions := f.begun(key, true)
	if len(regions) == 0 && len(key) >= shortName {
		regions = f.begun(key, false)
	}
	codes := f.codes(f.ordered(regions))
	if len(codes) > mostBegun {
		return Match{Near: codes[:mostAsked]}
	}
	return Match{Regions: codes, Confirm: len(codes) == 1}
}

// far is a region at some edits from a key.
type far struct {
	region int16
	edits  int
	long   bool // the name has so many letters that two edits may be forgiven
}

// twoEdits finds what lies two edits away. It is taken only if the name is long
// and the next region lies two further; else the nearest are offered.
func (f *finder) twoEdits(key string, words []token) Match {
	if len(key) <= shortName {
		return Match{}
	}
	var found []far
	f.keys.near(key, 3, func(at, edits int) {
		s := f.spelt[at]
		if s.how == capital {
			return
		}
		for _, r := range s.regions {
			found = append(found, far{r, edits, len(f.keys.keys[at])-int(s.kind) >= longName})
		}
	})
	found = nearestOfEach(found)
	if len(found) == 0 || found[0].edits > 2 {
		return Match{}
	}
	if _, everyday := f.lexicon.phrases[key]; len(found) == 1 && found[0].long && !everyday {
		return Match{Regions: f.codes([]int16{found[0].region}), Typo: true}
	}
	var nearest []int16
	for _, n := range found {
		if n.edits == 2 && len(nearest) < mostAsked {
			nearest = append(nearest, n.region)
		}
	}
	return Match{Near: f.codes(f.ordered(nearest))}
}

// nearestOfEach keeps for each region its nearest spelling, nearest regions first.
func nearestOfEach(found []far) []far {
	slices.SortFunc(found, func(a, b far) int {
		return cmp.Or(cmp.Compare(a.region, b.region), cmp.Compare(a.edits, b.edits))
	})
	found = slices.CompactFunc(found, func(a, b far) bool { return a.region == b.region })
	slices.SortStableFunc(found, func(a, b far) int { return cmp.Compare(a.edits, b.edits) })
	return found
}

// inProvince finds a name with the name of its province behind it. It chooses
// among regions that share a name, and drops what is plain.
func (f *finder) inProvince(key string, words []token) Match {
	for cut := 1; cut < len(words); cut++ {
		province := f.bearers(fold(join(words[cut:])))
		i := slices.IndexFunc(province, func(r int16) bool { return f.regions[r].Kind == Province })
		if i < 0 {
			continue
		}
		if inside := f.inside(f.spelling(f.canonical(words[:cut])), province[i]); len(inside) > 0 {
			return Match{Regions: f.codes(inside)}
		}
	}
	return Match{}
}

// spelling are the regions of a name that need no confirmation.
func (f *finder) spelling(key string) []int16 {
	if at, ok := f.keys.find(key); ok && f.spelt[at].how != capital && !onlyDigits(key) {
		return f.spelt[at].regions
	}
	return nil
}

// inside are those of the regions that lie in a province.
func (f *finder) inside(regions []int16, province int16) (inside []int16) {
	for _, r := range regions {
		if f.regions[r].Parent == f.regions[province].Code {
			inside = append(inside, r)
		}
	}
	return inside
}
