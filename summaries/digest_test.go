package summaries

import "testing"

func TestDigest(t *testing.T) {
	base := Release{Title: "Kemiskinan Contoh & sekitarnya", Text: "<p>Turun 0,38 persen poin.</p> Unduh: https://contoh.example/f?sig=abc"}
	same := []Release{
		{Title: "Kemiskinan  Contoh &amp; sekitarnya ", Text: base.Text},
		{Title: "Kemiskinan Contoh &amp;amp; sekitarnya", Text: base.Text},
		{Title: base.Title, Text: "<P>Turun\u00a00,38\npersen poin.</P>\r\n Unduh: https://contoh.example/f?sig=xyz&expires=9"},
		{Title: base.Title, Text: "&lt;p&gt;Turun 0,38 persen\u200b poin.&lt;/p&gt; Unduh: https://contoh.example/f"},
		{Title: base.Title, Text: base.Text, Date: "2031-01-01", PDF: "https://contoh.example/x?sig=1", Address: "https://contoh.example/2"},
	}
	for i, r := range same {
		if Digest(r) != Digest(base) {
			t.Errorf("%d: other clothes give another digest: %q", i, bare(r.Text))
		}
	}
	for i, r := range []Release{
		{Title: base.Title, Text: "<p>Turun 0,83 persen poin.</p>"},
		{Title: "Kemiskinan Contoh", Text: base.Text},
		{Title: base.Title + base.Text},
	} {
		if Digest(r) == Digest(base) {
			t.Errorf("%d: other words give the same digest", i)
		}
	}
}
