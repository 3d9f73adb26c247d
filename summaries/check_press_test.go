package summaries

import "testing"

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
}

// TestCheckPress gives each figure its own region, area and period.
func TestCheckPress(t *testing.T) { checkTexts(t, pressTexts) }
