package summaries

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"pantau/indicators"
)

// quantitiesIn are the quantities of a text and what else has a meaning is left out.
func quantitiesIn(text string) (out []quantity) {
	for _, m := range (&scanner{newGazetteer(nil)}).marks(pieces(text)) {
		if m.kind == quantityMark {
			out = append(out, m.quantity)
		}
	}
	return out
}

func TestQuantities(t *testing.T) {
	for _, x := range []struct{ text, want string }{
		{"Rp441.448", "441448 rupiah step 1"},
		{"Rp. 441.448,- per kapita per bulan", "441448 rupiah step 1"},
		{"Rp 512.340,00/kapita/bulan", "512340 rupiah step 1"},
		{"IDR 512.340", "512340 rupiah step 1"},
		{"441.448 rupiah", "441448 rupiah step 1"},
		{"Rp350 juta", "350000000 rupiah step 1000000"},
		{"Rp14,6 miliar", "14600000000 rupiah step 100000000"},
		{"Rp1,5 triliun", "1500000000000 rupiah step 100000000000"},
		{"5,32 persen", "5.32 persen step 0.01"},
		{"5.32%", "5.32 persen step 0.01"},
		{"0.88 persen", "0.88 persen step 0.01"},
		{"0,21 persen poin", "0.21 persen_poin step 0.01"},
		{"0,21 poin persen", "0.21 persen_poin step 0.01"},
		{"0,21 % poin", "0.21 persen_poin step 0.01"},
		{"0,21 poin persentase", "0.21 persen_poin step 0.01"},
		{"0,21 poin", "0.21 poin step 0.01"},
		{"7,06 ribu orang", "7060 orang step 10"},
		{"7.064 jiwa", "7064 orang step 1"},
		{"7064 jiwa", "7064 orang step 1"},
		{"18.920 penduduk miskin", "18920 orang step 1"},
		{"1,2 juta jiwa", "1200000 orang step 100000"},
		{"4.188,81 ribu jiwa", "4188810 orang step 10"},
		{"25,90 juta orang", "25900000 orang step 10000"},
		{"1.200 KK", "1200 kk step 1"},
		{"11 kecamatan", "11 kecamatan step 1"},
		{"dua belas koma tiga persen", "12.3 persen step 0.1"},
		{"sebelas koma delapan lima persen", "11.85 persen step 0.01"},
		{"lima koma nol satu persen", "5.01 persen step 0.01"},
		{"dua belas ribu orang", "12000 orang step 1000"},
		{"tiga belas ribu dua ratus orang", "13200 orang step 1"},
		{"dua ratus empat belas laporan", "214 laporan step 1"},
		{"seratus lima puluh enam ribu jiwa", "156000 orang step 1000"},
		{"nol persen", "0 persen step 1"},
		{"Maret 2031 20 Oktober 2031 17/1/2033 (M-20) S-22 2022-2023", ""},
		{"No. 12/10/9901/Th. V, Nomor 17 Tahun 2029, Pasal 5", ""},
		{"Telp (0999) 123456, 081299990000, 0812-3400-5566, +62 812", ""},
		{"pukul 08.00-15.30 WIB, 09.00 WITA", ""},
		{"ke-4 peringkat 3 P1 P2 Covid-19 KTT G-20", ""},
		{"5 tahun terakhir, enam bulan, 3 hari kerja", ""},
		{"NIK 6311010101010001", ""},
	} {
		var got []string
		for _, q := range quantitiesIn(x.text) {
			if q.odd != "" {
				t.Errorf("%q is odd: %s", x.text, q.odd)
			}
			got = append(got, q.value.String()+" "+string(q.unit)+" step "+q.step.String())
		}
		if strings.Join(got, "; ") != x.want {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}

// TestMisprints has what real pages print wrong, and what it may have been meant to be.
func TestMisprints(t *testing.T) {
	for _, x := range []struct{ text, odd, others string }{
		{"Rp455,780 per kapita per bulan", oddMoney, "455780"},
		{"Rp1,234,567", oddForm, "1234567"},
		{"Rp512,340.50", oddForm, "512340.50"},
		{"9.184 ribu jiwa", oddScale, "9184 9184"},
		{"11.700 ribu orang", oddScale, "11700 11700"},
		{"1.879 juta jiwa", oddScale, "1879 1879000"},
		{"2,06 orang", oddFraction, "2060 2060000"},
		{"18,920 orang", oddFraction, "18920 18920 18920000"},
		{"9,5 ribu juta orang", "dua kata bilangan", ""},
		{"7.064 persen", oddRate, "7.064"},
		{"12.3456.7 persen", oddForm, ""},
		{"1..2 persen", "", ""},
	} {
		q := quantitiesIn(x.text)
		if len(q) == 0 {
			t.Errorf("%q: nothing read", x.text)
			continue
		}
		var others []string
		for _, o := range q[0].others {
			others = append(others, o.String())
		}
		if q[0].odd != x.odd || x.odd != "" && strings.Join(others, " ") != x.others {
			t.Errorf("%q: odd %q, others %v", x.text, q[0].odd, others)
		}
	}
}

// TestPrintedIsRead prints numbers as the program does and reads them again.
func TestPrintedIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(0, 3).Draw(t, "places")
		v := indicators.Decimal{Units: rapid.Int64Range(0, 9_999_999_999).Draw(t, "units"), Places: uint8(places)}
		unit := rapid.SampledFrom([]string{"persen", "persen poin", "poin"}).Draw(t, "unit")
		q := quantitiesIn(v.Indonesian(0) + " " + unit)
		if len(q) != 1 || q[0].value != v && q[0].odd == "" {
			t.Fatalf("%s: %+v", v.Indonesian(0), q)
		}
		whole := indicators.Decimal{Units: v.Units}
		for _, text := range []string{"Rp" + whole.Indonesian(0), whole.Indonesian(0) + " orang"} {
			if q := quantitiesIn(text); len(q) != 1 || q[0].value != whole || q[0].odd != "" {
				t.Fatalf("%s: %+v", text, q)
			}
		}
		thousands := indicators.Decimal{Units: v.Units % 1_000_000, Places: 2}
		if q := quantitiesIn(thousands.Indonesian(2) + " ribu orang"); len(q) != 1 || q[0].value.Units != thousands.Units*10 || q[0].value.Places != 0 {
			t.Fatalf("%s ribu: %+v", thousands.Indonesian(2), q)
		}
	})
}
