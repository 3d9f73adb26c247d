package summaries

import "strings"

// scaleWords are the words that move the decimal point.
var scaleWords = map[string]int{"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}

// readScale reads "ribu" and so on. Two in a row are odd.
func (q *quantity) readScale(t []piece, i int) int {
	for n := 0; i < len(t); n++ {
		places, ok := scaleWords[t[i].low]
		if !ok {
			return i
		}
		if n > 0 || q.words && q.scale == 0 && n > 0 {
			q.odd = "dua kata bilangan"
		}
		q.scale += places
		i++
	}
	return i
}

// unitRow is a unit and the ways of writing it, the longest first.
type unitRow struct {
	unit  Unit
	words []string
}

// units are the units that a number may have. "Poin" alone is one of percentages or of
// an index, as the topic has it.
var units = unitRows([][2]string{
	{string(PercentPoints), "persen poin;poin persen;poin persentase;persentase poin;% poin;%-poin;persen point;poin %;percentage point;percentage points;persen - poin;% - poin;point persen;% point;pp"},
	{string(Percent), "persen;%;prosen;per sen;percent"},
	{"poin", "poin;point"},
	{string(Persons), "orang;jiwa;org"},
	{"penduduk", "penduduk;warga;masyarakat"},
	{string(Rupiah), "rupiah"},
	{"kk", "kk;kepala keluarga"},
	{"keluarga", "keluarga"},
	{"rumah tangga", "rumah tangga;ruta"},
	{"kali", "kali lipat;kali"},
})

func unitRows(rows [][2]string) (out []unitRow) {
	for _, row := range rows {
		for _, form := range strings.Split(row[1], ";") {
			out = append(out, unitRow{Unit(row[0]), strings.Fields(strings.ReplaceAll(form, "%-poin", "% - poin"))})
		}
	}
	return out
}

// unitAt is the longest unit that begins at a piece. Who is counted as "penduduk" is a
// person, but the word stays for what follows ("18.920 penduduk miskin").
func unitAt(t []piece, i int) (to int, unit Unit) {
	to = i
	for _, u := range units {
		if i < len(t) && len(u.words) > to-i && fits(u.words, t[i:]) {
			to, unit = i+len(u.words), u.unit
		}
	}
	if unit == "penduduk" {
		return i, Persons
	}
	if unit == Persons && otherPeople(t, to) && !isWhen(t, to) {
		return to, Unit("orang " + t[to].low)
	}
	return to, unit
}

// otherPeople tells whether who is counted is told by a word of its own: "12 orang peserta".
func otherPeople(t []piece, i int) bool { return i < len(t) && peopleWords[t[i].low] }

// isWhen tells whether "per" begins a date: "760,85 ribu orang per September 2025".
func isWhen(t []piece, i int) bool {
	return t[i].low == "per" && i+1 < len(t) && (monthNames[t[i+1].low] > 0 || t[i+1].low == "tahun" || t[i+1].kind == numberPiece)
}

var peopleWords = wordSet("peserta penerima pekerja pegawai petani nelayan anak anggota siswa guru pemilih balita lansia kader relawan pedagang pelaku umkm per asn tki buruh responden penganggur")

// readPer passes "per kapita per bulan" and notes what is per household.
func (q *quantity) readPer(t []piece, i int) int {
	for n := 0; n < 3 && i+1 < len(t) && (t[i].low == "per" || t[i].text == "/"); n++ {
		to := i + 2
		if fits([]string{"rumah", "tangga"}, t[i+1:]) {
			to++
			q.perHome = true
		} else if !perWords[t[i+1].low] {
			return i
		}
		q.perHome = q.perHome || t[i+1].low == "keluarga" || t[i+1].low == "kk"
		for to < len(t) && t[to].low == "miskin" {
			to++
		}
		i = to
	}
	return i
}

var perWords = wordSet("kapita orang bulan jiwa kepala hari tahun rumah keluarga kk rumahtangga ruta penduduk kap bln")

// readRange notes that a number is one end of a range, "4-5 persen". Numbers of two units
// are none: "3,91% – 106,39 ribu orang".
func (q *quantity) readRange(t []piece, i int) {
	if i+1 < len(t) && (t[i].text == "-" || t[i].text == "–" || t[i].text == "—") && t[i+1].kind == numberPiece {
		q.ranged = !q.unlike(t, i+2)
	}
	if q.from > 1 && (t[q.from-1].text == "-" || t[q.from-1].text == "–" || t[q.from-1].text == "—") && t[q.from-2].kind == numberPiece {
		q.ranged = true
	}
}

// unlike tells whether the number that ends at a piece has another unit.
func (q *quantity) unlike(t []piece, i int) bool {
	var next quantity
	_, unit := unitAt(t, next.readScale(t, i))
	return q.unit != "" && unit != "" && unit != q.unit
}

// readNoun reads what a whole number without a unit counts: "11 kecamatan". A noun stays
// unread where it means something else as well.
func (q *quantity) readNoun(t []piece, i int) int {
	if q.value.Places > 0 || q.odd != "" {
		return i
	}
	if i < len(t) && isNoun(t, i) && (!q.words || q.value.Units > 1) {
		q.noun = t[i].low
		q.unit = Unit(q.noun)
		q.beside = besideWord(t, i+1)
		return i + 1
	}
	q.beside = besideWord(t, i)
	return i
}

// isNoun tells whether a word may be what a number counts.
func isNoun(t []piece, i int) bool {
	return t[i].kind == wordPiece && len(t[i].low) > 2 && !fillWords[t[i].low] && phraseAt(t, i) == nil && scaleWords[t[i].low] == 0
}

// besideWord is the first word of content behind a count, within its clause.
func besideWord(t []piece, i int) string {
	for ; i < len(t) && t[i].kind == wordPiece; i++ {
		if !fillWords[t[i].low] {
			return t[i].low
		}
	}
	return ""
}

// fillWords are words that are never counted.
var fillWords = wordSet(`sudah telah yang dan atau di ke dari pada dengan untuk serta lalu lagi juga setiap tiap per oleh
	dalam hingga sampai sebagai adalah itu ini tersebut ada akan bisa dapat saja hanya masih sejak selama ketika saat
	maka karena akibat sehingga agar bahwa namun tetapi sedangkan sementara antara secara sesuai menurut berdasarkan
	terhadap tahun bulan hari minggu jam menit detik wib wita wit persen poin sebelumnya kemudian tetap kata ujar jelas
	ungkap tutur lebih kurang sekitar para si sang bagi demi tak tidak belum bukan baru besar kecil lama digit bener benar betul kah ya apa berapa brp kan gak ga sih dong mohon tolong jadi nya`)
