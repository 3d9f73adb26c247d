package indicators

import (
	"errors"
	"testing"
)

// What a model proposes counts only as far as the question's words bear it out.
func TestGround(t *testing.T) {
	c := loaded(t)
	kemiskinan := []Indicator{P0}
	for _, tt := range []struct {
		name, words string
		p           Proposal
		fits        bool
	}{
		{"as asked", "gimana kondisi warga kurang mampu di tapin 2023", Proposal{Op: ProposeValue, Places: []string{"tapin"}, From: 2023, To: 2023}, true},
		{"another region", "gimana kondisi warga kurang mampu di tapin", Proposal{Op: ProposeValue, Places: []string{"balangan"}}, false},
		{"a region besides", "gimana kondisi di tapin", Proposal{Op: ProposeCompare, Places: []string{"tapin", "kotabaru"}}, false},
		{"a region left out", "adu tapin sama kotabaru dong", Proposal{Op: ProposeValue, Places: []string{"tapin"}}, false},
		{"both regions", "adu tapin sama kotabaru dong", Proposal{Op: ProposeCompare, Places: []string{"tapin", "kotabaru"}}, true},
		{"a part of a word", "gimana kondisi di tapinan", Proposal{Op: ProposeValue, Places: []string{"tapin"}}, false},
		{"no region at all", "gimana kondisi kita", Proposal{Op: ProposeValue, Indicators: kemiskinan}, true},
		{"no such region", "gimana kondisi di wakanda", Proposal{Op: ProposeValue, Places: []string{"wakanda"}}, false},
		{"another year", "kondisi tapin 2023", Proposal{Op: ProposeValue, Places: []string{"tapin"}, From: 2024, To: 2024}, false},
		{"a year left out", "kondisi tapin 2023", Proposal{Op: ProposeValue, Places: []string{"tapin"}}, false},
		{"years turned round", "tapin 2019 2023", Proposal{Op: ProposeChange, Places: []string{"tapin"}, From: 2023, To: 2019}, false},
		{"another indicator", "garis kemiskinan tapin piye", Proposal{Op: ProposeValue, Places: []string{"tapin"}, Indicators: kemiskinan}, false},
		{"one of poverty's", "kemiskinan tapin piye", Proposal{Op: ProposeValue, Places: []string{"tapin"}, Indicators: kemiskinan}, true},
		{"another month", "kondisi kalsel september", Proposal{Op: ProposeValue, Places: []string{"kalsel"}, Month: March}, false},
		{"turned round", "siapa yang naik paling banyak di kalsel", Proposal{Op: ProposeFallers, Places: []string{"kalsel"}}, false},
		{"highest for lowest", "yang terendah di kalsel", Proposal{Op: ProposeHighest, Places: []string{"kalsel"}}, false},
		{"a threshold", "di kalsel yang masih kurang dari 4 siapa", Proposal{Op: ProposeBelow, Places: []string{"kalsel"}, Group: Districts, Indicators: kemiskinan, Value: "4"}, true},
		{"another threshold", "di kalsel yang masih kurang dari 4 siapa", Proposal{Op: ProposeBelow, Places: []string{"kalsel"}, Value: "5"}, false},
		{"above for below", "di kalsel yang masih kurang dari 4 siapa", Proposal{Op: ProposeAbove, Places: []string{"kalsel"}, Value: "4"}, false},
		{"no threshold", "di kalsel yang sedikit siapa", Proposal{Op: ProposeBelow, Places: []string{"kalsel"}}, false},
		{"a value that nothing needs", "kondisi tapin 4", Proposal{Op: ProposeValue, Places: []string{"tapin"}, Value: "4"}, false},
		{"a fixed reply", "prediksi kemiskinan tapin", Proposal{Op: ProposeValue, Places: []string{"tapin"}}, false},
		{"nothing", "kondisi tapin", Proposal{Op: ProposeNothing, Places: []string{"tapin"}}, false},
		{"an operation of its own", "kondisi tapin", Proposal{Op: "hapus", Places: []string{"tapin"}}, false},
		{"an indicator of its own", "kondisi tapin", Proposal{Op: ProposeValue, Places: []string{"tapin"}, Indicators: []Indicator{9}}, false},
	} {
		places, err := c.Ground(tt.words, tt.p)
		if (err == nil) != tt.fits || err != nil && !errors.Is(err, ErrUngrounded) {
			t.Errorf("%s: %v, %v", tt.name, places, err)
		}
	}
}

// Whatever is proposed, no place comes through that the words do not name.
func FuzzGround(f *testing.F) {
	c := loaded(f)
	f.Add("kondisi tapin 2023", "tapin", "angka", "4", 2023, 2023, 0)
	f.Add("adu hsu hst", "hsu", "banding", "", 0, 0, 5)
	f.Fuzz(func(t *testing.T, words, place, op, value string, from, to, last int) {
		if len(words) > 200 || len(place) > 100 {
			return
		}
		p := Proposal{Op: ProposedOp(op), Places: []string{place}, From: from, To: to, Last: last, Value: value}
		places, err := c.Ground(words, p)
		if err == nil && (len(places) != 1 || len(places[0].Match.Regions) == 0) {
			t.Errorf("%q with %+v: %v", words, p, places)
		}
	})
}
