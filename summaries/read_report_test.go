package summaries

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"pantau/indicators"
)

// eachReport runs a test on a news report as sites have them (captions, points for commas, a
// number of people called "penduduk", another place's number in a link), and on the one that
// the project began with, exactly as scraped, where that lies beside the checkout.
func eachReport(t *testing.T, run func(t *testing.T, text string)) {
	t.Helper()
	for name, file := range map[string]string{"own": "testdata/laporan-komitmen.txt", "as scraped": "../../shared/seed-release.txt"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if errors.Is(err, fs.ErrNotExist) && name != "own" {
				t.Skip("the report is not beside the checkout")
			}
			if err != nil {
				t.Fatal(err)
			}
			run(t, string(text))
		})
	}
}

// TestReadReport reads all five figures of a news report; four agree with the catalogue, the
// line does not.
func TestReadReport(t *testing.T) { eachReport(t, readReport) }

func readReport(t *testing.T, text string) {
	r := Read(catalogueOf(t), Page{Text: text})
	if r.Subject.Code != "6311" || !r.Poverty || r.Bait {
		t.Errorf("subject %v, poverty %v, bait %v", r.Subject, r.Poverty, r.Bait)
	}
	want := map[Topic]string{"p0": "5.32", "poor": "7064", "line": "441448", "p1": "0.88", "p2": "0.24"}
	for _, c := range r.Claims {
		if c.Value.String() != want[c.Topic] || c.Place.Code != "6311" || c.Period != "2020" || c.Role != Level || c.Table == (c.Topic == "line") {
			t.Errorf("claim %+v", c)
		}
		delete(want, c.Topic)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
	if len(r.Cross) != 5 {
		t.Fatalf("%d cross-checks", len(r.Cross))
	}
	for _, x := range r.Cross {
		if x.Agrees == (x.Claim.Topic == "line") {
			t.Errorf("%s: %s against %s agrees: %v", x.Claim.Topic, x.Claim.Value, x.Figure.Value, x.Agrees)
		}
		if x.Claim.Topic == "line" && x.Figure.Value != (indicators.Decimal{Units: 441488}) {
			t.Errorf("the table's line is %s", x.Figure.Value)
		}
	}
}
