package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// ReportView is one SKPD's part in a commitment as those who report on it see it.
type ReportView struct {
	Commitment commitments.Commitment
	Party      commitments.Party
	Due        commitments.Due
	SKPDs      []people.SKPD
	Done       string // what was just done; may be empty
	Untold     bool   // how it stands is not told here
}

// Report shows an SKPD's part with what was just done on top.
func Report(v ReportView) string {
	var b strings.Builder
	if v.Done != "" {
		b.WriteString(v.Done + "\n\n")
	}
	b.WriteString(remindTitle(v.Commitment) + "\n")
	b.WriteString(SKPDAbbr(v.SKPDs, v.Party.SKPD) + " · " + partDeadline(v) + "\n")
	if v.Untold {
		return b.String() + statesPrivately()
	}
	b.WriteString(partSign(v.Commitment, v.Party) + " " + partState(v.Commitment, v.Party))
	for _, line := range partLines(v.Commitment, v.Party) {
		b.WriteString("\n" + line)
	}
	return b.String()
}

// partDeadline is when a part is due, and how far that is while it is owed.
func partDeadline(v ReportView) string {
	line := "tenggat " + CivilDate(v.Commitment.DeadlineOf(v.Party))
	if v.Commitment.State == commitments.Open && v.Party.Status.Owes() && !v.Untold {
		line += " (" + DaysLeft(v.Due) + ")"
	}
	return line
}

// partSign stands before partState.
func partSign(c commitments.Commitment, p commitments.Party) string {
	if c.State == commitments.Cancelled {
		return StatusSign(commitments.Waived)
	}
	return StatusSign(p.Status)
}

// partState is the state of a part, or what ended the whole commitment.
func partState(c commitments.Commitment, p commitments.Party) string {
	switch c.State {
	case commitments.Closed:
		return StatusWords(p) + ". Komitmen selesai " + CivilDate(commitments.DateOf(c.ClosedAt)) + "."
	case commitments.Cancelled:
		return "Dibatalkan " + CivilDate(commitments.DateOf(c.ClosedAt)) + ": " + chat.Escape(c.Reason)
	case commitments.Draft:
		return draftOf(c)
	}
	return StatusWords(p)
}

// partLines are what was reported, asked and answered.
func partLines(c commitments.Commitment, p commitments.Party) (lines []string) {
	if p.Actual != "" {
		lines = append(lines, "Realisasi "+measured(p.Actual, c.Measure)+offTarget(c.Measure, p.Actual))
	}
	if p.Note != "" {
		lines = append(lines, "Catatan: "+chat.Escape(p.Note))
	}
	if n := len(p.Evidence); n > 0 {
		lines = append(lines, fmt.Sprintf("Bukti: %d berkas", n))
	}
	if p.Reason != "" {
		lines = append(lines, "Catatan sekretariat: "+chat.Escape(p.Reason))
	}
	if p.Request != nil {
		lines = append(lines, requestLine(*p.Request))
	}
	return lines
}

// measured writes what was reached beside what is to be reached: "150 dari 200 orang".
func measured(actual string, m commitments.Measure) string {
	words := printed(actual)
	if m.Target != "" {
		words += " dari " + printed(m.Target)
	}
	return strings.TrimSpace(words + " " + chat.Escape(m.Unit))
}

// offTarget is how far what was reached is from the target: ", deviasi −50". It is empty
// where one of them is no number.
func offTarget(m commitments.Measure, actual string) string {
	reached, err := indicators.ParseDecimal(actual)
	target, err2 := indicators.ParseDecimal(m.Target)
	if err != nil || err2 != nil {
		return ""
	}
	d := reached.Sub(target)
	switch d.Sign() {
	case 0:
		return ", deviasi 0"
	case 1:
		return ", deviasi +" + printed(d.String())
	}
	return ", deviasi −" + printed(strings.TrimPrefix(d.String(), "-"))
}

// printed writes a decimal as people here do; anything else as it is.
func printed(decimal string) string {
	d, err := indicators.ParseDecimal(decimal)
	if err != nil {
		return chat.Escape(decimal)
	}
	return d.Indonesian(0)
}

