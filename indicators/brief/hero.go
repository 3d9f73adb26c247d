package brief

import (
	"slices"

	"pantau/indicators"
)

// hero is the region's P0, written large, with its change and its distance from the
// larger regions.
type hero struct {
	hand          hand // of the value
	value         string
	under, change []string   // lines
	apart         [][]string // lines of each larger region
}

func (s *sheet) hero(f facts) hero {
	r := f.rate()
	x := hero{hand: hand{36, true, strong}, value: s.value(r.Figure)}
	if f.internal() {
		x.hand.size = 30
	}
	x.under = s.wrap(bodyHand, "penduduk miskin (P0), "+period(r.Period), narrow)
	change := s.change(r)
	switch {
	case r.Change.Reason != indicators.Computed:
		change = "Perubahan " + change
	case yearly(r.Change):
		change += " dari " + period(r.Change.From.Period)
	}
	x.change = s.wrap(boldHand, change, narrow)
	for _, of := range f.profile.Beside {
		x.apart = append(x.apart, s.wrap(bodyHand, s.apart(r.Figure, of), narrow))
	}
	return x
}

// Distances within the hero.
const underValue, underWords = 3, 1

func (x hero) height() float64 {
	lines := len(x.under) + len(x.change) + len(slices.Concat(x.apart...))
	return above*x.hand.em() + underValue + float64(lines)*bodyHand.leading() + underWords*float64(1+len(x.apart))
}

func (x hero) draw(s *sheet, y float64) {
	y += above * x.hand.em()
	s.put(x.hand, left, y, fromLeft, x.value)
	s.put(hand{11, false, ink}, left+s.width(x.hand, x.value)+1.5, y, fromLeft, "persen")
	y = s.lines(bodyHand, left, y+underValue, x.under) + underWords
	y = s.lines(boldHand, left, y, x.change) + underWords
	for _, lines := range x.apart {
		y = s.lines(bodyHand, left, y, lines) + underWords
	}
}
