package chart

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"

	"pantau/indicators"
)

// ErrNothing is a picture for which there is no figure to draw.
var ErrNothing = errors.New("no figure to draw")

// Spec is what a picture is to show: a Trend, Bars or a Map.
type Spec interface {
	// View works the picture out; ErrNothing where no figure is to be had.
	View(c *indicators.Catalogue) (View, error)
}

// View is a picture worked out and not yet drawn.
type View struct {
	Title string              // the finding that it shows, plain
	Alt   string              // all that it shows, in words, plain; at most 900 characters
	Key   string              // equal keys, equal pictures: a digest of all that is drawn
	Told  []indicators.Figure // the figures that stand in Alt

	draw func(*canvas)
}

// Draw makes the picture, PNG, 1280 × 720 pixels.
func (v View) Draw() ([]byte, error) {
	c := newCanvas()
	v.draw(c)
	return c.png()
}

// version is part of every key: raise it when pictures come to look otherwise.
const version = 2

// keyOf is the key of what is drawn, which must be all that decides the pixels.
func keyOf(kind string, drawn any) string {
	content, err := json.Marshal(struct {
		Version int
		Kind    string
		Drawn   any
	}{version, kind, drawn})
	if err != nil {
		panic(err) // a scene holds numbers and words alone
	}
	sum := sha256.Sum256(content)
	return kind + "-" + hex.EncodeToString(sum[:12])
}
