package summaries

import (
	"fmt"
	"regexp"
	"strings"
)

// mostDraftBytes is how long a draft may be before its figures go in.
const mostDraftBytes = 900

var (
	token      = lazily(`\{\{F\d+\}\}`)
	direction  = lazily(`(?i)\b(turun|menurun\w*|penurunan|naik|menaik\w*|kenaikan|meningkat\w*|peningkatan|bertambah|pertambahan|berkurang|pengurangan|melonjak|anjlok|merosot|stagnan|tetap|membaik|memburuk)\b`)
	part       = lazily(`(?i)\b(perkotaan|perdesaan|pedesaan|desa|nasional|indonesia|provinsi|kabupaten|kota|kecamatan)\b`)
	cause      = lazily(`(?i)\b(karena|akibat\w*|disebabkan|menyebabkan|berkat|sehingga|dipicu|didorong|dipengaruhi|harus|perlu|sebaiknya|hendaknya|diharapkan|mari|ayo|silakan|hubungi|abaikan|target\w*)\b`)
	english    = lazily(`(?i)\b(the|of|and|was|were|with|from|percent|poverty|people|rate|sorry|cannot|is|in|to|by)\b`)
	draftMarks = lazily("[<>*_`#@|\\[\\]\\\\{}]|https?:|www\\.|\\w\\.(?:com|id|org|net)\\b")
)

// check tells what is wrong with a draft before its figures go in; in Indonesian, for the
// Drafter's second try and for the log.
func (p plan) check(r Reading, draft string) (faults []string) {
	if strings.TrimSpace(draft) == "" {
		return []string{"jawaban kosong"}
	}
	if len(draft) > mostDraftBytes {
		return []string{"jawaban terlalu panjang"}
	}
	for _, f := range p.Figures {
		if n := strings.Count(draft, f.Token); n != 1 {
			faults = append(faults, fmt.Sprintf("penanda %s harus ada tepat satu kali, ada %d", f.Token, n))
		}
	}
	bare := token().ReplaceAllStringFunc(draft, func(t string) string {
		if _, ok := p.prints[t]; !ok {
			faults = append(faults, "penanda "+t+" tidak dikenal")
		}
		return " "
	})
	faults = append(faults, p.misbound(draft)...)
	return append(faults, ownWords(r, bare)...)
}

// topicKey are the words by which a draft says what a figure measures.
var topicKey = lazily(`(?i)\b(persentase|tingkat|jumlah\w*|berjumlah|garis|kedalaman|keparahan)\b`)

// misbound tells which placeholders of levels stand behind the name of something else. A
// number may follow its rate: "… atau …".
func (p plan) misbound(draft string) (faults []string) {
	keys := map[Topic]string{"p0": "persentase tingkat", "poor": "jumlah jumlahnya berjumlah", "line": "garis", "p1": "kedalaman", "p2": "keparahan"}
	for _, f := range p.Figures {
		topic, isLevel := p.topics[f.Token]
		before, _, found := strings.Cut(draft, f.Token)
		if !isLevel || !found || topic == "poor" && strings.HasSuffix(before, "atau ") {
			continue
		}
		named := topicKey().FindAllString(before, -1)
		if len(named) == 0 || !strings.Contains(" "+keys[topic]+" ", " "+strings.ToLower(named[len(named)-1])+" ") {
			faults = append(faults, fmt.Sprintf("penanda %s harus di belakang kata %s", f.Token, strings.ReplaceAll(keys[topic], " ", " atau ")))
		}
	}
	return faults
}

// ownWords tells what a draft says of its own that only code may say.
func ownWords(r Reading, bare string) (faults []string) {
	for _, rule := range []struct {
		bars *regexp.Regexp
		why  string
	}{
		{digits(), "menulis angka sendiri: %s"},
		{numberWord(), "menulis bilangan atau satuan sendiri: %s"},
		{monthWord(), "menulis bulan sendiri: %s"},
		{direction(), "menulis arah perubahan sendiri: %s"},
		{part(), "menyebut wilayah atau bagiannya sendiri: %s"},
		{cause(), "menulis sebab, anjuran atau target: %s"},
		{english(), "bukan bahasa Indonesia: %s"},
		{draftMarks(), "memuat tanda atau tautan: %s"},
	} {
		if found := rule.bars.FindString(bare); found != "" {
			faults = append(faults, fmt.Sprintf(rule.why, found))
		}
	}
	for _, name := range placeNames(r) {
		if strings.Contains(bare, name) {
			return append(faults, "menyebut wilayah sendiri: "+name)
		}
	}
	for _, m := range capital().FindAllStringSubmatch(bare, -1) {
		if !strings.Contains(ownCapitals, " "+m[1]+" ") {
			return append(faults, "menyebut nama sendiri: "+m[1])
		}
	}
	return faults
}

// capital is a word with a capital within a sentence; ownCapitals are those that are no
// name of a person or place.
var capital = lazily(`[^.!?:;\s]\s+(\p{Lu}[\p{L}-]*)`)

const ownCapitals = " BPS Badan Pusat Statistik Susenas Berita Resmi Persentase Jumlah Penduduk Miskin Tingkat Garis Kemiskinan Indeks Kedalaman Keparahan "
