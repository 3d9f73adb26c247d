package text

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// ImportError is what is wrong with one line of a file.
type ImportError struct {
	Line int
	Word string // the part that is wrong; may be empty
	Err  error  // of commitments or people
}

// ImportAsk asks for a file of commitments.
func ImportAsk() string {
	return "Mohon kirim berkas CSV berisi komitmen sebagai dokumen. Baris pertama adalah judul kolom:\n" +
		"<code>judul;penanggung jawab utama;pendukung;tenggat;program;target;satuan;dokumen;berulang;keterangan</code>\n" +
		"Yang wajib: judul, penanggung jawab utama, tenggat. Contoh baris:\n" +
		"<code>Pelatihan kerja;Dinsos;Disnaker, DPMD;31/12/2026;pelatihan kerja;200;orang;;;</code>\n" +
		"Tidak ada yang tersimpan sebelum seluruh berkas benar dan disetujui. Mohon isinya tanpa NIK, KK, nama, atau alamat warga."
}

// ImportDaysOffAsk asks for a file of days off.
func ImportDaysOffAsk() string {
	return "Mohon kirim berkas CSV berisi hari libur sebagai dokumen, tiga kolom per baris:\n<code>26/12/2026;daerah;Hari Jadi</code>\nJenisnya nasional, cuti, atau daerah."
}

// ImportNoFile answers words in place of a file.
func ImportNoFile() string { return "Mohon kirim berkasnya sebagai dokumen, atau tekan Batal." }

// ImportOnlyCSV refuses another kind of file.
func ImportOnlyCSV() string {
	return "Hanya berkas CSV yang dapat dibaca. Di Excel: Simpan Sebagai, lalu pilih CSV. Tidak ada yang disimpan."
}

// ImportNotFetched says that a file could not be fetched.
func ImportNotFetched() string {
	return "Berkasnya tidak dapat diambil, atau lebih besar dari 1 MB. Mohon kirim ulang. Tidak ada yang disimpan."
}

// ImportEmpty says that a file holds nothing.
func ImportEmpty() string {
	return "Berkas itu tidak berisi baris data. Tidak ada yang disimpan."
}

// mostWrong is how many wrong lines are named.
const mostWrong = 20

// ImportWrong names what is wrong with a file, line by line.
func ImportWrong(wrong []ImportError) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Berkas belum dapat disimpan; ada %d hal yang perlu diperbaiki:\n", len(wrong))
	for _, w := range wrong[:min(len(wrong), mostWrong)] {
		fmt.Fprintf(&b, "Baris %d: %s\n", w.Line, importWhy(w))
	}
	if more := len(wrong) - mostWrong; more > 0 {
		fmt.Fprintf(&b, "dan %d lainnya\n", more)
	}
	return b.String() + "Tidak ada yang disimpan. Mohon diperbaiki, lalu dikirim lagi."
}

// importReasons are the words for what can be wrong.
var importReasons = []struct {
	err   error
	words string
}{
	{commitments.ErrColumns, "kolom judul, penanggung jawab utama, dan tenggat harus ada"},
	{commitments.ErrTooMany, "terlalu banyak baris, paling banyak " + printed(strconv.Itoa(commitments.MaxImport)) + " komitmen per berkas"},
	{commitments.ErrTable, "barisnya tidak terbaca sebagai tabel"},
	{commitments.ErrTitle, fmt.Sprintf("judul kosong atau lebih dari %d karakter", commitments.MaxTitle)},
	{commitments.ErrLead, "penanggung jawab utama belum diisi"},
	{commitments.ErrUnknown, "SKPD tidak ada di daftar"},
	{commitments.ErrDay, "tenggat tidak terbaca, mohon tulis seperti 31/12/2026"},
	{commitments.ErrOver, "tenggat sudah lewat"},
	{commitments.ErrMeasure, "target bukan angka"},
	{commitments.ErrRepeated, "berulang harus bulanan, triwulanan, semesteran, atau tahunan"},
	{commitments.ErrServes, "indikator tidak dikenal, mohon tulis P0, jumlah, garis, P1, atau P2"},
	{commitments.ErrLong, fmt.Sprintf("isi sel lebih dari %d karakter", commitments.MaxCell)},
	{commitments.ErrFull, fmt.Sprintf("SKPD lebih dari %d", commitments.MaxParties)},
	{commitments.ErrTwice, "judul dan tenggatnya sama dengan baris lain"},
	{people.ErrColumns, "harus ada tanggal, jenis, dan nama"},
	{people.ErrDate, "tanggal tidak terbaca, mohon tulis seperti 31/12/2026"},
	{people.ErrKind, "jenisnya nasional, cuti, atau daerah"},
}

func importWhy(w ImportError) string {
	words := "tidak dapat disimpan seperti itu"
	for _, r := range importReasons {
		if errors.Is(w.Err, r.err) {
			words = r.words
		}
	}
	if w.Word != "" {
		words += ": " + quote(cutWords(w.Word, 60))
	}
	return words
}

// ImportReady shows what a file comes to. same is how many titles open commitments have.
func ImportReady(list []commitments.Commitment, same int, skpds []people.SKPD) string {
	const few = 5
	var b strings.Builder
	fmt.Fprintf(&b, "<b>%d komitmen siap dicatat</b>\n", len(list))
	for _, c := range list[:min(len(list), few)] {
		fmt.Fprintf(&b, "· %s · %s · %s\n", chat.Escape(cutWords(c.Title, 60)), SKPDAbbr(skpds, c.Lead()), CivilDate(c.Deadline))
	}
	if more := len(list) - few; more > 0 {
		fmt.Fprintf(&b, "dan %d lainnya\n", more)
	}
	if same > 0 {
		fmt.Fprintf(&b, "\nPerhatian: %d judul sudah dipakai komitmen yang terbuka. Mohon dipastikan berkas ini belum pernah dicatat.\n", same)
	}
	return b.String() + "\nSimpan semuanya? SKPD diberi tahu pada jam kerja."
}

// ImportKept says which numbers the commitments of a file have.
func ImportKept(first, n int) string {
	if n == 1 {
		return fmt.Sprintf("Tersimpan: komitmen #%d. Daftar: /komitmen", first)
	}
	return fmt.Sprintf("Tersimpan: %d komitmen, #%d sampai #%d. Daftar: /komitmen", n, first, first+n-1)
}

// ImportDaysOffReady shows the days off of a file.
func ImportDaysOffReady(days []people.DayOff) string {
	const few = 10
	var b strings.Builder
	fmt.Fprintf(&b, "<b>%d hari libur siap dicatat</b>\n", len(days))
	for _, d := range days[:min(len(days), few)] {
		fmt.Fprintf(&b, "· %s: %s\n", date(d.Date), chat.Escape(d.Name))
	}
	if more := len(days) - few; more > 0 {
		fmt.Fprintf(&b, "dan %d lainnya\n", more)
	}
	return b.String() + "\nSimpan semuanya? Tanggal yang sudah ada diganti."
}

// ImportDaysOffKept says that days off are kept.
func ImportDaysOffKept(n int) string {
	return fmt.Sprintf("Tersimpan: %d hari libur. Daftar: /libur", n)
}

// LogDaysOff is an import of days off in the history.
func LogDaysOff(n int) string { return fmt.Sprintf("%d hari libur dari berkas", n) }
