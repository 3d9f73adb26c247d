package text

import (
	"strings"

	"pantau/bot/chat"
	"pantau/bot/people"
	"pantau/indicators"
)

// Greeting is said to /start: what this is, who runs it, and for which region.
func Greeting(home indicators.Region, own bool, operator string, group bool) string {
	var b strings.Builder
	if group {
		b.WriteString("Yth. Bapak/Ibu, izin memperkenalkan diri. ")
	} else {
		b.WriteString("Selamat datang. ")
	}
	b.WriteString("Saya <b>Pantau</b>, asisten otomatis untuk angka kemiskinan BPS menurut kabupaten, kota, dan provinsi.\n")
	if operator != "" {
		b.WriteString("Pengelola: " + chat.Escape(operator) + ". ")
	}
	b.WriteString("Pantau bukan layanan BPS.\n\n")
	if own {
		b.WriteString("Wilayah percakapan ini: <b>" + home.Full + "</b>.")
	} else {
		b.WriteString("Wilayah awal: <b>" + home.Full + "</b>. Untuk mengganti, tulis misalnya <code>/wilayah tabalong</code>.")
	}
	b.WriteString("\nTulis misalnya <code>/indikator " + strings.ToLower(home.Name) + "</code>. Bantuan: /bantuan")
	return b.String()
}

// WelcomeBack is said to /start by somebody who had stopped the bot; wants tells
// whether subscriptions were kept.
func WelcomeBack(home indicators.Region, wants bool) string {
	s := "Selamat datang kembali di <b>Pantau</b>. Wilayah percakapan ini: <b>" + home.Full + "</b>.\n"
	if wants {
		return s + "Langganan Anda tetap berlaku dan kiriman dilanjutkan: /langganan"
	}
	return s + "Tidak ada langganan aktif: /langganan"
}

// Introduction is said to a group that the bot has come into: who it is, and what
// it asks of an administrator.
func Introduction(r indicators.Region, own bool) string {
	s := "Yth. Bapak/Ibu, izin memperkenalkan diri. Saya <b>Pantau</b>, asisten otomatis untuk angka kemiskinan BPS dan kabar angka baru. Pantau bukan layanan BPS.\n\n"
	if own {
		s += "Wilayah grup ini: <b>" + r.Full + "</b>.\n"
	} else {
		s += "Mohon admin grup memilih wilayah grup ini dengan tombol di bawah.\n"
	}
	return s + "Pengaturan hanya oleh admin grup: /pengaturan. Agar sebutan kepada saya terbaca, mode privasi bot perlu dimatikan oleh pengelola; perintah dan balasan selalu terbaca.\n\n" +
		"Mohon tidak mengirim NIK, KK, atau daftar nama warga. Bantuan: /bantuan"
}

// ButtonAnotherRegion asks for the name of another region.
func ButtonAnotherRegion() string { return "Wilayah lain" }

// AskOwnRegion asks for the region of a chat.
func AskOwnRegion() string {
	return "Mohon tulis nama kabupaten, kota, atau provinsi untuk percakapan ini, misalnya “tabalong”."
}

// What is said to somebody who comes by a link.

// InvitationTaken tells who follows an invitation which office they hold from now
// on, and what comes with it. Its time is in the region's zone.
func InvitationTaken(o people.Office, r indicators.Region) string {
	words := "Undangan diterima. Anda tercatat sebagai <b>" + chat.Escape(o.Title) + "</b>, " + r.Full + ", sejak " + LongDay(o.Since) + "."
	return strings.TrimSpace(words+" "+duties(o)) + "\n\n" +
		"Lihat peran Anda: /peran · Data yang disimpan: /privasi · Bantuan: /bantuan"
}

// InvitationTakenHere tells a group that somebody has followed an invitation.
func InvitationTakenHere() string {
	return "Undangan diterima dan tercatat. Rinciannya dapat dibaca di percakapan pribadi dengan saya: /peran"
}

// InvitationGone tells that an invitation cannot be used any more: somebody else has
// taken it, its time is over, or the office that it gives, or that gave it, has another
// holder.
func InvitationGone() string {
	return "Mohon maaf, tautan undangan ini sudah dipakai, sudah lewat masanya (7 hari), atau jabatannya sudah berganti pemegang. Mohon minta tautan baru kepada sekretariat TKPKD. Angka BPS tetap terbuka: /indikator"
}

// InvitationVoid tells that what an invitation gives is no more.
func InvitationVoid() string {
	return "Mohon maaf, jabatan pada undangan ini sudah tidak ada. Mohon minta tautan baru kepada sekretariat TKPKD."
}

// InvitationForGroup tells that an invitation binds a group and cannot be followed in
// private.
func InvitationForGroup() string {
	return "Tautan ini untuk mengikat grup. Mohon buka lagi tautannya dan pilih grup, atau kirim perintah ini di grup yang dimaksud:"
}

// InvitationAnonymous tells an anonymous administrator that an office needs a person.
func InvitationAnonymous() string {
	return "Undangan jabatan tidak dapat diterima oleh admin anonim. Mohon buka tautannya dari akun sendiri di percakapan pribadi."
}

// LinkUnread tells that a link is not one of ours.
func LinkUnread() string {
	return "Tautan ini tidak dikenali, mungkin terpotong saat disalin. Mohon buka langsung dari pesan aslinya."
}

// WhoseGroup asks whose group this is, once it is bound to a region.
func WhoseGroup() string {
	return "Bila grup ini milik satu SKPD, mohon pilih SKPD-nya:"
}

// What is said to somebody who has let the bot into a channel.

// ChannelJoined offers to settle what is posted in a channel.
func ChannelJoined(r indicators.Region) string {
	return "Pantau ditambahkan ke sebuah kanal oleh Anda. Di kanal, saya hanya mengirim kabar yang dipilih adminnya; saat ini belum ada. Wilayah awal: " + r.Full + ".\n\nAtur dari sini:"
}

// ChannelAdminsOnly refuses to settle a channel for anyone but its administrators.
func ChannelAdminsOnly() string {
	return "Mohon maaf, langganan kanal hanya dapat diatur oleh admin kanal, dari percakapan pribadi."
}

// ButtonChannel leads to the subscriptions of a channel.
func ButtonChannel() string { return "Langganan kanal" }