// PartNow tells in one line how a part stands, where a button is pressed that has
// nothing to do any more.
func PartNow(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	return fmt.Sprintf("#%d %s: %s", c.Number, SKPDAbbr(skpds, p.SKPD), partState(c, p))
}

// ReportKept thanks for a report of something done. Without trust the secretariat
// verifies it.
func ReportKept(trust bool) string {
	if trust {
		return "Terima kasih. Laporan selesai tersimpan dan langsung dinyatakan terverifikasi."
	}
	return "Terima kasih. Laporan selesai tersimpan; sekretariat akan memverifikasinya."
}

// ReportUndone says that a report of something done is taken back.
func ReportUndone() string {
	return "Laporan selesai diurungkan. Statusnya kembali berjalan dan pengingat dilanjutkan."
}

// ReportUnread answers words about a commitment that are not read as a report.
func ReportUnread(number int) string {
	return fmt.Sprintf("Pesan ini belum terbaca sebagai laporan, jadi belum ada yang dicatat. Silakan tekan tombol di bawah, atau ketik misalnya #%d 60%% atau #%d sdh selesai", number, number)
}

// ProgressKept thanks for a report on the way.
func ProgressKept() string { return "Terima kasih. Progres tersimpan." }

// ProgressFull asks whether all is done.
func ProgressFull() string {
	return "Progres 100% tersimpan. Apakah pekerjaannya sudah selesai? Jika ya, mohon tekan Lapor selesai."
}

// EvidenceKept counts the files that are there; with more the next one is awaited.
func EvidenceKept(files int, more bool) string {
	words := fmt.Sprintf("Terima kasih. Bukti tersimpan, seluruhnya %d berkas.", files)
	if more {
		words += " Silakan kirim berkas berikutnya, atau tekan Selesai."
	}
	return words
}

// ReportLabel names a part on a button, as words: "#12 Pelatihan kerja 200 orang · Dinsos".
func ReportLabel(c commitments.Commitment, skpd string, skpds []people.SKPD) string {
	return fmt.Sprintf("#%d %s · %s", c.Number, chat.Escape(cutWords(c.Title, 40)), SKPDAbbr(skpds, skpd))
}

// ReportNames shows how to name the SKPD in words.
func ReportNames(number int, ids []string, skpds []people.SKPD) string {
	var lines []string
	for _, id := range ids {
		lines = append(lines, fmt.Sprintf("<code>/lapor %d %s …</code>", number, SKPDAbbr(skpds, id)))
	}
	return "Mohon sebutkan SKPD-nya:\n" + strings.Join(lines, "\n")
}

// SameAlready answers what changes nothing.
func SameAlready() string { return "Sudah tercatat demikian. Tidak ada yang berubah." }

// NothingOwed answers a report where none is awaited.
func NothingOwed() string { return "Tidak ada laporan yang ditunggu di sini. Tidak ada yang berubah." }

// Snoozed says when somebody is reminded again. A group goes by its own hours.
func Snoozed(day commitments.Date, group bool) string {
	if group {
		return "Anda diingatkan lagi " + CivilDate(day) + " di percakapan pribadi; grup tetap mengikuti jadwal."
	}
	return "Baik, Anda diingatkan lagi " + CivilDate(day) + "."
}

// SnoozeOwn refuses to put off what is not one's own to do.
func SnoozeOwn(abbr string) string {
	return "Pengingat hanya dapat ditunda oleh petugas " + abbr + ", untuk dirinya sendiri."
}

// ReportNotYours refuses a report by somebody who is not of the SKPD.
func ReportNotYours(abbr string) string {
	return "Mohon maaf, hanya petugas " + abbr + " atau sekretariat yang dapat melapor. Belum terdaftar? Mohon minta peran narahubung " + abbr + " kepada sekretariat: /peran"
}

