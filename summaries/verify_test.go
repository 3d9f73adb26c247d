package summaries

import (
	"strings"
	"testing"
)

// TestVerify holds texts against the release of Kabupaten Contoh, March 2031.
func TestVerify(t *testing.T) {
	l := labelledReleases(t)[2]
	r := Read(catalogueOf(t), l.page())
	const good = "Persentase penduduk miskin Kabupaten Contoh pada Maret 2031 sebesar 7,46 persen"
	for _, x := range []struct{ text, fault string }{
		{good + ".", ""},
		{good + ", turun 0,38 persen poin dari Maret 2030.", ""},
		{good + ", turun 0,38 persen poin dibandingkan setahun sebelumnya.", ""},
		{good + ", sekitar 18,9 ribu orang.", ""},
		{good + ", hampir 19 ribu orang.", ""},
		{good + ", hampir 18 ribu orang.", "tidak ada di sumber"},
		{good + ", lebih dari 18 ribu orang.", ""},
		{good + ", 18,9 ribu orang.", "tidak ada di sumber"},
		{"Sekitar 7,5 persen penduduk Kabupaten Contoh tergolong miskin pada Maret 2031.", ""},
		{"Sebanyak 7,5 persen penduduk Kabupaten Contoh tergolong miskin pada Maret 2031.", "tidak ada di sumber"},
		{"Jumlah penduduk miskin Kabupaten Contoh berkurang 4,40 persen dari Maret 2030.", ""},
		{"Jumlah penduduk miskin Kabupaten Contoh berkurang 4,41 persen dari Maret 2030.", "tidak ada di sumber"},
		{"Garis kemiskinan Kabupaten Contoh naik Rp20.415 dari Maret 2030.", ""},
		{"Garis kemiskinan Kabupaten Contoh naik Rp20.416 dari Maret 2030.", "tidak ada di sumber"},
		{"Kemiskinan Kabupaten Contoh turun 4,85 persen dari Maret 2030.", "persen poin"},
		{"Kemiskinan Kabupaten Contoh naik pada Maret 2031.", "arah"},
		{"Kemiskinan Kabupaten Contoh turun pada Maret 2031.", ""},
		{"Persentase penduduk miskin Kota Contoh pada Maret 2031 sebesar 7,46 persen.", "wilayah"},
		{"Persentase penduduk miskin Kabupaten Balangan pada Maret 2031 sebesar 7,46 persen.", "wilayah"},
		{"Persentase penduduk miskin perkotaan Kabupaten Contoh pada Maret 2031 sebesar 7,46 persen.", "perkotaan"},
		{good + ". Pemerintah sebaiknya menambah bantuan.", "anjuran"},
		{good + " karena bantuan sosial.", "sebab"},
		{good + ", terendah.", "terendah"},
		{good + ", ujar Prabowo.", "Prabowo"},
		{good + ". Baca https://contoh.example/lain", "tautan"},
		{good + ". Hubungi 081200000000.", "081200000000"},
		{good + ". Separuh warga miskin.", "Separuh"},
		{"The poverty rate of Kabupaten Contoh in Maret 2031 was 7,46 persen.", "bahasa"},
		{"Berikut ringkasan: " + good + ".", "perintah"},
		{good + " {{F2}}.", "templat"},
		{"<b>" + good + "</b>.", "format"},
		{good + " dan ٣ persen.", "tersembunyi"},
		{good + strings.Repeat(" di Kabupaten Contoh", 20) + ".", "terlalu panjang"},
		{"", "kosong"},
		{" \n", "kosong"},
		{"Target kemiskinan Kabupaten Contoh 7,46 persen pada 2031.", "target"},
		{"Kemiskinan Kabupaten Contoh pada Desember 2031 sebesar 7,46 persen.", "Desember"},
		{"Tujuh koma empat tujuh persen penduduk Kabupaten Contoh tergolong miskin.", "tidak ada di sumber"},
		{"Kemiskinan Kabupaten Contoh bukan 7,46 persen pada Maret 2031.", "disangkal"},
		{"Kemiskinan Kabupaten Contoh 7-8 persen pada Maret 2031.", "rentang"},
	} {
		v := r.Verify(x.text)
		switch faults := strings.Join(v.Faults, "; "); {
		case x.fault == "" && faults != "":
			t.Errorf("%q is refused: %s", x.text, faults)
		case x.fault != "" && !strings.Contains(faults, x.fault):
			t.Errorf("%q: faults %q, want %q", x.text, faults, x.fault)
		}
	}
}

// TestDerivedKeepsOperands keeps the two levels from which a figure follows.
func TestDerivedKeepsOperands(t *testing.T) {
	l := labelledReleases(t)[0]
	v := Read(catalogueOf(t), l.page()).Verify(l.Reference)
	if len(v.Faults) > 0 || len(v.Derived) != 1 {
		t.Fatalf("%q, %d derived", v.Faults, len(v.Derived))
	}
	d := v.Derived[0]
	if d.How != "selisih" || d.Claim.Value.String() != "0.45" || d.From[0].Period != "2029-03" || d.From[1].Period != "2030-03" {
		t.Errorf("%+v", d)
	}
}
