package brief

import (
	"pantau/indicators"
)

// How the page is written.
var (
	nameHand    = hand{20, true, strong}
	findingHand = hand{12, true, ink}
	underHand   = hand{10.5, false, soft}
	headHand    = hand{10, true, strong}
	bodyHand    = hand{9, false, ink}
	boldHand    = hand{9, true, ink}
	asideHand   = hand{9, false, soft}
	smallHand   = hand{8, false, soft} // in tables and pictures
)

// The columns of the page; at its upper end the narrow one is on the left.
const (
	gutter    = 9
	broad     = 108
	narrow    = wide - broad - gutter
	narrowAt  = left + broad + gutter
	headSpace = 5.8 // from the top of a heading to what stands under it
)

// write writes the page.
func (p Page) write(c *indicators.Catalogue) (*sheet, error) {
	f, err := p.gather(c)
	if err != nil {
		return nil, err
	}
	full := f.region().Full
	s := newSheet(c, "Kemiskinan "+full+", "+period(f.profile.Period), "Lembar ringkas lima indikator kemiskinan", p.Made)
	y := s.header(f)
	body := body{s.hero(f), s.table(f), s.company(f), s.plan(f), s.pledges(f), s.foot(f)}
	l := body.share(s, bottom-y)

	y += l.gap
	body.hero.draw(s, y)
	s.trend(f, left+narrow+gutter, y, broad, l.trend)
	y = body.table.draw(s, y+l.trend+l.gap) + l.gap
	s.mapped(f, y, l.place)
	if f.region().Kind != indicators.Nation {
		body.company.draw(s, y, l.place)
	}
	y += l.place
	if body.plan.height() > 0 {
		y = body.plan.draw(s, y+l.gap)
	}
	if body.pledges.given {
		body.pledges.draw(s, y+l.gap, l.pledges)
	}
	body.foot.draw(s)
	return s, s.Error()
}

// header writes whose page it is, of which survey, and what it tells first.
func (s *sheet) header(f facts) float64 {
	r := f.region()
	y := float64(top)
	s.put(hand{9, true, soft}, left, y+3, fromLeft, "Lembar kemiskinan")
	if f.internal() {
		s.stamp("INTERNAL", y)
	}
	y += 6.5
	name := nameHand
	for s.width(name, r.Full) > wide {
		name.size--
	}
	s.put(name, left, y+above*name.em(), fromLeft, r.Full)
	y += 9
	s.put(underHand, left, y+above*underHand.em(), fromLeft, s.under(f))
	y += 6.2
	s.line(strong, 0.7, left, y, right, y)
	y += 3.2
	return s.lines(findingHand, left, y, s.wrap(findingHand, s.finding(f.rate()), wide))
}

// under names survey and province below the region's name.
func (s *sheet) under(f facts) string {
	words := period(f.profile.Period)
	if p, ok := f.c.Province(f.Region); ok && p.Code != f.Region {
		words += ", " + p.Full
	}
	return words
}

// stamp marks a page at its upper right end.
func (s *sheet) stamp(words string, y float64) {
	h := hand{9, true, paper}
	w := s.width(h, words) + 6
	s.fill(ink, right-w, y-1, w, 5.6)
	s.put(h, right-w/2, y+2.9, centred, words)
}
