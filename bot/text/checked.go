package text

import (
	"fmt"
	"strings"

	"pantau/bot/chat"
	"pantau/indicators"
	"pantau/summaries"
)

// Checked tells how the figures of a text stand against the tables: those that differ
// first, so many lines at most (0 is all), and how many there are of each kind. others are
// the numbers of the text that are none of the five indicators.
func Checked(c *indicators.Catalogue, list []summaries.Checked, others []string, most int) string {
	if len(list) == 0 {
		return strings.Join(append([]string{NothingToCheck()}, unchecked(others)...), "\n\n")
	}
	lines := []string{"<b>Hasil pencocokan dengan tabel BPS</b>: " + verdictCounts(list)}
	var shown []summaries.Checked
	for _, v := range verdicts {
		var of []string
		for _, one := range list {
			if one.Verdict == v && (most == 0 || len(shown) < most) {
				shown, of = append(shown, one), append(of, checkedLine(one))
			}
		}
		if len(of) > 0 {
			lines = append(lines, "", "<b>"+verdictHead(v)+"</b>")
			lines = append(lines, of...)
		}
	}
	if more := len(list) - len(shown); more > 0 {
		lines = append(lines, "", fmt.Sprintf("%d angka lagi tidak ditampilkan; mohon kirim teksnya sebagian-sebagian.", more))
	}
	for _, line := range unchecked(others) {
		lines = append(lines, "", line)
	}
	return strings.Join(append(lines, "", checkedSource(c, shown)), "\n")
}

// mostOthers is how many numbers that were not checked are named.
const mostOthers = 6

// unchecked names the numbers that were not held against the tables, in one line; none
// where there are none.
func unchecked(others []string) []string {
	if len(others) == 0 {
		return nil
	}
	shown := strings.Join(others[:min(len(others), mostOthers)], "; ")
	if more := len(others) - mostOthers; more > 0 {
		shown += fmt.Sprintf("; dan %d lagi", more)
	}
	return []string{"Angka lain, tidak diperiksa: " + chat.Escape(shown) + "."}
}

// verdicts are all of them in the order in which they are told.
var verdicts = [...]summaries.Verdict{summaries.Differs, summaries.Agrees, summaries.NoData}

// NothingToCheck says that a text has no figure of the five indicators.
func NothingToCheck() string {
	return "Tidak ada angka kemiskinan yang dapat dicocokkan dalam teks ini. Contoh: <code>/cek P0 Balangan turun dari 4,87 pada 2024 menjadi 4,64 di 2025</code>"
}

func verdictCounts(list []summaries.Checked) string {
	n := map[summaries.Verdict]int{}
	for _, one := range list {
		n[one.Verdict]++
	}
	var parts []string
	for _, v := range []summaries.Verdict{summaries.Agrees, summaries.Differs, summaries.NoData} {
		if n[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[v], verdictWord(v)))
		}
	}
	return strings.Join(parts, ", ")
}

func verdictWord(v summaries.Verdict) string {
	return map[summaries.Verdict]string{summaries.Agrees: "cocok", summaries.Differs: "berbeda", summaries.NoData: "tanpa data"}[v]
}

func verdictHead(v summaries.Verdict) string {
	return map[summaries.Verdict]string{summaries.Agrees: "✓ Cocok", summaries.Differs: "≠ Berbeda", summaries.NoData: "– Tidak dapat dicocokkan"}[v]
}

// checkedLine is one figure: as it was written, what it is read to mean, and the table's.
func checkedLine(c summaries.Checked) string {
	line := "• <b>" + chat.Escape(claimWords(c.Claim)) + "</b>: " + chat.Escape(claimMeans(c))
	switch {
	case c.Verdict == summaries.Differs:
		line += "\n  Tabel BPS: <b>" + chat.Escape(tableWords(c)) + "</b>"
		if c.Reason != "" {
			line += ". " + chat.Escape(upper(c.Reason))
		}
	case c.Verdict == summaries.NoData && c.Reason != "":
		line += "\n  " + chat.Escape(upper(c.Reason))
	case c.Verdict == summaries.Agrees && c.From != nil:
		line += " (" + chat.Escape(levelsWords(c)) + ")"
	}
	return line
}

