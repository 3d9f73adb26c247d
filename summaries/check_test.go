package summaries

import (
	"slices"
	"testing"
)

func TestCheck(t *testing.T) {
	c := catalogueOf(t)
	for _, x := range []struct {
		text, region string
		want         []string // verdict, topic, value of the table; reason
	}{
		{"441.448 bener ga?", "6311", []string{"beda line 441488 "}},
		{"5,32 itu thn brp?", "6311", []string{"cocok p0 5.32 "}},
		{"turun dari 4,87 pada 2024 menjadi 4,64 di 2025", "6311", []string{"cocok p0 4.87 ", "cocok p0 4.64 "}},
		{"cek: turun dari 4,87 pada 2024 menjadi 4,64 di 2025", "6311", []string{"cocok p0 4.87 ", "cocok p0 4.64 "}},
		{"P0 Balangan naik dari 4,87 pada 2024 menjadi 4,64 di 2025", "", []string{"cocok p0 4.87 ", "beda p0 4.64 arah menurut tabel: turun"}},
		{"Kemiskinan Balangan Maret 2025 4,64 persen, turun 0,23 persen poin.", "", []string{"cocok p0 4.64 ", "cocok p0 0.23 "}},
		{"Kemiskinan Balangan Maret 2025 4,64 persen, turun 0,23 persen.", "", []string{"cocok p0 4.64 ", "beda p0 0.23 selisih persentase dalam persen poin"}},
		{"Kemiskinan Balangan Maret 2025 4,64 persen, naik 0,23 persen poin.", "", []string{"cocok p0 4.64 ", "beda p0 0.23 arah menurut tabel: turun"}},
		{"gk balangan 2023 Rp508.157", "", []string{"cocok line 508157 "}},
		{"jml org miskin kita 2024 6,68 ribu", "6311", []string{"cocok poor 6680 "}},
		{"Jumlah penduduk miskin Balangan 2020 sebanyak 7.064 jiwa", "", []string{"cocok poor 7060 "}},
		{"Jumlah penduduk miskin Balangan 2020 sebanyak 7.075 jiwa", "", []string{"beda poor 7060 "}},
		{"Kemiskinan Balangan September 2024 4,87 persen", "", []string{"tanpa_data p0 0 BPS tidak menerbitkan angka September untuk kabupaten/kota"}},
		{"Persentase penduduk miskin Kabupaten Contoh 2024 4,87 persen", "", []string{"tanpa_data p0 0 wilayah tidak dikenal"}},
		{"Persentase penduduk miskin Indonesia Maret 2023 sebesar 9,36 persen, turun 0,21 persen poin terhadap September 2022 dan turun 0,18 persen poin terhadap Maret 2022.", "",
			[]string{"cocok p0 9.36 ", "cocok p0 0.21 ", "cocok p0 0.18 "}},
		{"Kemiskinan Balangan ditargetkan 3 persen pada 2029", "", []string{"tanpa_data p0 0 target, bukan realisasi"}},
		{"Jumlah penduduk miskin Balangan (ribu jiwa): 6,42 (2025); 6,68 (2024)", "", []string{"cocok poor 6420 ", "cocok poor 6680 "}},
		{"Jumlah penduduk miskin Balangan 6,72 pada 2025", "", []string{"tanpa_data poor 0 satuan tidak jelas"}},
		{"Garis kemiskinan Balangan 2025 Rp544 169 per kapita per bulan", "", []string{"cocok line 544169 "}},
		{"Sebanyak 40 peserta hadir di 8 kecamatan", "6311", nil},
		{"Garis kemiskinan Balangan 2020 Rp441,488 per kapita per bulan", "", []string{"beda line 441488 cara menulis angka keliru"}},
	} {
		var got []string
		for _, one := range Check(c, Page{Text: x.text, Region: x.region}) {
			got = append(got, string(one.Verdict)+" "+string(one.Claim.Topic)+" "+one.Value.String()+" "+one.Reason)
		}
		if len(got) != len(x.want) {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("%q: %q, want %q", x.text, got[i], x.want[i])
			}
		}
	}
}

// Numbers of anything else are named, so that nobody takes them for checked.
func TestCheckNamesOthers(t *testing.T) {
	c := catalogueOf(t)
	list, others := CheckAll(c, Page{Text: "Jumlah penduduk Kabupaten Balangan 138.321 jiwa, yang miskin 6,42 ribu orang atau 4,64 persen pada Maret 2025. Inflasi 2,5 persen.", Region: "6311"})
	if len(list) != 2 || list[0].Verdict != Agrees || list[1].Verdict != Agrees {
		t.Errorf("%+v", list)
	}
	if !slices.Equal(others, []string{"138.321 jiwa", "2,5 persen"}) {
		t.Errorf("others are %q", others)
	}
	_, others = CheckAll(c, Page{Text: "Kemiskinan Balangan ke-10 terendah, gini ratio 0,281, IPM 72,4, peringkat 4 tertinggi dari 13 kabupaten/kota."})
	if !slices.Equal(others, []string{"0,281", "72,4", "ke-10 terendah", "peringkat 4 tertinggi"}) {
		t.Errorf("others are %q", others)
	}
}
