package text

import (
	"strconv"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
)

// Continued tells what a question took over from the one before.
func Continued(c *indicators.Catalogue, taken indicators.Query) string {
	return "Melanjutkan: " + Described(c, taken) + "."
}

// OwnRegionUsed tells that the chat's own region is meant, where none was named.
func OwnRegionUsed(r indicators.Region) string {
	return "Wilayah tidak disebut; dipakai wilayah percakapan ini, " + r.Full + "."
}

// IndicatorAssumed tells which indicator is meant, where none was named.
func IndicatorAssumed(i indicators.Indicator) string {
	return "Indikator tidak disebut; dipakai " + shortName(i) + "."
}

// ToldOfAll tells that what was named with one region each is told of all of them.
func ToldOfAll(indicators bool) string {
	if indicators {
		return "Setiap indikator yang disebut ditampilkan untuk semua wilayah itu."
	}
	return "Setiap tahun yang disebut ditampilkan untuk semua wilayah itu."
}

// Described names in a few words what a query asks: regions, indicators, years, and
// what is to be done.
func Described(c *indicators.Catalogue, q indicators.Query) string {
	var parts []string
	add := func(words string) {
		if words != "" {
			parts = append(parts, words)
		}
	}
	add(describedRegions(c, q))
	add(describedIndicators(q.Indicators))
	add(describedYears(q))
	add(describedOp(c, q))
	return strings.Join(parts, ", ")
}

func describedRegions(c *indicators.Catalogue, q indicators.Query) string {
	var list []string
	for _, m := range q.Places {
		if code, certain := m.Match.Certain(); certain {
			r, _ := c.Region(code)
			list = append(list, r.Full)
		}
	}
	words := strings.Join(list, " · ")
	switch {
	case q.OnlyKota:
		words = strings.TrimSpace("kota " + words)
	case q.Group == indicators.Around:
		words = strings.TrimSpace("kabupaten sekitar " + words)
	case q.Group == indicators.BanuaEnam:
		words = strings.TrimSpace("Banua Enam " + words)
	case q.Group == indicators.Provinces:
		words = strings.TrimSpace("provinsi se-Indonesia " + words)
	case q.Group == indicators.Districts:
		words = strings.TrimSpace("kabupaten/kota " + words)
	}
	if q.National {
		words = strings.TrimSpace(words + " se-Indonesia")
	}
	return words
}