// ReportNobody refuses a report by somebody without any part.
func ReportNobody() string {
	return "Mohon maaf, laporan hanya diterima dari petugas SKPD yang terlibat atau sekretariat. Belum terdaftar? Mohon minta peran narahubung kepada sekretariat: /peran"
}

// NoPart says that an SKPD has no part in a commitment.
func NoPart(number int, word string) string {
	return fmt.Sprintf("“%s” tidak terlibat dalam komitmen #%d. Rincian: /komitmen %d", chat.Escape(word), number, number)
}

// WhichPart asks for which SKPD is reported.
func WhichPart(c commitments.Commitment) string {
	return remindTitle(c) + "\nUntuk SKPD mana?"
}

// WhichReport asks which commitment is meant; without any it says so.
func WhichReport(some bool) string {
	if !some {
		return "Tidak ada komitmen yang menunggu laporan SKPD Anda. Daftar: /komitmen"
	}
	return "Komitmen mana yang dimaksud?\nDapat juga langsung: <code>/lapor 12 selesai</code> atau <code>/lapor 12 60%</code>"
}

// evidenceRule stands wherever files are asked for.
const evidenceRule = "Mohon bukti tanpa NIK, KK, wajah, atau alamat warga."

// AskProgress asks how far it is.
func AskProgress(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	example := ""
	if c.Measure.Unit != "" {
		example = ", realisasi (misalnya 150 " + chat.Escape(c.Measure.Unit) + ")"
	}
	return remindTitle(c) + "\nSampai di mana progres " + SKPDAbbr(skpds, p.SKPD) + "? Mohon kirim persen (misalnya 60)" + example +
		", satu kalimat, atau foto/dokumen sebagai bukti.\n" + evidenceRule
}

// AskEvidence asks for files.
func AskEvidence(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	return remindTitle(c) + "\nMohon kirim foto atau dokumen sebagai bukti " + SKPDAbbr(skpds, p.SKPD) + ", satu per satu.\n" + evidenceRule
}

// FileAwaited answers words where a file is asked for.
func FileAwaited() string { return "Mohon kirim foto atau dokumen, atau tekan Batal." }

// NotPercent answers a number that is no percentage.
func NotPercent(m commitments.Measure) string {
	if m.Unit != "" {
		return "Mohon kirim persen dari 0 sampai 100, atau realisasi dengan satuannya, misalnya 150 " + chat.Escape(m.Unit) + "."
	}
	return "Mohon kirim persen dari 0 sampai 100, misalnya 60."
}

// NoteTooLong answers a note or reason that is empty or too long.
func NoteTooLong(most int) string {
	return fmt.Sprintf("Mohon tulis 1 sampai %d karakter.", most)
}

// FileRefused is why a file is not kept.
type FileRefused string

// The reasons. Empty is none.
const (
	FileOfResidents FileRefused = "residents" // it has columns or numbers of residents
	FileTooLarge    FileRefused = "large"     // a table that is too large to be looked at
	FileUnreadable  FileRefused = "unreadable"
	FileOldTable    FileRefused = "old" // a kind of table that cannot be looked at
	FileEnough      FileRefused = "enough"
)

// FileNotKept says why a file is not kept, and what helps.
func FileNotKept(why FileRefused) string {
	const instead = " Mohon kirim sebagai PDF atau foto, tanpa data warga."
	switch why {
	case FileOfResidents:
		return "Berkas ini tampaknya memuat NIK/KK, nama, atau alamat warga, jadi tidak disimpan. Mohon dihapus dari percakapan ini, lalu kirim bukti tanpa data warga (misalnya hanya jumlahnya)."
	case FileTooLarge:
		return "Tabel ini terlalu besar untuk diperiksa (paling besar 1 MB), jadi tidak disimpan." + instead
	case FileOldTable:
		return "Isi tabel jenis ini tidak dapat diperiksa, jadi tidak disimpan. Mohon simpan sebagai XLSX, atau kirim sebagai PDF atau foto, tanpa data warga."
	case FileEnough:
		return fmt.Sprintf("Bukti sudah %d berkas, sebanyak yang dapat disimpan. Berkas ini tidak ditambahkan.", commitments.MaxEvidence)
	}
	return "Tabel ini tidak dapat dibaca untuk diperiksa, jadi tidak disimpan." + instead
}

