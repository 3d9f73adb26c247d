package brief

import "testing"

// BenchmarkBrief writes a page at its fullest; the layout of tiles is known from the
// first time on.
func BenchmarkBrief(b *testing.B) {
	c := catalogue(b)
	p := Page{Region: "6311", Made: made, Targets: targets(b), Pledges: pledges()}
	for b.Loop() {
		if _, err := p.PDF(c); err != nil {
			b.Fatal(err)
		}
	}
}
