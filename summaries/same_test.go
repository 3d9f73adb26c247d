package summaries

import "testing"

// office is a press release of BPS.
func office(region, date, title, text string) Release {
	return Release{ID: "brs/" + region + "/" + title, Kind: BRS, Source: "brs/" + region, Region: region, Date: date, Title: title, Text: text}
}

// press is an item of a feed.
func press(feed, region, date, title, text string) Release {
	return Release{ID: feed + "/" + title, Kind: Feed, Source: "feed/https://" + feed, Region: region, Date: date, Title: title, Text: text}
}

func TestSameEvent(t *testing.T) {
	brs := office("6300", "2026-02-05", "Persentase Penduduk Miskin September 2025 turun menjadi 3,73 persen",
		"Persentase penduduk miskin September 2025 sebesar 3,73 persen, turun 0,11 persen poin. Jumlahnya 165,40 ribu orang.")
	national := office("0000", "2026-02-05", "Persentase Penduduk Miskin September 2025 turun menjadi 8,25 persen",
		"Persentase penduduk miskin September 2025 sebesar 8,25 persen. Jumlahnya 23,36 juta orang.")
	with := func(r Release, change func(*Release)) Release {
		change(&r)
		return r
	}
	tests := []struct {
		name string
		a, b Release
		want bool
	}{
		{"the same ID", brs, with(brs, func(r *Release) { r.Date = "" }), true},
		{"a newspaper tells it", brs, press("antara", "6300", "2026-02-07", "Penduduk miskin di Kalsel turun jadi 3,73 persen", "Banjarmasin - BPS Kalsel mencatat 165,40 ribu orang."), true},
		{"of unknown region", brs, press("kabar", "", "2026-02-06", "BPS: angka penduduk miskin Kalsel 3.73 persen", ""), true},
		{"four days later", brs, press("antara", "6300", "2026-02-09", "Penduduk miskin di Kalsel turun jadi 3,73 persen", "165,40 ribu orang."), false},
		{"without a date", brs, press("antara", "6300", "", "Penduduk miskin di Kalsel turun jadi 3,73 persen", "165,40 ribu orang."), false},
		{"the nation's beside the province's", brs, national, false},
		{"a newspaper that tells both, about the province", national,
			press("antara", "6300", "2026-02-06", "Penduduk miskin di Kalsel turun jadi 3,73 persen", "Nasional 8,25 persen, 23,36 juta orang."), false},
		{"another survey", brs, press("antara", "6300", "2026-02-06", "Penduduk miskin Maret 2025 di Kalsel 3,73 persen", ""), false},
		{"a day is no survey", brs, press("antara", "6300", "2026-02-06", "Penduduk miskin di Kalsel 3,73 persen", "Rapat 3 Maret 2026: 165,40 ribu orang."), true},
		{"only the number of another thing", brs, press("antara", "6300", "2026-02-06", "Ekspor batubara naik 3,73 persen", ""), false},
		{"two newspapers", press("a.example", "6300", "2026-11-20", "Bupati Balangan salurkan bansos kepada 214 keluarga", ""),
			press("b.example", "6300", "2026-11-21", "Bupati Balangan Salurkan Bansos kepada 214 Keluarga!", ""), true},
		{"with another count", press("a.example", "6300", "2026-11-20", "Bupati Balangan salurkan bansos kepada 214 keluarga", ""),
			press("b.example", "6300", "2026-11-21", "Bupati Balangan salurkan bansos kepada 241 keluarga", ""), false},
		{"one name apart", press("a.example", "6300", "2026-11-20", "Angka kemiskinan Hulu Sungai Tengah turun tahun ini", ""),
			press("b.example", "6300", "2026-11-20", "Angka kemiskinan Hulu Sungai Selatan turun tahun ini", ""), false},
		{"kota and kabupaten", press("a.example", "6300", "2026-11-20", "Angka kemiskinan Kota Banjar turun", ""),
			press("b.example", "6300", "2026-11-20", "Angka kemiskinan Kabupaten Banjar turun", ""), false},
		{"too few words", press("a.example", "6300", "2026-11-20", "Angka kemiskinan", ""),
			press("b.example", "6300", "2026-11-20", "Angka kemiskinan", ""), false},
		{"alike titles of two offices", office("6311", "2026-09-30", "Profil Kemiskinan Maret 2026", "Sebesar 4,64 persen."),
			office("6308", "2026-09-30", "Profil Kemiskinan Maret 2026", "Sebesar 4,81 persen."), false},
		{"alike titles, no texts", office("6311", "2026-09-30", "Profil Kemiskinan Maret 2026", ""),
			office("6308", "2026-09-30", "Profil Kemiskinan Maret 2026", ""), false},
		{"the province's on a district's site", brs, with(brs, func(r *Release) { r.ID, r.Source, r.Region = "brs/6311/7", "brs/6311", "6311" }), true},
		{"two districts beside the same comparisons", office("6311", "2026-09-30", "Penduduk Miskin Balangan 4,64 persen", "Provinsi 3,84; nasional 8,47 persen; 165,40 ribu."),
			press("a.example", "", "2026-09-30", "Penduduk Miskin Tabalong 4,67 persen", "Provinsi 3,84; nasional 8,47 persen; 165,40 ribu."), false},
		{"two of one list", brs, with(brs, func(r *Release) { r.ID = "brs/6300/8" }), false},
		{"two of one feed", press("a.example", "6300", "2026-02-07", "Penduduk miskin di Kalsel turun jadi 3,73 persen", ""),
			with(press("a.example", "6300", "2026-02-07", "Kemiskinan di Kalsel turun 3,73 persen", ""), func(r *Release) { r.ID = "x" }), true},
		{"a line, however it is written", press("a.example", "6300", "2026-02-07", "Garis kemiskinan Balangan Rp545.120", ""),
			press("b.example", "6300", "2026-02-07", "Garis kemiskinan di Balangan menjadi Rp545.120,00 per kapita", ""), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if SameEvent(tt.a, tt.b) != tt.want || SameEvent(tt.b, tt.a) != tt.want {
				t.Errorf("%v and back %v, want %v", SameEvent(tt.a, tt.b), SameEvent(tt.b, tt.a), tt.want)
			}
		})
	}
}
