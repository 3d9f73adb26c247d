package bot

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// spoken is what somebody says about a commitment in free words: "#12 sdh selesai bukti
// menyusul" reports it done with a note, "izin no 7 mohon diundur krn gagal lelang" asks
// for another deadline.
type spoken struct {
	number int
	verb   string // one of the verbs of /lapor; empty shows the commitment
	rest   string // as it was said: the note, what is reported, or the reason
	until  string // the words for a new deadline, if some were said
}

// words are what /lapor hears behind the verb.
func (s spoken) words() string {
	if s.verb == reportDeadline {
		return strings.TrimSpace(s.until + " " + becauseWords[0] + " " + s.rest)
	}
	return s.rest
}

// readSpoken reads words about a commitment that they name at their beginning. What is
// neither a report nor a wish is not spoken: false.
func readSpoken(words string) (spoken, bool) {
	if n, ok := deadlineAsked(words); ok {
		return spoken{number: n}, true
	}
	number, rest, sure, ok := cutNumber(words)
	if !ok {
		if s, ok := postponeFirst(words); ok {
			return s, true
		}
		return doneFirst(words)
	}
	s := spoken{number: number}
	said := sayings(rest)
	switch {
	case len(said) == 0 && sure:
		return s, true
	case len(said) == 0:
		return spoken{}, false
	case s.postpones(rest, said), s.disclaims(rest, said), s.reportsDone(rest, said):
		return s, true
	case onTheWay(rest, said):
		s.verb, s.rest = reportProgress, rest
		return s, true
	}
	return spoken{}, false
}

// doneFirst reads words that say first that something is done, and then what: "kami sdh
// selesai no 3, bukti menyusul".
func doneFirst(words string) (spoken, bool) {
	for _, one := range sayings(words) {
		switch {
		case slices.Contains(finishedWords, one.word):
			number, rest, _, ok := cutNumber(words[one.to:])
			if !ok || strings.Contains(rest, "?") || unfinished(sayings(rest)) {
				return spoken{}, false
			}
			return spoken{number: number, verb: reportDone, rest: noteBehind(rest)}, true
		case !slices.Contains(alreadyWords, one.word) && !slices.Contains(spokenFillers, one.word):
			return spoken{}, false
		}
	}
	return spoken{}, false
}

// wishWords may stand around a wish for another deadline, before the number.
var wishWords = append([]string{"minta", "meminta", "mnt", "ajukan", "mengajukan", "usul", "mengusulkan", "tolong", "bisa", "boleh", "bolehkah", "dapat", "kami", "kita", "sy", "saya",
	"tenggat", "tenggatnya", "deadline", "waktu", "waktunya", "batas", "baru", "tambahan"}, spokenFillers...)

// postponeFirst reads words that wish for another deadline first, and then say of what:
// "minta perpanjangan no 1 sampai 15 januari krn hujan".
func postponeFirst(words string) (spoken, bool) {
	said := sayings(words)
	for at, one := range said {
		if !slices.Contains(wishWords, one.word) && !slices.Contains(postponeWords, one.word) {
			return spoken{}, false
		}
		if before := said[:at+1]; hasAny(before, postponeWords) || hasPair(before, "tenggat", "baru") || hasPair(before, "tambahan", "waktu") {
			if number, rest, _, ok := cutNumber(words[one.to:]); ok {
				s := spoken{number: number, verb: reportDeadline}
				s.until, s.rest = whenAndWhy(rest, sayings(rest))
				return s, true
			}
		}
	}
	return spoken{}, false
}

// Words of a question about a deadline, besides those that name the commitment.
var (
	deadlineWords = []string{"tenggat", "tenggatnya", "deadline", "deadlinenya", "dl"}
	whenWords     = []string{"kapan", "kpn", "kapankah", "brp", "berapa", "tgl", "tanggal", "hari", "lagi", "sisa", "sampai", "yg", "ya"}
)

// deadlineAsked reads a question about the deadline of a commitment: "tenggat no 1 kapan",
// "kapan deadline #3?".
func deadlineAsked(words string) (number int, ok bool) {
	var left []string
	asked := false
	for _, s := range sayings(words) {
		switch {
		case slices.Contains(deadlineWords, s.word):
			asked = true
		case !slices.Contains(whenWords, s.word):
			left = append(left, s.word)
		}
	}
	number, rest, _, ok := cutNumber(strings.Join(left, " "))
	return number, ok && asked && rest == ""
}

// saying is one word of what was said, and where it stands.
type saying struct {
	word     string // small letters, without signs around it
	from, to int    // bytes
}

