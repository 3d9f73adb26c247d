package bot

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"pantau/bot/chat"
	"pantau/bot/text"
	"pantau/indicators"
	"pantau/indicators/data"
)

// Words that are an address, with little beside it, mean the page; others are a text.
func TestReadMaterial(t *testing.T) {
	for words, want := range map[string]material{
		"":                            {},
		"https://bps.go.id/1":         {address: "https://bps.go.id/1"},
		" HTTP://bps.go.id ":          {address: "HTTP://bps.go.id"},
		"www.bps.go.id/1":             {address: "https://www.bps.go.id/1"},
		"(https://bps.go.id/1),":      {address: "https://bps.go.id/1"},
		"tolong baca https://a.id ya": {address: "https://a.id"},
		"file:///etc/passwd":          {address: "file:///etc/passwd"},
		"https://a.id https://b.id":   {words: "https://a.id https://b.id"},
		"P0 4,64 persen":              {words: "P0 4,64 persen"},
		"satu dua tiga empat lima enam tujuh delapan sembilan https://a.id": {words: "satu dua tiga empat lima enam tujuh delapan sembilan https://a.id"},
		"://": {words: "://"}, "www.": {words: "www."},
	} {
		if got := readMaterial(words); got != want {
			t.Errorf("%q is %+v, want %+v", words, got, want)
		}
	}
}

// What cannot be read is refused before anything of it is kept or fetched.
func TestMaterialRefused(t *testing.T) {
	file := func(f chat.File) material { return material{file: &f} }
	for name, tt := range map[string]struct {
		material
		want string
	}{
		"words":              {material{words: "P0 4,64 persen"}, ""},
		"resident":           {material{words: "NIK 6311012345678901"}, text.ResidentNumber()},
		"100,000 letters":    {material{words: strings.Repeat("a", 100_000)}, text.ReadingTooLong()},
		"pdf":                {file(chat.File{Name: "Rilis.PDF"}), ""},
		"no name":            {file(chat.File{}), ""},
		"named after people": {file(chat.File{Name: "6311012345678901.pdf"}), text.ResidentNumber()},
		"picture":            {file(chat.File{Photo: true}), text.PictureNotReadable()},
		"table":              {file(chat.File{Name: "a.xlsx"}), text.FileNotReadable()},
		"too large":          {file(chat.File{Name: "a.pdf", Size: 11 << 20}), text.PageTooLarge()},
	} {
		if got := tt.refuses(); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestReadRilis(t *testing.T) {
	for said, want := range map[string]rilisAsked{
		"":                         {page: 1},
		"hal 2":                    {page: 2},
		"17":                       {number: 17},
		"#17":                      {number: 17},
		"17 jejak":                 {verb: "jejak", number: 17},
		"jejak 17":                 {verb: "jejak", number: 17},
		"TERBIT #17 k3f":           {verb: "terbit", number: 17, rest: "k3f"},
		"17 tolak\nangka keliru":   {verb: "tolak", number: 17, rest: "angka keliru"},
		"ubah 17 Satu.\n\nDua  a.": {verb: "ubah", number: 17, rest: "Satu.\n\nDua  a."},
		"aturan selalu 6311":       {verb: "aturan", rest: "selalu 6311"},
		"aturan":                   {verb: "aturan"},
		"garis  kemiskinan":        {words: "garis kemiskinan", page: 1},
		"garis hal 3":              {words: "garis", page: 3},
		"hal":                      {words: "hal", page: 1},
		"hal 0":                    {words: "hal 0", page: 1},
		"terbit":                   {words: "terbit", page: 1},
		"terbit kemarin":           {words: "terbit kemarin", page: 1},
		"17 beras":                 {words: "17 beras", page: 1},
		"-5":                       {words: "-5", page: 1},
		"99999999999999999999":     {words: "99999999999999999999", page: 1},
	} {
		if diff := cmp.Diff(want, readRilis(said), cmp.AllowUnexported(rilisAsked{})); diff != "" {
			t.Errorf("%q (-want +got):\n%s", said, diff)
		}
	}
}

// FuzzReadRilis reads anything: what is searched for, a page of it, one release, or a verb
// of approvers with what stands behind, and never two of these.
func FuzzReadRilis(f *testing.F) {
	for _, said := range []string{"", "hal 2", "17 jejak", "ubah 17 Satu.\nDua.", "aturan", "#\u00a017", "hal hal 9"} {
		f.Add(said)
	}
	f.Fuzz(func(t *testing.T, said string) {
		q := readRilis(said)
		lists := q.page > 0
		if lists == (q.verb != "" || q.number > 0) || lists && q.rest != "" || q.words != "" && !lists || q.number < 0 {
			t.Errorf("%q is read as %+v", said, q)
		}
		if !strings.Contains(said, q.rest) {
			t.Errorf("%q does not hold %q as it was written", said, q.rest)
		}
	})
}

// FuzzReadMaterial reads anything: an address or words, never both, and nothing that was
// said gets lost.
func FuzzReadMaterial(f *testing.F) {
	for _, words := range []string{"https://a.id", "www.", "://", "<https://a.id>", "a b c"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		m := readMaterial(words)
		if m.words != "" && m.address != "" || m.file != nil || m.isNothing() != (strings.TrimSpace(words) == "") {
			t.Errorf("%q is %+v", words, m)
		}
		if m.address == "" && m.words != strings.TrimSpace(words) {
			t.Errorf("%q is cut to %q", words, m.words)
		}
	})
}

// The next surveys are expected by what is in the catalogue: none that is there, and the
// last one told is still to come.
func TestExpectedReleases(t *testing.T) {
	c, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for day := range 900 {
		now := first.AddDate(0, 0, day)
		for _, code := range []string{"0000", "6300", "6311"} {
			all := expectedReleases(c, code, now)
			if len(all) == 0 {
				t.Fatalf("nothing is expected of %s on %v", code, now)
			}
			for n, e := range all {
				last := n == len(all)-1 || all[n+1].Whom != e.Whom
				if now.Before(e.To) && e.Past || !last && !e.Past || e.To.Before(e.From) {
					t.Errorf("%s on %v: %+v", code, now, e)
				}
			}
		}
	}
	november := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	e := expectedReleases(c, "6311", november)
	got := e[len(e)-1]
	if got.Period != (indicators.Period{Year: 2026, Month: indicators.March}) || got.From.Month() != time.August || got.To.Month() != time.January || got.To.Year() != 2027 || got.Past {
		t.Errorf("of Balangan %+v is expected", got)
	}
}
