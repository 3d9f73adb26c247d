package text

import (
	"fmt"
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// MeetingTitles are the meetings that come again.
func MeetingTitles() []string {
	return []string{"Rakor TKPKD", "Musrenbang RKPD", "Penyusunan RPKD", "Penyusunan RAT", "Penyusunan LP2KD"}
}

// MeetingTitleAsk asks what a meeting is about.
func MeetingTitleAsk() string {
	return "<b>Agenda baru</b>\nRapat apa? Pilih, atau tuliskan judulnya."
}

// MeetingDayAsk asks for the day.
func MeetingDayAsk() string {
	return "Tanggal berapa? Misalnya <code>12 Januari 2027</code>, <code>besok</code>, atau <code>Selasa depan</code>."
}

// MeetingHoursAsk asks for the time of day, and shows the day in full.
func MeetingHoursAsk(d commitments.Date) string {
	return CivilDate(d) + ".\nPukul berapa? Misalnya <code>09.00</code>, atau <code>09.00-12.00</code> jika ada waktu selesainya."
}

// MeetingPlaceAsk asks where a meeting is.
func MeetingPlaceAsk() string {
	return "Di mana rapatnya? Tuliskan tempat, tautan rapat daring, atau keduanya."
}

// MeetingLetterAsk asks for the number of the invitation.
func MeetingLetterAsk() string {
	return "Berapa nomor surat undangannya? Lewati jika belum ada."
}

// InvitedAsk asks who is invited.
func InvitedAsk() string {
	return "Siapa yang diundang? Pilih, atau tuliskan nama SKPD dipisah koma, misalnya <code>tkpkd, dinsos, disnaker</code>."
}

// NobodyInvited says that there is nobody on the list that was named.
func NobodyInvited() string {
	return "Belum ada SKPD di sana. Mohon isi dahulu daftarnya di /skpd atau /tim, atau tuliskan nama SKPD."
}

// DayRefused says why words cannot be the day of a meeting.
func DayRefused(p commitments.Problem) string {
	switch p {
	case commitments.NoSuchDay:
		return "Tanggal itu tidak ada di kalender. Mohon diperiksa."
	case commitments.PastDay:
		return "Tanggal itu sudah lewat. Agenda hanya untuk rapat yang akan datang."
	case commitments.TooFar:
		return "Tanggal itu terlalu jauh. Paling lama sepuluh tahun ke depan."
	case commitments.WeekdayDiffers:
		return "Hari dan tanggalnya tidak cocok. Mohon diperiksa."
	}
	return "Tanggalnya belum terbaca."
}

// DayUncertain says that a day has to be chosen.
func DayUncertain() string { return "Tanggalnya belum pasti." }

// DayUnclear says that words can mean more than one day.
func DayUnclear(said string) string {
	return quote(said) + " dapat berarti lebih dari satu hari. Mohon pilih, atau tuliskan tanggalnya."
}

// HoursUnread says that no time of day could be read.
func HoursUnread() string {
	return "Waktunya belum terbaca. Tuliskan misalnya <code>09.00</code> atau <code>09.00-12.00</code>."
}

// MeetingPast refuses a time that is over.
func MeetingPast() string {
	return "Waktu itu sudah lewat. Mohon tuliskan waktu yang akan datang."
}

// LineLength says how long a line may be.
func LineLength(most int) string {
	return fmt.Sprintf("Isian kosong atau terlalu panjang. Paling banyak %d karakter, dalam satu baris.", most)
}

// MeetingSameDay warns of another meeting on the day.
func MeetingSameDay(m commitments.Meeting) string {
	return fmt.Sprintf("Perhatian: hari itu sudah ada #%d %s, pukul %s.", m.Number, chat.Escape(m.Title), Clock(m.Start))
}

// MeetingConfirm shows a meeting before it is kept.
func MeetingConfirm(v AgendaView, warning string) string {
	lines := append([]string{"<b>Mohon diperiksa</b>", "", "<b>" + chat.Escape(v.Meeting.Title) + "</b>"}, agendaFacts(v.Meeting, v.Zone)...)
	lines = append(lines, agendaInvited(v))
	if warning != "" {
		lines = append(lines, "", warning)
	}
	return strings.Join(append(lines, "", "Setelah disimpan, yang diundang diberi tahu pada jam kerja, lalu diingatkan tujuh hari, sehari, dan satu jam sebelumnya."), "\n")
}

// MeetingSaved says that a meeting is kept.
func MeetingSaved() string {
	return "Tersimpan. Yang diundang diberi tahu pada jam kerja."
}

// AgendaHow says what can be said to the agenda.
func AgendaHow() string {
	return "Contoh:\n<code>/agenda</code> daftar rapat mendatang\n<code>/agenda 3</code> rincian\n<code>/agenda hadir 3</code>, <code>/agenda diwakili 3 kabid</code>, <code>/agenda berhalangan 3 dinas luar</code>\n" +
		"<code>/agenda baru “Rakor TKPKD” 12 Januari 2027 09.00 Aula Bapperida</code>\n" + agendaChangeHow
}

const agendaChangeHow = "<code>/agenda ubah 3 13 Januari 2027 10.00</code>, <code>/agenda ubah 3 tempat Aula Setda</code>, <code>/agenda ubah 3 surat 005/123</code>, <code>/agenda ubah 3 undang tkpkd, dinsos</code>\n" +
	"<code>/agenda batal 3 alasannya</code>"

// AgendaChangeHow says how a meeting is changed.
func AgendaChangeHow() string { return "Mengubah agenda:\n" + agendaChangeHow }

// MeetingMoved says that a meeting is at another time or place.
func MeetingMoved(answersEnd bool) string {
	s := "Tersimpan. Yang diundang diberi tahu tentang perubahan ini pada jam kerja."
	if answersEnd {
		s += " Kehadiran ditanyakan lagi, karena jawaban sebelumnya untuk jadwal semula."
	}
	return s
}

// MeetingAmended says that something of a meeting is another that nobody need be told.
func MeetingAmended() string { return "Tersimpan." }

// MeetingSame says that a meeting is so already.
func MeetingSame() string { return "Sudah tercatat demikian." }

// MeetingOver says that a meeting has begun, so that nothing can be changed.
func MeetingOver(m commitments.Meeting) string {
	return fmt.Sprintf("Rapat #%d %s sudah dimulai atau sudah lewat. Tidak ada yang berubah.", m.Number, chat.Escape(m.Title))
}

// MeetingCancelled says that a meeting was called off.
func MeetingCancelled(m commitments.Meeting) string {
	return fmt.Sprintf("Rapat #%d %s sudah dibatalkan: %s", m.Number, chat.Escape(m.Title), chat.Escape(m.Cancelled))
}

// CancelMeetingAsk asks why a meeting is called off.
func CancelMeetingAsk(title string) string {
	return "Mengapa “" + chat.Escape(title) + "” dibatalkan? Alasannya disampaikan kepada yang diundang."
}

// CancelMeetingConfirm asks before a meeting is called off.
func CancelMeetingConfirm(m commitments.Meeting, zone, reason string) string {
	return fmt.Sprintf("Batalkan #%d <b>%s</b>, %s?\nAlasan: %s\n\nYang sudah diundang diberi tahu.", m.Number, chat.Escape(m.Title), AgendaHours(m, zone), chat.Escape(reason))
}

// MeetingCalledOff says that a meeting was called off just now.
func MeetingCalledOff() string { return "Dibatalkan. Yang sudah diundang diberi tahu." }

// AttachAsk asks for a document of a meeting.
func AttachAsk(title string) string {
	return "Mohon kirim berkas atau foto untuk “" + chat.Escape(title) + "”, tanpa NIK, KK, atau alamat warga."
}

// AttachKindAsk asks what a document is.
func AttachKindAsk() string { return "Berkas ini apa?" }

// AttachKinds are the kinds of documents of a meeting.
func AttachKinds() []string { return []string{"undangan", "notula", "daftar hadir", "lampiran"} }

// AttachNoFile says that a file is awaited.
func AttachNoFile() string { return "Mohon kirim berkas atau foto, atau tekan Batal." }

// Attached says that a document is kept with a meeting.
func Attached(kind string) string {
	return upper(kind) + " tersimpan. Sekretariat dan yang diundang dapat membukanya di sini."
}

// AttachFull says that a meeting has all the documents that it can have.
func AttachFull(most int) string {
	return fmt.Sprintf("Satu rapat memuat paling banyak %d berkas.", most)
}

// NoSuchFile says that a document is not there.
func NoSuchFile(m commitments.Meeting) string {
	return fmt.Sprintf("Berkas itu tidak ada di agenda #%d.", m.Number)
}

// MeetingFile is the caption of a document of a meeting.
func MeetingFile(m commitments.Meeting, f commitments.Attachment) string {
	return fmt.Sprintf("%s: #%d %s, %s", upper(f.Kind), m.Number, chat.Escape(m.Title), ShortDate(m.Date))
}

// Labels of the agenda's buttons.

// ButtonComes answers an invitation; the answer that stands is marked.
func ButtonComes(c commitments.Comes, stands bool) string {
	if stands {
		return "✓ " + upper(string(c))
	}
	return upper(string(c))
}

// ButtonMeetingFile sends a document.
func ButtonMeetingFile(f commitments.Attachment) string {
	return upper(f.Kind)
}

func ButtonAgenda() string          { return "Semua agenda" }
func ButtonAgendaOf(n int) string   { return "Agenda #" + strconv.Itoa(n) }
func ButtonAgendaComing() string    { return "Rapat mendatang" }
func ButtonAgendaPast() string      { return "Yang sudah lewat" }
func ButtonAgendaPrevious() string  { return "‹ Sebelumnya" }
func ButtonAgendaNext() string      { return "Berikutnya ›" }
func ButtonPledgeOfMeeting() string { return "Catat komitmen" }
func ButtonEverySKPD() string       { return "Semua SKPD" }
func ButtonCallOff() string         { return "Ya, batalkan rapat" }

// ButtonUnit invites a part of the team.
func ButtonUnit(u people.Unit) string { return units[u].name }

// InvitedWords names who is invited, plain, for the history.
func InvitedWords(skpds, parts []string, list []people.SKPD) string {
	var words []string
	for _, u := range parts {
		words = append(words, units[people.Unit(u)].name)
	}
	if len(skpds) > 0 && len(skpds) == len(list) {
		return strings.Join(append(words, "semua SKPD"), ", ")
	}
	return strings.Join(append(words, exportAbbrs(list, skpds)...), ", ")
}
