package text

import (
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// units are the names of the team's parts, and the words for them in commands.
var units = map[people.Unit]struct {
	name  string
	words []string
}{
	people.Coordination:   {"Tim Koordinasi (TKPKD)", []string{"tkpkd", "tkpk", "koordinasi"}},
	people.Implementation: {"Tim pelaksana", []string{"pelaksana", "pokja"}},
}

// UnitOf reads the word for a part of the team.
func UnitOf(word string) (people.Unit, bool) {
	for unit, u := range units {
		for _, w := range u.words {
			if strings.EqualFold(w, word) {
				return unit, true
			}
		}
	}
	return "", false
}

// Team tells who sits in the co-ordination team and in the implementing unit.
// Since of the seats is in the region's own zone.
func Team(r indicators.Region, seats []people.Seat, list []people.SKPD, manages bool) string {
	lines := []string{"<b>Tim penanggulangan kemiskinan " + r.Full + "</b>"}
	for _, unit := range []people.Unit{people.Coordination, people.Implementation} {
		lines = append(lines, "", "<b>"+units[unit].name+"</b>")
		before := len(lines)
		for _, s := range seats {
			if s.Unit == unit {
				lines = append(lines, "#"+s.ID+" "+seatLine(s, list))
			}
		}
		if len(lines) == before {
			lines = append(lines, "Belum dicatat.")
		}
	}
	if manages {
		lines = append(lines, "", "Menambah: "+seatExample, "Menghapus: <code>/tim hapus 3</code>")
	}
	return strings.Join(lines, "\n")
}

const seatExample = "<code>/tim tambah tkpkd ketua “Wakil Bupati” sejak 12 maret 2026</code> atau <code>/tim tambah pelaksana anggota “Kepala Bidang” dpmd</code>"

func seatLine(s people.Seat, list []people.SKPD) string {
	line := chat.Escape(s.Position) + ": " + chat.Escape(s.Title)
	if s.SKPD != "" {
		line += " (" + chat.Escape(AbbrOf(list, s.SKPD)) + ")"
	}
	if !s.Since.IsZero() {
		line += ", sejak " + dayOf(s.Since)
	}
	return line
}

// SeatHow says how a seat is added.
func SeatHow() string {
	return "Mohon sebutkan tim, kedudukan, lalu jabatannya dalam tanda kutip: " + seatExample
}

// SeatSaved confirms a seat.
func SeatSaved(s people.Seat, list []people.SKPD) string {
	return "Tersimpan di " + units[s.Unit].name + ": #" + s.ID + " " + seatLine(s, list) + "."
}

// SeatExists says that the same seat stands already.
func SeatExists(s people.Seat) string {
	return "Sudah tercatat: #" + s.ID + " " + chat.Escape(s.Position) + ", " + chat.Escape(s.Title) + "."
}

// NoSuchSeat says that no seat has the number.
func NoSuchSeat(word string) string {
	if word == "" {
		return "Mohon sebutkan nomornya, misalnya <code>/tim hapus 3</code>. Daftar: /tim"
	}
	return "Tidak ada kedudukan bernomor " + quote(word) + ". Nomornya ada di daftar: /tim"
}

// RemoveSeatAsk asks before a seat is removed.
func RemoveSeatAsk(s people.Seat, list []people.SKPD) string {
	return "Hapus #" + s.ID + " " + seatLine(s, list) + "?"
}

// SeatRemoved confirms that there is no such seat any more.
func SeatRemoved(number string) string { return "#" + number + " sudah tidak ada di daftar tim." }

// BadDay says that a date could not be read.
func BadDay(word string) string {
	return "Tanggal " + quote(word) + " tidak terbaca. Mohon tulis lengkap, misalnya <code>12 maret 2026</code> atau <code>12/03/2026</code>."
}
