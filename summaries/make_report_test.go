package summaries

import (
	"slices"
	"strings"
	"testing"
)

// Of a news report four of five figures agree with the catalogue and are told; the line does
// not and is told in Cross alone.
func TestMakeOfReport(t *testing.T) { eachReport(t, makeOfReport) }

func makeOfReport(t *testing.T, text string) {
	s := make1(t, nil, Page{Text: text, Address: "https://mediacenter.example/1"})
	if s.Method != ByTemplate || s.Title != "Kemiskinan Balangan 2020: 5,32 persen" || s.Words > MostWords {
		t.Errorf("%s: %q, %d words", s.Method, s.Title, s.Words)
	}
	for _, part := range []string{"Kabupaten Balangan", "5,32 persen", "7.064 orang", "0,88", "0,24", "penandatanganan komitmen bersama"} {
		if !strings.Contains(s.Text, part) {
			t.Errorf("the summary lacks %q: %s", part, s.Text)
		}
	}
	for _, part := range []string{"441", "turun", "34", "kita", "diharapkan"} {
		if strings.Contains(s.Text, part) {
			t.Errorf("the summary has %q: %s", part, s.Text)
		}
	}
	differs := func(x Cross) bool { return x.Claim.Topic == "line" && !x.Agrees }
	if !slices.ContainsFunc(s.Cross, differs) || !slices.ContainsFunc(s.Doubts, func(d string) bool { return strings.Contains(d, "Rp441.488") }) {
		t.Errorf("the poverty line is not told to differ: %+v, %q", s.Cross, s.Doubts)
	}
}