// claimWords is the number as the text has it, with the direction of a change.
func claimWords(c summaries.Claim) string {
	if c.Role == summaries.Change && c.Direction != "" {
		return string(c.Direction) + " " + c.Text
	}
	return c.Text
}

// claimMeans is what a number is read to mean: indicator, region, period.
func claimMeans(c summaries.Checked) string {
	means := indicatorOf(c.Claim.Topic)
	if c.Claim.Place.Name != "" {
		means += " " + c.Claim.Place.Name
	}
	if c.Claim.Area != summaries.Total && c.Claim.Area != "" {
		means += " (" + string(c.Claim.Area) + ")"
	}
	switch {
	case c.Figure != nil && c.From != nil:
		return means + ", " + Period(c.From.Period) + " ke " + Period(c.Figure.Period)
	case c.Figure != nil:
		return means + ", " + Period(c.Figure.Period)
	case c.Claim.Period != "":
		return means + ", " + PeriodID(c.Claim.Period)
	}
	return means
}

// PeriodID names a period by its ID: "Maret 2025", "Juli 2024", "2024".
func PeriodID(id string) string {
	if p, ok := indicators.ParsePeriod(id); ok {
		return shortPeriod(p)
	}
	if len(id) == len("2006-01") {
		return strings.TrimPrefix(date(id+"-1"), "1 ")
	}
	return id
}

// tableWords is the table's value in the unit of the text; a rate's change in points, also
// where the text has percent.
func tableWords(c summaries.Checked) string {
	if c.From == nil {
		return valueIn(c.Claim.Unit, c.Value)
	}
	sign, counted := map[int]string{-1: "turun ", 0: "tetap ", 1: "naik "}[c.Figure.Value.Cmp(c.From.Value)], c.Claim.Unit
	if c.Figure.Indicator == indicators.P0 && counted == summaries.Percent {
		counted = summaries.PercentPoints
	}
	return sign + valueIn(counted, c.Value.Abs()) + " (" + levelsWords(c) + ")"
}

func levelsWords(c summaries.Checked) string {
	i := c.Figure.Indicator
	return i.Number(c.From.Value) + " menjadi " + i.Number(c.Figure.Value) + unit(i)
}

// inThousands is a number of persons as tables have it. They are exact to ten persons.
func inThousands(persons indicators.Decimal) indicators.Decimal {
	v := indicators.Decimal{Units: persons.Units, Places: persons.Places + 3}
	for v.Places > 2 && v.Units%10 == 0 {
		v.Units, v.Places = v.Units/10, v.Places-1
	}
	return v
}

// valueIn writes a table's value for a claim in its unit.
func valueIn(u summaries.Unit, v indicators.Decimal) string {
	switch u {
	case summaries.Rupiah:
		return "Rp" + v.Indonesian(0)
	case summaries.Persons:
		return inThousands(v).Indonesian(2) + " ribu orang"
	case summaries.Percent:
		return v.Indonesian(2) + " persen"
	case summaries.PercentPoints:
		return v.Indonesian(2) + " persen poin"
	}
	return v.Indonesian(2)
}

// checkedSource says where the tables' figures are from.
func checkedSource(c *indicators.Catalogue, list []summaries.Checked) string {
	p := page{c: c}
	for _, one := range list {
		for _, f := range []*indicators.Figure{one.Figure, one.From} {
			if f != nil {
				p.told = append(p.told, *f)
			}
		}
	}
	words := "Sumber: BPS, Susenas; pencocokan oleh Pantau."
	if len(p.told) > 0 {
		if copies := p.unconfirmed(); copies != "" {
			words += " " + copies
		}
	}
	return words
}
