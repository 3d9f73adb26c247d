package summaries

import "testing"

func TestRelevant(t *testing.T) {
	tests := []struct {
		title, text string
		words       []string
		want        bool
	}{
		{"Profil Kemiskinan Balangan", "", PovertyWords(), true},
		{"KEMISKINAN", "", PovertyWords(), true},
		{"Rakor", "Upaya menurunkan angka\nkemiskinannya terus berjalan.", PovertyWords(), true},
		{"Penyaluran bansos", "", PovertyWords(), true},
		{"Rakor", "Bantuan-sosial disalurkan", PovertyWords(), true}, // what stands between does not matter
		{"Rakor", "Bantuan untuk sosial", PovertyWords(), false},
		{"Inflasi Agustus 2026", "Inflasi year-on-year sebesar 3,19 persen.", PovertyWords(), false},
		{"Termiskinkan", "permiskinan", []string{"miskin"}, false}, // whole words only
		{"Jumlah penduduk miskin.", "", []string{"miskin"}, true},
		{"PRÉSEJAHTERA", "", []string{"presejahtera"}, true},
		{"presejahtera", "", []string{"Présejahtera"}, true},
		{"Desil\u00ad 1", "", []string{" desil "}, true},
		{"Data DTSEN-BPS", "", []string{"dtsen"}, true},
		{"Apa saja", "", nil, true},
		{"Apa saja", "", []string{"", " - "}, true},
		{"", "", []string{"miskin"}, false},
	}
	for _, tt := range tests {
		if got := Relevant(tt.title, tt.text, tt.words); got != tt.want {
			t.Errorf("Relevant(%q, %q, %q) is %v", tt.title, tt.text, tt.words, got)
		}
	}
}
