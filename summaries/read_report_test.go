package summaries

import (
	"os"
	"testing"

	"pantau/indicators"
)

// report is a news report as sites have them: the captions, points for commas, a number of
// people called "penduduk", another place's number in a link.
func report(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/laporan-komitmen.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadReport reads all five figures of a news report; four agree with the catalogue, the
// line does not.
func TestReadReport(t *testing.T) {
	r := Read(catalogueOf(t), Page{Text: report(t)})
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
