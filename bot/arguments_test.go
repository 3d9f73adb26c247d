package bot

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestArguments(t *testing.T) {
	for _, tt := range []struct {
		words string
		want  []argument
	}{
		{"", nil},
		{"tambah  kepala\ndpmd", []argument{{"tambah", false}, {"kepala", false}, {"dpmd", false}}},
		{`baru "Hulu Sungai" hss`, []argument{{"baru", false}, {"Hulu Sungai", true}, {"hss", false}}},
		{"baru “Hulu Sungai” hss", []argument{{"baru", false}, {"Hulu Sungai", true}, {"hss", false}}},
		{"baru „Hulu Sungai“ hss", []argument{{"baru", false}, {"Hulu Sungai", true}, {"hss", false}}},
		{"p0 “RPJMD 2025–2029” hlm 87", []argument{{"p0", false}, {"RPJMD 2025–2029", true}, {"hlm", false}, {"87", false}}},
		{"ubah 2 “Plt. Kepala", []argument{{"ubah", false}, {"2", false}, {"Plt. Kepala", true}}},
		{`"" Ma'ruf`, []argument{{"Ma'ruf", false}}},
	} {
		got := arguments(tt.words)
		if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(argument{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.words, diff)
		}
	}
}

// FuzzArguments holds arguments to: none is empty, none has blanks at its ends, none
// unquoted has any within, and none holds a quote.
func FuzzArguments(f *testing.F) {
	f.Add(`tambah kepala dpmd "Kepala DPMD"`)
	f.Add("baru “Hulu Sungai” hss „x")
	f.Fuzz(func(t *testing.T, words string) {
		for _, a := range arguments(words) {
			switch {
			case a.text == "" || a.text != strings.TrimSpace(a.text):
				t.Errorf("%q has the argument %q", words, a.text)
			case !a.quoted && len(strings.Fields(a.text)) != 1:
				t.Errorf("%q has the argument %q without quotes", words, a.text)
			case strings.ContainsAny(a.text, "\"“”"):
				t.Errorf("%q has a quote in %q", words, a.text)
			}
		}
	})
}
