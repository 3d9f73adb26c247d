package bot

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// TestOurDigits reads every decimal digit that there is.
func TestOurDigits(t *testing.T) {
	for script, zero := range map[string]rune{"ASCII": '0', "Arab": '٠', "Jawa": '꧐', "Bali": '᭐', "lebar penuh": '０', "matematika": '𝟎', "matematika, ganda": '𝟘', "tipis": '𝟶'} {
		for n := range rune(10) {
			if got := ourDigit(zero + n); got != '0'+n {
				t.Errorf("%s: %q is read as %q, want %d", script, zero+n, got, n)
			}
		}
	}
	read := map[rune]int{}
	for r := rune(128); r < unicode.MaxRune; r++ {
		if unicode.Is(unicode.Nd, r) {
			read[ourDigit(r)]++
		}
	}
	for n := '0'; n <= '9'; n++ {
		if read[n] != read['0'] || len(read) != 10 {
			t.Errorf("%q is read %d times, 0 %d times", n, read[n], read['0'])
		}
	}
}

// TestResidentAmongNumbers finds a number of its form wherever it stands, however it is
// parted.
func TestResidentAmongNumbers(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		nik := rapid.StringMatching(`(11|35|63|91)[0-9]{4}(0[1-9]|[1256][0-9]|4[1-9])(0[1-9]|1[0-2])[0-9]{6}`).Draw(r, "nik")
		sizes, mark := rapid.SampledFrom(parted).Draw(r, "sizes"), rapid.SampledFrom([]string{" ", ".", "-", "  ", " - ", "–", "/", "\n"}).Draw(r, "mark")
		var groups []string
		for left, i := nik, 0; i < len(sizes); i++ {
			groups, left = append(groups, left[:sizes[i]]), left[sizes[i]:]
		}
		before := rapid.StringMatching(`([0-9]{1,6} ){0,3}`).Draw(r, "before")
		behind := rapid.StringMatching(`( [0-9]{1,6}){0,3}`).Draw(r, "behind")
		if words := before + strings.Join(groups, mark) + behind; !hasResidentNumber(visible(words)) {
			r.Fatalf("%q is not found", words)
		}
	})
}

// FuzzVisible holds visible to: what it answers has nothing hidden, is a string that
// can be sent, and stays as it is.
func FuzzVisible(f *testing.F) {
	for _, words := range []string{"a\u200bb", "６３\u202e11 0145\n0785", "\xff\xfe", "\x00"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		seen := visible(words)
		if visible(seen) != seen || strings.ToValidUTF8(seen, "") != seen {
			t.Errorf("%q becomes %q, and then %q", words, seen, visible(seen))
		}
		if strings.ContainsFunc(seen, func(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("%q has something hidden: %q", words, seen)
		}
		if hasResidentNumber(seen) && strings.IndexFunc(seen, unicode.IsDigit) < 0 {
			t.Errorf("%q has no digits", words)
		}
	})
}
