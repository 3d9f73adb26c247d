package text

import (
	"fmt"
	"strings"

	"pantau/indicators"
)

// This file holds what the doctor (pantau periksa) says to operators.

// Grade is how a finding of the doctor weighs.
type Grade uint8

// The grades, from good to bad. Only Bad makes the doctor fail.
const (
	Good   Grade = iota
	Advice       // works, and could be better
	Bad          // must be mended
)

// Finding is one thing that the doctor looked at: what it is about, what was
// found, and what to do about it (empty when nothing).
type Finding struct {
	Grade        Grade
	About, Found string
	Do           string
}

// String is the finding as a terminal shows it: one line, and one more for what
// to do.
func (f Finding) String() string {
	mark := [...]string{Good: "baik", Advice: "saran", Bad: "benahi"}[f.Grade]
	line := fmt.Sprintf("[%-6s] %-13s %s", mark, f.About, f.Found)
	if f.Do != "" {
		line += "\n" + strings.Repeat(" ", 23) + "→ " + f.Do
	}
	return line
}

// DoctorVerdict sums the findings up.
func DoctorVerdict(bad int) string {
	if bad == 0 {
		return "Tidak ada yang perlu dibenahi."
	}
	return fmt.Sprintf("%d hal perlu dibenahi.", bad)
}

// What findings are about.
const (
	aboutSettings = "Pengaturan"
	aboutToken    = "Token"
	aboutGroups   = "Grup"
	aboutInline   = "Inline"
	aboutDelivery = "Penerimaan"
	aboutStore    = "Penyimpanan"
	aboutKeeping  = "Cadangan"
	aboutData     = "Data"
	aboutBPS      = "Web API BPS"
)

// SettingsFine tells that all settings can be used; region is the default
// region's full name, admins how many persons look after the service.
func SettingsFine(region string, admins int) Finding {
	return Finding{Grade: Good, About: aboutSettings, Found: fmt.Sprintf("terbaca; wilayah bawaan %s, pengelola %d orang", region, admins)}
}

// SettingBad tells of a setting that cannot stand; words are those of SettingWrong
// and its like.
func SettingBad(words string) Finding {
	found, todo, _ := strings.Cut(words, ". ")
	return Finding{Bad, aboutSettings, found, todo}
}

// TokenFine tells which bot the token belongs to.
func TokenFine(username string) Finding {
	return Finding{Grade: Good, About: aboutToken, Found: "diterima; bot @" + username}
}

// TokenUnknown tells that the Bot API refuses the token.
func TokenUnknown() Finding {
	return Finding{Bad, aboutToken, "ditolak oleh server Bot API",
		"Salin ulang token dari @BotFather (/mybots, API Token) ke TELEGRAM_TOKEN."}
}

// TokenUnchecked tells that the Bot API cannot be reached.
func TokenUnchecked(cause string) Finding {
	return Finding{Bad, aboutToken, "tidak dapat diperiksa: " + cause,
		"Periksa jaringan, proxy, dan TELEGRAM_API_URL."}
}

// GroupsRead tells whether the bot sees what is said in groups.
func GroupsRead(reads bool) Finding {
	if reads {
		return Finding{Grade: Good, About: aboutGroups, Found: "sebutan @bot dalam grup terbaca"}
	}
	return Finding{Advice, aboutGroups, "hanya perintah dan balasan yang terbaca, sebutan @bot tidak",
		"Di @BotFather: /setprivacy, pilih bot, Disable; lalu keluarkan dan masukkan lagi bot di grup."}
}

// InlineOn tells whether the bot can be asked from any chat. The bot works without.
func InlineOn(on bool) Finding {
	if on {
		return Finding{Grade: Good, About: aboutInline, Found: "aktif"}
	}
	return Finding{Advice, aboutInline, "tidak aktif; @bot tidak dapat ditanya dari percakapan lain",
		"Di @BotFather: /setinline, pilih bot, lalu isi petunjuk singkat, misalnya: nama wilayah"}
}

// MediaOff tells that new pictures have no place where inline cards can take them from.
func MediaOff() Finding {
	return Finding{Advice, aboutInline, "hanya menawarkan gambar yang pernah dikirim",
		"Buat kanal privat, jadikan bot adminnya dengan hak mengirim, lalu isi nomornya di MEDIA_CHAT."}
}

// MediaFine tells that pictures can be put where inline cards take them from.
func MediaFine() Finding {
	return Finding{Grade: Good, About: aboutInline, Found: "gambar dapat disimpan di MEDIA_CHAT"}
}

// MediaBad tells that the bot may not write where pictures are to be put, or that there
// is no such place for it.
func MediaBad(there bool) Finding {
	if there {
		return Finding{Bad, aboutInline, "bot tidak boleh mengirim ke MEDIA_CHAT",
			"Jadikan bot admin kanal itu dengan hak mengirim."}
	}
	return Finding{Bad, aboutInline, "MEDIA_CHAT tidak ditemukan, atau bot bukan anggotanya",
		"Periksa nomornya (diawali -100), lalu jadikan bot admin kanal itu dengan hak mengirim."}
}

// MediaUnchecked tells that the Bot API did not say what the bot may do there.
func MediaUnchecked(cause string) Finding {
	return Finding{Advice, aboutInline, "MEDIA_CHAT tidak dapat diperiksa: " + cause, "Coba lagi: pantau periksa"}
}

// DeliveryPoll tells that updates are fetched.
func DeliveryPoll() Finding {
	return Finding{Grade: Good, About: aboutDelivery, Found: "long polling; webhook lama dihapus saat layanan dimulai"}
}

