package people_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"pantau/bot/people"
)

func ids(list []people.SKPD) (all []string) {
	for _, s := range list {
		all = append(all, s.ID)
	}
	return all
}

// What names no SKPD of the list finds those that begin alike, so that they can be
// offered; what is like none finds nothing.
func TestNearSKPD(t *testing.T) {
	for words, want := range map[string]string{
		"dinsos": "dinsos", "Dinas Sosial": "dinsos", "dinsoss": "dinsos", "pemberdayaan": "dpmd dp3ap2kb", // named already
		"kesbangpol": "dinkes kesra", "Kesbangpol Linmas": "dinkes kesra", "satpol pp": "dpmptsp",
		"pendapatan": "bpkad bpbd disdik dp3ap2kb pupr disdukcapil dpmptsp", "kominfotik": "diskominfo", "setwan": "setda", "itjen": "",
		"rsudd blud": "rsud", "dp3": "dp3ap2kb",
		"samsat": "", "xyz": "", "xy": "", "ds": "", "": "", "  ": "", "--": "", "#12": "", "é": "", "ééé": "", "dïn": "",
	} {
		if got := strings.Join(ids(people.NearSKPD(people.CommonSKPDs(), words)), " "); got != want {
			t.Errorf("%q is near %q; want %q", words, got, want)
		}
	}
	if got := people.NearSKPD(nil, "dinsos"); got != nil {
		t.Errorf("an empty list has %v", got)
	}
}

// Whatever is said: what it names is found and nothing else; else those that are near
// are some of the list, in its order, none of them twice.
func TestNearSKPDOffersSomeOfTheList(t *testing.T) {
	list := people.CommonSKPDs()
	order := ids(list)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z]{1,12}( [a-z]{1,12})?`),
			rapid.Custom(func(t *rapid.T) string {
				abbr := rapid.SampledFrom(order).Draw(t, "of")
				return abbr[:rapid.IntRange(1, len(abbr)).Draw(t, "letters")] + rapid.StringMatching(`[a-z]{0,6}`).Draw(t, "behind")
			})).Draw(t, "words")
		got := ids(people.NearSKPD(list, words))
		if named := ids(people.MatchSKPD(list, words)); len(named) > 0 && !slices.Equal(got, named) {
			t.Fatalf("%q names %v, and %v are offered", words, named, got)
		}
		at := -1
		for _, id := range got {
			next := slices.Index(order, id)
			if next <= at {
				t.Fatalf("%q is near %v: that is not the order of the list", words, got)
			}
			at = next
		}
	})
}

// Three letters of an abbreviation are enough for its SKPD to be among those offered.
func TestNearSKPDByThreeLetters(t *testing.T) {
	list := people.CommonSKPDs()
	for _, s := range list {
		for _, name := range append([]string{s.Abbr}, s.Aliases...) {
			id := strings.ReplaceAll(people.FoldID(name), "-", "")
			if len(id) < 3 {
				continue
			}
			if words := id[:3] + "qqqq"; !slices.Contains(ids(people.NearSKPD(list, words)), s.ID) {
				t.Errorf("%q does not find %s", words, s.Abbr)
			}
		}
	}
}
