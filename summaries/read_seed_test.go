package summaries

import (
	"os"
	"testing"

	"pantau/indicators"
)

// TestSeedRelease reads the news report that the project began with, exactly as scraped.
func TestSeedRelease(t *testing.T) {
	text, err := os.ReadFile("../../shared/seed-release.txt")
	if err != nil {
		t.Skip("the seed release is not here")
	}
	r := Read(catalogueOf(t), Page{Text: string(text)})
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
