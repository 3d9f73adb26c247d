package text

import "fmt"

// CheckWhat says that cek needs one text.
func CheckWhat() string {
	return "Naskah belum disebut. Contoh: pantau cek sambutan.txt, atau pantau cek - untuk masukan standar"
}

// SummariseWhat says that ringkas needs one text.
func SummariseWhat() string {
	return "Rilis belum disebut. Contoh: pantau ringkas rilis.pdf, pantau ringkas https://alamat, atau pantau ringkas -"
}

// RegionUnclear says that --region names no one region.
func RegionUnclear(name string) string {
	return fmt.Sprintf("Wilayah %q tidak dikenal, atau berarti beberapa wilayah. Pakai kode BPS empat digit, misalnya --region 6311.", name)
}

// SourceRefused says that an address may not be opened.
func SourceRefused() string {
	return "Alamat ini tidak dapat dibuka: hanya alamat http atau https publik. Host lain dibuka dengan FETCH_ALLOW."
}

// SourceGone says that a file or page cannot be had.
func SourceGone() string {
	return "Berkas atau halaman tidak dapat dibuka. Periksa nama atau alamatnya."
}

// SourceTooLarge says that a file or page is over the limit.
func SourceTooLarge() string { return "Berkas atau halaman terlalu besar; paling besar 10 MB." }

// SourceUnreadable says that there is no text in a file or page.
func SourceUnreadable() string {
	return "Tidak ada teks yang dapat dibaca. Yang dapat dibaca: teks biasa, HTML, dan PDF yang berisi teks (bukan hasil pindai)."
}
