package summaries

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pantau/indicators"
	"pantau/indicators/data"
)

// labelled is a release with hand-made gold.
type labelled struct {
	ID        string
	Text      string
	Source    struct{ Title, Date string }
	Facts     []goldFact
	Reference string                       `json:"reference_summary"`
	Good      []string                     `json:"good_paraphrases"`
	Bad       []struct{ Text, Why string } `json:"bad_summaries"`
}

// goldFact is a level or a change that the page tells.
type goldFact struct {
	ID, Indicator, Region, Area, Period, Unit, Direction, Vs string
	Value, Change                                            json.Number
}

func catalogueOf(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func labelledReleases(t testing.TB) (out []labelled) {
	t.Helper()
	files, err := filepath.Glob("testdata/contoh/*.json")
	more, err2 := filepath.Glob("testdata/rilis/*.json")
	if err != nil || err2 != nil || len(files) != 6 || len(more) == 0 {
		t.Fatalf("%d and %d labelled releases, %v, %v", len(files), len(more), err, err2)
	}
	files = append(files, more...)
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var l labelled
		if err := json.Unmarshal(b, &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	return out
}

func (l labelled) page() Page {
	return Page{Title: l.Source.Title, Text: l.Text, Date: l.Source.Date}
}

// notRead are gold facts that the reader leaves out for a reason.
var notRead = map[string]string{
	"umpama-2030-keliru/f6":      "printed Rp455,780 and borne out by nothing: dropped as a misprint",
	"pulauangin-2030-pecahan/f3": "6,17 orang, and nothing on the page tells the scale",
}

func TestGoldFactsAreRead(t *testing.T) {
	c := catalogueOf(t)
	for _, l := range labelledReleases(t) {
		r := Read(c, l.page())
		for _, f := range l.Facts {
			if _, left := notRead[l.ID+"/"+f.ID]; !left && !f.readIn(r.Claims) {
				t.Errorf("%s: fact %s %+v is not read", l.ID, f.ID, f)
			}
		}
	}
}

// readIn tells whether a claim says the fact.
func (f goldFact) readIn(claims []Claim) bool {
	topic := Topic(map[string]string{"n": "poor", "gk": "line", "cakupan": "kecamatan", "laporan_verifikasi": "laporan diverifikasi"}[f.Indicator])
	if topic == "" {
		topic = Topic(f.Indicator)
	}
	unit := Unit(strings.Replace(f.Unit, "poin_persen", "persen_poin", 1))
	number, role := f.Value, Level
	if f.Change != "" {
		number, role = f.Change, Change
	}
	want, _ := indicators.ParseDecimal(number.String())
	for _, c := range claims {
		if (c.Topic == topic || !isFive(topic)) && c.Unit == unit && c.Role == role && c.Value.Cmp(want) == 0 && string(c.Area) == f.Area &&
			(c.Period == f.Period || !isFive(topic)) && strings.HasSuffix(c.Place.Name, f.Region) && (role == Level || string(c.Direction) == f.Direction && c.Vs == f.Vs) {
			return true
		}
	}
	return false
}

func TestNothingElseIsReadOfTheExamples(t *testing.T) {
	c := catalogueOf(t)
	for _, l := range labelledReleases(t)[:6] {
		for _, x := range Read(c, l.page()).Claims {
			if x.Role == Target {
				continue
			}
			found := false
			for _, f := range l.Facts {
				found = found || f.readIn([]Claim{x})
			}
			if !found {
				t.Errorf("%s: %+v is no fact of the page", l.ID, x)
			}
		}
	}
}

func TestGoodSummariesPass(t *testing.T) {
	c := catalogueOf(t)
	for _, l := range labelledReleases(t) {
		r := Read(c, l.page())
		for _, text := range append([]string{l.Reference}, l.Good...) {
			if v := r.Verify(text); len(v.Faults) > 0 {
				t.Errorf("%s: %q\n%s", l.ID, text, strings.Join(v.Faults, "\n"))
			}
		}
	}
}

func TestBadSummariesAreRefused(t *testing.T) {
	c := catalogueOf(t)
	for _, l := range labelledReleases(t) {
		r := Read(c, l.page())
		for _, bad := range l.Bad {
			if v := r.Verify(bad.Text); len(v.Faults) == 0 {
				t.Errorf("%s: %q passed: %s", l.ID, bad.Text, bad.Why)
			} else {
				t.Logf("%s: %s: %s", l.ID, bad.Why, strings.Join(v.Faults, "; "))
			}
		}
	}
}
