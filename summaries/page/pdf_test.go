package page

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/google/go-cmp/cmp"

	"pantau/summaries"
)

// release is a press release of BPS as a word processor writes it: a title, stretched
// prose, a table.
func release(t testing.TB) []byte {
	t.Helper()
	f := fpdf.New("P", "mm", "A4", "")
	f.SetTitle("Microsoft Word - brs.docx", true)
	f.AddPage()
	f.SetFont("Times", "B", 18)
	f.CellFormat(0, 10, "Profil Kemiskinan Provinsi Misal", "", 1, "C", false, 0, "")
	f.CellFormat(0, 10, "Maret 2031", "", 1, "C", false, 0, "")
	f.SetFont("Times", "", 11)
	f.MultiCell(0, 5, "Persentase penduduk miskin pada Maret 2031 sebesar 6,81 persen, turun 0,12 persen poin terhadap September 2030 dan turun 0,30 persen poin terhadap Maret 2030. Jumlah penduduk miskin pada Maret 2031 sebesar 210,45 ribu orang, turun 3,10 ribu orang terhadap September 2030.", "", "J", false)
	f.Ln(4)
	f.MultiCell(0, 5, "Garis kemiskinan pada Maret 2031 tercatat sebesar Rp612.345,- per kapita per bulan, dengan komposisi garis kemiskinan makanan sebesar Rp455.100 dan garis kemiskinan bukan makanan sebesar Rp157.245.", "", "L", false)
	f.Ln(4)
	for _, row := range [][]string{{"Daerah", "September 2030", "Maret 2031"}, {"Perkotaan", "5,10", "5,02"}, {"Perdesaan", "", "8,90"}, {"Kota dan desa", "6,93", "6,81"}} {
		for _, cell := range row {
			f.CellFormat(50, 7, cell, "1", 0, "L", false, 0, "")
		}
		f.Ln(-1)
	}
	return finish(t, f)
}

func finish(t testing.TB, f *fpdf.Fpdf) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const releaseText = `Persentase penduduk miskin pada Maret 2031 sebesar 6,81 persen, turun 0,12 persen poin terhadap September 2030 dan turun 0,30 persen poin terhadap Maret 2030. Jumlah penduduk miskin pada Maret 2031 sebesar 210,45 ribu orang, turun 3,10 ribu orang terhadap September 2030.
Garis kemiskinan pada Maret 2031 tercatat sebesar Rp612.345,- per kapita per bulan, dengan komposisi garis kemiskinan makanan sebesar Rp455.100 dan garis kemiskinan bukan makanan sebesar Rp157.245.
Daerah | September 2030 | Maret 2031
Perkotaan | 5,10 | 5,02
Perdesaan | | 8,90
Kota dan desa | 6,93 | 6,81`

