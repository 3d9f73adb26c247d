package text

import (
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// AbbrOf is the abbreviation of an SKPD by its id; the id itself when it is not on
// the list.
func AbbrOf(list []people.SKPD, id string) string {
	for _, s := range list {
		if s.ID == id {
			return s.Abbr
		}
	}
	return strings.ToUpper(id)
}

// SKPDList lists a region's SKPD.
func SKPDList(r indicators.Region, list []people.SKPD, manages bool) string {
	var b strings.Builder
	b.WriteString("<b>SKPD " + r.Full + "</b>\n\n")
	if len(list) == 0 {
		b.WriteString("Belum ada SKPD yang dicatat.\n")
	}
	b.WriteString(folded(skpdLines(list)))
	switch {
	case manages && len(list) == 0:
		b.WriteString("\nMulai dari daftar yang umum dengan <code>/skpd isi</code>, atau tambah satu per satu: " + skpdExample)
	case manages:
		b.WriteString("\nMenambah: " + skpdExample + "\nMengubah nama: <code>/skpd ubah dpmd Nama Baru</code> · menghapus: <code>/skpd hapus dpmd</code>\nRincian: <code>/skpd dpmd</code>")
	case len(list) > 0:
		b.WriteString("\nRincian: <code>/skpd " + chat.Escape(list[0].ID) + "</code>")
	default:
		b.WriteString("\nDaftar ini diisi oleh sekretariat TKPKD.")
	}
	return strings.TrimSpace(b.String())
}

const skpdExample = "<code>/skpd tambah DPMD Dinas Pemberdayaan Masyarakat dan Desa</code>"

func skpdLines(list []people.SKPD) []string {
	lines := make([]string, len(list))
	for i, s := range list {
		lines[i] = "<b>" + chat.Escape(s.Abbr) + "</b>: " + chat.Escape(s.Name)
	}
	return lines
}

// SKPDCard tells one SKPD with its offices, whose Since is in the region's own zone.
func SKPDCard(r indicators.Region, s people.SKPD, offices []people.Office) string {
	lines := []string{"<b>" + chat.Escape(s.Abbr) + "</b> · " + chat.Escape(s.Name), r.Full, ""}
	if len(offices) == 0 {
		lines = append(lines, "Belum ada jabatan yang dicatat untuk SKPD ini.")
	}
	for _, o := range offices {
		lines = append(lines, "#"+o.ID+" "+chat.Escape(o.Title)+" · "+heldSince(o))
	}
	return strings.Join(lines, "\n")
}

// UnknownSKPD says that no SKPD is called so.
func UnknownSKPD(word string) string {
	return "SKPD " + quote(word) + " tidak ada di daftar. Daftar dan cara menambah: /skpd"
}

// WhichSKPD asks which of several is meant.
func WhichSKPD(word string, list []people.SKPD) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = "<code>" + chat.Escape(s.ID) + "</code> (" + chat.Escape(s.Name) + ")"
	}
	return quote(word) + " dapat berarti beberapa SKPD. Mohon pakai singkatannya: " + strings.Join(names, ", ") + "."
}

// SKPDHow says how an SKPD is added or changed.
func SKPDHow() string {
	return "Mohon sebutkan singkatan, lalu nama lengkapnya, misalnya " + skpdExample + ". Singkatan satu kata, paling banyak 20 huruf atau angka."
}

// SKPDSaved confirms an SKPD.
func SKPDSaved(s people.SKPD) string {
	return "Tersimpan: <b>" + chat.Escape(s.Abbr) + "</b>, " + chat.Escape(s.Name) + "."
}

// SKPDExists says that an abbreviation is taken.
func SKPDExists(s people.SKPD) string {
	return "Singkatan itu sudah dipakai: " + chat.Escape(s.Abbr) + ", " + chat.Escape(s.Name) + ". Mengubah namanya: <code>/skpd ubah " + chat.Escape(s.ID) + " Nama Baru</code>"
}

// SKPDInUse says that an SKPD still has offices or seats.
func SKPDInUse(s people.SKPD, offices, seats int) string {
	var uses []string
	if offices > 0 {
		uses = append(uses, count(offices)+" jabatan di /peran")
	}
	if seats > 0 {
		uses = append(uses, count(seats)+" kedudukan di /tim")
	}
	return chat.Escape(s.Abbr) + " masih dipakai oleh " + strings.Join(uses, " dan ") + ". Mohon hapus itu lebih dahulu."
}

// RemoveSKPDAsk asks before an SKPD is removed.
func RemoveSKPDAsk(s people.SKPD) string {
	return "Hapus <b>" + chat.Escape(s.Abbr) + "</b>, " + chat.Escape(s.Name) + ", dari daftar?"
}

// SKPDRemoved confirms that an SKPD is not on the list any more.
func SKPDRemoved(abbr string) string { return chat.Escape(abbr) + " sudah tidak ada di daftar SKPD." }

// FillSKPDAsk asks before the usual starting list is added.
func FillSKPDAsk(missing []people.SKPD) string {
	return "Daftar awal yang umum, dapat diubah kemudian:\n\n" + strings.Join(skpdLines(missing), "\n") + "\n\nTambahkan " + count(len(missing)) + " SKPD ini? Nama resmi tiap daerah dapat berbeda; mohon diperiksa."
}

// SKPDFilled confirms the starting list.
func SKPDFilled(added int) string {
	if added == 0 {
		return "Semua SKPD pada daftar awal sudah ada. Daftar: /skpd"
	}
	return upper(count(added)) + " SKPD ditambahkan. Mohon diperiksa dan disesuaikan: /skpd"
}

// SKPDOfGroupHow says how it is told whose group this is.
func SKPDOfGroupHow() string {
	return "Mohon sebutkan SKPD pemilik grup ini, misalnya <code>/skpd grup dpmd</code>. Daftar: /skpd"
}

// SKPDOfGroup confirms whose group this is.
func SKPDOfGroup(s people.SKPD) string {
	return "Tersimpan. Grup ini adalah grup <b>" + chat.Escape(s.Abbr) + "</b>, " + chat.Escape(s.Name) + "."
}

// GroupsOnly says that a command is for groups.
func GroupsOnly() string {
	return "Perintah ini untuk grup. Mohon dikirim di grup yang dimaksud."
}
