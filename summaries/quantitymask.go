package summaries

import "strings"

// maskAt is the end of a number that counts nothing, if one begins at a piece: a date, a
// clock time, a telephone, the number of a release, decree or person, an ordinal, a name.
func maskAt(t []piece, i int) int {
	for _, rule := range maskRules {
		if to := rule(t, i); to > i {
			return to
		}
	}
	return i
}

var maskRules = []func([]piece, int) int{maskDate, maskSlashed, maskNumbered, maskClock, maskOrdinal, maskName, maskLong, maskSpan}

// maskDate is "20 Oktober 2031", "6 Mei", "tanggal 15".
func maskDate(t []piece, i int) int {
	if t[i].low == "tanggal" || t[i].low == "tgl" {
		at := i + 1
		if at < len(t) && t[at].text == "." {
			at++
		}
		if at < len(t) && t[at].kind == numberPiece {
			return max(maskDate(t, at), at+1)
		}
		return i
	}
	if t[i].kind != numberPiece || len(t[i].text) > 2 || !isDigits(t[i].text) || i+1 >= len(t) {
		return i
	}
	at := i + 1
	if at+2 < len(t) && (t[at].text == "-" || t[at].text == "–") && t[at+1].kind == numberPiece && monthNames[t[at+2].low] > 0 {
		at += 2
	}
	if monthNames[t[at].low] == 0 || !t[at].isCapital() {
		return i
	}
	if at++; at < len(t) && isYear(t, at) {
		at++
	}
	return at
}

// maskSlashed is digits joined by strokes, or by dashes to a date: "17/1/2033", "188/45/2032".
func maskSlashed(t []piece, i int) int {
	if t[i].kind != numberPiece {
		return i
	}
	at, strokes, dashes := i+1, 0, 0
	for at+1 < len(t) && t[at].touches(t[at-1]) && t[at+1].touches(t[at]) && t[at+1].kind != markPiece && (t[at].text == "/" || t[at].text == "-") {
		if perWords[t[at+1].low] || t[at+1].kind == wordPiece && monthNames[t[at+1].low] > 0 && at == i+1 && t[at].text == "-" {
			break
		}
		strokes, dashes = strokes+strings.Count(t[at].text, "/"), dashes+strings.Count(t[at].text, "-")
		at += 2
	}
	if strokes >= 2 || dashes >= 2 || strokes == 1 && len(t[i].text) <= 2 && isDigits(t[i].text) {
		return at
	}
	return i
}

// maskNumbered is a number behind "No.", "Nomor", "Pasal" and so on.
func maskNumbered(t []piece, i int) int {
	if !numberedWords[t[i].low] {
		return i
	}
	at := i + 1
	for at < len(t) && (t[at].text == "." || t[at].text == ":" || t[at].text == "(" || t[at].low == "nomor" || t[at].low == "no") {
		at++
	}
	if at >= len(t) || t[at].kind != numberPiece {
		return i
	}
	if phoneWords[t[i].low] {
		return dialled(t, at)
	}
	for at++; at+1 < len(t) && (t[at].text == "/" || t[at].text == "-") && t[at].touches(t[at-1]); at += 2 {
	}
	if at = min(at, len(t)); at+1 < len(t) && t[at].low == "tahun" && isYear(t, at+1) {
		at += 2
	}
	return at
}

var phoneWords = wordSet("telp telepon hp wa whatsapp fax faks")

var numberedWords = wordSet("no nomor nmr pasal ayat bab halaman hlm tabel gambar grafik lampiran rt rw vol edisi jilid nik nip nuptk sk perbup perda perpres pp uu inpres telp telepon hp wa whatsapp fax faks kode pos")

// maskClock is "pukul 08.00", "08.00-15.30 WIB".
func maskClock(t []piece, i int) int {
	at := i
	if t[i].low == "pukul" || t[i].low == "jam" {
		at++
	}
	if at >= len(t) || t[at].kind != numberPiece {
		return i
	}
	end := at + 1
	if end+1 < len(t) && (t[end].text == "-" || t[end].text == "–" || t[end].low == "sampai" || t[end].text == ":") && t[end+1].kind == numberPiece {
		end += 2
	}
	zone := end < len(t) && (t[end].low == "wib" || t[end].low == "wita" || t[end].low == "wit")
	if zone {
		return end + 1
	}
	if at > i {
		return end
	}
	return i
}

