package chart

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Borders are the shapes of regions.
type Borders struct {
	digest string
	shapes map[string]*form // by BPS code
}

// form is the shape of a region: rings in whatever order, of which the inside is what lies
// in an odd number of them.
type form struct {
	rings [][]degrees
	low   degrees // the corner in the south-west
	high  degrees // and in the north-east
}

// degrees are a place on earth.
type degrees struct{ lon, lat float32 }

// ErrBorders is a file that holds no usable shapes.
var ErrBorders = errors.New("no borders")

// The bounds of what is read.
const (
	mostBytes  = 64 << 20
	mostPoints = 5_000_000
)

// has tells whether a region has a shape.
func (b *Borders) has(code string) bool { return b != nil && b.shapes[code] != nil }

// ReadBorders reads shapes from GeoJSON: a FeatureCollection of Polygon or MultiPolygon,
// longitude before latitude, whose features have the BPS code as property "code", a
// number or a string. Features without a code or without a geometry are left out, several
// of one code are one shape. It reads 64 MB and 5 million points at most; every error
// wraps ErrBorders but those of the reader.
func ReadBorders(r io.Reader) (*Borders, error) {
	limited := &io.LimitedReader{R: r, N: mostBytes + 1}
	sum := sha256.New()
	in := &reading{dec: json.NewDecoder(io.TeeReader(limited, sum)), borders: &Borders{shapes: map[string]*form{}}}
	err := in.collection()
	switch {
	case limited.N <= 0:
		return nil, fmt.Errorf("%w: larger than %d MB", ErrBorders, mostBytes>>20)
	case err != nil:
		return nil, fmt.Errorf("reading borders: %w", err)
	case len(in.borders.shapes) == 0:
		return nil, fmt.Errorf(`%w: none of %d features has a shape and a property "code"`, ErrBorders, in.features)
	}
	in.borders.digest = hex.EncodeToString(sum.Sum(nil)[:12])
	return in.borders, nil
}

// reading is a file of borders being read, one feature at a time.
type reading struct {
	dec      *json.Decoder
	borders  *Borders
	features int
	points   int
}

// unfit is an error that wraps ErrBorders.
func unfit(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrBorders}, args...)...)
}

// broken is an error of the decoder: of the reader, or of text that is no JSON.
func broken(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &kind) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unfit("not GeoJSON: %v", err)
	}
	return err
}

// collection reads the whole file.
func (r *reading) collection() error {
	if err := r.delim('{'); err != nil {
		return err
	}
	kind := ""
	for r.dec.More() {
		key, err := r.dec.Token()
		if err != nil {
			return broken(err)
		}
		if err := r.member(key, &kind); err != nil {
			return err
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return broken(err)
	}
	if kind != "FeatureCollection" {
		return unfit("type %q, not a FeatureCollection", kind)
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return unfit("more than one value in the file")
	}
	return nil
}

// member reads a member of the collection; those without meaning are passed over.
func (r *reading) member(key json.Token, kind *string) error {
	switch key {
	case "type":
		return r.decode(kind)
	case "features":
		return r.all()
	}
	var other json.RawMessage
	return r.decode(&other)
}

func (r *reading) decode(into any) error {
	if err := r.dec.Decode(into); err != nil {
		if errors.Is(err, ErrBorders) {
			return err
		}
		return broken(err)
	}
	return nil
}

func (r *reading) delim(want json.Delim) error {
	got, err := r.dec.Token()
	if err != nil {
		return broken(err)
	}
	if got != want {
		return unfit("not GeoJSON: %v where %v belongs", got, want)
	}
	return nil
}

// all reads the features.
func (r *reading) all() error {
	if err := r.delim('['); err != nil {
		return err
	}
	for r.dec.More() {
		r.features++
		if err := r.feature(); err != nil {
			return err
		}
	}
	return r.delim(']')
}

// feature reads one feature and keeps its shape.
func (r *reading) feature() error {
	var f struct {
		Properties struct {
			Code json.RawMessage `json:"code"`
		} `json:"properties"`
		Geometry *struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	}
	if err := r.decode(&f); err != nil {
		return fmt.Errorf("feature %d: %w", r.features, err)
	}
	code := string(bytes.Trim(f.Properties.Code, `"`))
	if code == "" || code == "null" || f.Geometry == nil {
		return nil
	}
	if !isCode(code) {
		return unfit("feature %d: code %.20q is not a BPS code of four digits", r.features, code)
	}
	depth := map[string]int{"Polygon": 3, "MultiPolygon": 4}[f.Geometry.Type]
	if depth == 0 {
		return unfit("feature %d, %s: geometry %.20q, not Polygon or MultiPolygon", r.features, code, f.Geometry.Type)
	}
	rings, err := parseRings(f.Geometry.Coordinates, depth, mostPoints-r.points)
	if err != nil {
		return fmt.Errorf("feature %d, %s: %w", r.features, code, err)
	}
	r.keep(code, rings)
	return nil
}

func isCode(code string) bool {
	for _, b := range []byte(code) {
		if b < '0' || b > '9' {
			return false
		}
	}
	return len(code) == 4
}

// keep adds rings to the shape of a region.
func (r *reading) keep(code string, rings [][]degrees) {
	f := r.borders.shapes[code]
	for _, ring := range rings {
		if f == nil {
			f = &form{low: ring[0], high: ring[0]}
			r.borders.shapes[code] = f
		}
		for _, p := range ring {
			f.low = degrees{min(f.low.lon, p.lon), min(f.low.lat, p.lat)}
			f.high = degrees{max(f.high.lon, p.lon), max(f.high.lat, p.lat)}
		}
		r.points += len(ring)
		f.rings = append(f.rings, ring)
	}
}
