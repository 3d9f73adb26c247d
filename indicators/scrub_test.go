package indicators

import "testing"

func TestScrub(t *testing.T) {
	c := loaded(t)
	for said, want := range map[string]string{
		"berapa angka kemiskinan balangan menurut pak budi santoso": "berapa angka kemiskinan balangan menurut pak …",
		"Kemiskinan Hulu Sungai Utara 2024 brp Pak?":                "Kemiskinan Hulu Sungai Utara 2024 brp Pak?",
		"saya Siti Aminah dari balangan mau tanya angka miskin":     "saya … dari balangan mau tanya angka miskin",
		"tolong kirim ke 0812-3456-7890 atau budi@contoh.id ya":     "tolong kirim ke … atau … ya",
		"apakah Rp544.169 itu garis kemiskinan balangan":            "apakah Rp544.169 itu garis kemiskinan balangan",
		"kata H. Abdul Hadi kemiskinan tapin turun":                 "kata H. … kemiskinan tapin turun",
		"KATA BUDI KEMISKINAN BALANGAN NAIK":                        "KATA … KEMISKINAN BALANGAN NAIK",
		"@budi_s gk kotabaru 441488 benar?":                         "… gk kotabaru 441488 benar?",
		"lihat www.contoh.id/a soal Balangan dan Fulan":             "lihat … soal Balangan dan …",
		"ibu kota balangan":                                         "ibu kota balangan",
		"":                                                          "",
	} {
		if got := c.Scrub(said); got != want {
			t.Errorf("%q\n is %q\nnot %q", said, got, want)
		}
	}
}
