package text

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
)

// page gathers words and the figures that they state.
type page struct {
	strings.Builder
	c     *indicators.Catalogue
	told  []indicators.Figure
	share bool // tell changes of the number of poor in percent too
}

// line writes the parts and ends the line.
func (p *page) line(parts ...string) {
	p.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	p.WriteByte('\n')
}

// gap leaves a line empty.
func (p *page) gap() { p.WriteByte('\n') }

// unconfirmed says that figures come from copies, unless all of those told so far
// were read from BPS itself.
func (p *page) unconfirmed() string {
	if slices.ContainsFunc(p.told, func(f indicators.Figure) bool { return !f.Confirmed() }) {
		return fromCopies
	}
	return ""
}

// done is the page without blank ends, and what it tells.
func (p *page) done() (string, []indicators.Figure) {
	return strings.TrimSpace(p.String()), p.told
}

// value writes a figure's value as a table has it, without its unit, and accounts
// for it.
func (p *page) value(f indicators.Figure) string {
	p.told = append(p.told, f)
	return f.Indicator.Number(f.Value)
}

// figure writes a figure with its unit and accounts for it: "4,64 persen",
// "6,42 ribu orang", "Rp544.169", "0,51".
func (p *page) figure(f indicators.Figure) string {
	return p.value(f) + unit(f.Indicator)
}

func unit(i indicators.Indicator) string {
	switch i {
	case indicators.P0:
		return " persen"
	case indicators.Poor:
		return " ribu orang"
	}
	return ""
}

// amount writes the size of a difference with its unit: "0,23 persen poin",
// "0,26 ribu orang", "Rp16.065", "0,04 poin".
func amount(i indicators.Indicator, v indicators.Decimal) string {
	switch v = v.Abs(); i {
	case indicators.P0:
		return v.Indonesian(2) + " persen poin"
	case indicators.Poor:
		return v.Indonesian(2) + " ribu orang"
	case indicators.Line:
		return i.Number(v)
	}
	return v.Indonesian(2) + " poin"
}

// moved writes a change in words and arrow. The line's has no arrow: it is neither
// good nor bad.
func moved(d indicators.Delta) string {
	i := d.To.Indicator
	if d.Diff.Sign() == 0 {
		return "tetap"
	}
	if i == indicators.Line && d.HasRelative {
		return direction(d.Diff) + " " + d.Relative.Abs().Indonesian(2) + " persen"
	}
	return arrow(i, d.Diff) + direction(d.Diff) + " " + amount(i, d.Diff)
}

func direction(v indicators.Decimal) string {
	switch v.Sign() {
	case -1:
		return "turun"
	case 1:
		return "naik"
	}
	return "tetap"
}

func arrow(i indicators.Indicator, v indicators.Decimal) string {
	switch {
	case i == indicators.Line || v.Sign() == 0:
		return ""
	case v.Sign() < 0:
		return "▼ "
	}
	return "▲ "
}

// month names a survey month.
func month(m indicators.Month) string {
	switch m {
	case indicators.March:
		return "Maret"
	case indicators.September:
		return "September"
	}
	return ""
}

// Period names a survey: "Maret 2025", or "2012 (bulan survei tidak pasti)".
func Period(p indicators.Period) string {
	if p.Month == indicators.Unknown {
		return strconv.Itoa(p.Year) + " (bulan survei tidak pasti)"
	}
	return shortPeriod(p)
}

// shortPeriod is Period without the remark, for tables that make it once.
func shortPeriod(p indicators.Period) string {
	if p.Year == 0 {
		return month(p.Month)
	}
	return strings.TrimSpace(month(p.Month) + " " + strconv.Itoa(p.Year))
}

// MonthWord is what a button says for a survey month that must be named: only
// September's figures are not found by the year alone.
func MonthWord(m indicators.Month) string {
	if m == indicators.September {
		return "september"
	}
	return ""
}

// Indicator names an indicator in full: "persentase penduduk miskin (P0)".
func Indicator(i indicators.Indicator) string {
	return [...]string{
		indicators.P0:   "persentase penduduk miskin (P0)",
		indicators.Poor: "jumlah penduduk miskin",
		indicators.Line: "garis kemiskinan",
		indicators.P1:   "indeks kedalaman kemiskinan (P1)",
		indicators.P2:   "indeks keparahan kemiskinan (P2)",
	}[i]
}

// ShortIndicator names an indicator on a button.
func ShortIndicator(i indicators.Indicator) string {
	return [...]string{"P0", "Jumlah", "Garis", "P1", "P2"}[i]
}

// measure is what follows a value in a list: the unit with its basis.
func measure(i indicators.Indicator) string {
	return [...]string{
		indicators.P0:   "persen",
		indicators.Poor: "ribu orang",
		indicators.Line: "rupiah per kapita per bulan",
		indicators.P1:   "indeks",
		indicators.P2:   "indeks",
	}[i]
}

// upper makes the first letter a capital.
func upper(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// date writes a day that is given as YYYY-MM-DD: "23 November 2026".
func date(day string) string {
	months := [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	parts := strings.Split(day, "-")
	if len(parts) != 3 {
		return day
	}
	m, err := strconv.Atoi(parts[1])
	if err != nil || m < 1 || m > len(months) {
		return day
	}
	return strings.TrimPrefix(parts[2], "0") + " " + months[m-1] + " " + parts[0]
}

// count writes a small number in words, as sentences do.
func count(n int) string {
	words := [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
