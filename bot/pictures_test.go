package bot_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"pantau/bot/chat"
)

// pressedOn is a press on a button of message 9.
func pressedOn(data string) chat.Update {
	u := private(data)
	u.Press, u.Message = "p", 9
	return u
}

// TestTrendsTellThePublishedFigures asks for the trend of every region and indicator.
// Each figure told is the cell of the file and stands in the caption, which fits.
func TestTrendsTellThePublishedFigures(t *testing.T) {
	cells, b, told, drawn := published(t), withoutStore(t, new(bytes.Buffer)), 0, 0
	for _, r := range catalogue(t).Regions() {
		for _, words := range []string{"p0", "jumlah", "gk", "p1 5 tahun terakhir", "p2 2010-2025"} {
			reply := b.Answer(t.Context(), private("/grafik "+r.Code+" "+words))
			if len(reply.Messages) != 1 || reply.Fault {
				t.Fatalf("%s %s: %+v", r.Code, words, reply)
			}
			m := reply.Messages[0]
			checkPublished(t, cells, m)
			told += len(m.Figures)
			if m.Photo == nil {
				continue
			}
			drawn++
			checkCaption(t, m)
			if m.Figures[0].Region != r.Code {
				t.Errorf("%s %s: the region meant is not told first: %+v", r.Code, words, m.Figures[0])
			}
		}
	}
	t.Logf("%d pictures, %d figures told", drawn, told)
	if drawn < 5*500 {
		t.Errorf("only %d pictures", drawn)
	}
}

func checkCaption(t *testing.T, m chat.Message) {
	t.Helper()
	shown := chat.Plain(m.Text)
	if n := len(utf16.Encode([]rune(shown))); n > 1024 {
		t.Errorf("a caption of %d units: %q", n, shown)
	}
	if m.Photo.Key == "" || m.Photo.Alt == "" || m.Photo.Draw == nil || m.Edit != nil && m.Edit.Message != 9 {
		t.Errorf("a picture that cannot be shown: %+v", m.Photo)
	}
	checkData(t, m)
}

// TestEveryPictureButtonWorks presses the buttons below pictures of every kind: each
// changes the picture in its place, and the choice that is marked changes nothing.
func TestEveryPictureButtonWorks(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	done := map[string]bool{}
	var press func(from string, m chat.Message, deep int)
	press = func(from string, m chat.Message, deep int) {
		checkCaption(t, m)
		for _, row := range m.Buttons {
			for _, c := range row {
				if done[c.Data] || deep == 0 && strings.HasSuffix(c.Label, "kab/kota") {
					continue // a map of all takes long; those that lead deeper press it
				}
				done[c.Data] = true
				r := b.Answer(t.Context(), pressedOn(c.Data))
				switch {
				case r.Fault, r.Mistake, len(r.Messages) == 0 && r.Notice == "":
					t.Errorf("%s: %q (%s) leads to %q", from, c.Label, c.Data, said(r))
				case len(r.Messages) == 0:
					if !r.Alert || len([]rune(r.Notice)) > 200 {
						t.Errorf("%s: %q says %q", from, c.Label, r.Notice)
					}
				case r.Messages[0].Photo == nil || r.Messages[0].Edit == nil:
					t.Errorf("%s: %q (%s) does not change the picture: %q", from, c.Label, c.Data, said(r))
				case strings.Contains(said(r), "Tidak terbaca"), strings.Contains(said(r), "tidak disebut"):
					t.Errorf("%s: %q (%s) is not read whole: %q", from, c.Label, c.Data, said(r))
				case strings.HasPrefix(c.Label, "✓") && r.Messages[0].Photo.Key != m.Photo.Key:
					t.Errorf("%s: %q (%s) is not the present choice:\n%s\n%s", from, c.Label, c.Data, m.Photo.Alt, r.Messages[0].Photo.Alt)
				case deep > 0:
					press(from+" → "+c.Label, r.Messages[0], deep-1)
				}
			}
		}
	}
	start := func(words string, deep int) {
		r := b.Answer(t.Context(), private(words))
		if len(r.Messages) == 1 && r.Messages[0].Photo != nil {
			press(words, r.Messages[0], deep)
		}
	}
	for n, region := range catalogue(t).Regions() {
		start("/grafik "+region.Code, 0)
		if n%7 == 0 || !region.Kind.IsDistrict() {
			start("/grafik peringkat "+region.Code, 0)
			start("/peta "+region.Code, 0)
		}
	}
	for _, words := range []string{"/grafik balangan tabalong hsu hst hss gk 5 tahun terakhir", "/grafik balangan tabalong hsu hst", "/grafik kalsel september", "/grafik 1101 1100 2010-2012", "/grafik balangan kabupaten sekitar p1", "/grafik 6311 dan 6300",
		"/grafik peringkat banua enam", "/grafik peringkat balangan kabupaten sekitar jumlah", "/grafik peringkat nasional balangan", "/grafik peringkat kalsel nasional", "/peta indonesia p2", "/peta kabupaten kota se indonesia", "/peta banua enam"} {
		start(words, 3)
	}
	t.Logf("%d different buttons pressed", len(done))
}

