package commitments

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is a commitment said in one line.
type Line struct {
	Title  string
	SKPDs  []string // as they were said, the lead first
	When   Reading  // with the problem NoDate when no day was said
	Day    string   // the words of When
	Repeat Repeat   // empty when none was said
}

// ParseLine reads "“Pelatihan kerja 200 orang” dinsos, disnaker 31 Desember 2026": the
// title in quotes, of any kind that telephones make; then departments, between commas or
// "dan"; then a day, and before or behind it how often it comes again, "triwulanan". ok
// is false without a title in quotes.
func ParseLine(words string, today Date) (l Line, ok bool) {
	words = doubled(words)
	open := strings.IndexFunc(words, isQuote)
	if open < 0 || strings.TrimSpace(words[:open]) != "" {
		return Line{}, false
	}
	inside := behindFirst(words[open:])
	end := strings.IndexFunc(inside, isQuote)
	if end < 0 {
		return Line{}, false
	}
	l.Title = strings.Join(strings.Fields(inside[:end]), " ")
	rest := l.readDay(behindFirst(inside[end:]), today)
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r == ';' || r == '+' || r == '&' }) {
		l.SKPDs = append(l.SKPDs, SplitAnd(part)...)
	}
	return l, l.Title != ""
}

// readDay reads what stands at the end: a day, and how often. rest is what stands before.
func (l *Line) readDay(words string, today Date) (rest string) {
	words, l.Repeat = cutRepeat(words)
	l.When = FindDate(words, today)
	l.Day = strings.TrimSpace(strings.TrimPrefix(words, l.When.Rest))
	if rest = l.When.Rest; l.Repeat == "" {
		rest, l.Repeat = cutRepeat(rest)
	}
	return rest
}

// cutRepeat takes words for how often off the end: "triwulanan", "setiap bulan". "akhir
// tahun" is a day.
func cutRepeat(words string) (rest string, r Repeat) {
	fields := strings.Fields(words)
	for n := min(2, len(fields)); n > 0 && r == ""; n-- {
		at := len(fields) - n
		said := strings.Trim(strings.Join(fields[at:], " "), ".,;()")
		if read, ok := ReadRepeat(said); ok && (n == 2 || Repeat(strings.ToLower(said)) == read) {
			fields, r = fields[:at], read
		}
	}
	if n := len(fields); r != "" && n > 0 && strings.EqualFold(strings.Trim(fields[n-1], ".,;("), "berulang") {
		fields = fields[:n-1]
	}
	rest = strings.Join(fields, " ")
	if r != "" {
		rest = strings.TrimRight(rest, " ,;(")
	}
	return rest, r
}

// doubled has double marks around a title that begins with a single one. One inside a
// word, "Jum'at", is none.
func doubled(words string) string {
	const single = "'‘’"
	trimmed := strings.TrimSpace(words)
	title := []rune(trimmed)
	if len(title) == 0 || !strings.ContainsRune(single, title[0]) {
		return words
	}
	title = title[1:]
	for i, r := range title {
		if strings.ContainsRune(single, r) && i+1 < len(title) && unicode.IsSpace(title[i+1]) {
			return `"` + string(title[:i]) + `"` + string(title[i+1:])
		}
	}
	return words
}

// SplitAnd parts "dinsos dan disnaker" at the word between them.
func SplitAnd(words string) (parts []string) {
	var part []string
	end := func() {
		if len(part) > 0 {
			parts = append(parts, strings.Join(part, " "))
		}
		part = nil
	}
	for _, w := range strings.Fields(words) {
		if strings.EqualFold(w, "dan") {
			end()
			continue
		}
		part = append(part, w)
	}
	end()
	return parts
}

// behindFirst is the words without their first character.
func behindFirst(words string) string {
	_, size := utf8.DecodeRuneInString(words)
	return words[size:]
}

func isQuote(r rune) bool { return strings.ContainsRune(`"“”„‟«»″`, r) }

// ParseMeasure finds what is to be reached in a title: "200 orang" in "Pelatihan kerja
// 200 orang". Numbers are Indonesian: "1.500", "2,5". A year is none. ok is false when
// there is none, or more than one.
func ParseMeasure(title string) (m Measure, ok bool) {
	fields := strings.Fields(title)
	for i, w := range fields {
		number, percent := strings.CutSuffix(strings.Trim(w, "(),;:"), "%")
		value, isNumber := quantity(number)
		unit := ""
		switch {
		case percent:
			unit = "persen"
		case i+1 < len(fields):
			unit = strings.Trim(fields[i+1], "(),.;:")
		}
		if !isNumber || !isUnit(unit) || isYear(number) || i > 0 && isMonthWord(unit) {
			continue
		}
		if ok {
			return Measure{}, false
		}
		m, ok = Measure{Target: value, Unit: strings.ToLower(unit)}, true
	}
	return m, ok
}

// maxUnit is how many characters a unit may have.
const maxUnit = 20

// isUnit tells whether a word can be a unit: letters, as in "orang" or "km2".
func isUnit(w string) bool {
	if w == "" || len(w) > maxUnit || !unicode.IsLetter([]rune(w)[0]) {
		return false
	}
	switch strings.ToLower(w) {
	case "dan", "di", "ke", "untuk", "pada", "dari", "tahun", "dengan", "yang", "sampai", "hingga", "s.d", "per":
		return false
	}
	return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' && r != '-' })
}

func isMonthWord(w string) bool {
	_, is := monthNamed(strings.ToLower(w))
	return is
}

func isYear(number string) bool {
	_, is := yearNamed(number)
	return is && number >= "1990" && number <= "2099"
}

// quantity reads a number as Indonesians write it, "1.500" or "2,5", as a decimal with a
// point. A point parts thousands where three digits follow, and decimals else.
func quantity(w string) (decimal string, ok bool) {
	whole, part, comma := strings.Cut(w, ",")
	groups := strings.Split(whole, ".")
	if len(groups) == 2 && !comma && len(groups[1]) != 3 {
		part, comma, groups = groups[1], true, groups[:1]
	}
	for i, g := range groups {
		if !onlyDigits(g) || i == 0 && (len(g) > 3 && len(groups) > 1 || g == "") || i > 0 && len(g) != 3 {
			return "", false
		}
	}
	if comma && (!onlyDigits(part) || part == "" || len(part) > 4) {
		return "", false
	}
	decimal = strings.TrimLeft(strings.Join(groups, ""), "0")
	if decimal == "" {
		decimal = "0"
	}
	if comma {
		decimal += "." + part
	}
	return decimal, len(decimal) <= 15
}

func onlyDigits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
