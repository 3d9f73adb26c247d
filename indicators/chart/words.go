package chart

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// Remarks that are told only where they apply.
const (
	fromCopies  = "Angka dari salinan tabel BPS, belum dicocokkan langsung."
	smallChange = "Hasil survei sampel; selisih kecil belum tentu perubahan nyata."
	rebased     = "Jumlah 2020 dan 2021 mungkin memakai dasar penduduk berbeda."
	lineGrows   = "Garis naik mengikuti harga dan pola konsumsi; tiap daerah punya garis sendiri."
)

// unit is what follows a value in a sentence.
func unit(i indicators.Indicator) string {
	switch i {
	case indicators.P0:
		return nbsp + "persen"
	case indicators.Poor:
		return nbsp + "ribu" + nbsp + "orang"
	}
	return ""
}

// nbsp is a space at which no line ends.
const nbsp = "\u00a0"

// plain has common spaces alone.
func plain(words string) string { return strings.ReplaceAll(words, nbsp, " ") }

// amount writes the size of a difference with its unit: "0,23 persen poin",
// "0,26 ribu orang", "Rp16.065", "0,04 poin".
func amount(i indicators.Indicator, v indicators.Decimal) string {
	switch v = v.Abs(); i {
	case indicators.P0:
		return v.Indonesian(2) + nbsp + "persen" + nbsp + "poin"
	case indicators.Poor, indicators.Line:
		return i.Number(v) + unit(i)
	}
	return v.Indonesian(2) + nbsp + "poin"
}

// direction is the word for a sign.
func direction(sign int) string {
	switch {
	case sign < 0:
		return "turun"
	case sign > 0:
		return "naik"
	}
	return "tetap"
}

// shortName names an indicator within a sentence.
func shortName(i indicators.Indicator) string {
	return [...]string{"P0", "jumlah penduduk miskin", "garis kemiskinan", "P1", "P2"}[i]
}

// measure names an indicator in full, and what it is counted in.
func measure(i indicators.Indicator) string {
	return [...]string{
		indicators.P0:   "Persentase penduduk miskin (P0), persen",
		indicators.Poor: "Jumlah penduduk miskin, ribu orang",
		indicators.Line: "Garis kemiskinan, rupiah per kapita per bulan",
		indicators.P1:   "Indeks kedalaman kemiskinan (P1)",
		indicators.P2:   "Indeks keparahan kemiskinan (P2)",
	}[i]
}

// month names a survey month.
func month(m indicators.Month) string {
	switch m {
	case indicators.March:
		return "Maret"
	case indicators.September:
		return "September"
	}
	return ""
}

// period names a survey: "Maret 2025"; the year alone where the month is not known.
func period(p indicators.Period) string {
	return strings.TrimSpace(month(p.Month) + nbsp + strconv.Itoa(p.Year))
}

// inFull names a region with its province.
func inFull(c *indicators.Catalogue, code string) string {
	r, _ := c.Region(code)
	if in, ok := c.Province(code); ok && in.Code != code {
		return r.Full + ", " + in.Name
	}
	return r.Full
}

// groupTitle names a group in a heading.
func groupTitle(g indicators.Group) string {
	switch {
	case g.ID == "0000":
		return "provinsi se-Indonesia"
	case g.ID == "districts":
		return "kabupaten/kota se-Indonesia"
	case strings.HasPrefix(g.ID, "around:"):
		return g.Name + " dan kabupaten sekitar"
	case strings.HasPrefix(g.ID, ownPrefix):
		return "kelompok " + g.Name
	case g.ID == "" || g.ID == string(indicators.BanuaEnam):
		return g.Name
	}
	return "kabupaten/kota se-" + g.Name
}

// ownPrefix marks the ID of a group of regions that people have put together.
const ownPrefix = "own:"

// among names the group of a rank after its number of members.
func among(g indicators.Group) string {
	switch {
	case g.ID == "0000":
		return "provinsi"
	case strings.HasPrefix(g.ID, "around:"):
		return "wilayah di " + g.Name + " dan sekitarnya"
	case g.ID == string(indicators.BanuaEnam):
		return "wilayah di " + g.Name
	case strings.HasPrefix(g.ID, ownPrefix):
		return "wilayah di kelompok " + g.Name
	}
	return groupTitle(g)
}

// Caution is what speaks against a figure that has a flag, in a few words; the sheet has
// the same ones.
func Caution(f indicators.Figure) string {
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

// source is the line that ends every picture. Of figures all of which were read from BPS
// itself it does not say that they are from copies.
func source(c *indicators.Catalogue, told []indicators.Figure) string {
	words := "Sumber: BPS, Susenas. Diolah Pantau. Terakhir diperiksa " + date(c.Checked()) + "."
	if slices.ContainsFunc(told, func(f indicators.Figure) bool { return !f.Confirmed() }) {
		words += " " + fromCopies
	}
	return words
}

// date writes a day that is given as YYYY-MM-DD: "23 November 2026".
func date(day string) string {
	months := [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	parts := strings.Split(day, "-")
	if len(parts) != 3 {
		return day
	}
	m, err := strconv.Atoi(parts[1])
	if err != nil || m < 1 || m > len(months) {
		return day
	}
	return strings.TrimPrefix(parts[2], "0") + nbsp + months[m-1] + nbsp + parts[0]
}

// count writes a small number in words, as sentences do.
func count(n int) string {
	words := [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// upper makes the first letter a capital.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// listed writes a list in a sentence: "A, B, dan C".
func listed(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	case 2:
		return items[0] + " dan " + items[1]
	default:
		return strings.Join(items[:n-1], ", ") + ", dan " + items[n-1]
	}
}
