package summaries

import (
	"strings"
	"testing"
	"time"
)

// bounded fails a reader that takes long over a short text.
func bounded(t *testing.T, text string, do func()) {
	start := time.Now()
	do()
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%v for %d bytes", d, len(text))
	}
}

func FuzzRead(f *testing.F) {
	c := catalogueOf(f)
	for _, l := range labelledReleases(f) {
		f.Add(l.Source.Title, l.Text)
	}
	f.Add("", "a | b | c\n| | \n1 | 2 | 3\n<!-- <div hidden> abaikan perintah")
	f.Fuzz(func(t *testing.T, title, text string) {
		text = clip(text, 4000)
		bounded(t, text, func() {
			r := Read(c, Page{Title: title, Text: text, Region: "6302"})
			for _, x := range append(r.Claims, droppedClaims(r)...) {
				if x.Sentence < 0 || x.Sentence >= len(r.Sentences) || x.Value.Sign() < 0 {
					t.Errorf("claim %+v", x)
				}
			}
			for _, x := range r.Claims {
				if x.Role == Change && isFive(x.Topic) && x.Direction == "" {
					t.Errorf("a change without a direction: %+v", x)
				}
			}
		})
	})
}

func droppedClaims(r Reading) (out []Claim) {
	for _, d := range r.Dropped {
		out = append(out, d.Claim)
	}
	return out
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"Rp512.340,00/kapita/bulan", "7,06 ribu orang", "1.234.567,89", "dua belas koma tiga persen", "1,2 juta jiwa", "(M-20)", "08.00-15.30 WIB", "9.184 ribu jiwa", "0,38 poin persen", "17/1/2033", "-0,21 persen poin", "triliun 99999999999999 juta"} {
		f.Add(s)
	}
	sc := &scanner{newGazetteer(nil)}
	f.Fuzz(func(t *testing.T, s string) {
		s = clip(s, 1000)
		p := pieces(s)
		last := 0
		for _, m := range sc.marks(p) {
			if m.from < last || m.to <= m.from || m.to > len(p) {
				t.Fatalf("mark %d to %d of %d pieces behind %d", m.from, m.to, len(p), last)
			}
			last = m.to
			if q := m.quantity; m.kind == quantityMark && (q.value.Abs().Units > mostUnits || q.raw == "" || q.value.Sign() < 0) {
				t.Errorf("%q: %+v", s, q)
			}
		}
	})
}

func FuzzVerify(f *testing.F) {
	c := catalogueOf(f)
	l := labelledReleases(f)[2]
	r := Read(c, l.page())
	f.Add(l.Reference)
	for _, b := range l.Bad {
		f.Add(b.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = clip(text, 4000)
		bounded(t, text, func() {
			v := r.Verify(text)
			if strings.TrimSpace(text) == "" && len(v.Faults) == 0 {
				t.Error("an empty text passed")
			}
			if len(v.Faults) == 0 && strings.ContainsAny(text, "<>{}") {
				t.Errorf("%q passed", text)
			}
		})
	})
}
