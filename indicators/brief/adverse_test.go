package brief

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"pantau/indicators"
	"pantau/indicators/chart"
)

// TestSameBytes writes pages several times, also at once: equal pages are equal bytes.
func TestSameBytes(t *testing.T) {
	c := catalogue(t)
	for _, p := range []Page{
		{Region: "6311", Made: made},
		{Region: "0000", Made: made},
		{Region: "6311", Made: made, Targets: targets(t), Pledges: pledges()},
	} {
		want, err := p.PDF(c)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if got, err := p.PDF(c); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s: another page than the first, %v", p.Region, err)
				}
			})
		}
		all.Wait()
		later := p
		later.Made = made.AddDate(0, 0, 1)
		if got, err := later.PDF(c); err != nil || bytes.Equal(got, want) {
			t.Errorf("%s: the page does not have its day, %v", p.Region, err)
		}
	}
}

// TestDocument holds what readers' programs see of the document.
func TestDocument(t *testing.T) {
	b, err := Page{Region: "6311", Made: made}.PDF(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	const most = 150 << 10
	if len(b) > most {
		t.Errorf("%d bytes, more than %d", len(b), most)
	}
	for _, want := range []string{"%PDF-", "/Lang (id-ID)", "(D:20261128090000)", "/Count 1\n", "/FontFile2", "/FlateDecode"} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("the document has no %q", want)
		}
	}
	if bytes.Contains(b, []byte("/Subtype /Image")) {
		t.Error("the document has a picture made of dots")
	}
}

// TestNothing asks for pages that cannot be written.
func TestNothing(t *testing.T) {
	for _, code := range []string{"", "9999", "around:6311"} {
		if b, err := (Page{Region: code, Made: made}).PDF(catalogue(t)); !errors.Is(err, chart.ErrNothing) || b != nil {
			t.Errorf("%q: %d bytes, %v", code, len(b), err)
		}
	}
}

// TestPeoplesWords writes pages with what people may type.
func TestPeoplesWords(t *testing.T) {
	c := catalogue(t)
	for _, words := range []string{
		"", " ", "\n\t", strings.Repeat("x", 5000), strings.Repeat("kata ", 2000), "🌾 Beras \U00010000\U0010ffff 💰", "مرحبا", "汉字",
		"a\x00b\xffc", "(\\)", "é ü ñ Ł “kutip” – …", strings.Repeat("WWW ", 60), "1.234.567,89",
	} {
		p := Page{Region: "6311", Made: made, Pledges: &Pledges{Open: 123456, Late: 123456, Done: 123456}}
		p.Group = indicators.Group{ID: "own:x", Name: words, Members: []string{"6311", "6309", "6308"}}
		for n := range 8 {
			p.Pledges.Next = append(p.Pledges.Next, Pledge{n * 12345, words, words, words, words})
		}
		for range 7 {
			p.Targets = append(p.Targets, Target{indicators.Poor, 2025, decimal(t, "999999.99"), decimal(t, "9999999.99"), words})
		}
		s, err := p.write(c)
		if err != nil {
			t.Fatalf("%.20q: %v", words, err)
		}
		if _, err := s.bytes(); err != nil || s.PageCount() != 1 {
			t.Errorf("%.20q: %d pages, %v", words, s.PageCount(), err)
		}
		checkPlaces(t, words[:min(len(words), 20)], s)
	}
}

// TestFewPledges writes internal pages with little in them.
func TestFewPledges(t *testing.T) {
	c := catalogue(t)
	for name, p := range map[string]Page{
		"no pledge":  {Pledges: &Pledges{}},
		"one target": {Targets: targets(t)[:1]},
		"two":        {Targets: targets(t)[:1], Pledges: &Pledges{Open: 2, Next: pledges().Next[:2]}},
	} {
		p.Region, p.Made = "6311", made
		s, err := p.write(c)
		if err != nil {
			t.Fatal(err)
		}
		if !contains(s, "INTERNAL") || contains(s, "dimuat") {
			t.Errorf("%s: not marked, or something is left out", name)
		}
		checkPlaces(t, name, s)
	}
}

// TestManyTargets plans five indicators for five years: the page tells those of the year
// of its figures.
func TestManyTargets(t *testing.T) {
	p := Page{Region: "6311", Made: made}
	for _, i := range indicators.All {
		for year := 2023; year <= 2027; year++ {
			p.Targets = append(p.Targets, Target{i, year, decimal(t, "1"), decimal(t, "2"), "RPJMD"})
		}
	}
	s, err := p.write(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"P0 2025", "Jumlah 2025", "Garis 2025", "P1 2025", "P2 2025", "20 target lain: /target"} {
		if !contains(s, want) {
			t.Errorf("the page does not tell %q", want)
		}
	}
	checkPlaces(t, "many targets", s)
}

// TestGroup ranks a region in a group of people's own.
func TestGroup(t *testing.T) {
	c := catalogue(t)
	g, _ := c.Group(string(indicators.BanuaEnam))
	s, err := Page{Region: "6311", Made: made, Group: g}.write(c)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(plainText(s), "\n", " "), "Ke-3 terendah (ke-4 tertinggi) dari 6 di Banua Enam") {
		t.Error("the rank in a group is not told:\n" + plainText(s))
	}
	if s, err = (Page{Region: "6311", Made: time.Date(2027, 1, 3, 0, 0, 0, 0, time.UTC)}).write(c); err != nil || !contains(s, "Dibuat Minggu, 3 Januari 2027") {
		t.Errorf("the day is not told, %v", err)
	}
}