// maskOrdinal is "ke-4", "terendah ke 2", "peringkat 3", "peringkat 10 ke 9", "nomor urut 2".
func maskOrdinal(t []piece, i int) int {
	switch {
	case t[i].low == "ke" && i+2 < len(t) && t[i+1].text == "-" && t[i+2].kind == numberPiece:
		return i + 3
	case t[i].low == "ke" && i > 0 && i+1 < len(t) && (ranking[t[i-1].low] || rankWords[t[i-1].low]) && isDigits(t[i+1].text):
		return i + 2
	case (t[i].low == "peringkat" || t[i].low == "ranking" || t[i].low == "rangking" || t[i].low == "urutan") && i+1 < len(t):
		if to := maskOrdinal(t, i+1); to > i+1 {
			return to
		}
		if t[i+1].kind == numberPiece {
			return rankAfter(t, i+2)
		}
	}
	return i
}

// rankAfter is the end of the rank that one moved to, "peringkat 10 ke 9", else the piece
// itself.
func rankAfter(t []piece, i int) int {
	if i+1 >= len(t) || t[i].low != "ke" && t[i].low != "menjadi" || len(t[i+1].text) > 3 || !isDigits(t[i+1].text) {
		return i
	}
	if i+2 < len(t) && (t[i+2].text == "%" || t[i+2].low == "persen" || t[i+2].low == "ribu") {
		return i
	}
	return i + 2
}

// maskName is a name with a number: "Covid-19", "KTT G-20", "(2)" of a note.
func maskName(t []piece, i int) int {
	if t[i].kind == wordPiece && i+2 < len(t) && t[i+1].text == "-" && t[i+2].kind == numberPiece &&
		t[i+1].touches(t[i]) && t[i+2].touches(t[i+1]) && monthNames[t[i].low] == 0 && t[i].text != "M" && t[i].text != "S" && !isCurrency(t[i].low) {
		return i + 3
	}
	if t[i].text == "(" && i+2 < len(t) && t[i+2].text == ")" && isDigits(t[i+1].text) && (len(t[i+1].text) == 1 || t[i+1].text[0] == '0') {
		return i + 3
	}
	return i
}

// rePhone is a run of digits that is a telephone or an identity, not a count.
var rePhone = lazily(`^(?:0\d{2,}|\d{10,}|0\d+[\d.,]{6,})$`)

// maskLong is a telephone or an identity number, with the groups that belong to it.
func maskLong(t []piece, i int) int {
	if t[i].text == "+" && i+1 < len(t) && t[i+1].kind == numberPiece && t[i+1].touches(t[i]) {
		return dialled(t, i+2)
	}
	if t[i].kind == numberPiece && rePhone().MatchString(t[i].text) {
		return groupsEnd(t, i+1)
	}
	return i
}

// dialled passes the groups of a telephone number: "(0999) 123456", "+62 812 3400".
func dialled(t []piece, i int) int {
	for to := i; to < len(t) && (t[to].kind == numberPiece && isDigits(t[to].text) || t[to].text == "-" || t[to].text == ")"); to++ {
		if t[to].kind == numberPiece {
			i = to + 1
		}
	}
	return i
}

// groupsEnd passes groups of digits joined by dashes or brackets.
func groupsEnd(t []piece, i int) int {
	for i+1 < len(t) && (t[i].text == "-" || t[i].text == ")") && t[i+1].kind == numberPiece {
		i += 2
	}
	return i
}

// maskSpan is a length of time: "5 tahun terakhir", "enam bulan".
func maskSpan(t []piece, i int) int {
	to := i
	switch {
	case t[i].kind == numberPiece && isDigits(t[i].text):
		to = i + 1
	case t[i].kind == wordPiece:
		_, _, to = wholeNumber(t, i)
	}
	if to > i && to < len(t) && spanWords[t[to].low] && !(t[to].low == "tahun" && to+1 < len(t) && isYear(t, to+1)) {
		return to + 1
	}
	return i
}

var spanWords = wordSet("tahun bulan minggu hari jam menit detik tahunan bulanan semester triwulan periode")
