package brief

import (
	"strconv"
	"strings"

	"pantau/indicators"
)

// company is the region's rank, and the regions to compare it with: as a list with
// bars, or where the page is full in a sentence.
type company struct {
	f       facts
	rank    []string // lines; none for the nation
	running bool
}

// Distances of the list of regions.
const listPitch, leastPitch = 4.7, 3.9

// mostRankLines bound what people's names of groups take.
const mostRankLines = 5

var rankHand = hand{9.5, true, ink}

func (s *sheet) company(f facts) company {
	rank := s.wrap(rankHand, s.rank(f), narrow)
	if len(rank) > mostRankLines {
		rank = rank[:mostRankLines]
		rank[mostRankLines-1] = s.cut(rankHand, rank[mostRankLines-1]+" …", narrow)
	}
	return company{f, rank, f.internal()}
}

// rank tells the region's place in its group.
func (s *sheet) rank(f facts) string {
	if len(f.group.Members) == 0 {
		return ""
	}
	p, ok := f.ranked()
	switch {
	case ok:
		return upper(standing(p)) + " " + among(f.group)
	case f.rate().Figure.Flag != nil:
		return "Tidak diperingkat: angkanya bercatatan*"
	}
	return "Tidak diperingkat: angka wilayah lain belum cukup"
}

func (c company) rankHeight() float64 {
	if len(c.rank) == 0 {
		return 0
	}
	return headSpace + float64(len(c.rank))*rankHand.leading() + 3
}

// count is how many regions there are to list.
func (c company) count() int { return len(c.f.near.rows) + len(c.f.near.absent) }

// height is what it takes when nothing presses.
func (c company) height(s *sheet) float64 {
	switch {
	case c.count() == 0:
		return c.rankHeight()
	case c.running:
		return c.rankHeight() + headSpace + float64(len(s.wrap(bodyHand, c.words(s, c.count()), narrow)))*bodyHand.leading()
	}
	return c.rankHeight() + headSpace + listPitch*float64(c.count())
}

// least is what it takes with the rows of a list close together.
func (c company) least(s *sheet) float64 {
	if c.running || c.count() == 0 {
		return c.height(s)
	}
	return c.rankHeight() + headSpace + leastPitch*float64(c.count()) - 0.6
}

func (c company) draw(s *sheet, y, h float64) {
	end := y + h
	if len(c.rank) > 0 {
		s.put(headHand, narrowAt, y+above*headHand.em(), fromLeft, "Peringkat P0, "+period(c.f.profile.Period))
		s.lines(rankHand, narrowAt, y+headSpace, c.rank)
		y += c.rankHeight()
	}
	if c.count() == 0 {
		return
	}
	s.put(headHand, narrowAt, y+above*headHand.em(), fromLeft, c.title())
	if y += headSpace; c.running {
		c.sentence(s, y, end-y)
		return
	}
	c.list(s, y-0.6, end-y+0.6)
}

// title says which regions are listed.
func (c company) title() string {
	if c.f.near.around {
		return "Wilayah sekitar, P0, persen"
	}
	return "Terdekat dalam peringkat, persen"
}

// words name so many of the regions with their values.
func (c company) words(s *sheet, most int) string {
	var list []string
	for _, x := range chosen(c.f.near.rows, c.f.Region, most) {
		list = append(list, joinedWords(s.c.ShortName(x.Region)+" "+s.value(x)))
	}
	for _, code := range c.f.near.absent[:max(0, min(len(c.f.near.absent), most-len(c.f.near.rows)))] {
		list = append(list, joinedWords(s.c.ShortName(code)+" "+notThere))
	}
	if n := c.count() - most; n > 0 {
		list = append(list, others(n))
	}
	return strings.Join(list, " · ")
}

// joinedWords keeps the last two words in one line.
func joinedWords(words string) string {
	at := strings.LastIndexByte(words, ' ')
	return words[:at] + nbsp + words[at+1:]
}

// others counts regions left out.
func others(n int) string { return "dan " + strconv.Itoa(n) + " wilayah lain" }

// sentence writes as many regions as fit below each other's lines.
func (c company) sentence(s *sheet, y, h float64) {
	for most := c.count(); most > 0; most-- {
		lines := s.wrap(bodyHand, c.words(s, most), narrow)
		if float64(len(lines))*bodyHand.leading() <= h+0.5 {
			s.lines(bodyHand, narrowAt, y, lines)
			return
		}
	}
}

// list writes regions with their values, each on a bar as long as its value.
func (c company) list(s *sheet, y, h float64) {
	pitch := min(listPitch, max(leastPitch, h/float64(c.count())))
	fits := c.count()
	if float64(fits)*pitch > h+0.01 {
		fits = int(h/pitch) - 1
	}
	most := 0.01
	for _, x := range c.f.near.rows {
		most = max(most, float(x.Value))
	}
	aside := func(words, value string) {
		s.put(asideHand, narrowAt+1.2, y+pitch/2+1.1, fromLeft, words)
		s.put(asideHand, right-1.2, y+pitch/2+1.1, toRight, value)
		y += pitch
	}
	rows := chosen(c.f.near.rows, c.f.Region, fits)
	for _, x := range rows {
		c.bar(s, x, y, pitch, float(x.Value)/most)
		y += pitch
	}
	absent := c.f.near.absent[:min(len(c.f.near.absent), max(0, fits-len(rows)))]
	for _, code := range absent {
		aside(s.c.ShortName(code), notThere)
	}
	if n := c.count() - len(rows) - len(absent); n > 0 {
		aside(others(n), "")
	}
}

// chosen are so many rows around the region's own.
func chosen(rows []indicators.Figure, own string, most int) []indicators.Figure {
	if len(rows) <= most {
		return rows
	}
	at := 0
	for k, x := range rows {
		if x.Region == own {
			at = k
		}
	}
	from := max(0, min(at-most/2, len(rows)-most))
	return rows[from : from+max(0, most)]
}

// bar writes one region on its bar.
func (c company) bar(s *sheet, x indicators.Figure, y, pitch, part float64) {
	h, ground := bodyHand, tint
	if x.Region == c.f.Region {
		h, ground = hand{9, true, strong}, ownBar
	}
	s.fill(ground, narrowAt, y+0.3, narrow*part, pitch-0.6)
	value, base := s.value(x), y+pitch/2+1.1
	room := narrow - 2.4 - s.width(h, value) - 2
	name, words := h, s.c.ShortName(x.Region)
	for name.size > 8 && s.width(name, words) > room {
		name.size -= 0.25
	}
	s.put(name, narrowAt+1.2, base, fromLeft, s.cut(name, words, room))
	s.put(h, right-1.2, base, toRight, value)
}

// ownBar is the ground of the region's own bar.
var ownBar = tone{0xc9, 0xd5, 0xe1}
