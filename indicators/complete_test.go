package indicators

import (
	"slices"
	"strings"
	"testing"
)

func TestCompleteNames(t *testing.T) {
	c := loaded(t)
	for start, want := range map[string]string{
		"bal":              "5100 6311 6471",
		"balang":           "6311",
		"Kab. Bala":        "6311",
		"hulu sungai":      "6306 6307 6308",
		"kota banjar":      "3279 6371 6372",
		"banjarm":          "6371",
		"paringin":         "6311", // its seat, typed in full
		"paring":           "",     // the beginning of a seat is no name
		"b":                "",
		"":                 "",
		"kab":              "",
		"6311":             "",
		"balngan":          "",
		"<b>":              "",
		"kota zzz":         "",
		"kalimantan":       "6100 6200 6300 6400 6500",
		"balangan tabalon": "",
	} {
		got := c.Complete(start)
		slices.Sort(got)
		if start == "bal" {
			got = slices.DeleteFunc(got, func(code string) bool { return !strings.Contains(want, code) })
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q may become %v, want %s", start, got, want)
		}
	}
}

// TestCompleteFindsEveryRegion types each name letter by letter: from two letters on the
// region is among those that the letters may become, and the whole name comes first.
func TestCompleteFindsEveryRegion(t *testing.T) {
	c := loaded(t)
	for _, r := range c.Regions() {
		for _, name := range append([]string{r.Name, r.Full}, r.Aliases...) {
			for n := range name {
				start := name[:n]
				if len(fold(start)) < fewLetters || name == r.Full && n <= len(r.Full)-len(r.Name) {
					continue // a kind alone is no name
				}
				if got := c.Complete(start); !slices.Contains(got, r.Code) {
					t.Fatalf("%q may become %v, not %s (%s)", start, got, r.Code, name)
				}
			}
			if len(fold(name)) >= fewLetters {
				if got := c.Complete(name); !slices.Contains(got, r.Code) {
					t.Errorf("%q is not %s: %v", name, r.Code, got)
				}
			}
		}
	}
}

func FuzzComplete(f *testing.F) {
	for _, start := range []string{"bal", "kota ban", "kab.", "", "\xff", "kepulauan "} {
		f.Add(start)
	}
	c := loaded(f)
	f.Fuzz(func(t *testing.T, start string) {
		for _, code := range c.Complete(start) {
			if _, ok := c.Region(code); !ok {
				t.Fatalf("%q may become %q", start, code)
			}
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	c := loaded(b)
	b.ReportAllocs()
	for b.Loop() {
		if len(c.Complete("ban")) == 0 {
			b.Fatal("nothing")
		}
	}
}
