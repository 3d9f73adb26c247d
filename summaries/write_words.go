package summaries

import (
	"strconv"
	"strings"

	"pantau/indicators"
)

// months are the months in words.
var months = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}

// periodWords writes a period: "Maret 2031", "tahun 2031"; "" for an unknown one.
func periodWords(period string) string {
	year, month, dated := strings.Cut(period, "-")
	n, err := strconv.Atoi(month)
	switch {
	case period == "":
		return ""
	case !dated:
		return "tahun " + year
	case err != nil || n < 1 || n > len(months):
		return ""
	}
	return months[n-1] + " " + year
}

// on writes when something was so: "pada Maret 2031", "pada tahun 2031".
func on(period string) string { return behind("pada ", periodWords(period)) }

// since writes what is compared with: "dari Maret 2030".
func since(period string) string { return behind("dari ", periodWords(period)) }

// behind is a word before others, if there are others.
func behind(word, others string) string {
	if others == "" {
		return ""
	}
	return word + others
}

// amount writes a claim's number with its unit, as Indonesians do and to the digit that
// the page prints: "5,32 persen", "7,06 ribu orang", "7.064 orang", "Rp441.448".
func amount(c Claim) string {
	switch c.Unit {
	case Percent:
		return c.Value.Indonesian(0) + " persen"
	case PercentPoints:
		return c.Value.Indonesian(0) + " persen poin"
	case Persons:
		return people(c)
	case Rupiah:
		return "Rp" + rupiah(c)
	case Index:
		return c.Value.Indonesian(0)
	}
	return c.Value.Indonesian(0) + " " + string(c.Unit)
}

// people writes a number of persons: in millions or thousands where the page's last digit
// is so coarse, else one by one.
func people(c Claim) string {
	one, ten, tenThousand := indicators.Decimal{Units: 1}, indicators.Decimal{Units: 10}, indicators.Decimal{Units: 10_000}
	inMillions := strings.Contains(strings.ToLower(c.Text), "juta") || c.Step.Cmp(tenThousand) >= 0
	switch {
	case inMillions && c.Step.Cmp(one) > 0:
		return scaled(c, 6) + " juta orang"
	case c.Step.Cmp(ten) >= 0:
		return scaled(c, 3) + " ribu orang"
	}
	return trimmed(c.Value, 0).Indonesian(0) + " orang"
}

// rupiah writes a sum: in millions or thousands where the page's last digit is so coarse,
// "1,25 juta", else to the rupiah.
func rupiah(c Claim) string {
	thousand, tenThousand := indicators.Decimal{Units: 1000}, indicators.Decimal{Units: 10_000}
	switch {
	case c.Step.Cmp(tenThousand) >= 0:
		return scaled(c, 6) + " juta"
	case c.Step.Cmp(thousand) >= 0:
		return scaled(c, 3) + " ribu"
	}
	return trimmed(c.Value, 0).Indonesian(0)
}

// scaled writes a claim's number in thousands (places 3) or millions (6), with as many
// decimals as its step has.
func scaled(c Claim, places uint8) string {
	want := places
	for step := trimmed(c.Step, 0); step.Places == 0 && step.Units >= 10 && want > 0; step.Units /= 10 {
		want--
	}
	return trimmed(indicators.Decimal{Units: c.Value.Units, Places: c.Value.Places + places}, want).Indonesian(int(want))
}

// trimmed is a number without zeros at its end, but for so many decimals.
func trimmed(d indicators.Decimal, places uint8) indicators.Decimal {
	for d.Places > places && d.Units%10 == 0 {
		d.Units, d.Places = d.Units/10, d.Places-1
	}
	return d
}

// changeWords writes how a number moved: "turun 0,38 persen poin". Of people it is said
// that they become fewer or more.
func changeWords(c Claim) string {
	words := map[Direction]string{Fell: "turun ", Rose: "naik "}
	if c.Topic == "poor" {
		words = map[Direction]string{Fell: "berkurang ", Rose: "bertambah "}
	}
	if c.Direction == Steady || c.Value.Sign() == 0 {
		return "tidak berubah"
	}
	return words[c.Direction] + amount(c)
}

// wordCount is how many words a text has.
func wordCount(text string) int { return len(strings.Fields(text)) }

// topicWords names the indicators in sentences.
var topicWords = map[Topic]string{
	"p0":   "persentase penduduk miskin",
	"poor": "jumlah penduduk miskin",
	"line": "garis kemiskinan",
	"p1":   "indeks kedalaman kemiskinan",
	"p2":   "indeks keparahan kemiskinan",
}

// tableAmount writes a figure of the catalogue with its unit.
func tableAmount(f indicators.Figure) string {
	value := f.Value.Indonesian(0)
	switch f.Indicator {
	case indicators.P0:
		return value + " persen"
	case indicators.Poor:
		return value + " ribu orang"
	case indicators.Line:
		return "Rp" + value
	}
	return value
}

// placeWords names a place in sentences: in full, but the nation as people call it.
func placeWords(p Place) string {
	if p.Code == nation {
		return "Indonesia"
	}
	return p.Name
}
