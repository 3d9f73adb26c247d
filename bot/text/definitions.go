package text

import (
	"slices"
	"strings"

	"pantau/indicators"
)

// Term is a term that can be explained: the label of its button and the word that
// asks for it.
type Term struct{ Label, Word string }

// definition explains a term: what it means, its formula in words, and what it
// does not say.
type definition struct {
	label string
	words []string // that ask for it; the first is what its button says
	text  string
}

var definitions = []definition{
	{"P0", []string{"p0", "persentase", "persentase penduduk miskin", "tingkat kemiskinan", "head count"},
		"<b>Persentase penduduk miskin (P0)</b>\nBagian penduduk yang pengeluarannya di bawah garis kemiskinan.\n" +
			"Rumus: jumlah penduduk miskin dibagi jumlah seluruh penduduk, dikali 100.\n" +
			"Tidak mengatakan: seberapa jauh mereka di bawah garis, dan siapa orangnya. Satuan: persen; selisihnya persen poin."},
	{"Jumlah", []string{"jumlah", "jumlah penduduk miskin", "penduduk miskin"},
		"<b>Jumlah penduduk miskin</b>\nBanyaknya penduduk dengan pengeluaran di bawah garis kemiskinan, dalam ribu orang.\n" +
			"Rumus: P0 dikali jumlah penduduk menurut dasar penduduk survei.\n" +
			"Tidak mengatakan: orang yang sama. Selisih dua tahun bersifat bersih; ada yang keluar dan ada yang masuk."},
	{"Garis kemiskinan", []string{"gk", "garis kemiskinan", "garis"},
		"<b>Garis kemiskinan</b>\nPengeluaran minimum per orang per bulan untuk kebutuhan dasar.\n" +
			"Rumus: garis kemiskinan makanan (setara 2.100 kilokalori per orang per hari) ditambah garis kemiskinan bukan makanan (perumahan, pendidikan, kesehatan, dan lainnya).\n" +
			"Tidak mengatakan: upah yang layak, dan bukan ukuran per rumah tangga. Naiknya garis mengikuti harga dan pola konsumsi; tiap daerah punya garis sendiri."},
	{"P1", []string{"p1", "indeks kedalaman", "kedalaman", "kedalaman kemiskinan"},
		"<b>Indeks kedalaman kemiskinan (P1)</b>\nSeberapa jauh rata-rata pengeluaran penduduk miskin di bawah garis kemiskinan.\n" +
			"Rumus: jarak setiap penduduk miskin ke garis, dibagi garis itu; dijumlahkan, dibagi seluruh penduduk, dikali 100.\n" +
			"Tidak mengatakan: berapa orang yang miskin. P1 dapat naik sementara P0 turun."},
	{"P2", []string{"p2", "indeks keparahan", "keparahan", "keparahan kemiskinan"},
		"<b>Indeks keparahan kemiskinan (P2)</b>\nSebaran pengeluaran di antara penduduk miskin: makin besar, makin timpang di antara mereka.\n" +
			"Rumus: seperti P1, tetapi setiap jarak dikuadratkan, sehingga yang paling jauh di bawah garis berbobot lebih besar.\n" +
			"Tidak mengatakan: ketimpangan seluruh penduduk (itu rasio Gini)."},
	{"Persen poin", []string{"persen poin", "poin persen", "poin"},
		"<b>Persen poin</b>\nSelisih dua persentase. Dari 6,07 menjadi 4,64 persen berarti turun 1,43 persen poin, bukan turun sekian persen.\n" +
			"Tidak mengatakan: perubahan jumlah orang."},
	{"Susenas", []string{"susenas", "survei"},
		"<b>Susenas</b>\nSurvei Sosial Ekonomi Nasional oleh BPS, Maret dan September. Angka kabupaten/kota hanya dari Maret. " + february2025 + "\n" +
			"Tidak mengatakan: keadaan tiap keluarga. Hasilnya perkiraan dari sampel; selisih kecil belum tentu perubahan nyata."},
}

// Terms lists the terms that can be explained.
func Terms() []Term {
	var terms []Term
	for _, d := range definitions {
		terms = append(terms, Term{d.label, d.words[0]})
	}
	return terms
}

// Definition explains the term that the words name, or the indicators read in
// them; without words it lists the terms. known is false when nothing fits.
func Definition(words string, read []indicators.Indicator) (told string, known bool) {
	asked := strings.ToLower(strings.TrimSpace(words))
	if asked == "" {
		return "Istilah apa yang ingin dijelaskan? Mohon pilih:", true
	}
	for _, d := range definitions {
		for _, w := range d.words {
			if w == asked {
				return d.text, true
			}
		}
	}
	if words := points(asked); words != "" {
		return words, true
	}
	if len(read) > 0 {
		return explained(read), true
	}
	for _, d := range definitions[len(indicators.All):] {
		if strings.Contains(asked, d.words[0]) {
			return d.text, true
		}
	}
	return "", false
}

// explained explains indicators one after the other. "kemiskinan" alone is its rate.
func explained(read []indicators.Indicator) string {
	if slices.Equal(read, []indicators.Indicator{indicators.P0, indicators.Poor}) {
		read = read[:1]
	}
	var parts []string
	for _, i := range read {
		parts = append(parts, definitions[i].text)
	}
	return strings.Join(parts, "\n\n")
}

// points explains persen poin where it is named; its "persen" names no indicator.
func points(asked string) string {
	for _, d := range definitions[len(indicators.All):] {
		if d.label == "Persen poin" && slices.ContainsFunc(d.words[:2], func(w string) bool { return strings.Contains(asked, w) }) {
			return d.text
		}
	}
	return ""
}

// Months tells why there are figures of March and September only.
func Months() string {
	told, _ := Definition("susenas", nil)
	return told + "\nAngka kabupaten/kota hanya ada dari Susenas Maret."
}

// UnknownTerm offers the terms there are.
func UnknownTerm(words string) string {
	return "Istilah " + quote(words) + " belum ada penjelasannya. Mohon pilih salah satu:"
}

// AllDefinitions explains the five indicators in a line each.
func AllDefinitions() string {
	return "<b>Arti lima indikator</b>\n" +
		"<b>P0</b>: bagian penduduk dengan pengeluaran di bawah garis kemiskinan, dalam persen.\n" +
		"<b>Jumlah penduduk miskin</b>: banyaknya, dalam ribu orang.\n" +
		"<b>Garis kemiskinan</b>: pengeluaran minimum per orang per bulan. Bukan per rumah tangga.\n" +
		"<b>P1 (kedalaman)</b>: rata-rata jarak pengeluaran penduduk miskin ke garis. Makin kecil makin baik.\n" +
		"<b>P2 (keparahan)</b>: ketimpangan di antara penduduk miskin. Makin kecil makin baik.\n\n" +
		"Rumus dan batasannya: <code>/definisi p1</code>"
}