// DeliveryHook tells that updates come to the address.
func DeliveryHook(address string, secure bool) Finding {
	f := Finding{Grade: Good, About: aboutDelivery, Found: "webhook " + address}
	if !secure {
		f.Grade = Advice
		f.Do = "Telegram hanya menerima https; http hanya untuk server Bot API sendiri."
	}
	return f
}

// DeliveryFails tells why Telegram could not bring an update, in its own words.
func DeliveryFails(waiting int, why string) Finding {
	return Finding{Advice, aboutDelivery, fmt.Sprintf("%d pesan menunggu; pengiriman terakhir gagal: %s", waiting, why),
		"Periksa alamat, sertifikat, dan proxy di depan LISTEN_ADDR."}
}

// ServerFine tells that the Redis server answers.
func ServerFine(version string) Finding {
	return Finding{Grade: Good, About: aboutStore, Found: "Redis " + version + " menjawab"}
}

// ServerAway tells that the Redis server does not answer.
func ServerAway(cause string) Finding {
	return Finding{Bad, aboutStore, "Redis tidak dapat dipakai: " + cause,
		"Nyalakan server Redis atau benahi REDIS_URL. Angka tetap dijawab, pilihan wilayah tidak tersimpan."}
}

// KeepingFine tells that the server keeps every write.
func KeepingFine() Finding {
	return Finding{Grade: Good, About: aboutKeeping, Found: "AOF aktif"}
}

// KeepingFails tells that the server cannot write to its disk.
func KeepingFails() Finding {
	return Finding{Bad, aboutKeeping, "Redis gagal menulis ke disk", "Periksa ruang disk dan log server Redis."}
}

// KeepingSnapshots tells that the server keeps snapshots only.
func KeepingSnapshots() Finding {
	return Finding{Advice, aboutKeeping, "hanya snapshot RDB; perubahan terakhir dapat hilang saat server mati",
		"Aktifkan AOF di Redis: appendonly yes, appendfsync everysec."}
}

// KeepingNothing tells that the server keeps nothing.
func KeepingNothing() Finding {
	return Finding{Bad, aboutKeeping, "Redis tidak menyimpan apa pun ke disk; semua hilang saat server mati",
		"Aktifkan AOF di Redis: appendonly yes, appendfsync everysec."}
}

// KeepingUnknown tells that the server does not say what it keeps.
func KeepingUnknown() Finding {
	return Finding{Advice, aboutKeeping, "tidak dapat diketahui (server menolak CONFIG)",
		"Pastikan AOF aktif pada pengelola Redis."}
}

// KeepingEvicts tells that the server throws data away when memory is short.
func KeepingEvicts(policy string) Finding {
	return Finding{Bad, aboutKeeping, "Redis membuang data saat memori penuh (" + policy + ")",
		"Ubah maxmemory-policy menjadi noeviction."}
}

// FolderFree tells that the process's own store can be used.
func FolderFree(dir string) Finding {
	return Finding{Grade: Good, About: aboutStore, Found: "di folder " + dir + ", tidak sedang dipakai"}
}

// FolderNew tells that the folder comes with the first start.
func FolderNew(dir string) Finding {
	return Finding{Grade: Good, About: aboutStore, Found: "di folder " + dir + ", dibuat saat layanan dimulai"}
}

// FolderInUse tells that a running service holds the folder and answers.
func FolderInUse(dir string) Finding {
	return Finding{Grade: Good, About: aboutStore, Found: "di folder " + dir + ", dipakai layanan yang sedang berjalan"}
}

// FolderBad tells that the folder cannot be used.
func FolderBad(dir, cause string) Finding {
	return Finding{Bad, aboutStore, "folder " + dir + " tidak dapat dipakai: " + cause,
		"Periksa hak akses folder. Jika dump.rdb rusak, pulihkan dari cadangan."}
}

// FolderKept tells how the process's own store is kept, for one process only.
func FolderKept() Finding {
	return Finding{Grade: Good, About: aboutKeeping, Found: "dump.rdb ditulis sendiri; untuk beberapa replika pakai REDIS_URL"}
}

// DataFine tells how much the catalogue holds: figures, the years from first to
// last, and the day on which its sources were last read (YYYY-MM-DD).
func DataFine(figures, first, last int, checked string) Finding {
	return Finding{Grade: Good, About: aboutData,
		Found: fmt.Sprintf("%s angka, %d–%d; sumber dibaca terakhir %s",
			indicators.Decimal{Units: int64(figures)}.Indonesian(0), first, last, date(checked))}
}

// DataOld is DataFine when a newer release is likely to be out.
func DataOld(figures, first, last int, checked string) Finding {
	f := DataFine(figures, first, last, checked)
	f.Grade, f.Do = Advice, "Sumber dibaca lebih dari setahun lalu; pasang versi Pantau yang lebih baru."
	return f
}

// Alive and NotAlive answer pantau periksa --hidup.
func Alive() string { return "hidup" }

// NotAlive names the address that does not answer as it should.
func NotAlive(address string) string { return "tidak hidup: " + address }

// BPSFine tells that the BPS Web API takes the key and has the tables expected.
func BPSFine() Finding {
	return Finding{Grade: Good, About: aboutBPS, Found: "kunci diterima, tabel garis kemiskinan ditemukan"}
}

// BPSOff tells that no key is set, so that figures stay as they are.
func BPSOff() Finding {
	return Finding{Grade: Advice, About: aboutBPS, Found: "tidak dipakai; angka tidak diperbarui sendiri", Do: "Isi BPS_API_KEY dengan kunci dari webapi.bps.go.id (gratis), atau pakai pantau impor."}
}

// BPSBad tells that the BPS Web API cannot be read; why is in words.
func BPSBad(why string) Finding {
	return Finding{Grade: Bad, About: aboutBPS, Found: why, Do: "Angka yang sudah ada tetap dipakai. Coba: pantau sinkron"}
}
