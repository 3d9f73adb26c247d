package summaries

import "strings"

// references requires every period, place, name and number that counts nothing to stand
// in the page.
func (v *verifier) references() {
	for n := range v.said.sentences {
		s := &v.said.sentences[n]
		covered := make([]markKind, len(s.pieces))
		for _, m := range s.marks {
			for i := m.from; i < m.to; i++ {
				covered[i] = m.kind
			}
			v.reference(s, m)
		}
		v.capitals(s, covered)
	}
}

// reference checks one mark.
func (v *verifier) reference(s *sentence, m mark) {
	raw := rawText(s.pieces, m.from, m.to)
	switch m.kind {
	case periodMark:
		for _, id := range []string{m.period.id, m.period.start} {
			if id != "" && !v.periods[id] || m.period.later && s.has(topicMark) && s.has(quantityMark) && !v.months[id] {
				v.fault(faultPeriod, raw)
			}
		}
	case maskMark:
		if !v.stands(plain(raw)) {
			v.fault(faultMask, raw)
		}
	case placeMark:
		if len(m.place.options) > 0 || !m.place.parent && !v.knowsPlace(m.place.place) {
			v.fault(faultPlace, raw)
		}
	}
}

func (v *verifier) knowsPlace(p Place) bool {
	for q := range v.places {
		if sameRegion(p, q) {
			return true
		}
	}
	return false
}

// capitals requires every word with a capital to stand in the page, and every digit to
// have been read.
func (v *verifier) capitals(s *sentence, covered []markKind) {
	for i, w := range s.pieces {
		switch {
		case w.kind == numberPiece && covered[i] == noMark:
			v.fault(faultUnread, w.text)
		case covered[i] == noMark && v.isForeignKind(s.pieces, i):
			v.fault(faultPlace, rawText(s.pieces, i, min(i+3, len(s.pieces))))
		case w.kind != wordPiece || !w.isCapital() && !hasDigits(w.text) || covered[i] != noMark || v.known[w.low] || v.isOurs(w, i == 0 || opens(s.pieces[i-1])):
		default:
			v.fault(faultName, w.text)
		}
	}
}

func hasDigits(s string) bool { return strings.ContainsAny(s, "0123456789") }

func opens(p piece) bool { return strings.ContainsAny(p.text, `"“‘(:`) }

// isForeignKind tells whether a kind stands before a name that is not of that kind here.
func (v *verifier) isForeignKind(t []piece, i int) bool {
	to, kind := kindAt(t, i)
	return kind != "" && to < len(t) && t[to].isCapital() && monthNames[t[to].low] == 0 && phraseAt(t, to) == nil
}

// isOurs tells whether a word needs no source: the statistics office where the page names
// it in short, the kinds of regions, and words that sentences begin with.
func (v *verifier) isOurs(w piece, first bool) bool {
	if statisticsOffice[w.low] && (v.known["bps"] || v.known["statistik"]) {
		return true
	}
	return kindWords[w.low] || first && firstWords[w.low]
}

var (
	statisticsOffice = wordSet("bps badan pusat statistik")
	kindWords        = wordSet("kabupaten kab kota provinsi prov rp")
	firstWords       = wordSet(`adapun angka atas bahkan bantuan baru begitu berdasarkan besaran bila capaian dalam dari data
		demikian dengan di dibanding dibandingkan dinas garis hal hingga indeks ini itu jika jumlah jumlahnya kedalaman keduanya kemiskinan keparahan
		kondisi kini laju masih masing menurut meski meskipun namun nilai nilainya pada padahal pemerintah penduduk penurunan
		kenaikan periode persentase persentasenya posisi rata rilis sebaliknya sebanyak sebelumnya secara sedangkan
		sedikitnya sejak sejauh sekitar selama selain selanjutnya sementara semula seluruh serta sesuai setahun setelah
		setiap tahun tercatat terdapat terhadap tetapi tingkat total untuk warga wilayah ada akhirnya daerah antara hasil
		hampir lebih kurang kepala saat satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus seribu`)
)

// words looks for what may be said only where the page says it.
func (v *verifier) words() {
	for _, s := range v.said.sentences {
		if v.stands(plain(strings.TrimRight(s.text, ".!?…"))) {
			continue // the page's own sentence
		}
		for i := range s.pieces {
			v.word(s.pieces, i)
		}
		for _, w := range vagueIn(s.pieces) {
			if !v.known[strings.ToLower(w)] {
				v.fault(faultVague, w)
			}
		}
		v.comparisons(&s)
	}
}

// word checks one word: advice, a cause, a superlative.
func (v *verifier) word(t []piece, i int) {
	w := t[i].low
	switch {
	case adviceWords[w]:
		v.fault(faultAdvice, t[i].text)
	case causeWords[w] && !v.standsFrom(t, i):
		v.fault(faultCause, t[i].text)
	case claimWords[w] && !v.known[w]:
		v.fault(faultClaimWord, t[i].text)
	}
}

// standsFrom tells whether a word and the two behind it stand in the page as they do here.
func (v *verifier) standsFrom(t []piece, i int) bool {
	var words []string
	for k := i; k < len(t) && len(words) < 3 && t[k].kind != markPiece; k++ {
		words = append(words, t[k].low)
	}
	return v.stands(strings.Join(words, " "))
}

// comparisons refuses "lebih rendah dari …" where no figure of the text bears it out and
// the page does not say so.
func (v *verifier) comparisons(s *sentence) {
	for i, m := range s.marks {
		if m.kind != moveMark || s.pieces[m.from].low != "lebih" || i+1 < len(s.marks) && s.marks[i+1].kind == quantityMark {
			continue
		}
		if !v.standsFrom(s.pieces, m.from) {
			v.fault(faultClaimWord, rawText(s.pieces, m.from, m.to))
		}
	}
}

var (
	adviceWords = wordSet("sebaiknya hendaknya harus harusnya seharusnya perlu wajib mari ayo disarankan dianjurkan diimbau dihimbau diminta mohon silakan segeralah jangan hubungi kunjungi")
	causeWords  = wordSet("karena akibat akibatnya berkat disebabkan sebab penyebabnya lantaran dipicu didorong dipengaruhi imbas dampak sehingga menyebabkan mengakibatkan memicu mendorong gara buntut")
	claimWords  = wordSet("tertinggi terendah terbanyak terbesar terkecil terparah terbaik terburuk rekor pertama signifikan drastis tajam target akan diperkirakan diproyeksikan diprediksi berhasil gagal sukses membaik memburuk terus selalu konsisten nol")
)
