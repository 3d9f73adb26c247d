package chart

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/indicators"
)

// altMost is how many characters the words of a picture may have: with a title they
// must fit under it as a caption.
const altMost = 900

// subtitle says what is counted and when.
func (s *sketch) subtitle() string {
	words := measure(s.indicator)
	if len(s.own.main)+len(s.own.beside) > 0 {
		words += ", Susenas " + month(s.month)
	}
	return words
}

// notes are the remarks on what is shown, in the order of their weight.
func (s *sketch) notes(change indicators.Delta) []string {
	notes := slices.Concat(s.apartNotes(), s.flagNotes(), s.divided(), s.missing())
	if len(s.own.main) == 0 && slices.ContainsFunc(s.others, func(t track) bool { return len(t.main) > 0 }) {
		notes = append(notes, "Garis wilayah lain: Susenas "+month(s.month)+".")
	}
	if len(s.own.beside) > 0 {
		notes = append(notes, "Titik kecil: Susenas September.")
	}
	if len(s.unlike) > 0 {
		notes = append(notes, "Tidak digambar karena jumlahnya jauh berbeda: "+listed(s.unlike)+".")
	}
	if s.isSmall(change) {
		notes = append(notes, smallChange)
	}
	if change.Rebased() {
		notes = append(notes, rebased)
	}
	return notes
}

