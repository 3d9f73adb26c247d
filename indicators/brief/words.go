package brief

import (
	"strconv"
	"strings"
	"time"

	"pantau/indicators"
)

// value writes a figure's value as a table has it and accounts for it; a caution that
// lies on it is marked with a star.
func (s *sheet) value(f indicators.Figure) string {
	s.told.figures = append(s.told.figures, f)
	words := f.Indicator.Number(f.Value)
	if f.Flag != nil {
		words += "*"
	}
	return words
}

// figure is value with the unit: "4,64 persen".
func (s *sheet) figure(f indicators.Figure) string { return s.value(f) + unit(f.Indicator) }

func unit(i indicators.Indicator) string {
	switch i {
	case indicators.P0:
		return " persen"
	case indicators.Poor:
		return " ribu orang"
	}
	return ""
}

// amount writes the size of a difference: "0,23 persen poin".
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
func (s *sheet) moved(d indicators.Delta) string {
	s.told.changes = append(s.told.changes, d)
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
	return [...]string{"turun", "tetap", "naik"}[v.Sign()+1]
}

func arrow(i indicators.Indicator, v indicators.Decimal) string {
	if i == indicators.Line {
		return ""
	}
	return [...]string{"▼" + nbsp, "", "▲" + nbsp}[v.Sign()+1]
}

// change tells how a figure moved, or in a few words why that is not told.
func (s *sheet) change(r indicators.Reading) string {
	switch d := r.Change; d.Reason {
	case indicators.Computed:
		words := s.moved(d)
		if !yearly(d) {
			words += " dari " + period(d.From.Period)
		}
		return words
	case indicators.FlaggedNow:
		return "tidak dihitung: " + period(d.To.Period) + " bercatatan*"
	case indicators.FlaggedBefore:
		return "tidak dihitung: " + period(d.From.Period) + " bercatatan*"
	case indicators.NewTerritory:
		return "tidak dihitung: wilayah dimekarkan setelah " + period(d.From.Period)
	case indicators.Incomparable:
		return "tidak dihitung: bulan survei sebelumnya tidak pasti"
	}
	return "belum ada angka sebelumnya"
}

// yearly tells whether a change is that of one year.
func yearly(d indicators.Delta) bool { return d.To.Period.Year-d.From.Period.Year == 1 }

// apart says how far a figure lies from a larger region's.
func (s *sheet) apart(own, of indicators.Figure) string {
	r, _ := s.c.Region(of.Region)
	d, ok := indicators.Distance(own, of)
	if !ok {
		return r.Name + " " + s.figure(of)
	}
	s.told.distances = append(s.told.distances, distance{own, of})
	at := r.Name + " (" + s.value(of) + ")"
	switch d.Sign() {
	case 0:
		return "sama dengan " + at
	case 1:
		return amount(own.Indicator, d) + " di atas " + at
	}
	return amount(own.Indicator, d) + " di bawah " + at
}

// finding is what the page tells first.
func (s *sheet) finding(r indicators.Reading) string {
	const what = "Persentase penduduk miskin "
	d, value := r.Change, s.figure(r.Figure)
	switch n := r.Streak; {
	case d.Reason != indicators.Computed:
		return what + value
	case d.Diff.Sign() == 0:
		return what + "tetap " + value
	case n < -1 || n > 1:
		return what + direction(d.Diff) + " " + count(max(n, -n)) + " tahun berturut-turut menjadi " + value
	case !yearly(d):
		return what + direction(d.Diff) + " dari " + s.value(d.From) + " (" + period(d.From.Period) + ") menjadi " + value
	}
	s.told.changes = append(s.told.changes, d)
	return what + direction(d.Diff) + " " + amount(indicators.P0, d.Diff) + " menjadi " + value
}

// standing writes a rank with both ends named.
func standing(p indicators.Standing) string {
	of := " dari " + strconv.Itoa(p.Of)
	switch {
	case p.Lowest == 1:
		return "terendah" + of
	case p.Highest == 1:
		return "tertinggi" + of
	}
	return "ke-" + strconv.Itoa(p.Lowest) + " terendah (ke-" + strconv.Itoa(p.Highest) + " tertinggi)" + of
}

// among names the group of a rank after its number of members.
func among(g indicators.Group) string {
	switch {
	case g.ID == "0000":
		return "provinsi"
	case g.ID == "districts":
		return "kabupaten/kota se-Indonesia"
	case strings.HasPrefix(g.ID, "around:"):
		return "di " + g.Name + " dan sekitarnya"
	case g.ID == string(indicators.BanuaEnam):
		return "di " + g.Name
	case g.ID == "":
		return plain(g.Name)
	case strings.HasPrefix(g.ID, "own:"):
		return "di kelompok " + plain(g.Name)
	}
	return "kabupaten/kota se-" + g.Name
}

// nbsp joins words that stay in one line.
const nbsp = "\u00a0"

// period names a survey: "Maret 2025".
func period(p indicators.Period) string {
	return strings.TrimPrefix(month(p.Month)+nbsp+strconv.Itoa(p.Year), nbsp)
}

func month(m indicators.Month) string {
	switch m {
	case indicators.March:
		return "Maret"
	case indicators.September:
		return "September"
	}
	return ""
}

// short names an indicator within a sentence.
func short(i indicators.Indicator) string {
	return [...]string{"P0", "jumlah penduduk miskin", "garis kemiskinan", "P1", "P2"}[i]
}

// members are what the regions of a map are called together.
func members(kind indicators.Kind) string {
	if kind == indicators.Nation {
		return "provinsi"
	}
	return "kabupaten/kota"
}

// upper makes the first letter a capital.
func upper(words string) string {
	if words == "" {
		return words
	}
	return strings.ToUpper(words[:1]) + words[1:]
}

// count writes a small number in words, as sentences do.
func count(n int) string {
	words := [...]string{"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

var (
	months   = [...]string{"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"}
	weekdays = [...]string{"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"}
)

// day writes a day: "28 November 2026".
func day(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// checked writes the day on which the catalogue's sources were last read.
func checked(c *indicators.Catalogue) string {
	t, err := time.Parse(time.DateOnly, c.Checked())
	if err != nil {
		return c.Checked()
	}
	return day(t)
}
