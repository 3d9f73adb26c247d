package text

import (
	"fmt"
	"strconv"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// Words that all messages about commitments share.

// SKPDAbbr is the abbreviation of an SKPD by its id, safe in markup; an id that is no
// more on the list stands for itself.
func SKPDAbbr(list []people.SKPD, id string) string {
	for _, s := range list {
		if s.ID == id {
			return chat.Escape(s.Abbr)
		}
	}
	return chat.Escape(id)
}

// CivilDate writes a date with its weekday: "Kamis, 31 Desember 2026".
func CivilDate(d commitments.Date) string { return weekdays[d.Weekday()] + ", " + date(d.String()) }

// ShortDate writes a date: "31 Desember 2026".
func ShortDate(d commitments.Date) string { return date(d.String()) }

// DaysLeft tells how far a deadline is: "8 hari lagi", "hari ini", "lewat 3 hari kerja".
// late is counted in working days; at 0 the deadline is over, but no office was open since.
func DaysLeft(d commitments.Due) string {
	switch {
	case d.Left > 1:
		return fmt.Sprintf("%d hari lagi", d.Left)
	case d.Left == 1:
		return "besok"
	case d.Left == 0:
		return "hari ini"
	case d.Late == 0:
		return "sudah lewat"
	}
	return fmt.Sprintf("lewat %d hari kerja", d.Late)
}

// StatusWords are the states of an SKPD's part as people read them.
func StatusWords(p commitments.Party) string {
	switch p.Status {
	case commitments.Waiting:
		return "Menunggu laporan"
	case commitments.Running:
		if p.Progress > 0 {
			return "Berjalan, progres " + strconv.Itoa(p.Progress) + "%"
		}
		return "Berjalan"
	case commitments.Reported:
		return "Dilaporkan selesai"
	case commitments.Verified:
		return "Selesai (terverifikasi)"
	case commitments.Returned:
		return "Dikembalikan"
	case commitments.Waived:
		return "Dikecualikan"
	case commitments.Gone:
		return "Dialihkan kepada SKPD lain"
	}
	return string(p.Status)
}

// StatusSign stands before a state; it never says more than the words do.
func StatusSign(s commitments.Status) string {
	switch s {
	case commitments.Running:
		return "◐"
	case commitments.Reported:
		return "◕"
	case commitments.Verified:
		return "●"
	case commitments.Returned:
		return "↩"
	case commitments.Waived, commitments.Gone:
		return "–"
	}
	return "○"
}

// NoSuchCommitment answers a number that no commitment has.
func NoSuchCommitment(word string) string {
	return fmt.Sprintf("Komitmen “%s” tidak ada di wilayah ini. Daftar: /komitmen", chat.Escape(word))
}

// The words of forms.
func ButtonFormBack() string { return "‹ Kembali" }
func ButtonSkip() string     { return "Lewati" }
func ButtonGiveUp() string   { return "Batal" }
func ButtonSave() string     { return "Simpan" }

// FormSaved answers a second press on the button that saved something new.
func FormSaved(number string) string {
	return "Sudah tersimpan sebagai #" + number + ". Tidak ada yang berubah."
}

// FormGone answers a button of a form that has ended.
func FormGone() string {
	return "Isian ini sudah selesai, dibatalkan, atau lewat sehari. Tidak ada yang berubah."
}

// FormGivenUp says that a form has ended without effect.
func FormGivenUp() string { return "Dibatalkan. Tidak ada yang disimpan." }

// FormNoSkip answers who wants to skip a question that needs an answer.
func FormNoSkip() string { return "Bagian ini perlu diisi, tidak dapat dilewati." }

// FormNoWords answers what cannot be an answer to the open question.
func FormNoWords() string { return "Mohon pilih salah satu tombol di bawah ini." }
