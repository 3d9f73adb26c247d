package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestTanyaTellsPicturesInWords asks for pictures and the printed page: a terminal gets
// the words below them, and with --json the figures.
func TestTanyaTellsPicturesInWords(t *testing.T) {
	for question, want := range map[string]string{
		"/grafik balangan":              "P0 Balangan turun empat tahun berturut-turut",
		"/grafik peringkat kalsel":      "ke-10 terendah dari 13",
		"/peta kalsel":                  "tertinggi Hulu Sungai Tengah 5,03",
		"/lembar balangan":              "Lembar kemiskinan Kabupaten Balangan",
		"grafik balangan gk sejak 2019": "Garis kemiskinan Balangan naik",
	} {
		got := pantau(t, nil, "tanya", question)
		if got.code != exitFine || !strings.Contains(got.out, want) || strings.ContainsAny(got.out, "<>") {
			t.Errorf("tanya %q: code %d, %q, %s", question, got.code, got.out, got.errs)
		}
	}
	got := pantau(t, nil, "tanya", "--json", "/grafik balangan")
	var a answer
	if err := json.Unmarshal([]byte(got.out), &a); err != nil || got.code != exitFine || len(a.Figures) < 11 || len(a.Buttons) == 0 {
		t.Fatalf("code %d, %v: %s", got.code, err, got.out)
	}
	if f := a.Figures[0]; f.Region != "6311" || f.Indicator != "p0" || f.Unit != "persen" {
		t.Errorf("the first figure is %+v", f)
	}
}
