package summaries

import "strings"

// reLure is talk to a summariser: what a page about poverty never says to people.
var reLure = lazily(`(?i)\babaikan\b.{0,40}\b(?:perintah|instruksi|aturan|arahan|petunjuk)|\b(?:untuk|kepada|bagi|wahai|hai)\s+(?:\w+\s+)?(?:peringkas|perangkum|mesin|model|chatbot|robot|bot|asisten|ai|llm|gpt|chatgpt)\b|\bignore\b.{0,30}\b(?:previous|prior|above|all|instruction)|\b(?:disregard|forget)\b.{0,30}\b(?:previous|instruction|above|prior)|\b(?:system|developer)\s+prompt\b|\bprompt\s+(?:sistem|system)|\breply\s+only\b|\bas\s+an?\s+(?:ai|assistant|language)\b|\bsebagai\s+(?:ai|model\s+bahasa|asisten|kecerdasan)\b|\byou\s+(?:are|must|should)\s+(?:now|an?|only|reply|write|answer)|\b(?:tulis|tuliskan|katakan|sebutkan|jawab|balas|sampaikan)(?:lah)?\s+(?:saja\s+)?(?:bahwa|dengan|hanya|ringkasan)\b|\b(?:instruksi|perintah)\s+(?:baru|sebelumnya|di\s+atas|sistem)|\bringkas(?:an|lah|kan)?\s+(?:ini\s+)?(?:harus|wajib|sebagai|dengan)\b|\b(?:peringkas|perangkum)\s+otomatis|\binstructions?\b.{0,20}\b(?:summar|model|assistant)|\[/?(?:inst|system|user|assistant)\]|<\|`)

// lureWords are letters without which reLure cannot match; looking for them first keeps
// pages cheap.
var lureWords = strings.Split("abaikan,ignore,disregard,forget,prompt,reply,as a,sebagai a,sebagai m,sebagai k,you ,peringkas,perangkum,mesin,model,bot,asisten, ai,llm,gpt,tulis,katakan,sebutkan,jawab,balas,sampaikan,instruksi,perintah,instruction,ringkas,inst],system],user],assistant],<|", ",")

// reSaid is how people speak of their own speech, "perlu kami sampaikan bahwa", which
// orders nobody to say anything.
var reSaid = lazily(`(?i)\b(?:saya|kami|kita|ia|dia|beliau)\s+(?:ingin\s+|dapat\s+|perlu\s+)?(?:katakan|sebutkan|sampaikan)\s+(?:bahwa|dengan)\b`)

// lures tells whether a text speaks to a summariser.
func lures(text string) bool {
	if !holdsAny(strings.ToLower(text), lureWords) {
		return false
	}
	return reLure().MatchString(text) && reLure().MatchString(reSaid().ReplaceAllString(text, ""))
}