func describedIndicators(list []indicators.Indicator) string {
	var names []string
	for _, i := range list {
		names = append(names, shortName(i))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " dan " + names[len(names)-1]
}

func describedYears(q indicators.Query) string {
	from, to := strconv.Itoa(q.From), strconv.Itoa(q.To)
	words := ""
	switch {
	case len(q.Years) > 0:
		words = strings.Join(strings.Fields(strings.Trim(strings.Join(spellYears(q), ""), " ")), " ")
	case q.Last > 1:
		words = count(q.Last) + " tahun terakhir"
	case q.Since && q.From != 0:
		words = "sejak " + from
	case q.From != 0 && q.To > q.From:
		words = from + "–" + to
	case q.From != 0:
		words = from
	}
	if q.BothMonths {
		return strings.TrimSpace("Maret dan September " + words)
	}
	return strings.TrimSpace(month(q.Month) + " " + words)
}

func describedOp(c *indicators.Catalogue, q indicators.Query) string {
	switch q.Op {
	case indicators.Compare:
		return "perbandingan"
	case indicators.Rank:
		return "peringkat"
	case indicators.Movers:
		return "perubahan tiap wilayah"
	case indicators.Highest:
		return top(q) + "tertinggi"
	case indicators.Lowest:
		return top(q) + "terendah"
	case indicators.Change:
		return "perubahan"
	case indicators.Gap:
		return "selisih dengan provinsi dan nasional"
	case indicators.SinceWhen:
		return "kapan " + limits(c, lead(q), q.Bounds)
	case indicators.ListWhere:
		return "yang " + limits(c, lead(q), q.Bounds)
	case indicators.Define:
		return "arti istilah"
	case indicators.Brief:
		return "teks bahan"
	}
	return ""
}

func top(q indicators.Query) string {
	if q.Top > 0 {
		return count(q.Top) + " "
	}
	return ""
}

// limits writes bounds: "di bawah 5 persen", "antara 3 dan 4 persen", "di atas
// Kalimantan Selatan".
func limits(c *indicators.Catalogue, i indicators.Indicator, bounds []indicators.Bound) string {
	if len(bounds) == 2 && bounds[0].Than == "" && bounds[0].OrEqual && !bounds[0].Below && bounds[1].Below {
		if bounds[0].Value.Cmp(bounds[1].Value) == 0 {
			return "tepat " + limit(i, bounds[1].Value)
		}
		low := strings.TrimSuffix(limit(i, bounds[0].Value), unit(i))
		return "antara " + low + " dan " + limit(i, bounds[1].Value)
	}
	var parts []string
	for _, b := range bounds {
		parts = append(parts, boundSide(b)+" "+limitName(c, i, b))
	}
	return strings.Join(parts, " dan ")
}

// boundSide says on which side of a bound a value lies.
func boundSide(b indicators.Bound) string {
	return ofBound(b, "di bawah", "maksimal", "di atas", "minimal")
}

// ofBound is the word for the side of a bound: below it or at most it, above it or at least it.
func ofBound(b indicators.Bound, below, atMost, above, atLeast string) string {
	if b.Below {
		return choose(b.OrEqual, atMost, below)
	}
	return choose(b.OrEqual, atLeast, above)
}

func limitName(c *indicators.Catalogue, i indicators.Indicator, b indicators.Bound) string {
	switch b.Than {
	case "":
		return limit(i, b.Value)
	case indicators.ThanProvince:
		return "provinsinya"
	}
	r, _ := c.Region(b.Than)
	return r.Name
}

// limit writes a limit as it was said, with its unit: no decimals are added.
func limit(i indicators.Indicator, v indicators.Decimal) string {
	if i == indicators.Line {
		return "Rp" + v.Indonesian(0)
	}
	return v.Indonesian(0) + unit(i)
}

// Beyond declines a question in which words change what is asked and are not taken into
// account by any answer.
func Beyond(words []string) string {
	return "Mohon maaf, Pantau belum dapat menghitung " + quote(strings.Join(words, ", ")) + ". Supaya tidak keliru, pertanyaan ini belum dijawab. Yang dapat ditampilkan:"
}

// NoSuchMonth declines a question about a month without a survey.
func NoSuchMonth(words []string) string {
	return "Tidak ada angka untuk " + quote(strings.Join(words, ", ")) + ". Angka kemiskinan BPS berasal dari Susenas Maret, untuk provinsi dan nasional juga September. Yang dapat ditampilkan:"
}

// HalfRead declines a question of which too much was not understood.
func HalfRead(words []string) string {
	return "Bagian " + quote(strings.Join(words, " ")) + " belum dapat saya pahami, jadi tidak saya jawab dengan menebak. Yang dapat ditampilkan:"
}

// NotThat asks what was meant, once an answer was to something else; read is how the
// question was understood.
func NotThat(c *indicators.Catalogue, read indicators.Query) string {
	return "Tadi saya pahami: <b>" + chat.Escape(Described(c, read)) + "</b>.\nMohon pilih yang dimaksud, atau tulis ulang, misalnya “maksud saya P1” atau “bukan itu, tabalong 2020”."
}

// NothingToCorrect answers "bukan itu" where nothing was answered before.
func NothingToCorrect() string {
	return "Belum ada jawaban untuk diperbaiki. Mohon tulis pertanyaannya, misalnya:"
}

// ButtonNotThat stands below answers to free questions.
func ButtonNotThat() string { return "Bukan itu" }

// ButtonElsewhere asks for another region.
func ButtonElsewhere() string { return "Wilayah lain" }

// WhichElse asks for another region's name.
func WhichElse() string { return "Mohon tulis nama wilayah yang dimaksud." }

// Reading labels a button that offers another reading of a question.
func Reading(op indicators.Op, last int) string {
	switch op {
	case indicators.Change:
		return "Naik atau turun"
	case indicators.Compare:
		return "Bandingkan"
	case indicators.Rank:
		return "Peringkat"
	}
	if last > 0 {
		return "5 tahun terakhir"
	}
	return "Angka terbaru"
}

// Example is a question that a button asks.
type Example struct{ Label, Words string }

// Examples are questions that can be asked of a region, as commands with %s for its code
// and %p for its province's.
func Examples(r indicators.Region) []Example {
	return []Example{
		{"Angka kemiskinan " + r.Name, "indikator %s"},
		{"P0 " + r.Name + " 5 tahun terakhir", "indikator %s p0 5 tahun terakhir"},
		{"Siapa termiskin di provinsi?", "peringkat %p tertinggi"},
		{"Sejak kapan di bawah 5 persen?", "indikator %s p0 di bawah 5 persen kapan"},
		{"Siapa yang turun paling banyak?", "peringkat %p turun paling banyak"},
	}
}

// ButtonRankOf leads to the order of a province's districts, or of the provinces.
func ButtonRankOf(r indicators.Region) string { return "Peringkat " + r.Name }

// IsMonth tells whether a word is a month in which there is no survey, or a part of a
// year that has none of its own.
func IsMonth(word string) bool {
	switch strings.ToLower(word) {
	case "januari", "februari", "april", "mei", "juni", "juli", "agustus", "oktober", "november", "desember",
		"feb", "apr", "agt", "okt", "nov", "des", "triwulan", "triwulanan", "kuartalan", "mingguan", "harian":
		return true
	}
	return false
}

// Corrected reads words that turn an answer down: "bukan itu", "salah", "maksud saya
// p1", "bukan balangan tapi tabalong". rest is what is meant instead, empty where that is
// not said.
func Corrected(words string) (rest string, is bool) {
	said := " " + strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return strings.ContainsRune(" \t\n,.!?:;", r) }), " ") + " "
	for _, opening := range corrections {
		if after, ok := strings.CutPrefix(said, " "+opening+" "); ok {
			rest, is = strings.TrimSpace(after), true
			break
		}
	}
	if !is {
		return "", false
	}
	for _, but := range [...]string{" tapi ", " tetapi ", " melainkan ", " maksud saya ", " maksudnya ", " yang benar "} {
		if _, after, ok := strings.Cut(" "+rest+" ", but); ok {
			rest = strings.TrimSpace(after)
		}
	}
	switch rest {
	case "itu", "yang itu", "itu maksud saya", "ini", "maksudnya", "deh", "pak", "bu", "jawabannya", "jawaban anda", "jawabanmu", "dong":
		return "", true
	}
	return rest, true
}

// corrections begin words that turn an answer down; the longer first.
var corrections = [...]string{
	"bukan itu maksud saya", "bukan itu yang saya maksud", "bukan itu", "bukan yang itu", "bukan", "bkn itu", "bkn", "salah", "keliru",
	"maksud saya", "maksudku", "maksud sy", "mksd sy", "mksd saya", "maksud ulun", "yang saya maksud", "kada itu",
}
