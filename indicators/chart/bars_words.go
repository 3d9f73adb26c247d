package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pantau/indicators"
)

// order is a ranking to be told, with the rows that are shown.
type order struct {
	c    *indicators.Catalogue
	in   indicators.Ranking
	own  []string
	rows []barRow
}

// finding is the title: where the first region set off stands, and without one who is
// lowest and highest; neither where less than half of the group can be ranked.
func (o order) finding() string {
	name := upper(shortName(o.in.Indicator))
	if n, of := len(o.in.Rows), len(o.in.Group.Members); 2*n < of {
		few := strconv.Itoa(n) + " dari " + strconv.Itoa(of) + " wilayah ada angkanya"
		return name + " " + period(o.in.Period) + ", " + groupTitle(o.in.Group) + ": baru " + few
	}
	if code, s, ok := o.placed(); ok {
		place := fromLowest(s) + o.together(code) + " dari" + nbsp + strconv.Itoa(s.Of)
		return name + " " + o.c.ShortName(code) + " " + place + " " + among(o.in.Group)
	}
	low, high := o.end(0), o.end(len(o.in.Rows)-1)
	if o.in.Rows[0].Value.Cmp(o.in.Rows[len(o.in.Rows)-1].Value) == 0 {
		return name + " " + low + unit(o.in.Indicator)
	}
	return name + " terendah " + low + ", tertinggi " + high + unit(o.in.Indicator)
}

// together says how many others share a region's place.
func (o order) together(code string) string {
	own, _ := o.c.Figure(code, o.in.Indicator, o.in.Period)
	if n := o.equals(own.Value) - 1; n > 0 {
		return " (bersama" + nbsp + strconv.Itoa(n) + nbsp + "wilayah" + nbsp + "lain)"
	}
	return ""
}

// equals counts the regions with a value.
func (o order) equals(v indicators.Decimal) int {
	n := 0
	for _, f := range o.in.Rows {
		if f.Value.Cmp(v) == 0 {
			n++
		}
	}
	return n
}

// placed is the first region set off that stands anywhere: where all are equal, none does.
func (o order) placed() (string, indicators.Standing, bool) {
	for _, code := range o.own {
		if s, ok := o.in.Place(code); ok && (s.Below != nil || s.Above != nil) {
			return code, s, true
		}
	}
	return "", indicators.Standing{}, false
}

// end names who has the lowest or the highest value, or how many they are.
func (o order) end(at int) string {
	value, who := o.in.Rows[at].Value, o.c.ShortName(o.in.Rows[at].Region)
	if n := o.equals(value); n > 1 {
		who = count(n) + " wilayah"
	}
	return who + nbsp + o.in.Indicator.Number(value)
}

// fromLowest is a place: "terendah", "ke-10 terendah", "tertinggi".
func fromLowest(s indicators.Standing) string {
	switch {
	case s.Lowest == 1:
		return "terendah"
	case s.Highest == 1:
		return "tertinggi"
	}
	return "ke-" + strconv.Itoa(s.Lowest) + nbsp + "terendah"
}

// subtitle says what is counted and when.
func (o order) subtitle() string {
	words := measure(o.in.Indicator) + ", Susenas " + period(o.in.Period)
	if o.in.Period.Month == indicators.Unknown {
		words += " (bulan survei tidak pasti)"
	}
	return words
}

// heading is the subtitle, with the group where the title does not name it.
func (o order) heading() string {
	if _, _, ok := o.placed(); ok {
		return o.subtitle()
	}
	return upper(groupTitle(o.in.Group)) + ": " + lower(o.subtitle())
}

// notes tell who has no place and why, and what must be known of the indicator.
func (o order) notes() []string {
	notes := slices.Concat(o.unranked(), o.absent())
	if o.in.Indicator == indicators.Line {
		notes = append(notes, lineGrows)
	}
	return notes
}

