package bot

import (
	"slices"
	"strconv"
	"strings"

	"pantau/bot/text"
	"pantau/indicators"
)

// targetDraft is a planned value as it was typed.
type targetDraft struct {
	indicators     []indicators.Indicator
	year           int
	low, high      string // numbers as Indonesians write them; high is empty for one value
	document, page string
}

// readTarget reads "p0 2027 4,10-4,35 “RPJMD 2025–2029” hlm 87", in any order but
// that the page stands behind its word. The words that stand for an indicator are
// those of every question. An unquoted document begins with RPJMD, RKPD or the like
// and reaches to the page.
func readTarget(c *indicators.Catalogue, args []argument) targetDraft {
	var d targetDraft
	args, d.page = cutPage(args)
	args, d.document = cutDocument(args)
	var words []string
	for _, a := range withRanges(args) {
		if !d.number(a.text) {
			words = append(words, a.text)
		}
	}
	if len(words) > 0 {
		d.indicators = c.Read(strings.Join(words, " ")).Indicators
	}
	return d
}

// pageWords stand before a page.
var pageWords = []string{"hlm", "hal", "halaman", "hlm.", "hal."}

// cutPage takes "hlm 87" out of the arguments.
func cutPage(args []argument) (rest []argument, page string) {
	at := slices.IndexFunc(args, func(a argument) bool { return !a.quoted && slices.Contains(pageWords, strings.ToLower(a.text)) })
	if at < 0 || at+1 >= len(args) {
		return args, ""
	}
	return slices.Concat(args[:at], args[at+2:]), args[at+1].text
}

// planWords begin the names of planning documents.
var planWords = []string{"rpjmd", "rkpd", "rpjpd", "rpjmn", "rkp", "rpkd", "renstra", "perda", "perkada"}

// cutDocument takes the name of the document out of the arguments.
func cutDocument(args []argument) (rest []argument, document string) {
	if at := slices.IndexFunc(args, func(a argument) bool { return a.quoted }); at >= 0 {
		return slices.Concat(args[:at], args[at+1:]), args[at].text
	}
	at := slices.IndexFunc(args, func(a argument) bool { return slices.Contains(planWords, strings.ToLower(a.text)) })
	if at < 0 {
		return args, ""
	}
	return args[:at], joined(args[at:])
}

// dashes join the ends of a range.
const dashes = "-–—"

// withRanges joins the parts of a range that stand apart: "4,10 - 4,35" and
// "4,10 s.d. 4,35".
func withRanges(args []argument) []argument {
	var list []argument
	for i := 0; i < len(args); i++ {
		word := strings.ToLower(args[i].text)
		joins := word == "s.d." || word == "s.d" || word == "sd" || word == "sampai" || len(word) > 0 && strings.Trim(word, dashes) == ""
		if joins && len(list) > 0 && i+1 < len(args) {
			list[len(list)-1].text += "-" + args[i+1].text
			i++
			continue
		}
		list = append(list, args[i])
	}
	return list
}

// number takes a year, a value or a range; false for other words.
func (d *targetDraft) number(word string) bool {
	ends := strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune(dashes, r) })
	for i := range ends {
		ends[i] = strings.TrimSuffix(ends[i], "%")
		if _, err := indicators.ReadNumber(ends[i]); err != nil {
			return false
		}
	}
	year, err := strconv.Atoi(word)
	switch {
	case err == nil && len(word) == 4 && d.year == 0 && 2000 <= year && year <= 2100:
		d.year = year
	case d.low != "" || len(ends) == 0 || len(ends) > 2:
		return false
	default:
		d.low = ends[0]
		if len(ends) == 2 {
			d.high = ends[1]
		}
	}
	return true
}

// missing names what a target still lacks.
func (d targetDraft) missing() (parts []string) {
	for _, part := range []struct {
		lacks bool
		name  string
	}{
		{len(d.indicators) != 1, text.PartIndicator}, {d.year == 0, text.PartYear}, {d.low == "", text.PartValue},
		{d.document == "", text.PartDocument}, {d.page == "", text.PartPage},
	} {
		if part.lacks {
			parts = append(parts, part.name)
		}
	}
	return parts
}

// bounds are the ends of the planned range; false when the first is the higher one.
func (d targetDraft) bounds() (low, high indicators.Decimal, ok bool) {
	low, err := indicators.ReadNumber(d.low)
	if err != nil {
		return low, low, false
	}
	if d.high == "" {
		return low, low, true
	}
	high, err = indicators.ReadNumber(d.high)
	return low, high, err == nil && low.Cmp(high) <= 0
}

// mayStand tells whether a value can be one of an indicator at all: a percentage
// below 100, an index below 50, thousands of persons and not persons, rupiah a
// month and not a day or a year.
func mayStand(kind indicators.Kind, i indicators.Indicator, v indicators.Decimal) bool {
	least, most := indicators.Decimal{}, indicators.Decimal{Units: 100}
	switch i {
	case indicators.Poor:
		most = indicators.Decimal{Units: 1000}
		if !kind.IsDistrict() {
			most = indicators.Decimal{Units: 100_000}
		}
	case indicators.Line:
		least, most = indicators.Decimal{Units: 100_000}, indicators.Decimal{Units: 10_000_000}
	case indicators.P1, indicators.P2:
		most = indicators.Decimal{Units: 50}
	}
	return v.Cmp(least) >= 0 && v.Cmp(most) < 0
}
