package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/bot/commitments"
	"pantau/bot/people"
	"pantau/indicators"
)

// ExportWhich asks in which form the commitments are wanted.
func ExportWhich(r indicators.Region) string {
	return "<b>Ekspor komitmen " + r.Full + "</b>\n\nXLSX untuk diolah dan untuk LP2KD (komitmen, rekap per SKPD, agenda); CSV untuk aplikasi lain; ICS untuk kalender telepon.\n" +
		"Satu SKPD saja: <code>/ekspor xlsx dinsos</code>"
}

// ExportCaption says what an exported file holds. whose is the abbreviation of SKPD, or
// empty for all of the region.
func ExportCaption(r indicators.Region, whose string, today commitments.Date, pledges, rows int) string {
	if whose == "" {
		whose = "seluruh SKPD"
	}
	return fmt.Sprintf("Komitmen %s, %s, per %s: %d komitmen, %d baris.\nData bersama perangkat daerah; mohon tidak disebarkan di luar yang berkepentingan.",
		r.Full, chat.Escape(whose), ShortDate(today), pledges, rows)
}

// ExportCalendar says what a file for calendars holds.
func ExportCalendar(r indicators.Region, deadlines, meetings int) string {
	return fmt.Sprintf("Kalender %s: %d tenggat, %d rapat. Buka berkas ini di telepon untuk menambahkannya ke kalender. Perubahan sesudah ini tidak ikut; pengingat Pantau tetap berjalan.",
		r.Full, deadlines, meetings)
}

// ExportEmpty says that there is nothing to export.
func ExportEmpty() string { return "Belum ada komitmen yang dapat diekspor. Daftar: /komitmen" }

// ExportPrivately says where files are given.
func ExportPrivately() string {
	return "Berkas ekspor memuat status tiap SKPD, jadi dikirim di percakapan pribadi. Mohon kirim /ekspor kepada saya secara pribadi."
}

// ExportOwnOnly says whose commitments may be exported; own are abbreviations.
func ExportOwnOnly(own []string) string {
	if len(own) == 0 {
		return "Ekspor status tiap SKPD tersedia bagi sekretariat TKPKD, pimpinan, dan SKPD untuk bagiannya sendiri. Kalender tenggat tetap tersedia: <code>/ekspor ics</code>"
	}
	return "Ekspor SKPD lain hanya bagi sekretariat TKPKD dan pimpinan. Bagian SKPD Anda (" + chat.Escape(strings.Join(own, ", ")) + "): <code>/ekspor xlsx</code>"
}

// ExportDeadline names a deadline in a calendar.
func ExportDeadline(c commitments.Commitment) string {
	return fmt.Sprintf("Tenggat #%d %s", c.Number, exportLine(c.Title))
}

// ExportDeadlineNote says in a calendar whose deadline it is.
func ExportDeadlineNote(list []people.SKPD, ids []string) string {
	return "SKPD: " + strings.Join(exportAbbrs(list, ids), ", ") + ". Laporkan melalui Pantau: /komitmen"
}

// ExportMeetingNote is what a calendar says of a meeting.
func ExportMeetingNote(m commitments.Meeting) string {
	note := AgendaFooter()
	if m.Letter != "" {
		note = "Nomor undangan: " + exportLine(m.Letter) + ". " + note
	}
	if m.End == 0 {
		note = "Sampai selesai. " + note
	}
	return note
}

// ExportCancelled names a meeting in a calendar that does not take place.
func ExportCancelled(title string) string { return "Dibatalkan: " + exportLine(title) }

func exportAbbrs(list []people.SKPD, ids []string) []string {
	abbrs := make([]string, len(ids))
	for i, id := range ids {
		abbrs[i] = AbbrOf(list, id)
	}
	return abbrs
}

// ButtonExport is the button of a form of export: XLSX, CSV, ICS.
func ButtonExport(form string) string {
	if form == "ics" {
		return "Kalender (ICS)"
	}
	return strings.ToUpper(form)
}