// unranked names those whose figure bears a caution.
func (o order) unranked() []string {
	var notes []string
	named := o.leftOut()
	for k, f := range named {
		words := o.c.ShortName(f.Region) + " " + f.Indicator.Number(f.Value)
		if k > 0 && Caution(named[k-1]) == Caution(f) {
			notes[len(notes)-1] += ", " + words
			continue
		}
		notes = append(notes, "Tidak diperingkat karena "+Caution(f)+": "+words)
	}
	for k := range notes {
		notes[k] += "."
	}
	switch n := len(o.in.LeftOut) - len(named); {
	case n > 0 && len(named) > 0:
		notes = append(notes, "Juga tidak diperingkat: "+strconv.Itoa(n)+" wilayah lain yang angkanya bercatatan.")
	case n > 0:
		notes = append(notes, "Tidak diperingkat: "+strconv.Itoa(n)+" wilayah yang angkanya bercatatan.")
	}
	return notes
}

// leftOut are the flagged figures that are named: those of the regions set off first, and
// of others as many as there is room for.
func (o order) leftOut() []indicators.Figure {
	list := slices.Clone(o.in.LeftOut)
	const most = 3
	if len(o.in.Rows) > fullRows && len(list) > most {
		list = slices.DeleteFunc(list, func(f indicators.Figure) bool { return !slices.Contains(o.own, f.Region) })
	}
	slices.SortStableFunc(list, func(a, b indicators.Figure) int {
		return cmp.Or(o.first(a.Region)-o.first(b.Region), cmp.Compare(Caution(a), Caution(b)))
	})
	return list[:min(len(list), most)]
}

// first orders the regions set off before others.
func (o order) first(code string) int {
	if slices.Contains(o.own, code) {
		return 0
	}
	return 1
}

// absent names the members without a figure, by the reason.
func (o order) absent() []string {
	by := map[indicators.Absence][]string{}
	for _, code := range o.in.Missing {
		why := o.c.Absence(code, o.in.Indicator, o.in.Period)
		by[why] = append(by[why], code)
	}
	return slices.Concat(
		o.some("Belum ada di data Pantau: ", by[indicators.NotInData]),
		o.some("Belum terbentuk saat itu: ", by[indicators.NotYetARegion]),
		o.some("Tidak diterbitkan BPS: ", by[indicators.NotPublished]),
	)
}

// some names a few regions, or how many they are; those set off are always named.
func (o order) some(what string, codes []string) []string {
	const most = 5
	var named []string
	rest := 0
	for _, code := range codes {
		if len(codes) <= most || slices.Contains(o.own, code) {
			named = append(named, o.c.ShortName(code))
		} else {
			rest++
		}
	}
	switch {
	case rest > 0 && len(named) > 0:
		named = append(named, strconv.Itoa(rest)+" wilayah lain")
	case rest > 0:
		named = append(named, strconv.Itoa(rest)+" wilayah")
	case len(named) == 0:
		return nil
	}
	return []string{what + listed(named) + "."}
}

// alt says in words what the bars show, and which figures it states.
func (o order) alt() (string, []indicators.Figure) {
	a := &account{}
	a.say("Diagram batang dari yang terendah: " + lower(o.subtitle()) + ", " + groupTitle(o.in.Group) + ".")
	var list []string
	for _, r := range o.rows {
		if r.Skipped > 0 {
			list = append(list, "… ("+strconv.Itoa(r.Skipped)+" wilayah lain)")
			continue
		}
		list = append(list, strconv.Itoa(r.Place)+". "+r.Name+" "+a.value(r.figure))
	}
	a.say(strings.Join(list, "; ") + ".")
	a.told = append(a.told, o.leftOut()...)
	a.say(o.notes()...)
	a.say(source(o.c, a.told))
	words := strings.Join(a.words, " ")
	if utf8.RuneCountInString(words) > altMost {
		words = strings.Replace(words, lineGrows+" ", "", 1)
	}
	return words, a.told
}
