package summaries

import (
	"strings"
	"testing"
)

// pressTexts are sentences as press offices and newsrooms write them, and every line that
// Check tells of them, as in newsTexts.
var pressTexts = []struct{ name, text, want string }{
	{"angka sebelum wilayah", "Persentase penduduk miskin Maret 2025 sebesar 4,52 persen di Kota Banjarmasin, 3,13 persen di Kabupaten Tanah Bumbu, dan 4,31 persen di Barito Kuala.", `
cocok; 4,52 persen; p0; 6371; 2025-03;
cocok; 3,13 persen; p0; 6310; 2025-03;
cocok; 4,31 persen; p0; 6304; 2025-03;`},
	{"tahun sebelum 'penduduk'", "Pada Maret 2025 penduduk miskin tercatat 4,52 persen di Kota Banjarmasin dan 3,13 persen di Kabupaten Tanah Bumbu.", `
cocok; 4,52 persen; p0; 6371; 2025-03;
cocok; 3,13 persen; p0; 6310; 2025-03;`},
	{"angka sebelum daerah", "Pada September 2025 jumlah penduduk miskin Kalimantan Selatan sebanyak 168,81 ribu orang, terdiri atas 75,10 ribu orang di perkotaan dan 93,71 ribu orang di perdesaan.", `
cocok; 168,81 ribu orang; poor; 6300; 2025-09;
tanpa_data; 75,10 ribu orang; poor; 6300; 2025-09; tabel Pantau tidak memuat perkotaan dan perdesaan
tanpa_data; 93,71 ribu orang; poor; 6300; 2025-09; tabel Pantau tidak memuat perkotaan dan perdesaan`},
	{"lebih rendah, yakni", "Kepala BPS Provinsi Kalimantan Selatan menyampaikan, angka kemiskinan Banua pada September 2024 berada di 4,02 persen. Angka ini lebih rendah dibanding kondisi Maret 2024 yakni 4,11 persen.", `
cocok; 4,02 persen; p0; 6300; 2024-09;
cocok; 4,11 persen; p0; 6300; 2024-03;`},
	{"jika dibandingkan", "Persentase penduduk miskin DIY pada September 2025 sebesar 10,08 persen. Jika dibandingkan dengan Maret 2025 sebesar 10,32 persen, angka ini menurun. Jumlah penduduk miskin 422,79 ribu orang.", `
cocok; 10,08 persen; p0; 3400; 2025-09;
beda; 10,32 persen; p0; 3400; 2025-03;
cocok; 422,79 ribu orang; poor; 3400; 2025-09;`},
	{"dibanding Maret yang jumlahnya", "Jumlah penduduk miskin di Kalimantan Selatan pada September 2025 mencapai 168,81 ribu orang (3,73 persen). Dibanding September 2024 yang jumlahnya 180,20 ribu orang (4,02 persen), jumlah itu berkurang 11,39 ribu orang.", `
cocok; 168,81 ribu orang; poor; 6300; 2025-09;
cocok; 3,73 persen; p0; 6300; 2025-09;
cocok; 180,20 ribu orang; poor; 6300; 2024-09;
cocok; 4,02 persen; p0; 6300; 2024-09;
cocok; 11,39 ribu orang; poor; 6300; 2025-09;`},
	{"kita targetkan", "Persentase penduduk miskin Kabupaten Hulu Sungai Utara tahun 2024 turun menjadi 5,75 persen. Tahun 2025 nanti kita targetkan angka kemiskinan turun ke 5,00 persen.", `
cocok; 5,75 persen; p0; 6308; 2024;
tanpa_data; 5,00 persen; p0; 6308; 2025; target, bukan realisasi`},
	{"garis dipatok", "Persentase penduduk miskin Kabupaten Hulu Sungai Utara pada Maret 2025 sebesar 4,81 persen. Sementara itu, garis kemiskinan dipatok Rp613.161,- per kapita per bulan.", `
cocok; 4,81 persen; p0; 6308; 2025-03;
cocok; Rp613.161,- per kapita per bulan; line; 6308; 2025-03;`},
	{"judul dengan dua wilayah", "Kemiskinan Sulsel Turun Lagi, Kota Makassar 4,43 Persen\nPersentase penduduk miskin Sulawesi Selatan terus turun dari 8,06 persen (Maret 2024) menjadi 7,60 persen (Maret 2025).", `
cocok; 4,43 Persen; p0; 7371; 2025-03;
cocok; 8,06 persen; p0; 7300; 2024-03;
cocok; 7,60 persen; p0; 7300; 2025-03;`},
	{"judul dengan pembanding", "Angka Kemiskinan Bantul 11,54 Persen, Masih di Atas DIY\nJumlah warga miskin di Bumi Projotamansari naik tipis dari 126,93 ribu jiwa pada 2024 menjadi 127,25 ribu jiwa pada 2025.", `
cocok; 11,54 Persen; p0; 3402; 2025;
cocok; 126,93 ribu jiwa; poor; 3402; 2024;
cocok; 127,25 ribu jiwa; poor; 3402; 2025;`},
	{"ralat", "Pada berita kemarin tertulis angka kemiskinan Kota Padang Maret 2025 sebesar 3,36 persen, seharusnya 3,63 persen.", `
tanpa_data; 3,36 persen; p0; 1371; 2025-03; dikoreksi dalam teks
cocok; 3,63 persen; p0; 1371; 2025-03;`},
	{"lembar dengan titik koma", "Data Kemiskinan Kabupaten Lampung Utara\nTahun;Jumlah (000);Persen;GK (Rp)\n2024;105,91;16,92;544.994\n2025;98,99;15,78;573.039", `
cocok; 105,91; poor; 1806; 2024;
cocok; 16,92; p0; 1806; 2024;
cocok; 544.994; line; 1806; 2024;
cocok; 98,99; poor; 1806; 2025;
cocok; 15,78; p0; 1806; 2025;
cocok; 573.039; line; 1806; 2025;`},
	{"baris bertitik koma", "Kemiskinan Kabupaten Lampung Utara Maret 2025\nP0: 15,78 persen; P1: 2,58; P2: 0,68\nP0: 15,78 persen; P1: 2,58; P2: 0,68", `
cocok; 15,78 persen; p0; 1806; 2025-03;
cocok; 2,58; p1; 1806; 2025-03;
cocok; 0,68; p2; 1806; 2025-03;`},
	{"tabel berbingkai", "Kemiskinan Kota Padang\n| Uraian | 2024 | 2025 |\n|---|---:|---:|\n| Jumlah Penduduk Miskin (jiwa) | 41.400 | 37.380 |\n| Persentase | 4,06 | 3,63 |", `
cocok; 41.400; poor; 1371; 2024;
cocok; 37.380; poor; 1371; 2025;
cocok; 4,06; p0; 1371; 2024;
cocok; 3,63; p0; 1371; 2025;`},
	{"bagian tabel", "Kemiskinan Provinsi Kalimantan Selatan menurut Daerah\nDaerah/Tahun | Jumlah Penduduk Miskin (ribu orang) | Persentase Penduduk Miskin\nPerkotaan\nMaret 2025 | 75,10 | 3,47\nTotal\nMaret 2025 | 172,72 | 3,84\nSeptember 2025 | 168,81 | 3,73", `
tanpa_data; 75,10; poor; 6300; 2025-03; tabel Pantau tidak memuat perkotaan dan perdesaan
tanpa_data; 3,47; p0; 6300; 2025-03; tabel Pantau tidak memuat perkotaan dan perdesaan
cocok; 172,72; poor; 6300; 2025-03;
cocok; 3,84; p0; 6300; 2025-03;
cocok; 168,81; poor; 6300; 2025-09;
cocok; 3,73; p0; 6300; 2025-09;`},
	{"baris tanpa nomor", "Penduduk Miskin Menurut Kabupaten/Kota di Provinsi Kalimantan Selatan, Maret 2025\nNo | Kabupaten/Kota | Jumlah (ribu orang) | Persentase (%)\n1 | Kab. Tanah Bumbu | 13,81 | 3,13\n| Provinsi Kalimantan Selatan | 172,72 | 3,84", `
cocok; 13,81; poor; 6310; 2025-03;
cocok; 3,13; p0; 6310; 2025-03;
cocok; 172,72; poor; 6300; 2025-03;
cocok; 3,84; p0; 6300; 2025-03;`},
	{"berada di", "Dari 1.088,78 ribu penduduk miskin NTT pada Maret 2025, sebanyak 116,74 ribu orang berada di Kabupaten Timor Tengah Selatan.", `
cocok; 1.088,78 ribu; poor; 5300; 2025-03;
cocok; 116,74 ribu orang; poor; 5304; 2025-03;`},
	{"berada di perkotaan", "Jumlah penduduk miskin Kalsel September 2025 168,81 ribu orang. Dari jumlah itu 75,10 ribu orang berada di perkotaan.", `
cocok; 168,81 ribu orang; poor; 6300; 2025-09;
tanpa_data; 75,10 ribu orang; poor; 6300; 2025-09; tabel Pantau tidak memuat perkotaan dan perdesaan`},
	{"tertinggi Kabupaten", "Di antara kabupaten di Kalsel pada 2025, persentase penduduk miskin terendah ada di Tanah Bumbu (3,13 persen), sedangkan tertinggi Kabupaten Hulu Sungai Tengah (5,03 persen).", `
cocok; 3,13 persen; p0; 6310; 2025;
cocok; 5,03 persen; p0; 6307; 2025;`},
	{"secara nasional", "Kemiskinan Kalsel pada September 2025 terendah kedua secara nasional dengan 3,73 persen.", `
cocok; 3,73 persen; p0; 6300; 2025-09;`},
	{"vs", "Angka kemiskinan Lombok Barat 11,90% di 2025 vs 12,65% di 2024. Bantul 2025 vs 2024: 11,54% vs 11,66%.", `
cocok; 11,90%; p0; 5201; 2025;
cocok; 12,65%; p0; 5201; 2024;
cocok; 11,54%; p0; 3402; 2025;
cocok; 11,66%; p0; 3402; 2024;`},
	{"tahun sampai tahun", "Sepanjang 2021 sampai 2025 persentase penduduk miskin Lampung Utara berturut-turut 19,63; 18,41; 17,17; 16,92; dan 15,87 persen.", `
cocok; 19,63; p0; 1806; 2021;
cocok; 18,41; p0; 1806; 2022;
cocok; 17,17; p0; 1806; 2023;
cocok; 16,92; p0; 1806; 2024;
beda; 15,87 persen; p0; 1806; 2025;`},
	{"deret tanpa tahun", "Sepanjang 2021 sampai 2025 kemiskinan Lampung Utara 19,63 persen; 18,41 persen; 16,92 persen.", `
tanpa_data; 19,63 persen; p0; 1806; ; belum jelas tahunnya
tanpa_data; 18,41 persen; p0; 1806; ; belum jelas tahunnya
tanpa_data; 16,92 persen; p0; 1806; ; belum jelas tahunnya`},
	{"masing-masing dua kali", "Pada tahun 2024 dan 2025, tingkat kemiskinan Kabupaten Tabalong masing-masing sebesar 5,64 persen dan 4,67 persen dengan jumlah penduduk miskin masing-masing 14,97 ribu dan 12,50 ribu jiwa.", `
cocok; 5,64 persen; p0; 6309; 2024;
cocok; 4,67 persen; p0; 6309; 2025;
cocok; 14,97 ribu; poor; 6309; 2024;
cocok; 12,50 ribu jiwa; poor; 6309; 2025;`},
	{"ribu orang miskin", "Per Maret 2025 di Kota Bandar Lampung ada 80,19 ribu orang miskin (6,95 persen).", `
cocok; 80,19 ribu orang; poor; 1871; 2025-03;
cocok; 6,95 persen; p0; 1871; 2025-03;`},
	{"dari, tanpa tahun", "Kemiskinan Tabalong turun dari 15,97 ribu orang menjadi 12,50 ribu orang pada Maret 2025.", `
tanpa_data; 15,97 ribu orang; poor; 6309; ; belum jelas tahunnya
cocok; 12,50 ribu orang; poor; 6309; 2025-03;`},
	{"dibulatkan ke atas", "Jumlah penduduk miskin di Indonesia pada September 2024 mencapai 24,06 juta orang.", `
beda; 24,06 juta orang; poor; 0000; 2024-09; dibulatkan menjadi 24,05 juta orang`},
	{"julukan kota", "Angka Kemiskinan Kota Surabaya 2025\nData BPS menunjukkan persentase penduduk miskin Kota Pahlawan pada 2024 mencapai 3,96 persen dan terakhir 3,56 persen pada 2025.", `
cocok; 3,96 persen; p0; 3578; 2024;
cocok; 3,56 persen; p0; 3578; 2025;`},
	{"dibandingkan dua tahun", "Pada tahun 2024 persentase penduduk miskin Kabupaten Wonosobo 15,28 persen, angka ini turun bila dibandingkan tahun 2023 sebesar 15,58 persen dan tahun 2022 sebesar 16,17 persen.", `
cocok; 15,28 persen; p0; 3307; 2024;
cocok; 15,58 persen; p0; 3307; 2023;
cocok; 16,17 persen; p0; 3307; 2022;`},
	{"dari total penduduk", "Jumlah penduduk miskin Kota Makassar pada 2025 sebanyak 71.630 jiwa dari total penduduk 1.617.900 jiwa atau 4,43 persen.", `
cocok; 71.630 jiwa; poor; 7371; 2025;
cocok; 4,43 persen; p0; 7371; 2025;`},
	{"pembanding yang bergerak", "Persentase penduduk miskin NTT turun 1,10 persen poin, dari 18,60 persen pada Maret 2025 menjadi 17,50 persen pada September 2025, penurunan terbesar dibanding Maluku yang turun 0,13 persen poin menjadi 15,25 persen.", `
cocok; 1,10 persen poin; p0; 5300; 2025-09;
cocok; 18,60 persen; p0; 5300; 2025-03;
cocok; 17,50 persen; p0; 5300; 2025-09;
cocok; 0,13 persen poin; p0; 8100; 2025-09;
cocok; 15,25 persen; p0; 8100; 2025-09;`},
	{"tahun di atas butir", "Tahun 2025:\nPersentase penduduk miskin Kabupaten Bogor 6,26%\nGaris kemiskinan Rp531.412\nTahun 2024:\nPersentase penduduk miskin 7,05%\nGaris kemiskinan Rp513.512", `
cocok; 6,26%; p0; 3201; 2025;
cocok; Rp531.412; line; 3201; 2025;
cocok; 7,05%; p0; 3201; 2024;
cocok; Rp513.512; line; 3201; 2024;`},
	{"rumah tangga dan per kapita", "Garis kemiskinan per rumah tangga di Kalsel September 2025 Rp3.231.156, sedangkan per kapita Rp684.567.", `
cocok; Rp684.567; line; 6300; 2025-09;`},
	{"dari, menjadi", "Angka kemiskinan Kabupaten Sumenep 2025 turun 0,76 persen poin. Dari 17,78 persen menjadi 17,02 persen.", `
cocok; 0,76 persen poin; p0; 3529; 2025;
cocok; 17,78 persen; p0; 3529; 2024-03;
cocok; 17,02 persen; p0; 3529; 2025;`},
	{"dua perubahan", "Angka kemiskinan DIY sebesar 10,08 persen (September 2025). Jumlahnya 422,79 ribu orang atau berkurang 3,03 ribu orang dan 7,68 ribu orang pada periode yang sama.", `
cocok; 10,08 persen; p0; 3400; 2025-09;
cocok; 422,79 ribu orang; poor; 3400; 2025-09;
cocok; 3,03 ribu orang; poor; 3400; 2025-09;
tanpa_data; 7,68 ribu orang; poor; 3400; ; belum jelas tahunnya`},
	{"dua tahun, lalu turun", "Penduduk miskin Kota Padang: 37,38 ribu (2025) dan 41,40 ribu (2024), turun 4,02 ribu.", `
cocok; 37,38 ribu; poor; 1371; 2025;
cocok; 41,40 ribu; poor; 1371; 2024;
cocok; 4,02 ribu; poor; 1371; 2025;`},
}

// TestCheckPress gives each figure its own region, area and period.
func TestCheckPress(t *testing.T) { checkTexts(t, pressTexts) }

// A place in a ranking is named as not checked, with how many are ranked.
func TestCheckNamesRanks(t *testing.T) {
	text := "Kemiskinan Wonosobo 2025 13,34 persen. Wonosobo berada di peringkat ke-6 termiskin, Bantul peringkat 4, dan Balangan urutan ke-3 dari 13."
	if _, others := CheckAll(catalogueOf(t), Page{Text: text}); strings.Join(others, "; ") != "peringkat ke-6; peringkat 4; urutan ke-3 dari 13" {
		t.Errorf("not checked: %q", others)
	}
}