func TestPDF(t *testing.T) {
	title, text, err := newExtractor(t).Text(t.Context(), release(t))
	if title != "Profil Kemiskinan Provinsi Misal Maret 2031" || err != nil {
		t.Errorf("title %q, %v", title, err)
	}
	if d := cmp.Diff(releaseText, text); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// TestPrinted reads what a browser prints: two columns, hyphens, tables with cells of
// several lines and cells without text. Beside page.pdf stands page.txt.
func TestPrinted(t *testing.T) {
	e := newExtractor(t)
	for _, file := range []string{"kolom", "tabel"} {
		title, text, err := e.Text(t.Context(), load(t, "testdata/pdf/"+file+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSpace(string(load(t, "testdata/pdf/"+file+".txt")))
		if d := cmp.Diff(strings.Split(want, "\n"), strings.Split("# "+title+"\n"+text, "\n")); d != "" {
			t.Errorf("%s (-want +got)\n%s", file, d)
		}
	}
}

// TestSheets reads a long file: heads and numbers of its sheets are dropped, sentences go
// on over their ends, and what is beyond a hundred sheets is not read.
func TestSheets(t *testing.T) {
	f := fpdf.New("P", "mm", "A4", "")
	f.SetHeaderFunc(func() {
		f.SetFont("Arial", "", 8)
		f.CellFormat(0, 5, "Berita Resmi Statistik No. 41/07/Th. XX, 15 Juli 2031", "", 1, "L", false, 0, "")
	})
	f.SetFooterFunc(func() { f.SetY(-15); f.CellFormat(0, 5, fmt.Sprint(f.PageNo()), "", 0, "C", false, 0, "") })
	for i := range 103 {
		f.AddPage()
		f.SetFont("Times", "", 11)
		f.MultiCell(0, 5, fmt.Sprintf("Lembar ke-%d memuat penjelasan mengenai konsep dan definisi yang dipakai dalam survei, lalu kalimatnya diteruskan sampai penuh, yakni pada lembar yang berikutnya dan", i+1), "", "L", false)
	}
	_, text, err := newExtractor(t).Text(t.Context(), finish(t, f))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(text, "Berita Resmi") != 1 || strings.Contains(text, "\n5\n") || !strings.Contains(text, "ke-100 ") || strings.Contains(text, "ke-101 ") {
		t.Error(cut(text, 2000))
	}
}

// TestColumns reads two columns that are drawn line by line across the sheet.
func TestColumns(t *testing.T) {
	f := fpdf.New("P", "mm", "A4", "")
	f.AddPage()
	f.SetFont("Times", "", 11)
	left := []string{"Jumlah penduduk miskin di Kabupaten Umpama", "pada Maret 2031 berkurang dibandingkan tahun", "sebelumnya, sejalan dengan hasil survei yang", "dilaksanakan di seluruh kecamatan pada bulan", "Maret tahun yang sama oleh petugas."}
	right := []string{"Garis kemiskinan naik mengikuti harga pangan", "dan pola konsumsi rumah tangga, sebagaimana", "terjadi pada tahun sebelumnya, dengan andil", "terbesar dari beras dan rokok kretek filter", "baik di perkotaan maupun di perdesaan."}
	for i := range left {
		f.Text(20, 30+6*float64(i), left[i])
		f.Text(110, 30+6*float64(i), right[i])
	}
	_, text, err := newExtractor(t).Text(t.Context(), finish(t, f))
	if want := strings.Join(left, " ") + "\n" + strings.Join(right, " "); text != want || err != nil {
		t.Errorf("%v\n%s", err, cmp.Diff(want, text))
	}
}

// TestBroken gives pdfium 125 files that are broken in some way, and some of them to
// children. Each ends in time, with a text or as unreadable.
func TestBroken(t *testing.T) {
	e, whole, random := newExtractor(t), release(t), rand.New(rand.NewPCG(5, 125))
	pool, err := startPDFium(t.Context(), e.CacheDir)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	read, slowest := 0, time.Duration(0)
	for i := range 125 {
		content, start := damaged(whole, i, random), time.Now()
		title, sheets, err := readWith(t.Context(), pool, content)
		if err == nil && layOut(title, sheets).Text != "" {
			read++
		}
		if err != nil && !errors.Is(err, summaries.ErrUnreadable) {
			t.Errorf("file %d: %v", i, err)
		}
		slowest = max(slowest, time.Since(start))
		if i%26 > 0 {
			continue
		}
		if _, _, got := e.Text(t.Context(), content); got != nil && !errors.Is(got, summaries.ErrUnreadable) || err != nil && got == nil {
			t.Errorf("file %d, by a child: %v, but %v", i, got, err)
		}
	}
	if t.Logf("%d of 125 read, the slowest in %v", read, slowest); read == 0 || read == 125 || slowest > longestRead {
		t.Error("the files are all of one kind, or one takes too long")
	}
}

// damaged is a file cut short, with bytes changed, with a piece twice, or with a table of
// contents that points at itself.
func damaged(whole []byte, kind int, random *rand.Rand) []byte {
	content := bytes.Clone(whole)
	switch kind % 5 {
	case 0:
		return content[:random.IntN(len(content))]
	case 1:
		for range 1 + kind {
			content[random.IntN(len(content))] = byte(random.Uint32())
		}
	case 2:
		at := random.IntN(len(content))
		return append(content[:at:at], whole[at/2:]...)
	case 3:
		start := bytes.LastIndex(content, []byte("startxref"))
		return fmt.Appendf(content[:start], "trailer\n<< /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF", start, start)
	case 4:
		content = bytes.Replace(content, []byte("/Count 1"), fmt.Appendf(nil, "/Count %d", random.Uint32()), 1)
		return bytes.Replace(content, []byte("/Length "), []byte("/Length 9"), kind)
	}
	return content
}

// TestChild maps whatever a child does to an error of the room, and leaves none behind.
func TestChild(t *testing.T) {
	for how, want := range map[string]error{"dies": summaries.ErrUnreadable, "babbles": summaries.ErrUnreadable} {
		if _, _, err := newExtractor(t, how).Text(t.Context(), release(t)); !errors.Is(err, want) {
			t.Errorf("a child that %s: %v", how, err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, _, err := newExtractor(t, "stalls").Text(ctx, release(t)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a child that stalls: %v", err)
	}
	t.Setenv("TELEGRAM_TOKEN", "rahasia")
	_, text, err := newExtractor(t, "environment").Text(t.Context(), release(t))
	if err != nil || strings.Contains(text, "rahasia") || !strings.Contains(text, CacheEnv) {
		t.Errorf("a child is told %s, %v", text, err)
	}
	for name, e := range map[string]*Extractor{"no command": {}, "no program": {Command: []string{"/tidak/ada"}}} {
		if _, _, err := e.Text(t.Context(), release(t)); !errors.Is(err, summaries.ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := newExtractor(t).Text(t.Context(), make([]byte, MostContent+1)); !errors.Is(err, summaries.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
}

// TestTurns lets one child read at a time: who waits may leave.
func TestTurns(t *testing.T) {
	e := newExtractor(t, "stalls")
	first, end := context.WithCancel(t.Context())
	done := make(chan error, 1)
	leave, err := e.enter(first)
	if err != nil {
		t.Fatal(err)
	}
	waiting, give := context.WithCancel(t.Context())
	go func() { _, _, err := e.Text(waiting, release(t)); done <- err }()
	give()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("who waits: %v", err)
	}
	leave()
	end()
	if leave, err = e.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	leave()
}

// TestReader has no child for PDF.
func TestReader(t *testing.T) {
	if _, _, err := (Reader{}).Text(t.Context(), release(t), ""); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("without an extractor: %v", err)
	}
	if _, _, err := Text(release(t), "text/html"); !errors.Is(err, summaries.ErrUnreadable) {
		t.Errorf("without a context: %v", err)
	}
	title, text, err := Reader{PDF: newExtractor(t)}.Text(t.Context(), release(t), "application/octet-stream")
	if title == "" || text == "" || err != nil {
		t.Errorf("%q %q %v", title, text, err)
	}
	if _, text, err := (Reader{}).Text(t.Context(), []byte("Angka 5,32 persen."), ""); text != "Angka 5,32 persen." || err != nil {
		t.Errorf("plain text: %q, %v", text, err)
	}
}

// TestLimit gives a child more time as long as none has answered, for the compiling.
func TestLimit(t *testing.T) {
	e := newExtractor(t)
	if got := e.limit(); got != longestRead+longestStart {
		t.Errorf("at first %v", got)
	}
	if _, _, err := e.Text(t.Context(), []byte("%PDF-1.7 rusak")); !errors.Is(err, summaries.ErrUnreadable) {
		t.Error(err)
	}
	if got := e.limit(); got != longestRead {
		t.Errorf("after an answer %v", got)
	}
}
