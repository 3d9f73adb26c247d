package indicators

import (
	"math/rand/v2"
	"testing"
)

// TestPairsOfRegions names two regions in full with the words that people put
// between them: both are certain, and nothing else is read.
func TestPairsOfRegions(t *testing.T) {
	c := loaded(t)
	random := rand.New(rand.NewPCG(6311, 2025))
	all := c.Regions()
	for range 4000 {
		a, b := all[random.IntN(len(all))], all[random.IntN(len(all))]
		if a.Code == b.Code {
			continue
		}
		for _, between := range []string{" dan ", " vs ", " dengan ", ", ", " atau ", " & "} {
			words := "bandingkan " + a.Full + between + b.Full
			q := c.Read(words)
			if len(q.Places) != 2 {
				t.Fatalf("%q: %d places: %+v", words, len(q.Places), q.Places)
			}
			for i, want := range []Region{a, b} {
				if code, certain := q.Places[i].Match.Certain(); !certain || code != want.Code {
					t.Errorf("%q: place %d is %v, want %s", words, i+1, q.Places[i].Match, want.Code)
				}
			}
		}
	}
}

// A kabupaten and a kota of one name are both meant where both kinds are said, whatever
// the order.
func TestPairsOfKinds(t *testing.T) {
	c := loaded(t)
	pairs := 0
	for _, kab := range c.Regions() {
		for _, kota := range c.Regions() {
			if kab.Kind != Kabupaten || kota.Kind != Kota || kab.Name != kota.Name || kab.Parent != kota.Parent {
				continue
			}
			pairs++
			for words, want := range map[string]string{
				"p0 kota dan kabupaten " + kab.Name:        kota.Code + " " + kab.Code,
				"p0 kab. dan kota " + kab.Name:             kab.Code + " " + kota.Code,
				"p0 kabupaten " + kab.Name + " dan kota":   kab.Code + " " + kota.Code,
				"p0 kota " + kab.Name + " vs kabupatennya": kota.Code + " " + kab.Code,
			} {
				if got := shown(c.Read(words)); got != want+" p0 compare" {
					t.Errorf("%q reads %s", words, got)
				}
			}
		}
	}
	if pairs < 20 {
		t.Errorf("%d pairs", pairs)
	}
}

// TestCodesAlone reads what buttons write: codes beside each other and beside a
// year are never years, though those below 3000 look like them.
func TestCodesAlone(t *testing.T) {
	c := loaded(t)
	random := rand.New(rand.NewPCG(1101, 6303))
	all := c.Regions()
	for range 2000 {
		a, b := all[random.IntN(len(all))].Code, all[random.IntN(len(all))].Code
		if a == b {
			continue
		}
		if got, want := shown(c.Read("bandingkan "+a+" "+b)), a+" "+b+" compare"; got != want {
			t.Errorf("bandingkan %s %s reads %s", a, b, got)
		}
	}
	for _, r := range all {
		for _, year := range []string{"2010", "2020", "2025"} {
			if got, want := shown(c.Read("indikator "+r.Code+" "+year)), r.Code+" "+year; got != want {
				t.Errorf("indikator %s %s reads %s", r.Code, year, got)
			}
		}
	}
}
