package brief

import (
	"slices"
	"strconv"
	"strings"

	"pantau/indicators"
	"pantau/indicators/chart"
)

// notes are what must be known to read the figures rightly, each where it applies, what
// matters most first.
func (s *sheet) notes(f facts) []note {
	var list []note
	for _, words := range s.cautions(f) {
		list = append(list, note{words, true})
	}
	add := func(applies, must bool, words func() string) {
		if applies {
			list = append(list, note{words(), must})
		}
	}
	say := func(words string) func() string { return func() string { return words } }
	has := func(i indicators.Indicator) bool { return f.profile.Readings[i].Absence == indicators.Present }
	small := f.region().Kind == indicators.Province && f.parts.Period != f.profile.Period
	add(f.profile.SmallChange, true, say(smallChange))
	add(f.profile.DepthAgainstRate, true, say(depthAgainstRate))
	add(f.holes(), true, say("Tanda "+notThere+" berarti belum ada di data Pantau (terakhir diperiksa "+strings.ReplaceAll(checked(f.c), " ", nbsp)+")."))
	add(len(f.profile.Newer) > 0, false, func() string { return s.newer(f) })
	add(f.rebased(), false, say(rebased))
	add(f.region().Kind.IsDistrict() || small, false, say(marchOnly))
	add(has(indicators.Line), false, say(lineGrows))
	add(has(indicators.Poor) && f.profile.Readings[indicators.Poor].Change.Reason == indicators.Computed, false, say(netChange))
	add(slices.Contains(f.columns, indicators.Period{Year: 2025, Month: indicators.March}), false, say(february2025))
	return list
}

// cautions tell what speaks against figures marked with a star, those of one kind
// together.
func (s *sheet) cautions(f facts) []string {
	var order, list []string
	which := map[string][]string{}
	for _, x := range f.flagged() {
		why, what := chart.Caution(x), short(x.Indicator)
		if x.Region != f.Region {
			what += " " + s.c.ShortName(x.Region)
		}
		if which[why] == nil {
			order = append(order, why)
		}
		if n := len(which[why]) - 1; n >= 0 && strings.HasPrefix(which[why][n], what+" "+month(x.Period.Month)) {
			which[why][n] += ", " + strconv.Itoa(x.Period.Year)
			continue
		}
		which[why] = append(which[why], what+" "+period(x.Period))
	}
	for _, why := range order {
		list = append(list, "*"+nbsp+upper(strings.Join(which[why], "; "))+": "+why+".")
	}
	return list
}

// rebased tells whether numbers of poor people of 2020 and of later years stand beside
// each other.
func (f facts) rebased() bool {
	first := f.columns[0].Year
	return first <= 2020 && f.columns[len(f.columns)-1].Year > 2020 || f.profile.Readings[indicators.Poor].Change.Rebased()
}

// newer names figures of larger regions from later surveys.
func (s *sheet) newer(f facts) string {
	var list []string
	for _, x := range f.profile.Newer {
		r, _ := f.c.Region(x.Region)
		list = append(list, r.Name+" "+s.value(x)+" ("+period(x.Period)+")")
	}
	return "Rilis lebih baru: " + strings.Join(list, ", ") + "; bukan pembanding " + period(f.profile.Period) + "."
}

// holes tells whether the page has the mark of a figure that is not in the data.
func (f facts) holes() bool {
	for _, i := range indicators.All {
		for _, p := range f.columns {
			if f.c.Absence(f.Region, i, p) == indicators.NotInData {
				return true
			}
		}
	}
	return len(f.near.absent)+len(f.parts.Missing) > 0
}

// sources say who did what: BPS the figures, Pantau the arithmetic.
func (s *sheet) sources(f facts) []string {
	figures := slices.Concat(slices.Concat(f.trend...), f.near.rows, f.parts.Rows, f.parts.LeftOut, f.septembers())
	for _, i := range indicators.All {
		figures = append(figures, f.profile.Readings[i].Figure)
		for _, p := range f.columns {
			if x, ok := f.c.Figure(f.Region, i, p); ok {
				figures = append(figures, x)
			}
		}
	}
	words := "BPS, Susenas " + strings.Join(spans(figures), " dan ") + "; selisih dan peringkat diolah Pantau."
	confirmed, copied := false, false
	for _, x := range figures {
		confirmed, copied = confirmed || x.Confirmed(), copied || x.Source != "" && !x.Confirmed()
	}
	list := []string{words}
	if copied {
		list = append(list, "Angka dari salinan tabel BPS, belum dicocokkan langsung.")
	}
	if confirmed {
		list = append(list, "Layanan ini menggunakan API Badan Pusat Statistik (BPS).")
	}
	return list
}

// spans names the years of figures by survey month: "Maret 2015–2025".
func spans(figures []indicators.Figure) []string {
	var list []string
	for _, m := range [...]indicators.Month{indicators.March, indicators.September} {
		first, last := 0, 0
		for _, x := range figures {
			if x.Period.Month != m {
				continue
			}
			if first == 0 || x.Period.Year < first {
				first = x.Period.Year
			}
			last = max(last, x.Period.Year)
		}
		switch {
		case first == 0:
		case first == last:
			list = append(list, month(m)+" "+strconv.Itoa(first))
		default:
			list = append(list, month(m)+" "+strconv.Itoa(first)+"–"+strconv.Itoa(last))
		}
	}
	return list
}
