package examtest

import (
	"strings"
	"testing"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/indicators/data"
)

// asked reads one question with what it wants.
func asked(t *testing.T, cat *indicators.Catalogue, lines ...string) Question {
	t.Helper()
	r := reader{cat: cat, file: "uji", theme: "Uji"}
	for n, line := range append([]string{"? tanya"}, lines...) {
		if err := r.line(n+1, line); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	if err := r.ended("uji"); err != nil {
		t.Fatal(err)
	}
	return r.talks[0][0]
}

func load(t *testing.T) *indicators.Catalogue {
	t.Helper()
	cat, err := indicators.Load(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// said is an answer: text, and figures as "6309 p0 2023-03 5.77".
func said(text string, figures ...string) (a told) {
	a.text = text
	for _, f := range figures {
		parts := strings.Fields(f)
		a.figures = append(a.figures, chat.Figure{Region: parts[0], Indicator: parts[1], Period: parts[2], Value: parts[3]})
	}
	return a
}

func asking(text string, labels ...string) told {
	return told{text: text, labels: labels, asks: true}
}

const (
	tabalong23 = "= Kabupaten Tabalong · P0 · Maret 2023 · 5,77"
	fell       = "= turun … 0,10 persen poin"
	highest    = "= 1. Kabupaten Hulu Sungai Tengah · P0 · Maret 2025 · 5,03"
)

// An answer is right with all that is wanted, partly right with some of it, and wrong with
// a figure that is another.
func TestMark(t *testing.T) {
	cat := load(t)
	one := []string{tabalong23}
	two := []string{tabalong23, "= Kabupaten Tapin · P0 · Maret 2023 · 3,19"}
	list := []string{"= Kabupaten Hulu Sungai Tengah · P0 · Maret 2025 · 5,03", "= hanya itu"}
	declined := []string{"! tolak: proyeksi"}
	line := "Tabalong Maret 2023 5,77 persen"
	tests := []struct {
		name string
		want []string
		said told
		is   Outcome
	}{
		{"all is there", one, said(line, "6309 p0 2023-03 5.77"), Right},
		{"the text lacks the month", one, said("Tabalong 2023 5,77", "6309 p0 2023-03 5.77"), Partly},
		{"the text lacks the region", one, said("Maret 2023 5,77", "6309 p0 2023-03 5.77"), Partly},
		{"another value", one, said(line, "6309 p0 2023-03 5.78"), Wrong},
		{"another year", one, said("Tabalong Maret 2025 4,67 persen", "6309 p0 2025-03 4.67"), Wrong},
		{"another year, and says so", one, said("Tabalong 2023 belum ada di data Pantau.\nMaret 2025 4,67", "6309 p0 2025-03 4.67"), Partly},
		{"another year, and says so of another", one, said("P2 2024 belum ada di data Pantau.\nTabalong Maret 2025 4,67", "6309 p0 2025-03 4.67"), Wrong},
		{"another region", one, said("Balangan Maret 2023 5,22", "6311 p0 2023-03 5.22"), Wrong},
		{"another indicator", one, said("Tabalong Maret 2023 14,77", "6309 poor 2023-03 14.77"), Wrong},
		{"figures in the text alone", one, said("Balangan 5,22 persen"), Wrong},
		{"it is not there, says the answer", one, said("Belum ada di data Pantau."), Wrong},
		{"nothing understood", one, said("Mohon maaf, pertanyaan belum dipahami."), Declined},
		{"it asks", one, asking("Wilayah mana?", "Tabalong"), AskedBack},
		{"one of two", two, said(line, "6309 p0 2023-03 5.77"), Partly},
		{"one of two, and another for the second", two, said(line+" Banjar 2,44", "6309 p0 2023-03 5.77", "6303 p0 2023-03 2.44"), Wrong},
		{"one of two, and the province", two, said(line+" Kalimantan Selatan 4,29", "6309 p0 2023-03 5.77", "6300 p0 2023-03 4.29"), Partly},
		{"a change", []string{tabalong23, fell}, said(line+"\n▼ turun 0,10 persen poin", "6309 p0 2023-03 5.77"), Right},
		{"a change by its sign", []string{tabalong23, fell}, said(line+" (−0,10 persen poin)", "6309 p0 2023-03 5.77"), Right},
		{"a longer number", []string{tabalong23, fell}, said(line+" turun 10,10 persen poin", "6309 p0 2023-03 5.77"), Partly},
		{"the other direction", []string{tabalong23, fell}, said(line+" naik 0,10 persen poin", "6309 p0 2023-03 5.77"), Wrong},
		{"the first", []string{highest}, said("Hulu Sungai Tengah 5,03 (Maret 2025)", "6311 p0 2025-03 4.64", "6307 p0 2025-03 5.03", "6308 p0 2025-03 4.81"), Right},
		{"not the first", []string{highest}, said("Hulu Sungai Tengah 5,03 (Maret 2025)", "6308 p0 2025-03 4.81", "6307 p0 2025-03 5.03"), Wrong},
		{"only those", list, said("Hulu Sungai Tengah 5,03, provinsi 3,84 (Maret 2025)", "6307 p0 2025-03 5.03", "6300 p0 2025-03 3.84"), Right},
		{"one too many", list, said("Hulu Sungai Tengah 5,03, HSU 4,81 (Maret 2025)", "6307 p0 2025-03 5.03", "6308 p0 2025-03 4.81"), Wrong},
		{"not the second", []string{highest, "= 2. Kabupaten Hulu Sungai Utara · P0 · Maret 2025 · 4,81"}, said("1. Hulu Sungai Tengah 5,03\n2. Tabalong 4,67\n3. Hulu Sungai Utara 4,81\nMaret 2025", "6307 p0 2025-03 5.03", "6309 p0 2025-03 4.67", "6308 p0 2025-03 4.81"), Wrong},
		{"the second in a list", []string{highest, "= 2. Kabupaten Hulu Sungai Utara · P0 · Maret 2025 · 4,81"}, said("Tabalong 4,67\n1. Hulu Sungai Tengah 5,03\n2. Hulu Sungai Utara 4,81\nMaret 2025", "6307 p0 2025-03 5.03", "6309 p0 2025-03 4.67", "6308 p0 2025-03 4.81"), Right},
		{"it names what it has not read", one, said("Tidak terbaca: “tanya”.\nBalangan Maret 2023 5,22", "6311 p0 2023-03 5.22"), Misread},
		{"it names what nobody asked", one, said("Tidak terbaca: “lain”.\nBalangan Maret 2023 5,22", "6311 p0 2023-03 5.22"), Wrong},
		{"it gives no causes", one, said("Pantau menyampaikan angka, bukan sebabnya. Balangan 5,22", "6311 p0 2023-03 5.22"), Declined},
		{"a newer one of the province", []string{tabalong23}, said(line+"\nKalimantan Selatan September 2025 3,73", "6309 p0 2023-03 5.77", "6300 p0 2025-09 3.73"), Right},
		{"an example", one, said("Angka 2.024 tidak ditemukan. Mohon periksa, misalnya 5,32."), Declined},
		{"forbidden words", []string{tabalong23, "≠ naik 3"}, said(line+" naik 3 kali", "6309 p0 2023-03 5.77"), Wrong},
		{"words", []string{"= rata-rata", "= garis kemiskinan"}, said("Rata-rata jarak dari garis kemiskinan."), Right},
		{"some words", []string{"= rata-rata", "= garis kemiskinan"}, said("Rata-rata."), Partly},
		{"figures for words", []string{"= rata-rata"}, said(line, "6309 p0 2023-03 5.77"), Wrong},
		{"declined", declined, said("Pantau tidak membuat proyeksi. Maret 2025: 4,64", "6311 p0 2025-03 4.64"), Right},
		{"declined in other words", declined, said("Mohon maaf."), Declined},
		{"not declined", declined, said("4,64", "6311 p0 2025-03 4.64"), Wrong},
		{"any words", []string{"! tolak"}, said("Mohon maaf."), Right},
		{"no words", []string{"! tolak"}, said(""), Declined},
		{"helpful", []string{"! tolak", "~ Kabupaten Tabalong · P0 · Maret 2023 · 5,77"}, said(line, "6309 p0 2023-03 5.77"), Right},
		{"helpful, of another", []string{"! tolak", "~ Kabupaten Tabalong · P0 · Maret 2023 · 5,77"}, said("4,64", "6311 p0 2025-03 4.64"), Wrong},
		{"choices", []string{"! tanya balik: Kabupaten Banjar, Kota Banjar"}, asking("Mana?", "Kabupaten Banjar", "Kota Banjar · Jawa Barat"), Right},
		{"a choice is missing", []string{"! tanya balik: Kabupaten Banjar, Kota Banjar"}, asking("Mana?", "Kabupaten Banjar"), Partly},
		{"a guess", []string{"! tanya balik: Kabupaten Banjar, Kota Banjar"}, said("2,74", "6303 p0 2025-03 2.74"), Wrong},
	}
	for _, tt := range tests {
		if r := asked(t, cat, tt.want...).mark(cat, tt.said, false); r.Outcome != tt.is || (r.Why == "") != (tt.is == Right) {
			t.Errorf("%s: %q (%s), want %q", tt.name, r.Outcome, r.Why, tt.is)
		}
	}
}

// Lines that say nothing, and figures that are none, are refused.
func TestReadRefuses(t *testing.T) {
	cat := load(t)
	for _, line := range []string{
		"tanpa tanda", "! tolong", "! tidak ada", "@ Atlantis", "= Banjar · P0 · Maret 2025 · 2,74", "= Kabupaten Banjar · P3 · Maret 2025 · 2,74",
		"= Kabupaten Banjar · P0 · Mei 2025 · 2,74", "= Kabupaten Banjar · P0 · Maret 2025 · dua", "~ Kabupaten Banjar · P0",
	} {
		r := reader{cat: cat, theme: "Uji", talks: []Talk{{Question{Words: "tanya"}}}}
		if r.line(1, line) == nil {
			t.Errorf("%q is read", line)
		}
	}
	r := reader{cat: cat, theme: "Uji", talks: []Talk{{Question{Theme: "Uji", Words: "tanya"}}}}
	if r.ended("uji") == nil {
		t.Error("a question of which nothing is wanted is read")
	}
}
