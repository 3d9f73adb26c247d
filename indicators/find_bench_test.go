package indicators

import (
	"slices"
	"testing"
	"time"
)

// BenchmarkFind looks names up in the ways that people write them. "mixed" also
// reports the median of single look-ups, which is to stay under 100 µs.
func BenchmarkFind(b *testing.B) {
	c := loaded(b)
	kinds := []struct {
		name  string
		names []string
	}{
		{"exact", []string{"balangan", "Kabupaten Hulu Sungai Tengah", "kota banjar", "papua barat daya"}},
		{"alias", []string{"hss", "Bjb", "kalsel", "okut"}},
		{"typo", []string{"balngan", "hulu sungi tengah", "banjarmsin", "kab tablong", "kalimntan seltan"}},
		{"unknown", []string{"qwertyuiop", "zzz", "penanggulangan kemiskinan daerah"}},
	}
	var mixed []string
	for _, kind := range kinds {
		mixed = append(mixed, kind.names...)
		b.Run(kind.name, func(b *testing.B) { findAll(b, c, kind.names) })
	}
	b.Run("mixed", func(b *testing.B) {
		times := make([]time.Duration, 0, 1<<16)
		for i := 0; b.Loop(); i++ {
			start := time.Now()
			c.Find(mixed[i%len(mixed)])
			if len(times) < cap(times) {
				times = append(times, time.Since(start))
			}
		}
		slices.Sort(times)
		b.ReportMetric(float64(times[len(times)/2])/1e3, "µs-median")
	})
}

func findAll(b *testing.B, c *Catalogue, names []string) {
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		c.Find(names[i%len(names)])
	}
}

// BenchmarkRead reads a typical question, a command's arguments and one with a
// misspelling.
func BenchmarkRead(b *testing.B) {
	c := loaded(b)
	for name, words := range map[string]string{
		"arguments": "balangan 2020",
		"question":  "brp angka kemiskinan balangan skrg",
		"long":      "berapa garis kemiskinan balangan 2020 dan naik berapa dari 2019",
		"misspelt":  "bandingkn tablong dan hulu sungi tengah 2023",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Read(words)
			}
		})
	}
}
