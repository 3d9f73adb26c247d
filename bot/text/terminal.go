package text

import (
	"fmt"
	"strings"
)

// This file holds what the program says in a terminal, to operators: usage,
// settings, and the start of the service. The doctor's words are in doctor.go.

// Usage lists the subcommands.
func Usage() string {
	return strings.TrimSpace(`
Pantau: angka kemiskinan BPS di Telegram, di peramban, dan di terminal.

Pemakaian:
  pantau run                       menjalankan layanan Telegram
  pantau demo [--addr host:port]   membuka halaman percakapan di komputer ini, tanpa token
  pantau tanya [--json] "kata"     menjawab satu pertanyaan, misalnya "/indikator balangan 2020"
  pantau periksa                   memeriksa pengaturan, token, Redis, dan data
  pantau periksa --hidup           memeriksa apakah layanan hidup (untuk Docker)
  pantau antrean [gagal | ulang]   menampilkan antrean kiriman; ulang mengirim lagi yang gagal
  pantau sinkron [--katalog DIR]   membaca Web API BPS satu kali dan menampilkan yang berubah
  pantau impor angka.csv           memasukkan angka dari berkas, dengan sumbernya
  pantau cek BERKAS|-              mencocokkan angka dalam naskah dengan tabel BPS (--json, --region)
  pantau ringkas BERKAS|URL|-      meringkas rilis; tiap angka diperiksa (--json, --title, --address, --region)
  pantau version                   menampilkan versi
  pantau bantuan                   menampilkan bantuan ini

Pengaturan dibaca dari variabel lingkungan:
` + settingsTable())
}

// setting is one variable: what it is to be filled with.
type setting struct{ name, wanted string }

// settings are all variables, in the order in which usage lists them.
func settings() []setting {
	return []setting{
		{"TELEGRAM_TOKEN", "token bot dari @BotFather, tanpa spasi"},
		{"TELEGRAM_API_URL", "alamat server Bot API, tanpa /bot dan token; bawaan https://api.telegram.org"},
		{"TELEGRAM_WEBHOOK_URL", "alamat https untuk webhook; kosong berarti long polling"},
		{"TELEGRAM_WEBHOOK_SECRET", "rahasia webhook: 1–256 huruf Latin, angka, _ atau -"},
		{"LISTEN_ADDR", "alamat host:port untuk /healthz, /metrics, dan webhook; bawaan 127.0.0.1:8080"},
		{"REDIS_URL", "alamat Redis, misalnya redis://host:6379/0; kosong berarti tersimpan di DATA_DIR"},
		{"DATA_DIR", "folder data layanan; bawaan ./data"},
		{"REGION", "kode BPS empat digit wilayah bawaan, misalnya 6311 (Kabupaten Balangan)"},
		{"OPERATOR", "nama pengelola yang disebut /start, misalnya Diskominfo Kabupaten Balangan"},
		{"ADMIN_IDS", "nomor pengguna Telegram pengelola, dipisahkan koma"},
		{"LOG_LEVEL", "debug, info, warn, atau error; bawaan info"},
		{"LOG_FORMAT", "text atau json; bawaan text"},
		{"BPS_API_KEY", "kunci Web API BPS; kosong berarti angka tidak diperbarui sendiri"},
		{"BPS_API_URL", "alamat Web API BPS; bawaan https://webapi.bps.go.id/v1/api/"},
		{"BPS_EVERY", "selang membaca Web API BPS seperti 6h, paling sering 10m; 0 berarti tidak sendiri"},
		{"BPS_DOMAINS", "domain BPS empat digit, dipisahkan koma; bawaan 0000, yang memuat semua wilayah"},
		{"BPS_PAUSE", "jeda antara dua permintaan kepada Web API BPS; bawaan 1s, sebaiknya tidak kurang"},
		{"BPS_CONTACT", "alamat surel atau situs pengelola, disebut kepada Web API BPS"},
		{"NEWS_QUIET", "lama tanpa angka baru sebelum pelanggan dikabari; bawaan 30m"},
		{"RELEASE_EVERY", "selang memeriksa rilis baru seperti 15m; 0 berarti tidak diperiksa"},
		{"RELEASE_FEEDS", "alamat kanal RSS atau Atom, dipisahkan koma"},
		{"RELEASE_WORDS", "kata yang membuat rilis diringkas, dipisahkan koma; kosong berarti kata bawaan tentang kemiskinan"},
		{"FETCH_ALLOW", "host atau jaringan yang boleh dibuka selain alamat publik, misalnya intranet.go.id, 10.1.0.0/16"},
		{"OPENAI_MODEL", "nama model untuk menyusun kalimat ringkasan; kosong berarti tanpa model"},
		{"OPENAI_API_KEY", "kunci server model; kosong bila server tidak memintanya"},
		{"OPENAI_BASE_URL", "alamat server model yang serupa OpenAI; bawaan https://api.openai.com/v1"},
		{"OPENAI_DAILY", "batas panggilan model sehari; bawaan 200"},
		{"OPENAI_QUESTIONS", "true bila model boleh membaca pertanyaan yang tidak dipahami, setelah nama dan nomor orang dihapus; bawaan false"},
		{"MEDIA_CHAT", "nomor kanal privat pengelola, misalnya -1001234567890, tempat gambar disimpan untuk mode inline; kosong berarti hanya gambar yang pernah dikirim"},
		{"MAP_GEOJSON", "berkas GeoJSON batas wilayah dengan kode BPS sebagai properti \"code\"; kosong berarti peta kotak"},
		{"SEND_PACE", "batas pengiriman seperti 30/s,1/s,20/m; off hanya untuk server Bot API tanpa batas"},
	}
}

