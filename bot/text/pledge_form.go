package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
)

// The questions of /komitmen baru.

// PledgeTitleAsk asks for the title.
func PledgeTitleAsk() string {
	return "<b>Komitmen baru</b>\nApa yang dijanjikan? Satu kalimat pendek, misalnya <code>Pelatihan kerja 200 orang</code>"
}

// PledgeTitleBad refuses a title that is empty or too long.
func PledgeTitleBad(most int) string {
	return fmt.Sprintf("Judul harus berisi 1 sampai %d karakter dalam satu baris. Rincian lain dapat ditulis sebagai keterangan.", most)
}

// PledgeLeadAsk asks for the lead SKPD.
func PledgeLeadAsk(title string) string {
	return "<b>" + chat.Escape(title) + "</b>\nSKPD mana yang menjadi penanggung jawab utama? Pilih, atau ketik namanya."
}

// PledgeSupportAsk asks for supporting SKPD; chosen are those named so far.
func PledgeSupportAsk(chosen []string, list []people.SKPD) string {
	words := "Adakah SKPD pendukung? Pilih satu per satu, atau ketik beberapa sekaligus: <code>dinsos, disnaker</code>"
	if len(chosen) > 0 {
		words += "\nTerpilih: " + skpdNames(chosen, list)
	}
	return words
}

// skpdNames are abbreviations, parted by commas.
func skpdNames(ids []string, list []people.SKPD) string {
	var names []string
	for _, id := range ids {
		names = append(names, SKPDAbbr(list, id))
	}
	return strings.Join(names, ", ")
}

// PledgeNoSKPD says that a region has no SKPD yet, without which nothing can be promised.
func PledgeNoSKPD(manages bool) string {
	if manages {
		return "Daftar SKPD wilayah ini masih kosong. Mohon isi dahulu: /skpd isi (daftar umum) atau /skpd tambah"
	}
	return "Daftar SKPD wilayah ini masih kosong. Mohon sekretariat TKPKD mengisinya dahulu: /skpd"
}

// PledgeSKPDUnknown answers a name that no SKPD has.
func PledgeSKPDUnknown(words string) string {
	return "SKPD " + quote(words) + " tidak ada di daftar. Mohon pilih yang dimaksud, atau ketik lagi."
}

// PledgeSKPDNearest answers a name that no SKPD has, before those that are nearest.
func PledgeSKPDNearest(words string) string {
	return "SKPD " + quote(words) + " belum jelas. Mungkin yang dimaksud salah satu di bawah ini?"
}

// ButtonChosen is a choice that is taken already; pressing it again takes it back.
func ButtonChosen(label string) string { return "✓ " + label }

// ButtonChosenAll ends the choosing.
func ButtonChosenAll() string { return "Selesai memilih" }

// ButtonMore shows the rest of a long list.
func ButtonMore() string { return "SKPD lain ›" }

// PledgeDayAsk asks for a deadline.
func PledgeDayAsk() string {
	return "Kapan tenggatnya? " + dayExamples
}

// dayExamples show how a deadline can be written.
const dayExamples = "Contoh: <code>31 Desember 2026</code>, <code>akhir bulan</code>, <code>3 minggu lagi</code>, <code>TW I 2027</code>"

// PledgeDayPast refuses a deadline that is over.
func PledgeDayPast() string {
	return "Tanggal itu sudah lewat, sedangkan tenggat harus hari ini atau sesudahnya."
}

// PledgeDayRefused says why words cannot be a deadline.
func PledgeDayRefused(p commitments.Problem) string {
	if p == commitments.PastDay {
		return PledgeDayPast()
	}
	return DayRefused(p)
}

// PledgeDayUnsaid asks for a date where only the person can know it.
func PledgeDayUnsaid(said string) string {
	return quote(said) + " jatuh pada tanggal yang berubah tiap tahun atau diatur tersendiri. Mohon tuliskan tanggalnya."
}

// PledgeDayOther asks for another date than those offered.
func PledgeDayOther() string { return "Mohon tuliskan tanggalnya." }

// ButtonOtherDay is none of the days offered.
func ButtonOtherDay() string { return "Tanggal lain" }

// ButtonDay names a day that words can mean.
func ButtonDay(c commitments.Choice) string {
	switch c.Kind {
	case commitments.EndOfQuarter:
		return "Akhir triwulan: " + ShortDate(c.Date)
	case commitments.EndOfSemester:
		return "Akhir semester: " + ShortDate(c.Date)
	case commitments.ReportLimit:
		return "Batas laporan: " + ShortDate(c.Date)
	case commitments.EndOfMonth:
		return "Akhir bulan: " + ShortDate(c.Date)
	case commitments.EndOfYear:
		return "Akhir tahun: " + ShortDate(c.Date)
	case commitments.ThisWeek:
		return CivilDate(c.Date) + " (minggu ini)"
	case commitments.NextWeek:
		return CivilDate(c.Date) + " (minggu depan)"
	}
	return CivilDate(c.Date)
}

// PledgeProgrammeAsk asks for the programme.
func PledgeProgrammeAsk() string { return "Termasuk program apa?" }

// PledgeMeasureAsk asks for what is to be reached.
func PledgeMeasureAsk() string {
	return "Berapa targetnya? Tuliskan angka dan satuannya, misalnya <code>200 orang</code> atau <code>2,5 km</code>"
}

