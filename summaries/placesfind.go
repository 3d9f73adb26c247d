package summaries

// scanner finds marks in the sentences of one page.
type scanner struct{ places *gazetteer }

// placeAt finds the region that is named at a piece, with or without its kind.
func (s *scanner) placeAt(t []piece, i int, before []mark) (mark, bool) {
	g := s.places
	at, kind := kindAt(t, i)
	if kind != "" && at < len(t) {
		if m, ok := g.refAt(t, at, kind); ok {
			m.place.office = isOffice(t, i, before)
			return m, true
		}
	}
	if kind == "Provinsi" && i > 0 && levelWords[t[i-1].low] {
		return mark{kind: placeMark, to: i + 1, place: placeRef{parent: true}}, true
	}
	if kind != "" || isPerson(t, i) || isBehindKind(t, i) {
		return mark{}, false
	}
	m, ok := g.refAt(t, i, "")
	if ok {
		m.place.office = isOffice(t, i, before)
	}
	return m, ok
}

// isBehindKind tells whether a kind stands before a name that does not fit it: "Kota
// Balangan" is not Kabupaten Balangan.
func isBehindKind(t []piece, i int) bool {
	for back := 1; back <= 2 && i >= back; back++ {
		if to, kind := kindAt(t, i-back); kind != "" && to == i && t[i-back].isCapital() {
			return true
		}
	}
	return false
}

var levelWords = wordSet("tingkat angka rata capaian persentase di dibanding dibandingkan")

// refAt reads a name behind its kind, or alone.
func (g *gazetteer) refAt(t []piece, i int, kind string) (mark, bool) {
	n, to := g.nameAt(t, i)
	if n == nil || kind == "" && len(n.words) == 1 && len(n.words[0]) == 1 {
		return mark{}, false
	}
	codes, invited := g.ofKind(n, kind)
	ref := placeRef{}
	switch {
	case len(codes)+len(invited) == 0:
		return mark{}, false
	case len(codes) == 1 && len(invited) == 0:
		ref.place = g.placeOf(codes[0])
	case len(codes) == 0 && len(invited) == 1:
		ref.place = invited[0]
	default:
		ref.options = codes
		ref.place = Place{Name: rawText(t, i, to)}
	}
	return mark{kind: placeMark, to: to, place: ref}, true
}

// isOffice tells whether a region is only named as where an office sits ("BPS Kabupaten
// Balangan"), or is part of a smaller place's name ("Kecamatan Banjar").
func isOffice(t []piece, i int, before []mark) bool {
	if i > 0 && smallPlaces[t[i-1].low] || i > 1 && t[i-1].text == "." && smallPlaces[t[i-2].low] {
		return true
	}
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	if last.kind == closeMark || last.kind == openMark {
		return len(before) > 2 && hasOffice(before[max(0, len(before)-4):]) && i-before[len(before)-1].to < 1
	}
	if last.kind != officeMark || i-last.to > 3 {
		return false
	}
	for _, w := range t[last.to:i] {
		if !w.isCapital() && w.low != "dan" {
			return false
		}
	}
	return true
}

func hasOffice(marks []mark) bool {
	for _, m := range marks {
		if m.kind == officeMark {
			return true
		}
	}
	return false
}

var smallPlaces = wordSet("kecamatan kec desa kelurahan kel jalan jl pulau sungai gunung dusun pasar bandara pelabuhan kampung kantor stasiun terminal hotel gedung raya")

// isPerson tells whether a name stands behind an initial or a degree: "Drs. B. Umpama".
func isPerson(t []piece, i int) bool {
	if i > 0 && personWords[t[i-1].low] {
		return true
	}
	return i > 1 && t[i-1].text == "." && t[i-2].kind == wordPiece && (len(t[i-2].text) == 1 || degrees[t[i-2].low])
}

var (
	degrees     = wordSet("drs dra dr ir prof h hj kh")
	personWords = wordSet("bapak ibu pak bu saudara sdr haji hajjah")
)

// settle chooses among regions that bear one name by what else the page names: the one
// that is named in full elsewhere, else the one whose province is. Where that does not
// leave one, the place stays unknown.
func settle(g *gazetteer, all []sentence, hint string) {
	seen := map[string]bool{}
	if hint != "" {
		seen[hint] = true
	}
	for _, s := range all {
		for _, m := range s.marks {
			if m.kind == placeMark && m.place.place.Code != "" {
				seen[m.place.place.Code] = true
			}
		}
	}
	for _, s := range all {
		for i := range s.marks {
			if r := &s.marks[i].place; len(r.options) > 0 {
				g.choose(r, seen)
			}
		}
	}
}

func (g *gazetteer) choose(r *placeRef, seen map[string]bool) {
	self, parent := []string{}, []string{}
	for _, code := range r.options {
		if seen[code] {
			self = append(self, code)
		}
		if region, _ := g.c.Region(code); seen[region.Parent] {
			parent = append(parent, code)
		}
	}
	switch {
	case len(self) == 1:
		r.place, r.options = g.placeOf(self[0]), nil
	case len(self) == 0 && len(parent) == 1:
		r.place, r.options = g.placeOf(parent[0]), nil
	}
}
