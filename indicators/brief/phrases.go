package brief

import "pantau/indicators"

// What stands for a figure that is not there.
const (
	notThere = "–"
	notYet   = "belum terbentuk"
)

// tableNames are the indicators in a table, with what they are counted in below.
var tableNames = [...][2]string{
	indicators.P0:   {"Penduduk miskin", "P0, persen"},
	indicators.Poor: {"Jumlah penduduk miskin", "ribu orang"},
	indicators.Line: {"Garis kemiskinan", "rupiah per kapita per bulan"},
	indicators.P1:   {"Indeks kedalaman", "P1"},
	indicators.P2:   {"Indeks keparahan", "P2"},
}

// Remarks that are told only where they apply.
const (
	smallChange      = "Hasil survei sampel; selisih kecil belum tentu perubahan nyata."
	depthAgainstRate = "P0 turun sementara P1 naik: lebih sedikit penduduk miskin, tetapi rata-rata pengeluaran mereka lebih jauh di bawah garis."
	lineGrows        = "Garis kemiskinan naik mengikuti harga dan pola konsumsi; tiap daerah punya garis sendiri. Dihitung per orang, bukan per rumah tangga."
	rebased          = "Jumlah 2020 dan 2021 mungkin memakai dasar penduduk berbeda."
	netChange        = "Selisih jumlah bersifat bersih, bukan orang yang sama."
	marchOnly        = "Angka kabupaten/kota hanya dari Susenas Maret."
	february2025     = "Pendataan Maret 2025 dilakukan Februari 2025."
)
