package summaries

import (
	"strings"
	"testing"
)

// What is easily taken for a result, or for another's, is told as neither.
func TestNotMisread(t *testing.T) {
	c := catalogue(t)
	for _, tt := range []struct{ text, never, tells string }{
		{"Tidak benar persentase penduduk miskin Kota Surabaya Maret 2026 sebesar 13,10 persen.", "13,10", ""},
		{"Beredar kabar bohong persentase penduduk miskin Kota Surabaya Maret 2026 sebesar 13,10 persen.", "13,10", ""},
		{"Wali Kota menjanjikan angka kemiskinan Kota Surabaya 2 persen pada 2026.", "2 persen", ""},
		{"Kemiskinan Kota Surabaya tahun 2026 wajib 3,10 persen.", "3,10", ""},
		{"Bupati meminta agar kemiskinan Kabupaten Balangan bisa di angka 4 persen tahun depan.", "4 persen", ""},
		{"Jika garis kemiskinan Bank Dunia dipakai, penduduk miskin Indonesia mencapai 194,4 juta orang pada 2024.", "194,4", ""},
		{"Kemiskinan di Kecamatan Awayan, Kabupaten Balangan, sebesar 6,20 persen pada Maret 2026.", "6,20", ""},
		{"Sebanyak 500 penduduk miskin Kabupaten Balangan menerima bantuan beras pada Maret 2026.", "Jumlah penduduk miskin Kabupaten Balangan", ""},
		{"Kemiskinan Kota Malang pada Maret 2025 sebesar 3,85 persen, naik 0,06 persen poin.", "naik 0,06", "3,85 persen"},
		{"Kemiskinan Kota Malang turun 0,60 persen poin menjadi 3,85 persen pada Maret 2025.", "0,60", "3,85 persen"},
		{"Pemerintah Kabupaten Balangan terus bekerja. Persentase penduduk miskin Maret 2026 sebesar 4,50 persen, lebih rendah dari Kabupaten Tabalong.", "Tabalong", "Kabupaten Balangan"},
		{"Pemerintah Kabupaten Balangan mencatat capaian. Tingkat kemiskinan pada Maret 2026 hanya 4,50 persen, terendah di Kalimantan Selatan.", "Kalimantan Selatan", "Kabupaten Balangan"},
		{"Persentase penduduk miskin Kabupaten Sleman pada Maret 2025 sebesar 6,71 persen. Jumlah penduduk miskin turun dari 97,94 ribu jiwa menjadi 89,28 ribu jiwa, atau berkurang 9,66 ribu jiwa.", "9,66", "6,71 persen"},
		{"Persentase penduduk miskin Jawa Barat September 2026 turun 0,20 persen poin dari Maret 2026 menjadi 6,40 persen.", "Maret 2026 tercatat 6,40", "September 2026"},
		{"Kemiskinan Kabupaten Kepulauan Mentawai 13,22 persen pada 2025. Padang 3,63 persen. Dengan jumlah 13,74 ribu, penduduk miskin Mentawai turun 450 orang dibanding 2024.", "Kota Padang", "13,22 persen"},
		{"Angka kemiskinan Badung 2025 1,90 persen. Jumlah penduduk miskin 17,01 ribu, 16,87 ribu, dan 14,66 ribu jiwa.", "ribu", "1,90 persen"},
		{"Padang - Persentase penduduk miskin Sumatera Barat pada September 2024 sebesar 5,42 persen. Jumlah penduduk miskin September 2024 sebesar 351,43 ribu orang, turun 30,3 ribu orang terhadap Maret 2024 yang sebanyak 345,73 ribu orang.", "345,73", "5,42 persen"},
		{"Persentase penduduk miskin Kabupaten Lamandau Maret 2025 sebesar 3,23 persen. Yang benar adalah 3,33 persen, naik 0,08 persen poin dari Maret 2024 (3,25 persen).", "3,25", ""},
		{"Kemiskinan Grobogan terus turun. Tahun 2024 angka kemiskinan Kabupaten Grobogan 11,43 persen (159,00 ribu). Dan pada Maret 2025 tinggal 10,63 persen (148,10 ribu jiwa).", "159,00", "148,10 ribu orang"},
		{"Badan Pusat Statistik (BPS) Kabupaten Bulukumba, Sulawesi Selatan, mencatat angka kemiskinan di daerah itu turun dari 6,71 persen pada 2024 menjadi 6,06 persen pada 2025.", "Sulawesi Selatan", "Kabupaten Bulukumba"},
		{"Pada bulan Maret dua ribu dua puluh lima persentase penduduk miskin Kabupaten Hulu Sungai Tengah adalah 5,03 persen, turun dari 5,81 persen pada Maret 2024.", "Pada Maret 2024", "Pada Maret 2025"},
		{"Garis kemiskinan tertinggi di Kalimantan Timur tercatat Rp909.746 per kapita per bulan pada Maret 2025. Persentase penduduk miskin Kalimantan Timur Maret 2025 sebesar 5,17 persen.", "909.746", "5,17 persen"},
		{"Tingkat kemiskinan Kabupaten Sleman tahun 2026 adalah 6,50 persen. Pada tahun 2021 angka kemiskinan Kabupaten Sleman 8,64 persen. Jumlah penduduk miskin saat ini 86.280 jiwa.", "86.280", "6,50 persen"},
		{"Dari total penduduk Tabalong 267.650 jiwa, sebanyak 12.500 jiwa atau 4,67 persen tergolong miskin pada 2025. Setahun sebelumnya 14.970 jiwa (5,64 persen).", "tahun 2024 sebanyak", "12.500 orang"},
		{"Dari 10 kabupaten/kota di NTB, Lombok Timur memiliki penduduk miskin terbanyak, yaitu 173,79 ribu orang atau 13,53 persen pada 2025. Kemiskinan NTB Maret 2025 11,78 persen.", "173,79", "11,78 persen"},
		{"SANGGAU | KALBAR ONLINE | Persentase penduduk miskin Kabupaten Sanggau Maret 2025 sebesar 4,61 persen, turun 0,06 persen poin dari Maret 2024.", "tidak tersedia", "4,61 persen"},
		{"Kemiskinan Kabupaten Jember\nUraian | 2023 | 2024 | 2025\nPersentase penduduk miskin | 9,51 | 9,10 | 8,67", "tahun 2023", "8,67 persen"},
		{"Angka kemiskinan Kabupaten Wonosobo 2025 kini 13,34 persen. Penduduk miskinnya 106,29 ribu jiwa, setahun lalu 121,49 ribu jiwa.", "2024 sebanyak", "106,29 ribu orang"},
		{"Angka kemiskinan Lombok Barat 11,90% di 2026 vs 12,65% di 2024.", "tahun 2024 tercatat", "tercatat 11,90 persen"},
		{"Perkembangan Kemiskinan Kota Purnama\nPersentase penduduk miskin:\n- 2030: 6,08 persen\n- 2031: 5,76 persen", "tidak tersedia", "tahun 2031, persentase penduduk miskin Kota Purnama tercatat 5,76 persen"},
		{"Berita Resmi Statistik BPS PROVINSI NUSA BAYU No. 04/01/98/Th. XI\nProfil Kemiskinan di Nusa Bayu September 2031\nPersentase penduduk miskin pada September 2031 sebesar 9,02 persen.", "Nusa tercatat", "Provinsi Nusa Bayu tercatat 9,02 persen"},
		{"Pada Maret 2025 penduduk miskin tercatat 4,52 persen di Kota Banjarmasin dan 3,13 persen di Kabupaten Tanah Bumbu.", "2.025", "Maret 2025"},
		{"Jumlah penduduk miskin Kabupaten Umbara pada Maret 2031 sebanyak 38,87 ribu orang (13,05 persen). Angka ini lebih rendah dari Maret 2030, yaitu 40,11 ribu orang (13,62 persen).", "berkurang 40,11", "38,87 ribu orang"},
		{"Kepala BPS menyampaikan, angka kemiskinan Kalimantan Selatan pada September 2026 berada di 4,02 persen. Angka ini lebih rendah dibanding kondisi Maret 2026 yakni 4,11 persen.", "4,11 persen poin", "turun 0,09 persen poin dari Maret 2026"},
		{"Pada berita sebelumnya tertulis persentase penduduk miskin Kota Purnama Maret 2031 sebesar 5,67 persen. Yang benar adalah 5,76 persen.", "5,67", "5,76 persen"},
		{"Dalam berita kemarin tertulis angka kemiskinan Kota Purnama Maret 2031 sebesar 5,67 persen, seharusnya 5,76 persen.", "5,67", "5,76 persen"},
		{"Persentase penduduk miskin Kabupaten Umbara tahun 2031 adalah 13,05 persen. Tahun 2032 nanti kita targetkan angka kemiskinan turun ke 12,00 persen.", "12,00", "13,05 persen"},
		{"Jumlah penduduk miskin di Provinsi Andalan pada Maret 2031 mencapai 54,31 ribu orang (7,92 persen), bertambah 1,15 ribu orang dibandingkan September 2030 yang sebesar 53,16 ribu orang. Dibanding Maret 2030 yang jumlahnya 55,90 ribu orang (8,33 persen), jumlah itu berkurang 1,59 ribu orang.", "tidak tersedia", "7,92 persen"},
		{"Jumlah penduduk miskin Provinsi Andalan pada September 2031 sebanyak 200,60 ribu orang, terdiri atas 85,10 ribu orang di perkotaan dan 115,50 ribu orang di perdesaan. Persentasenya 9,02 persen, dengan rincian perkotaan 6,71 persen dan perdesaan 12,05 persen.", "tidak tersedia", "tercatat 9,02 persen"},
		{"Persentase penduduk miskin Kabupaten Umbara Maret 2031 tercatat 13,05 persen. Sementara itu, garis kemiskinan dipatok Rp498.210,- per kapita per bulan.", "tidak tersedia", "Rp498.210"},
	} {
		s, err := Maker{Catalogue: c}.Make(t.Context(), Page{Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(s.Title+" "+s.Text, tt.never) || !strings.Contains(s.Text, tt.tells) {
			t.Errorf("%s\nis told as: %s: %s", tt.text, s.Title, s.Text)
		}
	}
}

// Figures of a part of the poor, or of one region among others, are not held against the
// whole.
func TestPartIsNotWhole(t *testing.T) {
	for _, text := range []string{
		"Angka kemiskinan Kota Samarinda 3,45 persen pada 2025. Warga miskin yang tinggal di bantaran sungai 2.300 orang.",
		"Kemiskinan Kalimantan Timur Maret 2025 sebesar 5,17 persen. Jumlah penduduk miskin terbanyak di Kalimantan Timur 54,99 ribu orang ada di Kutai Kartanegara.",
	} {
		for _, x := range Read(catalogue(t), Page{Text: text}).Cross {
			if !x.Agrees {
				t.Errorf("%s is held against the whole", x.Claim.Text)
			}
		}
		for _, x := range Check(catalogue(t), Page{Text: text}) {
			if x.Verdict == Differs {
				t.Errorf("%s differs", x.Claim.Text)
			}
		}
	}
}

// What a speech says of now is not held against the earlier year it spoke of before.
func TestNowIsNotThen(t *testing.T) {
	for _, text := range []string{
		"Tingkat kemiskinan Kabupaten Sleman tahun 2025 adalah 6,71 persen. Pada tahun 2021 kemiskinan kita 8,64 persen. Jumlah penduduk miskin kita saat ini 89.280 jiwa, garis kemiskinan Rp534.300 per kapita per bulan.",
		"Tingkat kemiskinan Kota Sibolga Maret 2025 adalah 10,28 persen. Pada Maret 2024 masih 11,39 persen. Sebanyak 9,02 ribu orang warga kita masih hidup di bawah garis kemiskinan.",
	} {
		for _, x := range Read(catalogue(t), Page{Text: text}).Cross {
			if !x.Agrees {
				t.Errorf("%s is held against %s", x.Claim.Text, x.Figure.Period.ID())
			}
		}
	}
}

// A rate's change is held against the tables in points, whatever the text calls it.
func TestRateMovesInPoints(t *testing.T) {
	text := "Persentase penduduk miskin Kalimantan Selatan pada September 2024 tercatat 4,02 persen, turun 1,30 persen dari Maret 2024."
	for _, x := range Read(catalogue(t), Page{Text: text}).Cross {
		if x.Claim.Role == Change && x.Value.Indonesian(2) != "0,09" {
			t.Errorf("the table gives %s", x.Value.Indonesian(2))
		}
	}
}
