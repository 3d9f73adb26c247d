package people_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"pantau/bot/people"
)

func TestMatchSKPD(t *testing.T) {
	for words, want := range map[string]string{
		"dpmd": "dpmd", "DPMD": "dpmd", "pmd": "dpmd", "Dinas Pemberdayaan Masyarakat dan Desa": "dpmd", "pemberdayaan desa": "dpmd",
		"diskop ukm": "diskop-ukm", "diskopukm": "diskop-ukm", "Bappeda": "bapperida", "bapeda": "bapperida",
		"dinas sosial": "dinsos", "dinas sosail": "dinsos", "disnsos": "dinsos", "dukcapil": "disdukcapil", "keluarga berencana": "dp3ap2kb",
		"pemberdayaan": "dpmd dp3ap2kb", "kese": "dinkes kesra", "rs": "rsud", "pu": "pupr", "px": "", "": "", "--": "", "samsat": "",
	} {
		var got []string
		for _, s := range people.MatchSKPD(people.CommonSKPDs(), words) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v; want %s", words, got, want)
		}
	}
}

// The list to begin with can be kept as it is, and each of its names finds itself.
func TestCommonSKPDs(t *testing.T) {
	list := people.CommonSKPDs()
	seen := map[string]string{}
	for _, s := range list {
		if err := s.Check(); err != nil {
			t.Errorf("%s: %v", s.Abbr, err)
		}
		for _, name := range append([]string{s.ID, s.Abbr, s.Name}, s.Aliases...) {
			if found := people.MatchSKPD(list, name); len(found) != 1 || found[0].ID != s.ID {
				t.Errorf("%q finds %v; want %s", name, found, s.ID)
			}
			if id := people.FoldID(name); seen[id] != "" && seen[id] != s.ID {
				t.Errorf("%q is %s and %s", name, s.ID, seen[id])
			} else {
				seen[id] = s.ID
			}
		}
	}
	list[0].Aliases[0] = "changed"
	if people.CommonSKPDs()[0].Aliases[0] == "changed" {
		t.Error("a caller who writes to the list changes it for others")
	}
}

// An abbreviation with one letter wrong is never taken for a wholly different one
// when it is one of the list itself.
func TestMatchSKPDExactFirst(t *testing.T) {
	list := people.CommonSKPDs()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(list).Draw(t, "skpd")
		b := []byte(people.FoldID(s.Abbr))
		b[rapid.IntRange(0, len(b)-1).Draw(t, "at")] = byte(rapid.IntRange('a', 'z').Draw(t, "letter"))
		found := people.MatchSKPD(list, string(b))
		if i := slices.IndexFunc(list, func(o people.SKPD) bool { return o.ID == string(b) }); i >= 0 && (len(found) != 1 || found[0].ID != list[i].ID) {
			t.Fatalf("%s finds %v; want itself", b, found)
		}
	})
}
