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
