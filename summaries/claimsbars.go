package summaries

import (
	"regexp"
	"slices"
	"strings"
)

// sentenceBar is how a sentence is known, and why its figures are not used.
type sentenceBar struct {
	hints  []string // letters without which words cannot match
	words  func() *regexp.Regexp
	reason string
}

// Some sentences bear figures that must not be told as what they seem to be, whatever
// their grammar. They are known by their words; what they tell is not used.
var sentenceBars = [...]sentenceBar{
	{hintsOf("benar,hoaks,hoax,bohong,keliru,disinformasi,bantah,angkal"), lazily(`(?i)\b(?:tidak benar|hoaks|hoax|bohong|keliru|disinformasi|(?:mem|di)bantah|menyangkal|disangkal)\b`), whyNegated},
	{hintsOf("jika,bila,andai,kalau,seumpama"), lazily(`(?i)\b(?:jika|bila|apabila|andai(?:kan)?|seandainya|kalau|seumpama)\b`), whySupposed},
	{hintsOf("tertuang,rpjp,rpjm"), lazily(`(?i)\b(?:tertuang dalam|rpjpd|rpjmn|rpjpn)\b`), whyPlanned},
	{hintsOf("kecamatan,kelurahan,desa,dusun,nagari,gampong,distrik"), lazily(`\b(?i:kecamatan|kelurahan|desa|dusun|nagari|gampong|distrik) \p{Lu}`), whyBelowDistrict},
	{hintsOf("menerima,peroleh,dapat,penerima,lansia,perempuan,laki-laki,difabel,disabilitas,balita,berusia,pendidikan,pulau,jawa,yang tinggal,yang bermukim"), lazily(`(?i)\b(?:yang tinggal di|yang bermukim di|menerima|memperoleh|mendapat(?:kan)?|penerima|lansia|perempuan|laki-laki|difabel|disabilitas|balita|berusia|berpendidikan|pulau jawa|pulau sumatera|di luar jawa)\b`), whySubgroup},
	{hintsOf("tertulis,tercantum,tercetak,tertera,ditulis"), lazily(`(?i)\b(?:sebelumnya|semula) (?:tertulis|tercantum|tercetak|tertera|ditulis)\b|\b(?:tertulis|tercantum|tercetak|tertera|ditulis)\b.*\b(?:seharusnya|semestinya|yang benar)\b`), whyCorrected},
	{hintsOf("per "), lazily(`(?i)\bper (?:hari|minggu|tahun)\b`), whyPerMonth},
}

// comparing begins with a word of supposition, and supposes nothing.
var comparing = lazily(`(?i)\b(?:jika|bila|apabila|kalau) (?:di)?(?:banding|lihat|rinci|urai|hitung)`)

// barOf is why no figure of the five indicators in a sentence may be used; "" is nothing.
func barOf(sentence string) string {
	low := strings.ToLower(sentence)
	for _, b := range sentenceBars {
		if holdsAny(low, b.hints) && b.words().MatchString(comparing().ReplaceAllString(sentence, "")) {
			return b.reason
		}
	}
	return ""
}

func hintsOf(list string) []string { return strings.Split(list, ",") }

// isPutRight tells whether a piece stands behind what begins the right figure in a
// sentence that corrects one: "tertulis 5,67 persen, seharusnya 5,76 persen".
func (s *sentence) isPutRight(piece int) bool {
	for i, w := range s.pieces[:piece] {
		if w.low == "seharusnya" || w.low == "semestinya" || w.low == "benar" && i > 0 && s.pieces[i-1].low == "yang" {
			return true
		}
	}
	return false
}

// isSentenceBar tells whether a reason is one of barOf's.
func isSentenceBar(reason string) bool {
	return slices.ContainsFunc(sentenceBars[:], func(b sentenceBar) bool { return b.reason == reason })
}