func settingsTable() string {
	var b strings.Builder
	for _, s := range settings() {
		fmt.Fprintf(&b, "  %-24s %s\n", s.name, s.wanted)
	}
	b.WriteString("TELEGRAM_TOKEN, TELEGRAM_WEBHOOK_SECRET, REDIS_URL, BPS_API_KEY, dan OPENAI_API_KEY dapat dibaca dari berkas: NAMA_FILE=/alamat/berkas.")
	return b.String()
}

// wanted is what a variable is to be filled with.
func wanted(name string) string {
	for _, s := range settings() {
		if s.name == name {
			return s.wanted
		}
	}
	return ""
}

// SettingWrong says that a variable's value cannot be used. The value is not
// repeated: it may be a secret.
func SettingWrong(name string) string {
	return fmt.Sprintf("%s: nilainya tidak dapat dipakai. Isi dengan %s.", name, wanted(name))
}

// SettingMissing says that a variable is needed.
func SettingMissing(name string) string {
	return fmt.Sprintf("%s: belum diisi. Isi dengan %s.", name, wanted(name))
}

// SettingTwice says that both a variable and its file are given.
func SettingTwice(name string) string {
	return fmt.Sprintf("%s: terisi bersama %s_FILE. Pakai salah satu saja.", name, name)
}

// SettingFile says that the file named for a variable is of no use.
func SettingFile(name, path string) string {
	return fmt.Sprintf("%s: berkas %s dari %s_FILE tidak terbaca atau kosong.", name, path, name)
}

// SettingsBad heads the list of what is wrong with the settings.
func SettingsBad(count int) string {
	return fmt.Sprintf("Pengaturan belum benar (%d hal):", count)
}

// UnknownSubcommand says that the program has no such subcommand.
func UnknownSubcommand(name string) string {
	return fmt.Sprintf("Perintah %q tidak dikenal. Daftar perintah: pantau bantuan", name)
}

// BadArguments says that a subcommand cannot be called this way.
func BadArguments(subcommand string) string {
	return fmt.Sprintf("Argumen untuk pantau %s tidak dikenal. Lihat cara pakai: pantau bantuan", subcommand)
}

// AskWhat says that tanya needs words.
func AskWhat() string {
	return `Pertanyaan belum ada. Contoh: pantau tanya "/indikator balangan 2020"`
}

// DemoReady says where the demo page is.
func DemoReady(address string) string {
	return "Halaman percakapan Pantau: " + address + "\nBuka alamat itu di peramban. Hentikan dengan Ctrl+C."
}

// DemoOnlyHere refuses an address that others could reach.
func DemoOnlyHere() string {
	return "Halaman demo hanya untuk komputer ini. Pakai --addr dengan 127.0.0.1, misalnya --addr 127.0.0.1:8090"
}

// AddressTaken says that the program cannot listen where it is told to.
func AddressTaken(address string) string {
	return fmt.Sprintf("Alamat %s tidak dapat dipakai (mungkin sudah dipakai program lain). Pilih alamat lain.", address)
}

// FolderHeld says that another process keeps its data in the folder.
func FolderHeld(dir string) string {
	return fmt.Sprintf("Folder data %s sedang dipakai proses Pantau lain. Hentikan proses itu, atau pakai DATA_DIR lain.", dir)
}

// FolderBroken says that the data in the folder cannot be read.
func FolderBroken(dir string) string {
	return fmt.Sprintf("Data di folder %s tidak dapat dibuka. Jalankan pantau periksa.", dir)
}

// StoreNewer says that a newer version of the program wrote the data.
func StoreNewer() string {
	return "Data yang tersimpan ditulis oleh versi Pantau yang lebih baru. Pasang versi itu, atau pakai DATA_DIR atau REDIS_URL lain."
}

// TokenRefused says that Telegram does not know the token.
func TokenRefused() string {
	return "Token ditolak oleh server Bot API. Periksa TELEGRAM_TOKEN, atau minta token baru kepada @BotFather."
}

// WebhookRefused says that Telegram does not take the webhook's address; its own
// words follow.
func WebhookRefused() string {
	return "Alamat webhook ditolak oleh server Bot API. Periksa TELEGRAM_WEBHOOK_URL (harus https dan terjangkau dari internet):"
}

// ProgramFault heads a fault that is nobody's setting; its cause follows.
func ProgramFault() string { return "Mohon maaf, terjadi gangguan pada program:" }
