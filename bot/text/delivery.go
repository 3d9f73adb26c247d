package text

import "pantau/bot/people"

// This file holds what is said about delivery itself.

// TopicGone tells a group's administrators that a topic takes nothing any more.
func TopicGone(gone []people.Kind) string {
	names := make([]string, len(gone))
	for i, k := range gone {
		names[i] = kinds[k].name
	}
	return "Yth. admin grup, topik untuk kiriman " + enumerated(names) +
		" sudah ditutup atau dihapus, jadi kiriman masuk ke topik umum. Untuk memilih topik lain, tulis <code>/topik " + string(gone[0]) + "</code> di dalam topik itu."
}

// Wiped tells administrators that the store has lost what it knew.
func Wiped() string {
	return "Peringatan untuk pengelola Pantau: data di Redis hilang atau diganti. Supaya tidak ada kiriman ganda, semua kiriman tanpa diminta dihentikan; pertanyaan tetap dijawab. " +
		"Mohon pulihkan data dari cadangan lalu jalankan ulang layanan. Jika data lama memang tidak dipakai lagi, hapus berkas <code>generation</code> di DATA_DIR."
}