// PledgeMeasureBad refuses what is no number with a unit.
func PledgeMeasureBad() string {
	return "Target belum terbaca. Tuliskan satu angka dan satuannya, misalnya <code>200 orang</code>"
}

// PledgeDocumentAsk asks for the document.
func PledgeDocumentAsk() string {
	return "Berasal dari dokumen apa? Misalnya <code>Komitmen bersama 2026</code>"
}

// PledgeRepeatAsk asks whether it comes again.
func PledgeRepeatAsk() string {
	return "Apakah laporannya berulang? Periode berikutnya dibuat otomatis, dengan tenggat pada tanggal yang sama."
}

// PledgeLineBad says that words have no form that can be read.
func PledgeLineBad() string {
	return "Mohon tulis dalam satu baris: judul dalam tanda kutip, lalu SKPD dan tenggat.\n" +
		"<code>/komitmen baru \"Pelatihan kerja 200 orang\" dinsos,disnaker 31 Desember 2026</code>\n" +
		"Laporan yang berulang: tambahkan <code>bulanan</code>, <code>triwulanan</code>, <code>semesteran</code>, atau <code>tahunan</code> di belakangnya.\n" +
		"Atau langkah demi langkah: /komitmen baru"
}

// PledgeConfirm shows a commitment before it is kept. same are numbers of open ones with
// the same title; drafts await the secretariat.
func PledgeConfirm(c commitments.Commitment, list []people.SKPD, same []int, today commitments.Date) string {
	var b strings.Builder
	b.WriteString("<b>" + chat.Escape(c.Title) + "</b>\n")
	b.WriteString("Tenggat: " + CivilDate(c.Deadline) + " (" + DaysLeft(commitments.Due{Left: c.Deadline.Sub(today)}) + ")\n")
	b.WriteString("Penanggung jawab utama: " + SKPDAbbr(list, c.Lead()) + "\n")
	var others []string
	for _, p := range c.Parties[1:] {
		others = append(others, p.SKPD)
	}
	if len(others) > 0 {
		b.WriteString("SKPD pendukung: " + skpdNames(others, list) + "\n")
	}
	for _, line := range pledgeFacts(c) {
		b.WriteString(line + "\n")
	}
	for _, n := range same {
		fmt.Fprintf(&b, "\nPerhatian: komitmen #%d sudah memakai judul yang sama. Mohon dipastikan ini komitmen yang berbeda.\n", n)
	}
	switch c.Origin {
	case commitments.Proposal:
		b.WriteString("\nAjukan sebagai usulan? Sekretariat TKPKD yang mencatatnya.")
	case commitments.Instruction:
		b.WriteString("\nSampaikan sebagai arahan? Sekretariat TKPKD yang mencatatnya.")
	default:
		b.WriteString("\nSimpan komitmen ini?")
	}
	return b.String()
}

// PledgeSaved says that a commitment is kept, and what happens next.
func PledgeSaved(c commitments.Commitment, list []people.SKPD) string {
	head := pledgeSavedAs(c)
	switch c.Origin {
	case commitments.Proposal:
		return head + "Usulan ini menunggu sekretariat TKPKD; Anda diberi tahu hasilnya."
	case commitments.Instruction:
		return head + "Arahan ini menunggu sekretariat TKPKD untuk dicatat."
	}
	return head + partyNames(c, list) + " diberi tahu pada jam kerja, lalu diingatkan menjelang tenggat sampai melapor."
}

// PledgeSavedLate says that a commitment is kept whose deadline is over before its SKPD may
// be told.
func PledgeSavedLate(c commitments.Commitment, list []people.SKPD) string {
	return pledgeSavedAs(c) + "Tenggatnya jatuh sebelum jam pengingat berikutnya, jadi " + partyNames(c, list) +
		" baru diberi tahu sesudahnya. Mohon disampaikan langsung."
}

func pledgeSavedAs(c commitments.Commitment) string {
	return fmt.Sprintf("Tersimpan sebagai <b>#%d %s</b>, tenggat %s.\n", c.Number, chat.Escape(c.Title), CivilDate(c.Deadline))
}

// partyNames are the SKPD of a commitment as a sentence has them.
func partyNames(c commitments.Commitment, list []people.SKPD) string {
	var names []string
	for _, p := range c.Parties {
		names = append(names, SKPDAbbr(list, p.SKPD))
	}
	return enumerated(names)
}

// enumerated joins names as a sentence does: "Dinsos, Disnaker, dan DPMD".
func enumerated(names []string) string {
	last := len(names) - 1
	switch {
	case last < 1:
		return strings.Join(names, "")
	case last == 1:
		return names[0] + " dan " + names[1]
	}
	return strings.Join(names[:last], ", ") + ", dan " + names[last]
}

// PledgeMayNot answers somebody who may neither record nor propose.
func PledgeMayNot() string {
	return "Komitmen dicatat oleh sekretariat TKPKD; SKPD dapat mengusulkan, pimpinan dapat memberi arahan. Anda belum memegang salah satu peran itu: /peran"
}

// MeasureWords writes what is to be reached: "1.500 orang".
func MeasureWords(m commitments.Measure) string {
	return strings.TrimSpace(printed(m.Target) + " " + chat.Escape(m.Unit))
}
