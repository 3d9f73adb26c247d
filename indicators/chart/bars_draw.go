package chart

import (
	"math"
	"strconv"

	"pantau/indicators"
)

// barsScene is all that decides how bars look.
type barsScene struct {
	Frame     frame
	Indicator indicators.Indicator
	Rows      []barRow
}

// draw draws the bars, each with its place and name before it and its value at its end.
func (b barsScene) draw(c *canvas) {
	top, bottom := b.Frame.draw(c)
	top += 14
	pitch := min(66, (bottom-top)/float64(len(b.Rows)))
	s := barSheet{canvas: c, barsScene: b, pitch: pitch, size: min(max(math.Floor(pitch*0.72), noteSize), 34)}
	s.measure()
	for k, r := range b.Rows {
		s.row(r, top+pitch*(float64(k)+0.5))
	}
	c.SetColor(soft)
	c.DrawRectangle(s.from-2, top, 2, pitch*float64(len(b.Rows)))
	c.Fill()
}

// barSheet is the area of bars and its scale.
type barSheet struct {
	*canvas
	barsScene
	pitch, size float64
	names       float64 // left end of the names
	from, to    float64 // of the bars: zero, and the highest value
	highest     float64
}

// measure gives places, names and values the room that they take.
func (s *barSheet) measure() {
	place, name, value := 0.0, 0.0, 0.0
	for _, r := range s.Rows {
		place = max(place, s.wide(placeWords(r), s.size, bold()))
		name = max(name, s.wide(r.Name, s.size, bold()))
		value = max(value, s.wide(s.Indicator.Number(r.Value), s.size, bold()))
		s.highest = max(s.highest, float(r.Value))
	}
	s.names = margin + place + 10
	s.from = max(s.names+name, s.names+s.wide(skippedWords(514), s.size, regular())) + 16
	s.to = width - margin - value - 12
}

func placeWords(r barRow) string { return strconv.Itoa(r.Place) + "." }

func skippedWords(n int) string { return "… " + strconv.Itoa(n) + " wilayah lain" }

// row draws one row around a height.
func (s *barSheet) row(r barRow, y float64) {
	base := math.Round(y + s.size*0.35)
	if r.Skipped > 0 {
		s.write(skippedWords(r.Skipped), s.names, base, 0, s.size, regular(), soft)
		return
	}
	font, fill := regular(), other
	if r.Own {
		font, fill = bold(), strokes[0].in
	}
	end := s.from
	if s.highest > 0 {
		end += (s.to - s.from) * float(r.Value) / s.highest
	}
	tall := math.Round(s.pitch * 0.68)
	s.SetColor(fill)
	s.DrawRectangle(s.from, math.Round(y-tall/2), math.Round(end-s.from), tall)
	s.Fill()
	s.write(placeWords(r), s.names-10, base, 1, s.size, font, soft)
	s.write(r.Name, s.names, base, 0, s.size, font, ink)
	s.write(s.Indicator.Number(r.Value), end+10, base, 0, s.size, font, ink)
}
