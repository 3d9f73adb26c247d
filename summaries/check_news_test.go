package summaries

import (
	"strings"
	"testing"
)

// newsTexts are sentences as news and messages write them, and every line that Check tells
// of them: verdict, number, indicator, region, period; reason.
var newsTexts = []struct{ name, text, want string }{
	{"kantor BPS di provinsi", "Badan Pusat Statistik (BPS) Kabupaten Bulukumba, Sulawesi Selatan, mencatat angka kemiskinan di daerah itu turun dari 6,71 persen pada 2024 menjadi 6,06 persen pada 2025.", `
cocok; 6,71 persen; p0; 7302; 2024;
cocok; 6,06 persen; p0; 7302; 2025;`},
	{"tahun dengan huruf", "Pada tahun dua ribu dua puluh lima persentase penduduk miskin Kabupaten Hulu Sungai Tengah 5,03 persen. Pada Maret 2024 masih 5,81 persen.", `
cocok; 5,03 persen; p0; 6307; 2025;
cocok; 5,81 persen; p0; 6307; 2024-03;`},
	{"peranan makanan", "Garis kemiskinan Jawa Timur Maret 2025 Rp558.029 per kapita per bulan. Peranan komoditi makanan terhadap garis kemiskinan jauh lebih besar, yaitu sebesar 76,20 persen.", `
cocok; Rp558.029 per kapita per bulan; line; 3500; 2025-03;`},
	{"per rumah tangga", "Garis kemiskinan di Jawa Barat September 2025 Rp575.499 per kapita per bulan. Untuk rumah tangga miskin dengan 4,6 anggota, garis kemiskinannya Rp2,65 juta per bulan.", `
cocok; Rp575.499 per kapita per bulan; line; 3200; 2025-09;`},
	{"dua satuan", "Kemiskinan DKI 2025\nJakarta Barat: 3,91% — 106,39 ribu orang\nJakarta Selatan: 3,32% — 75,66 ribu orang", `
cocok; 3,91%; p0; 3174; 2025;
cocok; 106,39 ribu orang; poor; 3174; 2025;
beda; 3,32%; p0; 3171; 2025;
cocok; 75,66 ribu orang; poor; 3171; 2025;`},
	{"setahun kemudian", "Angka kemiskinan Kabupaten Pringsewu dari 10,11 persen pada 2021, setahun kemudian menjadi 9,34 persen, dan 7,60 persen pada 2025.", `
cocok; 10,11 persen; p0; 1810; 2021;
cocok; 9,34 persen; p0; 1810; 2022;
cocok; 7,60 persen; p0; 1810; 2025;`},
	{"termasuk tertinggi di", "Persentase penduduk miskin Kota Samarinda pada Maret 2025 sebesar 3,45 persen. Garis kemiskinan Kota Samarinda salah satu yang tertinggi di Kalimantan Timur, yakni Rp909.746 per kapita per bulan.", `
cocok; 3,45 persen; p0; 6472; 2025-03;
cocok; Rp909.746 per kapita per bulan; line; 6472; 2025-03;`},
	{"paling tajam se-", "Angka kemiskinan Kebumen tahun 2025 turun paling tajam se-Jateng, yaitu 2,13 persen poin dari 15,71 persen menjadi 13,58 persen. Jumlah penduduk miskin tinggal 162,54 ribu orang.", `
cocok; 2,13 persen poin; p0; 3305; 2025;
cocok; 15,71 persen; p0; 3305; 2024-03;
cocok; 13,58 persen; p0; 3305; 2025;
cocok; 162,54 ribu orang; poor; 3305; 2025;`},
	{"tahun lain di kurung", "Data kemiskinan Kabupaten Hulu Sungai Selatan tahun 2025:\n- Angka kemiskinan 3,12% (2024: 3,38%)\n- P2 0,12, terendah ke 2 se Kalsel", `
cocok; 3,12%; p0; 6306; 2025;
cocok; 3,38%; p0; 6306; 2024;
cocok; 0,12; p2; 6306; 2025;`},
	{"dalam lima tahun", "Kemiskinan Kabupaten Grobogan pada Maret 2025 sebesar 10,63 persen. Dalam lima tahun, kemiskinan Grobogan turun 2,1 persen poin.", `
cocok; 10,63 persen; p0; 3315; 2025-03;
tanpa_data; 2,1 persen poin; p0; 3315; 2025-03; belum jelas tahunnya`},
	{"tabel dengan tab", "Kemiskinan Kabupaten Jember\nUraian\t2024\t2025\nJumlah penduduk miskin (000 jiwa)\t224,77\t216,76\nPersentase penduduk miskin\t9,10\t8,67", `
cocok; 224,77; poor; 3509; 2024;
cocok; 216,76; poor; 3509; 2025;
beda; 9,10; p0; 3509; 2024;
cocok; 8,67; p0; 3509; 2025;`},
	{"tabel dengan jarak", "Penduduk Miskin di Kabupaten Sambas\nTahun   Garis Kemiskinan (rupiah)   Jumlah Penduduk Miskin (jiwa)   Persentase Penduduk Miskin\n(1)   (2)   (3)   (4)\n2024   528 017   35 870   6,53\n2025   542 366   35 070   6,37", `
cocok; 528 017; line; 6101; 2024;
cocok; 35 870; poor; 6101; 2024;
cocok; 6,53; p0; 6101; 2024;
cocok; 542 366; line; 6101; 2025;
cocok; 35 070; poor; 6101; 2025;
cocok; 6,37; p0; 6101; 2025;`},
	{"kolom satuan", "Indikator Kemiskinan dan Makro Kabupaten Karawang\nNo | Indikator | Satuan | 2025\n1 | Tingkat Pengangguran Terbuka | Persen | 7,80\n2 | Persentase penduduk miskin | Persen | 7,08\n3 | Jumlah penduduk miskin | Ribu jiwa | 169,80", `
cocok; 7,08; p0; 3215; 2025;
cocok; 169,80; poor; 3215; 2025;`},
	{"angka grafik", "Perkembangan Kemiskinan Kabupaten Sanggau\n4,55   4,51   4,79\n2021   2022   2023\nPersentase penduduk miskin pada Maret 2025 sebesar 4,61 persen.", `
cocok; 4,61 persen; p0; 6105; 2025-03;`},
	{"garis sesudah tempat", "GRESIK | Untuk pertama kalinya, angka kemiskinan Kabupaten Gresik menyentuh satu digit, yakni 9,95 persen pada 2025.", `
cocok; 9,95 persen; p0; 3525; 2025;`},
	{"kolom rupiah", "Tabel kemiskinan Maret 2025\nWilayah\tPersentase\tGaris (Rp)\tBantuan (Rp)\nJember\t8,67\t474.903\t300.000\nGresik\t9,59\t635.154\t300.000", `
cocok; 8,67; p0; 3509; 2025-03;
cocok; 474.903; line; 3509; 2025-03;
beda; 9,59; p0; 3525; 2025-03;
cocok; 635.154; line; 3525; 2025-03;`},
}

