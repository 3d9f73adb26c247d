package text

import (
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// about is what is said of a command: a line in menus, other words that call it,
// and an example.
type about struct {
	summary string
	aliases []string
	example string // %s is the home region's name; empty: none
}

var abouts = map[string]about{
	"indikator":  {"Angka kemiskinan suatu wilayah", []string{"angka", "data", "kemiskinan", "miskin", "p0", "gk"}, "/indikator %s 2020"},
	"bandingkan": {"Bandingkan dua atau lebih wilayah", []string{"banding", "vs"}, "/bandingkan %s tabalong"},
	"peringkat":  {"Peringkat dalam provinsi atau kelompok", []string{"ranking", "rangking", "urutan"}, "/peringkat kalsel p1"},
	"bahan":      {"Teks siap diteruskan atau disalin", nil, "/bahan %s"},
	"wilayah":    {"Lihat atau atur wilayah percakapan ini", nil, "/wilayah %s"},
	"definisi":   {"Arti P0, P1, P2, dan garis kemiskinan", []string{"arti", "istilah"}, "/definisi p1"},
	"sumber":     {"Asal angka, tanggal data, dan lisensi", nil, "/sumber %s 2020"},
	"bantuan":    {"Cara memakai Pantau", []string{"help", "menu"}, ""},
	"start":      {"Mulai", []string{"mulai"}, ""},
}

// Summary is a command's line in a menu.
func Summary(command string) string { return abouts[command].summary }

// Aliases are other words that call a command.
func Aliases(command string) []string { return abouts[command].aliases }

// Help lists the commands with examples.
func Help(commands []string, home indicators.Region, group bool) string {
	var b strings.Builder
	b.WriteString("<b>Cara memakai Pantau</b>\n")
	for _, name := range commands {
		a := abouts[name]
		b.WriteString("/" + name + ": " + a.summary + "\n")
		if a.example != "" {
			b.WriteString("   <code>" + strings.Replace(a.example, "%s", strings.ToLower(home.Name), 1) + "</code>\n")
		}
	}
	b.WriteString("\nUrutan kata bebas, nama singkat dan salah ketik ringan dipahami. Contoh lain:\n" +
		"<code>gk balangan 2023</code> · <code>/indikator balangan sejak 2021</code> · <code>5,32 itu tahun berapa</code> · <code>/peringkat banua enam</code> · <code>siapa yang turun paling banyak di kalsel</code>\n")
	if group {
		b.WriteString("\nDi grup, saya hanya menanggapi perintah, sebutan, dan balasan kepada saya. Pengaturan hanya oleh admin grup.\n")
	}
	b.WriteString("\nMohon tidak mengirim NIK, KK, atau daftar nama warga.")
	return b.String()
}

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
