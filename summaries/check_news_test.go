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
}

// TestCheckNews gives no verdict against what a text does not say.
func TestCheckNews(t *testing.T) {
	c := catalogueOf(t)
	for _, x := range newsTexts {
		var got []string
		for _, one := range Check(c, Page{Text: x.text}) {
			got = append(got, strings.TrimSpace(strings.Join([]string{string(one.Verdict), one.Claim.Text, string(one.Claim.Topic), one.Claim.Place.Code, one.Claim.Period, one.Reason}, "; ")))
		}
		if all := strings.Join(got, "\n"); all != strings.TrimSpace(x.want) {
			t.Errorf("%s:\n%s\nwant\n%s", x.name, all, x.want)
		}
	}
}
