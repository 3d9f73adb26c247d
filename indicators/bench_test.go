package indicators

import (
	"testing"

	"pantau/indicators/data"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(data.Files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProfile(b *testing.B) {
	for _, code := range []string{"6311", "6300", "0000"} {
		b.Run(code, func(b *testing.B) {
			c := realCatalogue(b)
			b.ReportAllocs()
			for b.Loop() {
				c.Profile(code, 0, Unknown)
			}
		})
	}
}

func BenchmarkRankOfAllDistricts(b *testing.B) {
	c := realCatalogue(b)
	g, _ := c.Group("districts")
	b.ReportAllocs()
	for b.Loop() {
		c.Rank(g, P0, Period{2025, March})
	}
}

func BenchmarkSeries(b *testing.B) {
	c := realCatalogue(b)
	b.ReportAllocs()
	for b.Loop() {
		c.Series("6311", P0, March)
	}
}