// AskDeadline asks for another deadline.
func AskDeadline(c commitments.Commitment, p commitments.Party, skpds []people.SKPD) string {
	return remindTitle(c) + "\nTenggat " + SKPDAbbr(skpds, p.SKPD) + " sekarang " + CivilDate(c.DeadlineOf(p)) +
		". Mohon kirim tanggal yang baru, misalnya <code>15 Januari 2027</code>"
}

// AskWhyLater asks why another deadline is needed; to is the one wanted.
func AskWhyLater(c commitments.Commitment, to commitments.Date) string {
	return remindTitle(c) + "\nTenggat yang diajukan: <b>" + CivilDate(to) + "</b>.\nMohon tulis alasannya dalam satu kalimat."
}

// LaterReasons are usual reasons for another deadline.
func LaterReasons() []string {
	return []string{"Gagal lelang", "Anggaran belum cair", "Menunggu data", "Cuaca atau bencana"}
}

// DeadlineNotLater answers a date that gives no more time.
func DeadlineNotLater(now commitments.Date) string {
	return "Tanggal itu tidak lebih lambat daripada tenggat sekarang, " + CivilDate(now) + "."
}

// DeadlineUnread answers words that are no day to come.
func DeadlineUnread(p commitments.Problem) string {
	switch p {
	case commitments.NoSuchDay:
		return "Tanggal itu tidak ada di kalender. Mohon diperiksa."
	case commitments.PastDay:
		return "Tanggal itu sudah lewat. Mohon kirim tanggal yang akan datang."
	case commitments.TooFar:
		return fmt.Sprintf("Tanggal itu terlalu jauh. Paling lama %d tahun ke depan.", commitments.MaxYears)
	case commitments.WeekdayDiffers:
		return "Hari dan tanggalnya tidak cocok. Mohon diperiksa."
	}
	return "Tanggalnya belum terbaca. Mohon tulis seperti <code>15 Januari 2027</code>."
}

// DeadlineUnclear says that words can mean several days.
func DeadlineUnclear() string { return "Mohon pilih tanggal yang dimaksud." }

// DeadlineAsked says that a request for another deadline is on its way.
func DeadlineAsked() string {
	return "Permohonan tenggat baru tersimpan dan menunggu persetujuan sekretariat. Sampai disetujui, tenggat lama tetap berlaku."
}

// Disclaimed says that the secretariat decides whose business it is.
func Disclaimed() string {
	return "Tersimpan dan menunggu keputusan sekretariat. Sampai diputuskan, komitmen tetap pada SKPD ini."
}

// WhichEvidence asks for which commitment a file is evidence.
func WhichEvidence() string {
	return "Berkas ini bukti untuk komitmen mana?\n" + evidenceRule
}

// FileForNothing answers a file that nothing can be done with. Those who look after
// meetings are told how to keep one there.
func FileForNothing(manages bool) string {
	if manages {
		return "Berkas ini belum disimpan. Untuk bukti, kirim dengan keterangan <code>#12</code>; untuk notula atau undangan, dengan keterangan <code>/agenda lampirkan 3</code>."
	}
	return "Terima kasih. Berkas ini tidak disimpan: Pantau menerima berkas sebagai bukti komitmen dari petugas SKPD, dan naskah PDF, TXT, atau HTML untuk diringkas atau dicek angkanya. Bantuan: /bantuan"
}

// OneFileFirst answers another file before the first one has found its place.
func OneFileFirst() string {
	return "Mohon pilih dahulu komitmen untuk berkas yang pertama; sesudah itu berkas berikutnya dapat dikirim."
}

// ReportNotice is the short word over the chat after a button.
func ReportNotice() string { return "Tersimpan" }

// The buttons of reports.
func ButtonAddEvidence() string { return "Tambah bukti" }
func ButtonUndoReport() string  { return "Urungkan" }
func ButtonFilesDone() string   { return "Selesai" }
