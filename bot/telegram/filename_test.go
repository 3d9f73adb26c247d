package telegram

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFileName(t *testing.T) {
	long := strings.Repeat("é", 150)
	for name, want := range map[string]string{
		"komitmen-balangan-2026-11-24.xlsx": "komitmen-balangan-2026-11-24.xlsx",
		"Rekap Juni (akhir).xlsx":           "Rekap Juni (akhir).xlsx",
		`Rekap "Juni".csv`:                  "Rekap 'Juni'.csv",
		`C:\berkas/..\notula.pdf`:           "C--berkas-..-notula.pdf",
		"a\r\nb\t\x00c.csv":                 "a  b c.csv",
		"a\u202excod.exe":                   "axcod.exe", // would read as "aexe.docx"
		"\xff\xfe.csv":                      "pantau.csv",
		" . ":                               "pantau",
		"":                                  "pantau",
		".csv":                              "pantau.csv",
		"rapat.":                            "rapat",
		"rapat ke-3. Hasil":                 "rapat ke-3. Hasil",
		long + ".xlsx":                      long[:194] + ".xlsx",
		"a." + long:                         "a." + long[:198],
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
}

// FuzzFileName makes a name of anything: every system can save a file under it, and it
// stays as it is when it is one already.
func FuzzFileName(f *testing.F) {
	for _, s := range []string{"a.csv", `"`, "../a", "\xff", "a. . .csv", strings.Repeat("é", 150) + ".xlsx", "a .b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := fileName(name)
		if got == "" || len(got) > mostName || !utf8.ValidString(got) || strings.Trim(got, " ") != got || strings.HasSuffix(got, ".") {
			t.Fatalf("%q becomes %q", name, got)
		}
		if strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsGraphic(r) || strings.ContainsRune("/\\:*?\"<>|", r) }) {
			t.Fatalf("%q becomes %q", name, got)
		}
		if again := fileName(got); again != got {
			t.Fatalf("%q becomes %q, and then %q", name, got, again)
		}
	})
}
