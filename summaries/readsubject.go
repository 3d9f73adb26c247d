package summaries

// findSubject tells whom a page is about: the region in its headline, else the one that
// its first sentences about poverty speak of, else where the office sits that they name,
// else what is known from elsewhere. The name of the site counts for nothing.
func (d *document) findSubject() Place {
	for _, find := range []func() Place{d.inTitle, d.inStatistics, d.known, d.inOffices, d.anywhere} {
		if p := find(); p.Name != "" {
			return p
		}
	}
	return Place{}
}

// inTitle is the one region that the headline names.
func (d *document) inTitle() (p Place) {
	for _, s := range d.sentences {
		if !s.title {
			continue
		}
		for _, q := range d.strongPlaces(s) {
			if p.Name != "" && q != p && d.places.parentOf(p) != q {
				return Place{}
			}
			if p.Name == "" {
				p = q
			}
		}
	}
	return p
}

// inStatistics is the first region named in one of the first sentences with a figure of
// poverty.
func (d *document) inStatistics() Place {
	seen := 0
	for _, s := range d.sentences {
		if !s.has(topicMark) || !s.has(quantityMark) || seen > 2 {
			continue
		}
		seen++
		own := d.strongPlaces(s.beforeComparison())
		for _, p := range own {
			if p.Code != nation || len(own) == 1 {
				return p
			}
		}
		if p := d.officeOf(s); p.Name != "" {
			return p
		}
	}
	return Place{}
}

// officeOf is where an office named in a sentence sits.
func (d *document) officeOf(s sentence) Place {
	for _, m := range s.marks {
		if m.kind == placeMark && m.place.office && len(m.place.options) == 0 && !smallPlaces[before(s, m)] {
			return m.place.place
		}
	}
	return Place{}
}

func before(s sentence, m mark) string {
	if m.from == 0 {
		return ""
	}
	return s.pieces[m.from-1].low
}

// known is the region that the page is likely about.
func (d *document) known() Place { return d.places.placeOf(d.page.Region) }

func (d *document) inOffices() Place {
	for _, s := range d.sentences {
		if p := d.officeOf(s); p.Name != "" {
			return p
		}
	}
	return Place{}
}

func (d *document) anywhere() Place {
	for _, s := range d.sentences {
		for _, p := range d.strongPlaces(s) {
			return p
		}
	}
	return Place{}
}

// strongPlaces are the regions that a sentence names outright, and not as where an
// office's region lies: "BPS Kabupaten Bulukumba, Sulawesi Selatan, mencatat".
func (d *document) strongPlaces(s sentence) (out []Place) {
	for i, m := range s.marks {
		if seat := s.liesIn(i); seat >= 0 && s.marks[seat].place.office && d.places.holds(m.place.place, s.marks[seat].place.place) {
			continue
		}
		if m.kind == placeMark && !m.place.office && !m.place.parent && len(m.place.options) == 0 {
			out = append(out, m.place.place)
		}
	}
	return out
}

// beforeComparison is a sentence without what stands behind its first figure when that is
// compared: in "4,50 persen, lebih rendah dari Tabalong" the figure is not Tabalong's.
func (s sentence) beforeComparison() sentence {
	figure := false
	for i, m := range s.marks {
		figure = figure || m.kind == quantityMark
		if figure && (m.kind == compareMark || m.kind == moveMark) || figure && i > 0 && ranking[before(s, m)] {
			s.marks = s.marks[:i]
			return s
		}
	}
	return s
}

// ranking are words behind which a place is one that others are ranked in.
var ranking = wordSet("terendah tertinggi terbaik terbanyak terbesar terkecil keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh pertama kedua ketiga")

// isRankedIn tells whether a region that begins at a piece is one that others are ranked
// in: "terendah di Bali", "paling tajam se-Jateng", "dari 13 kabupaten/kota di Kalsel". In
// "tertinggi Kabupaten Contoh (5,03 persen)" it is the one that ranks so.
func (s *sentence) isRankedIn(i int) bool {
	t, at := s.pieces, i
	for i > 0 && rankJoints[t[i-1].low] {
		i--
	}
	if i > 0 && ranking[t[i-1].low] && i == at && s.figureBehind(at) {
		return false
	}
	return i > 0 && (ranking[t[i-1].low] || rankedMost[t[i-1].low] || i > 1 && t[i-2].low == "paling" ||
		i > 2 && t[i-1].kind == numberPiece && t[i-2].low == "dari" && i < len(t) && rankJoints[t[i].low] && t[i].low != "di")
}

// figureBehind tells whether a figure in brackets follows the region at a piece at once.
func (s *sentence) figureBehind(piece int) bool {
	for k, m := range s.marks {
		if m.kind == placeMark && m.from == piece {
			return k+2 < len(s.marks) && s.marks[k+1].kind == openMark && s.marks[k+2].kind == quantityMark
		}
	}
	return false
}

var (
	rankJoints = wordSet("di se - / kabupaten kota provinsi daerah antara secara skala")
	rankedMost = wordSet("termiskin tercepat terdalam tertajam terbawah teratas terkaya terparah terkecil")
)

func (s sentence) has(kind markKind) bool {
	for _, m := range s.marks {
		if m.kind == kind {
			return true
		}
	}
	return false
}
