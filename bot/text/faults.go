package text

import (
	"fmt"
	"strings"

	"pantau/indicators"
)

// Apology is said for a fault of ours; the reference finds it in the log.
func Apology(ref string) string {
	return "Mohon maaf, terjadi gangguan pada sistem kami (kode " + ref + "). Silakan kirim ulang beberapa menit lagi. Jika berulang, sampaikan kode ini kepada Diskominfo."
}

// StoreAway is said when what is to be kept cannot be.
func StoreAway(ref string) string {
	return "Mohon maaf, penyimpanan kami sedang tidak dapat dihubungi (kode " + ref + "), sehingga pengaturan belum tersimpan. Silakan kirim ulang beberapa menit lagi. /indikator dengan nama wilayah tetap dapat dipakai."
}

// Late answers questions that waited while the bot was away.
func Late() string {
	return "Mohon maaf, pesan Anda masuk saat layanan terhenti dan baru kami terima. Silakan kirim ulang bila masih diperlukan."
}

// TooMany answers more messages at once than can be answered in turn.
func TooMany() string {
	return "Mohon maaf, pesan masuk terlalu banyak sekaligus sehingga sebagian tidak terjawab. Silakan kirim ulang yang masih diperlukan, satu per satu."
}

// NotYours tells in a group that another person asked for the card.
func NotYours() string {
	return "Tombol ini untuk penanya. Silakan kirim perintah sendiri."
}

// ResidentNumber refuses a message that holds a NIK or KK.
func ResidentNumber() string {
	return "Pesan ini tampaknya memuat NIK/KK. Isinya tidak kami simpan. Mohon dihapus dari grup dan gunakan saluran resmi Dinas Sosial."
}

// UnknownCommand names what can be used instead.
func UnknownCommand(words string) string {
	name, _, _ := strings.Cut(words, " ")
	return "Perintah " + quote(name) + " tidak dikenal. Yang tersedia: /indikator, /bandingkan, /peringkat, /bahan, /cek, /rilis, /wilayah, /langganan, /pengaturan, /definisi, /sumber. Semua perintah: /bantuan"
}

// NotUnderstood offers what can be asked.
func NotUnderstood(r indicators.Region) string {
	name := strings.ToLower(r.Name)
	return "Pertanyaan ini belum dapat saya pahami. Pantau menjawab angka kemiskinan BPS menurut wilayah. Contoh:\n" +
		"<code>/indikator " + name + "</code>\n" +
		"<code>garis kemiskinan " + name + " 2023</code>\n" +
		"<code>bandingkan " + name + " tabalong</code>\n" +
		"<code>peringkat kalsel</code>\n" +
		"Selengkapnya: /bantuan"
}

// UnknownIndicator lists the five.
func UnknownIndicator(word string) string {
	return "Indikator " + quote(word) + " tidak dikenal. Yang tersedia: persentase (<code>p0</code>), jumlah (<code>jumlah</code>), garis kemiskinan (<code>gk</code>), kedalaman (<code>p1</code>), keparahan (<code>p2</code>)."
}

// NoSuchYear tells which years there are.
func NoSuchYear(year, first, last, now int) string {
	if year > now {
		return fmt.Sprintf("Tahun %d belum ada angkanya; Pantau tidak membuat proyeksi. Angka yang tersedia: %d–%d.", year, first, last)
	}
	return fmt.Sprintf("Tahun %d tidak tersedia. Angka di Pantau mencakup %d–%d, misalnya <code>/indikator balangan %d</code>.", year, first, last, last-1)
}