// sayings are the words of a text.
func sayings(text string) (list []saying) {
	from := -1
	end := func(to int) {
		if from >= 0 {
			word := strings.TrimFunc(strings.ToLower(text[from:to]), func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' && r != '%'
			})
			if word != "" {
				list = append(list, saying{word, from, to})
			}
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			end(i)
		case from < 0:
			from = i
		}
	}
	end(len(text))
	return list
}

// spokenFillers may stand before the number, and between it and what is said.
var spokenFillers = []string{"izin", "ijin", "mohon", "maaf", "pak", "bu", "bapak", "ibu", "bapak/ibu", "pak/bu", "min", "admin", "lapor", "melapor", "melaporkan",
	"yth", "assalamualaikum", "selamat", "pagi", "siang", "sore", "untuk", "utk", "tentang", "soal", "terkait", "mengenai", "komitmen", "kom", "nomor", "no", "nmr", "nomer"}

// numberWords call for a number right behind them.
var numberWords = []string{"komitmen", "kom", "nomor", "no", "nmr", "nomer"}

// mostNumber is the largest number of a commitment that words can name.
const mostNumber = 999_999

// cutNumber takes the number of a commitment off the beginning of words: "#12", "no 12",
// "izin komitmen nomor 7". sure tells that a number alone is meant to show it.
func cutNumber(words string) (number int, rest string, sure, ok bool) {
	called := ""
	for _, s := range sayings(words) {
		word, sign := strings.CutPrefix(s.word, "#")
		for _, lead := range []string{"no.", "no", "komitmen#"} {
			if behind, glued := strings.CutPrefix(word, lead); glued && !sign && isNumber(behind) {
				word, called = behind, "no"
			}
		}
		switch {
		case isNumber(word) && (sign || called != ""):
			n, err := strconv.Atoi(word)
			if err != nil || n < 1 || n > mostNumber {
				return 0, "", false, false
			}
			return n, strings.TrimLeft(words[s.to:], " \t\n,:;.-–"), sign || called == "komitmen", true
		case slices.Contains(numberWords, s.word):
			if called != "komitmen" {
				called = s.word
			}
		case s.word == "#" || slices.Contains(spokenFillers, s.word):
			called = calledBy(s.word)
		default:
			return 0, "", false, false
		}
	}
	return 0, "", false, false
}

// calledBy is what calls for a number by a word before it: "#", or "lapor" of "lapor 3
// selesai". Other words call for none.
func calledBy(word string) string {
	switch word {
	case "#":
		return "komitmen"
	case "lapor", "melapor", "melaporkan":
		return "no"
	}
	return ""
}

func isNumber(word string) bool { return word != "" && strings.Trim(word, "0123456789") == "" }

// postponeWords and becauseWords are words for a later deadline, and for a reason.
var (
	postponeWords = []string{"undur", "diundur", "mundur", "dimundurkan", "diundurkan", "perpanjang", "diperpanjang", "perpanjangan", "pengunduran", "penundaan", "ditunda", "tunda"}
	becauseWords  = []string{"krn", "karena", "karna", "sebab", "dikarenakan", "lantaran", "akibat", "alasan", "alasannya"}
	untilWords    = []string{"sampai", "smp", "hingga", "ke", "jadi", "menjadi", "sd", "s.d"}
)

// postpones reads a wish for another deadline: "mohon diundur sampai 15 Januari krn gagal
// lelang". The reason is what stands behind "krn", the date what stands behind "sampai".
func (s *spoken) postpones(rest string, said []saying) bool {
	if !hasAny(said, postponeWords) && !hasPair(said, "tenggat", "baru") && !hasPair(said, "tambahan", "waktu") {
		return false
	}
	s.verb = reportDeadline
	s.until, s.rest = whenAndWhy(rest, said)
	return true
}

// whenAndWhy parts words into those for a date and those for a reason.
func whenAndWhy(rest string, said []saying) (until, why string) {
	before, why := beforeWhy(rest, said)
	end := len(before)
	at := slices.IndexFunc(said, func(s saying) bool { return slices.Contains(untilWords, s.word) })
	if at >= 0 && said[at].to <= end {
		until = strings.Trim(rest[said[at].to:end], " ,.?")
	}
	return until, why
}

// beforeWhy parts words into what stands before a reason, and the reason.
func beforeWhy(rest string, said []saying) (before, why string) {
	at := indexAny(said, becauseWords)
	if at < 0 {
		return rest, ""
	}
	return rest[:said[at].from], strings.TrimSpace(strings.TrimLeft(rest[said[at].to:], " :"))
}

// disclaims reads that something is not an SKPD's business.
func (s *spoken) disclaims(rest string, said []saying) bool {
	if !hasPair(said, "bukan", "kewenangan") && !hasPair(said, "bkn", "kewenangan") && !hasPair(said, "bukan", "tupoksi") {
		return false
	}
	s.verb = reportNotOurs
	_, s.rest = whenAndWhy(rest, said)
	return true
}