func holdsAny(low string, words []string) bool {
	for _, w := range words {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// withoutLures cuts a line where it begins to speak to a summariser: at the sentence
// that does, to the line's end.
func withoutLures(text string) (rest string, lured bool) {
	if !lures(text) {
		return text, false
	}
	var kept []string
	for _, s := range splitSentences(text) {
		if lures(s) {
			break
		}
		kept = append(kept, s)
	}
	rest = strings.Join(kept, " ")
	if lures(rest) {
		rest = ""
	}
	return rest, true
}

// reReadAlso is a pointer to another page inside a line.
var reReadAlso = lazily(`(?i)\b(?:baca|simak|lihat)\s+(?:juga|pula|selengkapnya)\b|\bbaca\s*:|\bartikel\s+(?:terkait|lainnya)\b|\bberita\s+terkait\b`)

// cutReadAlso drops a pointer to another page, and what follows it on the line.
func cutReadAlso(text string) string {
	if !holdsAny(strings.ToLower(text), readAlsoWords) {
		return text
	}
	if at := reReadAlso().FindStringIndex(text); at != nil {
		return strings.TrimSpace(text[:at[0]])
	}
	return text
}

var readAlsoWords = []string{"baca", "simak", "lihat", "artikel", "berita terkait"}

// reNoiseLine is how lines begin that are no prose: share bars, bylines, addresses.
var reNoiseLine = lazily(`(?i)^\W*(?:loader image|bagikan|share\b|penulis|editor|pewarta|reporter|jurnalis|wartawan|uploader|kontributor|sumber\s*(?:foto|:)|foto\s*:|gambar\s*:|tags?\b\s*:|topik\s*:|kategori\s*:|label\s*:|dilihat|dibaca|views?\b|hits?\b|pengunjung|komentar|tinggalkan|advertisement|iklan\b|halaman\s*:|copyright|hak cipta|©|\(c\)|cookie|kuki|layanan data|kontak|hubungi|alamat|telp|telepon|fax|faks|e-?mail|website|situs web|jl\.|jalan [A-Z]|kantor\s*:|jam (?:kerja|layanan|buka)|ikuti kami|follow|unduh|download|cetak\b|kembali ke|beranda|home\b|menu\b|login|masuk\s*$|daftar\s*$|no\.\s*\d|nomor\s*:?\s*\d|gratis\b)`)

// reNoiseSentence is what makes a sentence no prose wherever it stands.
var reNoiseSentence = lazily(`(?i)\bkali\s+(?:dibagikan|dibaca|dilihat|ditonton|diunduh)|\b(?:memakai|menggunakan)\s+(?:kuki|cookies?)\b|\bcookies?\b|\bkuki\b|\bhak\s+cipta\b|\bcopyright\b|\ball rights reserved\b|\bikuti\s+(?:kami|saluran|akun)|\bmedia sosial\s*[:.]|\bwhatsapp\s*\||\bjam\s+(?:layanan|kerja)\s*:|\b(?:telp|telepon|fax|hp|wa)\s*[.:]?\s*\(?\+?\d|\bsyarat dan ketentuan\b|\bkebijakan privasi\b|\bberlangganan\b.*\bsaluran\b`)

// isNoiseSentence tells whether a sentence is no prose, wherever it stands.
func isNoiseSentence(text string) bool {
	return isNoise(text) || holdsAny(strings.ToLower(text), noiseWords) && reNoiseSentence().MatchString(text)
}

// noiseWords are letters without which reNoiseSentence cannot match.
var noiseWords = strings.Split("kali di,kuki,cookie,hak cipta,copyright,rights,ikuti,media sosial,whatsapp,jam layanan,jam kerja,telp,telepon,fax,hp,wa ,wa:,wa.,syarat,privasi,berlangganan", ",")

// isNoise tells whether a line is no prose.
func isNoise(text string) bool {
	return reNoiseLine().MatchString(clip(text, 80)) || !strings.ContainsFunc(text, isWordOrDigit)
}

// reBullet is a mark or number before an item of a list.
var reBullet = lazily(`^(?:[•·▪►▶●○◦*➢✓-]\s*|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)`)

// withoutBullet takes the mark before an item off.
func withoutBullet(text string) string { return reBullet().ReplaceAllString(text, "") }

// reDateline is a place, agency and date before a news text: "CONTOH, 6 Mei 2032 - ",
// "Kota Misal – ", "PARINGIN-Pemerintah".
var reDateline = lazily(`^(?:(?:[A-Z][A-Z.'’]+[ ,/]*){1,5}(?:\([^)]{1,30}\)\s*)?(?:,?\s*\S{0,12}\s*\(?\d{1,2}[ /.-]\w+[ /.-]\d{2,4}\)?\s*)?(?:\s*[–—-]+\s*|\s*:\s+)|(?:[A-Z][\w.'’]+[ ,/]*){1,4}(?:\([^)]{1,30}\)\s*)?(?:,?\s*(?:\w+,\s*)?\(?\d{1,2}[ /.-]\w+[ /.-]\d{2,4}\)?\s*)?\s*(?: - |[–—]| -- )\s*)([A-Z"“”'‘(])`)

// reStatWord is a word that a dateline never holds.
var reStatWord = lazily(`(?i)kemiskinan|miskin|garis|indeks|persentase|jumlah|maret|september|persen|tahun|periode`)

// withoutDateline takes a place and date before a news text off.
func withoutDateline(text string) string {
	if text == "" || text[0] < 'A' || text[0] > 'Z' || !strings.ContainsAny(clip(text, 120), "-–—:") {
		return text
	}
	at := reDateline().FindStringSubmatchIndex(text)
	if at == nil || reStatWord().MatchString(text[:at[2]]) {
		return text
	}
	return text[at[2]:]
}
