package summaries

import (
	"strings"
	"unicode"
)

// slanted are words of advice, wishes, causes and praise, of trends without a figure, of
// speech in the first person, and of what is said to readers or machines.
var slanted = wordSet(`harus haruslah seharusnya perlu perlunya sebaiknya hendaknya diharapkan berharap harap harapkan harapan semoga mari marilah ayo agar
	wajib jangan segera mohon silakan hendaklah kami kita saya anda kamu
	karena akibat akibatnya disebabkan menyebabkan berkat sehingga dipicu didorong dipengaruhi faktor
	turun menurun menurunkan menurunnya penurunan naik kenaikan meningkat meningkatnya terendah tertinggi
	luar hebat sukses berhasil terbaik optimis optimistis yakin
	abaikan peringkas ignore instruksi perintah
	pukul nomor telp telepon menelepon hubungi foto editor penulis ikuti kuki`)

// leaning are words that begin a sentence which only makes sense behind another one.
var leaning = wordSet(`hal ini itu ia dia mereka selain dalam namun tetapi akan sementara sedangkan menyikapi menurut menurutnya karena oleh maka lebih
	terpisah terakhir sebelumnya dengan kemudian untuk adapun meski meskipun tak bahkan sebaliknya beliau pihaknya tersebut juga serta dan`)

// events are words for what was done.
var events = wordSet(`penandatanganan menandatangani ditandatangani membuka dibuka meluncurkan diluncurkan menyerahkan diserahkan menyalurkan disalurkan
	membentuk dibentuk menetapkan ditetapkan menggelar digelar meresmikan diresmikan membagikan dibagikan menerima memulai dimulai
	mengalokasikan dialokasikan membangun dibangun melatih dilatih mendata didata memverifikasi diverifikasi mencairkan dicairkan
	mengadakan diadakan melaksanakan dilaksanakan`)

// hasWord tells whether a text has one of some words, in any case.
func hasWord(text string, set map[string]bool) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), isNoLetter) {
		if set[w] {
			return true
		}
	}
	return false
}

// leans tells whether a sentence leans on the one before it.
func leans(sentence string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(sentence), isNoLetter) {
		return leaning[w]
	}
	return false
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
