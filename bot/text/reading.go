package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/summaries"
)

// This file holds what is said of texts, pages and files that somebody brings to be
// checked or summarised.

// CheckWhich asks for a text to check.
func CheckWhich() string {
	return "Mohon kirim naskah, berita, atau berkas (PDF, TXT, HTML) yang angkanya ingin dicocokkan dengan tabel BPS, tanpa NIK, KK, atau nama warga."
}

// SummariseWhich asks for a text to summarise.
func SummariseWhich() string {
	return "Mohon kirim alamat halaman, naskah, atau berkas (PDF, TXT, HTML) yang ingin diringkas, tanpa NIK, KK, atau nama warga."
}

// Brought is what somebody brings to be read.
type Brought string

// The kinds of what is brought.
const (
	BroughtText Brought = "Naskah"
	BroughtPage Brought = "Halaman"
	BroughtFile Brought = "Berkas"
)

// BroughtWhat asks what is to be done with something that came by itself.
func BroughtWhat(b Brought) string {
	return string(b) + " ini ingin diringkas, atau angkanya dicocokkan dengan tabel BPS?"
}

// The buttons below texts.

// ButtonSummarise summarises a text.
func ButtonSummarise() string { return "Ringkas" }

// ButtonCheck checks a text's figures.
func ButtonCheck() string { return "Cek angka" }

// ButtonPublishReading has a summary go out to subscribers.
func ButtonPublishReading() string { return "Terbitkan" }

// ButtonOpenPrivate leads to the private chat with the bot.
func ButtonOpenPrivate() string { return "Buka percakapan pribadi" }

// ReadingNow says that the result comes later; private tells that it comes to the private
// chat of whoever asked in a group.
func ReadingNow(private bool) string {
	if private {
		return "Sedang dibaca. Hasilnya saya kirim ke percakapan pribadi Bapak/Ibu. Bila nanti belum tampak, mohon buka percakapan itu dan tekan Mulai."
	}
	return "Sedang dibaca. Hasilnya menyusul di sini."
}

// ReadingNowShort is ReadingNow for those who press twice.
func ReadingNowShort() string { return "Sedang dibaca." }

// ReadingBusy says that too much is being read.
func ReadingBusy() string {
	return "Mohon maaf, pembacaan sedang ramai. Silakan kirim ulang beberapa menit lagi."
}

// ReadingSpent says that a chat has had read what it may in a day.
func ReadingSpent(most int) string {
	return fmt.Sprintf("Hari ini sudah %d naskah dibaca untuk percakapan ini, batas sehari. Silakan kirim lagi besok. Mencocokkan teks dengan /cek tetap dapat dipakai.", most)
}

// ReadingLost says that a promised result does not come.
func ReadingLost() string {
	return "Mohon maaf, pembacaan naskah tadi belum berhasil. Silakan kirim ulang."
}

// ReadingFailed is ReadingLost with the reference of a fault.
func ReadingFailed(ref string) string {
	return "Mohon maaf, pembacaan naskah tadi belum berhasil (kode " + ref + "). Silakan kirim ulang. Jika berulang, sampaikan kode ini kepada pengelola Pantau."
}

// ReadingSlow says that a page took too long.
func ReadingSlow() string {
	return "Mohon maaf, naskah ini terlalu lama dibaca. Silakan kirim bagian yang diperlukan sebagai teks."
}

// ReadingUnserved says that there is nothing here that reads pages and files.
func ReadingUnserved() string {
	return "Mohon maaf, layanan ini belum dapat membaca alamat atau berkas. Silakan kirim naskahnya sebagai teks."
}

// SummariesUnserved says that there is nothing here that summarises.
func SummariesUnserved() string {
	return "Mohon maaf, ringkasan belum tersedia di layanan ini. Angka suatu naskah dapat dicocokkan dengan /cek."
}

// ReadingGone says that a text is kept no more.
func ReadingGone() string {
	return "Naskah itu sudah tidak tersimpan; naskah disimpan paling lama sehari. Mohon kirim ulang."
}

// ReadingTooLong says that words are too long to be read in a message.
func ReadingTooLong() string {
	return "Teks ini terlalu panjang. Mohon kirim sebagai berkas TXT atau PDF, atau bagian yang diperlukan saja."
}

