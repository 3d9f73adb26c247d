package text

import (
	"strconv"
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// CalendarView is what /libur shows.
type CalendarView struct {
	Region indicators.Region
	Days   []people.DayOff // of the twelve months from today on, by date
	Policy people.Policy
	Zone   string // "WITA"
	Today  string // YYYY-MM-DD
	Done   string // what has just been done; empty is nothing
}

// offKinds are the names of the kinds of days off.
var offKinds = map[people.DayOffKind]string{
	people.National: "libur nasional", people.Collective: "cuti bersama", people.Local: "libur daerah",
}

// Calendar lists the days off and the hours of a region.
func Calendar(v CalendarView) string {
	var b strings.Builder
	b.WriteString(done(v.Done) + "<b>Hari libur dan waktu kerja " + v.Region.Full + "</b>\n\n")
	const most = 40
	for _, d := range v.Days[:min(len(v.Days), most)] {
		b.WriteString("• " + longDate(d.Date) + ": " + chat.Escape(d.Name) + " (" + offKinds[d.Kind] + ")\n")
	}
	if n := len(v.Days) - most; n > 0 {
		b.WriteString("dan " + strconv.Itoa(n) + " hari lain\n")
	}
	b.WriteString("\nPengingat pukul " + clockOr(v.Policy.Remind, 8*60+30) + " " + v.Zone + "; pada bulan Ramadan pukul " + clockOr(v.Policy.RemindR, 9*60) + ".\n")
	ramadan := "belum diisi"
	for _, s := range v.Policy.Ramadan {
		if s.To >= v.Today {
			ramadan = date(s.From) + " – " + date(s.To)
		}
	}
	b.WriteString("Ramadan: " + ramadan + ".\n\nSekretariat TKPKD dapat mengubahnya:\n" + calendarForms)
	return b.String()
}

// calendarForms are examples of all that can be written behind /libur.
const calendarForms = "<code>/libur 26 desember 2026 daerah Hari Jadi</code>\n<code>/libur hapus 26 desember 2026</code>\n" +
	"<code>/libur ramadan 8 februari 2027 - 9 maret 2027</code>\n<code>/libur jam 08.30</code>"

func clockOr(minutes, usual int) string {
	if minutes == 0 {
		minutes = usual
	}
	return Clock(minutes)
}

// longDate writes YYYY-MM-DD with its weekday.
func longDate(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return LongDay(t)
}

// DayKept tells that a day off was entered.
func DayKept(d people.DayOff) string {
	return "Tersimpan: " + longDate(d.Date) + ", " + chat.Escape(d.Name) + " (" + offKinds[d.Kind] + ")."
}

// DayDropped tells that a day off was taken out.
func DayDropped(d people.DayOff) string {
	return "Dihapus: " + longDate(d.Date) + ", " + chat.Escape(d.Name) + "."
}

// NoSuchDay tells that a day was not entered as a day off.
func NoSuchDay(day time.Time) string {
	return LongDay(day) + " tidak ada dalam daftar hari libur yang diisi. Libur nasional bertanggal tetap tidak dapat dihapus."
}

// DayUnread tells how days off are written.
func DayUnread() string {
	return "Tanggal tidak terbaca. Mohon tulis tanggal lengkap dengan tahunnya:\n" + calendarForms
}

// DayKindUnread tells that a day off needs its kind and a name.
func DayKindUnread(day time.Time) string {
	return "Mohon tambahkan jenis (<code>nasional</code>, <code>cuti</code>, atau <code>daerah</code>) dan nama hari libur " + date(day.Format(time.DateOnly)) +
		", misalnya <code>/libur " + day.Format("02/01/2006") + " daerah Hari Jadi</code>. Nama paling banyak 120 huruf."
}

// RamadanKept and RamadanDropped tell what was done with the days of Ramadan.
func RamadanKept(s people.Span) string {
	return "Tersimpan. Ramadan " + date(s.From) + " sampai " + date(s.To) + "."
}

// RamadanDropped is the counterpart of RamadanKept.
func RamadanDropped() string { return "Hari-hari Ramadan itu dihapus." }

// RamadanUnread tells how Ramadan is written.
func RamadanUnread() string {
	return "Hari-hari Ramadan tidak terbaca. Mohon tulis hari pertama dan terakhir dengan tahunnya, misalnya <code>/libur ramadan 8 februari 2027 - 9 maret 2027</code>."
}

// HourKept tells that the hour of reminders is another.
func HourKept() string { return "Jam pengingat tersimpan." }

// HourUnread tells how the hour of reminders is written.
func HourUnread() string {
	return "Jam tidak terbaca, atau di luar 06.00–20.00. Contoh: <code>/libur jam 08.30</code>, <code>/libur jam ramadan 09.00</code>, <code>/libur jam biasa</code>."
}

// CalendarFull refuses more days off than a region may have.
func CalendarFull() string {
	return "Mohon maaf, daftar hari libur sudah penuh. Mohon hapus yang sudah lama, misalnya <code>/libur hapus 26 desember 2024</code>."
}
