package chart

import (
	"bytes"
	"strconv"
)

// parseRings reads the coordinates of a geometry, which are sound JSON: arrays in arrays,
// with positions at a depth. Rings of fewer than three points enclose nothing and are left
// out.
func parseRings(json []byte, depth, most int) ([][]degrees, error) {
	p := &ringParser{left: json, at: depth, most: most}
	if err := p.array(1); err != nil {
		return nil, err
	}
	return p.rings, nil
}

// ringParser goes through the text of coordinates.
type ringParser struct {
	left  []byte
	at    int // the depth of positions
	most  int // points
	rings [][]degrees
	ring  []degrees
}

// array reads an array that lies so deep, with all in it.
func (p *ringParser) array(depth int) error {
	if !p.take('[') {
		return unfit("coordinates are not nested as the type has it")
	}
	if depth == p.at {
		return p.position()
	}
	for !p.take(']') {
		if err := p.array(depth + 1); err != nil {
			return err
		}
		p.take(',')
	}
	if depth == p.at-1 {
		p.close()
	}
	return nil
}

// take passes over a byte, with the space before it, if it is the next one.
func (p *ringParser) take(b byte) bool {
	p.left = bytes.TrimLeft(p.left, " \t\r\n")
	if len(p.left) == 0 || p.left[0] != b {
		return false
	}
	p.left = p.left[1:]
	return true
}

// close ends a ring. The last point is the first one again.
func (p *ringParser) close() {
	if n := len(p.ring); n > 1 && p.ring[0] == p.ring[n-1] {
		p.ring = p.ring[:n-1]
	}
	if len(p.ring) >= 3 {
		p.rings = append(p.rings, append([]degrees(nil), p.ring...))
	}
	p.ring = p.ring[:0]
}

// position reads longitude and latitude, and passes over a height.
func (p *ringParser) position() error {
	end := bytes.IndexByte(p.left, ']')
	if end < 0 {
		return unfit("coordinates are not nested as the type has it")
	}
	lon, rest, two := bytes.Cut(p.left[:end], []byte{','})
	lat, _, _ := bytes.Cut(rest, []byte{','})
	p.left = p.left[end+1:]
	x, err1 := strconv.ParseFloat(string(bytes.TrimSpace(lon)), 64)
	y, err2 := strconv.ParseFloat(string(bytes.TrimSpace(lat)), 64)
	if !two || err1 != nil || err2 != nil {
		return unfit("%.40q is no position", lon)
	}
	if p.most--; p.most < 0 {
		return unfit("more than %d points", mostPoints)
	}
	p.ring = append(p.ring, degrees{float32(x), float32(y)})
	return inIndonesia(x, y)
}

// The span of Indonesia in degrees, with room to spare.
const (
	westmost, eastmost   = 90, 145
	southmost, northmost = -15, 10
)

// inIndonesia refuses a position outside, and says what may be wrong with it.
func inIndonesia(lon, lat float64) error {
	within := func(lon, lat float64) bool {
		return lon >= westmost && lon <= eastmost && lat >= southmost && lat <= northmost
	}
	switch {
	case within(lon, lat):
		return nil
	case within(lat, lon):
		return unfit("[%g, %g]: latitude stands before longitude", lon, lat)
	case lon < -180 || lon > 180 || lat < -90 || lat > 90:
		return unfit("[%g, %g] are not degrees", lon, lat)
	}
	return unfit("[%g, %g] is not in Indonesia", lon, lat)
}
