package text

import (
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// PrivacyView is what /privasi tells.
type PrivacyView struct {
	Controller string   // who is responsible for the data; empty when nobody was named
	Offices    []string // titles of the offices that the person holds, each with its region
	Settings   bool     // the private chat has settings
	Group      bool
	Asks       bool // questions that are not understood are read by a model
}

// Privacy tells what is kept of a person, what is not, and what they can ask for.
func Privacy(v PrivacyView) string {
	var b strings.Builder
	b.WriteString("<b>Data pribadi di Pantau</b>\n")
	if v.Controller != "" {
		b.WriteString("Pengendali data: " + chat.Escape(v.Controller) + ".\n")
	}
	b.WriteString("\n<b>Disimpan:</b> nomor Telegram (bukan nama atau nomor telepon), peran dan SKPD bila diberi, pengaturan percakapan, serta laporan (catatan dan bukti) dan riwayatnya atas nama jabatan.\n" +
		"<b>Tidak disimpan:</b> isi percakapan, NIK/KK, dan data keluarga atau warga miskin.\n" +
		"Penanda pemilik tombol di grup terhapus sendiri setelah 90 hari, isian yang belum disimpan setelah sehari.\n" +
		"Naskah yang dikirim untuk diringkas atau dicocokkan disimpan paling lama sehari, kecuali diterbitkan. Bila pengelola memasang model bahasa, model itu hanya menerima naskah rilis dan naskah yang minta diringkas, tanpa nama dan nomor Telegram; angkanya ditulis program, bukan model.\n" + v.asking() + "\n")
	switch kept := v.kept(); {
	case v.Group:
		b.WriteString("Untuk melihat data tentang diri sendiri, Bapak/Ibu dapat mengirim /privasi di percakapan pribadi dengan saya.\n\n")
	case kept == "":
		b.WriteString("Tentang Anda saat ini tidak ada yang tersimpan.\n\n")
	default:
		b.WriteString("Tersimpan tentang Anda saat ini: " + kept + ".\n\n")
	}
	b.WriteString("Sesuai UU 27/2022, data yang keliru diperbaiki paling lambat 3 × 24 jam setelah diminta kepada pengendali data. Untuk menghapus data pribadi: /hapusdata")
	return b.String()
}

// asking tells whether questions leave the server.
func (v PrivacyView) asking() string {
	if !v.Asks {
		return "Pertanyaan tidak dikirim ke mana pun.\n"
	}
	return "Pertanyaan yang tidak dipahami dibaca model bahasa itu, setelah nama dan nomor orang dihapus; yang lain tidak dikirim ke mana pun.\n"
}

// kept is what is kept of the person, in words.
func (v PrivacyView) kept() string {
	var parts []string
	if v.Settings {
		parts = append(parts, "pengaturan percakapan ini")
	}
	for _, o := range v.Offices {
		parts = append(parts, "peran "+chat.Escape(o))
	}
	return strings.Join(parts, ", ")
}

// ConfirmErasure asks before a person's data is deleted.
func ConfirmErasure(group bool) string {
	whose := "Anda"
	if group {
		whose = "Bapak/Ibu"
	}
	s := "Hapus semua data pribadi " + whose + "? Peran dilepas, dan pengaturan serta langganan percakapan pribadi dihapus.\n" +
		"Riwayat tetap atas nama jabatan, dan pesan yang sudah terkirim tidak dapat ditarik kembali."
	if group {
		s += "\nPengaturan grup ini tidak berubah."
	}
	return s
}

// Erased tells that a person's data was deleted.
func Erased(group bool) string {
	s := "Data pribadi sudah dihapus. Riwayat tetap atas nama jabatan; pesan yang sudah terkirim tidak dapat ditarik kembali."
	if group {
		return s + " Pengaturan grup ini tidak berubah."
	}
	return s + "\nPercakapan ini dapat dihapus dari Telegram. Untuk memakai Pantau lagi: /start"
}

// NotErased tells that nothing was deleted.
func NotErased() string { return "Tidak ada yang dihapus." }

// ErasureAnonymous tells an anonymous administrator that no person is known.
func ErasureAnonymous() string {
	return "Admin anonim tidak meninggalkan data pribadi. Untuk menghapus data sendiri, mohon kirim /hapusdata di percakapan pribadi."
}

// ButtonErase asks for one's data to be deleted; sure is the confirmation.
func ButtonErase(sure bool) string {
	if sure {
		return "Ya, hapus data saya"
	}
	return "Hapus data saya"
}

// ControllerKept tells who is responsible for the data of a region's people.
func ControllerKept(name string, r indicators.Region) string {
	return "Tersimpan. Pengendali data " + r.Full + ": " + chat.Escape(name) + "."
}

// ControllerUnread tells how the one responsible is written.
func ControllerUnread() string {
	return "Nama terlalu panjang. Mohon tulis paling banyak 120 huruf, misalnya <code>/privasi pengelola Diskominfo Kabupaten Balangan</code>."
}