// PageRefused says that an address may not be opened.
func PageRefused() string {
	return "Alamat ini tidak dapat dibuka. Yang dapat dibuka hanya alamat http atau https yang terbuka untuk umum. Naskahnya dapat dikirim sebagai teks atau PDF."
}

// PageGone says that a page cannot be had.
func PageGone() string {
	return "Halaman ini tidak dapat dibuka: alamatnya keliru, atau situsnya sedang tidak menjawab. Silakan coba lagi nanti, atau kirim naskahnya sebagai teks atau PDF."
}

// FileNotFetched says that a file cannot be had from Telegram.
func FileNotFetched() string {
	return "Berkas ini belum dapat diambil dari Telegram. Silakan kirim ulang, atau kirim naskahnya sebagai teks."
}

// PageTooLarge says that a page or file is over the limit.
func PageTooLarge() string {
	return "Naskah ini terlalu besar; paling besar 10 MB. Mohon kirim bagian yang diperlukan saja."
}

// PageUnreadable says that there is no text in a page or file.
func PageUnreadable() string {
	return "Tidak ada teks yang dapat dibaca di sini. Yang dapat dibaca: teks, HTML, dan PDF yang berisi teks (bukan hasil pindai). Silakan kirim naskahnya sebagai teks."
}

// FileNotReadable says which files can be read.
func FileNotReadable() string {
	return "Jenis berkas ini belum dapat dibaca. Mohon kirim sebagai PDF, TXT, atau HTML, atau salin naskahnya sebagai teks."
}

// PictureNotReadable says that there is no text to be had from a picture.
func PictureNotReadable() string {
	return "Tulisan di dalam gambar belum dapat dibaca. Mohon kirim naskahnya sebagai teks atau PDF."
}

// CheckedInPrivate says in a group where the result of a check is. rests tells that the
// person takes nothing at present: they have not begun the private chat, or stopped it.
func CheckedInPrivate(rests bool) string {
	if rests {
		return "Hasilnya siap, tetapi saya belum dapat menulis kepada Bapak/Ibu. Mohon buka percakapan pribadi dan tekan Mulai; hasilnya langsung dikirim."
	}
	return "Hasilnya saya kirim ke percakapan pribadi Bapak/Ibu. Bila belum tampak, mohon buka percakapan itu dan tekan Mulai."
}

// CheckAnonymous says that the result of a check has nobody to go to.
func CheckAnonymous() string {
	return "Hasil pencocokan hanya dikirim ke percakapan pribadi, sedangkan admin anonim tidak dikenali. Mohon kirim naskahnya di percakapan pribadi dengan saya."
}

// Summarised is a summary of a text that somebody brought, with what a person should look
// at before they use it.
func Summarised(v ReleaseView) string {
	if v.Summary.Method == summaries.ByTitle && v.Summary.Text == "" {
		return NothingSummarised(v)
	}
	words := Release(v)
	if len(v.Summary.Doubts) == 0 {
		return words
	}
	words += "\n\n<b>Mohon diperiksa</b>"
	for _, d := range v.Summary.Doubts {
		words += "\n• " + chat.Escape(upper(d))
	}
	return words
}

// NothingSummarised says that nothing of a text could be told for certain.
func NothingSummarised(v ReleaseView) string {
	words := "Tidak ada yang dapat diringkas dengan pasti dari naskah ini; silakan baca naskah aslinya."
	if v.Summary.Title != "" {
		words = "<b>" + chat.Escape(v.Summary.Title) + "</b>\n" + words
	}
	return words
}

// OriginByHand is the publisher of a text that somebody sent, by their title.
func OriginByHand(title string) string { return "naskah dari " + title }

// checkers are the words with which a text to check begins.
var checkers = []string{"cek", "periksa", "cocokkan"}

// CutCheck takes off the word that asks for a check; sure tells that it cannot be the
// beginning of a question for figures.
func CutCheck(words string) (rest string, sure, ok bool) {
	for _, w := range checkers {
		if len(words) <= len(w) || !strings.EqualFold(words[:len(w)], w) {
			continue
		}
		behind := words[len(w):]
		if after, colon := strings.CutPrefix(strings.TrimLeft(behind, " "), ":"); colon {
			return strings.TrimSpace(after), true, true
		}
		if behind[0] == ' ' || behind[0] == '\n' {
			return strings.TrimSpace(behind), false, true
		}
	}
	return words, false, false
}
