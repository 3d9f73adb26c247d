package summaries

import (
	"fmt"
	"slices"
	"strings"
)

// mostShared is how many regions of one name are told; the others are only counted.
const mostShared = 4

// noRegion says why a claim has no region of the catalogue: none is named, several bear
// the name, or none does.
func (k *checker) noRegion(x *judged) string {
	if x.Place.Name == "" {
		return whyPlaceOpen
	}
	for _, s := range k.d.sentences {
		for _, m := range s.marks {
			if m.kind == placeMark && len(m.place.options) > 0 && m.place.place.Name == x.Place.Name {
				return k.d.places.sharedBy(m.place)
			}
		}
	}
	return whyNoRegion
}

// sharedBy tells which regions a shared name may mean: "“Banjar” dapat berarti …".
func (g *gazetteer) sharedBy(r placeRef) string {
	var full []string
	for _, code := range r.options {
		full = append(full, g.placeOf(code).Name)
	}
	slices.Sort(full)
	if n := len(full) - mostShared; n > 0 {
		full = append(full[:mostShared], fmt.Sprintf("%d wilayah lain", n))
	}
	last := len(full) - 1
	list := strings.Join(full[:last], ", ")
	if last > 1 {
		list += ","
	}
	return fmt.Sprintf("\"%s\" dapat berarti beberapa wilayah; sebut %s atau %s", capitals(r.place.Name), list, full[last])
}

// capitals writes each word of a name in small letters with a capital.
func capitals(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if w == strings.ToLower(w) {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}
