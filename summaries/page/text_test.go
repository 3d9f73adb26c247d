package page

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pantau/summaries"
)

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		content, kind string
		want          Form
	}{
		{"%PDF-1.7\n", "text/html", PDF},
		{"\n\n%PDF-1.4", "", PDF},
		{"<!DOCTYPE html><html>", "application/pdf", HTML},
		{"<!-- cache --><html><body>", "text/plain", HTML},
		{"  <div>Isi</div>", "", HTML},
		{"Isi & <b>tebal</b>", "text/html; charset=utf-8", HTML},
		{"Persentase 5,32 < 6,00 persen", "", Plain},
		{"<5 persen", "", Plain},
		{`<?xml version="1.0"?><html xmlns="x"><body>`, "", HTML},
		{`<?xml version="1.0"?><rss>`, "text/html", XML},
		{"<rss version='2.0'>", "application/rss+xml", XML},
		{"\x89PNG\r\n\x1a\n", "text/html", Other},
		{"PK\x03\x04\x00\x00", "", Other},
		{"\xff\xfeT\x00e\x00", "", Plain},
	} {
		if got := Sniff([]byte(c.content), c.kind); got != c.want {
			t.Errorf("%q, %q: %q", c.content, c.kind, got)
		}
	}
}

// TestPlainColumns keeps columns of plain text apart, and leaves thousands together.
func TestPlainColumns(t *testing.T) {
	const source = "Tahun\tGaris (Rp)\tPersentase\n2025   542 366    6,37\n1.\tGaris kemiskinan\tnaik\n"
	const want = "Tahun | Garis (Rp) | Persentase\n2025 | 542 366 | 6,37\n1. Garis kemiskinan naik"
	if _, got, err := Text([]byte(source), "text/plain"); got != want || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// TestCharset reads pages in other characters, named rightly, wrongly and not at all.
func TestCharset(t *testing.T) {
	const body = "<html><body><p>Kemiskinan \x96 turun 5,32 persen\x85 kata Wakil Bupati caf\xe9.</p></body></html>"
	const want = "Kemiskinan – turun 5,32 persen… kata Wakil Bupati café."
	utf16 := []byte{0xff, 0xfe}
	for _, r := range want {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, c := range map[string]struct {
		content []byte
		kind    string
	}{
		"named by the server":        {[]byte(body), "text/html; charset=windows-1252"},
		"named by the page":          {[]byte("<meta charset='iso-8859-1'>" + body), "text/html"},
		"not named":                  {[]byte(body), "text/html"},
		"UTF-8, named wrongly":       {[]byte("<meta charset=latin1><p>" + want + "</p>"), "text/html; charset=iso-8859-1"},
		"UTF-8 with a mark":          {[]byte("\ufeff<p>" + want + "</p>"), "text/html"},
		"UTF-16":                     {utf16, "text/plain"},
		"an unknown name, but UTF-8": {[]byte("<p>" + want + "</p>"), "text/html; charset=aneh"},
	} {
		if _, got, err := Text(c.content, c.kind); got != want || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, got, err := Text([]byte("<p>Angka 5,32 per\xffsen di Kabupaten Umpama pada tahun 2031.</p>"), "text/html; charset=utf-8"); !strings.Contains(got, "5,32 per\uFFFDsen") || err != nil {
		t.Errorf("a broken character: %q, %v", got, err)
	}
}

// TestNumbers keeps numbers as a reader of the page sees them: what is around, within or
// hidden beside them neither joins nor parts them.
func TestNumbers(t *testing.T) {
	for html, want := range map[string]string{
		`5,32<sup>1</sup> persen`:                                   "5,32 persen",
		`5,32<sup><a href="#f">[2]</a></sup> persen`:                "5,32 persen",
		`Rp441.488<sup>*)</sup>`:                                    "Rp441.488",
		`P<sub>0</sub> 5,32`:                                        "P0 5,32",
		`<b>5</b>,<i>32</i> persen`:                                 "5,32 persen",
		`5,<!-- 99 -->32 persen`:                                    "5,32 persen",
		`5,<span style="display:none">9</span>32 persen`:            "5,32 persen",
		`5,<span hidden>9</span>32`:                                 "5,32",
		`<s>5,23</s> 5,32`:                                          "5,32",
		`<span style="VISIBILITY : hidden">9</span>5,32`:            "5,32",
		`<span style="position:absolute;left:-9999px">9</span>5,32`: "5,32",
		`<span style="font-size:0">9</span>5,32`:                    "5,32",
		`<span style="font-size:0.9em;opacity:0.8">5,32</span>`:     "5,32",
		"441\u200b.\u00ad488":                                       "441.488",
		"\u202e23,5\u202c":                                          "23,5",
		`Rp&nbsp;441.488`:                                           "Rp 441.488",
		`5,32&#37; &amp;amp; 6&lt;7`:                                "5,32% &amp; 6<7",
		"5,32\npersen":                                              "5,32 persen",
		`5,32<br>6,81`:                                              "5,32\n6,81",
		`<div>5,32</div><div>6,81</div>`:                            "5,32\n6,81",
		`7,06 m<sup>2</sup>`:                                        "7,06 m",
	} {
		if _, got, err := Text([]byte("<html><body><div>"+html+"</div></body></html>"), ""); got != want || err != nil {
			t.Errorf("%s: %q, %v", html, got, err)
		}
	}
}

func TestTitle(t *testing.T) {
	for html, want := range map[string]string{
		`<title>Kemiskinan Umpama Turun Lagi Tahun Ini - Kabar Umpama</title>`:                                 "Kemiskinan Umpama Turun Lagi Tahun Ini",
		`<title>Profil Kemiskinan Misal - Maret 2031</title>`:                                                  "Profil Kemiskinan Misal - Maret 2031",
		`<title>Kabar Umpama | Kemiskinan Turun</title><meta property="og:site_name" content="Kabar Umpama">`:  "Kemiskinan Turun",
		`<title>x</title><h1>Kemiskinan Turun Lagi</h1>`:                                                       "Kemiskinan Turun Lagi",
		`<title>Kemiskinan Turun Menjadi 5,32 Persen | Portal</title><h1>Portal</h1><h1>Kemiskinan Turun</h1>`: "Kemiskinan Turun",
		`<meta property="og:title" content="R&amp;D &amp;amp; Data Kemiskinan"><title>lain</title>`:            "R&D &amp; Data Kemiskinan",
		`<p>tanpa judul</p>`: "",
	} {
		if got, _, err := Text([]byte("<html>"+html+"<p>Isi berita yang ada.</p>"), ""); got != want || err != nil {
			t.Errorf("%s: %q, %v", html, got, err)
		}
	}
}

// TestDate reads the date of release, by the day in WIB.
func TestDate(t *testing.T) {
	for html, want := range map[string]string{
		`<meta property="article:published_time" content="2031-07-15T10:00:00+07:00">`:                               "2031-07-15",
		`<meta property="article:published_time" content="2031-07-15T17:00:00Z">`:                                    "2031-07-16",
		`<meta name="pubdate" content="2031-07-15 23:00:00">`:                                                        "2031-07-15",
		`<meta itemprop="datePublished" content="2031-07-15">`:                                                       "2031-07-15",
		`<script type="application/ld+json">[{"a":1},{"datePublished":"2031-07-15T08:00:00+0700"}]</script>`:         "2031-07-15",
		`<script type="application/ld+json">{"@graph":[{"datePublished":"2031-07-15T23:30:00+09:00"}]}</script>`:     "2031-07-15",
		`<script type="application/ld+json">{rusak</script><time datetime="2031-07-14">kemarin</time>`:               "2031-07-14",
		`<script>{"datePublished":"2031-07-15"}</script>`:                                                            "",
		`<aside><time datetime="2030-01-01">x</time></aside><article><time datetime="2031-07-15">y</time></article>`: "2031-07-15",
		`<meta name="date" content="15 Juli 2031">`:                                                                  "",
		`<meta name="date" content="2031-13-45">`:                                                                    "",
		`<meta name="date" content="2031-07-155">`:                                                                   "",
		`<meta name="date" content="">`:                                                                              "",
	} {
		d, err := read([]byte("<html>"+html+"<p>Isi berita yang ada.</p>"), "")
		if d.date != want || err != nil {
			t.Errorf("%s: %q, %v", html, d.date, err)
		}
	}
}

// TestPointers drops what leads to other articles, and nothing beside it.
func TestPointers(t *testing.T) {
	const before, after = "Persentase penduduk miskin 5,32 persen pada Maret 2031 di Kabupaten Umpama.", "Garis kemiskinan Rp441.488 per kapita per bulan pada periode yang sama."
	for _, pointer := range []string{
		`<p>Baca juga: <a href="/x">Kemiskinan Seberang 9,87 Persen</a></p>`,
		`<p><strong>BACA JUGA</strong><br><a href="/x">Kemiskinan Seberang 9,87 Persen</a></p>`,
		`<div><span>Baca Juga :</span><ul><li><a href="/x">Kemiskinan Seberang 9,87 Persen</a></li></ul></div>`,
		`<h4>Baca Juga</h4><p><a href="/x">Kemiskinan Seberang 9,87 Persen</a></p>`,
		`<p>Baca juga: Kemiskinan Seberang 9,87 Persen</p>`,
		`<blockquote><em>Simak juga</em> <a href="/x">Kemiskinan Seberang 9,87 Persen</a></blockquote>`,
		`<p>[Lihat juga: <a href="/x">Kemiskinan Seberang 9,87 Persen</a>]</p>`,
		`<section class="artikel-terkait"><p>Kemiskinan Seberang 9,87 persen menurut data yang dirilis.</p></section>`,
		`<div class="td-related-wrap"><p>Kemiskinan Seberang 9,87 persen menurut data yang dirilis.</p></div>`,
	} {
		_, got, err := Text([]byte("<html><body><article><p>"+before+"</p>"+pointer+"<p>"+after+"</p></article></body></html>"), "")
		if want := before + "\n" + after; got != want || err != nil {
			t.Errorf("%s: %q, %v", pointer, got, err)
		}
	}
	html := "<html><body><article><p>" + before + ` <strong>Baca juga: Seberang 9,87 Persen</strong> ` + after + "</p></article></body></html>"
	if _, got, err := Text([]byte(html), ""); got != before+" "+after || err != nil {
		t.Errorf("within a paragraph: %q, %v", got, err)
	}
	plain := before + "\n\nBaca juga :  Kemiskinan Seberang 9,87 Persen\n\n" + after
	if _, got, err := Text([]byte(plain), ""); got != before+"\n\n"+after || err != nil {
		t.Errorf("plain text: %q, %v", got, err)
	}
}

// TestReport reads a news report as sites have them, with a caption and a link in between.
func TestReport(t *testing.T) {
	_, text, err := Text(load(t, filepath.Join("..", "testdata", "laporan-komitmen.txt")), "text/plain")
	if err != nil || strings.Contains(text, "Baca juga") || strings.Contains(text, "loader image") || !strings.Contains(text, "mencapai 441.448 dengan") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestLimits(t *testing.T) {
	if _, _, err := Text(make([]byte, MostContent+1), "text/plain"); !errors.Is(err, summaries.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
	for _, content := range []string{"", "  \n ", "<html></html>", "\x00\x01\x02", "<html><body><script>5,32</script></body></html>"} {
		if _, _, err := Text([]byte(content), ""); !errors.Is(err, summaries.ErrUnreadable) {
			t.Errorf("%q: %v", content, err)
		}
	}
	_, text, err := Text(bytes.Repeat([]byte("Satu baris yang panjang.\n"), mostText/20), "")
	if len(text) > mostText || len(text) < mostText-100 || !strings.HasSuffix(text, "panjang.") || err != nil {
		t.Errorf("a long text: %d bytes, %v", len(text), err)
	}
}

// TestHostile reads pages that are made to cost much. Each is read or refused in
// hundredths of the minute it may take on a slow machine.
func TestHostile(t *testing.T) {
	repeat := strings.Repeat
	fonts := ""
	for i := range 400 {
		fonts += "<font size=" + repeat("1", i+1) + "><b a=" + repeat("2", i+1) + ">"
	}
	for name, html := range map[string]string{
		"formatting left open":  "<p>" + fonts + repeat("<p>a", 20_000),
		"deep":                  repeat("<div>", 20_000) + "a",
		"deep enough":           repeat("<div class=share>", 400) + repeat("<p>Baca juga: a</p>", 5_000),
		"pointers":              "<div>" + repeat("Baca juga<br>", 5_000),
		"pointers in depth":     repeat("<div><span>Baca juga</span>", 200) + repeat("<a>b</a>", 10_000),
		"spans":                 "<table>" + repeat(`<tr><td colspan=9999 rowspan=65534>9</td></tr>`, 5_000),
		"tables in tables":      repeat("<table><tr><td>a</td><td>", 200),
		"many tables":           repeat("<table><tr><td>a<td>b</table>", 5_000),
		"lists in lists":        repeat("<ul><li>a", 200),
		"items":                 "<ul>" + repeat("<li>a", 5_000),
		"attributes":            "<div " + repeat("a=b ", 200_000) + ">a",
		"open tag":              "<div " + repeat("a", 1<<20),
		"open comment":          "a<!--" + repeat("-", 1<<20),
		"entities":              repeat("&amp;", 200_000),
		"links":                 repeat("<a href=x>a", 5_000),
		"misnested":             repeat("<a><p></a>", 5_000),
		"foster parents":        "<table>" + repeat("<b>a<tr>", 10_000),
		"drawings":              repeat("<svg><title/>", 10_000) + "a",
		"templates":             repeat("<template>", 400) + "a",
		"data":                  repeat(`<script type="application/ld+json">`+repeat("[", 5_000)+"</script>", 50),
		"one line":              repeat("5,32 persen ", 30_000),
		"headings":              repeat("<h1>Judul yang sama saja</h1>", 2_500),
		"paragraphs of a piece": "<p>" + repeat("a ", 100) + repeat("<span>,</span>", 20_000),
	} {
		start := time.Now()
		_, _, err := Text([]byte("<html><body>"+html), "text/html")
		if err != nil && !errors.Is(err, summaries.ErrTooLarge) && !errors.Is(err, summaries.ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// FuzzHTML reads anything as a page.
func FuzzHTML(f *testing.F) {
	for _, page := range []string{"berita", "pemkab", "singkat", "tabel"} {
		f.Add(load(f, "testdata/"+page+".html"), "text/html")
	}
	f.Add([]byte("<table><tr><td rowspan=3 colspan=2>a<tr><td><table><ul><li><p>Baca juga<a>b"), "")
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, content []byte, kind string) {
		title, text, err := Text(content, kind)
		switch {
		case err != nil && !errors.Is(err, summaries.ErrUnreadable) && !errors.Is(err, summaries.ErrTooLarge):
			t.Errorf("%v", err)
		case err == nil && (text == "" || text != tidy(text) || len(text) > mostText || strings.ContainsAny(title, "\n\r\x00")):
			t.Errorf("title %q, text %q", title, text)
		}
	})
}

// FuzzPDF sniffs anything, and takes anything for the answer of a child.
func FuzzPDF(f *testing.F) {
	f.Add([]byte(`{"title":"Profil Kemiskinan","text":"Persentase 5,32 persen."}`))
	f.Add([]byte(`{"error":"too large"}`))
	f.Add([]byte("%PDF-1.7\n{}"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if form := Sniff(content, "application/pdf"); bytes.HasPrefix(content, []byte("%PDF-")) && form != PDF {
			t.Errorf("a PDF is %q", form)
		}
		title, text, err := answered(content)
		switch {
		case err != nil && !errors.Is(err, summaries.ErrUnreadable) && !errors.Is(err, summaries.ErrTooLarge):
			t.Errorf("%v", err)
		case err == nil && (text == "" || text != tidy(text) || strings.ContainsAny(title, "\n\r\x00")):
			t.Errorf("title %q, text %q", title, text)
		}
	})
}

// BenchmarkHTML reads a page of 3,000 words with its furniture.
func BenchmarkHTML(b *testing.B) {
	content := load(b, "testdata/berita.html")
	more := strings.Repeat("<p>Garis kemiskinan Kabupaten Umpama naik mengikuti harga pangan dan pola konsumsi rumah tangga, dengan andil terbesar dari beras.</p>\n", 160)
	content = bytes.Replace(content, []byte("<p>Halaman: 1 2</p>"), []byte(more), 1)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Text(content, "text/html"); err != nil {
			b.Fatal(err)
		}
	}
}
