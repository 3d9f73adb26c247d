package text

import (
	"slices"
	"strings"

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
	"grafik":     {"Gambar perkembangan antartahun", []string{"tren"}, "/grafik %s tabalong p0"},
	"peta":       {"Peta provinsi atau Indonesia", nil, "/peta kalsel p1"},
	"lembar":     {"Satu halaman PDF untuk rapat", []string{"infografis"}, "/lembar %s"},
	"bahan":      {"Teks siap diteruskan atau disalin", nil, "/bahan %s"},
	"wilayah":    {"Lihat atau atur wilayah percakapan ini", nil, "/wilayah %s"},
	"definisi":   {"Arti P0, P1, P2, dan garis kemiskinan", []string{"arti", "istilah"}, "/definisi p1"},
	"sumber":     {"Asal angka, tanggal data, dan lisensi", nil, "/sumber %s 2020"},
	"bantuan":    {"Cara memakai Pantau", []string{"help", "menu"}, ""},
	"start":      {"Mulai", []string{"mulai"}, ""},

	"cek":         {"Cocokkan angka suatu naskah", []string{"periksa"}, "/cek P0 %s turun dari 4,87 pada 2024 menjadi 4,64 di 2025"},
	"ringkas":     {"Ringkas halaman, naskah, atau berkas", []string{"ringkasan", "rangkum"}, ""},
	"rilis":       {"Rilis terbaru dan ringkasannya", []string{"berita"}, "/rilis kemiskinan"},
	"jadwalrilis": {"Jadwal dan perkiraan waktu rilis", []string{"kalender"}, ""},

	"langganan":  {"Pilih kabar yang dikirim ke percakapan ini", []string{"langgan", "berlangganan"}, ""},
	"berhenti":   {"Hentikan semua langganan", []string{"stop"}, ""},
	"jeda":       {"Hentikan kiriman untuk sementara", []string{"pause"}, "/jeda 2 minggu"},
	"lanjut":     {"Lanjutkan kiriman yang dijeda", []string{"lanjutkan", "resume"}, ""},
	"pengaturan": {"Lihat semua pengaturan percakapan ini", []string{"setelan", "atur"}, ""},
	"topik":      {"Tempat kiriman di grup bertopik", nil, "/topik angka"},
	"libur":      {"Hari libur dan waktu kerja wilayah", nil, "/libur 26 desember 2026 daerah Hari Jadi"},
	"privasi":    {"Data apa yang disimpan", nil, ""},
	"hapusdata":  {"Hapus data pribadi Anda", nil, ""},

	"komitmen": {"Komitmen bersama dan tenggatnya", []string{"janji"}, "/komitmen terlambat"},
	"agenda":   {"Rapat mendatang dan kehadiran", []string{"rapat", "rakor"}, "/agenda 3"},
	"rekap":    {"Rekap komitmen", nil, ""},
	"ekspor":   {"Unduh komitmen (XLSX, CSV, kalender)", []string{"unduh", "export"}, "/ekspor xlsx"},
	"riwayat":  {"Siapa mengubah apa, dan kapan", nil, "/riwayat 12"},

	"peran":       {"Peran dan jabatan di wilayah ini", []string{"role"}, ""},
	"serahterima": {"Serah terima jabatan", nil, ""},
	"skpd":        {"Daftar SKPD", []string{"opd"}, ""},
	"tim":         {"Susunan TKPKD dan tim pelaksana", []string{"tkpkd", "tkpk"}, ""},
	"target":      {"Target RPJMD/RKPD dan realisasinya", nil, "/target p0"},
	"kelompok":    {"Kelompok wilayah sendiri", nil, ""},
	"koreksi":     {"Koreksi angka oleh BPS", nil, ""},
}

// Summary is a command's line in a menu.
func Summary(command string) string { return abouts[command].summary }

// Aliases are other words that call a command.
func Aliases(command string) []string { return abouts[command].aliases }

// sections part the commands in the help. Those with examples come one a line.
var sections = []struct {
	title    string
	commands []string
}{
	{"Angka", []string{"indikator", "grafik", "bandingkan", "peringkat", "peta", "lembar", "bahan", "definisi", "sumber"}},
	{"Rilis dan naskah", []string{"cek", "ringkas", "rilis", "jadwalrilis"}},
	{"Percakapan ini", []string{"wilayah", "langganan", "jeda", "lanjut", "berhenti", "pengaturan", "topik"}},
	{"Komitmen", []string{"komitmen", "agenda", "rekap", "ekspor", "riwayat"}},
	{"Perangkat daerah", []string{"target", "tim", "skpd", "peran", "serahterima", "kelompok", "koreksi", "libur"}},
	{"Data pribadi", []string{"privasi", "hapusdata"}},
}

// Help lists the commands, with examples of those that ask for figures.
func Help(commands []string, home indicators.Region, group bool) string {
	var b strings.Builder
	b.WriteString("<b>Cara memakai Pantau</b>\n")
	for n, s := range sections {
		b.WriteString("\n<b>" + s.title + "</b>\n")
		for _, name := range s.commands {
			if a := abouts[name]; slices.Contains(commands, name) && (group || name != "topik") {
				b.WriteString("/" + name + ": " + a.summary + "\n")
				if n == 0 && a.example != "" {
					b.WriteString("   <code>" + strings.Replace(a.example, "%s", strings.ToLower(home.Name), 1) + "</code>\n")
				}
			}
		}
	}
	b.WriteString("\nUrutan kata bebas, nama singkat dan salah ketik ringan dipahami. Contoh lain:\n" +
		"<code>gk balangan 2023</code> · <code>/indikator balangan sejak 2021</code> · <code>5,32 itu tahun berapa</code> · <code>/peringkat banua enam</code> · <code>siapa yang turun paling banyak di kalsel</code>\n")
	if group {
		b.WriteString("\nDi grup, saya hanya menanggapi perintah, sebutan, dan balasan kepada saya. Pengaturan hanya oleh admin grup atau pemegang peran.\n")
	}
	if !group && slices.Contains(commands, "cek") {
		b.WriteString("\nNaskah panjang, pesan terusan, alamat, atau berkas PDF yang dikirim ke sini dapat diringkas atau dicocokkan angkanya.\n")
	}
	b.WriteString("\nMohon tidak mengirim NIK, KK, atau daftar nama warga.")
	return b.String()
}