// finished are words for a thing that is done; before them stands at most what says so
// with more words, and never what denies it.
var (
	finishedWords = []string{"selesai", "rampung", "beres", "tuntas", "kelar", "slesai", "selsai", "selesei", "seleai", "diselesaikan", "terselesaikan"}
	alreadyWords  = []string{"sdh", "sudah", "udah", "udh", "dah", "sdah", "sudh", "semua", "semuanya", "telah", "tlh", "alhamdulillah", "kami", "kita", "sy", "saya", "ini", "pekerjaan", "kegiatan", "dilaporkan", "lapor", "dgn", "dengan", "baik", "100%", "100", "persen"}
	notYetWords   = []string{"blm", "belum", "tidak", "tdk", "gak", "ga", "kapan", "apakah", "apa", "siapa", "hampir", "akan", "mau", "target"}
)

// reportsDone reads "sdh selesai bukti menyusul". The note is what stands behind.
func (s *spoken) reportsDone(rest string, said []saying) bool {
	for at, one := range said {
		if slices.Contains(finishedWords, one.word) {
			if strings.Contains(rest, "?") || unfinished(said[at+1:]) {
				return false
			}
			s.verb, s.rest = reportDone, noteBehind(rest[one.to:])
			return true
		}
		if !slices.Contains(alreadyWords, one.word) || at > 5 {
			return false
		}
	}
	return false
}

// unfinished tells whether words behind "selesai" take it back: "selesai 80%", "selesai
// sebagian", "selesai minggu depan", "selesai blm".
func unfinished(said []saying) bool {
	if len(said) == 0 {
		return false
	}
	share, percent := strings.CutSuffix(said[0].word, "%")
	percent = percent || len(said) > 1 && slices.Contains(percentWords, said[1].word)
	return isDecimal(share) && percent && share != "100" || slices.Contains(takenBack, said[0].word) ||
		len(said) > 1 && said[1].word == "depan"
}

// partlyWords say that only a part is done, takenBack that a thing is not done yet.
var (
	partlyWords = []string{"sebagian", "separuh", "setengah"}
	takenBack   = append([]string{"blm", "belum", "apa", "kah", "besok", "bsk", "lusa", "nanti", "akhir"}, partlyWords...)
)

// noteBehind is the note that stands behind "selesai"; mere politeness is none.
func noteBehind(words string) string {
	polite := func(s saying) bool { return slices.Contains(politeWords, s.word) }
	if !slices.ContainsFunc(sayings(words), func(s saying) bool { return !polite(s) }) {
		return ""
	}
	return strings.TrimSpace(strings.TrimLeft(words, " ,.;:-–"))
}

// politeWords may stand at the end of a report and say no more.
var politeWords = []string{"pak", "bu", "bapak", "ibu", "bapak/ibu", "pak/bu", "min", "admin", "ya", "nggih", "inggih", "siap", "mohon", "maaf", "izin", "ijin",
	"terima", "kasih", "terimakasih", "makasih", "trims", "tks", "demikian"}

// onTheWay tells whether words report progress: a percentage, a number alone or with its
// unit, or that it goes on.
func onTheWay(rest string, said []saying) bool {
	if strings.Contains(rest, "?") {
		return false
	}
	for at, one := range said {
		number, percent := strings.CutSuffix(one.word, "%")
		behind := at+1 < len(said) && slices.Contains(percentWords, said[at+1].word)
		if (percent || behind) && isDecimal(number) {
			return true
		}
	}
	first := said[0].word
	if isDecimal(first) && len(said) < 3 && !hasAny(said, finishedWords) || hasAny(said, partlyWords) && hasAny(said, finishedWords) {
		return true
	}
	return first == "progres" || first == "progress" || slices.Contains(notYetWords[:2], first) && hasAny(said, finishedWords)
}

// percentWords stand behind a percentage.
var percentWords = []string{"%", "persen", "prosen", "psn"}

func isDecimal(word string) bool {
	return word != "" && len(word) <= 6 && strings.Trim(word, "0123456789.,") == "" && word[0] != '.' && word[0] != ','
}

func hasAny(said []saying, words []string) bool { return indexAny(said, words) >= 0 }

func indexAny(said []saying, words []string) int {
	return slices.IndexFunc(said, func(s saying) bool { return slices.Contains(words, s.word) })
}

// hasPair tells whether two words stand side by side.
func hasPair(said []saying, one, two string) bool {
	for at := range said {
		if said[at].word == one && at+1 < len(said) && said[at+1].word == two {
			return true
		}
	}
	return false
}
