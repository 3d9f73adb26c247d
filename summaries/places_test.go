package summaries

import "testing"

// TestPlaces names regions in the ways that pages do; "" is a name that stays open.
func TestPlaces(t *testing.T) {
	c := catalogueOf(t)
	for _, x := range []struct{ text, region, want string }{
		{"Kemiskinan Papua Barat Daya 17,95 persen pada Maret 2025.", "", "9200"},
		{"Kemiskinan Papua Barat 20,66 persen pada Maret 2025.", "", "9100"},
		{"Kemiskinan Penajam Paser Utara 6,97 persen pada 2023.", "", "6409"},
		{"Kemiskinan di D.I. Yogyakarta 11,04 persen pada Maret 2023.", "", "3400"},
		{"Kemiskinan Kab. Banjar 2,74 persen pada 2025.", "", "6303"},
		{"Kemiskinan Kota Banjar 5,7 persen pada 2025.", "", "3279"},
		{"Kemiskinan Banjar 2,74 persen pada 2025.", "", ""},
		{"Kemiskinan Banjar 2,74 persen pada 2025.", "6303", "6303"},
		{"Kemiskinan Banjar, Kalimantan Selatan, 2,74 persen pada 2025.", "", "6303"},
		{"Kemiskinan Kabupaten Balangan, Kalimantan Selatan, 4,64 persen pada 2025.", "", "6311"},
		{"Persentase penduduk miskin nasional 9,03 persen pada Maret 2024.", "6311", "0000"},
		{"Bupati Balangan menyebut kemiskinan 4,64 persen pada 2025.", "", "6311"},
		{"Persentase penduduk miskin Indonesia 9,03 persen pada Maret 2024.", "", "0000"},
	} {
		r := Read(c, Page{Text: x.text, Region: x.region})
		got := ""
		for _, one := range r.Claims {
			if one.Topic == "p0" {
				got = one.Place.Code
			}
		}
		if got != x.want {
			t.Errorf("%q: %q, want %q; %v %v", x.text, got, x.want, r.Claims, r.Dropped)
		}
	}
}

// TestPlacesByForm knows places of no catalogue by their form, and by their bare name
// from then on.
func TestPlacesByForm(t *testing.T) {
	c := catalogueOf(t)
	for _, x := range []struct{ text, want string }{
		{"Persentase penduduk miskin Kabupaten Umpama Raya pada Maret 2031 sebesar 7,46 persen.", "Kabupaten Umpama Raya"},
		{"BPS Kota Misal mencatat kemiskinan. Kemiskinan Misal pada 2031 sebesar 3,58 persen.", "Kota Misal"},
		{"Gubernur gembira. Kemiskinan Andaian pada 2031 sebesar 11,85 persen.", "Provinsi Andaian"},
		{"Kemiskinan Kab. X pada 2031 sebesar 7,46 persen.", "Kabupaten X"},
		{"Kata Drs. B. Umpama, kemiskinan Kabupaten Contoh pada 2031 sebesar 7,46 persen.", "Kabupaten Contoh"},
	} {
		r := Read(c, Page{Text: x.text})
		if len(r.Claims) != 1 || r.Claims[0].Place.Name != x.want || r.Claims[0].Place.Code != "" {
			t.Errorf("%q: %+v %+v", x.text, r.Claims, r.Dropped)
		}
	}
}
