package text

import "time"

// Stopped tells that all subscriptions have ended, and how to come back; had tells
// whether there were any.
func Stopped(had bool, whose string) string {
	if !had {
		return upper(whose) + " tidak berlangganan apa pun. Untuk berlangganan: /langganan"
	}
	return "Semua langganan " + whose + " dihentikan. Pilihan wilayah dan syarat tetap tersimpan.\nUntuk berlangganan lagi: /langganan"
}

// Paused tells until when nothing is sent.
func Paused(until time.Time) string {
	return pausedUntil(until) + " Langganan tetap tersimpan.\nUntuk melanjutkan lebih awal: /lanjut"
}

func pausedUntil(until time.Time) string {
	return "Kiriman dijeda; dilanjutkan " + LongDay(until) + "."
}

// AskPause asks how long to pause; until is the end of a pause that runs.
func AskPause(until time.Time) string {
	s := "Kiriman dijeda berapa lama? Mohon pilih, atau tulis misalnya <code>/jeda 3 hari</code> atau <code>/jeda sampai 10 januari</code>."
	if until.IsZero() {
		return s
	}
	return pausedUntil(until) + " Untuk melanjutkan lebih awal: /lanjut\n\n" + s
}

// PauseUnread tells how a pause is written.
func PauseUnread() string {
	return "Lama jeda tidak terbaca. Paling lama satu tahun, misalnya <code>/jeda 2 minggu</code>, <code>/jeda 3 hari</code>, atau <code>/jeda sampai 10 januari</code>."
}

// Resumed tells that a pause is over; had tells whether there was one, and wants
// whether anything is subscribed to.
func Resumed(had, wants bool) string {
	s := "Kiriman dilanjutkan."
	if !had {
		s = "Kiriman tidak sedang dijeda."
	}
	if !wants {
		return s + " Saat ini tidak ada langganan aktif: /langganan"
	}
	return s + " Langganan: /langganan"
}

// ButtonPause pauses for a stretch of time, "1 minggu", or leads to the choice.
func ButtonPause(stretch string) string {
	if stretch == "" {
		return "Jeda"
	}
	return stretch
}

// Pauses are the stretches that /jeda offers.
func Pauses() []string { return []string{"1 minggu", "2 minggu", "1 bulan"} }

// ButtonResume ends a pause.
func ButtonResume() string { return "Lanjutkan kiriman" }
