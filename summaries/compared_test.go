package summaries

import (
	"slices"
	"strings"
	"testing"
)

// comparedTexts set a figure beside another's, or beside one of before.
var comparedTexts = []struct{ name, text, want string }{
	{"realisasi di samping tahun pembanding", "Semula Pemerintah Kabupaten Balangan menargetkan kemiskinan 4,5 persen pada 2025. Realisasinya 4,64 persen, lebih tinggi dari target, meski turun dari 4,87 persen pada 2024.", `
tanpa_data; 4,5 persen; p0; 6311; 2025; target, bukan realisasi
tanpa_data; 4,64 persen; p0; 6311; ; belum jelas tahunnya
cocok; 4,87 persen; p0; 6311; 2024;`},
	{"naik dari yang lebih tinggi", "Kota Bandung mencatat 99,12 ribu penduduk miskin pada Maret 2025 (3,78 persen), naik dari 101,10 ribu (3,87 persen) pada Maret 2024.", `
beda; 99,12 ribu; poor; 3273; 2025-03; arah menurut tabel: turun
beda; 3,78 persen; p0; 3273; 2025-03; arah menurut tabel: turun
cocok; 101,10 ribu; poor; 3273; 2024-03;
cocok; 3,87 persen; p0; 3273; 2024-03;`},
	{"sempat naik dari", "Angka kemiskinan Balangan Maret 2025 sebesar 4,64 persen, setelah sempat naik dari 5,32 persen pada 2020.", `
cocok; 4,64 persen; p0; 6311; 2025-03;
cocok; 5,32 persen; p0; 6311; 2020;`},
	{"lebih rendah dari rata-rata", "Persentase penduduk miskin Kota Surakarta Maret 2025 7,69 persen, lebih rendah dari rata-rata provinsi 9,48 persen dan nasional 8,47 persen.", `
cocok; 7,69 persen; p0; 3372; 2025-03;
cocok; 9,48 persen; p0; 3300; 2025-03;
cocok; 8,47 persen; p0; 0000; 2025-03;`},
	{"dua wilayah di depan satu angka", "Kota Surabaya mencatat persentase penduduk miskin 3,56 persen pada Maret 2025, jauh lebih rendah dari rata-rata Jawa Timur maupun nasional 8,47 persen. Setahun sebelumnya 3,96 persen.", `
cocok; 3,56 persen; p0; 3578; 2025-03;
tanpa_data; 8,47 persen; p0; ; 2025-03; belum jelas wilayahnya
tanpa_data; 3,96 persen; p0; ; 2024-03; belum jelas wilayahnya`},
	{"perubahan sebelum menjadi", "Kemiskinan Papua naik 1,07 persen poin dari September 2024 menjadi 19,16 persen pada Maret 2025, lalu turun 1,34 persen poin menjadi 17,82 persen pada September 2025.", `
cocok; 1,07 persen poin; p0; 9400; 2025-03;
cocok; 19,16 persen; p0; 9400; 2025-03;
cocok; 1,34 persen poin; p0; 9400; 2025-09;
cocok; 17,82 persen; p0; 9400; 2025-09;`},
	{"rentang dalam kurung", "Persentase penduduk miskin Kabupaten Bogor 6,26 persen, turun dari 7,05 persen (Maret 2024–Maret 2025).", `
cocok; 6,26 persen; p0; 3201; 2025-03;
cocok; 7,05 persen; p0; 3201; 2024-03;`},
	{"peringkat yang berpindah", "Kemiskinan Balangan 4,64 persen pada Maret 2025, naik dari peringkat 10 menjadi 9 di Kalsel dan dari peringkat 7 ke 6.", `
cocok; 4,64 persen; p0; 6311; 2025-03;`},
	{"lebih rendah dari keduanya", "Persentase penduduk miskin Kota Surakarta Maret 2025 7,69 persen, lebih rendah dari Provinsi (9,48 persen) maupun Nasional (8,47 persen).", `
cocok; 7,69 persen; p0; 3372; 2025-03;
tanpa_data; 9,48 persen; p0; ; 2025-03; belum jelas wilayahnya
tanpa_data; 8,47 persen; p0; 0000; 2025-03; tidak jelas tingkat atau perubahan`},
}

func TestCheckCompared(t *testing.T) { checkTexts(t, comparedTexts) }

// A figure without a period that is another survey's is not told to differ from the newest.
func TestUndatedIsOfAnotherSurvey(t *testing.T) {
	for text, accused := range map[string]bool{
		"Kemiskinan Sumatera Utara 7,24 persen. Nilai Maret 2025 ialah 7,36 persen.": false,
		"Kemiskinan Sumatera Utara 7,42 persen. Nilai Maret 2025 ialah 7,36 persen.": true,
	} {
		cross := Read(catalogue(t), Page{Text: text}).Cross
		if slices.ContainsFunc(cross, func(x Cross) bool { return !x.Agrees }) != accused {
			t.Errorf("%s: %+v", text, cross)
		}
	}
}

// A page does not speak against itself where a rate is left out for its unclear region;
// it does where its word goes against its two rates, and no change is told then.
func TestContradictsItself(t *testing.T) {
	for text, does := range map[string]bool{
		"Garis kemiskinan di Kota Bandung pada 2025 mencapai Rp644.417 per kapita per bulan. Upah minimum kota Rp4.482.914. Penduduk miskin 3,78 persen dari total penduduk.": false,
		"Persentase penduduk miskin Kota Purnama Maret 2031 3,78 persen, naik dari 3,87 persen pada Maret 2030.":                                                              true,
	} {
		s := make1(t, nil, Page{Text: text})
		if slices.Contains(s.Doubts, "Angka utama dalam sumber saling bertentangan.") != does || strings.Contains(s.Text, "turun") {
			t.Errorf("%s: %q, %q", text, s.Text, s.Doubts)
		}
	}
}

// What follows a figure of a region that was only compared with is not held against that
// region, nor is a figure behind two regions against the first.
func TestComparedRegionGoesNoFurther(t *testing.T) {
	for _, text := range []string{
		"Kota Surabaya mencatat persentase penduduk miskin 3,56 persen pada Maret 2025, jauh lebih rendah dari rata-rata Jawa Timur maupun nasional 8,47 persen.",
		"Persentase penduduk miskin Kota Surabaya Maret 2025 3,56 persen, lebih rendah dari Jawa Timur 9,50 persen. Setahun sebelumnya 3,96 persen.",
		"Persentase penduduk miskin Kota Surabaya Maret 2025 3,56 persen, lebih rendah dari Jawa Timur 9,50 persen. Angka ini turun dari 3,96 persen setahun sebelumnya.",
	} {
		for _, x := range Read(catalogue(t), Page{Text: text}).Cross {
			if !x.Agrees {
				t.Errorf("%s is held against %s", x.Claim.Text, x.Claim.Place.Name)
			}
		}
	}
}
