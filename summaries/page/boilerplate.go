package page

import (
	"regexp"
	"strings"
)

// readAlso are the words that begin a pointer to another article. What stands there is
// of other regions and other years.
var readAlso = []string{
	"baca juga", "baca pula", "baca selengkapnya", "baca berita", "baca artikel", "lihat juga", "simak juga", "simak pula",
	"tonton juga", "artikel terkait", "berita terkait", "berita lainnya", "artikel lainnya", "berita populer", "terpopuler",
	"pilihan editor", "rekomendasi untuk anda", "lihat selengkapnya", "read also", "also read", "related posts",
}

// boilerplate tells whether a line of a page is of the site and not of the article.
func boilerplate(line string) bool {
	return line != "" && (pointsElsewhere(line) || len(line) < 120 && furniture.MatchString(line))
}

// furniture are lines that sites put into articles.
var furniture = regexp.MustCompile(`(?i)^\W*(?:` + strings.Join([]string{
	`advertisement`, `iklan`, `loader image`, `scroll to continue( with content)?`, `gulir (ke bawah )?untuk (lanjut|melanjutkan) membaca`,
	`halaman( selanjutnya| berikutnya| sebelumnya)?\s*:?[\s\d|]*`, `(selanjutnya|sebelumnya|next|previous|prev)`,
	`bagikan( ini| artikel| berita)?( ke| di)?( (facebook|twitter|x|whatsapp|telegram|linkedin))?`, `share( this| on)?( (facebook|twitter|x|whatsapp|telegram))?`,
	`(facebook|twitter|whatsapp|telegram|linkedin|pinterest|copy link|salin tautan|cetak|print|email)`,
	`(tags?|label|topik|kata kunci)\s*:.*`, `(dibaca|dilihat|views?|hits)\s*:?\s*[\d.,]+( kali)?`, `[\d.,]+ ?(kali )?(dibaca|dilihat|views?|shares?|komentar)`,
	`(ikuti|follow) (kami|saluran|berita|channel).*`, `dapatkan update berita.*`, `cek berita dan artikel yang lain di google news.*`,
	`(copyright|hak cipta|©).*`, `all rights reserved.*`, `(situs|website) ini menggunakan cookies?.*`, `tinggalkan (komentar|balasan).*`,
}, "|") + `)\W*$`)

// pointsElsewhere tells whether a line is a pointer to another article.
func pointsElsewhere(line string) bool {
	_, ok := cutReadAlso(line)
	return ok && len(line) < 300
}

// cutReadAlso cuts the words of a pointer off a text that begins with them, with the
// colon behind them; ok is false when it does not.
func cutReadAlso(text string) (rest string, ok bool) {
	text = strings.TrimLeft(text, " \t\r\n\u00a0•-–—>»[(*")
	for _, words := range readAlso {
		if len(text) >= len(words) && strings.EqualFold(text[:len(words)], words) {
			return strings.Trim(squeeze(text[len(words):]), " :.-–—>»])*"), true
		}
	}
	return "", false
}
