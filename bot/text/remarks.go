package text

import (
	"strings"

	"pantau/indicators"
)

// Remarks that are told only where they apply.
const (
	smallChange      = "Hasil survei sampel; selisih kecil belum tentu perubahan nyata."
	depthAgainstRate = "P0 turun sementara P1 naik: lebih sedikit penduduk miskin, tetapi rata-rata pengeluaran mereka lebih jauh di bawah garis."
	lineGrows        = "Naik mengikuti harga dan pola konsumsi; tiap daerah punya garis sendiri. Dihitung per orang, bukan per rumah tangga."
	rebased          = "Jumlah 2020 dan 2021 mungkin memakai dasar penduduk berbeda."
	netChange        = "Selisih jumlah bersifat bersih, bukan orang yang sama."
	marchOnly        = "Angka kabupaten/kota hanya dari Susenas Maret."
	unknownMonths    = "Bulan survei 2010–2014 tidak pasti, jadi tidak disambung dengan Maret."
	february2025     = "Pendataan Maret 2025 dilakukan Februari 2025."
	fromCopies       = "Angka dari salinan tabel BPS, belum dicocokkan langsung."
)

// flag says in a sentence what speaks against a figure, or which other value is
// about.
func (p *page) flag(f indicators.Figure) string {
	i, flag := f.Indicator, f.Flag
	table := "tabel BPS " + i.Number(f.Value) + ". Pantau memakai tabel BPS."
	switch {
	case flag.Kind == indicators.Disagreement && flag.HasOther && strings.HasPrefix(flag.OtherSource, "news"):
		return "berita saat itu memuat " + i.Number(flag.Other) + "; " + table
	case flag.Kind == indicators.Disagreement && flag.HasOther:
		return "sumber lain memuat " + i.Number(flag.Other) + "; " + table
	}
	return shortName(i) + " " + i.Number(f.Value) + " " + caution(f) + "."
}

// caution is what speaks against a figure, in a few words.
func caution(f indicators.Figure) string {
	switch f.Flag.Kind {
	case indicators.Disagreement:
		return "berbeda dengan sumber lain"
	case indicators.Rejected:
		return "dipakai dari tabel BPS karena salinan lain keliru"
	case indicators.Rounding:
		return "dibulatkan pada sumber lain"
	case indicators.Definition:
		return "mencakup wilayah atau dasar survei yang berbeda dari tahun sebelumnya"
	case indicators.SingleSource:
		return "belum dicocokkan dengan BPS"
	}
	return "janggal meski sesuai salinan tabel BPS, belum dicocokkan dengan BPS"
}

// shortName names an indicator within a sentence.
func shortName(i indicators.Indicator) string {
	return [...]string{"P0", "jumlah penduduk miskin", "garis kemiskinan", "P1", "P2"}[i]
}
