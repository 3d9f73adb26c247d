package text

import (
	"strings"
	"time"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// you addresses the reader: in a group as Bapak/Ibu, in private as Anda.
func you(group bool) string {
	if group {
		return "Bapak/Ibu"
	}
	return "Anda"
}

// dayOf writes the day of a moment, in the moment's own zone.
func dayOf(t time.Time) string { return date(t.Format(time.DateOnly)) }

// roles are the names of roles in lists, and the words that call them in commands.
var roles = map[people.Role]struct {
	name  string
	words []string
}{
	people.Secretariat: {"sekretariat TKPKD", []string{"sekretariat", "sekretaris", "sekret"}},
	people.Leader:      {"pimpinan", []string{"pimpinan", "pemimpin"}},
	people.Head:        {"kepala SKPD", []string{"kepala", "kadis", "kaban"}},
	people.Contact:     {"narahubung SKPD", []string{"narahubung", "pic", "operator"}},
	people.BPS:         {"BPS, pengoreksi angka", []string{"bps"}},
	people.Reader:      {"pembaca", []string{"pembaca"}},
}

// RoleName names a role in a list.
func RoleName(r people.Role) string { return roles[r].name }

// RoleOf reads the word for a role.
func RoleOf(word string) (people.Role, bool) {
	word = strings.ToLower(word)
	for _, r := range people.Roles {
		for _, w := range roles[r].words {
			if w == word {
				return r, true
			}
		}
	}
	return "", false
}

// OfficeTitle is the usual title of an office; skpd is an abbreviation, for the
// roles that belong to one.
func OfficeTitle(r people.Role, skpd string) string {
	switch r {
	case people.Secretariat:
		return "Sekretariat TKPKD"
	case people.Leader:
		return "Pimpinan daerah"
	case people.Head:
		return "Kepala " + skpd
	case people.Contact:
		return "Narahubung " + skpd
	case people.BPS:
		return "Petugas BPS"
	}
	return "Pembaca"
}

// officeIn names an office with its region, unless the title does.
func officeIn(o people.Office, r indicators.Region) string {
	title := "<b>" + chat.Escape(o.Title) + "</b>"
	if strings.Contains(o.Title, r.Name) {
		return title
	}
	return title + ", " + r.Full
}

// OperatorTitle is the title under which operators act.
func OperatorTitle() string { return "Pengelola Pantau" }

// OfficesView is what /peran tells of a region.
type OfficesView struct {
	Region  indicators.Region
	Offices []people.Office // Since in the region's own zone
	SKPDs   []people.SKPD
	Own     []people.Office // those that the asker holds
	Manages bool            // the asker may change them
	Group   bool
}

// Offices lists a region's offices: titles and roles, vacant or held and since
// when, and never who holds them.
func Offices(v OfficesView) string {
	var b strings.Builder
	b.WriteString("<b>Peran di " + v.Region.Full + "</b>\n\n")
	if len(v.Offices) == 0 {
		b.WriteString("Belum ada peran yang dicatat.\n")
	}
	lines := make([]string, len(v.Offices))
	for i, o := range v.Offices {
		lines[i] = "#" + o.ID + " <b>" + chat.Escape(o.Title) + "</b>\n" + roleOfOffice(o, v.SKPDs) + " · " + heldSince(o)
	}
	b.WriteString(folded(lines))
	if len(v.Own) > 0 {
		titles := make([]string, len(v.Own))
		for i, o := range v.Own {
			titles[i] = "#" + o.ID + " " + chat.Escape(o.Title)
		}
		b.WriteString("\nPeran " + you(v.Group) + ": " + strings.Join(titles, ", ") + "\n")
	}
	b.WriteString("\n" + rolesHint(v))
	return strings.TrimSpace(b.String())
}

// folded joins lines; many of them are folded away, so that a card fits a phone.
func folded(lines []string) string {
	all := strings.Join(lines, "\n") + "\n"
	switch {
	case len(lines) == 0:
		return ""
	case len(lines) > longList:
		return "<blockquote expandable>" + strings.TrimSpace(all) + "</blockquote>\n"
	}
	return all
}

func rolesHint(v OfficesView) string {
	switch {
	case v.Manages && v.Group:
		return "Menetapkan pemegang: balas pesannya dengan <code>/peran kepala dpmd</code>\nMengatur selengkapnya: /peran di percakapan pribadi dengan saya"
	case !v.Manages:
		return "Peran diatur oleh sekretariat TKPKD. Menyerahkan jabatan sendiri: /serahterima"
	}
	return "Menambah: <code>/peran tambah kepala dpmd “Kepala DPMD”</code>\n" +
		"Mengundang pemegang: <code>/peran undang 2</code>, atau balas pesannya di grup dengan <code>/peran kepala dpmd</code>\n" +
		"Mengubah sebutan: <code>/peran ubah 2 “Plt. Kepala DPMD”</code>\n" +
		"Mengosongkan: <code>/peran cabut 2</code> · menghapus: <code>/peran hapus 2</code>"
}

// roleOfOffice names the role with its SKPD.
func roleOfOffice(o people.Office, list []people.SKPD) string {
	if o.SKPD == "" {
		return RoleName(o.Role)
	}
	return strings.TrimSuffix(RoleName(o.Role), " SKPD") + " " + chat.Escape(AbbrOf(list, o.SKPD))
}

func heldSince(o people.Office) string {
	switch {
	case o.Holder == 0:
		return "kosong"
	case o.Since.IsZero():
		return "terisi"
	}
	return "terisi sejak " + dayOf(o.Since)
}

// WhichRole says how a role is named in the command.
func WhichRole(word string) string {
	s := "Mohon sebutkan perannya: "
	if word != "" {
		s = "Peran " + quote(word) + " tidak dikenal. Yang tersedia: "
	}
	words := make([]string, len(people.Roles))
	for i, r := range people.Roles {
		words[i] = "<code>" + string(r) + "</code>"
	}
	return s + strings.Join(words, ", ") + ".\nContoh: <code>/peran tambah kepala dpmd “Kepala DPMD”</code>"
}

// RoleNeedsSKPD says that a role belongs to an SKPD, which was not named.
func RoleNeedsSKPD(r people.Role) string {
	return "Peran " + string(r) + " dipegang untuk satu SKPD. Mohon sebutkan SKPD-nya, misalnya <code>/peran tambah " + string(r) + " dpmd</code>. Daftar: /skpd"
}

// RoleNeedsPerson says whom a role goes to when nobody's message was replied to.
func RoleNeedsPerson(r people.Role) string {
	return "Untuk menetapkan pemegangnya, balas pesan orang itu di grup dengan <code>/peran " + string(r) + "</code>. Atau tambahkan jabatannya lebih dahulu dengan <code>/peran tambah " + string(r) + "</code>, lalu kirim undangan."
}

// OfficeAdded confirms a new office that nobody holds yet.
func OfficeAdded(o people.Office, r indicators.Region) string {
	return "Tersimpan: #" + o.ID + " " + officeIn(o, r) + ". Jabatan ini masih kosong. Pemegangnya ditetapkan dengan undangan, atau dengan membalas pesannya di grup."
}

// Appointed confirms that the person replied to holds an office.
func Appointed(o people.Office, r indicators.Region) string {
	return "Tersimpan. Orang yang pesannya dibalas memegang peran " + officeIn(o, r) + ", mulai " + dayOf(o.Since) + "."
}

// OfficeRenamed confirms an office's new title.
func OfficeRenamed(o people.Office) string {
	return "Tersimpan: #" + o.ID + " sekarang bernama <b>" + chat.Escape(o.Title) + "</b>."
}

// NoSuchOffice says that no office has the number.
func NoSuchOffice(word string) string {
	if word == "" {
		return "Mohon sebutkan nomor perannya, misalnya <code>/peran undang 2</code>. Daftar: /peran"
	}
	return "Tidak ada peran bernomor " + quote(word) + ". Nomornya ada di daftar: /peran"
}

// SimilarOffice says that an office like that stands already.
func SimilarOffice(o people.Office) string {
	return "Jabatan itu sudah ada: #" + o.ID + " " + chat.Escape(o.Title) + "."
}

// Invitation gives a link by which somebody takes an office.
func Invitation(o people.Office, r indicators.Region, link string, until time.Time) string {
	s := "Undangan untuk " + officeIn(o, r) + ":\n" + chat.Escape(link) +
		"\n\nTautan berlaku satu kali, sampai " + dayOf(until) + ". Mohon dikirim hanya kepada yang bersangkutan: siapa yang membukanya memegang jabatan ini."
	if o.Holder != 0 {
		s += " Akses pemegang yang sekarang berakhir saat itu juga."
	}
	return s
}

// InvitePrivately says that links are made where only one person reads them.
func InvitePrivately() string {
	return "Tautan hanya dibuat di percakapan pribadi, agar tidak dibuka orang lain. Mohon Bapak/Ibu kirim perintah yang sama kepada saya secara pribadi, atau balas pesan orangnya di sini."
}

// VacateAsk asks before an office is taken from its holder.
func VacateAsk(o people.Office) string {
	return "Kosongkan #" + o.ID + " <b>" + chat.Escape(o.Title) + "</b>? Pemegangnya langsung kehilangan akses. Jabatan dan riwayatnya tetap ada."
}

// Vacated confirms that nobody holds the office.
func Vacated(o people.Office) string {
	return "#" + o.ID + " <b>" + chat.Escape(o.Title) + "</b> sekarang kosong. Pemegang baru: <code>/peran undang " + o.ID + "</code>"
}

// OfficeHeld says that an office must be vacant before it can be removed.
func OfficeHeld(o people.Office) string {
	return "#" + o.ID + " " + chat.Escape(o.Title) + " masih terisi. Kosongkan dahulu dengan <code>/peran cabut " + o.ID + "</code>."
}

// RemoveOfficeAsk asks before an office is removed.
func RemoveOfficeAsk(o people.Office) string {
	return "Hapus #" + o.ID + " <b>" + chat.Escape(o.Title) + "</b> dari daftar?"
}

// OfficeRemoved confirms that there is no such office any more.
func OfficeRemoved(number string) string { return "#" + number + " sudah tidak ada di daftar peran." }

// Bound confirms that a group may read what a region's people make; skpd is the
// abbreviation of the one whose group it is, or empty.
func Bound(r indicators.Region, skpd string) string {
	whose := "Grup ini terikat pada <b>" + r.Full + "</b>"
	if skpd != "" {
		whose += " sebagai grup " + chat.Escape(skpd)
	}
	return whose + ". Semua anggotanya dapat membaca data yang dibuat perangkat daerah (peran, SKPD, tim, target, kelompok), dan kabar angka baru dikirim ke sini. Atur: /langganan · lepas: <code>/peran lepas</code>"
}

// BoundElsewhere says that a group belongs to another region's people.
func BoundElsewhere(r indicators.Region) string {
	return "Grup ini terikat pada " + r.Full + ". Mohon admin grup atau sekretariat TKPKD wilayah itu melepasnya dahulu dengan <code>/peran lepas</code>."
}

// Unbound confirms that a group reads public figures only.
func Unbound(r indicators.Region) string {
	return "Ikatan dengan " + r.Full + " dilepas. Di grup ini hanya angka BPS yang ditampilkan."
}

// NotBound says that there is nothing to unbind.
func NotBound() string {
	return "Grup ini tidak terikat pada wilayah mana pun. Sekretariat TKPKD dapat mengikatnya dengan <code>/peran ikat</code>."
}

// BindByLink gives a link that brings the bot into a group and binds it.
func BindByLink(r indicators.Region, until time.Time) string {
	return "Tautan ini menambahkan Pantau ke satu grup dan mengikatnya pada <b>" + r.Full + "</b>. Berlaku satu kali, sampai " + dayOf(until) +
		"; yang membukanya harus admin grup itu. Di grup yang sudah memuat Pantau, cukup ketik <code>/peran ikat</code>."
}

// HandOverWhich asks which of the offices is handed over.
func HandOverWhich(group bool) string {
	return "Jabatan mana yang " + you(group) + " serahkan?"
}

// NoOffice says that there is nothing to hand over.
func NoOffice(group bool) string {
	return you(group) + " tidak memegang jabatan di wilayah ini. Daftar: /peran"
}

// HandOverAsk asks before an office goes to the person replied to.
func HandOverAsk(o people.Office, group bool) string {
	return "Serahkan <b>" + chat.Escape(o.Title) + "</b> kepada orang yang pesannya " + you(group) + " balas? Riwayat dan tugas ikut berpindah, dan akses pemegang lama langsung berakhir."
}

// HandOverHow says how an office is handed over.
func HandOverHow(o people.Office, group bool) string {
	s := "Serah terima <b>" + chat.Escape(o.Title) + "</b>. Riwayat dan tugas ikut berpindah, dan akses pemegang lama langsung berakhir.\n\n"
	if group {
		return s + "Mohon balas pesan pejabat baru di grup ini dengan <code>/serahterima " + o.ID + "</code>. Atau kirim perintah itu kepada saya secara pribadi untuk membuat tautan."
	}
	return s + "Buat tautan untuk pejabat baru, atau balas pesannya di grup dengan <code>/serahterima " + o.ID + "</code>."
}

// HandOverLink gives a link by which an office goes to whoever opens it.
func HandOverLink(o people.Office, r indicators.Region, link string, until time.Time) string {
	return "Serah terima " + officeIn(o, r) + ":\n" + chat.Escape(link) +
		"\n\nMohon dikirim hanya kepada pejabat baru. Tautan berlaku satu kali, sampai " + dayOf(until) + "; begitu dibuka, jabatan berpindah dan akses Anda berakhir."
}

// HandedOver confirms that an office has another holder.
func HandedOver(o people.Office) string {
	return "Serah terima selesai. <b>" + chat.Escape(o.Title) + "</b> dipegang pejabat baru mulai " + dayOf(o.Since) + ". Riwayat dan tugas ikut berpindah. Terima kasih."
}

// FormerHolder tells the one who held an office that it is another's.
func FormerHolder(o people.Office, r indicators.Region) string {
	return officeIn(o, r) + ", telah diserahkan pada " + dayOf(o.Since) + ". Akses Anda untuk jabatan ini berakhir. Terima kasih atas kerja samanya."
}

// NewHolder tells the one who holds an office from now on.
func NewHolder(o people.Office, r indicators.Region) string {
	return "Anda memegang " + officeIn(o, r) + ", mulai " + dayOf(o.Since) + ". " + duties(o) + "Peran: /peran · bantuan: /bantuan"
}

// duties tells what comes unasked with an office.
func duties(o people.Office) string {
	switch o.Role {
	case people.Contact, people.Head:
		return "Pengingat komitmen SKPD dikirim ke percakapan ini pada jam kerja; pilihannya di /langganan. "
	case people.Secretariat:
		return "Laporan, usulan, dan permohonan yang menunggu sekretariat dikirim ke percakapan ini pada jam kerja; pilihannya di /langganan. "
	}
	return ""
}

// TooLong says that a name does not fit.
func TooLong(characters int) string {
	return "Mohon maaf, sebutan itu kosong atau terlalu panjang. Paling banyak " + count(characters) + " karakter, dalam satu baris."
}

// Busy says that somebody else was changing the same thing.
func Busy() string {
	return "Data ini sedang diubah orang lain. Mohon kirim ulang perintahnya."
}

// Full says that there is no room for more of a kind.
func Full() string {
	return "Daftarnya sudah penuh. Mohon hapus dahulu yang tidak dipakai."
}

// Unfit says that what was entered cannot be kept so.
func Unfit() string {
	return "Isian ini belum dapat disimpan. Mohon periksa panjang dan tanda bacanya, lalu kirim ulang."
}

// Labels of the buttons of people's things.

// ButtonYes confirms what is asked: "Ya, hapus".
func ButtonYes(what string) string { return "Ya, " + what }

// ButtonCancel leaves all as it is.
func ButtonCancel() string { return "Batal" }

// The verbs of confirming buttons.
const (
	DoRemove   = "hapus"
	DoVacate   = "kosongkan"
	DoHandOver = "serahkan"
	DoFill     = "isi"
	DoSave     = "simpan"
)

// ButtonInvite makes an invitation.
func ButtonInvite() string { return "Buat undangan" }

// ButtonHandOverLink makes a link by which an office is handed over.
func ButtonHandOverLink() string { return "Buat tautan serah terima" }

// ButtonSendLink sends a link on to somebody.
func ButtonSendLink() string { return "Kirim tautan" }

// ButtonCopyLink copies a link.
func ButtonCopyLink() string { return "Salin tautan" }

// ButtonAddToGroup brings the bot into a group.
func ButtonAddToGroup() string { return "Tambahkan ke grup" }