// apartNotes say why figures of unknown month are not joined.
func (s *sketch) apartNotes() []string {
	var list []int
	for _, t := range s.tracks() {
		for _, f := range t.apart {
			list = append(list, f.Period.Year)
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	return []string{years(slices.Compact(list)) + ": bulan survei tidak pasti, tidak disambung."}
}

// tracks are all regions shown, the one meant first.
func (s *sketch) tracks() []track { return append([]track{s.own}, s.others...) }

// flagNotes say what speaks against the figures that are drawn hollow, once for each
// caution.
func (s *sketch) flagNotes() []string {
	var order []string
	which := map[string][]string{}
	for _, t := range s.tracks() {
		for _, all := range [...]indicators.Series{t.apart, t.main, t.beside} {
			for why, list := range flagged(all) {
				if which[why] == nil {
					order = append(order, why)
				}
				which[why] = append(which[why], t.name+" "+s.inMonth(all)+years(list))
			}
		}
	}
	slices.Sort(order)
	for k, why := range order {
		order[k] = "Tanda kosong, " + strings.Join(which[why], "; ") + ": " + why + "."
	}
	return order
}

// flagged are the years of a series with a caution, by its words.
func flagged(all indicators.Series) map[string][]int {
	found := map[string][]int{}
	for _, f := range all {
		if f.Flag != nil {
			found[Caution(f)] = append(found[Caution(f)], f.Period.Year)
		}
	}
	return found
}

// inMonth names the month of a series where it is not that of the lines.
func (s *sketch) inMonth(all indicators.Series) string {
	if m := all[0].Period.Month; m != s.month && m != indicators.Unknown {
		return month(m) + " "
	}
	return ""
}

// divided say where a region lost part of its territory, so that its line breaks.
func (s *sketch) divided() []string {
	var notes []string
	for _, t := range s.tracks() {
		for k := 1; k < len(t.main); k++ {
			if d := indicators.Between(t.main[k-1], t.main[k]); d.Reason == indicators.NewTerritory {
				notes = append(notes, t.name+" dimekarkan setelah "+period(d.From.Period)+", tidak disambung.")
			}
		}
	}
	return notes
}

// missing names the years without a figure, by the reason.
func (s *sketch) missing() []string {
	var unknown, young, unpublished []string
	all := s.emptyYears()
	unknown = appendYears(unknown, "semua wilayah", all)
	for _, t := range s.tracks() {
		gaps := map[indicators.Absence][]int{}
		for _, y := range s.gaps(t) {
			if slices.Contains(all, y) {
				continue
			}
			why := s.c.Absence(t.code, s.indicator, indicators.Period{Year: y, Month: s.month})
			gaps[why] = append(gaps[why], y)
		}
		unknown = appendYears(unknown, t.name, gaps[indicators.NotInData])
		young = appendYears(young, t.name, gaps[indicators.NotYetARegion])
		unpublished = appendYears(unpublished, t.name, gaps[indicators.NotPublished])
	}
	return slices.Concat(
		said("Belum ada di data Pantau: ", append(unknown, s.without...)),
		said("Belum terbentuk saat itu: ", young),
		said("Tidak diterbitkan BPS: ", unpublished),
	)
}

// emptyYears are those in which none of several regions has a figure, and none for
// another reason than that our data lack it.
func (s *sketch) emptyYears() []int {
	if len(s.others) == 0 {
		return nil
	}
	return slices.DeleteFunc(s.gaps(s.own), func(y int) bool {
		return slices.ContainsFunc(s.tracks(), func(t track) bool {
			why := s.c.Absence(t.code, s.indicator, indicators.Period{Year: y, Month: s.month})
			return why != indicators.NotInData || !slices.Contains(s.gaps(t), y)
		})
	})
}

// gaps are the years in which a region shown has no figure.
func (s *sketch) gaps(t track) []int {
	var list []int
	for y := s.first; y <= s.last; y++ {
		if !t.has(y) && !slices.ContainsFunc(t.apart, func(f indicators.Figure) bool { return f.Period.Year == y }) {
			list = append(list, y)
		}
	}
	return list
}

func appendYears(list []string, name string, gaps []int) []string {
	if len(gaps) == 0 {
		return list
	}
	return append(list, name+" "+years(gaps))
}

func said(what string, list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return []string{what + strings.Join(list, "; ") + "."}
}

// alt says in words what the trend shows, and which figures it states. Where that is too
// much for a caption, of what stands beside the line only the ends are told, and where
// it still is, the remarks on other regions are left to the picture.
func (s *sketch) alt() (string, []indicators.Figure) {
	words, told := s.account(false, false)
	if utf8.RuneCountInString(words) > altMost {
		words, told = s.account(true, false)
	}
	if utf8.RuneCountInString(words) > altMost {
		return s.account(true, true)
	}
	return words, told
}

func (s *sketch) account(ends, brief bool) (string, []indicators.Figure) {
	a := &account{}
	a.say("Grafik: " + lower(s.subtitle()) + ". " + inFull(s.c, s.own.code) + ".")
	a.figures(month(s.month), s.own.main, false)
	a.figures("Bulan survei tidak pasti, tidak disambung", s.own.apart, ends)
	a.figures("September", s.own.beside, ends)
	for _, t := range s.others {
		a.ends(t)
	}
	of := *s
	if brief {
		of.others = nil
	}
	_, change := s.finding()
	notes := of.notes(change)
	if len(s.own.apart) > 0 {
		notes = notes[1:] // said with the figures
	}
	a.say(notes...)
	if brief {
		a.say("Catatan wilayah lain ada pada gambar.")
	}
	a.say(source(s.c, a.told))
	return strings.Join(a.words, " "), a.told
}

// account gathers sentences and the figures that they state.
type account struct {
	words []string
	told  []indicators.Figure
}

func (a *account) say(sentences ...string) { a.words = append(a.words, sentences...) }

// figures states a series year by year, or its ends alone.
func (a *account) figures(what string, s indicators.Series, ends bool) {
	if len(s) == 0 {
		return
	}
	if ends && len(s) > 2 {
		s = indicators.Series{s[0], s[len(s)-1]}
	}
	var list []string
	for _, f := range s {
		list = append(list, strconv.Itoa(f.Period.Year)+" "+a.value(f))
	}
	a.say(what + ": " + strings.Join(list, "; ") + ".")
}

// ends states the first and the last figure of a line.
func (a *account) ends(t track) {
	all := t.main
	if len(all) == 0 {
		all = t.apart
	}
	words := t.name + " " + a.value(all[0]) + " (" + strconv.Itoa(all[0].Period.Year) + ")"
	if last := all[len(all)-1]; len(all) > 1 {
		words += " dan " + a.value(last) + " (" + strconv.Itoa(last.Period.Year) + ")"
	}
	a.say(words + ".")
}

// value writes a figure and accounts for it.
func (a *account) value(f indicators.Figure) string {
	a.told = append(a.told, f)
	return f.Indicator.Number(f.Value)
}

// lower makes the first letter small.
func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