// TestCheckNews gives no verdict against what a text does not say.
func TestCheckNews(t *testing.T) { checkTexts(t, newsTexts) }

// checkTexts holds what Check tells of texts against what it should.
func checkTexts(t *testing.T, texts []struct{ name, text, want string }) {
	c := catalogueOf(t)
	for _, x := range texts {
		var got []string
		for _, one := range Check(c, Page{Text: x.text}) {
			got = append(got, strings.TrimSpace(strings.Join([]string{string(one.Verdict), one.Claim.Text, string(one.Claim.Topic), one.Claim.Place.Code, one.Claim.Period, one.Reason}, "; ")))
		}
		if all := strings.Join(got, "\n"); all != strings.TrimSpace(x.want) {
			t.Errorf("%s:\n%s\nwant\n%s", x.name, all, x.want)
		}
	}
}

// Numbers of a table that nothing tells what they are of are named as not checked.
func TestCheckNamesTableNumbers(t *testing.T) {
	text := "Indikator Kabupaten Karawang 2025\nTingkat Pengangguran Terbuka | 7,80\nIPM | 74,02\nRata-rata Lama Sekolah | 7,91\nKecamatan Cikampek | 6,90\nPengeluaran | 612 345\nPersentase penduduk miskin | 7,08"
	if _, others := CheckAll(catalogueOf(t), Page{Text: text}); strings.Join(others, " ") != "7,80 74,02 7,91 6,90 612 345" {
		t.Errorf("not checked: %q", others)
	}
}
