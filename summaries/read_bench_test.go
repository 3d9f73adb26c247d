package summaries

import (
	"strings"
	"testing"
)

// longPage is a page of 3,000 words: the labelled releases one after the other.
func longPage(t testing.TB) Page {
	var b strings.Builder
	for len(strings.Fields(b.String())) < 3000 {
		for _, l := range labelledReleases(t) {
			b.WriteString(l.Text + "\n")
		}
	}
	words := strings.SplitAfter(b.String(), " ")
	return Page{Title: "Profil Kemiskinan Kabupaten Contoh Maret 2031", Text: strings.Join(words[:min(3000, len(words))], "")}
}

func BenchmarkRead(b *testing.B) {
	c, p := catalogueOf(b), longPage(b)
	b.ReportAllocs()
	for b.Loop() {
		Read(c, p)
	}
}

func BenchmarkVerify(b *testing.B) {
	c := catalogueOf(b)
	l := labelledReleases(b)[2]
	r := Read(c, l.page())
	b.ReportAllocs()
	for b.Loop() {
		if v := r.Verify(l.Reference); len(v.Faults) > 0 {
			b.Fatal(v.Faults)
		}
	}
}