// TestPicturesStayInTheirGroup changes only the indicator of an order's picture and of a
// map: the group stays, and so do the regions set off.
func TestPicturesStayInTheirGroup(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for _, words := range []string{"/grafik peringkat tabalong", "/grafik peringkat tabalong hsu kalsel", "/grafik peringkat kalsel nasional", "/grafik peringkat nasional tabalong", "/grafik peringkat semua provinsi",
		"/grafik peringkat tabalong kabupaten sekitar", "/grafik peringkat banua enam tabalong", "/peta tabalong", "/peta kalsel", "/peta jawa barat", "/peta indonesia", "/peta tabalong semua provinsi", "/peta kabupaten kota se indonesia"} {
		first := b.Answer(t.Context(), private(words)).Messages[0]
		there := b.Answer(t.Context(), pressedOn(dataOf(t, first, "Jumlah"))).Messages[0]
		back := b.Answer(t.Context(), pressedOn(dataOf(t, there, "P0"))).Messages[0]
		if back.Photo == nil || back.Photo.Key != first.Photo.Key {
			t.Errorf("%s: there and back is another picture:\n%s\n%s", words, first.Text, back.Text)
		}
	}
}

// TestFourCodesAreNoResident presses buttons that name four regions, whose codes have as
// many digits as a NIK.
func TestFourCodesAreNoResident(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for words, label := range map[string]string{"/bandingkan banjar tabalong hsu hst": "Kabupaten Banjar · Kalimantan Selatan", "/grafik banjar tabalong hsu hst": "Kabupaten Banjar · Kalimantan Selatan",
		"/bandingkan balangan tabalong hsu hst sejak 2021": "Grafik", "/grafik balangan tabalong hsu hst": "P1"} {
		r := b.Answer(t.Context(), pressedOn(dataOf(t, b.Answer(t.Context(), private(words)).Messages[0], label)))
		if got := said(r); len(r.Messages) != 1 || strings.Contains(got, "NIK") || !strings.Contains(got, "Hulu Sungai Tengah") {
			t.Errorf("%s, then %s: %q", words, label, got)
		}
	}
}

// dataOf is what the button with a label says.
func dataOf(t *testing.T, m chat.Message, label string) string {
	t.Helper()
	for _, row := range m.Buttons {
		for _, c := range row {
			if c.Label == label {
				return c.Data
			}
		}
	}
	t.Fatalf("no button %q below %q", label, m.Text)
	return ""
}

// shelf keeps pictures, or cannot.
type shelf struct {
	kept map[string][]byte
	err  error
}

func (s *shelf) Picture(_ context.Context, key string) ([]byte, bool, error) {
	png, ok := s.kept[key]
	return png, ok, s.err
}

func (s *shelf) KeepPicture(_ context.Context, key string, png []byte) error {
	if s.err == nil {
		s.kept[key] = png
	}
	return s.err
}

