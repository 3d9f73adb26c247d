package indicators

import (
	"io/fs"
	"slices"
	"strings"
)

// how tells how well a spelling stands for a region.
type how uint8

const (
	capital  how = iota // its seat of government: to be confirmed
	derived             // with kind, without "Kepulauan", or an everyday abbreviation
	official            // name, full name, alias or code
)

// spelling is one folded name and the regions that bear it. Bearers in a better
// way displace those in a worse.
type spelling struct {
	how     how
	short   bool   // a region's short name
	kind    uint8  // bytes of the kind before the name ("kabupaten")
	words   uint64 // bit n: a word of the name ends after n bytes
	regions []int16
}

// kindKeys are the ways of writing a kind before a name, the usual one first.
var kindKeys = [...][]string{
	Province:  {"prov", "provinsi"},
	Kabupaten: {"kab", "kabupaten"},
	Kota:      {"kota"},
}

// kindWord tells which kind a word stands for.
func (f *finder) kindWord(word string) (Kind, bool) {
	switch f.lexicon.phrases[word].mean {
	case mKabupaten:
		return Kabupaten, true
	case mKota:
		return Kota, true
	case mProvinsi:
		return Province, true
	}
	return 0, false
}

// names gathers spellings while the index is made.
type names map[string]spelling

// index gathers every spelling of every region and sorts them.
func (f *finder) index(files fs.FS) error {
	all := names{}
	for i, r := range f.regions {
		f.nameRegion(all, int16(i), r)
	}
	at := func(code string) (int16, error) {
		i, ok := slices.BinarySearchFunc(f.regions, code, func(r Region, code string) int { return strings.Compare(r.Code, code) })
		if !ok {
			return 0, unfit("region %q is not known", code)
		}
		return int16(i), nil
	}
	if err := f.nameMore(all, at); err != nil {
		return err
	}
	if err := nameCapitals(all, files, at); err != nil {
		return err
	}
	f.settle(all)
	return nil
}

// nameRegion adds a region's own names and what follows from them.
func (f *finder) nameRegion(all names, at int16, r Region) {
	all.add(r.Name, at, spelling{how: official, short: true})
	all.add(r.Code, at, spelling{how: official})
	if r.Kind == Nation {
		all.add(r.Full, at, spelling{how: official})
	} else {
		all.add(r.Full, at, spelling{how: official, kind: uint8(len(fold(r.Full)) - len(fold(r.Name)))})
	}
	for _, alias := range r.Aliases {
		all.add(alias, at, spelling{how: official})
		all.addKinds(alias, at, r.Kind)
	}
	all.addKinds(r.Name, at, r.Kind)
	for _, name := range f.withoutIslands(r.Name) {
		all.add(name, at, spelling{how: derived})
		all.addKinds(name, at, r.Kind)
	}
}

// addKinds adds a name with its kind before it.
func (n names) addKinds(name string, at int16, kind Kind) {
	for _, word := range kindKeys[kind] {
		n.add(word+" "+name, at, spelling{how: derived, kind: uint8(len(word))})
	}
}

// withoutIslands writes a name that begins with "Kepulauan" or the like in the
// other ways: abbreviated, and without it ("Kep. Sangihe", "Sangihe").
func (f *finder) withoutIslands(name string) (others []string) {
	first, rest, more := strings.Cut(name, " ")
	if !more || f.lexicon.phrases[strings.ToLower(first)].mean != mIslands {
		return nil
	}
	others = append(others, rest)
	for word, meant := range f.lexicon.phrases {
		if meant.mean == mIslands {
			others = append(others, word+" "+rest)
		}
	}
	return others
}

// nameMore adds the names of words.csv, with and without the kind.
func (f *finder) nameMore(all names, at func(string) (int16, error)) error {
	for _, extra := range f.lexicon.names {
		for _, code := range extra.codes {
			i, err := at(code)
			if err != nil {
				return err
			}
			how := derived
			if len(extra.codes) > 1 {
				how = official // as good as a shared name: it joins a short name's bearer
			}
			all.add(extra.name, i, spelling{how: how})
			all.addKinds(extra.name, i, f.regions[i].Kind)
		}
	}
	return nil
}

// nameCapitals adds the seats of government.
func nameCapitals(all names, files fs.FS, at func(string) (int16, error)) error {
	return eachLine(files, "capitals.csv", "name,code,source", func(row []string) error {
		i, err := at(row[1])
		if err != nil {
			return err
		}
		if fold(row[0]) == "" || row[2] == "" {
			return unfit("capital %q of %s", row[0], row[1])
		}
		all.add(row[0], i, spelling{how: capital})
		for _, word := range kindKeys[Kota] {
			all.add(word+" "+row[0], i, spelling{how: capital, kind: uint8(len(word))})
		}
		return nil
	})
}

// add notes that a name stands for a region.
func (n names) add(name string, at int16, s spelling) {
	key := fold(name)
	old, known := n[key]
	if known && old.how > s.how {
		return
	}
	if known && old.how < s.how {
		old = spelling{}
	}
	if known && old.how == s.how {
		s.regions, s.short, s.kind = old.regions, s.short || old.short, min(s.kind, old.kind)
	}
	s.words = old.words | wordEnds(name)
	s.regions = addAll(s.regions, []int16{at})
	n[key] = s
}

// wordEnds marks where words of a name end in its folded form.
func wordEnds(name string) (ends uint64) {
	length := 0
	for word := range strings.FieldsSeq(name) {
		length += len(fold(word))
		ends |= 1 << min(length, 63)
	}
	return ends
}

// settle sorts the spellings into the index.
func (f *finder) settle(all names) {
	keys := make([]string, 0, len(all))
	for key := range all {
		keys = append(keys, key)
	}
	f.keys = newKeyset(keys)
	f.spelt = make([]spelling, len(keys))
	for i, key := range f.keys.keys {
		f.spelt[i] = all[key]
	}
}