// TestPicturesAreDrawnOnceAndKept draws nothing until a door asks, keeps what was drawn,
// and shows it though it cannot be kept.
func TestPicturesAreDrawnOnceAndKept(t *testing.T) {
	log := new(bytes.Buffer)
	b, s := withoutStore(t, log), &shelf{kept: map[string][]byte{}}
	b.Pictures = s
	p := b.Answer(t.Context(), private("/grafik balangan")).Messages[0].Photo
	if len(s.kept) != 0 || len(p.PNG) != 0 {
		t.Fatal("a picture is drawn before it is asked for")
	}
	png, err := p.Bytes(t.Context())
	if err != nil || !bytes.HasPrefix(png, []byte("\x89PNG")) || !bytes.Equal(s.kept[p.Key], png) {
		t.Fatalf("%d bytes, %d kept, %v", len(png), len(s.kept), err)
	}
	s.kept[p.Key] = []byte("kept")
	if again, err := p.Bytes(t.Context()); string(again) != "kept" || err != nil {
		t.Errorf("a kept picture is drawn anew: %v", err)
	}
	s.err = errors.New("connection refused")
	if again, err := p.Bytes(t.Context()); !bytes.Equal(again, png) || err != nil {
		t.Errorf("without the shelf there is no picture: %v", err)
	}
	if n := strings.Count(log.String(), "picture="); n != 2 {
		t.Errorf("the fault is logged %d times:\n%s", n, log)
	}
}

// TestEveryKindIsDrawn draws a picture of each kind.
func TestEveryKindIsDrawn(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for _, words := range []string{"/grafik balangan tabalong hsu hst hss", "/grafik papua selatan p1", "/grafik indonesia 2010-2026", "/grafik peringkat kalsel gk", "/grafik peringkat semua provinsi", "/peta kalsel", "/peta indonesia", "/peta balangan kabkota"} {
		m := b.Answer(t.Context(), private(words)).Messages[0]
		png, err := m.Photo.Bytes(t.Context())
		if err != nil || !bytes.HasPrefix(png, []byte("\x89PNG")) {
			t.Errorf("%s: %d bytes, %v", words, len(png), err)
		}
	}
}

// TestOnlyTheAskerMovesAPicture holds a picture in a group to who asked for it.
func TestOnlyTheAskerMovesAPicture(t *testing.T) {
	s := newStage(t)
	s.in("grup 1", 2).hear(s.said("/grafik balangan", ""))
	ref := s.last[s.where().Chat]
	u := s.in("grup 1", 3).pressed("P1")
	if r := s.bot.Answer(t.Context(), u); len(r.Messages) > 0 || r.Notice == "" {
		t.Errorf("another person moves the picture: %+v", r)
	}
	u.From = 2
	if r := s.bot.Answer(t.Context(), u); len(r.Messages) != 1 || r.Messages[0].Edit == nil || *r.Messages[0].Edit != ref || r.Messages[0].Photo == nil {
		t.Errorf("the asker does not move the picture: %+v", r)
	}
}

// TestForgedPicturesAreHarmless presses buttons that the bot never made.
func TestForgedPicturesAreHarmless(t *testing.T) {
	b := withoutStore(t, new(bytes.Buffer))
	for _, data := range []string{"gambar", "gambar grafik", "gambar peta", "gambar peringkat", "gambar gambar grafik", "gambar komitmen", "gambar grafik banjar", "gambar peta xyz", "gambar grafik 6311 p9", "gambar grafik 6311 1800",
		"gambar grafik 6311 2099", "gambar peringkat 6311 6311 6311", "gambar grafik ipm", "gambar peta 9999", "gambar peringkat 0000", "gambar grafik 6311 2010-2012 p2"} {
		r := b.Answer(t.Context(), pressedOn(data))
		if r.Fault {
			t.Errorf("%s is answered with an apology", data)
		}
		for _, m := range r.Messages {
			if m.Edit != nil && m.Photo == nil && strings.HasPrefix(data, "gambar gra") {
				t.Errorf("%s turns a picture into a text: %q", data, m.Text)
			}
		}
	}
}

// BenchmarkGrafik measures the answer with a picture, which is not drawn.
func BenchmarkGrafik(b *testing.B) {
	pantau := withoutStore(b, new(bytes.Buffer))
	for name, words := range map[string]string{"trend": "/grafik balangan", "five": "/grafik balangan tabalong hsu hst hss", "bars": "/grafik peringkat kalsel", "map": "/peta kalsel", "nation": "/peta kabupaten kota se indonesia"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if r := pantau.Answer(b.Context(), private(words)); len(r.Messages) != 1 || r.Messages[0].Photo == nil {
					b.Fatal("no picture")
				}
			}
		})
	}
}
